//! What HTTP around a stream means: heads, status, redirects, reconnecting, codings.

use crate::case::{Answer, Case, Framing};
use std::io::Write;

const WPT: &str = "web-platform-tests/eventsource";
const LD: &str = "launchdarkly/sse-contract-tests";
const EVENTSOURCE: &str = "npm eventsource";
const STANDARD: &str = "WHATWG standard 9.2";
const HTTP: &str = "RFC 9110, 9112";
const DESIGN: &str = "DESIGN.md 6";

const OK: &str = "200 OK\r\nContent-Type: text/event-stream\r\n";

pub fn cases() -> Vec<Case> {
    [heads(), statuses(), reconnecting(), retries(), codings()].into_iter().flatten().collect()
}

fn one(suite: &'static str, name: &'static str, head: &str) -> Case {
    Case::new(suite, name, vec![Answer::whole("data: ok…\n\n").under(head)])
}

fn heads() -> Vec<Case> {
    vec![
        one(WPT, "request-accept, request-cache-control; default method and headers", OK)
            .data(&["ok…"])
            .asks(1, "accept", "text/event-stream")
            .asks(1, "cache-control", "no-cache")
            .asks_no(1, "last-event-id")
            .asks_no(1, "authorization")
            .path(1, "/"),
        one(WPT, "format-utf-8", "200 OK\r\nContent-Type: text/event-stream;charset=windows-1252\r\n")
            .data(&["ok…"]),
        one(WPT, "format-mime-trailing-semicolon", "200 OK\r\nContent-Type: text/event-stream;\r\n")
            .data(&["ok…"]),
        one(WPT, "format-mime-bogus", "200 OK\r\nContent-Type: x bogus\r\n").stops().tells("x bogus"),
        one(WPT, "format-mime-valid-bogus", "200 OK\r\nContent-Type: text/x-bogus\r\n").stops(),
        one(STANDARD, "no Content-Type", "200 OK\r\n").stops().tells("no Content-Type"),
        one(STANDARD, "a type that only begins so", "200 OK\r\nContent-Type: text/event-stream-not\r\n")
            .stops(),
        one(STANDARD, "a type in other letters", "200 OK\r\ncontent-type:TEXT/Event-Stream ; a=\"b;c\"\r\n")
            .data(&["ok…"]),
        one(HTTP, "HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Type: text/event-stream\r\n").data(&["ok…"]),
        one(
            HTTP,
            "interim answers before the stream",
            &format!("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 {OK}"),
        )
        .data(&["ok…"]),
        one(
            HTTP,
            "a reason that is none, and odd header values",
            "200 \r\nX: \u{e9}\r\nContent-Type: text/event-stream\r\n",
        )
        .data(&["ok…"]),
        one(HTTP, "a stream with a length", &format!("{OK}Content-Length: 13\r\n")).data(&["ok…"]),
        one(LD, "sends Last-Event-Id in initial request if set", OK)
            .with(&["--last-event-id", "abc"])
            .hears(&[("message", "abc", "ok…")])
            .asks(1, "last-event-id", "abc")
            .asks(2, "last-event-id", "abc"),
        one(EVENTSOURCE, "authorization header, on each attempt", OK)
            .with(&["--token", "t0"])
            .data(&["ok…"])
            .asks(1, "authorization", "Bearer t0")
            .asks(2, "authorization", "Bearer t0"),
    ]
}

fn statuses() -> Vec<Case> {
    let mut cases = Vec::new();
    for (status, words) in [
        ("204 No Content", "204"),
        ("205 Reset Content", "205"),
        ("210 Odd", "210"),
        ("299 Odd", "299"),
        ("400 Bad Request", "400"),
        ("401 Unauthorized", "token"),
        ("403 Forbidden", "token"),
        ("404 Not Found", "404"),
        ("410 Gone", "410"),
        ("300 Multiple Choices", "300"),
        ("304 Not Modified", "304"),
    ] {
        let suite = if status.starts_with('3') || status.starts_with("400") { STANDARD } else { WPT };
        let head = format!("{status}\r\nContent-Type: text/event-stream\r\nContent-Length: 0\r\n");
        cases.push(
            Case::new(suite, format!("request-status-error {status}"), vec![Answer::head(head)])
                .stops()
                .tells(words),
        );
    }
    for status in [301, 302, 303, 307, 308] {
        for location in ["other?a=b", "/other?a=b"] {
            let head = format!("{status} There\r\nLocation: {location}\r\nContent-Length: 0\r\n");
            cases.push(
                Case::new(
                    WPT,
                    format!("request-redirect {status} to {location}"),
                    vec![Answer::head(head), Answer::whole("data: data\n\n")],
                )
                .with(&["--last-event-id", "7", "--token", "t0"])
                .hears(&[("message", "7", "data")])
                .path(2, "/other?a=b")
                .asks(2, "accept", "text/event-stream")
                .asks(2, "last-event-id", "7")
                .asks(2, "authorization", "Bearer t0"),
            );
        }
        let head = format!("{status} Nowhere\r\nContent-Length: 0\r\n");
        cases.push(
            Case::new(EVENTSOURCE, format!("{status} with missing location"), vec![Answer::head(head)])
                .stops()
                .tells("Location"),
        );
    }
    let to_file = "302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n";
    cases.push(Case::new(STANDARD, "redirect to no web address", vec![Answer::head(to_file)]).stops());
    let round = (0..11).map(|_| Answer::head("302 Found\r\nLocation: /\r\nContent-Length: 0\r\n"));
    cases.push(Case::new(DESIGN, "redirect loop", round.collect()).stops().tells("redirected in vain"));
    cases
}

fn reconnecting() -> Vec<Case> {
    let first = || Answer::whole("retry:100\nid: …\ndata: hello\n\n");
    let mut cases = vec![
        Case::new(WPT, "format-field-id: sent and kept", vec![first(), Answer::whole("data: b\n\n")])
            .hears(&[("message", "…", "hello"), ("message", "…", "b")])
            .asks_no(1, "last-event-id")
            .asks(2, "last-event-id", "…")
            .asks(3, "last-event-id", "…"),
        Case::new(
            LD,
            "sent also after a connection that dropped before any id",
            vec![
                first(),
                Answer::whole(""),
                Answer::whole("data: half"),
                Answer::head("500 Oh\r\nContent-Length: 0\r\n"),
                Answer::whole("id: 2\ndata: b\n\n"),
            ],
        )
        .hears(&[("message", "…", "hello"), ("message", "2", "b")])
        .asks(3, "last-event-id", "…")
        .asks(4, "last-event-id", "…")
        .asks(5, "last-event-id", "…")
        .asks(6, "last-event-id", "2"),
        Case::new(
            LD,
            "sends ID of last event that had one",
            vec![Answer::whole("retry:100\nid: abc\ndata: Hello\n\ndata: World\n\n")],
        )
        .hears(&[("message", "abc", "Hello"), ("message", "abc", "World")])
        .asks(2, "last-event-id", "abc"),
        Case::new(
            STANDARD,
            "an id without data is sent, one that no empty line ended is not",
            vec![Answer::whole("retry:100\nid: 1\ndata: a\n\nid: 2\n\nid: 3\n")],
        )
        .hears(&[("message", "1", "a")])
        .asks(2, "last-event-id", "2"),
        Case::new(
            STANDARD,
            "an event is not carried over a reconnect",
            vec![Answer::whole("retry:100\nevent: x\nid: 5\ndata: half\n"), Answer::whole("data: other\n\n")],
        )
        .data(&["other"])
        .asks_no(2, "last-event-id"),
        Case::new(
            STANDARD,
            "a BOM is taken off each connection, a CR is not carried over",
            vec![
                Answer::whole("\u{feff}retry:100\ndata: 1\r\r"),
                Answer::whole("\ndata: 2\n\n"),
                Answer::whole("\u{feff}data: 3\n\n"),
            ],
        )
        .data(&["1", "2", "3"]),
        Case::new(
            HTTP,
            "a chunked stream that breaks off",
            vec![
                Answer::pieces(Framing::Broken, &["retry:100\nid: 1\ndata: a\n\n", "id: 2\nda"]),
                Answer::whole("data: b\n\n"),
            ],
        )
        .hears(&[("message", "1", "a"), ("message", "1", "b")])
        .asks(2, "last-event-id", "1"),
        Case::new(
            HTTP,
            "a stream shorter than its length",
            vec![
                Answer::whole("retry:100\nid: 1\ndata: a\n\n").under(&format!("{OK}Content-Length: 999\r\n")),
            ],
        )
        .hears(&[("message", "1", "a")])
        .asks(2, "last-event-id", "1"),
        Case::new(
            HTTP,
            "no HTTP at all, then a stream",
            vec![Answer::head("HTTP?\r\n"), Answer::whole("data: a\n\n")],
        )
        .data(&["a"]),
    ];
    for id in ["日本語 🔥", "a b\tc", "\u{e9}", "e1-4711", "%0A\"'\\{}"] {
        let body = format!("retry:100\nid: {id}\ndata: a\n\n");
        cases.push(
            Case::new(
                WPT,
                format!("format-field-id-2: {id:?} comes back as it was"),
                vec![Answer::whole(body)],
            )
            .hears(&[("message", id, "a")])
            .asks(2, "last-event-id", id),
        );
    }
    for status in ["500 Oh", "502 Bad Gateway", "503 Unavailable", "504 Timeout", "429 Too Many", "408 Slow"]
    {
        let head = format!("{status}\r\nContent-Length: 0\r\n");
        cases.push(
            Case::new(
                WPT,
                format!("status-reconnect {status}"),
                vec![Answer::head(head), Answer::whole("data: a\n\n")],
            )
            .data(&["a"])
            .waits(1, 1.0),
        );
    }
    cases
}

fn retries() -> Vec<Case> {
    let retry = |suite, name, body: &str, data: &[&str], seconds| {
        Case::new(suite, name, vec![Answer::whole(body)]).data(data).waits(1, seconds)
    };
    vec![
        retry(WPT, "format-field-retry", "retry:03000\ndata:x\n\n", &["x"], 3.0),
        retry(WPT, "format-field-retry-bogus", "retry:3000\nretry:1000x\ndata:x\n\n", &["x"], 3.0),
        retry(LD, "retry without data", "retry: 2000\n", &[], 2.0),
        retry(LD, "retry in a comment's block", ": hi\nretry: 2000\n\n", &[], 2.0),
        retry(
            STANDARD,
            "retry of other digits",
            "retry: ٣\nretry: -5\nretry: +5\nretry: 5.0\nretry: 5 \nretry:  5\n\n",
            &[],
            1.0,
        ),
        Case::new(DESIGN, "retry is kept from hammering", vec![Answer::whole("retry: 0\n")]).waits(1, 0.1),
        Case::new(
            DESIGN,
            "a grown wait stands, a good connection ends it",
            vec![
                Answer::head("500 Oh\r\nContent-Length: 0\r\n"),
                Answer::head("500 Oh\r\nContent-Length: 0\r\n"),
                Answer::whole("data: a\n\n"),
            ],
        )
        .data(&["a"])
        .waits(1, 1.0)
        .waits(2, 1.5)
        .waits(3, 1.0),
        Case::new(
            HTTP,
            "Retry-After in seconds",
            vec![Answer::head("503 Busy\r\nRetry-After: 3\r\nContent-Length: 0\r\n")],
        )
        .waits_between(1, 3.0, 3.1),
        Case::new(
            HTTP,
            "Retry-After in seconds, after 429",
            vec![Answer::head("429 Busy\r\nRetry-After: 2\r\nContent-Length: 0\r\n")],
        )
        .waits_between(1, 2.0, 2.1),
        Case::new(
            HTTP,
            "Retry-After of the past or of no sense",
            vec![
                Answer::head(
                    "503 Busy\r\nRetry-After: Wed, 21 Oct 2015 07:28:00 GMT\r\nContent-Length: 0\r\n",
                ),
                Answer::head("503 Busy\r\nRetry-After: soon\r\nContent-Length: 0\r\n"),
            ],
        )
        .waits(1, 1.0)
        .waits(2, 1.5),
    ]
}

fn codings() -> Vec<Case> {
    let events = ["data: one é\n\n", "id: 2\r\nda", "ta: two\r\n\r", "\n: c\n\ndata: ", "three\n\n"];
    let heard = [("message", "", "one é"), ("message", "2", "two"), ("message", "2", "three")];
    let plain: Vec<u8> = events.concat().into_bytes();
    let case = |name: &str, answer| Case::new(HTTP, name, vec![answer]).hears(&heard);
    let mut cases = vec![
        case("chunks of odd sizes", Answer::every(7, &plain)),
        case("chunks, then trailers", Answer::pieces(Framing::Trailers, &events)),
        case(
            "chunks of one byte, then trailers",
            Answer::pieces(Framing::Trailers, &plain.chunks(1).collect::<Vec<_>>()),
        ),
    ];
    for (name, flushed) in [("gzip", gzip(&events)), ("br", brotli(&events)), ("zstd", zstd(&events))] {
        let head = format!("{OK}Content-Encoding: {name}\r\n");
        let joined = flushed.concat();
        // A coding that the end cut off: what was flushed before is good.
        let cut = Answer::pieces(Framing::Close, &flushed[..flushed.len() - 1]).under(&head);
        cases.push(case(
            &format!("{name}, flushed in pieces"),
            Answer::pieces(Framing::Paced, &flushed).under(&head),
        ));
        cases.push(case(&format!("{name}, byte by byte"), Answer::bytewise(&joined).under(&head)));
        cases.push(case(&format!("{name}, in one piece, with trailers"), {
            Answer::pieces(Framing::Trailers, &[&joined]).under(&head)
        }));
        cases.push(case(&format!("{name}, cut off after a flush"), cut));
    }
    cases
}

/// What a coder gave out at each flush; the last is what it gives at its end.
fn flushed<W: Write>(
    events: &[&str],
    mut coder: W,
    mut so_far: impl FnMut(&W) -> Vec<u8>,
    end: impl FnOnce(W) -> Vec<u8>,
) -> Vec<Vec<u8>> {
    let (mut pieces, mut taken) = (Vec::new(), 0);
    for event in events {
        coder.write_all(event.as_bytes()).unwrap();
        coder.flush().unwrap();
        let all = so_far(&coder);
        pieces.push(all[taken..].to_vec());
        taken = all.len();
    }
    pieces.push(end(coder)[taken..].to_vec());
    pieces
}

fn gzip(events: &[&str]) -> Vec<Vec<u8>> {
    let coder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    flushed(events, coder, |coder| coder.get_ref().clone(), |coder| coder.finish().unwrap())
}

fn brotli(events: &[&str]) -> Vec<Vec<u8>> {
    let coder = brotli::CompressorWriter::new(Vec::new(), 4096, 5, 22);
    flushed(events, coder, |coder| coder.get_ref().clone(), |coder| coder.into_inner())
}

fn zstd(events: &[&str]) -> Vec<Vec<u8>> {
    let coder = zstd::Encoder::new(Vec::new(), 3).unwrap();
    flushed(events, coder, |coder| coder.get_ref().clone(), |coder| coder.finish().unwrap())
}
