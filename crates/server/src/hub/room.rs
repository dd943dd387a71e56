//! One thread of the fan-out, and the connections that it serves.
//!
//! Promises: each connection gets every entry that it wants, once and in order, from the place where it
//! joined; one that takes nothing for too long, or falls off the ring, is cut off and resumes by its cursor;
//! none slows another. One write costs about 5 µs whatever it carries, so each carries all that a socket
//! lacks, and after every so many sockets the thread looks whether there is more, going on where it was.
//!
//! Knows no HTTP but chunks, no store, and no other room: whoever joins has its backlog already.

use super::{
    End, Timing, encode,
    fanout::{Letter, Newcomer, Post, lock},
    ring::{Entry, Ring},
    seat::{Seat, Turn},
};
use mio::{Events, Interest, Poll, Registry, Token, net::TcpStream};
use std::{
    io,
    net::Shutdown,
    sync::Mutex,
    time::{Duration, Instant},
};
use ww3_event::frame;

/// Sockets that are written to before the thread looks for what is new.
const SOCKETS: usize = 128;
/// Sockets that the system names at a time.
const EVENTS: usize = 1024;
/// Says that something was posted; the other tokens are places of seats.
pub const WAKE: Token = Token(usize::MAX);
/// How long connections have to take the end.
const GRACE: Duration = Duration::from_secs(1);

/// The thread's own.
pub struct Room {
    poll: Poll,
    ring: Ring,
    seats: Vec<Option<Seat>>,
    free: Vec<usize>,
    /// Where the round stands, and how many seats it still has to visit.
    at: usize,
    left: usize,
    began: Instant,
    next_ping: Instant,
    next_look: Instant,
    /// When those who haven't taken the end are cut off.
    ends: Option<Instant>,
    timing: Timing,
    epoch: String,
}

impl Room {
    /// An empty room behind the event `after`.
    ///
    /// # Errors
    /// Where the system gives no epoll.
    pub fn new(epoch: &str, after: u64, timing: Timing) -> io::Result<Self> {
        let now = Instant::now();
        Ok(Self {
            poll: Poll::new()?,
            ring: Ring::new(after),
            seats: Vec::new(),
            free: Vec::new(),
            at: 0,
            left: 0,
            began: now,
            next_ping: now + timing.ping,
            next_look: now,
            ends: None,
            timing,
            epoch: epoch.to_owned(),
        })
    }

    /// Where the waker of this room is registered, as [`WAKE`].
    pub fn registry(&self) -> &Registry {
        self.poll.registry()
    }

    /// Serves until all has ended.
    ///
    /// # Errors
    /// Where the system no longer says what happens at the sockets.
    pub fn run(mut self, post: &Mutex<Post>) -> io::Result<()> {
        let mut events = Events::with_capacity(EVENTS);
        loop {
            let due = self.look().min(self.next_ping.saturating_duration_since(Instant::now()));
            let wait = if self.left > 0 { Duration::ZERO } else { due };
            match self.poll.poll(&mut events, Some(wait)) {
                Err(error) if error.kind() != io::ErrorKind::Interrupted => return Err(error),
                _ => {}
            }
            for event in events.iter().filter(|event| event.token() != WAKE) {
                self.stir(event.token().0, event.is_readable() || event.is_read_closed());
            }
            self.open(post);
            self.go_round();
            self.keep_house();
            if self.ends.is_some_and(|ends| self.seats.len() == self.free.len() || Instant::now() > ends) {
                return Ok(());
            }
        }
    }

    /// How often those who take nothing are looked for.
    fn look(&self) -> Duration {
        (self.timing.stall.min(self.timing.ping) / 4).clamp(Duration::from_millis(10), Duration::from_secs(1))
    }

    fn tick(&self) -> u32 {
        self.began.elapsed().as_millis() as u32
    }

    /// Events before newcomers: what a newcomer has was posted before it.
    fn open(&mut self, post: &Mutex<Post>) {
        let (letters, newcomers, is_ending) = {
            let mut post = lock(post);
            (std::mem::take(&mut post.letters), std::mem::take(&mut post.newcomers), post.is_ending)
        };
        for letter in letters {
            match letter {
                Letter::Entry(entry) => self.push(entry),
                Letter::SkipTo(seq) => {
                    self.ring.skip_to(seq);
                    self.left = self.seats.len();
                }
            }
        }
        let has_newcomers = !newcomers.is_empty();
        for newcomer in newcomers {
            self.seat(newcomer);
        }
        // A round counts seats: with more of them it would end before it has come to all.
        if has_newcomers && self.left > 0 {
            self.left = self.seats.len();
        }
        if is_ending && self.ends.is_none() {
            self.push(Entry::Notice(encode::chunk(&encode::farewell())));
            self.push(Entry::Notice(bytes::Bytes::from_static(encode::LAST_CHUNK)));
            self.ends = Some(Instant::now() + GRACE);
        }
    }

    fn push(&mut self, entry: Entry) {
        self.ring.push(entry);
        self.left = self.seats.len();
    }

    fn seat(&mut self, newcomer: Newcomer) {
        // Behind the ring already: it resumes from the store.
        let Some(next) = self.ring.place(newcomer.position) else { return };
        let mut socket = TcpStream::from_std(newcomer.socket);
        let at = self.free.pop().unwrap_or(self.seats.len());
        let interest = Interest::READABLE | Interest::WRITABLE;
        if let Err(error) = self.poll.registry().register(&mut socket, Token(at), interest) {
            tracing::debug!("a connection can't be watched: {error}");
            self.free.push(at);
            if at == self.seats.len() {
                self.seats.push(None);
            }
            return;
        }
        let seat = Some(Seat::new(socket, next, newcomer.wants, newcomer.connection, newcomer.held));
        match self.seats.get_mut(at) {
            Some(place) => *place = seat,
            None => self.seats.push(seat),
        }
        self.serve(at);
    }

    /// Something happened at this socket.
    fn stir(&mut self, at: usize, is_readable: bool) {
        let Some(Some(seat)) = self.seats.get_mut(at) else { return };
        if is_readable && !seat.hear() {
            return self.leave(at);
        }
        if seat.is_full() {
            self.serve(at);
        }
    }

    /// Serves some of those who lack something.
    fn go_round(&mut self) {
        for _ in 0..SOCKETS.min(self.left) {
            self.left -= 1;
            self.at = if self.at + 1 < self.seats.len() { self.at + 1 } else { 0 };
            if self.seats[self.at].as_ref().is_some_and(|seat| !seat.is_full()) {
                self.serve(self.at);
            }
        }
    }

    fn serve(&mut self, at: usize) {
        let tick = self.tick();
        let Some(Some(seat)) = self.seats.get_mut(at) else { return };
        // The socket says once that it takes again: it must be filled until it doesn't.
        loop {
            match seat.send(&self.ring, tick) {
                Ok(Turn::More) => seat.wake(),
                Ok(Turn::Full) => return,
                Ok(Turn::Done) => {
                    seat.wake();
                    break;
                }
                Ok(Turn::Fell) => {
                    tracing::debug!(
                        "a reader that fell too far behind was cut off; it resumes by its cursor"
                    );
                    seat.end(End::Slow);
                    return self.leave(at);
                }
                Err(_) => return self.leave(at),
            }
        }
        if self.ends.is_some() {
            seat.end(End::Ending);
            self.leave(at);
        }
    }

    fn leave(&mut self, at: usize) {
        if let Some(mut seat) = self.seats[at].take() {
            let _ = self.poll.registry().deregister(seat.socket());
            let _ = seat.socket().shutdown(Shutdown::Both);
            self.free.push(at);
        }
    }

    fn keep_house(&mut self) {
        let now = Instant::now();
        if now >= self.next_ping && self.ends.is_none() {
            self.next_ping = now + self.timing.ping;
            let id = encode::id(&self.epoch, self.ring.head());
            self.push(Entry::Notice(encode::chunk(&encode::beat(&id, frame::PING))));
        }
        if now < self.next_look {
            return;
        }
        self.next_look = now + self.look();
        let Some(late) = self.tick().checked_sub(self.timing.stall.as_millis() as u32) else { return };
        for at in 0..self.seats.len() {
            if let Some(seat) = self.seats[at].as_ref().filter(|seat| seat.is_full_since(late)) {
                seat.end(End::Slow);
                tracing::debug!("a reader that took nothing was cut off; it resumes by its cursor");
                self.leave(at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{super::fanout::tests::newcomer, *};
    use std::{
        io::Read,
        net::{TcpListener, TcpStream},
    };

    fn room() -> Room {
        let hour = Duration::from_secs(3600);
        let mut room = Room::new("e", 0, Timing { ping: hour, pace: Duration::ZERO, stall: hour }).unwrap();
        room.next_look += hour;
        room
    }

    #[test]
    fn who_joins_with_something_new_leaves_nobody_out_and_hears_no_notice_of_before() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (mut room, post) = (room(), Mutex::new(Post::default()));
        let mut clients = Vec::new();
        for round in 0..20 {
            let (newcomer, newest) = newcomer(&listener);
            let notice = bytes::Bytes::from(format!("{round:02}"));
            lock(&post).newcomers.push(newcomer);
            lock(&post).letters.push(Letter::Entry(Entry::Notice(notice.clone())));
            room.open(&post);
            room.go_round();
            for client in &mut clients {
                let mut heard = [0; 2];
                TcpStream::read_exact(client, &mut heard).unwrap();
                assert_eq!(heard[..], notice);
            }
            clients.push(newest);
        }
    }

    #[test]
    fn a_round_through_many_comes_to_its_end() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (mut room, post) = (room(), Mutex::new(Post::default()));
        let clients: Vec<_> = (0..SOCKETS * 3 + 1).map(|_| newcomer(&listener)).collect();
        let (newcomers, mut clients): (Vec<_>, Vec<_>) = clients.into_iter().unzip();
        lock(&post).newcomers.extend(newcomers);
        room.open(&post);
        lock(&post).letters.push(Letter::Entry(Entry::Notice(bytes::Bytes::from_static(b"news"))));
        for _ in 0..4 {
            room.open(&post);
            room.go_round();
        }
        assert_eq!(room.left, 0, "it goes round and round with nothing to send");
        for client in &mut clients {
            let mut heard = [0; 4];
            client.read_exact(&mut heard).unwrap();
            assert_eq!(&heard, b"news");
        }
    }
}
