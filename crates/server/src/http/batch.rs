//! From a body to items: the good ones, and why the others are not.
//!
//! Pure. Items are checked as they are read, so that a body of millions of bad ones takes no more memory
//! than one of good ones.

use super::problem::ApiError;
use crate::{dates, feeds::plain};
use jiff::Timestamp;
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{Error, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};
use serde_json::Value;
use std::fmt;
use ww3_detect::FeedItem;

/// More items than this in one body are refused; good ones don't fit into a body that often.
const ITEMS: usize = 100_000;

/// What a body holds.
#[derive(Debug, Default)]
pub struct Batch {
    /// The items that can be taken.
    pub items: Vec<FeedItem>,
    /// The others.
    pub rejected: Vec<Rejected>,
}

/// An item that can't be taken.
#[derive(Debug, PartialEq, Serialize)]
pub struct Rejected {
    /// Which one, counted from 0.
    pub index: usize,
    /// What is wrong with it.
    pub error: String,
}

impl Batch {
    /// The items of a JSON array, or the one that an object is.
    pub fn from_json(body: &[u8]) -> Result<Self, ApiError> {
        serde_json::from_slice(body).map_err(|error| ApiError::NotJson { why: error.to_string() })
    }

    /// The items of JSON lines. Empty lines are none.
    pub fn from_lines(body: &[u8]) -> Result<Self, ApiError> {
        let mut batch = Self::default();
        let lines = body.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
        for line in lines.filter(|line| !line.is_empty()) {
            batch.add(serde_json::from_slice(line).map_err(|why| format!("not JSON: {why}")));
            if batch.is_full() {
                return Err(ApiError::TooMany { most: ITEMS });
            }
        }
        Ok(batch)
    }

    /// With the dates mended that can't be, as of `now`: a date in the future would stay on top of what is newest.
    pub fn dated(mut self, now: Timestamp) -> Self {
        self.items.iter_mut().for_each(|item| dates::mend(item, now));
        self
    }

    fn add(&mut self, value: Result<Value, String>) {
        let index = self.len();
        let item = value.and_then(|value| FeedItem::from_json(&value).map_err(|error| error.to_string()));
        match item.and_then(without_markup) {
            Ok(item) => self.items.push(item),
            Err(error) => self.rejected.push(Rejected { index, error }),
        }
    }

    fn len(&self) -> usize {
        self.items.len() + self.rejected.len()
    }

    fn is_full(&self) -> bool {
        self.len() > ITEMS
    }
}

/// As the feeds' own: some who send copy what a page or a feed has.
fn without_markup(mut item: FeedItem) -> Result<FeedItem, String> {
    for text in [Some(&mut item.title), item.summary.as_mut()].into_iter().flatten() {
        if text.contains(|c: char| matches!(c, '<' | '&') || c.is_control()) {
            *text = plain(text);
        }
    }
    if item.title.is_empty() { Err("`title` is nothing but markup".into()) } else { Ok(item) }
}

impl<'de> Deserialize<'de> for Batch {
    fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        de.deserialize_any(OneOrMany)
    }
}

struct OneOrMany;

impl<'de> Visitor<'de> for OneOrMany {
    type Value = Batch;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object or an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<Batch, A::Error> {
        let mut batch = Batch::default();
        while let Some(value) = array.next_element()? {
            batch.add(Ok(value));
            if batch.is_full() {
                return Err(A::Error::custom(format!(
                    "more than {ITEMS} items: send them in several requests"
                )));
            }
        }
        Ok(batch)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Batch, A::Error> {
        let mut batch = Batch::default();
        batch.add(Ok(Value::deserialize(MapAccessDeserializer::new(object))?));
        Ok(batch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"title":"t","url":"https://example.org/1","source_name":"s","published_at":1}"#;

    #[test]
    fn a_bad_line_is_a_rejected_item_and_the_good_ones_are_kept() {
        let body = format!("{GOOD}\n\nnot json\n{{}}\n{GOOD}\r\n");
        let batch = Batch::from_lines(body.as_bytes()).unwrap();
        assert_eq!(batch.items.len(), 2);
        assert_eq!(batch.rejected.iter().map(|bad| bad.index).collect::<Vec<_>>(), [1, 2]);
        assert!(batch.rejected[1].error.contains("is missing"), "{batch:?}");
    }

    #[test]
    fn json_is_one_item_or_an_array_and_fails_as_a_whole_where_it_does_not_parse() {
        assert_eq!(Batch::from_json(GOOD.as_bytes()).unwrap().items.len(), 1);
        let mixed = Batch::from_json(format!("[5,{GOOD}]").as_bytes()).unwrap();
        assert_eq!((mixed.items.len(), mixed.rejected[0].index), (1, 0));
        for bad in ["{", "5", "", "[{}", "{} {}"] {
            assert!(Batch::from_json(bad.as_bytes()).is_err(), "{bad}");
        }
    }

    #[test]
    fn markup_is_stripped_and_a_title_of_nothing_else_is_no_item() {
        let with = |title: &str| Batch::from_json(GOOD.replace("\"t\"", title).as_bytes()).unwrap();
        for (title, text) in [
            (r#""<b>Shells</b> hit &quot;Sumy&quot;<script>x()</script>""#, "Shells hit \"Sumy\""),
            (r#""one\n\ntwo""#, "one two"),
            (r#""R&D  of 3 < 4""#, "R&D of 3 < 4"),
        ] {
            assert_eq!(with(title).items[0].title, text);
        }
        assert_eq!(with(r#""<img src=x>""#).rejected[0].error, "`title` is nothing but markup");
    }

    #[test]
    fn a_date_that_cannot_be_is_mended_and_noted() {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let dated = |seconds: &str| {
            let body = GOOD.replace(":1}", &format!(":{seconds}}}"));
            Batch::from_json(body.as_bytes()).unwrap().dated(now).items.remove(0)
        };
        for (told, tags) in
            [("0", ["date:too-old"].as_slice()), ("4000000000", &["date:future"]), ("1800000060", &[])]
        {
            let item = dated(told);
            assert_eq!(item.published_at, now, "{told}");
            assert_eq!(item.tags, tags, "{told}");
        }
        assert_eq!(dated("1050000000").published_at.as_second(), 1_050_000_000);
    }

    #[test]
    fn a_body_of_very_many_bad_items_is_refused() {
        let lines = "x\n".repeat(ITEMS + 1);
        assert!(matches!(Batch::from_lines(lines.as_bytes()), Err(ApiError::TooMany { .. })));
        let array = format!("[{}1]", "1,".repeat(ITEMS));
        let error = Batch::from_json(array.as_bytes()).unwrap_err().to_string();
        assert!(error.contains("several requests"), "{error}");
    }
}
