//! Sockets that read a stream and look for the marks of publications.

use super::publisher::{FIRST, MARK, Plan};
use mio::{Events, Interest, Poll, Token, net::TcpStream};
use std::{
    io::{self, ErrorKind, Read, Write},
    net::SocketAddr,
    time::{Duration, Instant},
};
use url::Url;

/// Latencies that are kept, at most: of more, only every n-th.
const KEPT: usize = 4_000_000;
/// How long a subscriber may wait for its answer's head.
const HEAD: Duration = Duration::from_secs(10);
/// What one read takes, at most.
const AT_ONCE: usize = 256 << 10;

/// All subscribers.
pub struct Subscribers {
    poll: Poll,
    events: Events,
    sockets: Vec<Option<Subscriber>>,
    latencies: Vec<u32>,
    deliveries: u64,
    bytes: u64,
    left: usize,
    first: Option<Instant>,
    last: Option<Instant>,
    /// What was read, behind what was left before.
    text: Vec<u8>,
}

struct Subscriber {
    socket: TcpStream,
    /// The end of what was read, where a mark may have begun.
    rest: Vec<u8>,
}

impl Subscribers {
    /// Connects so many, one after the other; each has its answer's head.
    ///
    /// # Errors
    /// Where one is refused.
    pub fn connect(url: &Url, count: usize, token: Option<&str>) -> io::Result<Self> {
        let _ = rlimit::increase_nofile_limit(u64::MAX);
        let poll = Poll::new()?;
        let addresses = url.socket_addrs(|| Some(80))?;
        let bearer = token.map(|token| format!("Authorization: Bearer {token}\r\n")).unwrap_or_default();
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let host = url.host_str().unwrap_or("localhost");
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/event-stream\r\n{bearer}\r\n");
        let sockets = (0..count).map(|at| {
            let mut socket = subscribe(&addresses, &request)?;
            poll.registry().register(&mut socket, Token(at), Interest::READABLE)?;
            Ok(Some(Subscriber { socket, rest: Vec::new() }))
        });
        let sockets = sockets.collect::<io::Result<Vec<_>>>()?;
        Ok(Self {
            poll,
            events: Events::with_capacity(1024),
            sockets,
            latencies: Vec::new(),
            deliveries: 0,
            bytes: 0,
            left: 0,
            first: None,
            last: None,
            text: Vec::new(),
        })
    }

    /// How many there were at the beginning.
    pub fn connected(&self) -> usize {
        self.sockets.len()
    }

    /// How many were cut off.
    pub fn left(&self) -> usize {
        self.left
    }

    /// Publications that arrived, counted at each subscriber.
    pub fn deliveries(&self) -> u64 {
        self.deliveries
    }

    /// Bytes that arrived, of whatever kind.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// When the last one arrived.
    pub fn last(&self) -> Option<Instant> {
        self.last
    }

    /// From the first delivery to the last.
    pub fn span(&self) -> Duration {
        self.first.zip(self.last).map_or(Duration::ZERO, |(first, last)| last - first)
    }

    /// Latencies in microseconds, sorted.
    pub fn latencies(&self) -> Vec<u32> {
        let mut sorted = self.latencies.clone();
        sorted.sort_unstable();
        sorted
    }

    /// Takes in what comes within the span.
    pub fn listen(&mut self, plan: &Plan, span: Duration) -> io::Result<()> {
        match self.poll.poll(&mut self.events, Some(span)) {
            Err(error) if error.kind() != ErrorKind::Interrupted => return Err(error),
            _ => {}
        }
        let ready: Vec<_> =
            self.events.iter().map(|event| (event.token().0, event.is_read_closed())).collect();
        for (at, is_ended) in ready {
            self.read(at, is_ended, plan);
        }
        Ok(())
    }

    fn read(&mut self, at: usize, is_ended: bool, plan: &Plan) {
        while let Some(Some(subscriber)) = self.sockets.get_mut(at) {
            let mut text = std::mem::take(&mut self.text);
            let begin = subscriber.rest.len();
            text.resize(text.len().max(begin + AT_ONCE), 0);
            text[..begin].copy_from_slice(&subscriber.rest);
            match subscriber.socket.read(&mut text[begin..]) {
                Ok(read) if read > 0 => {
                    let (now, end) = (Instant::now(), begin + read);
                    self.bytes += read as u64;
                    let used = marks(&text[..end], |number| self.delivered(number, now, plan));
                    if let Some(Some(subscriber)) = self.sockets.get_mut(at) {
                        subscriber.rest.clear();
                        subscriber.rest.extend_from_slice(&text[used..end]);
                    }
                    self.text = text;
                    // Less than there was room for: the socket is empty, and says when it is no more. Its end it has
                    // said already.
                    if end < begin + AT_ONCE && !is_ended {
                        return;
                    }
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {
                    self.text = text;
                    return;
                }
                _ => {
                    self.text = text;
                    self.sockets[at] = None;
                    self.left += 1;
                }
            }
        }
    }

    fn delivered(&mut self, number: u64, now: Instant, plan: &Plan) {
        self.deliveries += 1;
        self.first.get_or_insert(now);
        self.last = Some(now);
        let expected = plan.count() * self.sockets.len() as u64;
        let every = expected / KEPT as u64 + 1;
        if self.deliveries.is_multiple_of(every) {
            let latency = now.saturating_duration_since(plan.due(number));
            self.latencies.push(u32::try_from(latency.as_micros()).unwrap_or(u32::MAX));
        }
    }
}

fn subscribe(addresses: &[SocketAddr], request: &str) -> io::Result<TcpStream> {
    let mut socket = std::net::TcpStream::connect(addresses)?;
    socket.set_read_timeout(Some(HEAD))?;
    socket.write_all(request.as_bytes())?;
    let mut head = [0; 1024];
    let read = socket.read(&mut head)?;
    if !head[..read].starts_with(b"HTTP/1.1 200") {
        let line = String::from_utf8_lossy(&head[..read]);
        return Err(io::Error::other(line.lines().next().unwrap_or("it was closed").to_owned()));
    }
    socket.set_nonblocking(true)?;
    Ok(TcpStream::from_std(socket))
}

/// Calls `found` with the number of each mark, and answers how many bytes need not be looked at again.
fn marks(text: &[u8], mut found: impl FnMut(u64)) -> usize {
    let mut at = 0;
    while let Some(begin) = memchr::memmem::find(&text[at..], MARK.as_bytes()) {
        let digits = &text[at + begin + MARK.len()..];
        let Some(length) = digits.iter().position(|byte| !byte.is_ascii_digit()) else { return at + begin };
        // Whatever else shows the mark, as a summary that repeats the title, has no number with an end.
        if digits[length] == b'-'
            && let Some(number) =
                std::str::from_utf8(&digits[..length]).ok().and_then(|n| n.parse::<u64>().ok())
            && number >= FIRST
        {
            found(number - FIRST);
        }
        at += begin + MARK.len() + length;
    }
    text.len().saturating_sub(MARK.len() - 1).max(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_found_once_also_where_it_was_cut_in_two() {
        let text = b"data: ww3load-100012- xxx\n\ndata: ww3load-100013- yyy\n\n";
        for cut in 0..=text.len() {
            let mut seen = Vec::new();
            let mut rest = text[..cut].to_vec();
            let used = marks(&rest, |number| seen.push(number));
            rest.drain(..used);
            rest.extend_from_slice(&text[cut..]);
            marks(&rest, |number| seen.push(number));
            assert_eq!(seen, [12, 13], "cut at {cut}");
        }
    }
}
