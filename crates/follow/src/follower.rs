//! From a stream into the cache, exactly once.

use crate::{Rules, rules};
use std::collections::VecDeque;
use std::sync::Arc;
use tokio::sync::watch;
use tokio::task::{JoinHandle, spawn_blocking};
use ww3_cache::{Append, Applied, Arrived, Cache, CacheError, Outcome};
use ww3_event::frame::Gap;
use ww3_event::{Cursor, Timestamp};
use ww3_stream::{Deliveries, Delivery, Resume};

/// Where to take this stream up, by what the cache holds. `since` (Unix seconds): the backlog to ask for
/// where it holds nothing.
///
/// # Errors
/// Where the cache can't be read.
pub fn resume(cache: &Cache, stream: &str, since: Option<i64>) -> Result<Resume, CacheError> {
    let position = cache.position(stream)?;
    Ok(Resume {
        cursor: position.cursor,
        newest_time: position.newest_time,
        first_connected: position.first_connected,
        ping_interval: position.ping_interval,
        since,
    })
}

/// Takes what a stream delivers, commits it, and only then acknowledges it.
///
/// A batch that can't be committed is kept and tried again at the next call; meanwhile nothing more is taken,
/// and the stream waits.
pub struct Follower {
    cache: Cache,
    stream: Arc<str>,
    deliveries: Deliveries,
    rules: watch::Receiver<Rules>,
    held: Option<Held>,
    /// The commit that is under way. Kept here, so that a caller that gives up waiting loses nothing.
    under_way: Option<JoinHandle<(Append, Result<Outcome, CacheError>)>>,
}

/// A delivery that is not committed whole yet.
struct Held {
    delivery: Delivery,
    rest: VecDeque<Arrived>,
    begun: bool,
}

/// What was committed: it is on the disk, and may be shown and told.
#[derive(Clone, Debug)]
pub struct Committed {
    /// What stands now and didn't before, in the order of the stream.
    pub applied: Vec<Applied>,
    /// What changed nothing.
    pub duplicates: usize,
    /// How many notifications became due.
    pub due: usize,
    /// The stream's last change number.
    pub up_to: i64,
    /// An admitted loss that came before.
    pub gap: Option<Gap>,
    /// Where the stream stands now, where that moved.
    pub cursor: Option<Cursor>,
    /// Whether it came before the stream was live.
    pub catch_up: bool,
    /// Our clock when it was taken.
    pub at: Timestamp,
}

impl Follower {
    /// Follows what is delivered into this stream of the cache, telling by these rules.
    pub fn new(
        cache: Cache,
        stream: impl Into<Arc<str>>,
        deliveries: Deliveries,
        rules: watch::Receiver<Rules>,
    ) -> Self {
        Self { cache, stream: stream.into(), deliveries, rules, held: None, under_way: None }
    }

    /// The next commit; `None` when the stream has ended for good. Cancel safe.
    ///
    /// # Errors
    /// Where the cache can't be written. Nothing is lost: call again, after a while.
    pub async fn next(&mut self) -> Result<Option<Committed>, CacheError> {
        self.next_at_most(usize::MAX).await
    }

    /// The next commit, of `most` events at most (0 counts as 1). Of a delivery that holds more, the rest
    /// follows; until then the stored cursor stays before it. Cancel safe.
    ///
    /// # Errors
    /// As [`Follower::next`].
    pub async fn next_at_most(&mut self, most: usize) -> Result<Option<Committed>, CacheError> {
        if self.under_way.is_none() {
            if self.held.is_none() {
                let Some(delivery) = self.deliveries.next().await else { return Ok(None) };
                self.held = Some(Held::new(delivery));
            }
            self.begin(most.max(1));
        }
        self.end().await
    }

    /// Waits for the commit that is under way, where one is: before a program ends, what is committed can
    /// still be shown.
    ///
    /// # Errors
    /// As [`Follower::next`].
    pub async fn finish(mut self) -> Result<Option<Committed>, CacheError> {
        if self.under_way.is_some() { self.end().await } else { Ok(None) }
    }

    fn begin(&mut self, most: usize) {
        let Some(held) = &mut self.held else { return };
        let append = held.part(most);
        let (cache, stream) = (self.cache.clone(), Arc::clone(&self.stream));
        let (catch_up, rules) = (held.delivery.batch.catch_up, *self.rules.borrow());
        self.under_way = Some(spawn_blocking(move || {
            let due = |outcome: &Outcome| rules::due(outcome, catch_up, append.at, rules);
            let done = cache.append(&stream, &append, due);
            (append, done)
        }));
    }

    async fn end(&mut self) -> Result<Option<Committed>, CacheError> {
        let (Some(under_way), Some(held)) = (&mut self.under_way, &mut self.held) else { return Ok(None) };
        let ended = under_way.await;
        self.under_way = None;
        let (append, done) = match ended {
            Ok(ended) => ended,
            // The cache's own mistake: it is not hidden here.
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            // The runtime ends.
            Err(_) => return Ok(None),
        };
        let outcome = match done {
            Ok(outcome) => outcome,
            Err(error) => {
                held.put_back(append);
                return Err(error);
            }
        };
        let committed = Committed {
            applied: outcome.applied,
            duplicates: outcome.duplicates,
            due: outcome.due,
            up_to: outcome.up_to,
            gap: append.gap,
            cursor: append.cursor,
            catch_up: held.delivery.batch.catch_up,
            at: append.at,
        };
        held.begun = true;
        if held.rest.is_empty()
            && let Some(held) = self.held.take()
        {
            held.delivery.acknowledge();
        }
        Ok(Some(committed))
    }
}

impl Held {
    fn new(mut delivery: Delivery) -> Self {
        let rest = std::mem::take(&mut delivery.batch.events)
            .into_iter()
            .map(|received| Arrived { event: received.event, raw: received.raw })
            .collect();
        Self { delivery, rest, begun: false }
    }

    /// The next part. Only the last carries the cursor: what is not committed yet must come again after a
    /// crash.
    fn part(&mut self, most: usize) -> Append {
        let events: Vec<_> = self.rest.drain(..most.min(self.rest.len())).collect();
        let batch = &self.delivery.batch;
        Append {
            at: Timestamp::now(),
            gap: if self.begun { None } else { batch.gap.clone() },
            events,
            cursor: if self.rest.is_empty() { batch.cursor.clone() } else { None },
            connected_at: batch.connected_at,
            ping_interval: batch.ping_interval,
        }
    }

    fn put_back(&mut self, append: Append) {
        for arrived in append.events.into_iter().rev() {
            self.rest.push_front(arrived);
        }
    }
}
