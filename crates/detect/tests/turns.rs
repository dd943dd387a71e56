//! Acts that no rule has: the two files of weights agree, and what they find and leave.

#![allow(clippy::unwrap_used)]

use serde_json::json;
use std::{collections::HashMap, fs, path::Path};
use ww3_detect::{Detection, Detector, FeedItem, turns};

fn item(title: &str) -> FeedItem {
    let item = json!({
        "title": title, "url": "https://example.org/1", "source_name": "Example", "published_at": 1_790_000_000,
        "lang": "en",
    });
    FeedItem::from_json(&item).unwrap()
}

fn found(title: &str) -> Detection {
    Detector::new().detect(&item(title))
}

/// The file for people is what the program looks up, and nothing else is.
#[test]
fn each_weight_is_looked_up_as_it_is_written() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let text = fs::read_to_string(data.join("turns.tsv")).unwrap();
    let mut rows = HashMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let [what, feature, weight] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("`{line}`") };
        let key = turns::key(what, &feature.split(' ').collect::<Vec<_>>());
        let weight: i32 = weight.parse().unwrap();
        assert_eq!(turns::weight(key), weight, "{line}");
        assert!(rows.insert(key, weight).is_none(), "{line}: its key is another's");
    }
    let table = fs::read(data.join("turns.bin")).unwrap();
    let filled = table[4..].chunks(8).filter(|slot| slot[..4] != [0; 4]).count();
    assert_eq!(filled, rows.len());
    assert_eq!(turns::weight(turns::key("act", &["is", "no such word"])), 0);
}

#[test]
fn finds_acts_that_no_rule_has_and_says_why() {
    for (title, kind, place) in FOUND {
        let detection = found(title);
        let event = detection.event.unwrap_or_else(|| panic!("nothing in: {title}"));
        assert_eq!((event.kind.as_str(), event.to.label.as_str()), (*kind, *place), "{title}");
        assert!(detection.signals.contains(&(*kind).to_owned()), "{title}");
        let why = event.why.iter().find(|why| why.role == "type").unwrap();
        let words: String =
            title.chars().skip(why.start as usize).take((why.end - why.start) as usize).collect();
        assert_eq!(why.text, words);
        assert!(Detector::new().detect_by_rules(&item(title)).event.is_none(), "a rule has it: {title}");
    }
}

#[test]
fn is_less_sure_of_them() {
    let weighed = found(FOUND[0].0).event.unwrap();
    let ruled = found("Two killed in shelling of Kramatorsk").event.unwrap();
    assert_eq!(weighed.confidence.get(), 0.60, "{:?}", weighed.why);
    assert_eq!(ruled.confidence.get(), 0.75);
}

#[test]
fn leaves_what_only_sounds_like_them() {
    for title in NONE {
        assert_eq!(found(title).event.map(|event| event.why), None, "{title}");
    }
}

#[test]
fn weighs_what_it_shows() {
    let (sum, parts) = turns::weighed(FOUND[0].0);
    assert_eq!(sum, parts.iter().map(|(_, weight)| weight).sum::<i32>());
    assert!(sum >= 1500, "{parts:?}");
    assert_eq!(turns::weighed("").0, 0);
}

/// Sentences of our own.
const FOUND: &[(&str, &str, &str)] = &[
    ("Gunmen on motorbikes spray Maiduguri tea stall with bullets", "strike", "Maiduguri"),
    (
        "Village elder and sons dragged from home and shot near Mocimboa da Praia",
        "strike",
        "Mocimboa da Praia",
    ),
    ("Snipers pin down relief column outside Aleppo", "strike", "Aleppo"),
    ("Soldiers mown down at parade in Ahvaz", "strike", "Ahvaz"),
    ("Night of terror in Bunia quarter, dozens hacked in their beds", "strike", "Bunia"),
    ("Smoke and screams over Nyala as bombers come back", "clash", "Nyala"),
];

const NONE: &[&str] = &[
    "Sinjar mass grave survivor meets president",
    "Kramatorsk mayor opens new bakery",
    "Bullet train between Madrid and Barcelona turns twenty",
    "Fans mow down barriers at concert in Milan",
    "Two teens shot outside Denver mall",
    "Bus plunges into gorge in Kashmir, 12 dead",
    "Fire guts warehouse in Lagos",
    "Mother of soldier killed in Helmand tells of grief",
    "Kyiv thanks Berlin for tanks",
    "Army to hold drills near Tallinn",
    "Verdict due in Nairobi mall attack trial",
];
