//! Over real headlines, which are not part of the project: skipped, saying so, where they are absent.

#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};
use ww3_detect::{Detector, FeedItem};

#[test]
fn of_real_headlines_few_are_events_and_each_event_is_sound() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let (mut items, mut events) = (0, 0);
    for name in ["headlines.ndjson", "headlines-wide.ndjson"] {
        let Ok(text) = fs::read_to_string(folder.join(name)) else {
            println!("skipped: {name} isn't here");
            continue;
        };
        for line in text.lines() {
            let item = FeedItem::from_json(&serde_json::from_str(line).unwrap()).unwrap();
            let found = Detector::new().detect(&item);
            items += 1;
            let Some(event) = found.event else { continue };
            events += 1;
            let length = event.title.chars().count() as u32;
            assert!(event.why.iter().all(|why| why.start < why.end && why.end <= length), "{}", event.title);
            assert!(event.confidence.get() > 0.0 && event.precision.is_some(), "{}", event.title);
            assert!(event.to.country.as_ref().is_none_or(|code| code.len() == 3), "{}", event.title);
            assert!(event.signals.contains(&event.kind.as_str().to_owned()), "{}", event.title);
        }
    }
    println!("{items} items, {events} events");
    assert!(items == 0 || (200..600).contains(&events), "{events} events of {items} items");
}
