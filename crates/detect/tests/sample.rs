//! The app's recorded sample: every line is an event, in the right place. Skipped, saying so, without the file.

#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};
use ww3_detect::{Detector, FeedItem};

/// Where each line of the sample happened, in its order.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "Yeonpyeong", "Mogadishu", "Abqaiq", "Baghdad", "Galwan", "Kabul", "Abu Dhabi", "Ukraine", "Mariupol", "Mykolaiv",
    "Kramatorsk", "Black Sea", "Kremenchuk", "Tehran", "Baltic Sea", "Crimean Bridge", "Dnipro", "Peshawar",
    "South Carolina", "Kakhovka", "Hroza", "Kerman", "Gulf of Aden", "Krasnogorsk", "Damascus", "Israel",
    "Majdal Shams", "Tehran", "Goma",
];

#[test]
fn every_line_of_the_sample_is_an_event_where_it_happened() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src-tauri/sample/recording.ndjson");
    let Ok(text) = fs::read_to_string(&file) else {
        println!("skipped: {} isn't here", file.display());
        return;
    };
    assert_eq!(text.lines().count(), PLACES.len(), "the sample changed: list its places here");
    for (line, place) in text.lines().zip(PLACES) {
        let item = FeedItem::from_json(&serde_json::from_str(line).unwrap()).unwrap();
        let event = Detector::new().detect(&item).event.unwrap_or_else(|| panic!("no event: {}", item.title));
        assert!(event.to.label.starts_with(place), "{} for {}", event.to.label, item.title);
    }
}
