//! Acts that no rule has: the net is read as it was written, and what it finds and leaves.

#![allow(clippy::unwrap_used)]

use serde_json::json;
use std::{collections::HashSet, fs, path::Path};
use ww3_detect::{
    Detection, Detector, FeedItem,
    turns::{self, net},
};

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

/// What every word of a title weighs, and what is said without any, make up what the net says.
#[test]
fn the_net_is_read_as_it_was_written() {
    let table = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/turns.bin")).unwrap();
    let number = |at: usize| u32::from_le_bytes(table[at..at + 4].try_into().unwrap()) as usize;
    let (slots, words) = (number(0), number(4));
    let keys = 8 + net::PARAMETERS * 4;
    assert_eq!(table.len(), keys + slots * 8 + words * (8 + net::DIMS));
    let parameter = |at: usize| f32::from_bits(number(8 + at * 4) as u32);
    for title in FOUND.iter().map(|(title, ..)| title).chain(NONE) {
        let (said, parts) = turns::weighed(title, "en");
        let of_words: f32 = parts.iter().map(|(_, share)| share).sum();
        let sum = of_words + parameter(net::OF_SILENCE.start);
        assert!((said - sum).abs() < 1e-3, "{title}: {said}, its words {sum}");
    }
    // Each key is found from its slot on, and no row stands twice.
    let mut rows = HashSet::new();
    for at in (0..slots).filter(|at| number(keys + at * 8) != 0) {
        let (key, row) = (number(keys + at * 8) as u32, number(keys + at * 8 + 4));
        let mut slot = net::slot(key, slots);
        while number(keys + slot * 8) as u32 != key {
            assert_ne!(number(keys + slot * 8), 0, "{key:x} isn't found");
            slot = (slot + 1) & (slots - 1);
        }
        assert!(slot == at && row < words && rows.insert(row), "{key:x} at {at}: row {row}");
    }
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
fn places_no_act_where_only_who_acts_or_is_hit_is_from() {
    for title in [
        "Hezbollah commander killed in Israeli car bombing",
        "Dutch reporter killed as rebels seize town",
        "Ten children killed in Pakistan strikes, Taliban say",
        "Russian bomb attack kills five, governor says",
    ] {
        assert!(found(title).event.is_none(), "{title}");
        assert!(!found(title).signals.is_empty(), "{title}");
    }
}

#[test]
fn denies_what_a_rule_finds_in_sport_and_talk() {
    for title in [
        "Clinical Ireland hammer Wales to keep perfect record",
        "Lebanon utility hit by Israeli strikes warns repairs could cost $300 mln",
    ] {
        assert!(Detector::new().detect_by_rules(&item(title)).event.is_some(), "{title}");
        assert!(found(title).event.is_none(), "{title}");
    }
    assert!(found("Kyiv hit by missiles again as winter nears").event.is_some());
}

#[test]
fn each_signal_is_given_once() {
    let signals = found("Gunmen ambush bus in Haiti's south").signals;
    assert_eq!(signals.iter().collect::<HashSet<_>>().len(), signals.len(), "{signals:?}");
}

#[test]
fn a_title_of_no_or_many_words_is_weighed() {
    assert!(turns::weighed("", "en").0 < 0.0);
    let long = "Gunmen spray tea stall with bullets in Maiduguri ".repeat(40);
    assert!(turns::weighed(&long, "en").0.is_finite());
    assert!(found("Gunmen on motorbikes spray Maiduguri tea stall with bullets zxqv zxqw").event.is_some());
}

#[test]
fn the_words_of_which_most_comes_are_the_reason() {
    let (said, parts) = turns::weighed(FOUND[0].0, "en");
    assert!(said > 0.8, "{said}: {parts:?}");
    let heavy: Vec<&str> = parts.iter().take(3).map(|(word, _)| word.as_str()).collect();
    assert!(heavy.iter().any(|word| matches!(*word, "gunmen" | "bullets" | "spray")), "{parts:?}");
}

/// Sentences of our own.
const FOUND: &[(&str, &str, &str)] = &[
    ("Gunmen on motorbikes spray Maiduguri tea stall with bullets", "strike", "Maiduguri"),
    (
        "Village elder and sons dragged from home and shot near Mocimboa da Praia",
        "strike",
        "Mocimboa da Praia",
    ),
    ("Snipers pin down relief column outside Aleppo", "clash", "Aleppo"),
    ("Soldiers mown down at parade in Ahvaz", "strike", "Ahvaz"),
    ("Night of terror in Bunia quarter, dozens hacked in their beds", "strike", "Bunia"),
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

/// Where the net is sure, it stands against what the words around say, and the country may be told as terse newsrooms do.
#[test]
fn what_the_title_as_a_whole_tells_plainly_is_told_and_placed() {
    for (title, kind, place) in [
        ("senegalese troops killed in suicide blast mali", "bombing", "Mali"),
        ("Islamic State claims Tunisia attack", "strike", "Tunisia"),
        ("Gazans flee homes under Israeli bombs", "airstrike", "Gaza Strip"),
        ("Who were the six shepherds killed in Yemen raid?", "strike", "Yemen"),
        ("How forty nurses were saved from clinic hit by Russian drone in Sumy", "drone_strike", "Sumy"),
        ("Bomb kills two Iraqi soldiers in northern town", "bombing", "Iraq"),
        ("More than 30 killed in Israel's Lebanon attacks", "strike", "Lebanon"),
        ("Pirates attack Greek ship off Somali coast", "naval_strike", "Somalia"),
    ] {
        let event = found(title).event.unwrap_or_else(|| panic!("nothing in: {title}"));
        assert_eq!((event.kind.as_str(), event.to.label.as_str()), (kind, place), "{title}");
    }
}

/// However sure the net is.
#[test]
fn a_force_a_ship_and_crime_at_peace_place_nothing() {
    for title in [
        "Four Iraqi policemen killed in ambush",
        "Syrian general among five killed in Israeli strike on jeep",
        "Pirates capture Greek oil tanker",
        "Shooting in Moscow, Idaho leaves three dead",
        "Huge fire at hotel in Baghdad kills nine",
        "Police arrest five in bombing of Lahore market",
    ] {
        assert_eq!(found(title).event, None, "{title}");
    }
}
