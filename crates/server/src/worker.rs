//! Turns waiting items into events: what the intake left, what other programs added, what failed before.
//!
//! Promises: an item is handled once, and its event and its mark are one commit; a burst is worked off
//! without pause. Knows nothing of HTTP or feeds.

use crate::{
    handle::{Detect, handle},
    hub::Hub,
    metrics::{Metrics, Trouble},
    store::{Handled, Store, StoreError, TRIES},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::{Notify, watch};

/// Items that are handled in one transaction.
const BATCH: usize = 50;

/// The worker. There is one per server.
pub struct Worker {
    /// Where items wait and events go.
    pub store: Store,
    /// Whom to wake after a commit.
    pub hub: Hub,
    /// What finds events.
    pub detector: Arc<dyn Detect>,
    /// Says that items were added here.
    pub added: Arc<Notify>,
    /// How often to look for items that others added.
    pub poll: Duration,
    /// What is counted.
    pub metrics: Metrics,
}

impl Worker {
    /// Works until told to end; a batch that has begun is finished.
    pub async fn run(self, mut ending: watch::Receiver<bool>) {
        let mut was_in_trouble = false;
        loop {
            self.metrics.worker_lives();
            let outcome = self.drain(&ending).await;
            if *ending.borrow() {
                return;
            }
            was_in_trouble = self.report(outcome, was_in_trouble);
            tokio::select! {
                () = self.added.notified() => {}
                () = tokio::time::sleep(self.poll) => {}
                _ = ending.wait_for(|ending| *ending) => return,
            }
        }
    }

    /// Handles all that waits.
    async fn drain(&self, ending: &watch::Receiver<bool>) -> Result<(), StoreError> {
        loop {
            // Events that the intake or another program committed don't wait for what waits here.
            self.hub.catch_up().await?;
            let batch = self.store.waiting(BATCH).await?;
            if batch.is_empty() || *ending.borrow() {
                return Ok(());
            }
            self.metrics.worker_lives();
            let (started, items) = (Instant::now(), batch.len());
            // Told at the first try.
            let broken = batch.iter().filter(|one| one.has_broken_tags && one.tries == 0);
            let broken: Vec<_> = broken.map(|one| one.row.to_string()).collect();
            let (detector, metrics) = (Arc::clone(&self.detector), self.metrics.clone());
            let handled = tokio::task::spawn_blocking(move || {
                batch.into_iter().map(|claimed| handle(detector.as_ref(), &metrics, claimed)).collect()
            });
            let handled: Vec<_> = handled.await.map_err(|_| StoreError::BrokenOff)?;
            let mut set_aside = Vec::new();
            for handled in &handled {
                if let Handled::Failed { row, why, is_last } = handled {
                    set_aside.extend(is_last.then(|| (*row, why.clone())));
                }
            }
            let events = self.store.finish(handled).await?;
            self.metrics.wrote();
            for (row, why) in set_aside {
                tracing::error!("item {row} is set aside after {TRIES} tries: {why}");
                self.hub.tell_trouble("An item could not be processed", &why);
            }
            self.tell_broken_tags(&broken);
            tracing::debug!(items, events, duration = ?started.elapsed(), "polled");
        }
    }

    fn tell_broken_tags(&self, rows: &[String]) {
        if rows.is_empty() {
            return;
        }
        rows.iter().for_each(|_| self.metrics.error(Trouble::Tags));
        let what = format!("of items {}: they count as none", rows.join(", "));
        tracing::warn!("tags can't be read, {what}");
        self.hub.tell_trouble("Tags could not be read", &what);
    }

    /// One log line when trouble begins and one when it ends; every reader hears of each failed poll.
    fn report(&self, outcome: Result<(), StoreError>, was_in_trouble: bool) -> bool {
        match outcome {
            Ok(()) if was_in_trouble => tracing::info!("the database works again"),
            Ok(()) => {}
            Err(trouble) => {
                if !was_in_trouble {
                    tracing::error!("the database can't be used: {trouble}; trying again at each poll");
                }
                self.metrics.error(Trouble::Database);
                self.hub.tell_trouble("Database polling failed", &trouble.to_string());
                return true;
            }
        }
        false
    }
}
