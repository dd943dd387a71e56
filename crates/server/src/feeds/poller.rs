//! One feed's life: ask, take in, wait; longer after each failure.

use super::{
    Clients, FeedSource, FeedState, FeedStatus,
    document::{NotAFeed, read_answer},
    fetch::{FetchError, Fetched, fetch},
    shown,
};
use crate::{
    intake::Intake,
    store::{Store, StoreError, Validators},
};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{Semaphore, mpsc, oneshot, watch},
    time::sleep,
};
use ww3_event::Timestamp;

/// A failing feed is asked at least this often, where its own interval isn't longer.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);
/// No feed is asked more often than this.
const SHORTEST_WAIT: Duration = Duration::from_millis(100);

/// What all feeds of a server share.
pub struct Shared {
    pub store: Store,
    pub intake: Intake,
    pub clients: Clients,
    pub status: watch::Sender<Vec<FeedStatus>>,
    pub turns: Semaphore,
}

/// What came of polling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Polled {
    /// Items that are new.
    pub accepted: usize,
    /// Items that are here already.
    pub duplicates: usize,
    /// Feeds that were asked.
    pub feeds: usize,
    /// Feeds that failed.
    pub failed: usize,
}

impl std::iter::Sum for Polled {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            accepted: sum.accepted + one.accepted,
            duplicates: sum.duplicates + one.duplicates,
            feeds: sum.feeds + one.feeds,
            failed: sum.failed + one.failed,
        })
    }
}

/// What is wrong with a feed.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error(transparent)]
    Fetch(#[from] FetchError),
    #[error(transparent)]
    Feed(#[from] NotAFeed),
    #[error("its items could not be stored: {0}")]
    Store(#[from] StoreError),
}

enum Outcome {
    NotModified,
    Items { accepted: usize, duplicates: usize },
}

pub struct Poller {
    source: FeedSource,
    shared: Arc<Shared>,
    validators: Validators,
    failures: u32,
}

impl Poller {
    pub fn new(source: FeedSource, shared: Arc<Shared>) -> Self {
        Self { source, shared, validators: Validators::default(), failures: 0 }
    }

    /// Polls until aborted.
    pub async fn run(mut self, mut now: mpsc::Receiver<oneshot::Sender<Polled>>) {
        self.validators = self.shared.store.validators(&self.source.url).await.unwrap_or_default();
        let mut waiting: Option<oneshot::Sender<Polled>> = None;
        loop {
            let outcome = self.poll().await;
            let polled = Polled { feeds: 1, ..counts(&outcome) };
            let wait = self.note(outcome);
            if let Some(answer) = waiting.take() {
                let _ = answer.send(polled);
            }
            tokio::select! {
                () = sleep(wait) => {}
                Some(answer) = now.recv() => waiting = Some(answer),
            }
        }
    }

    async fn poll(&mut self) -> Result<Outcome, Trouble> {
        // The semaphore is never closed; without a turn the feed would merely be fetched at once.
        let shared = Arc::clone(&self.shared);
        let _turn = shared.turns.acquire().await.ok();
        let mut fetched = fetch(&shared.clients, &self.source, &self.validators).await;
        let has_moved = self.validators.moved_to.is_some();
        if has_moved && fetched.as_ref().is_err_and(FetchError::is_of_the_address) {
            // It has moved on from there without a word: the address of the settings is asked again.
            self.keep(Validators::default()).await?;
            fetched = fetch(&shared.clients, &self.source, &self.validators).await;
        }
        let known = self.validators.moved_to.clone();
        let (bytes, is_html, charset, validators) = match fetched? {
            Fetched::NotModified { moved_to } => {
                let moved_to = moved_to.or(known);
                self.keep(Validators { moved_to, ..self.validators.clone() }).await?;
                return Ok(Outcome::NotModified);
            }
            Fetched::Document { bytes, is_html, charset, moved_to, validators } => {
                (bytes, is_html, charset, Validators { moved_to: moved_to.or(known), ..validators })
            }
        };
        let source = self.source.clone();
        let read =
            tokio::task::spawn_blocking(move || read_answer(&source, bytes, charset.as_deref(), is_html));
        let document = read.await.map_err(|_| NotAFeed::Unreadable { why: "reading it failed".into() })??;
        let stored = self.shared.intake.take_in(document.items).await?;
        self.keep(validators).await?;
        Ok(Outcome::Items { accepted: stored.accepted, duplicates: stored.duplicates })
    }

    async fn keep(&mut self, validators: Validators) -> Result<(), StoreError> {
        if validators != self.validators {
            self.shared.store.keep_validators(&self.source.url, validators.clone()).await?;
            self.validators = validators;
        }
        Ok(())
    }

    /// Shows what came of a try, and answers how long to wait for the next.
    fn note(&mut self, outcome: Result<Outcome, Trouble>) -> Duration {
        self.failures = if outcome.is_ok() { 0 } else { self.failures.saturating_add(1) };
        let asked = match &outcome {
            Err(Trouble::Fetch(error)) => error.retry_after().unwrap_or_default(),
            _ => Duration::ZERO,
        };
        let is_the_end = matches!(&outcome, Err(Trouble::Fetch(error)) if error.is_the_end());
        let wait = match is_the_end {
            true => Duration::MAX,
            false => jittered(back_off(self.source.interval, self.failures)).max(asked),
        };
        self.log_change(&outcome);
        let now = Timestamp::now();
        self.shared.status.send_modify(|all| {
            let is_this =
                |status: &&mut FeedStatus| status.name == self.source.name && status.url == self.source.url;
            if let Some(status) = all.iter_mut().find(is_this) {
                show(status, &outcome, now, wait);
                status.failures = self.failures;
                status.moved_to = self.validators.moved_to.clone();
            }
        });
        wait
    }

    fn log_change(&self, outcome: &Result<Outcome, Trouble>) {
        let name = &self.source.name;
        let status = self.shared.status.borrow();
        let was_failing = status.iter().any(|status| {
            status.name == *name && status.url == self.source.url && status.state == FeedState::Failing
        });
        match outcome {
            Err(trouble) if !was_failing => {
                tracing::warn!("feed {name}: {trouble} ({})", shown(&self.source.url))
            }
            Ok(_) if was_failing => tracing::info!("feed {name}: answers again"),
            _ => {}
        }
    }
}

fn counts(outcome: &Result<Outcome, Trouble>) -> Polled {
    match outcome {
        Ok(Outcome::Items { accepted, duplicates }) => {
            Polled { accepted: *accepted, duplicates: *duplicates, ..Polled::default() }
        }
        Ok(Outcome::NotModified) => Polled::default(),
        Err(_) => Polled { failed: 1, ..Polled::default() },
    }
}

fn show(status: &mut FeedStatus, outcome: &Result<Outcome, Trouble>, now: Timestamp, wait: Duration) {
    status.last_try = Some(now);
    status.next_try = now.checked_add(wait).ok();
    status.error = outcome.as_ref().err().map(ToString::to_string);
    status.state = match outcome {
        Ok(Outcome::Items { accepted, .. }) => {
            status.items += *accepted as u64;
            FeedState::Ok
        }
        Ok(Outcome::NotModified) => FeedState::NotModified,
        Err(_) => FeedState::Failing,
    };
    if outcome.is_ok() {
        status.last_ok = Some(now);
    }
}

/// Up to a fifth shorter or longer: feeds of one publisher, and servers that were started together, spread out.
fn jittered(wait: Duration) -> Duration {
    // Each new state is seeded at random.
    let random = std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0);
    wait.mul_f64(0.8 + 0.4 * (random as f64 / u64::MAX as f64))
}

/// Twice as long after each failure in a row.
fn back_off(interval: Duration, failures: u32) -> Duration {
    let interval = interval.max(SHORTEST_WAIT);
    let grown = interval.saturating_mul(2u32.saturating_pow(failures));
    grown.min(LONGEST_WAIT.max(interval))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_spread_by_a_fifth_to_both_sides() {
        let waits: Vec<_> = (0..200).map(|_| jittered(Duration::from_secs(100)).as_secs_f64()).collect();
        assert!(waits.iter().all(|wait| (80.0..=120.0).contains(wait)), "{waits:?}");
        assert!(waits.iter().any(|wait| *wait < 95.0) && waits.iter().any(|wait| *wait > 105.0), "{waits:?}");
    }

    #[test]
    fn a_failing_feed_is_asked_less_and_less_often_but_hourly() {
        let minutes = |n: u64| Duration::from_secs(60 * n);
        assert_eq!(back_off(minutes(5), 0), minutes(5));
        assert_eq!(back_off(minutes(5), 1), minutes(10));
        assert_eq!(back_off(minutes(5), 40), minutes(60));
        assert_eq!(back_off(minutes(120), 40), minutes(120));
    }
}
