//! What a feed is, and how it is doing.

use serde::Serialize;
use std::{str::FromStr, time::Duration};
use url::Url;
use ww3_event::Timestamp;

/// A feed to poll; as text `NAME=URL`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FeedSource {
    /// The publisher's name, as events show it.
    pub name: String,
    /// The feed's address, http or https.
    pub url: String,
    /// How often to ask.
    pub interval: Duration,
    /// Whether its host and port may lie on this machine or on a network behind it: whoever sits here named it.
    pub may_be_within: bool,
}

impl FeedSource {
    /// How often a feed is asked where nothing else is said.
    pub const INTERVAL: Duration = Duration::from_secs(300);

    /// The feed with this name and address, at the usual interval.
    pub fn new(name: impl Into<String>, url: impl Into<String>) -> Self {
        Self { name: name.into(), url: url.into(), interval: Self::INTERVAL, may_be_within: false }
    }
}

/// The address for others to see: without a user's name and password, and without the values of its query, where
/// keys stand.
pub fn shown(url: &str) -> String {
    let Ok(mut url) = Url::parse(url) else { return "…".to_owned() };
    // They fail only for addresses that have no host, and so no names either.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    let names: Vec<_> = url.query_pairs().map(|(name, _)| name.into_owned()).collect();
    let path = url[..url::Position::AfterPath].to_owned();
    if names.is_empty() { path } else { format!("{path}?{}=…", names.join("=…&")) }
}

impl FromStr for FeedSource {
    type Err = NotAFeedSource;
    fn from_str(text: &str) -> Result<Self, NotAFeedSource> {
        let refused = || NotAFeedSource { given: text.chars().take(200).collect() };
        let (name, url) = text.split_once('=').ok_or_else(refused)?;
        let is_http = Url::parse(url).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
        if name.trim().is_empty() || !is_http {
            return Err(refused());
        }
        Ok(Self::new(name.trim(), url))
    }
}

/// The text names no feed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error(
    "feed `{given}`: NAME=URL with an http or https address, for example `BBC=https://feeds.bbci.co.uk/news/world/rss.xml`"
)]
pub struct NotAFeedSource {
    /// What was given, cut to 200 characters.
    pub given: String,
}

/// How a feed is doing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct FeedStatus {
    /// The publisher's name.
    pub name: String,
    /// The feed's address.
    pub url: String,
    /// What came of the last try.
    pub state: FeedState,
    /// When it last answered well.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub last_ok: Option<Timestamp>,
    /// When it was last asked.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub last_try: Option<Timestamp>,
    /// What is wrong, and what to do.
    pub error: Option<String>,
    /// How often in a row it failed.
    pub failures: u32,
    /// Where it has moved to for good; the settings should say so.
    pub moved_to: Option<String>,
    /// Items that it brought since the server started and that were new.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub items: u64,
    /// When it will be asked next.
    #[cfg_attr(feature = "ts", ts(type = "string | null"))]
    pub next_try: Option<Timestamp>,
}

impl FeedStatus {
    /// The status of a feed that has not been asked yet.
    pub fn waiting(source: &FeedSource) -> Self {
        Self {
            name: source.name.clone(),
            url: source.url.clone(),
            state: FeedState::Waiting,
            last_ok: None,
            last_try: None,
            error: None,
            failures: 0,
            moved_to: None,
            items: 0,
            next_try: None,
        }
    }
}

/// What came of the last try.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum FeedState {
    /// Not asked yet.
    Waiting,
    /// It sent a feed.
    Ok,
    /// It has nothing new.
    NotModified,
    /// It can't be reached, or sent something else.
    Failing,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_what_may_be_secret() {
        for (url, seen) in [
            ("https://example.org/rss", "https://example.org/rss"),
            ("https://me:pass@example.org:8/rss#x", "https://example.org:8/rss"),
            ("http://example.org/f?apikey=K3Y&format=rss", "http://example.org/f?apikey=…&format=…"),
            ("no address", "…"),
        ] {
            assert_eq!(shown(url), seen);
        }
    }

    #[test]
    fn a_feed_is_written_as_name_and_address() {
        let feed: FeedSource = "BBC=https://example.org/rss?a=b".parse().unwrap();
        assert_eq!((feed.name.as_str(), feed.url.as_str()), ("BBC", "https://example.org/rss?a=b"));
        for bad in ["https://example.org", "=https://example.org", "BBC=file:///etc/passwd", "BBC="] {
            assert!(bad.parse::<FeedSource>().is_err(), "{bad}");
        }
    }
}
