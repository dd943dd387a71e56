//! Sides by their people, leaders and seats ("Israeli", "Palestinians", "the Kremlin"), and armed groups.

use super::{Named, is_backing};
use crate::{
    bystanders,
    clause::View,
    gazetteer::Kind,
    ground,
    lexicon::WAR,
    nations::{self, GROUND},
    places::{Mention, Role},
};

/// Adds those that the title names.
pub fn find(view: &View, mentions: &[Mention], named: &mut Named) {
    let mut at = 0;
    while at < view.words.len() {
        // "Norwegian Sea"
        let water = mentions.iter().find(|mention| mention.start == at && mention.entry.kind == Kind::Water);
        if let Some(water) = water {
            at = water.end;
        } else if let Some((code, count)) = view.group(at) {
            if !is_other_group(view, at, at + count) {
                named.sides.push((at, at + count, code));
            }
            at += count;
        } else if view.word(at) == "saudi" && view.word(at + 1) == "arabia" {
            // "Saudi Arabia: …" names the country, which its mention tells of.
            at += 2;
        } else if let Some((code, count)) = view.demonym(at) {
            match part(view, mentions, at, count, code) {
                Part::Side => named.sides.push((at, at + count, code)),
                Part::Owner => named.owners.push((code, true)),
                Part::None => {}
            }
            at += count;
        } else {
            at += 1;
        }
    }
}

/// "after Haniyeh killing", "anti-Taliban policeman"
fn is_other_group(view: &View, at: usize, next: usize) -> bool {
    at > 0 && matches!(view.word(at - 1), "anti" | "pro")
        || matches!(view.word(next), "killing" | "funeral" | "death")
        || view.word(next) == "led" && view.group(next + 1).is_some()
}

/// What the people whose name stands here are to what happened.
enum Part {
    Side,
    /// Theirs is what was hit.
    Owner,
    None,
}

fn part(view: &View, mentions: &[Mention], at: usize, count: usize, code: &str) -> Part {
    let next = at + count;
    let before = if at > 0 { view.word(at - 1) } else { "" };
    // "in the US"
    let is_site = matches!(view.word(at), "us" | "uk" | "uae")
        && mentions.iter().any(|mention| mention.start == at && mention.role == Role::Site);
    let is_for = matches!(before, "pro" | "anti") || matches!(view.word(next), "opponents" | "foes");
    // "Syrian rebels": not their state.
    let are_rebels = code.len() == 3 && code != "PSE" && REBELS.contains(&view.word(next));
    if is_site
        || is_for
        || are_rebels
        || is_backing(view, next)
        || is_talked_of(view, at, next)
        || is_at_border(view, before, next)
        || bystanders::is_bystander(view, mentions, at, count, code)
    {
        return Part::None;
    }
    // "in Russian Dagestan"
    let names_ground = mentions.iter().any(|mention| {
        mention.start == next && mention.entry.country == code && mention.entry.kind != Kind::Country
    });
    let is_organ = (next..next + 2).any(|at| ORGANS.contains(&view.word(at)));
    let is_ground = |at: usize| GROUND.contains(&view.word(at));
    let on_ground =
        names_ground || is_ground(next) || KINDS_OF_GROUND.contains(&view.word(next)) && is_ground(next + 1);
    let led_into = matches!(before, "in" | "near" | "at" | "over" | "inside" | "outside" | "the" | "of");
    if on_ground && !is_organ && led_into && !is_abroad(view, next, code) {
        return Part::None;
    }
    // "Afghan cities": where people live isn't the state.
    let lived_in = code.len() == 3
        && !matches!(code, "PSE" | "ISR")
        && (next..next + 2).any(|at| LIVED_IN.contains(&view.word(at)));
    // "shake Iraqi port of Basra"
    let is_named = names_ground || is_ground(next) && view.word(next + 1) == "of";
    if is_organ || !(lived_in || is_named || ground::is_of_civilians(view, at)) {
        return Part::Side;
    }
    // "in Iraqi farmland"
    let lies_in = matches!(before, "in" | "at" | "near" | "inside" | "outside" | "for" | "from");
    if lies_in { Part::None } else { Part::Owner }
}

/// "after US talks": what is said, not done. A leader speaks for a party: "despite Trump criticism".
fn is_talked_of(view: &View, at: usize, next: usize) -> bool {
    let is_talk = |at: &usize| TALK.contains(&view.word(*at));
    let first = (next..(next + 3).min(view.words.len()))
        .take_while(|at| !view.words[*at].after_break)
        .find(|at| view.is(*at, !WAR) || is_talk(at));
    first.is_some_and(|first| is_talk(&first)) && !nations::is_leader(view.word(at))
}

/// "on Libyan border"
fn is_at_border(view: &View, before: &str, next: usize) -> bool {
    matches!(view.word(next), "border" | "frontier")
        && !MANNED.contains(&view.word(next + 1))
        && matches!(before, "on" | "along" | "to" | "near")
}

/// "at US base": theirs wherever it is.
fn is_abroad(view: &View, next: usize, code: &str) -> bool {
    match view.word(next) {
        "base" | "bases" | "airbase" | "outpost" => {
            matches!(code, "USA" | "GBR" | "FRA" | "TUR" | "ITA" | "AUS")
        }
        "embassy" | "consulate" => true,
        _ => false,
    }
}

/// Before ground.
#[rustfmt::skip]
const KINDS_OF_GROUND: &[&str] = &[
    "refugee", "regional", "provincial", "army", "military", "naval", "air", "police", "government", "eastern", "western",
    "northern", "southern", "coastal", "key", "rebel",
];

/// Who fights the state that they are from.
#[rustfmt::skip]
const REBELS: &[&str] = &[
    "rebel", "rebels", "insurgent", "insurgents", "insurgency", "guerrilla", "guerrillas", "separatist", "separatists",
    "militia", "militias", "militant", "militants", "fighters", "paramilitaries", "paramilitary", "jihadists", "islamists",
    "extremists", "terrorists", "bandits", "opposition", "gang", "gangs", "gunman", "gunmen", "cartel", "mafia", "islamist",
    "jihadist",
];

/// What belongs to a state wherever it stands.
#[rustfmt::skip]
const ORGANS: &[&str] = &[
    "governor", "governors", "council", "court", "courthouse", "ministry", "minister", "ministers", "parliament", "president",
    "presidential", "mp", "guard", "consulate", "embassy", "post", "posts", "checkpoint",
];

/// What of a border is the state's own.
#[rustfmt::skip]
const MANNED: &[&str] = &[
    "post", "posts", "guard", "guards", "police", "patrol", "troops", "crossing", "force", "forces",
];

/// What is said, not done.
#[rustfmt::skip]
const TALK: &[&str] = &[
    "criticism", "talks", "call", "calls", "visit", "meeting", "summit", "proposal", "deal", "peace", "pressure", "speech",
    "plan", "plans", "draft", "offer",
];

/// Where people of a state live, and people who aren't it.
#[rustfmt::skip]
const LIVED_IN: &[&str] = &[
    "capital", "capitals", "cities", "city", "town", "towns", "village", "villages", "mosque", "church", "shopping", "market", "warlord",
    "warlords", "university", "theatre", "restaurant", "cafe", "kindergarten", "hotel", "hotels", "nightclub", "resort", "beach",
    "school", "hospital", "hospitals", "temple", "shrine", "synagogue", "cathedral", "mall", "wedding", "funeral",
    "aramco", "kurdistan", "newspaper",
];
