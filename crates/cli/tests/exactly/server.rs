//! A server that keeps its history and behaves as badly as a network can: no two connections alike.
#![allow(clippy::unwrap_used, reason = "a test")]

use crate::common::{header, request_head};
use fastrand::Rng;
use std::collections::BTreeMap;
use std::io::{BufReader, Error, Read, Result, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

/// Seconds; the client takes 2.5 of them for silence.
const PING: f64 = 0.4;

/// What went over the wire, by what was done to it.
pub type Deeds = BTreeMap<&'static str, usize>;

pub struct Server {
    shared: Arc<Shared>,
    pub addr: SocketAddr,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    epoch: u32,
    events: Vec<(String, String)>,
    rng: Rng,
    calm: bool,
    deeds: Deeds,
}

/// What becomes of a connection.
#[derive(Clone, Copy, Debug)]
enum Deed {
    /// Closed before the request is read: a reset.
    Refuse,
    /// 503.
    Busy,
    /// Ends after so many bytes, in the middle of whatever it is.
    Cut(usize),
    /// The same by a reset, with the client's bytes unread.
    Reset(usize),
    /// Nothing more after so many bytes, and the connection stays open.
    Stall(usize),
    /// Byte by byte up to here, then the end.
    Drip(usize),
    Serve,
}

impl Server {
    pub fn start(seed: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        let state = State {
            epoch: 1,
            events: Vec::new(),
            rng: Rng::with_seed(seed),
            calm: false,
            deeds: Deeds::new(),
        };
        let shared = Arc::new(Shared { state: Mutex::new(state), changed: Condvar::new() });
        let accepting = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(std::result::Result::ok) {
                let shared = Arc::clone(&accepting);
                thread::spawn(move || drop(serve(&shared, stream)));
            }
        });
        Self { shared, addr }
    }

    fn set<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let done = change(&mut self.shared.state.lock().unwrap());
        self.shared.changed.notify_all();
        done
    }

    /// Adds a revision of an event.
    pub fn publish(&self, id: &str, event: String) {
        self.set(|state| state.events.push((id.to_owned(), event)));
    }

    /// Another history of the same events: what stands of them, in another order, under other cursors.
    pub fn start_a_new_history(&self) {
        self.set(|state| {
            state.epoch += 1;
            let standing: BTreeMap<_, _> = state.events.drain(..).collect();
            state.events = standing.into_iter().collect();
            state.rng.shuffle(&mut state.events);
        });
    }

    /// From here on it behaves.
    pub fn calm_down(&self) {
        self.set(|state| state.calm = true);
    }

    pub fn deeds(&self) -> Deeds {
        self.set(|state| state.deeds.clone())
    }
}

fn choose(state: &mut State) -> Deed {
    if state.calm {
        return Deed::Serve;
    }
    let bytes = if state.rng.bool() { state.rng.usize(0..3000) } else { state.rng.usize(0..60_000) };
    let (name, deed) = match state.rng.u8(0..20) {
        0..2 => ("refused", Deed::Refuse),
        2 => ("503", Deed::Busy),
        3..11 => ("cut", Deed::Cut(bytes)),
        11..15 => ("reset", Deed::Reset(bytes)),
        15..17 => ("stalled", Deed::Stall(bytes)),
        _ => ("dripped", Deed::Drip(bytes.min(900))),
    };
    *state.deeds.entry(name).or_default() += 1;
    deed
}

fn serve(shared: &Shared, mut stream: TcpStream) -> Result<()> {
    stream.set_nodelay(true)?;
    let (deed, mut rng) = {
        let mut state = shared.state.lock().unwrap();
        (choose(&mut state), state.rng.fork())
    };
    if matches!(deed, Deed::Refuse) {
        return Ok(());
    }
    let Some(head) = request_head(&mut BufReader::new(stream.try_clone()?))? else { return Ok(()) };
    if matches!(deed, Deed::Busy) {
        return stream.write_all(b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }
    let cursor = header(&head, "last-event-id");
    let is_chunked = rng.bool();
    let coding = if is_chunked { "Transfer-Encoding: chunked\r\n" } else { "" };
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n{coding}Connection: close\r\n\r\n"
    )?;
    let mut wire = Wire { stream, is_chunked, deed, sent: 0, rng };
    let (mut at, epoch) = {
        let mut state = shared.state.lock().unwrap();
        let epoch = state.epoch;
        let known = cursor.as_ref().and_then(|cursor| {
            let (of, number) = cursor.split_once('-')?;
            (of == epoch.to_string()).then_some(number.parse::<usize>().ok()?)
        });
        let connected = format!("data: {{\"timestamp\":{},\"ping_interval\":{PING}}}\n\n", now());
        let at = match known {
            Some(number) => {
                // Now and then some of what it has already.
                let back = if !state.calm && wire.rng.u8(0..4) == 0 { wire.rng.usize(0..20) } else { 0 };
                if back > 0 {
                    *state.deeds.entry("repeated").or_default() += 1;
                }
                number.saturating_sub(back)
            }
            None => 0,
        };
        drop(state);
        if cursor.is_some() && known.is_none() {
            wire.send(&format!("retry: 100\nevent: connected\n{connected}"))?;
            wire.send(&format!("id: {epoch}-0\nevent: gap\ndata: {{\"reason\":\"epoch\"}}\n\n"))?;
        } else {
            wire.send(&format!("retry: 100\nid: {epoch}-{at}\nevent: connected\n{connected}"))?;
        }
        (at, epoch)
    };
    let mut is_live = false;
    loop {
        let next = {
            let mut state = shared.state.lock().unwrap();
            if is_live && state.epoch == epoch && state.events.len() <= at {
                state = shared.changed.wait_timeout(state, Duration::from_secs_f64(PING)).unwrap().0;
            }
            if state.epoch != epoch {
                return Ok(());
            }
            state.events.get(at).map(|(_, event)| event.clone())
        };
        if let Some(event) = next {
            at += 1;
            wire.send(&format!("event: map-event\nid: {epoch}-{at}\ndata: {event}\n\n"))?;
        } else {
            let kind = if is_live { "ping" } else { "live" };
            wire.send(&format!("id: {epoch}-{at}\nevent: {kind}\ndata: {{\"timestamp\":{}}}\n\n", now()))?;
            is_live = true;
        }
    }
}

fn now() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()
}

/// The way to the client, as bad as was decided.
struct Wire {
    stream: TcpStream,
    is_chunked: bool,
    deed: Deed,
    sent: usize,
    rng: Rng,
}

impl Wire {
    fn send(&mut self, text: &str) -> Result<()> {
        let bytes = text.as_bytes();
        let limit = match self.deed {
            Deed::Cut(limit) | Deed::Reset(limit) | Deed::Stall(limit) | Deed::Drip(limit) => limit,
            _ => usize::MAX,
        };
        let ends = self.sent + bytes.len() > limit;
        let part = if ends { &bytes[..limit - self.sent] } else { bytes };
        self.sent += part.len();
        let step = match self.deed {
            Deed::Drip(_) => self.rng.usize(1..8),
            _ => self.rng.usize(1..4096),
        };
        for piece in part.chunks(step) {
            if self.is_chunked {
                write!(self.stream, "{:x}\r\n", piece.len())?;
                self.stream.write_all(piece)?;
                self.stream.write_all(b"\r\n")?;
            } else {
                self.stream.write_all(piece)?;
            }
            if matches!(self.deed, Deed::Drip(_)) {
                thread::sleep(Duration::from_millis(2));
            }
        }
        if !ends {
            return Ok(());
        }
        match self.deed {
            // Unread bytes of the client's would make it a reset; here it has said all it will.
            Deed::Cut(_) | Deed::Drip(_) => self.stream.shutdown(Shutdown::Both)?,
            Deed::Reset(_) => socket2::SockRef::from(&self.stream).set_linger(Some(Duration::ZERO))?,
            _ => {
                // Until the client has had enough of it.
                let _ = self.stream.read(&mut [0; 1])?;
            }
        }
        Err(Error::other("done"))
    }
}
