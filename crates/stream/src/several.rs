//! Several streams at once: many servers or scopes, one merged output, each with its own state and cursor.

use crate::{Alarm, Deliveries, Delivery, Resume, StreamHandle, StreamOptions, StreamState, Target, open};
use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::{
    sync::{mpsc, watch},
    task::JoinHandle,
};

/// Several streams, steered and watched as one. Clones steer the same ones; all end when the last is dropped.
///
/// What they deliver comes by one [`Merged`], each delivery under its stream's name. Deliveries are
/// acknowledged one by one, and each moves only its own stream's cursor.
#[derive(Clone, Debug)]
pub struct Streams {
    running: Arc<Mutex<BTreeMap<String, Running>>>,
    out: mpsc::Sender<(String, Delivery)>,
}

#[derive(Debug)]
struct Running {
    target: Target,
    handle: StreamHandle,
    /// Hands on what the stream delivers; the stream ends with it.
    task: JoinHandle<()>,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Why a stream can't be added: never are two connections held to one stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAdded {
    /// Another stream has this name.
    NameTaken(String),
    /// The stream of this name follows the same server with the same query.
    Same(String),
}

impl fmt::Display for NotAdded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NameTaken(name) => write!(f, "there is a stream called `{name}` already"),
            Self::Same(name) => {
                write!(f, "the stream `{name}` follows this server with the same query already")
            }
        }
    }
}

impl std::error::Error for NotAdded {}

/// What all streams together show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// Holds for all of them: nobody is left to hear of anything.
    pub alarm: Option<Alarm>,
    /// When an event or a ping last came of any, Unix milliseconds.
    pub last_data_at_ms: Option<i64>,
    /// How many are open.
    pub connected: usize,
    /// How many there are.
    pub all: usize,
}

impl Streams {
    /// None yet, and where what they deliver will come.
    pub fn new() -> (Self, Merged) {
        let (out, received) = mpsc::channel(1);
        (Self { running: Arc::default(), out }, Merged { received })
    }

    /// Follows one more, under this name. Runs on the current runtime.
    ///
    /// # Errors
    /// Where the name is taken, or another stream follows the same.
    pub fn add(
        &self,
        name: &str,
        target: Target,
        options: StreamOptions,
        resume: Resume,
    ) -> Result<StreamHandle, NotAdded> {
        let mut running = self.running();
        if running.contains_key(name) {
            return Err(NotAdded::NameTaken(name.to_owned()));
        }
        if let Some((name, _)) = running.iter().find(|(_, one)| one.target.url == target.url) {
            return Err(NotAdded::Same(name.clone()));
        }
        let (handle, deliveries) = open(target.clone(), options, resume);
        let task = tokio::spawn(hand_on(name.to_owned(), deliveries, self.out.clone()));
        running.insert(name.to_owned(), Running { target, handle: handle.clone(), task });
        Ok(handle)
    }

    /// Follows this one no more. What was delivered and not acknowledged comes again when it is added again.
    pub fn remove(&self, name: &str) -> bool {
        self.running().remove(name).is_some()
    }

    /// The handle of one.
    pub fn get(&self, name: &str) -> Option<StreamHandle> {
        self.running().get(name).map(|one| one.handle.clone())
    }

    /// Connects all now.
    pub fn connect(&self) {
        self.running().values().for_each(|one| one.handle.connect());
    }

    /// Disconnects all, until they are connected again.
    pub fn disconnect(&self) {
        self.running().values().for_each(|one| one.handle.disconnect());
    }

    /// The states, by name.
    pub fn states(&self) -> BTreeMap<String, Arc<StreamState>> {
        let states =
            |(name, one): (&String, &Running)| (name.clone(), Arc::clone(&one.handle.subscribe().borrow()));
        self.running().iter().map(states).collect()
    }

    /// The states to wait for, by name.
    pub fn subscribe(&self) -> BTreeMap<String, watch::Receiver<Arc<StreamState>>> {
        self.running().iter().map(|(name, one)| (name.clone(), one.handle.subscribe())).collect()
    }

    /// What all together show. An alarm only where each has one: the first stream's.
    pub fn overview(&self) -> Overview {
        let states = self.states();
        let alarms: Option<Vec<_>> = states.values().map(|state| state.alarm).collect();
        Overview {
            alarm: alarms.and_then(|alarms| alarms.first().copied()),
            last_data_at_ms: states.values().filter_map(|state| state.last_data_at_ms).max(),
            connected: states.values().filter(|state| state.is_connected).count(),
            all: states.len(),
        }
    }

    fn running(&self) -> MutexGuard<'_, BTreeMap<String, Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A slow receiver slows each stream's socket: one delivery of each waits here, at most.
async fn hand_on(name: String, mut deliveries: Deliveries, out: mpsc::Sender<(String, Delivery)>) {
    while let Some(delivery) = deliveries.next().await {
        if out.send((name.clone(), delivery)).await.is_err() {
            return;
        }
    }
}

/// What several streams deliver.
#[derive(Debug)]
pub struct Merged {
    received: mpsc::Receiver<(String, Delivery)>,
}

impl Merged {
    /// The next batch, and whose it is; `None` when all handles are gone. Cancel safe.
    pub async fn next(&mut self) -> Option<(String, Delivery)> {
        loop {
            let (name, delivery) = self.received.recv().await?;
            if !delivery.is_stale() {
                return Some((name, delivery));
            }
        }
    }
}
