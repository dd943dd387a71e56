//! A server that answers the n-th connection with the n-th script, in just these pieces.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Pieces that are sent one by one, with a pause between.
pub type Pieces = Vec<Vec<u8>>;

pub struct Server {
    pub address: SocketAddr,
    heads: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Connections after the last script are held open, with nothing said.
    pub fn start(scripts: Vec<Pieces>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&heads);
        thread::spawn(move || {
            let mut scripts = scripts.into_iter();
            for mut socket in listener.incoming().map_while(Result::ok) {
                kept.lock().unwrap().push(head(&mut socket));
                let Some(script) = scripts.next() else {
                    // Until the client goes.
                    thread::spawn(move || socket.read(&mut [0]));
                    continue;
                };
                socket.set_nodelay(true).unwrap();
                for (n, piece) in script.iter().enumerate() {
                    if n > 0 {
                        thread::sleep(Duration::from_millis(2));
                    }
                    if socket.write_all(piece).is_err() {
                        break;
                    }
                }
            }
        });
        Self { address, heads }
    }

    /// The heads of the requests so far, byte for byte as Latin-1, header names in lower case.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().unwrap().clone()
    }
}

fn head(socket: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") && socket.read(&mut byte).is_ok_and(|read| read == 1) {
        bytes.push(byte[0]);
    }
    let text = String::from_utf8_lossy(&bytes);
    let lower = |line: &str| match line.split_once(": ") {
        Some((name, value)) => format!("{}: {value}", name.to_lowercase()),
        None => line.to_owned(),
    };
    text.lines().map(lower).collect::<Vec<_>>().join("\n")
}
