//! Sentences of our own making: killings whose means the text leaves open, and the dead who are no news of war.

#![allow(clippy::unwrap_used)]

mod common;

use common::{detect, event};
use ww3_event::EventType;

#[test]
fn a_side_that_kills_and_people_killed_where_there_is_war_are_an_attack_by_means_left_open() {
    for (title, label) in [
        ("israeli soldiers kill three palestinians in nablus", "Nablus"),
        ("Four villagers killed by suspected Taliban in Kabul", "Kabul"),
        ("us soldier killed in mosul", "Mosul"),
        ("three killed in fallujah", "Fallujah"),
        ("Two boys shot dead by Israeli troops in Jenin", "Jenin"),
        ("US carries out strike against Islamic State in Syria", "Syria"),
        ("British patrol targeted in Basra by militants", "Basra"),
    ] {
        let event = event(title);
        assert_eq!((event.kind, event.to.label.as_str()), (EventType::Strike, label), "{title}");
    }
}

#[test]
fn any_other_act_says_more_than_that_somebody_died() {
    for (title, kind) in [
        ("Nine killed in Kherson after Russian missiles hit market", EventType::MissileStrike),
        ("Two killed in Basra mortar attack", EventType::ArtilleryShelling),
        ("Six people shot dead in Yangon anti-coup protests", EventType::Protest),
    ] {
        assert_eq!(event(title).kind, kind, "{title}");
    }
}

#[test]
fn ground_that_changes_hands_is_an_assault() {
    for title in [
        "Rebels take control of airport in Goma",
        "Bukavu falls to M23 rebels",
        "Russian troops driven out of Lyman town in Donetsk region",
        "Army recaptures Palmyra from Islamic State",
    ] {
        assert_eq!(event(title).kind, EventType::GroundAssault, "{title}");
    }
}

#[test]
fn a_misfortune_a_crime_a_memory_or_the_toll_of_a_whole_war_is_none() {
    for title in [
        "Nine killed in Baghdad bus crash",
        "Three soldiers killed in flood in Kabul",
        "More than 40,000 killed in Gaza since war began",
        "Mother of soldier killed in Helmand tells of grief",
        "Village mourns teacher killed in Kharkiv",
        "Man shot dead by police in Kherson",
        "Teen killed by husband in Tehran",
        "England clash with Iran in Doha",
        "Gas explosion in Lagos leaves two dead",
    ] {
        assert_eq!(detect(title).event, None, "{title}");
    }
}
