//! Headlines of our own in seven languages (`tests/languages`): of those that the lists were tuned by, and of those
//! that were only counted, how many are found, in the right country and of the right type, and how many are false.

#![allow(clippy::unwrap_used)]

use serde_json::json;
use std::{fs, path::Path};
use ww3_detect::{Detector, FeedItem};

/// What became of the rows of one half.
#[derive(Debug, Default)]
struct Count {
    events: usize,
    found: usize,
    typed: usize,
    elsewhere: usize,
    others: usize,
    false_ones: usize,
}

fn count(half: &str) -> Count {
    let mut count = Count::default();
    for language in ["fr", "es", "de", "ar", "ru", "uk", "he"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/languages/{language}.tsv"));
        let text = fs::read_to_string(file).unwrap();
        for row in text.lines().filter(|line| line.starts_with(half)) {
            let [_, types, countries, _, title] = row.split('\t').collect::<Vec<_>>().try_into().unwrap();
            let item = json!({"title": title, "url": "https://example.org/1", "source_name": "S",
                "published_at": 1_700_000_000, "lang": language});
            let event = Detector::new().detect(&FeedItem::from_json(&item).unwrap()).event;
            if types == "-" {
                count.others += 1;
                count.false_ones += usize::from(event.is_some());
                continue;
            }
            count.events += 1;
            let Some(event) = event else { continue };
            let country = event.to.country.as_deref().unwrap_or("-");
            count.found += 1;
            count.typed += usize::from(types.split('|').any(|kind| kind == event.kind.as_str()));
            count.elsewhere += usize::from(!countries.split('|').any(|code| code == country));
        }
    }
    count
}

fn assert_shares(count: &Count, found: usize, typed: usize) {
    assert!(count.found * 100 >= count.events * found, "found: {count:?}");
    assert!(count.typed * 100 >= count.found * typed, "typed: {count:?}");
    assert!(count.elsewhere * 50 <= count.found, "elsewhere: {count:?}");
}

#[test]
fn nearly_all_headlines_that_the_lists_were_tuned_by_are_found_and_no_other_title_is_an_event() {
    let count = count("tune");
    assert_shares(&count, 95, 90);
    assert_eq!(count.false_ones, 0, "{count:?}");
}

#[test]
fn most_headlines_that_were_only_counted_are_found_and_hardly_a_title_is_a_false_event() {
    let count = count("held");
    assert_shares(&count, 83, 83);
    assert!(count.false_ones <= 1, "{count:?}");
}
