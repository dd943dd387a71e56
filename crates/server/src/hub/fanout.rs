//! The threads that send what is new to every plain connection.
//!
//! Promises: every connection is served by one of a few threads ([`Room`]), in turn, and each thread is told
//! everything in one order. Several, because who reads on the same machine would else hold up the one: a
//! thread for each core measured a third less delay at the slowest hundredth of a thousand readers.

use super::{
    Frame, Timing, encode,
    ring::{Entry, Wants},
    room::{Room, WAKE},
    seat::Held,
};
use crate::metrics::Connection;
use mio::Waker;
use std::{
    io,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};
use tokio::sync::watch;

/// Threads, at most: a few cores write as much as the system carries.
const THREADS: usize = 4;

/// The way to the threads. They end when this is dropped.
pub struct FanOut {
    doors: Vec<Door>,
    /// Counts newcomers: each goes to another thread than the one before.
    turn: AtomicUsize,
}

/// The way to one thread.
struct Door {
    post: Arc<Mutex<Post>>,
    waker: Waker,
    ended: watch::Receiver<bool>,
}

/// What waits for a thread.
#[derive(Default)]
pub struct Post {
    /// In the order in which they were told.
    pub letters: Vec<Letter>,
    /// They have what was told before them.
    pub newcomers: Vec<Newcomer>,
    /// Nobody may join any more.
    pub is_ending: bool,
}

/// What a room is told.
pub enum Letter {
    /// Something to hand out.
    Entry(Entry),
    /// What lies before this event was never handed out.
    SkipTo(u64),
}

/// A connection that has its answer's head and everything up to `position`.
pub struct Newcomer {
    /// The connection.
    pub socket: std::net::TcpStream,
    /// The number of the last event that it has, or doesn't want.
    pub position: u64,
    /// What it wants, where it isn't everything.
    pub wants: Option<Box<Wants>>,
    /// Counts what it gets.
    pub connection: Arc<Connection>,
    /// Let go with the connection.
    pub held: Held,
}

impl FanOut {
    /// Starts the threads behind the event `after`.
    pub fn start(epoch: &str, after: u64, timing: Timing) -> io::Result<Self> {
        let threads = thread::available_parallelism().map_or(1, usize::from).min(THREADS);
        Self::with_threads(threads, epoch, after, timing)
    }

    fn with_threads(threads: usize, epoch: &str, after: u64, timing: Timing) -> io::Result<Self> {
        let doors = (0..threads).map(|_| Door::open(epoch, after, timing)).collect::<io::Result<_>>()?;
        Ok(Self { doors, turn: AtomicUsize::new(0) })
    }

    /// Hands out these events.
    pub fn add(&self, frames: &[Arc<Frame>]) {
        for door in &self.doors {
            let letters = frames.iter().map(|frame| Letter::Entry(Entry::Event(Arc::clone(frame))));
            door.tell(|post| post.letters.extend(letters));
        }
    }

    /// Goes on behind this event: what lies before it was never handed out.
    pub fn skip_to(&self, seq: u64) {
        for door in &self.doors {
            door.tell(|post| post.letters.push(Letter::SkipTo(seq)));
        }
    }

    /// Tells everybody.
    pub fn notice(&self, text: &[u8]) {
        let chunk = encode::chunk(text);
        for door in &self.doors {
            door.tell(|post| post.letters.push(Letter::Entry(Entry::Notice(chunk.clone()))));
        }
    }

    /// Takes a connection in; gives it back where all is ending.
    pub fn join(&self, newcomer: Newcomer) -> Result<(), Newcomer> {
        let door = &self.doors[self.turn.fetch_add(1, Ordering::Relaxed) % self.doors.len()];
        let mut refused = None;
        door.tell(|post| match post.is_ending {
            true => refused = Some(newcomer),
            false => post.newcomers.push(newcomer),
        });
        refused.map_or(Ok(()), Err)
    }

    /// Ends every connection's body, then the threads.
    pub fn end(&self) {
        for door in &self.doors {
            door.tell(|post| post.is_ending = true);
        }
    }

    /// Returns when the threads have ended.
    pub async fn ended(&self) {
        for door in &self.doors {
            let _ = door.ended.clone().wait_for(|ended| *ended).await;
        }
    }
}

impl Drop for FanOut {
    fn drop(&mut self) {
        self.end();
    }
}

impl Door {
    fn open(epoch: &str, after: u64, timing: Timing) -> io::Result<Self> {
        let room = Room::new(epoch, after, timing)?;
        let waker = Waker::new(room.registry(), WAKE)?;
        let post = Arc::<Mutex<Post>>::default();
        let (done, ended) = watch::channel(false);
        let at_thread = Arc::clone(&post);
        thread::Builder::new().name("fan-out".into()).spawn(move || {
            if let Err(error) = room.run(&at_thread) {
                tracing::error!("the fan-out ended: {error}");
            }
            *lock(&at_thread) = Post { is_ending: true, ..Post::default() };
            done.send_replace(true);
        })?;
        Ok(Self { post, waker, ended })
    }

    fn tell(&self, change: impl FnOnce(&mut Post)) {
        change(&mut lock(&self.post));
        // It can't fail while the thread's epoll lives; without it there is nobody to wake.
        let _ = self.waker.wake();
    }
}

/// A poisoned lock means that a thread died while it held it; letters are never half written.
pub fn lock(post: &Mutex<Post>) -> MutexGuard<'_, Post> {
    post.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
pub mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::{
        metrics::{Metrics, Opened},
        store::EventRow,
    };
    use std::{
        io::Read,
        net::{TcpListener, TcpStream},
        time::Duration,
    };

    /// A connection, and its other end.
    pub fn newcomer(listener: &TcpListener) -> (Newcomer, TcpStream) {
        let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        client.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let (socket, _) = listener.accept().unwrap();
        socket.set_nonblocking(true).unwrap();
        let opened = Opened { peer: None, scope: "global".into(), rendering: "sse" };
        let connection = Metrics::new().unwrap().open(opened, false);
        (Newcomer { socket, position: 0, wants: None, connection, held: None }, client)
    }

    fn frame(seq: u64) -> Arc<Frame> {
        let body = r#"{"id":"evt_1","type":"strike","title":"t","time":"2026-02-28T12:31:00Z","severity":3,"confidence":0.5,
            "source":{"name":"s"},"to":{"lat":1,"lon":1,"label":"x"},"factions":[]}"#.replace('\n', "");
        let event = serde_json::from_str(&body).unwrap();
        Arc::new(Frame::new("e", EventRow { seq, event, body, earlier: Vec::new() }))
    }

    #[tokio::test]
    async fn every_thread_serves_some_and_all_hear_everything_and_the_end() {
        let hour = Duration::from_secs(3600);
        let timing = Timing { ping: hour, pace: Duration::ZERO, stall: hour };
        let fanout = FanOut::with_threads(3, "e", 0, timing).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mut clients = Vec::new();
        for _ in 0..7 {
            let (newcomer, client) = newcomer(&listener);
            assert!(fanout.join(newcomer).is_ok());
            clients.push(client);
        }
        (1..=20).for_each(|seq| fanout.add(&[frame(seq)]));
        fanout.end();
        fanout.ended().await;
        let expected: Vec<_> = (1..=20).map(|seq| format!("id: e-{seq}")).collect();
        for client in &mut clients {
            let mut heard = String::new();
            client.read_to_string(&mut heard).unwrap();
            let ids: Vec<_> = heard.lines().filter(|line| line.starts_with("id: ")).collect();
            assert_eq!(ids[..20], expected);
            assert!(heard.ends_with("0\r\n\r\n"), "{heard}");
        }
        assert!(fanout.join(newcomer(&listener).0).is_err());
        assert_eq!(fanout.doors.len(), 3);
    }
}
