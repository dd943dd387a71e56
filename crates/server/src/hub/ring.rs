//! What every connection of the fan-out has to send, in order, encoded once.
//!
//! Promises: entries keep their order and their ordinal, and take a bounded memory: the oldest go first. A
//! connection that still needed one of those has fallen off, and is told so by getting no place.

use super::{Frame, TAIL_BYTES, TAIL_FRAMES};
use bytes::Bytes;
use std::{collections::VecDeque, sync::Arc};
use ww3_event::Filter;

/// One thing to send, as a chunk of HTTP/1.1.
pub enum Entry {
    /// For those who want it.
    Event(Arc<Frame>),
    /// For all.
    Notice(Bytes),
}

/// What a connection wants, where it isn't everything.
#[derive(Clone, Debug)]
pub struct Wants {
    /// Which events.
    pub filter: Filter,
    /// Also later revisions.
    pub updates: bool,
}

impl Entry {
    /// The bytes.
    pub fn chunk(&self) -> &[u8] {
        match self {
            Self::Event(frame) => &frame.chunk,
            Self::Notice(chunk) => chunk,
        }
    }

    /// Whether it is an event.
    pub fn is_event(&self) -> bool {
        matches!(self, Self::Event(_))
    }

    /// Whether it goes to a connection that wants this.
    pub fn is_wanted(&self, wants: Option<&Wants>) -> bool {
        match (self, wants) {
            (Self::Event(frame), Some(wants)) => frame.is_wanted(&wants.filter, wants.updates),
            _ => true,
        }
    }
}

/// The newest entries.
#[derive(Default)]
pub struct Ring {
    entries: VecDeque<Entry>,
    bytes: usize,
    /// The ordinal of the oldest entry.
    first: u64,
    /// Every event with a number above this is here, up to `head`.
    after: u64,
    head: u64,
}

impl Ring {
    /// An empty ring behind this event.
    pub fn new(after: u64) -> Self {
        Self { after, head: after, ..Self::default() }
    }

    /// The ordinal that the next entry will have.
    pub fn end(&self) -> u64 {
        self.first + self.entries.len() as u64
    }

    /// The number of the newest event.
    pub fn head(&self) -> u64 {
        self.head
    }

    /// Adds at the end, and lets the oldest go where there is too much.
    pub fn push(&mut self, entry: Entry) {
        if let Entry::Event(frame) = &entry {
            self.head = frame.seq;
        }
        self.bytes += entry.chunk().len();
        self.entries.push_back(entry);
        while self.entries.len() > TAIL_FRAMES || self.bytes > TAIL_BYTES {
            let Some(oldest) = self.entries.pop_front() else { break };
            self.bytes -= oldest.chunk().len();
            self.first += 1;
            if let Entry::Event(frame) = oldest {
                self.after = frame.seq;
            }
        }
    }

    /// Forgets all: what lies between was deleted before it came here.
    pub fn skip_to(&mut self, seq: u64) {
        self.first = self.end();
        (self.after, self.head, self.bytes) = (seq, seq, 0);
        self.entries.clear();
    }

    /// The ordinal of the first event after this one, or else of what comes next; none where events after it aren't
    /// here any more. Notices of the time before are passed over: they were for those who were there.
    pub fn place(&self, position: u64) -> Option<u64> {
        if position < self.after {
            return None;
        }
        let mut place = self.end();
        // Newcomers have nearly all: the end is near.
        for (at, entry) in self.entries.iter().enumerate().rev() {
            match entry {
                Entry::Event(frame) if frame.seq <= position => break,
                Entry::Event(_) => place = self.first + at as u64,
                Entry::Notice(_) => {}
            }
        }
        Some(place)
    }

    /// The entries from this ordinal on; none where it has gone.
    pub fn from(&self, ordinal: u64) -> Option<impl Iterator<Item = &Entry>> {
        let skipped = usize::try_from(ordinal.checked_sub(self.first)?).ok()?;
        Some(self.entries.range(skipped.min(self.entries.len())..))
    }
}
