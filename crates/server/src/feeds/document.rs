//! From the bytes of a feed to items.

use super::{
    FeedSource,
    legible::{decoded, escaped},
    plain,
};
use crate::dates::dated;
use feed_rs::{model::Entry, parser};
use serde_json::{Value, json};
use std::borrow::Cow;
use ww3_detect::FeedItem;
use ww3_event::Timestamp;

/// More entries than this in one feed are left out, the last ones.
const ENTRIES: usize = 2000;
/// A longer title (in characters) is cut here.
const TITLE: usize = 2000;

/// A feed that was read.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What the feed calls itself.
    pub title: Option<String>,
    /// Its items.
    pub items: Vec<FeedItem>,
    /// Entries without a title or an address, or with one that can't be used.
    pub skipped: usize,
}

/// The bytes are no feed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NotAFeed {
    /// A web page.
    #[error(
        "answered with a web page (HTML), not a feed: look on that page for the address of its RSS or Atom feed"
    )]
    Html,
    /// Something else.
    #[error("not an RSS, Atom or JSON feed: {why}")]
    Unreadable {
        /// What the parser says.
        why: String,
    },
}

/// Reads what a feed answered now, in whatever encoding. `charset` is what the answer's head names.
pub fn read_answer(
    source: &FeedSource,
    bytes: Vec<u8>,
    charset: Option<&str>,
    is_html: bool,
) -> Result<Document, NotAFeed> {
    let now = Timestamp::now().as_second();
    read_document(&decoded(bytes, charset), Some(&source.url), Some(&source.name), now, is_html)
}

/// Reads a feed. `name` is the publisher for all items, or else the feed's own title; `now` (Unix seconds) is the time
/// of entries without one, or with one in the future or before 1990; a tag (`date:missing`, `date:future`,
/// `date:too-old`) notes that on the item.
pub fn read_document(
    bytes: &[u8],
    url: Option<&str>,
    name: Option<&str>,
    now: i64,
    is_html: bool,
) -> Result<Document, NotAFeed> {
    if looks_like_html(bytes) {
        return Err(NotAFeed::Html);
    }
    // No id where the entry has none: the address is its identity then, as with ingested items.
    let parse = |bytes: &[u8]| {
        parser::Builder::new().base_uri(url).id_generator(|_, _, _| String::new()).build().parse(bytes)
    };
    let again = |error| match escaped(bytes) {
        Cow::Owned(escaped) => parse(&escaped),
        Cow::Borrowed(_) => Err(error),
    };
    let feed = parse(bytes).or_else(again).map_err(|error| match is_html {
        true => NotAFeed::Html,
        false => NotAFeed::Unreadable { why: error.to_string() },
    })?;
    let title = feed.title.map(|title| plain(&title.content)).filter(|title| !title.is_empty());
    let source_name = name.map(str::to_owned).or_else(|| title.clone()).unwrap_or_default();
    let mut document = Document { title, ..Document::default() };
    for entry in feed.entries.into_iter().take(ENTRIES) {
        match item(entry, &source_name, url, feed.language.as_deref(), now) {
            Some(item) => document.items.push(item),
            None => document.skipped += 1,
        }
    }
    Ok(document)
}

fn looks_like_html(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(512)];
    let start =
        String::from_utf8_lossy(start).trim_start_matches('\u{feff}').trim_start().to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}

/// Goes through the rules of ingest, so that a feed brings nothing that could not be ingested.
fn item(
    entry: Entry,
    source_name: &str,
    source_url: Option<&str>,
    feed_lang: Option<&str>,
    now: i64,
) -> Option<FeedItem> {
    let url = address(&entry)?;
    let title: String = plain(&entry.title?.content).chars().take(TITLE).collect();
    let summary = entry.summary.map(|text| plain(&text.content));
    let content = || entry.content.and_then(|content| content.body).map(|body| plain(&body));
    let told = entry.published.or(entry.updated).map(|time| time.timestamp());
    let (published_at, note) = dated(told, now);
    let given = entry.categories.into_iter().take(99).map(|category| category.term);
    let tags: Vec<_> = given.chain(note.map(str::to_owned)).collect();
    let lang = entry.language.as_deref().or(feed_lang).filter(|lang| lang.len() <= 35);
    let guid = Some(entry.id).filter(|id| !id.is_empty());
    let value: Value = json!({
        "title": title,
        "url": url,
        "source_name": source_name,
        "published_at": published_at,
        "summary": summary.filter(|text| !text.is_empty()).or_else(content),
        "guid": guid,
        "tags": tags,
        "source_url": source_url,
        "lang": lang,
    });
    FeedItem::from_json(&value).ok()
}

fn address(entry: &Entry) -> Option<String> {
    let is_http = |text: &str| text.starts_with("http://") || text.starts_with("https://");
    let is_page = |rel: Option<&str>| matches!(rel, None | Some("alternate"));
    let links = || entry.links.iter().filter(|link| is_http(&link.href));
    let page = links().find(|link| is_page(link.rel.as_deref())).or_else(|| links().next());
    page.map(|link| link.href.clone()).or_else(|| Some(entry.id.clone()).filter(|id| is_http(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>
        <title>Example &amp; Sons</title><link>https://example.org/</link><description>d</description><language>en-gb</language>
        <item><title><![CDATA[Shells hit <b>Kharkiv</b> &amp; Sumy]]></title><link>https://example.org/1</link>
            <guid isPermaLink="false">g-1</guid><pubDate>Sat, 28 Feb 2026 12:31:00 GMT</pubDate>
            <description>&lt;p&gt;Two hurt&lt;/p&gt;</description><category>War</category></item>
        <item><title>No guid, no date</title><link>https://example.org/2</link></item>
        <item><title>No address</title></item></channel></rss>"#;

    fn read(text: &str) -> Result<Document, NotAFeed> {
        read_document(text.as_bytes(), Some("https://example.org/rss"), Some("Example"), 1_800_000_000, false)
    }

    #[test]
    fn an_rss_item_becomes_plain_text_with_its_guid_and_time() {
        let document = read(RSS).unwrap();
        assert_eq!((document.items.len(), document.skipped), (2, 1));
        assert_eq!(document.title.as_deref(), Some("Example & Sons"));
        let first = &document.items[0];
        assert_eq!(first.title, "Shells hit Kharkiv & Sumy");
        assert_eq!(first.summary.as_deref(), Some("Two hurt"));
        assert_eq!(first.guid.as_deref(), Some("g-1"));
        assert_eq!(first.published_at.to_string(), "2026-02-28T12:31:00Z");
        assert_eq!((first.source_name.as_str(), first.lang.as_deref()), ("Example", Some("en-gb")));
        assert_eq!(first.tags, ["War"]);
    }

    #[test]
    fn an_entry_without_guid_is_known_by_its_address_and_dated_now() {
        let second = &read(RSS).unwrap().items[1];
        assert_eq!(second.identity(), "https://example.org/2");
        assert_eq!(second.published_at.as_second(), 1_800_000_000);
        assert_eq!(second.tags, ["date:missing"]);
    }

    #[test]
    fn encodings_are_taken_from_the_document_or_else_from_the_answer() {
        let text = |declared: &str| {
            format!(
                "<?xml version=\"1.0\"{declared}?><rss version=\"2.0\"><channel><title>T</title><item><title>Вибух у Харкові</title><link>/1</link></item></channel></rss>"
            )
        };
        let bytes = |text: &str| encoding_rs::WINDOWS_1251.encode(text).0.into_owned();
        for (declared, charset) in [
            (" encoding=\"windows-1251\"", None),
            ("", Some("windows-1251")),
            (" encoding='windows-1251'", Some("koi8-r")),
        ] {
            let bytes = decoded(bytes(&text(declared)), charset);
            let document =
                read_document(&bytes, Some("https://example.org/rss"), Some("E"), 1_800_000_000, false)
                    .unwrap();
            assert_eq!(document.items[0].title, "Вибух у Харкові", "{declared} {charset:?}");
            assert_eq!(document.items[0].url, "https://example.org/1");
        }
    }

    #[test]
    fn one_mistake_does_not_cost_the_feed() {
        let of = |title: &[u8]| {
            let (head, tail) = RSS.split_once("No guid, no date").unwrap();
            [head.as_bytes(), title, tail.as_bytes()].concat()
        };
        for (title, charset, read) in [
            (&b"Raid on caf\xe9 in Sumy"[..], None, "Raid on café in Sumy"),
            (b"Raid on caf\xe9 in Sumy", Some("iso-8859-1"), "Raid on café in Sumy"),
            (b"Search & rescue in Sumy", None, "Search & rescue in Sumy"),
            (b"Search & rescue at caf\xe9 &#zz; &", Some("utf-8"), "Search & rescue at café &#zz; &"),
        ] {
            let bytes = decoded(of(title), charset);
            let document = read_document(&bytes, None, Some("Example"), 1_800_000_000, false).unwrap();
            assert_eq!(document.items.len(), 2);
            assert_eq!(document.items[0].title, "Shells hit Kharkiv & Sumy");
            assert_eq!(document.items[1].title, read);
        }
    }

    #[test]
    fn atom_and_json_feed_are_read_too() {
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>x</id><updated>2026-01-01T00:00:00Z</updated>
            <entry><id>tag:1</id><title type="html">Blast &amp;amp; fire</title><link href="/one"/><updated>2026-01-01T00:00:00Z</updated></entry></feed>"#;
        let item = read(atom).unwrap().items.remove(0);
        assert_eq!((item.title.as_str(), item.url.as_str()), ("Blast & fire", "https://example.org/one"));
        let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"J","items":[
            {"id":"1","url":"https://example.org/j","title":"T","content_html":"<i>C</i>","date_published":"2026-01-01T00:00:00Z"}]}"#;
        let item = read(json).unwrap().items.remove(0);
        assert_eq!((item.guid.as_deref(), item.summary.as_deref()), (Some("1"), Some("C")));
    }

    #[test]
    fn a_web_page_is_told_from_a_broken_feed() {
        assert_eq!(read("<!DOCTYPE html><html><body>Sign in</body></html>").unwrap_err(), NotAFeed::Html);
        assert!(matches!(read("<rss><channel>").unwrap_err(), NotAFeed::Unreadable { .. }));
        assert!(matches!(read("hello").unwrap_err(), NotAFeed::Unreadable { .. }));
    }
}
