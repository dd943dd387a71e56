//! The process that sends: prepared frames over loopback, as fast as it can or on a schedule.
//!
//! Blocking and bare, so that it is never what is measured. Ends when its standard input is closed, thus with
//! its owner.

use crate::frames::{BLOCK, Block, Chunks, OPENING};
use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use url::Url;

/// What a client asks for, in the query of its request.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// How many events.
    pub events: u64,
    /// Whether each is a chunk of its own.
    pub chunk_each: bool,
    /// When to send them; as fast as it goes where there is none.
    pub schedule: Option<Schedule>,
}

/// When each event is to be sent.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    /// Nanoseconds after the Unix epoch.
    pub start: u64,
    /// Events a second.
    pub rate: u64,
}

impl Schedule {
    /// When the event of this number is to be sent, nanoseconds after the Unix epoch.
    pub fn time_of(&self, number: u64) -> u64 {
        self.start + number * 1_000_000_000 / self.rate
    }

    /// How many are to be sent by now.
    fn due(&self) -> u64 {
        let since = now().saturating_sub(self.start);
        (since as u128 * self.rate as u128 / 1_000_000_000) as u64
    }
}

/// Nanoseconds after the Unix epoch.
pub fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64)
}

impl Order {
    /// The address at which this server serves it.
    pub fn url(&self, server: &Url) -> Url {
        let mut url = server.clone();
        let mut query = url.query_pairs_mut();
        query.append_pair("events", &self.events.to_string());
        query.append_pair("each", if self.chunk_each { "1" } else { "0" });
        if let Some(Schedule { start, rate }) = self.schedule {
            query.append_pair("start", &start.to_string());
            query.append_pair("rate", &rate.to_string());
        }
        drop(query);
        url
    }

    /// The order of this address.
    pub fn of(url: &Url) -> Option<Self> {
        let number = |name: &str| url.query_pairs().find(|(key, _)| key == name)?.1.parse::<u64>().ok();
        let schedule = number("start").zip(number("rate")).map(|(start, rate)| Schedule { start, rate });
        Some(Self { events: number("events")?, chunk_each: number("each")? == 1, schedule })
    }
}

/// A server in a process of its own; ends with this value.
pub struct Server {
    child: Child,
    /// Where it serves.
    pub url: Url,
}

impl Server {
    /// Starts this program as a server.
    ///
    /// # Errors
    /// Where it can't be started.
    pub fn start() -> io::Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .arg("serve")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        let stdout = child.stdout.take().ok_or_else(|| io::Error::other("the server has no output"))?;
        BufReader::new(stdout).read_line(&mut line)?;
        let url = Url::parse(line.trim()).map_err(io::Error::other)?;
        Ok(Self { child, url })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

/// Serves, until standard input is closed.
///
/// # Errors
/// Where no port is to be had.
pub fn serve() -> io::Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", 0))?;
    println!("http://{}/", listener.local_addr()?);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || {
                // A client that has enough closes the connection.
                let _ = answer(stream);
            });
        }
    });
    io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

fn answer(mut stream: TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let order = read_order(&stream)?;
    stream.write_all(
        b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncache-control: no-cache\r\n\
          transfer-encoding: chunked\r\n\r\n",
    )?;
    stream.write_all(format!("{:x}\r\n{OPENING}\r\n", OPENING.len()).as_bytes())?;
    match order.schedule {
        Some(schedule) => send_on_time(&mut stream, order.events, schedule)?,
        None => {
            let mut block = Block::new(if order.chunk_each { Chunks::Each } else { Chunks::Block });
            for first in (0..order.events).step_by(BLOCK) {
                stream.write_all(block.numbered(first, BLOCK))?;
            }
        }
    }
    stream.write_all(b"0\r\n\r\n")
}

fn read_order(stream: &TcpStream) -> io::Result<Order> {
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let path = request.split(' ').nth(1).unwrap_or_default();
    let url = Url::parse("http://localhost/").and_then(|base| base.join(path)).ok();
    url.and_then(|url| Order::of(&url)).ok_or_else(|| io::Error::other(format!("no order in {request:?}")))
}

/// Writes what is due, then sleeps until something is.
fn send_on_time(stream: &mut TcpStream, events: u64, schedule: Schedule) -> io::Result<()> {
    let mut block = Block::new(Chunks::Each);
    let mut sent = 0;
    while sent < events {
        let due = (schedule.due() + 1).min(events).saturating_sub(sent).min(BLOCK as u64);
        if now() >= schedule.start && due > 0 {
            stream.write_all(block.numbered(sent, due as usize))?;
            sent += due;
        } else {
            let wait = schedule.time_of(sent).saturating_sub(now());
            thread::sleep(Duration::from_nanos(wait));
        }
    }
    Ok(())
}
