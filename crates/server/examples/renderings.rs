//! Measures what each rendering of the stream costs: bytes on the wire for an event, processor time of the server for
//! one at one connection, and its memory for a connection. Linux, for it reads `/proc`.
//!
//! `cargo run --release -p ww3-server --example renderings -- target/release/ww3-server ITEMS.ndjson`
//!
//! The items go in one at a time, so that each event is a frame of its own, and a second time as a backlog. Processor
//! time is that with 200 connections less that with none, which detects and commits. Memory is PSS: before, and with
//! 1,000 connections, that wait for what is new, or that have had all events as a backlog.

use std::{
    error::Error,
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

type Done<T> = Result<T, Box<dyn Error>>;

const CONNECTIONS: usize = 1_000;
/// Enough that their share can be told from the rest, few enough to be read between two events.
const LIVE: usize = 200;
/// Linux counts processor time in hundredths of a second.
const TICK_MICROS: u64 = 10_000;
const QUIET: Duration = Duration::from_millis(400);
const WEBSOCKET: &str = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

fn main() -> Done<()> {
    let mut arguments = std::env::args().skip(1);
    let (Some(program), Some(file)) = (arguments.next(), arguments.next()) else {
        return Err("usage: renderings PROGRAM ITEMS.ndjson [CONNECTIONS]".into());
    };
    let connections = arguments.next().map_or(Ok(CONNECTIONS), |count| count.parse())?;
    let items: Vec<String> = std::fs::read_to_string(file)?.lines().map(str::to_owned).collect();
    println!(
        "| rendering | events | live, bytes an event | backlog, bytes an event | live, CPU µs an event | waiting, bytes a connection | after the backlog |\n|---|---|---|---|---|---|---|"
    );
    let alone = processor(&program, &items, "", 0)?;
    let cbor = "Accept: application/cbor-seq\r\n";
    for (name, lines) in [
        ("text", String::new()),
        ("text, gzip", "Accept-Encoding: gzip\r\n".into()),
        ("text, br", "Accept-Encoding: br\r\n".into()),
        ("text, zstd", "Accept-Encoding: zstd\r\n".into()),
        ("CBOR", cbor.into()),
        ("CBOR, gzip", format!("{cbor}Accept-Encoding: gzip\r\n")),
        ("CBOR, br", format!("{cbor}Accept-Encoding: br\r\n")),
        ("CBOR, zstd", format!("{cbor}Accept-Encoding: zstd\r\n")),
        ("WebSocket", WEBSOCKET.into()),
    ] {
        let (events, live, backlog) = bytes(&program, &items, &lines)?;
        let together = processor(&program, &items, &lines, LIVE)?.saturating_sub(alone);
        let micros = together as f64 / (events * LIVE) as f64;
        let waiting = memory(&program, &items, "", &lines, connections)?;
        let memory = memory(&program, &items, "?since=0", &lines, connections)?;
        println!("| {name} | {events} | {live} | {backlog} | {micros:.1} | {waiting} | {memory} |");
    }
    Ok(())
}

/// A server on a database of its own.
struct Server {
    child: Child,
    address: SocketAddr,
    folder: std::path::PathBuf,
}

impl Server {
    fn start(program: &str) -> Done<Self> {
        let folder = std::env::temp_dir().join(format!("ww3-renderings-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder)?;
        let database = format!("sqlite:{}", folder.join("feed.db").display());
        let mut child = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0", "--database", &database, "--ping-seconds", "3600"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let address = line.trim().rsplit('/').next().ok_or("no address")?.parse()?;
        Ok(Self { child, address, folder })
    }

    fn open(&self, query: &str, lines: &str) -> Done<TcpStream> {
        let mut socket = TcpStream::connect(self.address)?;
        write!(socket, "GET /api/map-stream{query} HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n")?;
        socket.set_read_timeout(Some(QUIET))?;
        Ok(socket)
    }

    fn post(&self, items: &[String]) -> Done<()> {
        let body = items.join("\n");
        let mut socket = TcpStream::connect(self.address)?;
        write!(
            socket,
            "POST /api/ingest HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/x-ndjson\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )?;
        let mut answer = String::new();
        socket.read_to_string(&mut answer)?;
        if answer.starts_with("HTTP/1.1 200") { Ok(()) } else { Err(answer.into()) }
    }

    /// What is used by the process alone, and its share of the rest; bytes.
    fn memory(&self) -> Done<usize> {
        let text = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", self.child.id()))?;
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:")).ok_or("no Pss")?;
        Ok(line.trim().trim_end_matches(" kB").parse::<usize>()? << 10)
    }

    /// User and system time so far, microseconds.
    fn processor(&self) -> Done<u64> {
        let text = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // Behind the name, which may hold anything; user time is the twelfth from there.
        let (_, fields) = text.rsplit_once(')').ok_or("no name")?;
        let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<u64>);
        Ok(ticks.sum::<Result<u64, _>>()? * TICK_MICROS)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Everything up to a silence.
fn drain(socket: &mut TcpStream) -> Vec<u8> {
    let (mut all, mut bytes) = (Vec::new(), vec![0; 1 << 16]);
    while let Ok(read) = socket.read(&mut bytes) {
        if read == 0 {
            break;
        }
        all.extend_from_slice(&bytes[..read]);
    }
    all
}

fn bytes(program: &str, items: &[String], lines: &str) -> Done<(usize, usize, usize)> {
    let server = Server::start(program)?;
    let (mut plain, mut measured) = (server.open("", "")?, server.open("", lines)?);
    let head = drain(&mut measured).len();
    drain(&mut plain);
    for item in items {
        server.post(std::slice::from_ref(item))?;
    }
    let text = String::from_utf8_lossy(&drain(&mut plain)).into_owned();
    let events = text.matches("event: map-event").count().max(1);
    let live = drain(&mut measured).len();
    let backlog = drain(&mut server.open("?since=0", lines)?).len().saturating_sub(head);
    Ok((events, live / events, backlog / events))
}

/// What posting all of them one by one takes, with so many connections that read along.
fn processor(program: &str, items: &[String], lines: &str, connections: usize) -> Done<u64> {
    let server = Server::start(program)?;
    let mut sockets = opened(&server, "", lines, connections)?;
    sleep(Duration::from_secs(1));
    read_along(&mut sockets);
    let before = server.processor()?;
    for item in items {
        server.post(std::slice::from_ref(item))?;
        read_along(&mut sockets);
    }
    for _ in 0..20 {
        read_along(&mut sockets);
        sleep(Duration::from_millis(100));
    }
    Ok(server.processor()? - before)
}

fn opened(server: &Server, query: &str, lines: &str, connections: usize) -> Done<Vec<TcpStream>> {
    let mut sockets = Vec::new();
    for _ in 0..connections {
        let mut socket = server.open(query, lines)?;
        // One after the other, as readers come: else a crowd of helping threads is measured too.
        let _ = socket.read(&mut [0; 1024])?;
        socket.set_nonblocking(true)?;
        sockets.push(socket);
    }
    Ok(sockets)
}

/// Takes what has come.
fn read_along(sockets: &mut [TcpStream]) {
    let mut bytes = vec![0; 1 << 16];
    for socket in sockets {
        while matches!(socket.read(&mut bytes), Ok(1..)) {}
    }
}

fn memory(program: &str, items: &[String], query: &str, lines: &str, connections: usize) -> Done<usize> {
    let server = Server::start(program)?;
    // What the first one takes, and the events that are kept, is no connection's.
    drop(drain(&mut server.open("", lines)?));
    server.post(items)?;
    sleep(Duration::from_secs(2));
    let before = server.memory()?;
    let mut sockets = opened(&server, query, lines, connections)?;
    for _ in 0..40 {
        read_along(&mut sockets);
        sleep(Duration::from_millis(100));
    }
    Ok(server.memory()?.saturating_sub(before) / connections)
}
