//! Bombs that are laid, thrown, carried or driven, and mines.
//!
//! Those that fall from aircraft are in `weapons`.

use super::{Act, open, plain, weapons::FROM_ABOVE};
use crate::{
    aside::STRIKE_ABROAD,
    clause::View,
    lexicon::{
        AT, ATTACK, ATTRIBUTE, BATTER, BLAST, BOMB, BOMBING, DESTROY, DRONE, FORCE, HIT, HURT, INFRA, KILL,
        LIKELY_ELSEWHERE, PEOPLE, SHIP, TAKE, TARGET, TOWARD, WARPLANE,
    },
};
use ww3_event::EventType;

/// A planted, carried or driven bomb: "suicide bombing", "car bomb kills".
pub fn bombing(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::Bombing;
    let placed = [
        "car",
        "truck",
        "lorry",
        "van",
        "roadside",
        "motorcycle",
        "motorbike",
        "parcel",
        "letter",
        "nail",
        "pipe",
        "suicide",
    ];
    if FROM_ABOVE.contains(&view.word(at.wrapping_sub(1))) {
        return None;
    }
    if view.word(at) == "suicide" && matches!(view.word(at + 1), "bombers" | "attackers" | "attacker") {
        let what = |deed: &usize| view.next(*deed, 5, TARGET | INFRA | FORCE | SHIP).is_some();
        let deed = view.next(at + 1, 3, KILL | HURT | ATTACK | HIT | BLAST | TAKE).filter(|deed| {
            !view.word(*deed).starts_with("target") || view.word(*deed) != "targeting" && what(deed)
        })?;
        return plain(kind, at, deed + 1);
    }
    if placed.contains(&view.word(at))
        && view.is(at + 1, BOMB | BOMBING | BLAST | ATTACK)
        && !matches!(view.word(at), "truck" | "lorry" | "van")
        // "motorbike raids on villages"
        && !(view.word(at).starts_with("motor") && view.is(at + 1, ATTACK))
        || matches!(view.word(at), "truck" | "lorry" | "van") && view.is(at + 1, BOMB | BOMBING)
        || view.word(at) == "suicide"
            && view.is(at + 2, BOMB | BOMBING | BLAST | ATTACK)
            && view.word(at + 1) == "car"
    {
        let end = if view.is(at + 2, BOMB | BOMBING | BLAST | ATTACK) { at + 3 } else { at + 2 };
        if view.word(at) == "car" && view.is(at + 1, ATTACK) {
            return None;
        }
        return plain(kind, at, end);
    }
    if view.is(at, BOMBING) {
        // "after Israeli bombing": a state's falls from aircraft.
        let by_state = view.word(at) == "bombing"
            && (1..3).filter(|back| *back <= at).any(|back| {
                view.demonym(at - back).is_some_and(|(code, count)| {
                    count == back
                        && matches!(code, "ISR" | "USA" | "RUS" | "SAU" | "NATO" | "SYR" | "TUR" | "FRA")
                })
            })
            && !view.has(FORCE);
        return plain(if by_state { EventType::Airstrike } else { kind }, at, at + 1);
    }
    // "suicide truck kills 50"
    if view.word(at) == "suicide"
        && matches!(
            view.word(at + 1),
            "truck" | "car" | "vehicle" | "van" | "motorcycle" | "lorry" | "jeep" | "ambulance"
        )
        && let Some(deed) = view.next(at + 1, 3, KILL | HURT | HIT | BLAST | BATTER)
    {
        return plain(kind, at, deed + 1);
    }
    if let Some(end) = vehicle_bomb(view, at) {
        return open(kind, at, end);
    }
    // "killed by roadside device"
    if view.word(at) == "roadside"
        && matches!(view.word(at + 1), "device" | "explosive" | "explosives" | "ied")
    {
        return plain(kind, at, at + 2);
    }
    // "explosive device goes off"
    if matches!(view.word(at), "explosive" | "explosives") && view.is(at + 1, BLAST) {
        return plain(kind, at, at + 2);
    }
    if matches!(view.word(at), "explosive" | "firebomb" | "firebombs" | "molotov" | "molotovs")
        && let Some(deed) = thrown(view, at)
    {
        return plain(kind, at.min(deed), at.max(deed) + 1);
    }
    if let Some(act) = mine(view, at) {
        return Some(act);
    }
    // "police seize explosives in raid"
    let found = at > 0
        && matches!(
            view.word(at - 1),
            "seize" | "seizes" | "seized" | "find" | "finds" | "found" | "recover" | "defuse" | "defuses"
        );
    if found {
        return None;
    }
    // "Russian bombs hit": a state's fall from aircraft.
    let of_a_state = view.word(at) == "bombs"
        && at > 0
        && view.next(at, 1, HIT).is_some()
        && view.demonym(at - 1).is_some_and(|(code, _)| STRIKE_ABROAD.contains(&code));
    if of_a_state {
        return plain(EventType::Airstrike, at, at + 2);
    }
    if view.is(at, BOMB) && !(view.word(at) == "bombs" && view.is_side(at + 1)) {
        let goes_off =
            ["goes", "went", "detonates", "detonated", "rips", "rip", "tears", "leaves", "leave", "claims"];
        let reach = if view.word(at) == "bomber" { 1 } else { 7 };
        let deed = view
            .next(at, reach, KILL | HURT | BLAST | ATTACK | HIT | DESTROY)
            .or_else(|| (at + 1..=at + 2).find(|i| goes_off.contains(&view.word(*i))))
            .or_else(|| (at + 1..=at + 3).find(|i| view.word(*i) == "go" && view.word(*i + 1) == "off"))
            .filter(|deed| !(at + 1..*deed).any(|i| view.is(i, ATTRIBUTE)))
            .filter(|deed| *deed == at + 1 || !matches!(view.word(*deed), "leaves" | "leave" | "claims"))
            .or_else(|| {
                (at.saturating_sub(4)..at)
                    .find(|i| view.word(*i).starts_with("detonat") && view.clause(*i) == view.clause(at))
            })
            .or_else(|| {
                (at.saturating_sub(4)..at).find(|i| {
                    matches!(view.word(*i), "set" | "sets")
                        && view.word(*i + 1) == "off"
                        && view.clause(*i) == view.clause(at)
                })
            })
            .or_else(|| thrown(view, at))
            .or_else(|| suffered(view, at))
            .or_else(|| toll_first(view, at))?;
        let (at, deed) = (at.min(deed), at.max(deed));
        return plain(kind, at, deed + 1);
    }
    None
}

/// "explosives-laden SUV rams bus", "lorry packed with explosives levels post", "car explodes"
fn vehicle_bomb(view: &View, at: usize) -> Option<usize> {
    let vehicle = |i: usize| {
        matches!(
            view.word(i),
            "car"
                | "cars"
                | "truck"
                | "lorry"
                | "van"
                | "suv"
                | "vehicle"
                | "vehicles"
                | "jeep"
                | "taxi"
                | "bus"
                | "minibus"
                | "motorbike"
                | "motorcycle"
                | "rickshaw"
                | "ambulance"
                | "tanker"
                | "boat"
                | "bicycle"
        )
    };
    let deed =
        |from: usize, count: usize| view.next(from, count, BATTER | HIT | BLAST | KILL | DESTROY | HURT);
    let laden = matches!(view.word(at), "explosive" | "explosives" | "bomb")
        && matches!(view.word(at + 1), "laden" | "packed" | "filled" | "rigged")
        && vehicle(at + 2);
    let packed = vehicle(at)
        && matches!(view.word(at + 1), "packed" | "laden" | "filled" | "rigged" | "loaded")
        && view.word(at + 2) == "with"
        && view.word(at + 3).starts_with("explosive");
    if laden || packed {
        return deed(at + if laden { 2 } else { 3 }, 4).map(|deed| deed + 1);
    }
    if !vehicle(at) {
        return None;
    }
    let light = !matches!(view.word(at), "tanker" | "truck" | "lorry" | "boat" | "vehicle" | "vehicles");
    let explodes = matches!(view.word(at + 1), "explodes" | "exploded" | "detonates")
        || matches!(view.word(at + 1), "blows" | "blown" | "blew") && view.word(at + 2) == "up";
    (light && explodes).then_some(at + 2)
}

/// "grenade thrown into cinema", "hurl grenade at post"
fn thrown(view: &View, at: usize) -> Option<usize> {
    let is = |i: &usize| {
        matches!(
            view.word(*i),
            "thrown"
                | "hurled"
                | "lobbed"
                | "tossed"
                | "throw"
                | "hurl"
                | "lob"
                | "throws"
                | "lobs"
                | "hurls"
        ) && view.clause(*i) == view.clause(at)
    };
    let into = |i: usize| (i + 1..i + 4).any(|i| view.is(i, TOWARD | AT));
    (at + 1..at + 3).find(is).or_else(|| (at.saturating_sub(3)..at).find(is)).filter(|i| into(at.max(*i)))
}

/// "convoy hit by landmine"
fn suffered(view: &View, at: usize) -> Option<usize> {
    let by = (at.saturating_sub(3)..at).any(|i| view.word(i) == "by");
    if by { view.previous(at, 6, HIT | KILL | HURT | DESTROY) } else { None }
}

/// "nine dead as bomb ends concert", "death toll from resort bombs reaches 83": who died stands first.
fn toll_first(view: &View, at: usize) -> Option<usize> {
    let link = (at.saturating_sub(6)..at).rev().find(|i| {
        let near = at - i <= 3 || view.word(*i) == "from" && view.word(at) == "bombs";
        near && matches!(view.word(*i), "as" | "when" | "from" | "after")
    })?;
    let is_thing = view.is(at + 1, TARGET | ATTRIBUTE) || view.word(at + 1) == "makers";
    (0..link)
        .rev()
        .take(6)
        .find(|i| view.is(*i, KILL | HURT))
        .filter(|_| !is_thing && !view.has(DRONE | WARPLANE) && view.word(at) != "explosives")
}

/// A mine that is laid, not dug: "claymore mine kills", "soldiers killed by mine".
fn mine(view: &View, at: usize) -> Option<Act> {
    if !matches!(view.word(at), "mine" | "mines") || view.has(LIKELY_ELSEWHERE) {
        return None;
    }
    let laid = matches!(
        view.word(at.wrapping_sub(1)),
        "claymore" | "land" | "tank" | "personnel" | "antitank" | "limpet" | "sea" | "naval"
    );
    let laid = laid || matches!(view.word(at + 1), "laid" | "planted");
    // "mine kills two soldiers"
    let laid = laid || view.is(at + 1, KILL | HURT) && view.next(at + 1, 4, FORCE | PEOPLE).is_some();
    let harms = view.next(at, 5, KILL | HURT | BLAST | HIT | DESTROY).filter(|_| laid);
    let run_over = (at.saturating_sub(2)..at)
        .find(|i| matches!(view.word(*i), "hits" | "hit" | "strikes" | "struck"))
        .filter(|_| view.has(FORCE) || view.previous(at, 5, TARGET | PEOPLE).is_some());
    let deed = harms.or(run_over).or_else(|| suffered(view, at).filter(|_| view.has(FORCE)))?;
    plain(EventType::Bombing, at.min(deed), at.max(deed) + 1)
}
