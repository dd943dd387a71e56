//! Hands what the store holds to readers, each from where it stands.
//!
//! Promises: events in `seq` order with no hole and no repeat, also where the backlog meets what is new,
//! because a reader has one position and asks for what comes after it: from the tail in memory where that
//! reaches back far enough, else from the store. Each frame of the tail is encoded once, and all readers
//! send the same bytes. A reader that takes nothing is cut off; none slows another, and memory is bounded.
//!
//! Knows no HTTP: a reader is a filter, a position and a sink of bytes.
//!
//! - `asked`: which position a reader asked for, and what it gets
//! - `encode`: frames as bytes
//! - `rendering`: frames in other words
//! - `reader`: one reader's life
//! - `sink`: where its frames go
//! - `fanout`: the threads that serve all plain connections once they have their backlog
//! - `room`: one of those threads
//! - `seat`, `ring`: one of those connections, and what all of them have to send

mod asked;
pub mod encode;
mod fanout;
mod reader;
mod rendering;
mod ring;
mod room;
mod seat;
mod sink;

pub use asked::{Asked, Start};
pub use reader::{End, Reader, Timing};
pub use rendering::Rendering;
pub use ring::Wants;
pub use seat::Held;
pub use sink::To;

use crate::{
    metrics::Metrics,
    store::{After, EventRow, Page, Store, StoreError, View},
};
use bytes::Bytes;
use fanout::FanOut;
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, OnceLock, PoisonError, RwLock},
};
use tokio::sync::watch;
use ww3_event::{Filter, MapEvent};

/// The tail in memory: at most so many frames …
const TAIL_FRAMES: usize = 4096;
/// … and bytes.
const TAIL_BYTES: usize = 16 << 20;
/// Rows that are read from the store at a time.
const PAGE: Page = Page { rows: 500, bytes: 256 << 10 };

/// The hub. Clones share it.
#[derive(Clone)]
pub struct Hub(Arc<Inner>);

struct Inner {
    store: Store,
    tail: RwLock<Tail>,
    /// Held while the tail is filled: two at once would add the same rows twice.
    filling: Mutex<()>,
    news: watch::Sender<News>,
    /// Serves plain connections; none where each is served on its own.
    fanout: Option<FanOut>,
    metrics: Metrics,
}

/// The newest frames: every number above `after`, up to `head`.
struct Tail {
    frames: VecDeque<Arc<Frame>>,
    bytes: usize,
    after: u64,
    head: u64,
}

/// What wakes readers.
#[derive(Clone, Debug, Default)]
struct News {
    head: u64,
    /// The latest trouble, and how many there were before it.
    trouble: Option<(u64, Bytes)>,
    ending: bool,
}

/// One revision of an event as it goes out.
pub struct Frame {
    seq: u64,
    event: MapEvent,
    earlier: Vec<MapEvent>,
    /// The frame as a chunk of HTTP/1.1 …
    chunk: Bytes,
    /// … and alone: the same bytes.
    bytes: Bytes,
    /// As they are for the first reader who wants them so.
    cbor: OnceLock<Bytes>,
    json: OnceLock<Bytes>,
}

impl Frame {
    fn new(epoch: &str, row: EventRow) -> Self {
        let chunk = encode::chunk(&encode::map_event(epoch, row.seq, &row.body));
        let bytes = encode::carried(&chunk);
        let (cbor, json) = (OnceLock::new(), OnceLock::new());
        Self { seq: row.seq, event: row.event, earlier: row.earlier, chunk, bytes, cbor, json }
    }

    /// The frame, written so.
    fn rendered(&self, rendering: Rendering) -> Bytes {
        let kept = match rendering {
            Rendering::Text => return self.bytes.clone(),
            Rendering::Cbor => &self.cbor,
            Rendering::Json => &self.json,
        };
        kept.get_or_init(|| rendering.of(self.bytes.clone())).clone()
    }

    /// Whether a reader wants this. A revision that no longer matches goes where an earlier one matched:
    /// else that reader would keep what has been corrected.
    fn is_wanted(&self, filter: &Filter, updates: bool) -> bool {
        if !updates && self.event.revision > 1 {
            return false;
        }
        filter.matches(&self.event) || self.earlier.iter().any(|event| filter.matches(event))
    }

    fn happened_after(&self, since: i64) -> bool {
        let after = |event: &MapEvent| event.time.as_second() > since;
        after(&self.event) || self.earlier.iter().any(after)
    }
}

impl Hub {
    /// A hub over this store. Its tail is filled from the start: after a restart all readers come back at
    /// once, each with nearly the same cursor.
    pub async fn open(store: Store, timing: Timing, metrics: Metrics) -> Result<Self, StoreError> {
        let head = store.head().await?;
        let after = head.seq.saturating_sub(TAIL_FRAMES as u64).max(head.floor);
        let tail = Tail { frames: VecDeque::new(), bytes: 0, after, head: after };
        let news = watch::Sender::new(News { head: after, ..News::default() });
        // Who waits between events is served on its own.
        let fanout = timing.pace.is_zero().then(|| FanOut::start(store.epoch(), after, timing));
        let fanout = fanout.transpose().unwrap_or_else(|error| {
            tracing::warn!("each connection is served on its own: {error}");
            None
        });
        let (tail, filling) = (RwLock::new(tail), Default::default());
        let hub = Self(Arc::new(Inner { store, tail, filling, news, fanout, metrics }));
        // What was there before the start went out long ago.
        let filled = hub.clone();
        hub.0.store.look(move |view| filled.fill(view, |_| ())).await?;
        Ok(hub)
    }

    /// Takes in what was committed since the last call, and wakes the readers.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        let hub = self.clone();
        self.0.store.look(move |view| hub.take_in(view)).await
    }

    /// As [`Hub::catch_up`], for who looks at the store already.
    pub fn take_in(&self, view: &mut View<'_>) -> Result<(), StoreError> {
        self.fill(view, |event| self.0.metrics.goes_out(event.received, event.published))
    }

    fn fill(&self, view: &mut View<'_>, went_out: impl Fn(&MapEvent)) -> Result<(), StoreError> {
        let _filling = self.0.filling.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let head = self.head();
            let After { rows, floor } = view.events_after(head, PAGE)?;
            if floor > head {
                self.skip_to(floor);
            } else if rows.is_empty() {
                return Ok(());
            }
            for row in &rows {
                went_out(&row.event);
            }
            self.add(rows);
        }
    }

    /// Tells every reader of trouble at the server; their streams go on.
    pub fn tell_trouble(&self, error: &str, message: &str) {
        let bytes = encode::error(error, message);
        if let Some(fanout) = &self.0.fanout {
            fanout.notice(&bytes);
        }
        self.0.news.send_modify(|news| {
            let count = news.trouble.as_ref().map_or(0, |(count, _)| count + 1);
            news.trouble = Some((count, bytes));
        });
    }

    /// Ends every reader.
    pub fn end(&self) {
        self.0.news.send_modify(|news| news.ending = true);
        if let Some(fanout) = &self.0.fanout {
            fanout.end();
        }
    }

    /// Returns when every plain connection has taken its end, or has been cut off.
    pub async fn ended(&self) {
        if let Some(fanout) = &self.0.fanout {
            fanout.ended().await;
        }
    }

    /// Whether plain connections are served together.
    pub fn takes_sockets(&self) -> bool {
        self.0.fanout.is_some()
    }

    /// Frames and bytes that are kept in memory.
    pub fn tail(&self) -> (usize, usize) {
        let tail = self.0.tail.read().unwrap_or_else(PoisonError::into_inner);
        (tail.frames.len(), tail.bytes)
    }

    /// The newest number that readers may have.
    pub fn head(&self) -> u64 {
        self.0.news.borrow().head
    }

    /// What was deleted before it was taken in is in no tail: readers hear of it from the store.
    fn skip_to(&self, floor: u64) {
        let mut tail = self.0.tail.write().unwrap_or_else(PoisonError::into_inner);
        *tail = Tail { frames: VecDeque::new(), bytes: 0, after: floor, head: floor };
        if let Some(fanout) = &self.0.fanout {
            fanout.skip_to(floor);
        }
    }

    fn add(&self, rows: Vec<EventRow>) {
        let frames: Vec<_> =
            rows.into_iter().map(|row| Arc::new(Frame::new(self.0.store.epoch(), row))).collect();
        // Before any reader can know of them: who joins the fan-out is placed behind what it was given.
        if let Some(fanout) = &self.0.fanout {
            fanout.add(&frames);
        }
        let head = {
            // A poisoned lock means that a thread died while it held it; the tail is never left half changed.
            let mut tail = self.0.tail.write().unwrap_or_else(PoisonError::into_inner);
            tail.add(frames);
            tail.head
        };
        self.0.news.send_modify(|news| news.head = head);
    }

    /// What comes after the number `after`: at most a page.
    async fn after(&self, after: u64) -> Result<Next, StoreError> {
        {
            let tail = self.0.tail.read().unwrap_or_else(PoisonError::into_inner);
            if after >= tail.after {
                return Ok(Next::Frames(tail.page(after)));
            }
        }
        let head = self.head();
        let read = self.0.store.events_after(after, PAGE).await?;
        if read.floor > after {
            return Ok(Next::Deleted { floor: read.floor });
        }
        // What is committed but not yet taken in comes later, from the tail: encoded once, for all.
        let rows = read.rows.into_iter().take_while(|row| row.seq <= head);
        Ok(Next::Frames(rows.map(|row| Arc::new(Frame::new(self.0.store.epoch(), row))).collect()))
    }
}

/// What a reader finds after its position.
enum Next {
    /// Frames, in order; none where there is nothing.
    Frames(Vec<Arc<Frame>>),
    /// What followed has been deleted by age, up to this number.
    Deleted { floor: u64 },
}

impl Tail {
    fn add(&mut self, frames: Vec<Arc<Frame>>) {
        for frame in frames {
            self.head = frame.seq;
            self.bytes += frame.bytes.len();
            self.frames.push_back(frame);
        }
        while self.frames.len() > TAIL_FRAMES || self.bytes > TAIL_BYTES {
            let Some(oldest) = self.frames.pop_front() else { break };
            self.bytes -= oldest.bytes.len();
            self.after = oldest.seq;
        }
    }

    fn page(&self, after: u64) -> Vec<Arc<Frame>> {
        let from = self.frames.partition_point(|frame| frame.seq <= after);
        self.frames.range(from..).take(PAGE.rows).cloned().collect()
    }
}
