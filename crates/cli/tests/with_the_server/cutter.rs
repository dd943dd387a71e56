//! A way to a server that breaks, at any byte.
#![allow(clippy::unwrap_used, reason = "a test")]

use fastrand::Rng;
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::thread;

/// Passes on what comes to its address; each connection breaks after another number of the server's bytes.
pub fn cutter(server: SocketAddr, seed: u64) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = listener.local_addr().unwrap();
    let mut rng = Rng::with_seed(seed);
    thread::spawn(move || {
        for near in listener.incoming().map_while(Result::ok) {
            let most = if rng.bool() { 3_000 } else { 200_000 };
            let limit = rng.usize(0..most);
            thread::spawn(move || drop(TcpStream::connect(server).and_then(|far| pass(near, far, limit))));
        }
    });
    addr
}

/// Passes on, in both directions, until so many bytes have come from the far end.
pub fn pass(mut near: TcpStream, mut far: TcpStream, mut left: usize) -> std::io::Result<()> {
    let (mut from, mut to) = (near.try_clone()?, far.try_clone()?);
    thread::spawn(move || {
        let _ = std::io::copy(&mut from, &mut to);
        let _ = to.shutdown(Shutdown::Both);
    });
    let mut buffer = [0; 1500];
    while left > 0 {
        let count = far.read(&mut buffer)?.min(left);
        if count == 0 {
            break;
        }
        near.write_all(&buffer[..count])?;
        left -= count;
    }
    far.shutdown(Shutdown::Both)?;
    near.shutdown(Shutdown::Both)
}
