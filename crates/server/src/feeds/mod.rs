//! Polls feeds: RSS, Atom and JSON Feed.
//!
//! Promises: each feed has its own interval and its own troubles; a feed is asked only for what is new; a
//! log line says when a feed's state changes, not at each try. Knows nothing of events or of who asks.
//!
//! - `reach`, `client`: which machines may be asked
//! - `fetch`: one bounded, conditional request
//! - `check`: whether a feed would do
//! - `document`: from bytes to items
//! - `legible`: mends encodings and bare ampersands
//! - `text`: from HTML to a line of text
//! - `poller`: one feed's life
//! - `defaults`: the feeds that the app begins with

mod check;
mod client;
mod defaults;
mod document;
mod fetch;
mod legible;
mod poller;
mod reach;
mod source;
mod text;

pub use check::check_feed;
pub use client::{Clients, client};
pub use defaults::default_feeds;
pub use document::{Document, NotAFeed, read_document};
pub use fetch::{FEED_BYTES, read_bounded};
pub use poller::Polled;
pub use reach::Reach;
pub use source::{FeedSource, FeedState, FeedStatus, NotAFeedSource, shown};
pub use text::plain;

use crate::{intake::Intake, store::Store};
use poller::{Poller, Shared};
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::{
    sync::{Semaphore, mpsc, oneshot, watch},
    task::JoinHandle,
};

/// Feeds that are fetched at a time.
const AT_A_TIME: usize = 8;
/// How long a poll on demand is waited for.
const ON_DEMAND: Duration = Duration::from_secs(60);

/// All feeds of a server. Dropping it ends them.
pub struct Feeds {
    sources: watch::Sender<Vec<FeedSource>>,
    now: mpsc::Sender<oneshot::Sender<Polled>>,
    status: watch::Receiver<Vec<FeedStatus>>,
}

impl Feeds {
    /// Starts polling `sources`.
    pub fn start(store: Store, intake: Intake, clients: Clients, sources: Vec<FeedSource>) -> Self {
        let (status, shown) = watch::channel(sources.iter().map(FeedStatus::waiting).collect());
        let (now, asked) = mpsc::channel(8);
        let shared = Arc::new(Shared { store, intake, clients, status, turns: Semaphore::new(AT_A_TIME) });
        let (sources, wanted) = watch::channel(sources);
        tokio::spawn(Manager { shared, pollers: HashMap::new() }.run(wanted, asked));
        Self { sources, now, status: shown }
    }

    /// How each feed is doing.
    pub fn status(&self) -> watch::Receiver<Vec<FeedStatus>> {
        self.status.clone()
    }

    /// Polls these from now on; a feed that stays goes on undisturbed. Answers whether anything changed.
    pub fn set(&self, sources: Vec<FeedSource>) -> bool {
        self.sources.send_if_modified(|known| {
            let changes = *known != sources;
            *known = sources;
            changes
        })
    }

    /// Polls every feed now, and answers what came of it.
    pub async fn poll_now(&self) -> Polled {
        let (answer, polled) = oneshot::channel();
        match self.now.send(answer).await {
            Ok(()) => polled.await.unwrap_or_default(),
            Err(_) => Polled::default(),
        }
    }
}

/// Keeps one poller per feed.
struct Manager {
    shared: Arc<Shared>,
    pollers: HashMap<FeedSource, Running>,
}

struct Running {
    now: mpsc::Sender<oneshot::Sender<Polled>>,
    task: JoinHandle<()>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Manager {
    async fn run(
        mut self,
        mut wanted: watch::Receiver<Vec<FeedSource>>,
        mut asked: mpsc::Receiver<oneshot::Sender<Polled>>,
    ) {
        let sources = wanted.borrow_and_update().clone();
        self.reconcile(&sources);
        loop {
            tokio::select! {
                changed = wanted.changed() => {
                    if changed.is_err() {
                        return;
                    }
                    let sources = wanted.borrow_and_update().clone();
                    self.reconcile(&sources);
                }
                Some(answer) = asked.recv() => self.poll_all(answer),
            }
        }
    }

    fn reconcile(&mut self, sources: &[FeedSource]) {
        let mut wanted: Vec<&FeedSource> = Vec::new();
        for source in sources {
            // A feed that is listed twice is polled once.
            if !wanted.iter().any(|other| other.name == source.name && other.url == source.url) {
                wanted.push(source);
            }
        }
        self.pollers.retain(|source, _| wanted.contains(&source));
        self.shared.status.send_modify(|status| {
            let mut known = std::mem::take(status);
            status.extend(wanted.iter().map(|source| {
                let is_this = |status: &FeedStatus| status.name == source.name && status.url == source.url;
                let kept = known.iter().position(is_this).map(|at| known.swap_remove(at));
                kept.unwrap_or_else(|| FeedStatus::waiting(source))
            }));
        });
        for source in wanted {
            if !self.pollers.contains_key(source) {
                let (now, asked) = mpsc::channel(4);
                let poller = Poller::new(source.clone(), Arc::clone(&self.shared));
                let task = tokio::spawn(poller.run(asked));
                self.pollers.insert(source.clone(), Running { now, task });
            }
        }
    }

    fn poll_all(&self, answer: oneshot::Sender<Polled>) {
        let asked = self.pollers.values().filter_map(|poller| {
            let (answer, polled) = oneshot::channel();
            // A full queue means that this feed is asked already.
            poller.now.try_send(answer).ok().map(|()| polled)
        });
        let asked: Vec<_> = asked.collect();
        tokio::spawn(async move {
            let all = futures::future::join_all(asked);
            let polled = tokio::time::timeout(ON_DEMAND, all).await.unwrap_or_default();
            let _ = answer.send(polled.into_iter().flatten().sum());
        });
    }
}
