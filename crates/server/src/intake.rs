//! Takes items in.
//!
//! Promises: what was answered is on disk. A few items are committed with the events that are found in them: a second
//! commit, by the worker, would make each event wait for the disk once more. These go out as soon as their sender has
//! its answer. What is posted while another commit is on its way shares the next one. Many items wait for the worker,
//! so that their sender doesn't.

use crate::{
    handle::{Detect, handle},
    hub::Hub,
    metrics::Metrics,
    store::{Accepted, Post, Store, StoreError, View},
};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};
use tokio::sync::{Notify, oneshot};
use ww3_detect::FeedItem;

/// More items than this in one post wait for the worker.
const FEW: usize = 50;

/// The way in for feeds and for whoever posts. Clones share it.
#[derive(Clone)]
pub struct Intake {
    store: Store,
    hub: Hub,
    detector: Arc<dyn Detect>,
    metrics: Metrics,
    added: Arc<Notify>,
    /// Posts that wait for the next commit. There are as many as wait for an answer.
    posts: Arc<Mutex<Vec<Post>>>,
}

impl Intake {
    /// `added` is told of items that wait for the worker.
    pub fn new(
        store: Store,
        hub: Hub,
        detector: Arc<dyn Detect>,
        metrics: Metrics,
        added: Arc<Notify>,
    ) -> Self {
        Self { store, hub, detector, metrics, added, posts: Arc::default() }
    }

    /// Takes these in; answers when they are on disk.
    ///
    /// # Errors
    /// Where they can't be written; then none of them is.
    pub async fn take_in(&self, mut items: Vec<FeedItem>) -> Result<Accepted, StoreError> {
        let (answer, answered) = oneshot::channel();
        let (started, count) = (Instant::now(), items.len());
        let is_few = count <= FEW;
        // As the worker would: what happened first goes out first.
        items.sort_by_key(|item| item.published_at);
        {
            let mut posts = self.posts();
            // Whose sender went away before its turn: nobody waits for it, so nothing else would bound them.
            posts.retain(|post| !post.answer.is_closed());
            posts.push(Post { items, is_few, answer });
        }
        // Who has the turn commits for all who wait; the others then find nothing left to do.
        let (hub, added) = (self.hub.clone(), Arc::clone(&self.added));
        let then = move |view: &mut View<'_>| {
            if hub.take_in(view).is_err() {
                // The worker tries again, and says so where it fails too.
                added.notify_one();
            }
        };
        let (waiting, this) = (self.clone(), self.clone());
        let posts = move || std::mem::take(&mut *waiting.posts());
        let handle = move |item| handle(this.detector.as_ref(), &this.metrics, item);
        let committed = self.store.take_in(posts, handle, then).await;
        let accepted = match committed {
            Ok(()) => answered.await.unwrap_or(Err(StoreError::BrokenOff)),
            Err(error) => Err(error),
        };
        let accepted = accepted.inspect_err(|error| self.tell(error))?;
        self.metrics.wrote();
        let (new, duplicates) = (accepted.accepted, accepted.duplicates);
        tracing::debug!(items = count, accepted = new, duplicates, duration = ?started.elapsed(), "taken in");
        if accepted.waiting > 0 {
            self.added.notify_one();
        }
        Ok(accepted)
    }

    /// Every reader hears of it once, until something can be written again: who posts may try often.
    fn tell(&self, error: &StoreError) {
        if self.metrics.write_failed() {
            self.hub.tell_trouble("What was sent could not be stored", &error.to_string());
        }
    }

    fn posts(&self) -> MutexGuard<'_, Vec<Post>> {
        // A poisoned lock means that a thread died while it held it; posts are never half added.
        self.posts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
