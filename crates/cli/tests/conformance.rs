//! `ww3 sse` against the WHATWG standard, case by case.
//!
//! Drawn from the public suites: Web Platform Tests `eventsource/` (named `wpt/…`), LaunchDarkly's
//! sse-contract-tests (`ld/…`), the npm packages eventsource and eventsource-parser (`npm/…`); `own/…` are ours.
//! Each decoding case is sent whole and byte by byte.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;
#[path = "conformance/server.rs"]
mod server;

use common::{lines, ww3};
use serde_json::{Value, json};
use server::{Pieces, Server};

const OK: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

/// Type, id, data.
type Event<'a> = (&'a str, &'a str, &'a str);

fn message<'a>(data: &'a str) -> Event<'a> {
    ("message", "", data)
}

/// Runs `ww3 sse` until so many events came; they, and its exit code.
fn sse(url: &str, more: &[&str], count: usize) -> (Vec<Value>, Option<i32>) {
    let count = count.to_string();
    let output = ww3(&[&["sse", url, "--count", &count, "--for", "20s"], more].concat()).output().unwrap();
    (lines(&output).iter().map(|line| serde_json::from_str(line).unwrap()).collect(), output.status.code())
}

fn expected(events: &[Event<'_>]) -> Vec<Value> {
    events.iter().map(|(event, id, data)| json!({"event": event, "id": id, "data": data})).collect()
}

/// The body, sent in these pieces, dispatches just these events.
fn check(name: &str, how: &str, pieces: Pieces, events: &[Event<'_>]) {
    let mut script = vec![OK.as_bytes().to_vec()];
    script.extend(pieces);
    // A last event, so that what should not come after the others is seen.
    script.push(b"\n\nevent: the-end\nid: x\ndata\n\n".to_vec());
    let server = Server::start(vec![script]);
    let all = [events, &[("the-end", "x", "")]].concat();
    let (came, _) = sse(&format!("http://{}/", server.address), &[], all.len());
    assert_eq!(came, expected(&all), "{name}, {how}");
}

fn byte_by_byte(body: &[u8]) -> Pieces {
    body.iter().map(|byte| vec![*byte]).collect()
}

/// What a body dispatches. None may depend on being the stream's end: `check` goes on.
fn decoding() -> Vec<(&'static str, &'static [u8], Vec<Event<'static>>)> {
    vec![
        ("wpt/format-bom", b"\xEF\xBB\xBFdata:1\n\n\xEF\xBB\xBFdata:2\n\ndata:3\n\n", vec![message("1"), message("3")]),
        ("wpt/format-bom-2", b"\xEF\xBB\xBF\xEF\xBB\xBFdata:1\n\ndata:2\n\ndata:3\n\n", vec![message("2"), message("3")]),
        ("wpt/format-comments", b"data:1\r:\0\n:\r\ndata:2\n:\xFFlong\rdata:3\n:data:fail\r:\rdata:4\n\n", vec![message("1\n2\n3\n4")]),
        ("wpt/format-field-data", b"data:\n\ndata\ndata\n\ndata:test\n\n", vec![message(""), message("\n"), message("test")]),
        ("wpt/format-field-event", b"event:test\ndata:x\n\ndata:x\n\n", vec![("test", "", "x"), message("x")]),
        ("wpt/format-field-event-empty", b"event: \ndata:data\n\n", vec![message("data")]),
        ("wpt/format-field-id", b"id: 1\ndata:a\n\ndata:b\n\n", vec![("message", "1", "a"), ("message", "1", "b")]),
        ("wpt/format-field-id-2", b"id: 1\ndata:a\n\nid: 2\ndata:b\n\nid\ndata:c\n\ndata:d\n\n", vec![("message", "1", "a"), ("message", "2", "b"), message("c"), message("d")]),
        ("wpt/format-field-id-3", b"id: 1\n\ndata:a\n\n", vec![("message", "1", "a")]),
        ("wpt/format-field-id-null", b"id: 1\0 2\ndata:a\n\nid: 3\nid: 4\0\ndata:b\n\n", vec![message("a"), ("message", "3", "b")]),
        ("wpt/format-field-parsing", b"data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n", vec![message("\0\n 2\n1\n3\n\n4")]),
        ("wpt/format-field-retry", b"retry:3000\ndata:x\n\n", vec![message("x")]),
        ("wpt/format-field-retry-bogus", b"retry:3000\nretry:1000x\ndata:x\n\n", vec![message("x")]),
        ("wpt/format-field-retry-empty", b"retry\ndata:test\n\n", vec![message("test")]),
        ("wpt/format-field-unknown", b"data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\n\n", vec![message("test\n")]),
        ("wpt/format-leading-space", b"data:\ttest\rdata: \ndata:test\n\n", vec![message("\ttest\n\ntest")]),
        ("wpt/format-newlines", b"data:test\r\ndata\ndata:test\r\n\r\n", vec![message("test\n\ntest")]),
        ("wpt/format-null-character", b"data:\0\n\n\n\n", vec![message("\0")]),
        ("wpt/format-utf-8", "data:ok…\n\n".as_bytes(), vec![message("ok…")]),
        ("wpt/event-data", b"data:msg\ndata: msg\n\n:\nfalsefield:msg\n\nfalsefield:msg\nData:data\n\ndata\n\ndata:end\n\n", vec![message("msg\nmsg"), message(""), message("end")]),
        ("ld/basic-lf", b"data: Hello\n\n", vec![message("Hello")]),
        ("ld/basic-cr", b"data: Hello\r\r", vec![message("Hello")]),
        ("ld/basic-crlf", b"data: Hello\r\n\r\n", vec![message("Hello")]),
        ("ld/mixed-line-ends", b"event: a\r\nid: 1\rdata: b\n\r\ndata: c\r\r\n", vec![("a", "1", "b"), ("message", "1", "c")]),
        ("ld/two-events", b"data: one\n\ndata: two\n\n", vec![message("one"), message("two")]),
        ("ld/all-fields", b"event: greeting\nid: abc\nretry: 5\ndata: Hello\n\n", vec![("greeting", "abc", "Hello")]),
        ("ld/fields-in-any-order", b"data: Hello\nid: abc\nevent: greeting\n\n", vec![("greeting", "abc", "Hello")]),
        ("ld/multi-line-data", b"data: one\ndata: two\n\n", vec![message("one\ntwo")]),
        ("ld/multi-line-data-with-empty-lines", b"data:\ndata: one\ndata:\ndata: two\ndata:\n\n", vec![message("\none\n\ntwo\n")]),
        ("ld/empty-data", b"data:\n\nevent: x\ndata\n\n", vec![message(""), ("x", "", "")]),
        ("ld/comment-only", b":\n: x\n:data: no\n\ndata: yes\n\n", vec![message("yes")]),
        ("ld/comment-within-event", b"data: a\n: no\ndata: b\n\n", vec![message("a\nb")]),
        ("ld/no-space-after-colon", b"data:Hello\n\n", vec![message("Hello")]),
        ("ld/two-spaces-after-colon", b"data:  Hello\n\n", vec![message(" Hello")]),
        ("ld/space-before-colon-is-another-field", b"data : no\ndata: yes\n\n", vec![message("yes")]),
        ("ld/unknown-fields", b"unrecognized: x\ndata: Hello\nmore:y\n\n", vec![message("Hello")]),
        ("ld/event-without-data-is-none", b"event: x\nid: 1\n\ndata: a\n\n", vec![("message", "1", "a")]),
        ("ld/id-stays", b"id: 1\ndata: a\n\nevent: e\ndata: b\n\n", vec![("message", "1", "a"), ("e", "1", "b")]),
        ("ld/type-does-not-stay", b"event: e\ndata: a\n\ndata: b\n\n", vec![("e", "", "a"), message("b")]),
        ("ld/multi-byte", "data: € 😀 é\n\n".as_bytes(), vec![message("€ 😀 é")]),
        ("ld/multi-byte-in-every-field", "event: é\nid: 😀\ndata: €\n\n".as_bytes(), vec![("é", "😀", "€")]),
        ("npm/last-type-wins", b"event: a\nevent: b\ndata: x\n\n", vec![("b", "", "x")]),
        ("npm/last-id-wins", b"id: a\nid: b\ndata: x\n\n", vec![("message", "b", "x")]),
        ("npm/empty-lines-between", b"\n\n\ndata: a\n\n\n\n\ndata: b\n\n", vec![message("a"), message("b")]),
        ("npm/colons-in-data", b"data: a:b:c\ndata::\n\n", vec![message("a:b:c\n:")]),
        ("npm/json", b"data: {\"a\":\"b c\"}\n\n", vec![message("{\"a\":\"b c\"}")]),
        ("npm/data-like-fields", b"data: id: 5\ndata: event: x\n\n", vec![message("id: 5\nevent: x")]),
        ("npm/unicode-line-separators-are-text", "data: a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f\n\n".as_bytes(), vec![message("a\u{2028}b\u{2029}c\u{85}d\u{b}e\u{c}f")]),
        ("npm/field-names-are-case-sensitive", b"DATA: no\nData: no\ndata: yes\n\n", vec![message("yes")]),
        ("npm/a-line-of-spaces-is-a-field", b"data: a\n \ndata: b\n\n", vec![message("a\nb")]),
        ("own/invalid-utf-8", b"data: a\xFFb\xC3\n\ndata: \xE2\x82\n\n", vec![message("a\u{FFFD}b\u{FFFD}"), message("\u{FFFD}")]),
        ("own/invalid-utf-8-in-type-and-id", b"event: \xFF\nid: \xFE\ndata: x\n\n", vec![("\u{FFFD}", "\u{FFFD}", "x")]),
        ("own/a-surrogate-is-no-utf-8", b"data: \xED\xA0\x80\n\n", vec![message("\u{FFFD}\u{FFFD}\u{FFFD}")]),
        ("own/a-field-called-comment-is-unknown", b"comment: x\ndata: a\n\ncomment\n\ndata: b\n\n", vec![message("a"), message("b")]),
        ("own/only-unknown-fields", b"foo: bar\n\ndata: a\n\n", vec![message("a")]),
        ("own/only-a-bogus-retry", b"retry: soon\n\nretry: 12.5\n\nretry: -1\n\ndata: a\n\n", vec![message("a")]),
        ("own/a-retry-too-large-for-any-number", b"retry: 99999999999999999999999999\ndata: a\n\n", vec![message("a")]),
        ("own/a-byte-order-mark-within", "data: a\u{FEFF}b\n\n\u{FEFF}data: no\n\n".as_bytes(), vec![message("a\u{FEFF}b")]),
        ("own/half-a-byte-order-mark", b"\xEF\xBBdata: no\n\ndata: yes\n\n", vec![message("yes")]),
        ("own/cr-then-lf-of-another-line", b"data: a\r\n\ndata: b\r\r\ndata: c\n\n", vec![message("a"), message("b"), message("c")]),
    ]
}

#[test]
fn every_body_dispatches_what_the_standard_says_whole_and_byte_by_byte() {
    std::thread::scope(|scope| {
        for chunk in decoding().chunks(16) {
            let chunk = chunk.to_vec();
            scope.spawn(move || {
                for (name, body, events) in chunk {
                    check(name, "whole", vec![body.to_vec()], &events);
                    check(name, "byte by byte", byte_by_byte(body), &events);
                }
            });
        }
    });
}

#[test]
fn chunked_encoding_of_any_chunk_size_changes_nothing() {
    const BODY: &[u8] = "id: 1\r\ndata: €\r\ndata: 😀\r\n\r\ndata: b\r\n\r\n".as_bytes();
    for size in [1, 2, 3, 5, 7, 1000] {
        let mut text = OK.replace("Connection: close", "Transfer-Encoding: chunked").into_bytes();
        for chunk in BODY.chunks(size) {
            text.extend(format!("{:x};extension=1\r\n", chunk.len()).bytes());
            text.extend_from_slice(chunk);
            text.extend_from_slice(b"\r\n");
        }
        text.extend_from_slice(b"0\r\nTrailer: x\r\n\r\n");
        let server = Server::start(vec![vec![text]]);
        let (came, _) = sse(&format!("http://{}/", server.address), &[], 2);
        assert_eq!(came, expected(&[("message", "1", "€\n😀"), ("message", "1", "b")]), "chunks of {size}");
    }
}

/// What the first answer is, whether the stream goes on, and why.
#[test]
fn an_answer_is_a_stream_only_with_200_and_the_right_type() {
    let typed = |kind: &str| format!("HTTP/1.1 200 OK\r\n{kind}Connection: close\r\n\r\ndata: x\n\n");
    let coded = |code: &str| {
        format!(
            "HTTP/1.1 {code} X\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: x\n\n"
        )
    };
    let cases = [
        ("wpt/format-mime-valid", typed("Content-Type: text/event-stream\r\n"), true),
        ("wpt/format-mime-valid-bogus", typed("Content-Type: text/event-stream;x=bogus\r\n"), true),
        ("wpt/format-mime-trailing-semicolon", typed("Content-Type: text/event-stream;\r\n"), true),
        ("wpt/charset", typed("Content-Type: text/event-stream; charset=windows-1251\r\n"), true),
        ("own/upper-case", typed("content-type: Text/Event-Stream\r\n"), true),
        ("wpt/format-mime-bogus", typed("Content-Type: text/x-bogus\r\n"), false),
        ("own/a-type-that-begins-alike", typed("Content-Type: text/event-streams\r\n"), false),
        ("own/no-type", typed(""), false),
        ("ld/json", typed("Content-Type: application/json\r\n"), false),
        (
            "wpt/request-status-error-204",
            "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n".into(),
            false,
        ),
        ("wpt/request-status-error-205", coded("205"), false),
        ("wpt/request-status-error-210", coded("210"), false),
        ("wpt/request-status-error-299", coded("299"), false),
        ("wpt/request-status-error-404", coded("404"), false),
        ("wpt/request-status-error-410", coded("410"), false),
        ("ld/400", coded("400"), false),
        ("ld/401", coded("401"), false),
        ("ld/403", coded("403"), false),
    ];
    for (name, answer, is_stream) in cases {
        let server = Server::start(vec![vec![answer.into_bytes()]]);
        let (came, code) = sse(&format!("http://{}/", server.address), &[], 1);
        let (events, exit) = if is_stream { (vec![message("x")], 0) } else { (vec![], 1) };
        assert_eq!((came, code), (expected(&events), Some(exit)), "{name}");
        assert_eq!(server.heads().len(), 1, "{name}: it is not tried again");
    }
}

#[test]
fn what_may_pass_is_tried_again() {
    for code in ["408", "425", "429", "500", "502", "503", "504"] {
        let refusal = format!("HTTP/1.1 {code} X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        let server =
            Server::start(vec![vec![refusal.into_bytes()], vec![format!("{OK}data: x\n\n").into_bytes()]]);
        let (came, _) = sse(&format!("http://{}/", server.address), &[], 1);
        assert_eq!(came, expected(&[message("x")]), "{code}");
    }
}

#[test]
fn redirects_of_all_kinds_are_followed_relative_ones_too() {
    for code in ["301", "302", "303", "307", "308"] {
        for target in ["http://ADDRESS/a/there?x=1", "/a/there?x=1", "there?x=1", "//ADDRESS/a/there?x=1"] {
            let goal = Server::start(vec![vec![format!("{OK}data: x\n\n").into_bytes()]]);
            let is_relative = !target.contains("ADDRESS");
            let target = target.replace("ADDRESS", &goal.address.to_string());
            let moved = format!(
                "HTTP/1.1 {code} X\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            );
            let answer = format!("{OK}data: x\n\n").into_bytes();
            let server = Server::start(vec![vec![moved.into_bytes()], vec![answer]]);
            let (came, _) = sse(&format!("http://{}/a/here", server.address), &[], 1);
            assert_eq!(came, expected(&[message("x")]), "{code} {target}");
            let heads = if is_relative { server.heads() } else { goal.heads() };
            assert!(heads.last().unwrap().starts_with("GET /a/there?x=1 HTTP/1.1"), "{heads:?}");
        }
    }
}

#[test]
fn the_request_asks_for_a_stream_that_no_cache_holds() {
    let server = Server::start(vec![vec![format!("{OK}data: x\n\n").into_bytes()]]);
    sse(&format!("http://{}/path?a=1&b=%20#fragment", server.address), &[], 1);
    let head = server.heads().remove(0);
    assert!(head.starts_with("GET /path?a=1&b=%20 HTTP/1.1"), "{head}");
    for line in ["accept: text/event-stream", "cache-control: no-cache"] {
        assert!(head.lines().any(|given| given == line), "{line}: {head}");
    }
    assert!(!head.contains("last-event-id"), "{head}");
}

/// What the connections say, and the id with which the one after them is asked for.
#[test]
fn the_next_request_carries_the_last_id_whatever_came_of_it() {
    let cases: [(&str, &[&str], &str, Option<&str>); 10] = [
        ("ld/last-id", &["retry: 100\nid: 1\ndata: a\n\n"], "", Some("1")),
        ("ld/no-id", &["retry: 100\ndata: a\n\n"], "", None),
        ("ld/an-id-that-is-given", &["retry: 100\n\n"], "abc", Some("abc")),
        ("ld/id-without-data", &["retry: 100\nid: 7\n\n"], "", Some("7")),
        ("wpt/an-empty-id-resets", &["retry: 100\nid: 1\ndata: a\n\nid\ndata: b\n\n"], "", None),
        ("wpt/non-ascii-id", &["retry: 100\nid: …é😀\ndata: a\n\n"], "", Some("…é😀")),
        (
            "npm/kept-over-a-connection-without-id",
            &["retry: 100\nid: 5\ndata: a\n\n", "data: b\n\n"],
            "",
            Some("5"),
        ),
        (
            "own/kept-over-a-connection-that-drops-at-once",
            &["retry: 100\nid: 5\ndata: a\n\n", "", ""],
            "",
            Some("5"),
        ),
        (
            "own/a-block-that-never-ended-sets-none",
            &["retry: 100\nid: 5\ndata: a\n\nid: 6\ndata: b"],
            "",
            Some("5"),
        ),
        (
            "own/an-id-with-a-nul-is-none",
            &["retry: 100\nid: 5\ndata: a\n\nid: 6\0\ndata: b\n\n"],
            "",
            Some("5"),
        ),
    ];
    for (name, bodies, given, id) in cases {
        let mut scripts: Vec<Pieces> =
            bodies.iter().map(|body| vec![format!("{OK}{body}").into_bytes()]).collect();
        scripts.push(vec![format!("{OK}event: last\ndata\n\n").into_bytes()]);
        let server = Server::start(scripts);
        let more: &[&str] = if given.is_empty() { &[] } else { &["--last-event-id", given] };
        let events: usize = bodies.iter().map(|body| body.matches("\n\n").count()).sum();
        let without_data = bodies.iter().filter(|body| !body.contains("data")).count();
        let silent = bodies.iter().filter(|body| body.is_empty()).count();
        let count = events - (without_data - silent) + 1;
        let (came, _) = sse(&format!("http://{}/", server.address), more, count);
        assert_eq!(came.last().unwrap()["event"], "last", "{name}: {came:?}");
        let head = server.heads().remove(bodies.len());
        let sent = head.lines().find_map(|line| line.strip_prefix("last-event-id: "));
        assert_eq!(sent, id, "{name}");
    }
}

#[test]
fn a_retry_is_waited_out_and_a_bogus_one_is_not() {
    for (retry, at_least, at_most) in [("retry: 1500\n\n", 1.2, 6.0), ("retry: 150\nretry: 9x\n\n", 0.1, 6.0)]
    {
        let first = format!("{OK}{retry}data: a\n\n").into_bytes();
        let server = Server::start(vec![vec![first], vec![format!("{OK}data: b\n\n").into_bytes()]]);
        let began = std::time::Instant::now();
        let (came, _) = sse(&format!("http://{}/", server.address), &[], 2);
        assert_eq!(came, expected(&[message("a"), message("b")]));
        let waited = began.elapsed().as_secs_f64();
        assert!((at_least..at_most).contains(&waited), "{retry:?}: {waited} s");
    }
}
