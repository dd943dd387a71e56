//! `ww3 sse` against what the public suites for EventSource clients send.
#![allow(clippy::unwrap_used, reason = "a test")]

#[path = "suites/case.rs"]
mod case;
mod common;
#[path = "suites/format.rs"]
mod format;
#[path = "suites/http.rs"]
mod http;
#[path = "suites/own.rs"]
mod own;

use case::Case;
use std::sync::Mutex;
use std::thread;

/// So many cases at once: most of their time they wait to reconnect.
const AT_ONCE: usize = 12;

/// Runs all; returns how many, and one line for each that fails.
fn failures(cases: Vec<Case>) -> (usize, Vec<String>) {
    let count = cases.len();
    let (left, failed) = (Mutex::new(cases), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                loop {
                    let Some(case) = left.lock().unwrap().pop() else { return };
                    let title = format!("{} ({})", case.name, case.suite);
                    if let Err(why) = case.run() {
                        failed.lock().unwrap().push(format!("{title}: {}", why.replace('\n', " | ")));
                    }
                }
            });
        }
    });
    (count, failed.into_inner().unwrap())
}

#[test]
fn the_bytes_of_a_stream_mean_what_the_public_suites_say() {
    let (count, failed) = failures(format::cases());
    assert!(failed.is_empty(), "{} of {count} cases:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn http_around_a_stream_means_what_the_public_suites_say() {
    let (count, failed) = failures(http::cases());
    assert!(failed.is_empty(), "{} of {count} cases:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn odd_bodies_mean_what_the_standard_says_whole_and_byte_by_byte() {
    let (count, failed) = failures(own::cases());
    assert!(failed.is_empty(), "{} of {count} cases:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn there_are_at_least_seventy_five_cases() {
    let all = format::cases().into_iter().chain(http::cases()).chain(own::cases());
    let mut titles: Vec<_> = all.map(|case| (case.suite, case.name)).collect();
    let count = titles.len();
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), count, "no title twice");
    assert!(count >= 75, "{count}");
}
