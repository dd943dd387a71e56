//! A request written by hand, and its answer as it comes: head, chunks, and what is packed in them.

use super::{Fixture, Frame, PATIENCE, parse};
use std::io::{Read, Write};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};
use zlib_rs::{Inflate, InflateFlush};

pub struct Raw {
    pub socket: TcpStream,
    pub head: String,
    rest: Vec<u8>,
}

/// Asks for `path` with these lines in the head.
pub async fn get(server: &Fixture, path: &str, lines: &str) -> Raw {
    request(server, &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n")).await
}

pub async fn request(server: &Fixture, request: &str) -> Raw {
    let mut socket = TcpStream::connect(server.server.addr()).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut raw = Raw { socket, head: String::new(), rest: Vec::new() };
    loop {
        if let Some(at) = find(&raw.rest, b"\r\n\r\n") {
            raw.head = String::from_utf8(raw.rest.drain(..at + 4).collect()).unwrap().to_lowercase();
            return raw;
        }
        assert!(raw.read().await, "no head: {:?}", String::from_utf8_lossy(&raw.rest));
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

impl Raw {
    async fn read(&mut self) -> bool {
        timeout(PATIENCE, self.socket.read_buf(&mut self.rest)).await.expect("nothing in time").unwrap() > 0
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    pub fn status(&self) -> u16 {
        self.head.split(' ').nth(1).unwrap().parse().unwrap()
    }

    /// The next chunk; none where the body has ended as it should.
    pub async fn chunk(&mut self) -> Option<Vec<u8>> {
        loop {
            if let Some(at) = find(&self.rest, b"\r\n") {
                let length = std::str::from_utf8(&self.rest[..at]).unwrap();
                let length = usize::from_str_radix(length, 16).unwrap();
                if self.rest.len() >= at + 2 + length + 2 {
                    let chunk = self.rest[at + 2..at + 2 + length].to_vec();
                    self.rest.drain(..at + 2 + length + 2);
                    return (length > 0).then_some(chunk);
                }
            }
            assert!(self.read().await, "the body broke off");
        }
    }

    /// Everything up to the end of the connection.
    pub async fn all(mut self) -> Vec<u8> {
        while self.read().await {}
        self.rest
    }
}

/// Unpacks what comes, as far as it has come.
pub enum Unpacker {
    Gzip(Box<Inflate>),
    /// Everything that has come, and how much of it was handed on: the library's writer holds some back.
    Brotli(Vec<u8>, usize),
    Zstd(zstd::stream::write::Decoder<'static, Vec<u8>>),
}

impl Unpacker {
    pub fn new(coding: &str) -> Self {
        match coding {
            "gzip" => Self::Gzip(Box::new(Inflate::new(true, 31))),
            "br" => Self::Brotli(Vec::new(), 0),
            "zstd" => Self::Zstd(zstd::stream::write::Decoder::new(Vec::new()).unwrap()),
            other => panic!("{other}"),
        }
    }

    pub fn unpack(&mut self, packed: &[u8]) -> Vec<u8> {
        match self {
            Self::Gzip(gzip) => {
                let mut out = vec![0; 1 << 20];
                let (before, begin) = (gzip.total_out(), gzip.total_in());
                gzip.decompress(packed, &mut out, InflateFlush::SyncFlush).unwrap();
                assert_eq!(gzip.total_in() - begin, packed.len() as u64);
                out.truncate((gzip.total_out() - before) as usize);
                out
            }
            Self::Brotli(all, handed_on) => {
                all.extend_from_slice(packed);
                let mut text = Vec::new();
                // It ends where no more has come.
                let _ = brotli::Decompressor::new(&all[..], 4096).read_to_end(&mut text);
                let new = text.split_off(*handed_on);
                *handed_on += new.len();
                new
            }
            Self::Zstd(zstd) => {
                zstd.write_all(packed).unwrap();
                zstd.flush().unwrap();
                std::mem::take(zstd.get_mut())
            }
        }
    }
}

/// Frames out of a packed body.
pub struct Packed {
    pub raw: Raw,
    pub unpacker: Unpacker,
    text: String,
}

impl Packed {
    pub fn new(raw: Raw) -> Self {
        let unpacker = Unpacker::new(raw.header("content-encoding").expect("it isn't packed"));
        Self { raw, unpacker, text: String::new() }
    }

    /// The next frame; none where the body ended.
    pub async fn next(&mut self) -> Option<Frame> {
        loop {
            if let Some((frame, rest)) = self.text.split_once("\n\n") {
                let frame = parse(frame);
                self.text = rest.to_owned();
                return Some(frame);
            }
            let chunk = self.raw.chunk().await?;
            self.text.push_str(&String::from_utf8(self.unpacker.unpack(&chunk)).unwrap());
        }
    }

    pub async fn expect(&mut self, event: &str) -> Frame {
        let frame = self.next().await.expect("the stream ended");
        assert_eq!(frame.event, event, "{frame:?}");
        frame
    }
}
