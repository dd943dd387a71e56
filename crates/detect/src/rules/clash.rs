//! Fights between armed sides: clashes, battles, exchanges of fire, attacks repelled.

use super::{Act, blows, open, plain};
use crate::{
    clause::View,
    lexicon::{
        AT, ATTACK, ATTRIBUTE, CLASH, CLAUSE, FORCE, HIT, HURT, KILL, LIKELY_ELSEWHERE, OFFENSIVE, PEOPLE,
        SHIP, SHOOT, WEAPON,
    },
};
use ww3_event::EventType;

/// Fighting between armed sides; not "fighting for survival".
pub fn clash(view: &View, at: usize) -> Option<Act> {
    // "French troops under fire in …"
    if view.word(at) == "under" && view.word(at + 1) == "fire" {
        view.previous(at, 4, FORCE | SHIP)
            .filter(|_| view.is(at + 2, AT | CLAUSE) || at + 2 >= view.words.len())?;
        return plain(EventType::Clash, at, at + 2);
    }
    if matches!(view.word(at), "exchange" | "exchanged" | "trade" | "traded") {
        let fire = (at + 1..at + 3).find(|i| {
            matches!(
                view.word(*i),
                "fire" | "shots" | "strikes" | "rockets" | "gunfire" | "blows" | "attacks"
            )
        })?;
        return open(EventType::Clash, at, fire + 1);
    }
    // "troops repel attack"
    if matches!(view.word(at), "repel" | "repels" | "repelled" | "repulse" | "repulsed")
        && view.previous(at, 4, FORCE).is_some()
        && let Some(attack) = view.next(at, 5, ATTACK).filter(|_| !view.has(WEAPON))
    {
        return open(EventType::Clash, at, attack + 1);
    }
    // "exchange of fire"
    if view.word(at) == "exchange"
        && view.word(at + 1) == "of"
        && matches!(view.word(at + 2), "fire" | "gunfire" | "shots")
    {
        return open(EventType::Clash, at, at + 3);
    }
    if let Some(act) = fights(view, at).or_else(|| held_off(view, at)) {
        return Some(act);
    }
    // "deadly confrontation on frontier"
    if view.word(at).starts_with("confrontation")
        && matches!(view.word(at.wrapping_sub(1)), "deadly" | "armed" | "violent" | "bloody" | "fatal")
    {
        return open(EventType::Clash, at - 1, at + 1);
    }
    // "Sudan, Greece clash over explosives haul": in words.
    let in_words = view.word(at + 1) == "over" && !view.has(FORCE | KILL | HURT);
    if !view.is(at, CLASH) || in_words {
        return None;
    }
    // "14 marines killed in jungle battle"
    let died = (at.saturating_sub(4)..at)
        .find(|i| view.word(*i) == "in" && view.clause(*i) == view.clause(at))
        .and_then(|i| view.previous(i, 4, KILL | HURT));
    if let Some(died) = died.filter(|_| !view.is(at + 1, ATTRIBUTE)) {
        return open(EventType::Clash, died, at + 1);
    }
    let fierce = [
        "heavy",
        "fierce",
        "street",
        "intense",
        "fresh",
        "new",
        "renewed",
        "deadly",
        "ground",
        "border",
        "heaviest",
        "fiercest",
        "bloodiest",
    ];
    let goes_on = [
        "rages",
        "rage",
        "erupts",
        "erupt",
        "continues",
        "continue",
        "between",
        "breaks",
        "break",
        "kills",
        "kill",
        "enters",
        "escalates",
        "flares",
        "intensify",
        "escalate",
        "flare",
        "engulfs",
        "grips",
        "rocks",
        "along",
        "resumes",
        "resume",
        "spreads",
        "leave",
        "leaves",
        "intensifies",
        "broke",
        "erupted",
        "with",
    ];
    // "battle with cancer"
    if view.word(at) == "battle"
        && view.word(at + 1) == "with"
        && !(view.is(at.wrapping_sub(1), SHOOT)
            || view.next(at, 5, FORCE).is_some()
            || view.side_after(at, 4))
    {
        return None;
    }
    let is_told = fierce.contains(&view.word(at.wrapping_sub(1)))
        || goes_on.contains(&view.word(at + 1))
        || view.is(at + 1, AT | KILL)
        || matches!(view.word(at + 1), "at" | "on")
        // "Zawiya shaken by clashes"
        || at > 1
            && view.word(at - 1) == "by"
            && (view.is(at - 2, HIT) || matches!(view.word(at - 2), "shaken" | "gripped"))
        // "in gun battle with terrorists"
        || view.word(at) == "fighting"
            && at > 0
            && blows::name_before(view, at).is_some()
            && (at + 1 == view.words.len() || view.clause(at + 1) != view.clause(at))
        || matches!(view.word(at.wrapping_sub(1)), "gun" | "fire" | "tank" | "artillery")
            && matches!(view.word(at), "battle" | "battles" | "fight" | "clash");
    let fight = matches!(view.word(at), "fighting" | "battle" | "battles" | "battling");
    let sides =
        view.side_before(at, 5) || view.previous(at, 5, FORCE).is_some() || view.next(at, 5, FORCE).is_some();
    // "marines battle insurgents"
    let between = (view.side_before(at, 3) || view.previous(at, 3, FORCE).is_some())
        && matches!(view.word(at), "battle" | "battles" | "battled" | "battling")
        && (view.next(at, 3, FORCE).is_some()
            || (at + 1..at + 4).any(|i| view.group(i).is_some())
            // "militias battle for second day"
            || matches!(view.word(at + 1), "for" | "in" | "near" | "on" | "over") && view.is(at - 1, FORCE));
    // "Suwayda clashes: 200 killed"
    let heads = view.word(at).starts_with("clash")
        && view.clause(at + 1) != view.clause(at)
        && view.has(KILL)
        && at > 0
        && view.clause(at) == 0;
    if is_told || between || heads || (!fight && sides) { open(EventType::Clash, at, at + 1) } else { None }
}

/// "army and rebels fight near …", "troops fight militants in …"
fn fights(view: &View, at: usize) -> Option<Act> {
    if !matches!(view.word(at), "fight" | "fights" | "fought") || view.has(LIKELY_ELSEWHERE) {
        return None;
    }
    let armed = |i: &usize| view.is(*i, FORCE) || view.is_side(*i);
    let before: Vec<usize> =
        (at.saturating_sub(6)..at).filter(|i| view.clause(*i) == view.clause(at)).filter(armed).collect();
    // "rebels, troops fight in Saada"
    let comma = (at.saturating_sub(3)..at).find(|i| view.words[*i].after_break && *i > 0);
    let listed =
        comma.is_some_and(|comma| !before.is_empty() && (comma.saturating_sub(3)..comma).any(|i| armed(&i)));
    let joined = listed || before.len() > 1 && (at.saturating_sub(5)..at).any(|i| view.word(i) == "and");
    let against = (at + 1..at + 4).take_while(|i| view.clause(*i) == view.clause(at)).find(armed);
    let foe = against.is_some_and(|i| view.is(i, FORCE) || view.group(i).is_some());
    let placed = (at + 1..at + 7).any(|i| view.is(i, AT) || matches!(view.word(i), "at" | "on"));
    (!before.is_empty() && (joined || foe) && placed).then(|| open(EventType::Clash, at, at + 1)).flatten()
}

/// "tribesmen turn back fighters at city's edge", "Kurds halt Islamic State push into centre": an attack that failed.
fn held_off(view: &View, at: usize) -> Option<Act> {
    let clause = view.clause(at);
    let armed = |i: &usize| view.clause(*i) == clause && (view.is(*i, FORCE) || view.group(*i).is_some());
    let defender = || view.side_before(at, 3) || view.previous(at, 4, FORCE | PEOPLE).is_some();
    let back = matches!(
        view.word(at),
        "beat"
            | "beats"
            | "beaten"
            | "turn"
            | "turns"
            | "turned"
            | "fight"
            | "fights"
            | "fought"
            | "hold"
            | "holds"
            | "held"
    ) && matches!(view.word(at + 1), "back" | "off");
    if back && defender() {
        let foe = (at + 2..at + 6)
            .find(|i| armed(i) || view.clause(*i) == clause && view.is(*i, ATTACK | OFFENSIVE))?;
        return open(EventType::Clash, at, foe + 1);
    }
    let halts = matches!(
        view.word(at),
        "halt"
            | "halts"
            | "halted"
            | "stall"
            | "stalls"
            | "stalled"
            | "stem"
            | "stems"
            | "blunt"
            | "blunts"
            | "blunted"
    );
    if !halts || !defender() {
        return None;
    }
    let foe = (at + 1..at + 4).find(armed)?;
    let push = (foe + 1..foe + 4).find(|i| {
        view.clause(*i) == clause
            && (matches!(view.word(*i), "push" | "advance" | "assault" | "attack") || view.is(*i, OFFENSIVE))
    })?;
    open(EventType::Clash, at, push + 1)
}
