//! At sea and in the air: ships that are struck, and what flies that is brought down.

use super::{Act, open, plain};
use crate::{
    clause::View,
    lexicon::{
        AIRCRAFT, AIRSTRIKE, ATTACK, ATTRIBUTE, BATTER, BOMB, DESTROY, DOWN, DRONE, FIRE, FORCE, HIT, INFRA,
        KILL, MISSILE, ROCKET, SHIP, SINK, TAKE, TARGET, WAR, WARPLANE, WEAPON,
    },
};
use ww3_event::EventType;

/// An attack by or on ships: the ship suffers ("tanker hit", "cruiser sinks") or somebody strikes it.
pub fn naval_strike(view: &View, at: usize) -> Option<Act> {
    if !view.is(at, SHIP)
        || matches!(
            view.word(at.wrapping_sub(1)),
            "migrant"
                | "tourist"
                | "cruise"
                | "refugee"
                | "drug"
                | "drugs"
                | "narco"
                | "cocaine"
                | "smuggling"
        ) && !view.has(AIRSTRIKE | ATTACK | SINK | DESTROY)
        || matches!(view.word(at + 1), "truck" | "trucks" | "lorry" | "convoy")
        || view.word(at).starts_with("tanker")
            && (0..view.words.len()).any(|i| {
                matches!(
                    view.word(i),
                    "convoy" | "convoys" | "torched" | "torch" | "highway" | "road" | "trucks"
                )
            })
    {
        return None;
    }
    if view.word(at.wrapping_sub(1)) == "suicide"
        && let Some(deed) = view.next(at, 4, HIT | KILL | ATTACK | SINK | DESTROY | BATTER)
    {
        return plain(EventType::NavalStrike, at - 1, deed + 1);
    }
    // "fuel tankers" drive, but at sea; "Land Cruiser".
    let at_sea = || {
        (0..view.words.len()).any(|i| {
            matches!(
                view.word(i),
                "off"
                    | "sea"
                    | "gulf"
                    | "strait"
                    | "coast"
                    | "ocean"
                    | "harbour"
                    | "harbor"
                    | "port"
                    | "navy"
                    | "pirates"
                    | "bay"
                    | "waters"
            )
        })
    };
    let drives = view.word(at).starts_with("tanker")
        && matches!(view.word(at.wrapping_sub(1)), "fuel" | "gas" | "nato" | "supply")
        || view.word(at) == "cruiser" && view.word(at.wrapping_sub(1)) == "land";
    if drives && !at_sea() {
        return None;
    }
    // "commandos board aid ship", "pirates grab tanker"
    let boards = (at.saturating_sub(5)..at).find(|i| {
        view.clause(*i) == view.clause(at)
            && matches!(
                view.word(*i),
                "board"
                    | "boards"
                    | "boarded"
                    | "grab"
                    | "grabs"
                    | "grabbed"
                    | "commandeer"
                    | "commandeers"
                    | "commandeered"
                    | "snatch"
                    | "snatched"
            )
    });
    if let Some(boards) = boards
        && (view.previous(boards, 4, FORCE).is_some()
            || (boards.saturating_sub(3)..boards).any(|i| view.word(i) == "pirates"))
    {
        return open(EventType::NavalStrike, boards, at + 1);
    }
    let seized = |i: usize| {
        let hijacked = view.word(i).starts_with("hijack");
        hijacked || matches!(view.word(i), "seized" | "seizes" | "seize" | "seizing")
    };
    // Ships sink by themselves too.
    let is_sunk = |i: usize| {
        view.is(at, WAR)
            || matches!(view.word(at.wrapping_sub(1)), "navy" | "naval" | "military" | "landing")
            || view.has(WEAPON | ATTACK)
            || (view.side_before(i, 5) || view.previous(i, 3, FORCE | WAR).is_some()) && i < at
            || view.word(i + 1) == "by" && view.side_after(i, 4)
    };
    let rams = |i: &usize| !view.is(*i, BATTER) || view.word(*i).starts_with("ram");
    let is_deed =
        |i: &usize| rams(i) && (!view.is(*i, TAKE) || seized(*i)) && (!view.is(*i, SINK) || is_sunk(*i));
    // Small boats carry migrants and fishers: only what a side does to them counts.
    let of_a_navy = matches!(
        view.word(at.wrapping_sub(1)),
        "navy" | "naval" | "military" | "army" | "patrol" | "gun" | "fast"
    );
    let small = matches!(view.word(at), "boat" | "boats" | "speedboat" | "speedboats") && !of_a_navy;
    // "tanker damages cable"
    let damages = |i: &usize| view.word(*i) == "damages" && view.next(*i, 4, INFRA).is_some();
    let suffers = view
        .next(at, 4, HIT | SINK | DESTROY | TAKE | BATTER)
        .filter(is_deed)
        .filter(|i| !small && !damages(i));
    let fired_at = |i: &usize| {
        !view.is(*i, FIRE)
            || view.has(WEAPON) && (*i..at).any(|j| matches!(view.word(j), "at" | "on" | "toward"))
    };
    let attacked = view
        .previous(at, 6, HIT | SINK | ATTACK | DESTROY | TAKE | FIRE | BATTER)
        .filter(is_deed)
        .filter(fired_at);
    let attacked = attacked.filter(|i| {
        !small
            || !view.is(*i, TAKE) && (view.side_before(*i, 4) || view.previous(*i, 4, FORCE | WAR).is_some())
    });
    let doused =
        (0..view.words.len()).find(|i| view.word(*i) == "water" && view.word(i + 1).starts_with("cannon"));
    if let Some(doused) = doused {
        return open(EventType::NavalStrike, doused.min(at), (doused + 2).max(at + 1));
    }
    let (start, end) = match (suffers, attacked) {
        (Some(verb), _) => (at, verb + 1),
        (None, Some(verb)) => (verb, at + 1),
        _ => return None,
    };
    let mined = (start..end + 2).any(|i| matches!(view.word(i), "mine" | "mines"));
    if view.is(at, WAR) || view.has(WEAPON) || mined {
        plain(EventType::NavalStrike, start, end)
    } else {
        open(EventType::NavalStrike, start, end)
    }
}

/// Something that flies is shot down, downed or intercepted.
pub fn air_defense(view: &View, at: usize) -> Option<Act> {
    let flying = AIRCRAFT | DRONE | MISSILE | ROCKET | WARPLANE;
    // "air defences destroy drones", "30 drones destroyed over …"
    if matches!(view.word(at), "destroy" | "destroys" | "destroyed" | "repel" | "repels" | "repelled") {
        let defence = (at.saturating_sub(4)..at).any(|i| {
            matches!(view.word(i), "defence" | "defences" | "defense" | "defenses")
                && view.clause(i) == view.clause(at)
        });
        let weapon = DRONE | MISSILE | ROCKET;
        let object = view.next(at, 5, weapon).filter(|i| {
            !view.is(*i + 1, ATTRIBUTE | TARGET | INFRA)
                && (defence || view.word(*i + 1) == "over" && view.is(*i, weapon))
        });
        let over = view.previous(at, 2, weapon).filter(|_| view.word(at + 1) == "over");
        let near = object.or(over)?;
        return plain(EventType::AirDefense, at.min(near), at.max(near) + 1);
    }
    // "it knocked out 71 of 88 drones"
    if matches!(view.word(at), "knock" | "knocks" | "knocked" | "take" | "takes" | "took")
        && view.word(at + 1) == "out"
        && let Some(what) = view.next(at + 1, 5, DRONE | MISSILE | ROCKET)
        && !view.is(what + 1, ATTRIBUTE | TARGET | INFRA)
        && !view.is(at.wrapping_sub(1), DRONE | MISSILE | ROCKET)
    {
        return plain(EventType::AirDefense, at, what + 1);
    }
    // "warship fends off missiles"
    if matches!(view.word(at), "fend" | "fends" | "fended" | "fending")
        && view.word(at + 1) == "off"
        && let Some(what) = view.next(at, 6, DRONE | MISSILE | ROCKET | WARPLANE)
    {
        return plain(EventType::AirDefense, at, what + 1);
    }
    // "airliner brought down by missile"
    if matches!(view.word(at), "brought" | "bring" | "brings")
        && let Some(down) = (at + 1..at + 4).find(|i| view.word(*i) == "down")
        && let Some(near) = view
            .previous(at, 5, AIRCRAFT | DRONE | WARPLANE)
            .or_else(|| view.next(at, 5, AIRCRAFT | DRONE | WARPLANE))
        && view.has(WEAPON | FORCE)
    {
        let kind = if view.has(BOMB) { EventType::Bombing } else { EventType::AirDefense };
        return plain(kind, at.min(near), down.max(near) + 1);
    }
    // "Rebels down helicopter"
    let verb = view.word(at) == "down"
        && at > 0
        && (view.is(at - 1, FORCE) || view.is_side(at - 1))
        && view.next(at, 4, AIRCRAFT | DRONE | WARPLANE).is_some();
    if !view.is(at, DOWN) && !verb {
        return None;
    }
    let intercepts = verb || view.word(at).starts_with("intercept") || view.word(at).starts_with("down");
    let down = if intercepts { at } else { (at + 1..=at + 2).find(|i| view.word(*i) == "down")? };
    // "airlines flight shot down"
    let flight = || {
        (at.saturating_sub(4)..at)
            .find(|i| view.clause(*i) == view.clause(at) && matches!(view.word(*i), "flight" | "mh17"))
    };
    let near = view.next(down, 6, flying).or_else(|| view.previous(at, 6, flying)).or_else(flight)?;
    plain(EventType::AirDefense, at.min(near), down.max(near) + 1)
        .map(|act| Act { start: at.min(act.start), ..act })
}
