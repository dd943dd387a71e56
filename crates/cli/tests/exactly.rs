//! `ww3 watch --cache` against the worst network, killed again and again: the cache is what was published.
//!
//! What is random comes of a seed, which is printed; `WW3_SEED` gives another one.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
#[path = "exactly/server.rs"]
mod server;

use common::{Running, exported};
use fastrand::Rng;
use server::{Deeds, Server};
use std::collections::{BTreeMap, HashSet};
use std::thread;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(60);

/// Some short, some long, some of other scripts.
fn event(id: &str, revision: u32, rng: &mut Rng) -> String {
    let words = ["Strike on the port", "Удар по порту", "ضربة على الميناء", "🔥", "\\n\\\"quoted\\\""];
    let length = if rng.u8(0..10) == 0 { rng.usize(0..1000) } else { rng.usize(1..6) };
    let title: Vec<_> = (0..length).map(|_| words[rng.usize(0..words.len())]).collect();
    common::event(id, revision).replace("Strike evt", &format!("{} evt", title.join(" ")))
}

fn everything_arrives_once(seed: u64, resets: bool) {
    println!("WW3_SEED={seed}");
    let mut rng = Rng::with_seed(seed);
    let server = Server::start(rng.u64(..));
    let folder = tempfile::tempdir().unwrap();
    let cache = folder.path().join("cache.db");
    let url = format!("http://{}", server.addr);
    let arguments = ["watch", &url, "--since", "0", "--cache", cache.to_str().unwrap()];
    let mut revisions: BTreeMap<String, (u32, String)> = BTreeMap::new();
    let mut printed = Vec::new();
    for round in 0..10 {
        let running = Running::start(&arguments);
        let steps = rng.usize(20..120);
        for _ in 0..steps {
            for _ in 0..rng.usize(0..8) {
                // Now and then one that is known is revised.
                let number = revisions.len();
                let number = if rng.u8(0..5) == 0 { rng.usize(0..=number) } else { number };
                let id = format!("evt{number}");
                let revision = revisions.get(&id).map_or(1, |(revision, _)| revision + 1);
                let event = event(&id, revision, &mut rng);
                server.publish(&id, event.clone());
                revisions.insert(id, (revision, event));
            }
            thread::sleep(Duration::from_millis(rng.u64(0..20)));
        }
        if resets && round % 3 == 2 {
            server.start_a_new_history();
        }
        // As `kill -9` does, at whatever moment.
        printed.extend(running.kill());
    }
    server.calm_down();
    let wanted: HashSet<String> = revisions.into_values().map(|(_, event)| event).collect();
    let last = Running::start(&arguments);
    let began = Instant::now();
    let mut kept = exported(&cache);
    while kept.len() < wanted.len() || kept.iter().any(|event| !wanted.contains(event)) {
        assert!(
            began.elapsed() < PATIENCE,
            "{} of {} events, {:?}",
            kept.len(),
            wanted.len(),
            server.deeds()
        );
        thread::sleep(Duration::from_millis(100));
        kept = exported(&cache);
    }
    printed.extend(last.kill());
    assert_eq!(kept.len(), wanted.len(), "each once");
    assert_eq!(kept.into_iter().collect::<HashSet<_>>(), wanted);
    let count = printed.len();
    let different: HashSet<_> = printed.into_iter().collect();
    assert_eq!(different.len(), count, "no line is printed twice");
    println!("{} events, {count} lines, {:?}", wanted.len(), server.deeds());
    assert_was_bad(&server.deeds());
}

/// Else the test would say less than its name.
fn assert_was_bad(deeds: &Deeds) {
    assert!(deeds.values().sum::<usize>() >= 12 && deeds.len() >= 4, "{deeds:?}");
}

fn seeds(own: [u64; 3]) -> Vec<u64> {
    std::env::var("WW3_SEED").map_or(own.to_vec(), |seed| vec![seed.parse().unwrap()])
}

#[test]
fn cut_anywhere_stalled_refused_repeated_and_killed_the_cache_is_what_was_published() {
    thread::scope(|scope| {
        for seed in seeds([1, 2, 3]) {
            scope.spawn(move || everything_arrives_once(seed, false));
        }
    });
}

#[test]
fn also_where_the_server_starts_new_histories_in_between() {
    thread::scope(|scope| {
        for seed in seeds([11, 12, 13]) {
            scope.spawn(move || everything_arrives_once(seed, true));
        }
    });
}
