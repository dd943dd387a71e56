//! What armed people did, where a rule found that they did something on the ground: who kills takes none, and an
//! ambush is a fight.
//!
//! As readers label it: of 48 titles of our own labels with "gunmen kill", "rebels behead" 31 are a strike first, 11
//! allow a ground assault; of 37 ambushes 22 are a clash, 10 a strike, 5 a ground assault.

use super::Act;
use crate::{
    clause::View,
    lexicon::{
        AIRSTRIKE, ASSASSIN, ATTACK, BLAST, BOMB, BOMBING, DESTROY, DRONE, FORCE, HIT, INFRA, KILL, MISSILE,
        PEOPLE, RANK, ROCKET, SHELLING, SHOOT, TAKE, TARGET, WARPLANE,
    },
    places::Mention,
};
use ww3_event::EventType;

/// The type of the act, more exactly than the rule that found it knows.
pub fn kind(view: &View, act: &Act, place: Option<&Mention>) -> EventType {
    let says = |stem: &str| (act.start..act.end).any(|at| view.word(at).starts_with(stem));
    let in_ambush = || (0..view.words.len()).any(|at| view.word(at).starts_with("ambush"));
    match act.kind {
        EventType::GroundAssault
            if says("ambush") && view.has(PEOPLE) && !view.has(FORCE) && !is_on_the_state(view) =>
        {
            EventType::Strike
        }
        EventType::GroundAssault if says("ambush") => EventType::Clash,
        EventType::GroundAssault
            if is_by_gunmen(view) && !is_on_the_state(view) || says("siege") && is_of_a_building(view) =>
        {
            EventType::Strike
        }
        // "convoy caught in ambush", "kills four soldiers in ambush"
        EventType::GroundAssault | EventType::Strike if view.has(FORCE) && in_ambush() => EventType::Clash,
        EventType::GroundAssault | EventType::Strike if is_raid_from_the_air(view, place) => {
            EventType::Airstrike
        }
        EventType::GroundAssault | EventType::Strike if is_of_two_sides(view, act) => EventType::Clash,
        EventType::GroundAssault => {
            let kills = (act.start..act.end).any(|at| view.is(at, KILL)) || says("behead");
            let takes = (act.start..act.end).any(|at| view.is(at, TAKE)) || says("storm") || says("raid");
            if kills && !takes { EventType::Strike } else { EventType::GroundAssault }
        }
        // "two mortar bombs land on school"
        EventType::Bombing | EventType::Strike | EventType::Airstrike
            if view.says(&["mortar", "mortars"]) =>
        {
            EventType::ArtilleryShelling
        }
        // Who reports is no person of rank.
        EventType::Assassination if !view.has(ASSASSIN) && is_of_reporters(view, act) => EventType::Strike,
        EventType::Strike if is_pounding_from_the_air(view, act) => EventType::Airstrike,
        // "bombers kill 80 at march": only how many died is told, and who killed.
        EventType::Strike if is_by_bombers(view) => EventType::Bombing,
        // "warplanes bomb", "bombing raids"
        EventType::Bombing | EventType::Strike if is_from_the_air(view, act) => EventType::Airstrike,
        _ => act.kind.clone(),
    }
}

/// "French journalist killed in Syria": of 24 such titles of our labels 21 are a strike first.
fn is_of_reporters(view: &View, act: &Act) -> bool {
    let reports =
        |at: usize| matches!(view.word(at), "journalist" | "reporter" | "cameraman" | "photographer");
    let mut told = act.start.saturating_sub(5)..act.end;
    told.clone().any(reports) && !told.any(|at| view.is(at, RANK) && !reports(at))
}

/// "Israel pounds southern Beirut"
fn is_pounding_from_the_air(view: &View, act: &Act) -> bool {
    let by_israel = (act.start.saturating_sub(3)..act.start).any(|at| view.party(at) == Some("ISR"));
    by_israel
        && (act.start..act.end)
            .any(|at| matches!(view.word(at), "pound" | "pounds" | "pounded" | "bombards" | "bombarded"))
}

/// "gunmen attack maternity ward": of 56 titles of our labels with "gunmen", "attackers" or "militia" that attack, storm or
/// raid 40 are a strike first, and 43 allow it; 25 allow a ground assault.
fn is_by_gunmen(view: &View) -> bool {
    (1..view.words.len()).any(|at| {
        let deed = view.word(at);
        matches!(view.word(at - 1), "gunmen" | "gunman" | "attackers" | "militia" | "militiamen")
            && ["attack", "storm", "raid"].iter().any(|verb| deed.starts_with(verb))
    })
}

fn is_on_the_state(view: &View) -> bool {
    view.says(&[
        "army",
        "troops",
        "soldiers",
        "marines",
        "military",
        "police",
        "policemen",
        "checkpoint",
        "barracks",
        "base",
    ])
}

fn is_of_a_building(view: &View) -> bool {
    view.says(&[
        "hotel",
        "school",
        "mall",
        "cafe",
        "café",
        "restaurant",
        "church",
        "theatre",
        "theater",
        "mosque",
        "hospital",
    ])
}

/// "bombers kill 80", "rebels blow up vehicle"
fn is_by_bombers(view: &View) -> bool {
    let bomber = |at: usize| {
        matches!(view.word(at), "bomber" | "bombers") && !view.is(at + 1, TARGET | INFRA | HIT | DESTROY)
            || matches!(view.word(at), "blow" | "blows" | "blew" | "blown") && view.word(at + 1) == "up"
    };
    (0..view.words.len()).any(bomber) && !view.has(WARPLANE | AIRSTRIKE | MISSILE | DRONE | DESTROY)
}

/// "Israeli raids on southern Lebanon": where it has no ground troops, or seldom.
fn is_raid_from_the_air(view: &View, place: Option<&Mention>) -> bool {
    // Degrees east: Gaza lies west of it, the West Bank east.
    const BETWEEN: f64 = 34.8;
    let raids = |at: usize| matches!(view.word(at), "raid" | "raids");
    let by_israel = (1..view.words.len()).any(|at| {
        raids(at)
            && (at.saturating_sub(2)..at).any(|i| view.demonym(i).is_some_and(|(code, _)| code == "ISR"))
    });
    let there = place.is_some_and(|place| match place.entry.country {
        "LBN" | "SYR" | "YEM" | "IRN" | "IRQ" | "SDN" => true,
        "PSE" => place.entry.lon < BETWEEN,
        _ => false,
    });
    by_israel
        && there
        && !view
            .words
            .iter()
            .any(|word| matches!(word.folded.as_str(), "ground" | "commando" | "troops" | "tanks"))
}

/// "Thai soldiers kill four insurgents", "18 rebels killed in Yemen": armed people who die by the state's arms fought.
fn is_of_two_sides(view: &View, act: &Act) -> bool {
    if view.has(
        ATTACK
            | BLAST
            | BOMBING
            | BOMB
            | DRONE
            | MISSILE
            | ROCKET
            | AIRSTRIKE
            | WARPLANE
            | SHELLING
            | ASSASSIN,
    ) {
        return false;
    }
    let irregular = |at: usize| {
        IRREGULARS.contains(&view.word(at))
            || view.group(at).is_some_and(|(code, _)| !matches!(code, "NATO" | "UN"))
    };
    let Some(kill) = (act.start..act.end).find(|at| view.is(*at, KILL)) else { return false };
    let here = |at: &usize| view.clause(*at) == view.clause(kill);
    let by_state = (kill.saturating_sub(4)..kill).rev().take_while(here).any(|at| {
        matches!(
            view.word(at),
            "troops" | "army" | "soldiers" | "forces" | "commandos" | "marines" | "paratroopers" | "navy"
        ) && !irregular(at.wrapping_sub(1))
    });
    let slain = matches!(view.word(kill), "killed" | "dead" | "die" | "slain" | "died");
    // "gunmen shoot dead"
    let shot = view.is(kill.wrapping_sub(1), SHOOT | HIT) && view.word(kill - 1) != "shot";
    let before = slain
        && !shot
        && (kill.saturating_sub(2)..kill).any(irregular)
        && view.word(kill + 1) != "by"
        && !(kill.saturating_sub(3)..kill)
            .any(|at| matches!(view.word(at), "by" | "commander" | "leader" | "chief"));
    by_state && (kill + 1..kill + 6).take_while(here).any(irregular) || before
}

#[rustfmt::skip]
const IRREGULARS: &[&str] = &[
    "rebel", "rebels", "militant", "militants", "insurgent", "insurgents", "guerrilla", "guerrillas", "guerillas", "separatist",
    "separatists", "terrorists", "gunmen", "militiamen", "jihadists", "extremists", "islamists", "maoists", "fighters",
];

/// Who bombs flies: "Israeli warplanes bomb targets", "fierce bombing raids hit Baghdad".
fn is_from_the_air(view: &View, act: &Act) -> bool {
    let bombs = |at: usize| matches!(view.word(at), "bomb" | "bombs" | "bombed" | "bombing" | "bombardment");
    let flown = (act.start.saturating_sub(5)..act.end)
        .any(|at| view.is(at, WARPLANE) && view.clause(at) == view.clause(act.start));
    let raids = |at: usize| {
        view.word(at) == "bombing"
            && matches!(view.word(at + 1), "raid" | "raids" | "run" | "runs" | "sortie" | "sorties")
    };
    (act.start..act.end).any(|at| flown && bombs(at) || raids(at)) && !view.is(act.start, BLAST)
}
