//! `ww3 sse` with servers of any kind.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{Server, event, lines, run};
use serde_json::Value;

const STREAM: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

#[test]
fn each_dispatched_event_is_a_line_with_type_id_and_data() {
    let frames = ": hello\nretry: 100\n\nid: 7\ndata: a\ndata: b\n\nevent: x\ndata: {}\n\ndata: cut off";
    let server = Server::answering(&format!("{STREAM}{frames}"));
    let output = run(&["sse", &server.url(), "--count", "3", "--for", "20s"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        lines(&output),
        [
            r#"{"event":"message","id":"7","data":"a\nb"}"#,
            r#"{"event":"x","id":"7","data":"{}"}"#,
            // After the cut, resumed; this server repeats itself.
            r#"{"event":"message","id":"7","data":"a\nb"}"#,
        ]
    );
    let requests = server.requests();
    assert!(requests[0].starts_with("GET / ") && requests[1].contains("7"), "{requests:?}");
}

#[test]
fn it_resumes_after_the_event_that_is_given() {
    let server = Server::start();
    server.publish((0..4).map(|n| event(&format!("evt{n}"), 1)));
    let output = run(&["sse", &server.url(), "--last-event-id", "e1-2", "--count", "3", "--for", "20s"]);
    let events: Vec<Value> = lines(&output).iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        events.iter().map(|event| &event["event"]).collect::<Vec<_>>(),
        ["connected", "map-event", "map-event"]
    );
    assert_eq!(events[2]["id"], "e1-4");
}

#[test]
fn no_content_ends_it_with_code_1() {
    let server = Server::answering("HTTP/1.1 204 No Content\r\n\r\n");
    let output = run(&["sse", &server.url(), "--for", "20s"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!output.stderr.is_empty());
    assert_eq!(server.requests().len(), 1);
}
