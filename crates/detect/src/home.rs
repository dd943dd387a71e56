//! Where an act happened whose place no name tells, but whose people or ground it hit: "air strike kills eight Afghan
//! civilians", "Afghan attacks". It is told at the country, and no more exactly.

use crate::{
    aside::STRIKE_ABROAD,
    clause::View,
    context, countries, groups,
    lexicon::{
        AIRCRAFT, ASSASSIN, AT, ATTACK, BLAST, BOMB, BOMBING, CLASH, CLAUSE, DRONE, FORCE, HIT, HURT, INFRA,
        INVADE, KILL, MISSILE, SHELLING, SHIP, SHOOT, TAKE, TARGET, TOWARD, WARPLANE,
    },
    nations::{self, WAR_STATES},
    places::{Mention, Role},
    rules::Act,
    severity,
};
use ww3_event::EventType;

/// Where an act is at home that the net is sure of: by what the words tell best, first.
pub fn of_a_sure_act(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    if !mentions.is_empty() {
        return None;
    }
    of_the_only_side(view)
        .or_else(|| of_the_part(view))
        .or_else(|| of_the_hit(view, act, mentions))
        .or_else(|| of_the_state_at_war(view))
}

/// The one state whose side is named, where something of its ground is: "Syrian forces and rebels clash in coastal
/// province".
fn of_the_only_side(view: &View) -> Option<Mention> {
    let mut sides = (0..view.words.len()).filter_map(|at| view.demonym(at).map(|(code, _)| (at, code)));
    let (at, code) = sides.next()?;
    let others = sides.any(|(_, other)| other != code);
    let ground = (1..view.words.len()).any(|at| {
        let led =
            (at.saturating_sub(3)..at).any(|i| matches!(view.word(i), "in" | "near" | "outside" | "on"));
        led && GROUND.contains(&view.word(at))
    });
    // "Afghan attacks", "Colombian pipeline"
    let next = at + 1;
    let deed = view.is(next, ATTACK | BLAST | BOMBING | CLASH | INFRA | TARGET)
        || matches!(view.word(next), "violence" | "unrest" | "fighting" | "battle" | "siege" | "bloodshed");
    let here = view.clause(next) == view.clause(at);
    let ground = ground || deed && here;
    // "Syrian forces storm central town"
    let taken = (next + 1..next + 6).take_while(|i| view.clause(*i) == view.clause(at)).any(|i| {
        GROUND.contains(&view.word(i))
            && (next + 1..i).any(|verb| {
                view.is(verb, TAKE | INVADE | SHELLING)
                    || matches!(view.word(verb), "into" | "bombs" | "bomb")
            })
    });
    let ground = ground || taken && view.is(next, FORCE | WARPLANE);
    // "dead after Israeli bomb blast", "Israeli bus bombing": Israel strikes otherwise.
    let planted = here
        && code == "ISR"
        && !(0..view.words.len()).any(|at| view.group(at).is_some())
        && (matches!(view.word(next), "suicide" | "bus" | "nightclub")
            && view.is(next + 1, BOMB | BOMBING | BLAST | ATTACK)
            || view.word(next) == "bomb" && view.is(next + 1, BLAST | ATTACK));
    if others || !(ground && !STRIKE_ABROAD.contains(&code) || planted) {
        return None;
    }
    Some(Mention { start: at, end: at + 1, entry: countries::of(code)?, role: Role::Site })
}

/// "Three Turkish soldiers killed in PKK attack in southeast": the part of the country whose people fight it there.
fn of_the_part(view: &View) -> Option<Mention> {
    let (at, code) = (0..view.words.len()).find_map(|at| Some((at, view.demonym(at)?.0)))?;
    let is_home = (0..view.words.len())
        .any(|at| view.group(at).is_some_and(|(group, _)| groups::home(group).contains(&code)));
    let in_part = (1..view.words.len()).any(|at| {
        matches!(view.word(at - 1), "in" | "restive" | "the")
            && ["north", "south"].iter().any(|half| view.word(at).starts_with(half))
            && ["east", "west"].iter().any(|half| view.word(at).ends_with(half))
    });
    if !is_home || !in_part {
        return None;
    }
    Some(Mention { start: at, end: at + 1, entry: countries::of(code)?, role: Role::Site })
}

/// What is in a country of which no more is told.
#[rustfmt::skip]
const GROUND: &[&str] =
    &["province", "town", "city", "village", "district", "capital", "suburb", "valley", "port", "border", "republic"];

/// The one state at war, or where armed groups strike now and then, whose adjective or people the title names: "three
/// Dutch soldiers killed in Afghan attacks", "U.S. kills 4 Iraqis in raid". Not that of a force alone, which may be
/// anywhere, nor of states whose forces fight abroad.
pub fn of_the_state_at_war(view: &View) -> Option<Mention> {
    let at_war = |code: &str| context::is_unquiet(code) && !EXPEDITIONARY.contains(&code) && code != "PSE";
    let named = || {
        let named = (0..view.words.len()).filter_map(|at| Some((at, view.demonym(at)?)));
        named.filter(|(at, (code, _))| at_war(code) && !nations::is_leader(view.word(*at)))
    };
    let (first, (code, count)) = named().next()?;
    if named().any(|(_, (other, _))| other != code) {
        return None;
    }
    let is_there = |at: usize, count: usize| {
        // "Syrian strikes": on others.
        if matches!(view.word(at + count), "strike" | "strikes" | "airstrike" | "airstrikes" | "shelling") {
            return false;
        }
        let what = (at + count..at + count + 3).take_while(|i| view.clause(*i) == view.clause(at));
        let mut what = what.take_while(|i| !view.is(*i, AT | TOWARD | CLAUSE | HIT | KILL));
        let is_force = |i: usize| {
            (view.is(i, FORCE | AIRCRAFT | WARPLANE | SHIP | DRONE | MISSILE)
                || ARMED.contains(&view.word(i)))
                && !LOCALS.contains(&view.word(i))
        };
        !what.any(|i| is_force(i) || !WAR_STATES.contains(&code) && ABROAD.contains(&view.word(i)))
    };
    let is_there = named().any(|(at, (_, count))| is_there(at, count));
    is_there.then_some(())?;
    Some(Mention { start: first, end: first + count, entry: countries::of(code)?, role: Role::Site })
}

/// Their forces fight abroad, or their people are hit there.
#[rustfmt::skip]
pub const EXPEDITIONARY: &[&str] =
    &["USA", "GBR", "FRA", "RUS", "TUR", "ISR", "IRN", "SAU", "ARE", "ETH", "RWA", "JOR", "QAT", "KWT", "BHR", "CYP", "BLR"];

/// Armed people who are mostly where they are from.
#[rustfmt::skip]
const LOCALS: &[&str] = &[
    "rebel", "rebels", "militant", "militants", "insurgent", "insurgents", "guerrilla",
    "guerrillas", "militia", "militias", "militiamen", "gunman", "gunmen", "separatist", "separatists", "bomber", "bombers",
];

/// Who serves a state, besides what the lexicon calls a force: wherever it sends them.
#[rustfmt::skip]
const ARMED: &[&str] = &[
    "police", "policeman", "policemen", "defenders", "general", "commander", "colonel", "officer", "officers", "guard", "guards",
    "sergeant", "corporal", "captain", "air",
];

/// Who works, travels or is held in other countries.
#[rustfmt::skip]
const ABROAD: &[&str] = &[
    "worker", "workers", "engineer", "engineers", "driver", "drivers", "hostage", "hostages", "captive", "captives", "tourist",
    "tourists", "diplomat", "diplomats", "envoy", "ambassador", "migrant", "migrants", "peacekeeper", "peacekeepers", "crew",
    "sailors", "fishermen", "pilgrims", "embassy", "consulate", "nurse", "nurses", "maid", "nationals", "expatriates",
];

/// The country of the civilians, or of the people of rank, who were hit, where no place is named: those of a country
/// at war are mostly there.
pub fn of_the_hit(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    if !mentions.is_empty() || !severity::is_kinetic(&act.kind) {
        return None;
    }
    let mut hit = (0..view.words.len()).filter_map(|at| {
        let (code, count) = view.demonym(at).filter(|(code, _)| code.len() == 3)?;
        // "three Israelis injured as rockets hit": where rockets reach.
        if act.kind == EventType::RocketAttack && view.word(at) == "israelis" && is_hit(view, at, at) {
            return Some((at, at + 1, code));
        }
        let who = (at + count..at + count + 3)
            .take_while(|i| view.clause(*i) == view.clause(at))
            .find(|i| AT_HOME.contains(&view.word(*i)))?;
        is_hit(view, at, who).then_some((at, who + 1, code))
    });
    let (start, end, code) = hit.next()?;
    let at_war = context::is_unquiet(code);
    // Palestinians are hit in Gaza, the West Bank and Israel.
    if !at_war || code == "PSE" || hit.any(|(_, _, other)| other != code) {
        return None;
    }
    Some(Mention { start, end, entry: countries::of(code)?, role: Role::Target })
}

/// "kills eight Afghan civilians", "Afghan villagers killed", "Iraqi politician shot"
fn is_hit(view: &View, at: usize, who: usize) -> bool {
    let here = |i: &usize| view.clause(*i) == view.clause(at);
    let before = (at.saturating_sub(4)..at).rev().take_while(here).any(|i| {
        view.is(i, KILL | HURT | HIT | ASSASSIN | SHOOT)
            || matches!(view.word(i), "wounds" | "injures" | "massacre")
    });
    let after = (who + 1..who + 4).take_while(here).any(|i| {
        view.is(i, ASSASSIN)
            || view.is(i, KILL | HURT | HIT)
                && !matches!(view.word(i), "kill" | "kills" | "hits" | "attack" | "attacks")
            || matches!(
                view.word(i),
                "shot" | "dead" | "die" | "dies" | "died" | "perish" | "slain" | "wounded"
            )
    });
    before || after
}

/// Who lives where they are called by: not tourists, workers or hostages, who may be abroad.
#[rustfmt::skip]
pub const AT_HOME: &[&str] = &[
    "civilians", "civilian", "villagers", "villager", "farmers", "farmer", "children", "schoolchildren", "schoolgirls", "shepherds",
    "politician", "politicians", "mp", "mps", "lawmaker", "lawmakers", "senator", "governor", "mayor", "candidate",
    "candidates", "judge", "judges", "prosecutor", "cleric", "clerics", "villages", "family",
    "worshippers", "pilgrims", "brothers", "sisters", "teenagers", "teenager", "boy", "boys", "girl", "girls", "man", "woman",
    "couple", "student", "students", "teacher", "teachers", "legislator", "legislators", "deputy", "councilman", "councillor",
    "residents", "labourers", "laborers", "lawyer", "activist", "activists", "doctor", "nurse", "nurses", "infant", "baby",
    "protesters", "demonstrators", "voters", "women", "commuters", "schoolteacher", "shoppers",
];
