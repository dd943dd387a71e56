//! `ww3 watch` over real sockets: cut, killed and restarted.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{Running, Server, event, exported, ids, lines, run, ww3};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tempfile::TempDir;

fn room() -> (TempDir, PathBuf, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let text = path.to_str().unwrap().to_owned();
    (folder, path, text)
}

fn events(range: std::ops::Range<usize>) -> Vec<String> {
    range.map(|n| event(&format!("evt{n}"), 1)).collect()
}

#[test]
fn a_backlog_is_printed_as_it_was_received_one_event_a_line() {
    let server = Server::start();
    server.publish(events(0..5));
    let output = run(&["watch", &server.url(), "--since", "0", "--count", "5", "--for", "20s"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(lines(&output), events(0..5));
    let head = &server.requests()[0];
    assert!(head.starts_with("GET /api/map-stream?since=0 "), "{head}");
}

#[test]
fn without_since_and_cache_it_starts_now() {
    let server = Server::start();
    server.publish(events(0..5));
    let running = Running::start(&["watch", &server.url()]);
    server.wait_for_requests(1);
    std::thread::sleep(Duration::from_millis(300));
    server.publish(events(5..6));
    assert_eq!(ids(&running.wait_for(1)), ["evt5"]);
}

#[test]
fn it_ends_after_its_time_also_where_nothing_comes() {
    let server = Server::start();
    let started = Instant::now();
    let output = run(&["watch", &server.url(), "--for", "500ms"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(started.elapsed() < Duration::from_secs(5));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("live"), "{stderr}");
}

#[test]
fn a_stream_that_is_cut_again_and_again_is_printed_exactly_once() {
    let server = Server::start();
    server.cut_after(7);
    server.publish(events(0..40));
    let (_folder, cache, path) = room();
    let arguments =
        ["watch", &server.url(), "--since", "0", "--cache", &path, "--count", "40", "--for", "60s"];
    let output = run(&arguments);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(lines(&output), events(0..40));
    assert_eq!(exported(&cache), events(0..40));
}

#[test]
fn over_kills_of_the_server_and_of_the_client_each_event_is_in_the_cache_once() {
    let server = Server::start();
    let (_folder, cache, path) = room();
    let url = server.url();
    let arguments = ["watch", &url, "--since", "0", "--cache", &path];
    let mut printed = Vec::new();
    let mut published = 0;
    let mut publish = |count| {
        server.publish(events(published..published + count));
        published += count;
    };
    publish(200);
    for _ in 0..3 {
        let running = Running::start(&arguments);
        running.wait_for(20);
        server.down();
        publish(100);
        server.up();
        publish(100);
        printed.extend(running.kill());
    }
    let known = exported(&cache).len();
    let last = Running::start(&arguments);
    let stderr_is_quiet = last.wait_for(published - known);
    printed.extend(stderr_is_quiet);
    drop(last);
    assert_eq!(exported(&cache), events(0..published));
    let unique: BTreeSet<_> = printed.iter().collect();
    assert_eq!(unique.len(), printed.len(), "nothing is printed twice");
}

#[test]
fn the_cursor_of_connected_is_stored_at_once() {
    let server = Server::start();
    server.publish(events(0..3));
    let (_folder, cache, path) = room();
    let output = run(&["watch", &server.url(), "--cache", &path, "--for", "1s"]);
    assert!(lines(&output).is_empty());
    // While it is away:
    server.publish(events(3..5));
    let output = run(&["watch", &server.url(), "--cache", &path, "--count", "2", "--for", "20s"]);
    assert_eq!(lines(&output), events(3..5));
    assert_eq!(exported(&cache), events(3..5));
    assert!(server.requests()[1].to_lowercase().contains("last-event-id: e1-3"), "{:?}", server.requests());
}

#[test]
fn what_is_beyond_the_count_is_left_for_the_next_run() {
    let server = Server::start();
    server.publish(events(0..30));
    let (_folder, cache, path) = room();
    let url = server.url();
    for round in 0..3 {
        let count = ["watch", &url, "--since", "0", "--cache", &path, "--count", "10", "--for", "20s"];
        let output = run(&count);
        assert_eq!(lines(&output), events(round * 10..round * 10 + 10));
    }
    assert_eq!(exported(&cache), events(0..30));
}

#[test]
fn updates_are_printed_and_the_higher_revision_stands() {
    let server = Server::start();
    server.publish([event("a", 1), event("a", 3), event("a", 2), event("a", 3)]);
    let (_folder, cache, path) = room();
    let output = run(&["watch", &server.url(), "--since", "0", "--cache", &path, "--for", "1s"]);
    assert_eq!(lines(&output), [event("a", 1), event("a", 3)]);
    assert_eq!(exported(&cache), [event("a", 3)]);
}

#[test]
fn a_server_that_went_back_to_a_backup_is_believed_and_what_it_lacks_stays() {
    let server = Server::start();
    server.publish([event("a", 2), event("b", 1)]);
    let (_folder, cache, path) = room();
    let url = server.url();
    run(&["watch", &url, "--since", "0", "--cache", &path, "--count", "2", "--for", "20s"]);
    server.restored([event("a", 1), event("c", 1)]);
    let output = run(&["watch", &url, "--cache", &path, "--count", "2", "--for", "20s"]);
    assert_eq!(lines(&output), [event("a", 1), event("c", 1)]);
    assert_eq!(exported(&cache), [event("a", 1), event("b", 1), event("c", 1)]);
}

#[test]
fn a_server_that_goes_back_to_a_backup_under_a_running_client_is_believed_too() {
    let server = Server::start();
    server.publish((0..300).map(|n| event(&format!("evt{n}"), 2)));
    let (_folder, cache, path) = room();
    let running = Running::start(&["watch", &server.url(), "--since", "0", "--cache", &path]);
    running.wait_for(300);
    server.down();
    server.restored(events(0..300));
    server.up();
    let printed = running.wait_for(600);
    assert_eq!(printed[300..], events(0..300));
    assert_eq!(exported(&cache), events(0..300));
}

#[test]
fn a_server_without_ids_is_resumed_by_time_without_a_repeat() {
    let server = Server::bare();
    server.publish(events(0..3));
    let (_folder, cache, path) = room();
    let url = server.url();
    let first = run(&["watch", &url, "--cache", &path, "--count", "3", "--for", "20s"]);
    assert_eq!(lines(&first), events(0..3));
    server.publish(events(3..5));
    let second = run(&["watch", &url, "--cache", &path, "--count", "2", "--for", "20s"]);
    assert_eq!(lines(&second), events(3..5));
    assert_eq!(exported(&cache), events(0..5));
    assert!(server.requests()[1].contains("since="), "{:?}", server.requests());
}

#[test]
fn a_token_that_is_refused_ends_it_with_code_1_and_says_so() {
    let server = Server::answering("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
    let output = run(&["watch", &server.url(), "--token", "s3cret", "--for", "20s"]);
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("token") && !stderr.contains("s3cret"), "{stderr}");
    assert!(server.requests()[0].to_lowercase().contains("authorization: bearer s3cret"));
}

#[test]
fn states_are_told_on_stderr_with_attempt_wait_and_reason() {
    // Nobody listens here.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let output = run(&["watch", &format!("http://{free}"), "--for", "2s"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty());
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains("attempt 1") && stderr.contains("waiting"), "{stderr}");
}

#[test]
fn a_cache_that_is_none_ends_it_before_anything_is_asked() {
    let server = Server::start();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "not a database, but notes of some length").unwrap();
    let output = run(&["watch", &server.url(), "--cache", path.to_str().unwrap(), "--for", "5s"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("notes.txt"));
    assert!(server.requests().is_empty());
}

#[test]
fn what_is_typed_wrongly_is_code_2() {
    for arguments in [
        &["watch", "http://127.0.0.1:1", "--scope", "moon"][..],
        &["watch", "http://127.0.0.1:1", "--since", "abc"],
        &["watch", "ftp://127.0.0.1"],
        &["watch", "http://127.0.0.1:1/?scope=moon"],
        &["watch"],
        &["export"],
    ] {
        assert_eq!(run(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_goes_away_ends_it_quietly() {
    let server = Server::start();
    server.publish(events(0..2));
    let mut child = ww3(&["watch", &server.url(), "--since", "0", "--for", "30s"]).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    drop(out);
    let started = Instant::now();
    let mut n = 2;
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(started.elapsed() < common::PATIENCE);
        server.publish(events(n..n + 1));
        n += 1;
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(status.code(), Some(0));
    let stderr = common::rest(child.stderr.take().unwrap());
    assert!(!stderr.contains("panicked") && !stderr.contains("pipe"), "{stderr}");
}

#[cfg(unix)]
#[test]
fn sigterm_ends_it_with_code_0_also_where_nobody_reads() {
    for flood in [false, true] {
        let server = Server::start();
        if flood {
            server.publish(events(0..2000));
        }
        let mut child = ww3(&["watch", &server.url(), "--since", "0"]).spawn().unwrap();
        server.wait_for_requests(1);
        std::thread::sleep(Duration::from_millis(500));
        let id = child.id().to_string();
        assert!(std::process::Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        let started = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            assert!(started.elapsed() < Duration::from_secs(5), "flood: {flood}");
            std::thread::sleep(Duration::from_millis(10));
        };
        assert_eq!(status.code(), Some(0), "flood: {flood}");
    }
}
