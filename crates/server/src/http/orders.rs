//! What a reader may ask for in the middle of a stream, and what it wants after that.
//!
//! Pure. A subscription is known by its scope: to subscribe to a scope again is to change it, so there are never
//! more than there are scopes.

use super::{
    map_stream::{self, Query},
    params,
};
use crate::hub::{Asked, Wants};
use serde_json::{Map, Value, json};
use ww3_event::{Filter, Scope, Scopes};

/// A message of a reader.
#[derive(Debug, PartialEq)]
pub enum Order {
    /// Also send these.
    Subscribe(Query),
    /// Send those of these scopes no more; of none at all where none is named.
    Unsubscribe(Option<Scopes>),
    /// Go on from there.
    Resume(Asked),
}

/// What a message may be.
const OPS: &str = "a message is a JSON object with `op`: `subscribe` or `unsubscribe` (`scope`, and what the query of a stream takes), or `resume` (`id` or `since`)";

impl Order {
    /// Reads a message.
    ///
    /// # Errors
    /// Says what a message is, or names the parameter.
    pub fn read(text: &str) -> Result<Self, String> {
        let message: Map<String, Value> = serde_json::from_str(text).map_err(|_| OPS.to_owned())?;
        let fields = || message.iter().filter_map(|(name, value)| Some((name.as_str(), words(value)?)));
        let query = || map_stream::read_fields(fields()).map_err(|error| error.to_string());
        match message.get("op").and_then(Value::as_str) {
            Some("subscribe") => query().map(Self::Subscribe),
            Some("unsubscribe") => {
                let scopes = query()?.filter.scopes;
                Ok(Self::Unsubscribe(message.contains_key("scope").then_some(scopes)))
            }
            Some("resume") => {
                let mut asked = query()?.asked;
                if let Some(id) = message.get("id").or(message.get("cursor")).and_then(Value::as_str) {
                    asked.cursor = Some(id.to_owned());
                }
                match asked == Asked::default() {
                    true => {
                        Err(params::refused("id", "", "the `id` of a frame of this stream, or else `since`")
                            .to_string())
                    }
                    false => Ok(Self::Resume(asked)),
                }
            }
            _ => Err(OPS.to_owned()),
        }
    }
}

/// A value as the query string would have it.
fn words(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Array(values) => {
            values.iter().map(words).collect::<Option<Vec<_>>>().map(|words| words.join(","))
        }
        Value::Null | Value::Object(_) => None,
    }
}

/// What a reader wants.
pub struct Subscriptions {
    all: Vec<(Scope, Wants)>,
    /// It asked for nothing in particular when it came: its first wish takes the place of everything.
    is_everything: bool,
}

impl Subscriptions {
    /// What the query asked for.
    pub fn new(filter: &Filter, updates: bool) -> Self {
        let mut new = Self { all: Vec::new(), is_everything: false };
        new.add(filter, updates);
        new.is_everything = filter.is_all();
        new
    }

    fn add(&mut self, filter: &Filter, updates: bool) {
        if std::mem::take(&mut self.is_everything) {
            self.all.clear();
        }
        for scope in filter.scopes.iter() {
            self.all.retain(|(known, _)| *known != scope);
            let filter = Filter { scopes: scope.into(), ..filter.clone() };
            self.all.push((scope, Wants { filter, updates }));
        }
    }

    /// Does what is asked, and answers from where the stream should go on, if not from where it is.
    ///
    /// # Errors
    /// Where it may not; then nothing has changed.
    pub fn obey(
        &mut self,
        order: Order,
        check: impl Fn(&Scopes) -> Result<(), String>,
    ) -> Result<Option<Asked>, String> {
        match order {
            Order::Subscribe(query) => {
                check(&query.filter.scopes)?;
                self.add(&query.filter, query.updates);
                Ok((query.asked != Asked::default()).then_some(query.asked))
            }
            Order::Unsubscribe(None) => {
                self.all.clear();
                self.is_everything = false;
                Ok(None)
            }
            Order::Unsubscribe(Some(scopes)) => {
                self.all.retain(|(known, _)| scopes.iter().all(|scope| scope != *known));
                Ok(None)
            }
            Order::Resume(asked) => Ok(Some(asked)),
        }
    }

    /// For the reader.
    pub fn wants(&self) -> Vec<Wants> {
        self.all.iter().map(|(_, wants)| wants.clone()).collect()
    }

    /// For its owner: each as the query that would ask for it.
    pub fn words(&self) -> Value {
        let words = self.all.iter().map(|(scope, wants)| {
            let rest = Filter { scopes: Scopes::default(), ..wants.filter.clone() }.to_string();
            let updates = if wants.updates { "" } else { "updates=false" };
            let parts = [&format!("scope={scope}"), &rest, updates];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("&")
        });
        json!({"subscriptions": words.collect::<Vec<_>>(), "timestamp": crate::hub::encode::now()})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(messages: &[&str]) -> Vec<String> {
        let mut all = Subscriptions::new(&Filter::default(), true);
        for message in messages {
            all.obey(Order::read(message).unwrap(), |_| Ok(())).unwrap();
        }
        let Value::Array(words) = all.words()["subscriptions"].take() else { panic!() };
        words.iter().map(|word| word.as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn scopes_are_added_changed_and_taken_away_and_the_first_takes_the_place_of_everything() {
        let europe = r#"{"op":"subscribe","scope":"europe","min_severity":4}"#;
        assert_eq!(after(&[]), ["scope=global"]);
        assert_eq!(after(&[europe]), ["scope=europe&min_severity=4"]);
        let both = [europe, r#"{"op":"subscribe","scope":["africa","americas"],"updates":false}"#];
        assert_eq!(
            after(&both),
            ["scope=europe&min_severity=4", "scope=africa&updates=false", "scope=americas&updates=false"]
        );
        assert_eq!(after(&[europe, r#"{"op":"subscribe","scope":"europe"}"#]), ["scope=europe"]);
        assert_eq!(after(&[both[0], both[1], r#"{"op":"unsubscribe","scope":"africa,europe"}"#]).len(), 1);
        assert!(after(&[both[0], both[1], r#"{"op":"unsubscribe"}"#]).is_empty());
        let boxed = after(&[r#"{"op":"subscribe","bbox":[34,29,36,34],"types":["airstrike"]}"#]);
        assert_eq!(boxed, ["scope=global&types=airstrike&bbox=34,29,36,34"]);
    }

    #[test]
    fn a_message_that_is_none_is_told_what_one_is() {
        for text in ["", "[]", "{}", r#"{"op":"dance"}"#, r#"{"op":7}"#] {
            assert_eq!(Order::read(text).unwrap_err(), OPS, "{text}");
        }
        for (text, parameter) in [
            (r#"{"op":"subscribe","scope":"moon"}"#, "scope"),
            (r#"{"op":"subscribe","min_severity":9}"#, "min_severity"),
            (r#"{"op":"resume"}"#, "id"),
        ] {
            let why = Order::read(text).unwrap_err();
            assert!(why.starts_with(parameter), "{why}");
        }
    }

    #[test]
    fn a_reader_goes_on_from_where_it_asks() {
        let asked = |text| match Order::read(text) {
            Ok(Order::Resume(asked)) => asked,
            other => panic!("{other:?}"),
        };
        assert_eq!(asked(r#"{"op":"resume","id":"a-7"}"#).cursor.as_deref(), Some("a-7"));
        assert_eq!(asked(r#"{"op":"resume","since":5}"#).since, Some(5));
    }
}
