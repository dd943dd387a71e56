//! What a map stream delivers, and how the receiver says that it has it.

use crate::StreamState;
use jiff::Timestamp;
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::{mpsc, watch};
use ww3_event::{Cursor, MapEvent, frame::Gap};

/// How many (id, revision) are remembered.
const REMEMBERED: usize = 10_000;

/// Where to take a stream up.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resume {
    /// The last cursor stored.
    pub cursor: Option<Cursor>,
    /// The newest time of an event: for servers without ids.
    pub newest_time: Option<Timestamp>,
    /// Our clock at the first connection: for servers without ids, before any event.
    pub first_connected: Option<Timestamp>,
    /// The last known ping interval, seconds.
    pub ping_interval: Option<f64>,
    /// What a first connection asks for, Unix seconds; `None`: nothing of the past.
    pub since: Option<i64>,
}

/// An event, and the text that it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Received {
    /// The event.
    pub event: Arc<MapEvent>,
    /// The JSON as received, on one line.
    pub raw: String,
}

/// What came at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// An admitted loss that came before the events.
    pub gap: Option<Gap>,
    /// In the order of the stream.
    pub events: Vec<Received>,
    /// Where the stream stands after them.
    pub cursor: Option<Cursor>,
    /// Our clock, where a connection was accepted.
    pub connected_at: Option<Timestamp>,
    /// How often the server pings, seconds, where it says so.
    pub ping_interval: Option<f64>,
    /// Whether this came before the stream was live.
    pub catch_up: bool,
}

impl Batch {
    pub(crate) fn is_empty(&self) -> bool {
        *self == Batch { catch_up: self.catch_up, ..Batch::default() }
    }
}

/// A batch to be stored. Dropped without [`Delivery::acknowledge`], it comes again: what was received after it
/// is discarded, and the stream connects anew where the last acknowledged batch ended.
#[derive(Debug)]
pub struct Delivery {
    /// What came.
    pub batch: Batch,
    ledger: Arc<Ledger>,
    state: watch::Sender<Arc<StreamState>>,
    under_way: watch::Sender<UnderWay>,
    /// [`UnderWay::lost`] when its connection began.
    lost_before: u64,
    is_stored: bool,
    /// The revisions in it, by event.
    marks: HashMap<String, u32>,
    newest: Option<Timestamp>,
    cursor: Option<Cursor>,
    connected_at: Option<Timestamp>,
    forgets: bool,
}

impl Delivery {
    pub(crate) fn new(
        batch: Batch,
        marks: HashMap<String, u32>,
        ledger: &Arc<Ledger>,
        state: &watch::Sender<Arc<StreamState>>,
        under_way: &watch::Sender<UnderWay>,
        lost_before: u64,
    ) -> Self {
        under_way.send_modify(|under_way| under_way.count += 1);
        Self {
            marks,
            newest: batch.events.iter().map(|one| one.event.time).max(),
            cursor: batch.cursor.clone(),
            connected_at: batch.connected_at,
            forgets: batch.gap.as_ref().is_some_and(|gap| gap.reason.is_new_history()),
            batch,
            ledger: Arc::clone(ledger),
            state: state.clone(),
            under_way: under_way.clone(),
            lost_before,
            is_stored: false,
        }
    }

    /// Whether a batch before it was given up, so that storing this one would leave a hole.
    pub(crate) fn is_stale(&self) -> bool {
        self.under_way.borrow().lost != self.lost_before
    }

    /// It is stored: from here on the stream resumes after it.
    pub fn acknowledge(mut self) {
        self.is_stored = true;
        let mut position = self.ledger.position();
        if self.forgets {
            position.known.clear();
            position.order.clear();
        }
        for (id, revision) in std::mem::take(&mut self.marks) {
            position.remember(id, revision);
        }
        if let Some(cursor) = self.cursor.take() {
            self.state.send_modify(|state| Arc::make_mut(state).last_cursor = Some(cursor.clone()));
            position.cursor = Some(cursor);
        }
        position.newest_time = position.newest_time.max(self.newest);
        position.first_connected = position.first_connected.or(self.connected_at);
    }
}

impl Drop for Delivery {
    fn drop(&mut self) {
        self.under_way.send_modify(|under_way| {
            under_way.count -= 1;
            // What follows it is stale by this one's loss, and is no further one.
            if !self.is_stored && under_way.lost == self.lost_before {
                under_way.lost += 1;
            }
        });
    }
}

/// The deliveries that the receiver has, or has given up.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct UnderWay {
    /// Neither stored nor given up.
    pub count: usize,
    /// How often one was given up.
    pub lost: u64,
}

/// What the receiver has acknowledged: what the next connection resumes from.
#[derive(Debug)]
pub(crate) struct Ledger {
    position: Mutex<Position>,
}

#[derive(Debug, Default)]
pub(crate) struct Position {
    pub cursor: Option<Cursor>,
    pub newest_time: Option<Timestamp>,
    pub first_connected: Option<Timestamp>,
    known: HashMap<String, u32>,
    order: VecDeque<String>,
}

impl Ledger {
    pub fn new(resume: &Resume) -> Self {
        Self {
            position: Mutex::new(Position {
                cursor: resume.cursor.clone(),
                newest_time: resume.newest_time,
                first_connected: resume.first_connected,
                ..Position::default()
            }),
        }
    }

    pub fn position(&self) -> MutexGuard<'_, Position> {
        self.position.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Position {
    /// The highest revision of this event that was acknowledged lately.
    pub fn known(&self, id: &str) -> Option<u32> {
        self.known.get(id).copied()
    }

    fn remember(&mut self, id: String, revision: u32) {
        let known = self.known.get_mut(&id);
        if let Some(known) = known {
            *known = revision.max(*known);
            return;
        }
        self.order.push_back(id.clone());
        self.known.insert(id, revision);
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.known.remove(&oldest);
        }
    }
}

/// What a map stream delivers.
#[derive(Debug)]
pub struct Deliveries {
    pub(crate) received: mpsc::Receiver<Delivery>,
}

impl Deliveries {
    /// The next batch; `None` when the stream has ended for good. Cancel safe.
    pub async fn next(&mut self) -> Option<Delivery> {
        loop {
            let delivery = self.received.recv().await?;
            if !delivery.is_stale() {
                return Some(delivery);
            }
        }
    }
}
