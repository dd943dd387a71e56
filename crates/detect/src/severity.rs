//! How bad: 1 to 5, by what the text reports, not by what it may lead to.
//!
//! | severity | where |
//! |---|---|
//! | 5 | 50 or more killed; a nuclear target; a head of state or top leader killed; the opening of a war; one state striking another's capital |
//! | 4 | 10 or more killed; civilians struck in a city (flats, market, hospital, station, …; such a building stands in a town, also where only the country is named); a state's air or missile attack on another state's city or key infrastructure (a strike by means left open: on key infrastructure); one on another's capital that only injured |
//! | 3 | an attack, bombing or clash that hit, with up to nine killed, or no toll given |
//! | 2 | only injured; minor damage; intercepted; a sanction, a cyberattack; a protest with force, thousands or a blockade |
//! | 1 | failed, defused, a warning shot; any other protest without injured |

use crate::{
    gazetteer::{self, Kind},
    nations, numbers,
    places::{self, Mention},
    text::Word,
};
use ww3_event::{Casualties, EventType, Severity};

#[rustfmt::skip]
const CIVILIAN: &[&str] = &[
    "apartment", "apartments", "flats", "residential", "hospital", "school", "kindergarten", "market",
    "station", "mall", "theatre", "theater", "church", "mosque", "hotel", "maternity", "homes",
    "house", "shopping", "tower", "restaurant", "cafe", "civilians", "wake", "worshippers", "concert", "refugee", "university", "bus", "children",
    "churches", "mosques", "schools", "hospitals", "hotels", "markets", "restaurants", "stations", "synagogue", "temple",
    "nightclub", "cinema", "supermarket", "dormitory", "clinic", "orphanage", "metro", "subway", "synagogues",
];
#[rustfmt::skip]
const KEY: &[&str] = &[
    "power", "energy", "oil", "refinery", "dam", "bridge", "pipeline", "airport", "grid", "depot", "gas",
    "port", "facilities", "consulate", "embassy", "infrastructure", "blackout", "blackouts", "refineries", "pipelines",
];
#[rustfmt::skip]
const STRIKES: &[&str] = &[
    "strike", "strikes", "struck", "attack", "attacks", "attacked", "hit", "hits", "bomb", "bombs", "bombed", "pounds",
    "pounded", "bombards", "bombarded", "assault",
];
/// At a protest: force, very many people, or a blockade.
#[rustfmt::skip]
const FORCED: &[&str] = &[
    "thousands", "tens", "millions", "mass", "massive", "huge", "biggest", "nationwide", "clash", "clashes", "clashed", "teargas", "gas",
    "cannon", "bullets", "batons", "riot", "riots", "rioters", "rioting", "storm", "stormed", "storms", "torch", "torched",
    "torches", "burn", "burned", "fire", "block", "blocks", "blocked", "blockade", "blockades", "violent", "violence", "arrest",
    "arrests", "arrested", "detain", "detains", "detained", "disperse", "disperses", "dispersed", "paralyse", "paralyze",
    "paralyses", "occupy", "looting", "mob", "topple", "disrupt", "shut", "crackdown", "beat", "troops", "army",
];
/// Words that say that a city was meant, where none is named.
const CITIES: &[&str] = &["city", "cities", "capital"];
const RURAL: &[&str] = &["village", "villages", "base", "army", "barracks"];
/// Of [`CIVILIAN`] what may be anywhere.
const PERSONS: &[&str] = &["civilians", "children", "worshippers", "house", "homes", "bus", "wake"];
const INTERCEPTED: &[&str] = &["intercepted", "intercepts", "intercept"];
const FAILED: &[&str] =
    &["failed", "fails", "defused", "foiled", "thwarted", "misses", "missed", "warning shots", "unexploded"];
const LEADERS: &[&str] = &["president", "leader", "chief", "minister", "general", "king", "premier"];

/// How bad it is, and the word that decided; none where the act alone did.
pub fn severity(
    kind: &EventType,
    words: &[Word],
    place: &Mention,
    factions: &[String],
    casualties: Option<Casualties>,
) -> (Severity, Option<usize>) {
    // What people protest after isn't the protest's toll.
    let all = words;
    let words = if *kind == EventType::Protest { numbers::before_the_cause(words) } else { words };
    let casualties = if words.len() < all.len() { numbers::casualties(words) } else { casualties };
    let find = |list: &[&str]| words.iter().position(|word| list.contains(&word.folded.as_str()));
    let killed = casualties.and_then(|casualties| casualties.killed);
    let died = killed.is_some() || numbers::someone_died(words);
    let counted = numbers::counted(words);
    let injury = counted.or_else(|| numbers::injury(words)).filter(|_| !died);
    let only_injured = injury.is_some();
    let by_toll = match killed {
        Some(50..) => Some(5),
        Some(10..) => Some(4),
        Some(_) => Some(3),
        None => None,
    };
    let toll_word = by_toll.and(counted);
    if !is_kinetic(kind) {
        let forced = find(FORCED).filter(|_| matches!(kind, EventType::Protest));
        let plain = match kind {
            EventType::Protest if died => 3,
            EventType::Protest if only_injured || forced.is_some() => 2,
            EventType::Protest => 1,
            _ => 2,
        };
        let most = if matches!(kind, EventType::Protest) { 5 } else { 3 };
        let word =
            toll_word.or(injury.filter(|_| matches!(kind, EventType::Protest))).or(forced.filter(|_| !died));
        return (Severity::clamped(by_toll.map_or(plain, |toll: u8| toll.min(most).max(plain))), word);
    }
    let strikes_a_city = matches!(place.entry.kind, Kind::City | Kind::Site);
    let foreign = factions.iter().any(|code| code.len() == 3 && code != place.entry.country);
    let by_state =
        factions.first().is_some_and(|code| code.len() == 3 && code != place.entry.country && code != "PSE");
    // A state's strike on another's ground, by means left open, comes from afar too.
    let from_afar = matches!(kind, EventType::Airstrike | EventType::MissileStrike | EventType::DroneStrike)
        || is_open(kind) && a_state_strikes(words, place.entry.country)
        || matches!(kind, EventType::InfrastructureStrike) && by_state;
    let intercepted = find(INTERCEPTED).filter(|_| !died);
    let civilian = find(CIVILIAN);
    let leader = find(LEADERS);
    let (plain, plain_word) = match kind {
        EventType::AirDefense => (2, None),
        _ if intercepted.is_some() => (2, intercepted),
        EventType::Assassination if leader.is_some() => (5, leader),
        EventType::Assassination => (4, None),
        _ if only_injured => (2, injury),
        _ => (3, None),
    };
    let mut worst = match by_toll {
        Some(toll) if toll >= plain => (toll, toll_word),
        _ => (plain, plain_word),
    };
    let mut raise = |to: u8, by: Option<usize>| {
        if to > worst.0 {
            worst = (to, by.or(worst.1));
        }
    };
    // A state's missiles on a city of another, though nobody died.
    let on_townspeople =
        from_afar && foreign && (civilian.is_some() || find(&["towns"]).or(find(CITIES)).is_some());
    if only_injured && on_townspeople {
        raise(3, None);
    }
    // "Russian drones attack Kyiv, 12 injured"
    if only_injured && intercepted.is_none() && from_afar && foreign && is_capital_city(words, place) {
        raise(4, Some(place.start));
    }
    if plain >= 3 {
        if from_afar && foreign && is_capital_city(words, place) {
            raise(5, Some(place.start));
        }
        // By means left open it may have been a gun over the front line.
        if from_afar && !is_open(kind) && foreign && strikes_a_city {
            raise(4, Some(place.start));
        }
        if from_afar && foreign && find(KEY).or_else(|| find(CITIES)).is_some() {
            raise(4, find(KEY).or_else(|| find(CITIES)));
        }
        // A building of the townspeople stands in a town, also where the text names only the country.
        let in_a_town = strikes_a_city || find(PERSONS).is_none_or(|at| Some(at) != civilian);
        let in_a_town = in_a_town && (strikes_a_city || find(RURAL).is_none());
        let set_on_fire =
            find(&["torch", "torches", "torched", "burn", "burns", "burned", "loot", "looted"]).is_some();
        let burnt = set_on_fire || find(&["fire"]).is_some();
        let heavy = is_heavy(kind) && !(burnt && is_open(kind));
        if civilian.is_some() && in_a_town && (from_afar || died && !set_on_fire || heavy) {
            raise(4, civilian);
        }
        let of_a_person = |at: usize| {
            words.get(at + 1).is_some_and(|next| {
                matches!(
                    next.folded.as_str(),
                    "scientist" | "scientists" | "physicist" | "chief" | "talks" | "deal"
                )
            })
        };
        let nuclear = find(&["nuclear", "natanz", "fordow", "enrichment", "dimona", "reactor"]);
        if let Some(at) = nuclear.filter(|at| !of_a_person(*at)) {
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
    if let Some(at) = find(FAILED).filter(|_| !died) {
        worst = (1, Some(at));
    }
    (Severity::clamped(worst.0), worst.1)
}

/// Whether the type leaves the means open, so that only who strikes says whether it came from afar.
fn is_open(kind: &EventType) -> bool {
    matches!(kind, EventType::Strike | EventType::InfrastructureStrike | EventType::Explosion)
}

/// "Russian strikes", "Israel launches strikes on": a state other than the one that is hit is named right before
/// the verb or noun.
fn a_state_strikes(words: &[Word], hit: &str) -> bool {
    let strikes = |word: &Word| STRIKES.contains(&word.folded.as_str());
    (0..words.len()).any(|at| {
        let Some((code, count)) = nations::demonym(words, at).or_else(|| country(words, at)) else {
            return false;
        };
        let next = words.iter().skip(at + count).take(4).take_while(|word| !word.after_break);
        code.len() == 3 && code != "PSE" && code != hit && next.into_iter().any(strikes)
    })
}

fn country(words: &[Word], at: usize) -> Option<(&'static str, usize)> {
    let named = |count: usize| {
        let words = words.get(at..at + count)?;
        let country = gazetteer::of_words(words).find(|entry| entry.kind == Kind::Country)?;
        Some((country.country, count))
    };
    named(2).or_else(|| named(1))
}

/// The city itself, and not a site in it: a drone over its outskirts isn't a strike on the capital.
fn is_capital_city(words: &[Word], place: &Mention) -> bool {
    place.entry.kind == Kind::City
        && place.end - place.start == 1
        && places::is_capital(&words[place.start].folded)
        && !words
            .iter()
            .skip(place.end)
            .take(2)
            .any(|next| matches!(next.folded.as_str(), "road" | "highway"))
        && !(place.start > 0
            && matches!(words[place.start - 1].folded.as_str(), "near" | "outside" | "around"))
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
