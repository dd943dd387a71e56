//! How events and state reach the page: it keeps one call pending, which is answered when there is
//! something.
//!
//! Not by `emit` or a channel: each message of theirs is a script evaluation, which leaks in WebKit and is
//! lost with a page reload (`docs/decisions/0003-pending-call.md`). A call delivers by `after` and drains
//! nothing, so a repeated one is harmless; a newer call ends the older.

use crate::{
    ipc::{NextBatch, Slim},
    monitor::Monitor,
};
use std::{sync::Arc, time::Duration};
use tokio::time::{Instant, sleep, sleep_until};
use ww3_cache::{CacheError, Changes};
use ww3_event::Precision;

/// A call is answered after this time at the latest, with nothing.
const PATIENCE: Duration = Duration::from_secs(25);
/// What comes within this time is one answer, while the window is shown.
const COALESCE_SHOWN: Duration = Duration::from_millis(50);
/// The same while it is hidden.
const COALESCE_HIDDEN: Duration = Duration::from_secs(1);
/// The most events in an answer; a page further behind goes on at once with the next call.
const MOST_CHANGES: usize = 5_000;
/// The most events in a snapshot.
pub const MOST_EVENTS: usize = 100_000;

/// Answers when something changed after `after` among the events, or the state is another than `version`.
pub async fn next_batch(monitor: &Arc<Monitor>, after: i64, version: u64) -> Result<NextBatch, CacheError> {
    let call = monitor.new_call();
    if !wait(monitor, call, after, version).await {
        return Ok(NextBatch { slim: Slim { up_to: after, ..Slim::default() }, shown: None });
    }
    sleep(if monitor.is_visible() { COALESCE_SHOWN } else { COALESCE_HIDDEN }).await;
    let shown = monitor.shown();
    let slim = if monitor.is_of_another_session(version) {
        Slim { up_to: after, reload: true, ..Slim::default() }
    } else {
        let key = monitor.stream_key();
        monitor.with_cache(move |cache| cache.changes_after(&key, after, MOST_CHANGES)).await.map(slim)?
    };
    let shown = (shown.version != version).then_some(shown);
    Ok(NextBatch { slim, shown })
}

/// Whether there is something; not where a newer call came, or nothing for long.
async fn wait(monitor: &Monitor, call: u64, after: i64, version: u64) -> bool {
    let deadline = Instant::now() + PATIENCE;
    let (mut calls, mut changes, mut versions) = monitor.watch();
    loop {
        if *calls.borrow_and_update() != call {
            return false;
        }
        if *changes.borrow_and_update() > after || *versions.borrow_and_update() != version {
            return true;
        }
        let gone = tokio::select! {
            changed = calls.changed() => changed.is_err(),
            changed = changes.changed() => changed.is_err(),
            changed = versions.changed() => changed.is_err(),
            () = sleep_until(deadline) => true,
        };
        if gone {
            return false;
        }
    }
}

/// Everything that stands, for a page that begins.
pub async fn snapshot(monitor: &Arc<Monitor>) -> Result<Slim, CacheError> {
    let key = monitor.stream_key();
    monitor.with_cache(move |cache| cache.snapshot(&key, MOST_EVENTS)).await.map(slim)
}

fn slim(changes: Changes) -> Slim {
    let mut slim = Slim { up_to: changes.up_to, reload: changes.behind, ..Slim::default() };
    for row in changes.rows {
        slim.keys.push(row.key);
        slim.ids.push(row.id);
        slim.lon.push(row.lon);
        slim.lat.push(row.lat);
        slim.severity.push(row.severity.get());
        slim.types.push(row.kind.to_string());
        slim.time.push(row.time);
        slim.withdrawn.push(row.withdrawn);
        slim.precision.push(precision_name(row.precision).to_owned());
    }
    slim
}

fn precision_name(precision: Option<Precision>) -> &'static str {
    match precision {
        Some(Precision::Exact) => "exact",
        Some(Precision::City) => "city",
        Some(Precision::Region) => "region",
        Some(Precision::Country) => "country",
        Some(Precision::Unspecified) | None => "",
    }
}
