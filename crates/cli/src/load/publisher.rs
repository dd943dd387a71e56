//! Publishes at a steady rate, or all at once.

use crate::arguments::Load;
use std::{
    io::{self, Read, Write},
    net::TcpStream,
    thread::sleep,
    time::{Duration, Instant},
};
use url::Url;

/// What a publication is recognised by, with its number and [`FIRST`] behind it.
pub const MARK: &str = "ww3load-";
/// The first publication's number as it is written: in a text, smaller ones may be taken for a year.
pub const FIRST: u64 = 100_000;
/// Items in one request of a burst.
const TOGETHER: u64 = 100;

/// Where something happens.
#[rustfmt::skip]
const PLACES: [&str; 20] = [
    "Kyiv", "Kharkiv", "Odesa", "Lviv", "Dnipro", "Donetsk", "Belgorod", "Moscow", "Damascus", "Aleppo", "Homs", "Beirut",
    "Tyre", "Baghdad", "Mosul", "Tehran", "Isfahan", "Khartoum", "Tripoli", "Kabul",
];
/// What is hit.
const TARGETS: [&str; 8] =
    ["a depot", "a bridge", "an airfield", "a refinery", "a factory", "a power plant", "a port", "barracks"];

/// What is published when.
#[derive(Clone)]
pub struct Plan {
    url: Option<Url>,
    key: Option<String>,
    began: Instant,
    rate: f64,
    count: u64,
    is_burst: bool,
    pad: usize,
    /// Differs from run to run: an item that was there before would be a duplicate.
    run: u128,
}

impl Plan {
    /// The plan of these arguments.
    pub fn of(arguments: &Load, began: Instant) -> Self {
        let count = match arguments.burst {
            Some(burst) => burst,
            None => (arguments.rate * arguments.span.as_secs_f64()) as u64,
        };
        let url = arguments.publish.clone();
        Self {
            count: if url.is_some() { count } else { 0 },
            url,
            key: arguments.key.clone(),
            began,
            rate: arguments.rate,
            is_burst: arguments.burst.is_some(),
            pad: arguments.pad,
            run: std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_millis()),
        }
    }

    /// How many are published.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// When this one is due.
    pub fn due(&self, number: u64) -> Instant {
        if self.is_burst {
            self.began
        } else {
            self.began + Duration::from_secs_f64(number as f64 / self.rate)
        }
    }

    /// Publishes all; answers how many requests were refused.
    pub fn publish(&self) -> u64 {
        let Some(url) = &self.url else { return 0 };
        let step = if self.is_burst && self.is_ingest(url) { TOGETHER } else { 1 };
        let (mut refused, mut connection) = (0, None);
        let mut number = 0;
        while number < self.count {
            sleep(self.due(number).saturating_duration_since(Instant::now()));
            let until = (number + step).min(self.count);
            let body = (number..until).map(|number| self.item(number)).collect::<Vec<_>>().join("\n");
            if self.post(url, &body, &mut connection).is_err() {
                connection = None;
                refused += 1;
            }
            number = until;
        }
        refused
    }

    fn is_ingest(&self, url: &Url) -> bool {
        url.path().ends_with("/ingest")
    }

    /// A feed item that tells of an event; to other servers it is a text.
    fn item(&self, number: u64) -> String {
        let (run, pad) = (self.run, "x".repeat(self.pad));
        // Each tells of another place, target or count, in this run and in the last: of two that told of the same, a
        // server may make one event. Not of 1,900 people: see [`FIRST`].
        let nth = number as usize;
        let place = PLACES[nth % PLACES.len()];
        let target = TARGETS[nth / PLACES.len() % TARGETS.len()];
        let turn = (nth / PLACES.len() / TARGETS.len()) as u128;
        let wounded = 2 + (run / 1000 * 17 + turn) % 1800;
        format!(
            "{{\"title\":\"Airstrike hits {target} in {place}, {wounded} people wounded {MARK}{}- {pad}\",\
             \"url\":\"http://load/{run:x}/{number}\",\"source_name\":\"load\",\"published_at\":{}}}",
            FIRST + number,
            self.run / 1000
        )
    }

    fn post(&self, url: &Url, body: &str, connection: &mut Option<TcpStream>) -> io::Result<()> {
        let socket = match connection {
            Some(socket) => socket,
            None => {
                let socket = TcpStream::connect(&*url.socket_addrs(|| Some(80))?)?;
                socket.set_nodelay(true)?;
                socket.set_read_timeout(Some(Duration::from_secs(10)))?;
                connection.insert(socket)
            }
        };
        let host = url.host_str().unwrap_or("localhost");
        let bearer =
            self.key.as_ref().map(|key| format!("Authorization: Bearer {key}\r\n")).unwrap_or_default();
        let path = &url[url::Position::BeforePath..url::Position::AfterQuery];
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-ndjson\r\n{bearer}Content-Length: {}\r\n\r\n",
            body.len()
        );
        socket.write_all(&[head.as_bytes(), body.as_bytes()].concat())?;
        read_answer(socket)
    }
}

/// Reads one answer, whose body has a length or ends with the last chunk.
fn read_answer(socket: &mut TcpStream) -> io::Result<()> {
    let (mut answer, mut bytes) = (Vec::new(), [0; 4096]);
    loop {
        let read = socket.read(&mut bytes)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        answer.extend_from_slice(&bytes[..read]);
        let text = String::from_utf8_lossy(&answer).to_ascii_lowercase();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
        let is_whole = length.map_or(body.ends_with("0\r\n\r\n"), |length: usize| body.len() >= length);
        if is_whole || head.contains(" 204") {
            let is_good = head.split(' ').nth(1).is_some_and(|status| status.starts_with('2'));
            return if is_good { Ok(()) } else { Err(io::Error::other("refused")) };
        }
    }
}
