//! Sentences of our own making, and what they tell.

#![allow(clippy::unwrap_used)]

mod common;

use common::{detect, event};
use proptest::prelude::*;
use serde_json::json;
use ww3_detect::{Detector, FeedItem};
use ww3_event::{EventType, Precision};

#[test]
fn the_clear_cases_of_every_type_are_found_where_they_happened() {
    for (title, kind, label, severity) in [
        ("Israeli airstrike targets Damascus", EventType::Airstrike, "Damascus", 5),
        ("Warplanes bomb village near Idlib, nine killed", EventType::Airstrike, "Idlib", 3),
        ("Russian missile strike on flats in Kharkiv kills 11", EventType::MissileStrike, "Kharkiv", 4),
        ("ballistic missiles hit odesa overnight", EventType::MissileStrike, "Odesa", 3),
        ("Houthi drones strike oil depot in Jeddah", EventType::DroneStrike, "Jeddah", 3),
        ("Artillery shells hit market in Donetsk, 14 dead", EventType::ArtilleryShelling, "Donetsk", 4),
        ("Rockets fired from Gaza toward Ashkelon", EventType::RocketAttack, "Ashkelon", 3),
        ("Two explosions heard near army base in Aleppo", EventType::Explosion, "Aleppo", 3),
        ("Suicide bomber kills 55 at mosque in Kabul", EventType::Bombing, "Kabul", 5),
        ("Rebels capture Bukavu after days of fighting", EventType::GroundAssault, "Bukavu", 3),
        ("Troops and militants clash in Mogadishu", EventType::Clash, "Mogadishu", 3),
        ("Missile hits oil tanker in the Red Sea", EventType::NavalStrike, "Red Sea", 3),
        ("Air defence shoots down drone over Belgorod", EventType::AirDefense, "Belgorod", 2),
        ("Sabotage cuts railway line in Poland", EventType::Sabotage, "Poland", 3),
        ("Sabotage ruptures Nord Stream pipelines in the Baltic Sea", EventType::Sabotage, "Baltic Sea", 3),
        ("Opposition leader assassinated in Mogadishu", EventType::Assassination, "Mogadishu", 5),
        ("Attack on power grid in Kherson leaves city dark", EventType::InfrastructureStrike, "Kherson", 3),
        ("Israeli strike on Khan Younis kills two", EventType::Strike, "Khan Younis", 3),
        ("Thousands protest in Tbilisi against new law", EventType::Protest, "Tbilisi", 2),
        ("EU imposes sanctions on Belarus", EventType::Sanction, "Belarus", 2),
        ("Cyberattack hits ministries in Estonia", EventType::Cyberattack, "Estonia", 2),
    ] {
        let event = event(title);
        assert_eq!((&event.kind, event.to.label.as_str()), (&kind, label), "{title}");
        assert_eq!(event.severity.get(), severity, "{title}");
        assert!(!event.why.is_empty() && event.sources.len() == 1, "{title}");
    }
}

#[test]
fn what_is_no_event_makes_none() {
    for title in [
        "Striker scores twice as Liverpool beat Kyiv in cup match",
        "Train drivers strike in Paris over pay dispute",
        "President dies of heart attack in Moscow",
        "Russia could attack Kharkiv again, general warns",
        "NATO holds missile exercise in Poland",
        "Ten years after the bombing in Madrid, survivors remember",
        "Earthquake hits Damascus",
        "Ceasefire deal for Gaza under debate",
        "New film about the siege of Mariupol",
        "Shares explode in Tokyo after rate cut",
        "Man jailed over bomb plot in London",
        "Two sides strike a deal in Geneva",
        "Gas explosion in Warsaw kills three",
        "Ambassador summoned in Damascus",
        "Heavy snow in Kyiv closes schools",
    ] {
        assert_eq!(detect(title).event, None, "{title}");
    }
}

#[test]
fn no_place_no_pin() {
    for title in [
        "Drone strike kills commander",
        "Moscow says missile strike was a success",
        "Kyiv condemns missile strikes",
    ] {
        assert_eq!(detect(title).event, None, "{title}");
    }
    assert_eq!(detect("Drone strike kills commander").signals[0], "drone_strike");
}

#[test]
fn a_threat_is_a_signal_and_no_strike() {
    let found = detect("Iran threatens missile strike on Haifa");
    assert_eq!((found.signals, found.event), (vec!["threat".to_owned()], None));
}

#[test]
fn a_name_is_placed_in_the_country_that_the_text_names() {
    for (title, country) in [
        ("Car bomb kills three in Tripoli, Lebanon", "LBN"),
        ("Militia clashes kill three in Tripoli, Libya", "LBY"),
        ("Shelling hits Zaporizhzhia, Ukraine", "UKR"),
    ] {
        assert_eq!(event(title).to.country.as_deref(), Some(country), "{title}");
    }
}

#[test]
fn a_place_says_how_exactly_it_is_known() {
    for (title, precision) in [
        ("Drone strike hits Zaporizhzhia nuclear plant", Precision::Exact),
        ("Missile strike on Lviv", Precision::City),
        ("Airstrikes pound the Gaza Strip", Precision::Region),
        ("Russian missiles hit Ukraine", Precision::Country),
    ] {
        assert_eq!(event(title).precision, Some(precision), "{title}");
    }
}

#[test]
fn an_origin_is_named_only_where_the_text_says_it() {
    let from = event("Rockets fired from Gaza toward Ashkelon").from.unwrap();
    assert_eq!(from.label, "Gaza Strip");
    assert_eq!(event("Iranian missile strike on Haifa").from, None);
}

#[test]
fn sides_are_named_and_a_mere_place_is_none() {
    for (title, sides) in [
        ("Israeli airstrike on Iranian consulate in Damascus", vec!["ISR", "IRN"]),
        ("Hezbollah rocket attack on Haifa", vec!["HEZBOLLAH"]),
        ("Suicide bombing in Somalia kills eight", vec![]),
        ("Russia invades Ukraine", vec!["RUS", "UKR"]),
        ("Iran's strike on Israel kills two", vec!["IRN", "ISR"]),
        ("Base in Iraq hit by Iran-backed militia", vec![]),
        ("Oil depot in Kursk region hit by Ukrainian drones", vec!["UKR"]),
    ] {
        assert_eq!(event(title).factions, sides, "{title}");
    }
}

#[test]
fn markup_does_not_reach_an_event() {
    let event = event("<b>Missile</b> strike on Lviv &amp; Kharkiv kills 3");
    assert_eq!(event.title, "Missile strike on Lviv & Kharkiv kills 3");
    let why = &event.why[0];
    let words: String =
        event.title.chars().skip(why.start as usize).take((why.end - why.start) as usize).collect();
    assert_eq!(words, why.text);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(title in ".{1,200}") {
        detect_any(&title);
    }

    #[test]
    fn no_heap_of_its_own_words_makes_it_panic(words in prop::collection::vec(prop_oneof![
        Just("missile"), Just("strike"), Just("in"), Just("Kyiv"), Just("the"), Just("of"), Just("Russian"), Just("city"), Just("kills"),
        Just("12"), Just("by"), Just("US"), Just("North"), Just("Korean"), Just("Gaza"), Just("Strip"), Just(","), Just("’s"), Just("from"), Just("suicide"), Just("bomb"), Just("drone"), Just("hackers"), Just("shot"), Just("down"), Just("U.S."),
        Just("to"), Just("that"), Just("tanker"), Just("protesters"), Just("sanctions"), Just("against"), Just("Iran"), Just("as"), Just("ground"), Just("air"),
    ], 1..20)) {
        detect_any(&words.join(" "));
    }
}

#[test]
fn a_title_that_ends_with_its_act_makes_no_panic() {
    for title in ["Gaza bombed", "In Horlivka bombed", "Kyiv struck"] {
        detect_any(title);
    }
}

fn detect_any(title: &str) {
    let item = json!({"title": title, "url": "https://example.org/1", "source_name": "S", "published_at": 1});
    if let Ok(item) = FeedItem::from_json(&item) {
        let found = Detector::new().detect(&item);
        let end = found.event.iter().flat_map(|event| &event.why).map(|why| why.end as usize).max();
        assert!(end.unwrap_or(0) <= title.chars().count());
    }
}
