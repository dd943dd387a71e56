//! A news item, and how it is read from JSON.

use jiff::Timestamp;
use serde_json::{Map, Value};

/// A news item: what a feed or an ingest request brings.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedItem {
    /// The sender's own id, kept for `ww3 detect`; no part of the item's identity.
    pub id: Option<String>,
    /// The headline, as plain text on one line.
    pub title: String,
    /// The report itself.
    pub url: String,
    /// The publisher.
    pub source_name: String,
    /// When the publisher published it (UTC).
    pub published_at: Timestamp,
    /// More of the text.
    pub summary: Option<String>,
    /// The publisher's own id; with `source_name` the item's identity, else `url` is.
    pub guid: Option<String>,
    /// Topics, as the publisher gives them.
    pub tags: Vec<String>,
    /// The publisher's site or feed.
    pub source_url: Option<String>,
    /// The language of the title (BCP 47).
    pub lang: Option<String>,
    /// How reliable the source is, 1 (least) to 5 (most).
    pub reliability: Option<u8>,
}

/// An item that can't be taken, naming the field and what it takes.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ItemError {
    /// The item is no JSON object.
    #[error("not a JSON object: an item has at least title, url, source_name and published_at")]
    NotAnObject,
    /// A required field is missing or empty.
    #[error("`{field}` is missing: {takes}")]
    Missing {
        /// Which field.
        field: &'static str,
        /// What it takes.
        takes: &'static str,
    },
    /// A field holds what it can't.
    #[error("`{field}` is `{given}`: {takes}")]
    Bad {
        /// Which field.
        field: &'static str,
        /// What was given, cut to 80 characters.
        given: String,
        /// What it takes.
        takes: &'static str,
    },
}

const TITLE: &str = "a text of 1 to 2000 characters";
const URL: &str = "an http or https address of up to 4000 characters";
const SOURCE_NAME: &str = "a text of 1 to 200 characters";
const PUBLISHED_AT: &str = "Unix seconds or RFC 3339, from 1970 to 9999";
const GUID: &str = "a text of up to 4000 characters";
const SUMMARY: &str = "a text";
const TAGS: &str = "an array of texts, or a text that holds a JSON array of them";
const RELIABILITY: &str = "a whole number from 1 to 5";

/// A longer summary (in characters) is cut here.
const SUMMARY_MOST: usize = 20_000;

impl FeedItem {
    /// The item in this JSON value; unknown fields are ignored, optional ones may be null.
    ///
    /// # Errors
    /// Where a required field is missing or any field holds what it can't; the error names it.
    pub fn from_json(value: &Value) -> Result<Self, ItemError> {
        let item = value.as_object().ok_or(ItemError::NotAnObject)?;
        let url = required(item, "url", URL, 4000)?;
        if !url.starts_with("http://") && !url.starts_with("https://") {
            return Err(bad("url", &Value::String(url), URL));
        }
        Ok(Self {
            id: item.get("id").and_then(id_text),
            title: required(item, "title", TITLE, 2000)?,
            url,
            source_name: required(item, "source_name", SOURCE_NAME, 200)?,
            published_at: time(item)?,
            summary: optional(item, "summary", SUMMARY, usize::MAX)?
                .map(|text| text.chars().take(SUMMARY_MOST).collect()),
            guid: optional(item, "guid", GUID, 4000)?,
            tags: tags(item)?,
            source_url: optional(item, "source_url", URL, 4000)?,
            lang: optional(item, "lang", "a language tag", 35)?,
            reliability: reliability(item)?,
        })
    }

    /// What names the item within its source: the guid, else the address byte for byte.
    pub fn identity(&self) -> &str {
        self.guid.as_deref().unwrap_or(&self.url)
    }

    /// The id of the event that this item makes.
    pub fn event_id(&self) -> String {
        ww3_event::event_id(&self.source_name, self.identity(), 0)
    }
}

fn id_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn bad(field: &'static str, given: &Value, takes: &'static str) -> ItemError {
    let text = given.as_str().map_or_else(|| given.to_string(), str::to_owned);
    ItemError::Bad { field, given: text.chars().take(80).collect(), takes }
}

fn optional(
    item: &Map<String, Value>,
    field: &'static str,
    takes: &'static str,
    most: usize,
) -> Result<Option<String>, ItemError> {
    match item.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) if text.chars().count() <= most => Ok(Some(text.clone())),
        Some(other) => Err(bad(field, other, takes)),
    }
}

fn required(
    item: &Map<String, Value>,
    field: &'static str,
    takes: &'static str,
    most: usize,
) -> Result<String, ItemError> {
    optional(item, field, takes, most)?.ok_or(ItemError::Missing { field, takes })
}

fn time(item: &Map<String, Value>) -> Result<Timestamp, ItemError> {
    let field = "published_at";
    let value = match item.get(field) {
        None | Some(Value::Null) => return Err(ItemError::Missing { field, takes: PUBLISHED_AT }),
        Some(value) => value,
    };
    let parsed = match value {
        Value::Number(number) => {
            number.as_i64().or_else(|| number.as_f64().map(|seconds| seconds as i64)).and_then(from_seconds)
        }
        Value::String(text) => {
            let text = text.trim();
            text.parse().ok().or_else(|| text.parse().ok().and_then(from_seconds))
        }
        _ => None,
    };
    parsed.filter(|time| time.as_second() >= 0).ok_or_else(|| bad(field, value, PUBLISHED_AT))
}

fn from_seconds(seconds: i64) -> Option<Timestamp> {
    Timestamp::from_second(seconds).ok()
}

fn tags(item: &Map<String, Value>) -> Result<Vec<String>, ItemError> {
    let texts = |array: &[Value]| array.iter().map(|tag| tag.as_str().map(str::to_owned)).collect();
    let given = match item.get("tags") {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(given) => given,
    };
    let read: Option<Vec<String>> = match given {
        Value::Array(array) => texts(array),
        Value::String(text) if text.trim().is_empty() => Some(Vec::new()),
        Value::String(text) => {
            serde_json::from_str::<Value>(text).ok().as_ref().and_then(Value::as_array).and_then(|a| texts(a))
        }
        _ => None,
    };
    read.filter(|tags| tags.len() <= 100).ok_or_else(|| bad("tags", given, TAGS))
}

fn reliability(item: &Map<String, Value>) -> Result<Option<u8>, ItemError> {
    match item.get("reliability") {
        None | Some(Value::Null) => Ok(None),
        Some(given) => {
            let number = given.as_u64().filter(|number| (1..=5).contains(number));
            number.map(|number| Some(number as u8)).ok_or_else(|| bad("reliability", given, RELIABILITY))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn good() -> Value {
        json!({"title": "t", "url": "https://example.org/1", "source_name": "s", "published_at": 1_700_000_000})
    }

    fn with(field: &str, value: Value) -> Result<FeedItem, ItemError> {
        let mut item = good();
        item[field] = value;
        FeedItem::from_json(&item)
    }

    #[test]
    fn a_time_may_be_seconds_or_rfc_3339() {
        let seconds = FeedItem::from_json(&good()).unwrap();
        assert_eq!(with("published_at", json!("2023-11-14T22:13:20Z")).unwrap(), seconds);
    }

    #[test]
    fn tags_may_be_an_array_or_a_text_that_holds_one() {
        assert_eq!(with("tags", json!(["a"])).unwrap().tags, ["a"]);
        assert_eq!(with("tags", json!("[\"a\"]")).unwrap().tags, ["a"]);
        assert!(with("tags", json!("[broken")).is_err());
    }

    #[test]
    fn an_error_names_the_field_and_what_it_takes() {
        let error = with("published_at", json!("yesterday")).unwrap_err().to_string();
        assert!(error.contains("`published_at` is `yesterday`") && error.contains("RFC 3339"), "{error}");
        let error = with("title", json!("  ")).unwrap_err().to_string();
        assert!(error.contains("`title` is missing"), "{error}");
        assert!(with("url", json!("javascript:alert(1)")).is_err());
        assert_eq!(FeedItem::from_json(&json!(5)), Err(ItemError::NotAnObject));
    }

    #[test]
    fn an_item_is_known_by_its_guid_else_by_its_address() {
        assert_eq!(FeedItem::from_json(&good()).unwrap().identity(), "https://example.org/1");
        assert_eq!(with("guid", json!("g1")).unwrap().identity(), "g1");
    }
}
