//! The address of a stream, and the name that its cache has for it.

use url::Url;
use ww3_event::{Filter, FilterError, Scopes};

/// Where a bare origin's stream is.
pub const STREAM_PATH: &str = "/api/map-stream";

/// The address of a stream, taken apart.
#[derive(Debug, PartialEq)]
pub struct Address {
    /// To connect to: with the filter, without `since`.
    pub url: Url,
    /// The stream's name in a cache: the canonical address, without secrets. Equal streams have equal names.
    pub key: String,
    /// The `since` that stood in the address.
    pub since: Option<i64>,
}

/// What stands in an address that can't be read.
#[derive(Debug)]
pub enum BadAddress {
    Filter(FilterError),
    Since(String),
}

impl std::fmt::Display for BadAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Filter(error) => error.fmt(f),
            Self::Since(given) => write!(f, "since `{given}` in the address: Unix seconds"),
        }
    }
}

impl Address {
    /// Takes an address apart. `scope` wins over the address's own.
    pub fn of(given: &Url, scope: Option<Scopes>) -> Result<Self, BadAddress> {
        let mut url = given.clone();
        url.set_fragment(None);
        if url.path() == "/" {
            url.set_path(STREAM_PATH);
        }
        let mut filter = Filter::default();
        let mut since = None;
        // What is no filter's: kept, and part of the name; tokens only of the address.
        let mut named = Vec::new();
        let mut unnamed = Vec::new();
        for (parameter, value) in given.query_pairs() {
            if filter.set(&parameter, &value).map_err(BadAddress::Filter)? {
                continue;
            }
            let pair = (parameter.to_string(), value.to_string());
            match &*parameter {
                "since" => since = Some(value.parse().map_err(|_| BadAddress::Since(pair.1))?),
                "token" | "last_event_id" => unnamed.push(pair),
                _ => named.push(pair),
            }
        }
        if let Some(scopes) = scope {
            filter.scopes = scopes;
        }
        named.sort();
        let mut key = url.clone();
        // Neither can fail with http and https.
        let _ = key.set_username("");
        let _ = key.set_password(None);
        set_query(&mut key, &filter, &named);
        named.extend(unnamed);
        set_query(&mut url, &filter, &named);
        Ok(Self { url, key: key.into(), since })
    }
}

fn set_query(url: &mut Url, filter: &Filter, more: &[(String, String)]) {
    url.set_query(None);
    let filter = filter.to_string();
    if !filter.is_empty() {
        url.set_query(Some(&filter));
    }
    if !more.is_empty() {
        url.query_pairs_mut().extend_pairs(more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Address {
        Address::of(&Url::parse(text).unwrap(), None).unwrap()
    }

    #[test]
    fn a_bare_origin_gets_the_path_of_the_stream() {
        for given in ["http://127.0.0.1:8787", "http://127.0.0.1:8787/", "HTTP://127.0.0.1:8787#x"] {
            assert_eq!(of(given).key, "http://127.0.0.1:8787/api/map-stream");
        }
        assert_eq!(of("http://example.org/events").url.as_str(), "http://example.org/events");
    }

    #[test]
    fn equal_streams_have_equal_names() {
        let one = of("http://h/?scope=africa,europe&min_severity=3&b=2&a=1");
        let other = of("http://h:80/api/map-stream?a=1&min_severity=3&b=2&scope=europe,africa");
        assert_eq!(one.key, other.key);
        assert_eq!(of("http://h/?scope=global").key, of("http://h/").key);
    }

    #[test]
    fn a_scope_of_its_own_wins() {
        let url = Url::parse("http://h/?scope=africa").unwrap();
        let address = Address::of(&url, Some("europe".parse().unwrap())).unwrap();
        assert_eq!(address.url.as_str(), "http://h/api/map-stream?scope=europe");
    }

    #[test]
    fn since_is_taken_out_and_secrets_are_no_part_of_the_name() {
        let address = of("http://u:p@h/?since=5&token=secret");
        assert_eq!(address.since, Some(5));
        assert_eq!(address.key, "http://h/api/map-stream");
        assert_eq!(address.url.as_str(), "http://u:p@h/api/map-stream?token=secret");
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let error = |text: &str| Address::of(&Url::parse(text).unwrap(), None).unwrap_err().to_string();
        assert!(error("http://h/?scope=moon").contains("`moon`"));
        assert!(error("http://h/?since=abc").contains("since `abc`"));
    }
}
