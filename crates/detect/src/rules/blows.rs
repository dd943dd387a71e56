//! What a place that is only named suffers, and what armed people do to it: towns that fall, burn, come under fire or
//! are hammered, whatever the verb.
//!
//! A name of the gazetteer counts here as a building does in the other rules. Knows nothing of weapons.

use super::{Act, open, plain};
use crate::{
    clause::View,
    lexicon::{
        AT, ATTACK, ATTRIBUTE, CLAUSE, FORCE, HIT, HURT, INFRA, KILL, LIKELY_ELSEWHERE, PEOPLE, SHELLING,
        SHIP, TARGET, TOWARD, WAR, WARLIKE, WARPLANE, WEAPON,
    },
};
use ww3_event::EventType;

/// Armed people, or a group.
pub(super) fn is_armed(view: &View, at: usize) -> bool {
    view.is(at, FORCE) && !view.is(at, LIKELY_ELSEWHERE) || view.group(at).is_some()
}

fn armed_within(view: &View, from: usize, to: usize, clause: u16) -> bool {
    (from..to).any(|i| view.clause(i) == clause && is_armed(view, i))
}

/// Where the name that ends right before this word begins ("Kryvyi Rih | hit"); words like "has", "is" may stand
/// between.
pub fn name_before(view: &View, at: usize) -> Option<usize> {
    let mut end = at;
    while end > 0
        && matches!(view.word(end - 1), "is" | "has" | "was" | "finally" | "again" | "city" | "town")
    {
        end -= 1;
    }
    (end.saturating_sub(3)..end)
        .find(|first| view.clause(*first) == view.clause(at) && first + view.name(*first) == end)
}

/// Whether the clause ends here, or goes on with "in", "by", "as".
fn is_end(view: &View, at: usize) -> bool {
    at >= view.words.len()
        || view.words[at].after_break
        || view.is(at, AT | CLAUSE) && !matches!(view.word(at), "over" | "off")
        || matches!(view.word(at), "by" | "at" | "again" | "overnight" | "from")
}

/// "Ramadi falls", "Lalibela recaptured by Ethiopian troops": a place that is named is lost.
pub fn lost(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::GroundAssault;
    let falls = matches!(view.word(at), "falls" | "fell" | "fallen");
    let lost = matches!(
        view.word(at),
        "overrun"
            | "captured"
            | "seized"
            | "stormed"
            | "retaken"
            | "recaptured"
            | "besieged"
            | "encircled"
            | "liberated"
            | "invaded"
    );
    // "rebels tighten grip on Buchanan"
    if matches!(view.word(at), "tighten" | "tightens" | "tightened")
        && matches!(view.word(at + 1), "grip" | "noose" | "siege" | "stranglehold")
        && matches!(view.word(at + 2), "on" | "around" | "of")
        && armed_within(view, at.saturating_sub(4), at, view.clause(at))
    {
        return open(kind, at, at + 2);
    }
    if !(falls || lost) || !is_end(view, at + 1) {
        return None;
    }
    let name = name_before(view, at)?;
    if falls {
        let town = !view.is_side(name) && view.word(at + 1) != "in" && view.word(at + 1) != "by";
        return town.then(|| open(kind, name, at + 1)).flatten();
    }
    let by = view.word(at + 1) == "by" && armed_within(view, at + 2, at + 7, view.clause(at));
    let by_side = view.word(at + 1) == "by" && view.side_after(at + 1, 3);
    let plainly = matches!(view.word(at), "overrun" | "besieged" | "encircled");
    (by || by_side || view.word(at + 1) != "by" && (plainly || view.has(FORCE | WAR)))
        .then(|| open(kind, name, at + 1))
        .flatten()
}

/// "militants routed from Kismayo", "fighters ousted from town": who held a place holds it no more.
pub fn driven_out(view: &View, at: usize) -> Option<Act> {
    let out = matches!(
        view.word(at),
        "routed"
            | "ousted"
            | "dislodged"
            | "flushed"
            | "expelled"
            | "chased"
            | "evicted"
            | "driven"
            | "drove"
            | "forced"
            | "pushed"
            | "oust"
            | "rout"
            | "flush"
    );
    if !out {
        return None;
    }
    let from = (at + 1..at + 5)
        .take_while(|i| view.clause(*i) == view.clause(at))
        .find(|i| view.word(*i) == "from" || view.word(*i) == "of" && view.word(i - 1) == "out")?;
    let where_to = (from + 1..from + 5).any(|i| view.is(i, TARGET | INFRA) || view.name(i) > 0);
    let clause = view.clause(at);
    (where_to && armed_within(view, at.saturating_sub(4), from, clause))
        .then(|| open(EventType::GroundAssault, at, from + 1))
        .flatten()
}

/// "Vovchansk under heavy fire": the fire itself is told, or what else says that it is no figure of speech.
pub fn under_fire(view: &View, at: usize) -> Option<Act> {
    if view.word(at) != "under" {
        return None;
    }
    let fire = (at + 1..at + 4).find(|i| view.word(*i) == "fire")?;
    let plainly = |i: usize| {
        view.is(i, WEAPON | WAR)
            || matches!(
                view.word(i),
                "heavy" | "intense" | "sustained" | "constant" | "enemy" | "tank" | "hostile"
            )
            || view.is_side(i)
    };
    if !(at + 1..fire).all(plainly) || !is_end(view, fire + 1) && view.word(fire + 1) != "from" {
        return None;
    }
    let whom = view.previous(at, 4, FORCE | SHIP | TARGET | INFRA).or_else(|| {
        (at.saturating_sub(4)..at).find(|i| view.clause(*i) == view.clause(at) && view.name(*i) > 0)
    })?;
    let told = fire > at + 1 || view.is(whom, FORCE | SHIP) || view.has(KILL | HURT | WEAPON | SHELLING);
    told.then(|| plain(EventType::Clash, at, fire + 1)).flatten()
}

/// What heavy weapons and fire do to a place, as what somebody does.
#[rustfmt::skip]
const HEAVY: &[&str] = &[
    "hammer", "hammers", "hammered", "batter", "batters", "battered", "level", "levels", "levelled", "leveled",
    "flatten", "flattens", "flattened", "obliterates", "obliterated", "wrecks", "wrecked", "destroy", "destroys",
    "destroyed", "smash", "smashes", "smashed", "pulverise", "pulverize", "devastate", "devastates", "devastated",
];

/// "marines hammer Fallujah", "Israel levels Beirut blocks", "convoy torched in Peshawar"
pub fn blow(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::Strike;
    let word = view.word(at);
    let clause = view.clause(at);
    // "gunmen shoot up minibus"
    let shoots_up = matches!(word, "shoot" | "shoots" | "shot") && view.word(at + 1) == "up";
    if shoots_up && armed_within(view, at.saturating_sub(4), at, clause) {
        let what = view.next(at, 4, TARGET | INFRA | SHIP | PEOPLE)?;
        return open(kind, at, what + 1);
    }
    // "drones take out air-defence battery"
    let takes_out = matches!(word, "take" | "takes" | "took" | "knock" | "knocks" | "knocked")
        && view.word(at + 1) == "out";
    if takes_out && at > 0 && (view.is(at - 1, WARPLANE | WEAPON) || is_armed(view, at - 1)) {
        let what = view.next(at + 1, 5, TARGET | INFRA | SHIP | WARPLANE | WEAPON | FORCE)?;
        return open(kind, at, what + 1);
    }
    let burnt = matches!(
        word,
        "torched" | "razed" | "burned" | "burnt" | "ransacked" | "looted" | "levelled" | "leveled"
    ) || matches!(word, "burn" | "burns") && view.word(at + 1) == "down";
    let rampages = matches!(word, "rampage" | "rampages" | "rampaged" | "rampaging");
    if !(burnt || rampages || view.is(at, HIT) && word.ends_with("ed") || HEAVY.contains(&word)) {
        return None;
    }
    // "troop levels"
    let noun = word.starts_with("level") && !word.ends_with("ed");
    let doer = |i: usize| is_armed(view, i) || view.is_side(i) || view.is(i, WARPLANE | WEAPON | ATTACK);
    if noun && (at == 0 || !doer(at - 1) || view.is(at + 1, AT)) {
        return None;
    }
    let subject = armed_within(view, at.saturating_sub(4), at, clause)
        || view.previous(at, 4, WARPLANE | ATTACK).is_some()
        || view.word(at.wrapping_sub(1)) == "settlers";
    if rampages {
        let through = (at + 1..at + 3).any(|i| matches!(view.word(i), "through" | "in" | "across"));
        return (subject && through).then(|| open(kind, at, at + 1)).flatten();
    }
    let thing = |i: &usize| view.is(*i, TARGET | INFRA | SHIP) || view.name(*i) > 0 && !view.is_side(*i);
    let within = |i: &usize| view.clause(*i) == clause;
    let reach =
        (at + 1..at + 5).take_while(within).take_while(|i| !view.is(*i, AT | TOWARD | WEAPON | ATTRIBUTE));
    if (subject || view.side_before(at, 3))
        && let Some(object) = reach.into_iter().find(thing)
    {
        // Houses that a state pulls down are no act of war by that alone.
        let homes = matches!(view.word(object), "home" | "homes" | "house" | "houses");
        if !(homes && word.starts_with("destroy")) {
            return open(kind, at, object + 1);
        }
    }
    // "Eastern Ghouta pounded for fifth day"
    let pounded = matches!(word, "pounded" | "pummelled" | "pummeled" | "bombarded" | "blitzed" | "strafed");
    if pounded
        && (is_end(view, at + 1) || view.word(at + 1) == "for")
        && !(at + 1..at + 6).any(|i| matches!(view.word(i), "by" | "rain" | "storm" | "storms" | "rains"))
    {
        let name = name_before(view, at)?;
        return open(kind, name, at + 1);
    }
    if !burnt || !subject && !view.has(WARLIKE) && view.word(at + 1) != "by" {
        return None;
    }
    // "Chibok torched by Boko Haram", "NATO convoy torched in Peshawar"
    let what = view
        .previous(at, 3, TARGET | INFRA | SHIP)
        .or_else(|| name_before(view, at))
        .filter(|_| is_end(view, at + 1))?;
    let by =
        view.word(at + 1) != "by" || armed_within(view, at + 2, at + 6, clause) || view.side_after(at + 1, 3);
    by.then(|| open(kind, what, at + 1)).flatten()
}
