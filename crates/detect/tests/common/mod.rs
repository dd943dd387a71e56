//! What every test of sentences needs.

use serde_json::json;
use ww3_detect::{Detection, Detector, FeedItem};
use ww3_event::MapEvent;

/// What an item with this title tells, published in 2023.
pub fn detect(title: &str) -> Detection {
    let item = json!({"title": title, "url": "https://example.org/1", "source_name": "S", "published_at": 1_700_000_000});
    Detector::new().detect(&FeedItem::from_json(&item).unwrap())
}

/// The event of this title.
#[allow(dead_code)]
pub fn event(title: &str) -> MapEvent {
    detect(title).event.unwrap_or_else(|| panic!("no event: {title}"))
}
