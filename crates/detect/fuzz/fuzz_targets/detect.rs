//! Any bytes as an item's title and language: never a panic, and every reason lies within the title.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ww3_detect::{Detector, FeedItem};

const LANGUAGES: &[&str] = &["", "en", "fr", "es", "de", "ar", "ru", "uk", "he", "xx"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let title = String::from_utf8_lossy(rest);
    let lang = LANGUAGES[usize::from(*first) % LANGUAGES.len()];
    let item = serde_json::json!({"title": title, "url": "https://example.org/1", "source_name": "S",
        "published_at": 1_700_000_000, "lang": lang, "summary": title});
    let Ok(item) = FeedItem::from_json(&item) else { return };
    let found = Detector::new().detect(&item);
    if let Some(event) = &found.event {
        let length = event.title.chars().count() as u32;
        assert!(event.why.iter().all(|why| why.start < why.end && why.end <= length));
    }
});
