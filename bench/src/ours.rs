//! Ours: the plain stream, the map stream, and the map stream into a cache on the disk.

use crate::{
    peers::{Outcome, Task},
    tap::Tap,
};
use std::{env, time::Duration};
use tokio::sync::watch;
use url::Url;
use ww3_cache::Cache;
use ww3_follow::{Follower, Rules};
use ww3_stream::{Resume, StreamHandle, StreamOptions, Target};

/// Who watches the state of a stream meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Watcher {
    /// Nobody.
    None,
    /// One that looks ten times a second, as the window does.
    Calm,
    /// One that takes each state that it is woken for, and keeps it until the next.
    Eager,
}

fn target(url: &Url) -> Target {
    Target { url: url.clone(), token: None }
}

/// `ww3_stream::sse`.
pub async fn sse(url: &Url, tap: &mut Tap) -> Outcome {
    let (_handle, mut events) = ww3_stream::sse::open(target(url), StreamOptions::default(), None);
    while let Some(event) = events.next().await {
        if event.event == ww3_event::frame::MAP_EVENT && tap.take(&event.id, &event.data) {
            break;
        }
    }
    Ok(())
}

/// `ww3_stream::open`, every batch acknowledged.
pub async fn map(url: &Url, max_events: usize, watcher: Watcher, tap: &mut Tap) -> Outcome {
    let options = StreamOptions { max_events, ..StreamOptions::default() };
    let (handle, mut deliveries) = ww3_stream::open(target(url), options, Resume::default());
    let _watching = watch_it(&handle, watcher);
    while let Some(delivery) = deliveries.next().await {
        let mut enough = false;
        for received in &delivery.batch.events {
            enough = tap.take(&received.event.id, &received.raw);
        }
        delivery.acknowledge();
        if enough {
            break;
        }
    }
    Ok(())
}

fn watch_it(handle: &StreamHandle, watcher: Watcher) -> Option<Task> {
    let mut states = handle.subscribe();
    let wait = match watcher {
        Watcher::None => return None,
        Watcher::Calm => Duration::from_millis(100),
        Watcher::Eager => Duration::ZERO,
    };
    Some(Task::spawn(async move {
        let mut kept = states.borrow_and_update().clone();
        while states.changed().await.is_ok() {
            let next = states.borrow_and_update().clone();
            drop(std::mem::replace(&mut kept, next));
            if !wait.is_zero() {
                tokio::time::sleep(wait).await;
            }
        }
    }))
}

/// `ww3_follow` into a `ww3_cache` on the disk: an event counts when it is committed.
pub async fn committed(url: &Url, tap: &mut Tap) -> Outcome {
    // Beside the program: a system's temporary folder may be in memory.
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let beside = program.parent().ok_or("the program is in no folder")?;
    let folder = tempfile::tempdir_in(beside).map_err(|error| error.to_string())?;
    let cache = Cache::open(&folder.path().join("cache.db")).map_err(|error| error.to_string())?;
    let (_handle, deliveries) = ww3_stream::open(target(url), StreamOptions::default(), Resume::default());
    let (_rules, rules) = watch::channel(Rules::default());
    let mut follower = Follower::new(cache, "bench", deliveries, rules);
    while let Some(committed) = follower.next().await.map_err(|error| error.to_string())? {
        let mut enough = false;
        for applied in &committed.applied {
            enough = tap.take(&applied.event.id, &applied.raw);
        }
        if enough {
            break;
        }
    }
    Ok(())
}
