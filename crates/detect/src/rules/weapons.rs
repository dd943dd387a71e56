//! Acts that name their weapon: bombs, aircraft, drones, missiles, rockets, guns; and at sea and in the air.

use super::{Act, open, plain};
use crate::nations;
use crate::{
    clause::View,
    lexicon::{
        AIRCRAFT, AIRSTRIKE, AT, ATTACK, ATTRIBUTE, BATTER, BLAST, BOMB, BOMBING, DESTROY, DOWN, DRONE, FIRE,
        FORCE, GUNS, HIT, HURT, INFRA, KILL, LIKELY_ELSEWHERE, MISSILE, ROCKET, SHELLING, SHIP, SINK, TAKE,
        TARGET, TOWARD, Tags, WAR, WARPLANE, WEAPON,
    },
};
use ww3_event::EventType;

/// An attack by or on ships: the ship suffers ("tanker hit", "cruiser sinks") or somebody strikes it.
pub fn naval_strike(view: &View, at: usize) -> Option<Act> {
    if !view.is(at, SHIP) || matches!(view.word(at.wrapping_sub(1)), "migrant" | "tourist" | "cruise") {
        return None;
    }
    let seized = |i: usize| matches!(view.word(i), "seized" | "seizes" | "seize");
    let suffers = view.next(at, 4, HIT | SINK | DESTROY | TAKE).filter(|i| !view.is(*i, TAKE) || seized(*i));
    let attacked = view
        .previous(at, 6, HIT | SINK | ATTACK | DESTROY | TAKE)
        .filter(|i| !view.is(*i, TAKE) || seized(*i));
    let (start, end) = match (suffers, attacked) {
        (Some(verb), _) => (at, verb + 1),
        (None, Some(verb)) => (verb, at + 1),
        _ => return None,
    };
    if view.is(at, WAR) || view.has(WEAPON) {
        plain(EventType::NavalStrike, start, end)
    } else {
        open(EventType::NavalStrike, start, end)
    }
}

/// Something that flies is shot down, downed or intercepted.
pub fn air_defense(view: &View, at: usize) -> Option<Act> {
    let flying = AIRCRAFT | DRONE | MISSILE | ROCKET | WARPLANE;
    if !view.is(at, DOWN) {
        return None;
    }
    let intercepts = view.word(at).starts_with("intercept") || view.word(at).starts_with("down");
    let down = if intercepts { at } else { (at + 1..=at + 2).find(|i| view.word(*i) == "down")? };
    let near = view.next(down, 6, flying).or_else(|| view.previous(at, 6, flying))?;
    plain(EventType::AirDefense, at.min(near), down.max(near) + 1)
        .map(|act| Act { start: at.min(act.start), ..act })
}

/// A planted, carried or driven bomb: "suicide bombing", "car bomb kills".
pub fn bombing(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::Bombing;
    let placed = ["car", "truck", "roadside", "motorcycle", "parcel", "letter", "nail", "pipe", "suicide"];
    if placed.contains(&view.word(at))
        && view.is(at + 1, BOMB | BOMBING | BLAST | ATTACK)
        && view.word(at) != "truck"
        || view.word(at) == "truck" && view.is(at + 1, BOMB | BOMBING)
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
        return plain(kind, at, at + 1);
    }
    if view.is(at, BOMB) && !(view.word(at) == "bombs" && view.is_side(at + 1)) {
        let goes_off = ["goes", "went", "detonates", "detonated", "rips", "rip"];
        let reach = if view.word(at) == "bomber" { 1 } else { 5 };
        let deed = view
            .next(at, reach, KILL | HURT | BLAST | ATTACK | HIT)
            .or_else(|| (at + 1..=at + 2).find(|i| goes_off.contains(&view.word(*i))))?;
        return plain(kind, at, deed + 1);
    }
    None
}

/// Bombs or missiles from aircraft: "airstrike", "air raid", "warplanes hit", a side that "bombs".
pub fn airstrike(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::Airstrike;
    if view.is(at, AIRSTRIKE) {
        return plain(kind, at, at + 1);
    }
    let air = matches!(view.word(at), "air" | "aerial");
    if air && view.is(at + 1, ATTACK | BOMBING) && !view.is(at + 2, ATTRIBUTE) {
        return plain(kind, at, at + 2);
    }
    if view.is(at, WARPLANE)
        && let Some(deed) = view.next(at, 5, HIT | KILL | DESTROY | BOMB | BOMBING)
    {
        return plain(kind, at, deed + 1);
    }
    // "US planes bomb": the verb, not the thing.
    let subject = view.is(at.wrapping_sub(1), AIRCRAFT | WARPLANE | FORCE) && at > 0;
    if view.word(at) == "bomb" && subject && !view.is(at + 1, KILL | HIT | BLAST | ATTACK | AT) {
        return plain(kind, at - 1, at + 1);
    }
    // "bombs" as what a side does.
    let bombs = matches!(view.word(at), "bombs" | "bombed" | "bombarded" | "bombards" | "bombard");
    if bombs && !view.is(at + 1, BLAST | KILL | HIT | AT | TOWARD) {
        let object = view.side_after(at, 4) || view.next(at, 4, TARGET | FORCE | INFRA).is_some();
        if (object || view.word(at) != "bombs")
            && (view.side_before(at, 4)
                || view.previous(at, 5, WARPLANE | AIRCRAFT | FORCE).is_some()
                || nations::is_leader(view.word(at.wrapping_sub(1))))
        {
            return open(kind, at, at + 1);
        }
    }
    None
}

fn flying(view: &View, at: usize, weapon: Tags, kind: EventType) -> Option<Act> {
    if !view.is(at, weapon) {
        return None;
    }
    let compound = view.is(at + 1, ATTACK) || (view.word(at + 1) == "fire" && !view.is(at + 2, TOWARD));
    let joined = view.word(at + 1) == "and" && view.is(at + 2, WEAPON) && view.is(at + 3, ATTACK);
    if compound && !view.is(at + 2, ATTRIBUTE) {
        return plain(kind, at, at + 2);
    }
    if joined {
        return plain(kind, at, at + 4);
    }
    if let Some(deed) = view.next(at, 4, HIT | KILL | HURT | DESTROY | BATTER)
        && !(at + 1..deed).any(|i| {
            view.is(i, ATTRIBUTE | LIKELY_ELSEWHERE) || matches!(view.word(i), "to" | "for" | "over" | "from")
        })
        && !view.is(at + 1, ATTRIBUTE)
    {
        return plain(kind, at, deed + 1);
    }
    let fired = view.previous(at, 6, FIRE).or_else(|| view.next(at, 2, FIRE));
    if let Some(fired) = fired {
        let aimed = (at + 1..at + 5).any(|i| {
            view.clause(i) == view.clause(at)
                && (view.is(i, TOWARD) || matches!(view.word(i), "against" | "over"))
        });
        return if aimed { plain(kind, fired.min(at), fired.max(at) + 1) } else { None };
    }
    let by = (at.saturating_sub(4)..at).any(|i| view.word(i) == "by");
    let suffered = view.previous(at, 6, HIT | KILL | DESTROY).filter(|_| by)?;
    plain(kind, suffered, at + 1)
}

/// Unmanned aircraft or boats that hit.
pub fn drone_strike(view: &View, at: usize) -> Option<Act> {
    flying(view, at, DRONE, EventType::DroneStrike)
}

/// Ballistic or cruise missiles that hit, or are fired at something.
pub fn missile_strike(view: &View, at: usize) -> Option<Act> {
    flying(view, at, MISSILE, EventType::MissileStrike)
}

/// Unguided rockets that hit, or are fired at something.
pub fn rocket_attack(view: &View, at: usize) -> Option<Act> {
    flying(view, at, ROCKET, EventType::RocketAttack)
}

/// Guns and mortars: "shelling", "artillery hits", a side that "shells".
pub fn artillery_shelling(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::ArtilleryShelling;
    if view.is(at, SHELLING) && view.word(at + 1) != "out" {
        return plain(kind, at, at + 1);
    }
    if view.is(at, GUNS) {
        let deed = view.next(at, 4, ATTACK | HIT | KILL | HURT).or_else(|| {
            (at + 1..at + 3).find(|i| matches!(view.word(*i), "fire" | "shells" | "rounds" | "duel"))
        })?;
        return plain(kind, at, deed + 1);
    }
    if matches!(view.word(at), "shells" | "shell") {
        let suffer = view.next(at, 2, HIT | KILL | HURT);
        let shelled = (view.side_before(at, 3) || view.previous(at, 3, FORCE | GUNS).is_some())
            && (view.side_after(at, 4)
                || view.next(at, 4, TARGET | FORCE).is_some()
                || view.words.len() > at + 1);
        if let Some(deed) = suffer {
            return plain(kind, at, deed + 1);
        }
        return if shelled { open(kind, at, at + 1) } else { None };
    }
    None
}
