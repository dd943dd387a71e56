//! One connection of the fan-out: a socket, where it stands, what it wants.
//!
//! Promises: holds no bytes of its own, so that thousands cost little; everything that it lacks goes in one
//! vectored write. Knows nothing of the others.

use super::{
    End,
    ring::{Ring, Wants},
};
use crate::metrics::Connection;
use mio::net::TcpStream;
use std::{
    io::{self, ErrorKind, IoSlice, Read, Write},
    sync::Arc,
};

/// Entries in one write, at most. The system takes no more than 1,024 pieces.
const AT_ONCE: usize = 512;

/// A connection. Small: there are many.
pub struct Seat {
    socket: TcpStream,
    /// The ordinal of the entry that comes next.
    next: u64,
    /// So many bytes of it are sent.
    sent: u32,
    /// The tick at which the socket took nothing more; none while it takes.
    full_since: Option<u32>,
    wants: Option<Box<Wants>>,
    connection: Arc<Connection>,
    /// Let go with the connection.
    _held: Held,
}

/// What lives as long as a connection: a permit, a count.
pub type Held = Option<Box<dyn Send + Sync>>;

/// What came of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It has everything.
    Done,
    /// There is more to send.
    More,
    /// The socket takes nothing more now.
    Full,
    /// What it needs next has left the ring.
    Fell,
}

impl Seat {
    /// A connection whose next entry is this.
    pub fn new(
        socket: TcpStream,
        next: u64,
        wants: Option<Box<Wants>>,
        connection: Arc<Connection>,
        held: Held,
    ) -> Self {
        Self { socket, next, sent: 0, full_since: None, wants, connection, _held: held }
    }

    /// Says why it ends, where its peer hasn't simply gone.
    pub fn end(&self, end: End) {
        self.connection.end(end);
    }

    /// The socket, to be watched.
    pub fn socket(&mut self) -> &mut TcpStream {
        &mut self.socket
    }

    /// Whether it waits for its socket.
    pub fn is_full(&self) -> bool {
        self.full_since.is_some()
    }

    /// Whether it has waited for its socket since before this tick.
    pub fn is_full_since(&self, tick: u32) -> bool {
        self.full_since.is_some_and(|since| since <= tick)
    }

    /// The socket takes again.
    pub fn wake(&mut self) {
        self.full_since = None;
    }

    /// Sends what it lacks in one write.
    ///
    /// # Errors
    /// Where the peer is gone.
    pub fn send(&mut self, ring: &Ring, tick: u32) -> io::Result<Turn> {
        if self.next >= ring.end() {
            return Ok(Turn::Done);
        }
        let Some(entries) = ring.from(self.next) else { return Ok(Turn::Fell) };
        let mut slices = Vec::with_capacity(AT_ONCE.min((ring.end() - self.next) as usize));
        // How far each piece brings us: nothing unwanted lies behind a piece that is only partly sent.
        let (mut at, mut skip, mut total, mut events) = (self.next, self.sent as usize, 0, 0);
        for entry in entries {
            if slices.len() == AT_ONCE {
                break;
            }
            at += 1;
            if entry.is_wanted(self.wants.as_deref()) {
                let bytes = &entry.chunk()[skip..];
                skip = 0;
                total += bytes.len();
                events += u64::from(entry.is_event());
                slices.push(IoSlice::new(bytes));
            }
        }
        if slices.is_empty() {
            self.next = at;
            return Ok(Turn::Done);
        }
        // One piece, as nearly always, goes by a shorter way through the system.
        let sent = match slices.as_slice() {
            [piece] => self.socket.write(piece),
            pieces => self.socket.write_vectored(pieces),
        };
        let written = match sent {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(written) => written,
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                self.full_since.get_or_insert(tick);
                return Ok(Turn::Full);
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => return Ok(Turn::More),
            Err(error) => return Err(error),
        };
        if written == total {
            self.connection.sent(written, events);
            (self.next, self.sent) = (at, 0);
            return Ok(if at < ring.end() { Turn::More } else { Turn::Done });
        }
        let events = self.advance(ring, written);
        self.connection.sent(written, events);
        Ok(Turn::More)
    }

    /// Goes so many bytes on; answers how many events were finished by them.
    fn advance(&mut self, ring: &Ring, mut written: usize) -> u64 {
        let mut events = 0;
        for entry in ring.from(self.next).into_iter().flatten() {
            if entry.is_wanted(self.wants.as_deref()) {
                let left = entry.chunk().len() - self.sent as usize;
                if written < left {
                    self.sent += written as u32;
                    return events;
                }
                written -= left;
                events += u64::from(entry.is_event());
            }
            (self.next, self.sent) = (self.next + 1, 0);
        }
        events
    }

    /// Takes what the peer says, which means nothing here; `false` where it has gone.
    pub fn hear(&mut self) -> bool {
        let mut bytes = [0; 1024];
        // Bounded: a peer that talks without end must not keep the others waiting.
        for _ in 0..16 {
            match self.socket.read(&mut bytes) {
                Ok(0) => return false,
                Ok(_) => {}
                Err(error) => return matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted),
            }
        }
        false
    }
}
