//! The event itself.

use crate::{Confidence, EventType, Place, Precision, Severity};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

/// What happened, where, how bad, how sure, and who says so.
///
/// The user's specification, field for field; what it does not name is optional, left out when unknown
/// and never null. Fields that this version does not know are kept in [`MapEvent::extra`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct MapEvent {
    /// Fixed at first detection, never renamed; see [`crate::event_id`].
    pub id: String,
    /// What kind of act it is.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// The headline, as its source wrote it.
    pub title: String,
    /// When it happened, as far as is known (UTC).
    #[cfg_attr(feature = "ts", ts(type = "string"))]
    pub time: Timestamp,
    /// How bad it is.
    pub severity: Severity,
    /// How sure we are.
    pub confidence: Confidence,
    /// Who reported it first.
    pub source: Source,
    /// From where it was done: only where the text says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub from: Option<Place>,
    /// Where it happened.
    pub to: Place,
    /// States (ISO 3166 alpha-3) and armed groups (longer codes) that are a side in it.
    #[serde(default, deserialize_with = "null_is_default")]
    pub factions: Vec<String>,
    /// When the source published it (UTC).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional, type = "string"))]
    pub published: Option<Timestamp>,
    /// When the feed server committed it (UTC).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional, type = "string"))]
    pub received: Option<Timestamp>,
    /// 1 for the first report, higher for each later one.
    #[serde(default = "first_revision", deserialize_with = "null_is_first")]
    pub revision: u32,
    /// Everybody who reported it.
    #[serde(default, deserialize_with = "null_is_default", skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// How exactly `to` is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub precision: Option<Precision>,
    /// The signals found in the text.
    #[serde(default, deserialize_with = "null_is_default", skip_serializing_if = "Vec::is_empty")]
    pub signals: Vec<String>,
    /// A few sentences more than the title, as plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub summary: Option<String>,
    /// The dead and injured that the text counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub casualties: Option<Casualties>,
    /// The words that decided type, place and severity.
    #[serde(default, deserialize_with = "null_is_default", skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<Why>,
    /// Taken back: hidden, but kept in history.
    #[serde(default, deserialize_with = "null_is_default", skip_serializing_if = "is_false")]
    pub withdrawn: bool,
    /// Fields that this version does not know.
    #[serde(flatten)]
    #[cfg_attr(feature = "ts", ts(skip))]
    pub extra: Map<String, Value>,
}

/// Who reported an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Source {
    /// The publisher's name.
    pub name: String,
    /// The report itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub url: Option<String>,
}

/// The dead and injured that a text counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Casualties {
    /// People killed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub killed: Option<u32>,
    /// People injured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub injured: Option<u32>,
}

/// Words of the title that decided something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Why {
    /// The words, as they stand in the text.
    pub text: String,
    /// Where they begin: Unicode code points from the start of the title, counted from 0.
    pub start: u32,
    /// Where they end (exclusive), counted likewise.
    pub end: u32,
    /// What they decided: `type`, `place`, `severity`, `from`, `faction`.
    #[serde(rename = "as")]
    pub role: String,
}

/// For `skip_serializing_if`.
pub fn is_false(value: &bool) -> bool {
    !value
}

fn first_revision() -> u32 {
    1
}

fn null_is_first<'de, D: Deserializer<'de>>(de: D) -> Result<u32, D::Error> {
    Ok(Option::deserialize(de)?.unwrap_or(1))
}

fn null_is_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(de: D) -> Result<T, D::Error> {
    Ok(Option::deserialize(de)?.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPEC: &str = r#"{"id":"evt_12345","type":"airstrike","title":"Israeli airstrike targets Damascus",
        "time":"2026-02-28T12:30:00Z","severity":4,"confidence":0.85,
        "source":{"name":"Reuters","url":"https://example.org/a"},
        "from":{"lat":33.5,"lon":35.5,"label":"Israel"},
        "to":{"lat":33.5138,"lon":36.2765,"label":"Damascus"},"factions":["ISR","SYR"]}"#;

    #[test]
    fn the_example_of_the_specification_is_read() {
        let event: MapEvent = serde_json::from_str(SPEC).unwrap();
        assert_eq!(event.kind, EventType::Airstrike);
        assert_eq!(event.revision, 1);
        assert_eq!(event.to.label, "Damascus");
        assert!(!event.withdrawn);
    }

    #[test]
    fn what_is_unknown_is_left_out_and_never_null() {
        let event: MapEvent = serde_json::from_str(SPEC).unwrap();
        let text = serde_json::to_string(&event).unwrap();
        assert!(!text.contains("null"), "{text}");
        assert!(!text.contains("summary"), "{text}");
        assert!(text.contains(r#""time":"2026-02-28T12:30:00Z""#), "{text}");
    }

    #[test]
    fn a_field_from_a_newer_server_survives_a_round_trip() {
        let with_more = SPEC.replacen('{', r#"{"weather":{"sky":"clear"},"#, 1);
        let event: MapEvent = serde_json::from_str(&with_more).unwrap();
        let back: Value = serde_json::to_value(&event).unwrap();
        assert_eq!(back["weather"]["sky"], "clear");
    }

    #[test]
    fn a_place_off_the_earth_is_refused() {
        let error = serde_json::from_str::<MapEvent>(&SPEC.replace("33.5138", "133.5")).unwrap_err();
        assert!(error.to_string().contains("lat 133.5"), "{error}");
    }
}
