//! Whether an act told in words that may mean anything ("attack", "blast", "clash") is one of war.
//!
//! It is beside words of war, between states or armed groups, or where there is war. Where armed groups strike now
//! and then, only an attack that harmed, or a blast at what such groups attack. Knows nothing of how acts are found.

use crate::{
    capitals,
    clause::View,
    gazetteer::Kind,
    lexicon::{
        ATTACK, ATTRIBUTE, BATTER, BLAST, DESTROY, FORCE, HIT, HURT, INFRA, KILL, MISFORTUNE, SINK, TAKE,
        TARGET, WARLIKE,
    },
    nations, numbers,
    places::{Mention, Role},
    rules::Act,
};
use ww3_event::EventType;

/// States where armed groups strike, but where most blasts and fights are none of theirs. Our own list.
#[rustfmt::skip]
pub const UNQUIET: &[&str] = &[
    "PAK", "IND", "NGA", "PHL", "THA", "COL", "TUR", "EGY", "SAU", "CMR", "TCD", "MOZ", "KEN", "RUS", "LKA", "NPL",
    "IDN", "DZA", "TUN", "UGA", "RWA", "BDI", "LBR", "CIV", "HTI", "GEO", "XKX", "ARE", "KWT", "QAT", "BHR", "JOR",
    "PNG", "ECU", "VEN", "KHM", "ERI", "DJI", "TGO", "BEN", "TZA", "SEN", "GIN", "AGO", "BGD", "CYP", "BLR", "MDA",
];

/// Whether there is war in this state (alpha-3), or armed groups strike now and then.
pub fn is_unquiet(country: &str) -> bool {
    nations::WAR_STATES.contains(&country) || UNQUIET.contains(&country)
}

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
    "synagogues",
    "mosques",
    "churches",
    "metro",
    "subway",
    "train",
    "trains",
    "hotel",
    "hotels",
    "stadium",
    "parade",
    "ministry",
    "bazaar",
    "hospital",
    "school",
    "university",
    "madrassa",
    "seminary",
    "headquarters",
    "exchange",
];
/// Of a blast with these it is an accident that is told.
const INDUSTRY: &[&str] = &[
    "gas",
    "factory",
    "plant",
    "boiler",
    "fuel",
    "mine",
    "chemical",
    "cylinder",
    "firework",
    "fireworks",
    "kitchen",
    "pipeline",
    "depot",
    "warehouse",
    "refinery",
    "tanker",
    "mill",
    "steel",
    "coal",
    "bakery",
    "lab",
    "silo",
    "transformer",
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
    // "Explosion in mine kills 25": whoever dies of a blast dies in war only where the blast is one of war.
    let blast = (0..act.start).rev().take_while(|at| view.clause(*at) == view.clause(act.start));
    let blast = blast.into_iter().find(|at| view.is(*at, BLAST));
    if let Some(at) = blast.filter(|_| act.kind == EventType::Strike && view.is(act.start, KILL | HURT)) {
        let kind = EventType::Explosion;
        return is_at_war(&Act { kind, start: at, end: at + 1, ..act.clone() }, view, place, factions);
    }
    let words = (0..view.words.len()).filter(|at| !(act.start..act.end).contains(at));
    act.is_plain
        || UNQUIET.contains(&country) && (is_of_violence(act, view) || is_of_the_targeted(act, view))
        || act.kind == EventType::Sabotage
        || act.kind == EventType::NavalStrike
            && country.is_empty()
            && (act.start..act.end).any(|at| view.is(at, HIT | DESTROY | TAKE | BATTER | SINK))
        || nations::WAR_STATES.contains(&country)
        // Who fights on a border of two states.
        || act.kind == EventType::Clash && place.entry.label.ends_with(" border")
        || words.into_iter().any(|at| is_warlike(view, at) && !view.is(at + 1, ATTRIBUTE))
        || (act.start..act.end).any(|at| is_warlike(view, at))
        || factions.iter().any(|code| code.len() > 3)
        || act.kind == EventType::Strike && is_border_post(view)
        || is_great(act, view, place)
        || strikes_abroad(act, view, place, factions)
        || !act.is_toll && is_foreign_blow(view, country)
        || act.is_toll && factions.iter().any(|code| code != country) && has(view, DIPLOMATS)
        || factions.iter().filter(|code| code.len() == 3).count() >= 2 && !is_of_teams(act, view)
}

/// "border post attacked", "border guards killed"
fn is_border_post(view: &View) -> bool {
    (0..view.words.len()).any(|at| {
        matches!(view.word(at), "border" | "army" | "military")
            && matches!(view.word(at + 1), "post" | "posts" | "guard" | "guards" | "camp" | "base")
    })
}

/// A word of war; one gunman, or shots, may be crime.
fn is_warlike(view: &View, at: usize) -> bool {
    view.is(at, WARLIKE) && !matches!(view.word(at), "gunman" | "gunfire" | "regime")
}

/// "burns after Ukrainian strike": an attack by the state of another country, told as such.
fn is_foreign_blow(view: &View, country: &str) -> bool {
    (1..view.words.len()).any(|at| {
        view.is(at, ATTACK)
            && matches!(
                view.word(at),
                "strike" | "strikes" | "attack" | "attacks" | "raid" | "raids" | "bombardment"
            )
            && view.demonym(at - 1).is_some_and(|(code, _)| {
                code.len() == 3 && code != country && (code == "RUS" || nations::WAR_STATES.contains(&code))
            })
    })
}

const DIPLOMATS: &[&str] = &["embassy", "consulate", "diplomat", "diplomats", "ambassador"];

/// "US strikes Caracas": a state, by its name right before, on a place of another.
fn strikes_abroad(act: &Act, view: &View, place: &Mention, factions: &[String]) -> bool {
    let state = (act.start.saturating_sub(3)..act.start)
        .rev()
        .take_while(|at| view.clause(*at) == view.clause(act.start))
        .find_map(|at| view.party(at));
    let by_state = state.is_some_and(|code| {
        code.len() == 3 && code != place.entry.country && factions.iter().any(|faction| faction == code)
    });
    if !by_state {
        return false;
    }
    let struck = || {
        (act.start..act.end).any(|at| {
            view.is(at, ATTACK)
                || matches!(
                    view.word(at),
                    "struck"
                        | "attacked"
                        | "bombed"
                        | "targeted"
                        | "blew"
                        | "blows"
                        | "blow"
                        | "destroyed"
                        | "destroys"
                )
        })
    };
    match act.kind {
        EventType::InfrastructureStrike => {
            struck() || place.start <= act.end + 3 && place.entry.kind != Kind::Country
        }
        EventType::Bombing => struck(),
        EventType::ArtilleryShelling => true,
        EventType::Strike => {
            !act.is_toll
                && (place.role == Role::Target && place.start <= act.end + 1
                    || place.start <= act.end + 5
                        && (act.end..place.start).any(|at| view.is(at, TARGET | INFRA)))
        }
        _ => false,
    }
}

/// Anywhere: an attack that killed ten and more, or blasts at what armed groups attack.
fn is_great(act: &Act, view: &View, place: &Mention) -> bool {
    let killed = numbers::casualties(view.words).and_then(|casualties| casualties.killed).unwrap_or(0);
    match act.kind {
        EventType::Strike => !act.is_toll && killed >= 10 && !view.has(MISFORTUNE),
        // Fights in which people die, and which aren't of gangs or in prisons.
        EventType::Clash => {
            killed >= 3
                && !view.has(MISFORTUNE)
                && !has(view, &["prison", "jail", "inmates", "gang", "gangs", "fans", "police"])
        }
        EventType::Explosion => {
            let is_seat =
                || capitals::of(place.entry.country).is_some_and(|seat| seat.label == place.entry.label);
            let capital = place.entry.kind == Kind::City && is_seat()
                || view.word(place.end.saturating_sub(1)) == "capital";
            (has(view, SOFT) || capital)
                && !view.has(MISFORTUNE)
                && !has(view, INDUSTRY)
                && (act.start..act.end).any(|at| matches!(view.word(at), "explosions" | "blasts"))
        }
        _ => false,
    }
}

/// In an unquiet state: an attack that killed or hurt, or a blast at what armed groups attack.
fn is_of_violence(act: &Act, view: &View) -> bool {
    let harms = view.has(KILL | HURT);
    match act.kind {
        EventType::Strike => {
            let massacre = (act.start..act.end).any(|at| view.word(at).starts_with("massacre"));
            !act.is_toll && (harms || massacre && view.has(FORCE))
        }
        EventType::GroundAssault | EventType::Bombing => true,
        EventType::NavalStrike => {
            view.side_before(act.start + 1, 3) || view.has(ATTACK) || has(view, &["attacked"])
        }
        EventType::Explosion => {
            let blasts = (act.start..act.end)
                .any(|at| matches!(view.word(at), "blast" | "blasts" | "explosions" | "detonates"));
            let many = numbers::casualties(view.words).is_some_and(|casualties| {
                casualties.killed.unwrap_or(0) + casualties.injured.unwrap_or(0) >= 5
            });
            // "blast rips through Islamabad Marriott"
            let rips = (act.end..act.end + 2).any(|at| {
                matches!(view.word(at), "rips" | "ripped" | "tears" | "tore")
                    && view.word(at + 1) == "through"
            });
            (has(view, SOFT) || rips || harms && (blasts || many))
                && !view.has(MISFORTUNE)
                && !has(view, INDUSTRY)
        }
        EventType::Clash => {
            harms && view.has(FORCE)
                || (act.start..act.end).any(|at| {
                    matches!(
                        view.word(at),
                        "fighting" | "firefight" | "hostilities" | "gunfight" | "gunbattle"
                    )
                })
        }
        _ => false,
    }
}

/// In an unquiet state: a killing of those whom armed groups single out, or where they fight.
fn is_of_the_targeted(act: &Act, view: &View) -> bool {
    act.is_toll && (has(view, SINGLED_OUT) || has(view, RESTIVE))
}

/// Parts of unquiet states where armed groups fight.
#[rustfmt::skip]
const RESTIVE: &[&str] = &[
    "manipur", "kashmir", "chhattisgarh", "bastar", "balochistan", "pakhtunkhwa", "kpk", "waziristan", "borno", "zamfara",
    "katsina", "benue", "plateau", "kaduna", "delgado", "sinai", "narathiwat", "yala", "pattani", "mindanao", "sulu",
    "basilan", "maguindanao", "chechnya", "dagestan", "ingushetia", "aceh", "arauca", "cauca", "catatumbo", "papua",
];

#[rustfmt::skip]
const SINGLED_OUT: &[&str] = &[
    "policemen", "policeman", "pilgrims", "worshippers", "tourists", "polio", "shiites", "hindus", "christians", "sikhs",
    "ahmadis", "labourers", "jawans", "teachers", "monks", "missionaries", "troops", "jawan", "beheaded",
    "kidnapped", "hostage", "hostages", "peacekeepers", "peacekeeper", "climbers", "barbers", "rangers", "conscripts",
];

/// Two nations that "clash" may be teams, unless the words are of war.
fn is_of_teams(act: &Act, view: &View) -> bool {
    let fires = (act.start..act.end).any(|at| matches!(view.word(at), "fire" | "rockets" | "strikes"));
    act.kind == EventType::Clash && !fires && !view.has(KILL | HURT) && !has(view, GRAVE)
}

fn has(view: &View, words: &[&str]) -> bool {
    (0..view.words.len()).any(|at| words.contains(&view.word(at)))
}
