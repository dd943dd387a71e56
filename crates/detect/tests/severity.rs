//! Sentences of our own making: how bad, and how many.

#![allow(clippy::unwrap_used)]

mod common;

use common::{detect, event};

fn severities(cases: &[(&str, u8)]) {
    for (title, severity) in cases {
        assert_eq!(event(title).severity.get(), *severity, "{title}");
    }
}

#[test]
fn mass_death_strategic_targets_and_capitals_are_the_worst() {
    severities(&[
        ("Airstrike on camp in Darfur kills 61", 5),
        ("Missile hits Bushehr nuclear plant", 5),
        ("Russian strikes hit Kyiv overnight", 5),
        ("Israel launches fresh strikes on Tehran", 5),
        ("Israeli warplanes bomb Damascus", 5),
    ]);
}

#[test]
fn a_states_strike_on_anothers_city_or_key_works_interrupts_people() {
    severities(&[
        ("Russian missiles hit Kharkiv", 4),
        ("Russian missiles hit Ukrainian cities", 4),
        ("Russian strikes hit energy grid in Ukraine", 4),
        ("Ukrainian drones strike oil refinery in Ryazan", 4),
    ]);
}

#[test]
fn a_building_of_the_townspeople_stands_in_a_town() {
    severities(&[
        ("Russian attack on Ukrainian market leaves six dead", 4),
        ("Mosque bombing in Iraq kills six", 4),
        ("Airstrike kills two civilians in Syria", 3),
        ("Air strike on school in village in Myanmar kills three", 3),
    ]);
}

#[test]
fn what_only_hurts_or_is_stopped_is_less() {
    severities(&[
        ("Rocket fire wounds four in Haifa", 2),
        ("Iran fires missiles at Israel, all intercepted", 2),
        ("Drone shot down over Belgorod", 2),
        ("Mortar attack injures 35 soldiers in Iraq", 2),
    ]);
}

#[test]
fn a_toll_is_read_where_it_is_the_events() {
    for (title, killed) in [
        ("Twin suicide blasts claim 21 in Baghdad", Some(21)),
        ("Car bomb claims 12 lives in Mogadishu", Some(12)),
        ("Thousands protest in Lyon over 90 women killed by partners", None),
    ] {
        let told = detect(title).event.unwrap_or_else(|| panic!("no event: {title}"));
        assert_eq!(told.casualties.and_then(|toll| toll.killed), killed, "{title}");
    }
}

#[test]
fn every_event_names_the_words_that_decided_how_bad_it_is() {
    for (title, words) in [
        ("Airstrike on camp near Idlib kills twelve, 2 vehicles lost", "twelve"),
        ("Blast at police station in Kabul injures 5", "5"),
        ("Bomb blast wounds shoppers in Baghdad", "wounds"),
        ("Opposition leader assassinated in Mogadishu", "leader"),
        ("Rebels and troops clash in Goma", "clash"),
        ("Thousands protest in Tbilisi", "Thousands"),
    ] {
        let event = event(title);
        let said: Vec<&str> =
            event.why.iter().filter(|why| why.role == "severity").map(|why| why.text.as_str()).collect();
        assert_eq!(said, [words], "{title}");
        assert!(
            ["type", "place"].iter().all(|role| event.why.iter().any(|why| why.role == *role)),
            "{title}"
        );
    }
}
