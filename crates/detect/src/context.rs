//! Whether an act told in words that may mean anything ("attack", "blast", "clash") is one of war.
//!
//! It is beside words of war, between states or armed groups, or where there is war. Where armed groups strike now
//! and then, only an attack that harmed, or a blast at what such groups attack. Knows nothing of how acts are found.

use crate::{
    clause::View,
    lexicon::{ATTRIBUTE, DESTROY, FORCE, HIT, HURT, KILL, MISFORTUNE, TAKE, WARLIKE},
    nations,
    places::Mention,
    rules::Act,
};
use ww3_event::EventType;

/// States where armed groups strike, but where most blasts and fights are none of theirs. Our own list.
#[rustfmt::skip]
const UNQUIET: &[&str] = &[
    "PAK", "IND", "NGA", "PHL", "THA", "COL", "TUR", "EGY", "SAU", "CMR", "TCD", "MOZ", "KEN", "RUS", "LKA", "NPL",
    "IDN", "DZA", "TUN", "UGA", "RWA", "BDI", "LBR", "CIV", "HTI", "GEO", "XKX", "ARE", "KWT", "QAT", "BHR", "JOR",
    "ERI", "DJI", "TGO", "BEN", "TZA", "SEN", "GIN", "AGO", "BGD", "CYP", "BLR", "MDA",
];
/// What armed groups attack and accidents seldom blow up.
const SOFT: &[&str] = &[
    "mosque",
    "church",
    "shrine",
    "temple",
    "market",
    "police",
    "army",
    "bus",
    "embassy",
    "rally",
    "checkpoint",
    "convoy",
    "station",
    "court",
    "parliament",
    "consulate",
    "barracks",
    "base",
    "polling",
    "airport",
    "synagogue",
];
/// Words of a clash that is no match.
const GRAVE: &[&str] =
    &["border", "deadly", "fierce", "heavy", "along", "sea", "frontier", "shots", "strait", "gulf"];

/// Whether this act counts, there.
pub fn is_at_war(act: &Act, view: &View, place: &Mention, factions: &[String]) -> bool {
    let country = place.entry.country;
    if act.is_toll && !(act.start.saturating_sub(5)..act.end + 6).contains(&place.start) {
        return false;
    }
    let words = (0..view.words.len()).filter(|at| !(act.start..act.end).contains(at));
    act.is_plain
        || UNQUIET.contains(&country) && is_of_violence(act, view)
        || act.kind == EventType::Sabotage
        || act.kind == EventType::NavalStrike
            && country.is_empty()
            && (act.start..act.end).any(|at| view.is(at, HIT | DESTROY | TAKE))
        || nations::WAR_STATES.contains(&country)
        || words
            .into_iter()
            .any(|at| view.is(at, WARLIKE) && !view.is(at + 1, ATTRIBUTE) && view.word(at) != "gunman")
        || (act.start..act.end).any(|at| view.is(at, WARLIKE) && view.word(at) != "gunman")
        || factions.iter().any(|code| code.len() > 3)
        || factions.iter().filter(|code| code.len() == 3).count() >= 2 && !is_of_teams(act, view)
}

/// In an unquiet state: an attack that killed or hurt, or a blast at what armed groups attack.
fn is_of_violence(act: &Act, view: &View) -> bool {
    let harms = view.has(KILL | HURT);
    match act.kind {
        EventType::Strike => !act.is_toll && harms,
        EventType::GroundAssault => true,
        EventType::Explosion => has(view, SOFT) && !view.has(MISFORTUNE),
        EventType::Clash => harms && view.has(FORCE),
        _ => false,
    }
}

/// Two nations that "clash" may be teams, unless the words are of war.
fn is_of_teams(act: &Act, view: &View) -> bool {
    act.kind == EventType::Clash && !view.has(KILL | HURT) && !has(view, GRAVE)
}

fn has(view: &View, words: &[&str]) -> bool {
    (0..view.words.len()).any(|at| words.contains(&view.word(at)))
}
