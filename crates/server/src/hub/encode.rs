//! Frames of `text/event-stream` as bytes.

use bytes::Bytes;
use serde::Serialize;
use ww3_event::{Timestamp, frame};

/// What a browser waits before it connects again, milliseconds.
const RETRY: u64 = 1000;

/// The end of a body in chunks.
pub const LAST_CHUNK: &[u8] = b"0\r\n\r\n";

/// The server's clock, Unix seconds.
pub fn now() -> i64 {
    Timestamp::now().as_second()
}

pub fn id(epoch: &str, seq: u64) -> String {
    format!("{epoch}-{seq}")
}

/// The opening frame. It has no id where a gap follows: a connection that drops between the two must not
/// leave the reader with the new position and no word of the loss.
pub fn connected(id: Option<&str>, data: &frame::Connected) -> Bytes {
    Bytes::from(format!("retry: {RETRY}\n{}", text(id, frame::CONNECTED, &with_whole_seconds(data))))
}

#[derive(Serialize)]
struct WithWholeSeconds {
    #[serde(flatten)]
    connected: frame::Connected,
    #[serde(skip_serializing_if = "Option::is_none")]
    ping_interval: Option<serde_json::Number>,
}

/// The interval as a whole number where it is one: some readers take no other.
fn with_whole_seconds(data: &frame::Connected) -> WithWholeSeconds {
    let number = |seconds: f64| match seconds.fract() == 0.0 {
        true => Some((seconds as u64).into()),
        false => serde_json::Number::from_f64(seconds),
    };
    WithWholeSeconds {
        ping_interval: data.ping_interval.and_then(number),
        connected: frame::Connected { ping_interval: None, ..data.clone() },
    }
}

pub fn gap(id: &str, data: &frame::Gap) -> Bytes {
    Bytes::from(text(Some(id), frame::GAP, data))
}

pub fn beat(id: &str, event: &str) -> Bytes {
    Bytes::from(text(Some(id), event, &frame::Beat { timestamp: now() }))
}

pub fn error(error: &str, message: &str) -> Bytes {
    let data = frame::ServerError {
        error: error.to_owned(),
        message: Some(message.to_owned()),
        timestamp: Some(now()),
    };
    Bytes::from(text(None, frame::ERROR, &data))
}

/// These bytes as one chunk of a body in HTTP/1.1.
pub fn chunk(bytes: &[u8]) -> Bytes {
    let mut chunk = format!("{:x}\r\n", bytes.len()).into_bytes();
    chunk.extend_from_slice(bytes);
    chunk.extend_from_slice(b"\r\n");
    Bytes::from(chunk)
}

/// What such a chunk carries, without a copy.
pub fn carried(chunk: &Bytes) -> Bytes {
    let begin = chunk.iter().position(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    chunk.slice(begin..chunk.len() - 2)
}

/// The last frame of a server that ends. It has no id: the reader resumes where it stands.
pub fn farewell() -> Bytes {
    error("Server is shutting down", "connect again: nothing is lost")
}

/// `body` is JSON on one line.
pub fn map_event(epoch: &str, seq: u64, body: &str) -> Bytes {
    text_frame(&id(epoch, seq), frame::MAP_EVENT, body)
}

/// `body` is JSON on one line.
pub fn text_frame(id: &str, event: &str, body: &str) -> Bytes {
    Bytes::from(format!("id: {id}\nevent: {event}\ndata: {body}\n\n"))
}

/// A frame that moves no cursor. `body` is JSON on one line.
pub fn word(event: &str, body: &str) -> Bytes {
    Bytes::from(format!("event: {event}\ndata: {body}\n\n"))
}

fn text(id: Option<&str>, event: &str, data: &impl Serialize) -> String {
    let id = id.map(|id| format!("id: {id}\n")).unwrap_or_default();
    // These are plain structures with text keys: they always serialise.
    let data = serde_json::to_string(data).unwrap_or_else(|_| "{}".to_owned());
    format!("{id}event: {event}\ndata: {data}\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_as_the_specification_writes_it() {
        let data = frame::Connected {
            timestamp: 1,
            scope: Some("global".into()),
            since: Some(1),
            resumed: false,
            ping_interval: Some(30.0),
        };
        assert_eq!(
            connected(Some("h4x9q2-4711"), &data),
            "retry: 1000\nid: h4x9q2-4711\nevent: connected\ndata: {\"timestamp\":1,\"scope\":\"global\",\
             \"since\":1,\"resumed\":false,\"ping_interval\":30}\n\n"
        );
        let hasty = frame::Connected { ping_interval: Some(0.2), ..data };
        assert!(connected(None, &hasty).ends_with(b"\"ping_interval\":0.2}\n\n"));
        assert_eq!(map_event("a", 2, "{}"), "id: a-2\nevent: map-event\ndata: {}\n\n");
    }

    #[test]
    fn a_chunk_says_its_length_and_carries_its_bytes() {
        let text = "x".repeat(300);
        let made = chunk(text.as_bytes());
        assert_eq!(made, format!("12c\r\n{text}\r\n"));
        assert_eq!(carried(&made), text);
    }
}
