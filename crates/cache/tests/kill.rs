//! A program that is killed in the middle of appends leaves events, cursor and notifications consistent.
//!
//! The killed program is this very test, started again as a child.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{STREAM, batch, cursor, event};
use std::collections::BTreeSet;
use std::process::{Command, Stdio};
use std::time::Duration;
use std::{env, thread};
use ww3_cache::{Append, Cache, NewDue, NotificationKind};

const PATH: &str = "WW3_TEST_CACHE_TO_APPEND_TO";
const SIZE: u64 = 40;

/// Batch `n` holds events `n`-0 to `n`-39, moves the cursor to `n`, and makes its first event due.
fn append(cache: &Cache, n: u64) {
    let events = (0..SIZE).map(|i| event(format!("{n}-{i}")).arrived());
    let append = Append { cursor: cursor(n.to_string()), ..batch(events) };
    let due = |outcome: &ww3_cache::Outcome| {
        let first = outcome.applied.first();
        first
            .map(|first| NewDue { key: first.key, kind: NotificationKind::Event, digest: false })
            .into_iter()
            .collect()
    };
    cache.append(STREAM, &append, due).unwrap();
}

fn stands_at(cache: &Cache) -> u64 {
    cache.position(STREAM).unwrap().cursor.map_or(0, |cursor| cursor.as_str().parse().unwrap())
}

/// Run as the child only: appends until it is killed.
#[test]
fn child_that_appends_until_it_is_killed() {
    let Ok(path) = env::var(PATH) else { return };
    let cache = Cache::open(path.as_ref()).unwrap();
    // From one batch before where it stood, as a server does that repeats something.
    let mut n = stands_at(&cache).max(1);
    loop {
        append(&cache, n);
        n += 1;
    }
}

#[test]
fn a_kill_in_the_middle_of_appends_leaves_events_cursor_and_notifications_consistent() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    for round in 0..8 {
        let before = Cache::open(&path).map(|cache| stands_at(&cache)).unwrap();
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "child_that_appends_until_it_is_killed", "--nocapture"])
            .env(PATH, &path)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // Until it is at work, then on to a moment that differs each time.
        let watched = Cache::open_existing(&path).unwrap();
        while stands_at(&watched) < before + 3 {
            assert!(child.try_wait().unwrap().is_none(), "the child ended by itself");
            thread::sleep(Duration::from_millis(2));
        }
        thread::sleep(Duration::from_micros(700 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        drop(watched);

        let cache = Cache::open(&path).unwrap();
        let at = stands_at(&cache);
        let expected: BTreeSet<_> =
            (1..=at).flat_map(|n| (0..SIZE).map(move |i| event(format!("{n}-{i}")).arrived().raw)).collect();
        let exported = common::export(&cache);
        assert_eq!(exported.len(), expected.len(), "each once");
        assert_eq!(exported.into_iter().collect::<BTreeSet<_>>(), expected, "all up to the cursor, no more");
        assert_eq!(cache.due(STREAM, usize::MAX).unwrap().len() as u64, at);
    }
}
