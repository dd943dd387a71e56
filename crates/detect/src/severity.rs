//! How bad: 1 to 5, by what the text reports, not by what it may lead to.
//!
//! | severity | where |
//! |---|---|
//! | 5 | 50 or more killed; a nuclear target; a head of state or top leader killed; the opening of a war; one state striking another's capital |
//! | 4 | 10 or more killed; civilians struck in a city (flats, market, hospital, station, …); a state's air or missile attack on another state's city or key infrastructure |
//! | 3 | an attack, bombing or clash that hit, with up to nine killed, or no toll given |
//! | 2 | only injured; minor damage; intercepted; a sanction, a cyberattack |
//! | 1 | failed, defused, a warning shot; a protest without injured |

use crate::{
    gazetteer::Kind,
    numbers,
    places::{self, Mention},
    text::Word,
};
use ww3_event::{Casualties, EventType, Severity};

#[rustfmt::skip]
const CIVILIAN: &[&str] = &[
    "apartment", "apartments", "flats", "residential", "hospital", "school", "kindergarten", "market",
    "station", "mall", "theatre", "theater", "church", "mosque", "hotel", "maternity", "shopping", "homes",
    "house", "civilians", "wake", "concert", "refugee", "university", "bus", "children",
];
#[rustfmt::skip]
const KEY: &[&str] = &[
    "power", "energy", "oil", "refinery", "dam", "bridge", "pipeline", "airport", "grid", "depot", "gas",
    "port", "facilities", "consulate", "embassy",
];
const FAILED: &[&str] =
    &["failed", "fails", "defused", "foiled", "thwarted", "misses", "missed", "warning shots", "unexploded"];
const LEADERS: &[&str] = &["president", "leader", "chief", "minister", "general", "king", "premier"];

/// How bad it is, and the words that decided beyond the type.
pub fn severity(
    kind: &EventType,
    words: &[Word],
    place: &Mention,
    factions: &[String],
    casualties: Option<Casualties>,
) -> (Severity, Option<usize>) {
    let find = |list: &[&str]| words.iter().position(|word| list.contains(&word.folded.as_str()));
    let killed = casualties.and_then(|casualties| casualties.killed);
    let died = killed.is_some() || numbers::someone_died(words);
    let only_injured = !died && (casualties.is_some() || numbers::someone_injured(words));
    let by_toll = match killed {
        Some(50..) => Some(5),
        Some(10..) => Some(4),
        Some(_) => Some(3),
        None => None,
    };
    let toll_word =
        by_toll.and_then(|_| words.iter().position(|word| word.folded.chars().any(|c| c.is_ascii_digit())));
    if !is_kinetic(kind) {
        let plain = match kind {
            EventType::Protest if died => 3,
            EventType::Protest if only_injured => 2,
            EventType::Protest => 1,
            _ => 2,
        };
        return (Severity::clamped(by_toll.map_or(plain, |toll: u8| toll.min(3).max(plain))), toll_word);
    }
    let strikes_a_city = matches!(place.entry.kind, Kind::City | Kind::Site);
    let foreign = factions.iter().any(|code| code.len() == 3 && code != place.entry.country);
    // A state's strike on another's ground, by means left open, comes from afar too.
    let by_state =
        factions.first().is_some_and(|code| code.len() == 3 && code != place.entry.country && code != "PSE");
    let from_afar = matches!(kind, EventType::Airstrike | EventType::MissileStrike | EventType::DroneStrike);
    let civilian = find(CIVILIAN);
    let plain = match kind {
        EventType::AirDefense => 2,
        EventType::Assassination if find(LEADERS).is_some() => 5,
        EventType::Assassination => 4,
        _ if only_injured => 2,
        _ => 3,
    };
    let mut worst = (by_toll.unwrap_or(plain).max(if died { plain } else { 0 }), toll_word);
    let mut raise = |to: u8, by: Option<usize>| {
        if to > worst.0 {
            worst = (to, by.or(worst.1));
        }
    };
    if plain >= 3 {
        if from_afar && foreign && strikes_a_city {
            raise(if is_capital_city(words, place) { 5 } else { 4 }, Some(place.start));
        }
        if by_state && matches!(kind, EventType::Strike) && is_capital_city(words, place) {
            raise(5, Some(place.start));
        }
        let on_key = from_afar && foreign || by_state && matches!(kind, EventType::InfrastructureStrike);
        if on_key && find(KEY).is_some() {
            raise(4, find(KEY));
        }
        if strikes_a_city && civilian.is_some() && (from_afar || died || is_heavy(kind)) {
            raise(4, civilian);
        }
        if let Some(at) = find(&["nuclear"]) {
            raise(5, Some(at));
        }
        if let Some(at) = find(&["invades", "invasion"]).filter(|_| matches!(kind, EventType::GroundAssault))
        {
            raise(5, Some(at));
        }
        if matches!(kind, EventType::InfrastructureStrike) && find(&["dam"]).is_some() {
            raise(4, find(&["dam"]));
        }
    }
    if let Some(at) = find(FAILED) {
        worst = (1, Some(at));
    }
    (Severity::clamped(worst.0), worst.1)
}

/// The city itself, and not a site in it: a drone over its outskirts isn't a strike on the capital.
fn is_capital_city(words: &[Word], place: &Mention) -> bool {
    place.entry.kind == Kind::City
        && place.end - place.start == 1
        && places::is_capital(&words[place.start].folded)
}

fn is_heavy(kind: &EventType) -> bool {
    matches!(
        kind,
        EventType::Bombing
            | EventType::ArtilleryShelling
            | EventType::RocketAttack
            | EventType::Strike
            | EventType::GroundAssault
    )
}

/// Whether weapons are used.
pub fn is_kinetic(kind: &EventType) -> bool {
    !matches!(kind, EventType::Protest | EventType::Sanction | EventType::Cyberattack | EventType::Other(_))
}
