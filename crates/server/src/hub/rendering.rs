//! The same frame in other words: an item of CBOR, or a JSON message.
//!
//! Pure. The text of `text/event-stream` is where all begin: what it says, the others say.

use bytes::Bytes;
use serde::Serialize;

/// How a reader's frames are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rendering {
    /// `text/event-stream`.
    #[default]
    Text,
    /// `application/cbor-seq` (RFC 8742): each frame one map of `id`, `event` and `data`.
    Cbor,
    /// The same map as JSON.
    Json,
}

#[derive(Serialize)]
struct Item<'a, D> {
    event: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    data: D,
}

impl Rendering {
    /// Its name among the metrics.
    pub fn label(self) -> &'static str {
        match self {
            Self::Text => "sse",
            Self::Cbor => "cbor",
            Self::Json => "ws",
        }
    }

    /// A frame of `text/event-stream`, written so.
    pub fn of(self, frame: Bytes) -> Bytes {
        match self {
            Self::Text => frame,
            Self::Cbor => cbor(&frame).unwrap_or_default(),
            Self::Json => json(&frame).unwrap_or_default(),
        }
    }
}

/// None where it is no frame of ours.
fn read(frame: &[u8]) -> Option<Item<'_, &str>> {
    let text = std::str::from_utf8(frame).ok()?;
    let field = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    Some(Item { event: field("event")?, id: field("id"), data: field("data")? })
}

fn cbor(frame: &[u8]) -> Option<Bytes> {
    let Item { event, id, data } = read(frame)?;
    let data: serde_json::Value = serde_json::from_str(data).ok()?;
    let mut item = Vec::with_capacity(frame.len());
    ciborium::into_writer(&Item { event, id, data }, &mut item).ok()?;
    Some(item.into())
}

fn json(frame: &[u8]) -> Option<Bytes> {
    let Item { event, id, data } = read(frame)?;
    // What is named here are words of ours, and the data is JSON already.
    let id = id.map(|id| format!(r#""id":"{id}","#)).unwrap_or_default();
    Some(Bytes::from(format!(r#"{{"event":"{event}",{id}"data":{data}}}"#)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hub::encode;
    use serde_json::{Value, json};

    #[test]
    fn every_rendering_says_the_same() {
        let body = r#"{"title":"x: y","to":{"lat":33.5138},"n":[1,-2,null]}"#;
        let frame = encode::map_event("abc", 7, body);
        let said = json!({"event": "map-event", "id": "abc-7", "data": serde_json::from_str::<Value>(body).unwrap()});
        let text = Rendering::Json.of(frame.clone());
        assert_eq!(serde_json::from_slice::<Value>(&text).unwrap(), said);
        let item = Rendering::Cbor.of(frame.clone());
        assert_eq!(ciborium::from_reader::<Value, _>(&item[..]).unwrap(), said);
        assert!(item.len() < text.len() && text.len() < frame.len() + 20);
        assert_eq!(Rendering::Text.of(frame.clone()), frame);
    }

    #[test]
    fn a_frame_without_an_id_has_none_and_the_opening_frame_is_read_past_its_retry() {
        let error = Rendering::Json.of(encode::error("Trouble", "said so"));
        let error: Value = serde_json::from_slice(&error).unwrap();
        assert_eq!((&error["event"], error.get("id")), (&json!("error"), None));
        let data = ww3_event::frame::Connected {
            timestamp: 1,
            scope: None,
            since: None,
            resumed: false,
            ping_interval: None,
        };
        let connected = encode::connected(Some("a-1"), &data);
        let connected: Value = ciborium::from_reader(&Rendering::Cbor.of(connected)[..]).unwrap();
        assert_eq!((&connected["event"], &connected["id"]), (&json!("connected"), &json!("a-1")));
    }
}
