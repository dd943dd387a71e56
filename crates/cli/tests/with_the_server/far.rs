//! A way to a server as if it were far: a proxy that has its streams packed in one coding, and breaks a few times.
#![allow(clippy::unwrap_used, reason = "a test")]

use super::cutter::pass;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// After so many bytes of a packed body a connection breaks; those that follow hold.
const BREAKS: [usize; 3] = [400, 1_200, 2_000];

/// Asks the server for this coding alone, whatever more the client offers. Its address, and the heads of the
/// server's answers.
pub fn far(server: SocketAddr, coding: &'static str) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let answers = Arc::<Mutex<Vec<String>>>::default();
    let heads = Arc::clone(&answers);
    thread::spawn(move || {
        for mut near in listener.incoming().map_while(Result::ok) {
            let asked = head(&near);
            let offered = asked.iter().find_map(|line| line.strip_prefix("accept-encoding: ")).unwrap();
            assert!(offered.split(',').any(|offered| offered.trim() == coding), "{asked:?}");
            let asked_for = asked[0].strip_prefix("GET http://feed.invalid").unwrap();
            let others = asked[1..].iter().filter(|line| line.starts_with("last-event-id: "));
            let lines = others.map(|line| format!("{line}\r\n")).collect::<String>();
            let mut far = TcpStream::connect(server).unwrap();
            write!(far, "GET {asked_for}\r\nHost: localhost\r\nAccept-Encoding: {coding}\r\n{lines}\r\n")
                .unwrap();
            let answer = head(&far).join("\r\n");
            write!(near, "{answer}\r\n\r\n").unwrap();
            let mut heads = heads.lock().unwrap();
            let limit = BREAKS.get(heads.len()).copied().unwrap_or(usize::MAX);
            heads.push(answer);
            thread::spawn(move || drop(pass(near, far, limit)));
        }
    });
    (url, answers)
}

/// The lines of a head; nothing after it is taken. Both write names in small letters.
fn head(socket: &TcpStream) -> Vec<String> {
    let lines = BufReader::with_capacity(1, socket).lines().map_while(Result::ok);
    lines.take_while(|line| !line.is_empty()).collect()
}
