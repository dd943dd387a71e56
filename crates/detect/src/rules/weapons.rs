//! Acts that name their weapon, where it flies: aircraft, drones, missiles, rockets.

use super::{Act, open, plain};
use crate::nations;
use crate::{
    clause::View,
    lexicon::{
        AIRCRAFT, AIRSTRIKE, AT, ATTACK, ATTRIBUTE, BATTER, BLAST, BOMB, BOMBING, CLAUSE, DESTROY, DRONE,
        FIRE, FORCE, GUNS, HIT, HURT, INFRA, KILL, LIKELY_ELSEWHERE, MISSILE, PEOPLE, ROCKET, SINK, TARGET,
        TOWARD, Tags, WARPLANE, WEAPON,
    },
};
use ww3_event::EventType;

/// "US bombers", "stealth bombers": those that fly.
pub fn from_the_air(view: &View, at: usize) -> bool {
    matches!(
        view.word(at.wrapping_sub(1)),
        "us" | "american"
            | "russian"
            | "syrian"
            | "stealth"
            | "strategic"
            | "heavy"
            | "nuclear"
            | "b2"
            | "b52"
            | "2"
            | "52"
            | "1"
    )
}

/// Bombs or missiles from aircraft: "airstrike", "air raid", "warplanes hit", a side that "bombs".
pub fn airstrike(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::Airstrike;
    if view.is(at, AIRSTRIKE) {
        return plain(kind, at, at + 1);
    }
    if FROM_ABOVE.contains(&view.word(at)) && matches!(view.word(at + 1), "bomb" | "bombs") {
        let deed = view
            .next(at + 1, 4, HIT | KILL | HURT | DESTROY | BATTER)
            .or_else(|| view.previous(at, 5, HIT | KILL | FIRE).or_else(|| dropped(view, at)))?;
        return plain(kind, at.min(deed), (at + 1).max(deed) + 1);
    }
    if matches!(view.word(at), "bomb" | "bombs")
        && let Some(drop) = dropped(view, at)
    {
        let by_drone = view.previous(drop.min(at), 3, DRONE).is_some();
        let kind = if by_drone { EventType::DroneStrike } else { kind };
        return plain(kind, drop.min(at), drop.max(at) + 1);
    }
    let air = matches!(view.word(at), "air" | "aerial");
    if view.word(at) == "air" && view.word(at + 1) == "force" && view.is(at + 2, ATTACK | BOMBING | HIT) {
        return plain(kind, at, at + 3);
    }
    if air && view.is(at + 1, ATTACK | BOMBING) && !view.is(at + 2, ATTRIBUTE) {
        return plain(kind, at, at + 2);
    }
    let bombers = view.word(at) == "bombers" && from_the_air(view, at);
    if (view.is(at, WARPLANE) || bombers)
        && let Some(deed) = view.next(at, 5, HIT | KILL | DESTROY | BOMB | BOMBING)
    {
        return plain(kind, at, deed + 1);
    }
    // "British planes pound sites"
    if matches!(view.word(at), "planes" | "aircraft" | "helicopters")
        && let Some(deed) = view.next(at, 2, HIT).filter(|deed| {
            let word = view.word(*deed);
            (word.starts_with("pound")
                || word.starts_with("pummel")
                || matches!(word, "strike" | "attack" | "raid" | "target"))
                && !matches!(view.word(deed + 1), "by" | "on")
        })
    {
        return plain(kind, at, deed + 1);
    }
    // "casino struck by F-16s"
    if view.is(at, WARPLANE)
        && (at.saturating_sub(3)..at).any(|i| view.word(i) == "by")
        && let Some(suffered) = view.previous(at, 5, HIT | DESTROY | KILL | HURT)
    {
        return plain(kind, suffered, at + 1);
    }
    // "helicopters fire on residence", "leader killed in helicopter strike", "jet strafes camp", "jets hammer town"
    let flies = matches!(
        view.word(at),
        "planes"
            | "aircraft"
            | "helicopters"
            | "helicopter"
            | "choppers"
            | "jet"
            | "jets"
            | "35s"
            | "16s"
            | "gunships"
            | "warplanes"
            | "gunship"
    );
    if flies
        && let Some(deed) = view.next(at, 2, FIRE | HIT | BATTER | ATTACK).filter(|deed| {
            let word = view.word(*deed);
            let fires = matches!(word, "fire" | "fires" | "fired")
                && matches!(view.word(deed + 1), "on" | "at" | "upon")
            // "helicopter fired on in Nasir" suffers it.
            && !view.is(deed + 2, AT | CLAUSE)
            && view.word(deed + 2) != "by"
            && view.clause(deed + 2) == view.clause(*deed);
            let strafes =
                ["straf", "pummel", "pound", "hammer", "batter"].iter().any(|verb| word.starts_with(verb));
            let strike = *deed == at + 1
                && view.word(at).starts_with("helicopter")
                && matches!(word, "strike" | "strikes");
            (fires || strafes || strike) && view.word(deed + 1) != "by"
        })
    {
        return plain(kind, at, deed + 1);
    }
    // "US planes bomb": the verb, not the thing.
    let does = at > 0 && view.word(at) == "bomb" && !view.is(at + 1, KILL | HIT | BLAST | ATTACK | AT);
    let group = does && view.group(at - 1).is_some();
    let by_state = || view.is_side(at - 1) && view.is_side(at + 1);
    if does && (group || view.is(at - 1, AIRCRAFT | WARPLANE | FORCE) || by_state()) {
        // Who has no aircraft lays them.
        let irregular = group
            || matches!(
                view.word(at - 1),
                "rebels"
                    | "militants"
                    | "insurgents"
                    | "separatists"
                    | "guerrillas"
                    | "terrorists"
                    | "gunmen"
                    | "extremists"
            );
        return plain(if irregular { EventType::Bombing } else { kind }, at - 1, at + 1);
    }
    // "bombs" as what a side does.
    let bombs = matches!(view.word(at), "bombs" | "bombed" | "bombarded" | "bombards" | "bombard");
    if bombs && !view.is(at + 1, BLAST | KILL | HIT | AT | TOWARD) {
        let object = view.side_after(at, 4)
            || view.next(at, 4, TARGET | FORCE | INFRA).is_some()
            || view.name(at + 1) > 0;
        if (object || view.word(at) != "bombs")
            && (view.side_before(at, 4)
                || view.previous(at, 5, WARPLANE | AIRCRAFT | FORCE).is_some()
                || nations::is_leader(view.word(at.wrapping_sub(1))))
        {
            return open(from_where(view, at), at, at + 1);
        }
    }
    // "finally bombarded by Russia", "Kharkiv bombed overnight"
    if !matches!(view.word(at), "bombed" | "bombarded") {
        return None;
    }
    // "funeral hall bombed", "mosque bombed"
    let built = at > 0 && view.is(at - 1, TARGET | INFRA);
    let ends = view.is(at + 1, AT | CLAUSE)
        || view.word(at + 1) == "during"
        || at + 1 >= view.words.len()
        || view.words[at + 1].after_break;
    let built = built || at > 0 && view.word(at - 1) == "shelter";
    if built && ends && view.has(KILL | HURT) {
        return plain(bombed(view, at), at, at + 1);
    }
    if built && ends {
        return open(bombed(view, at), at, at + 1);
    }
    let alone = at > 0
        && (view.words[at - 1].capital || view.is_name(at - 1))
        && (view.is(at + 1, AT | CLAUSE) || view.word(at + 1) == "overnight" || at + 1 >= view.words.len());
    if alone || view.word(at + 1) == "by" && view.side_after(at, 4) {
        return open(kind, at, at + 2);
    }
    None
}

/// What was bombed tells how: bombs are laid in mosques and hotels, and fall on the rest.
fn bombed(view: &View, at: usize) -> EventType {
    let laid = matches!(
        view.word(at - 1),
        "mosque"
            | "church"
            | "cathedral"
            | "shrine"
            | "temple"
            | "market"
            | "hotel"
            | "bus"
            | "train"
            | "embassy"
            | "trains"
            | "buses"
            | "hotels"
            | "churches"
            | "mosques"
            | "pipeline"
            | "railway"
            | "restaurant"
            | "cafe"
            | "cinema"
            | "nightclub"
            | "courthouse"
            | "shop"
    ) || view.word(at - 1) == "station" && view.word(at.wrapping_sub(2)) == "police";
    if laid { EventType::Bombing } else { EventType::Airstrike }
}

/// Bombs with these words before them fall from aircraft.
pub const FROM_ABOVE: &[&str] = &["guided", "glide", "barrel", "aerial", "phosphorus", "cluster", "bunker"];

/// "drops bombs on", "bombs dropped on"
fn dropped(view: &View, at: usize) -> Option<usize> {
    let is = |i: &usize| {
        matches!(view.word(*i), "drop" | "drops" | "dropped" | "dropping")
            || *i > at && matches!(view.word(*i), "land" | "landed" | "fall" | "fell" | "rain")
    };
    (at.saturating_sub(4)..at).find(is).or_else(|| (at + 1..at + 3).find(is)).filter(|i| {
        let end = at.max(*i);
        (end..end + 4).any(|i| view.is(i, TOWARD | AT) || view.is(i, TARGET))
    })
}

/// Troops bombard with guns, unless something that flies is named.
fn from_where(view: &View, at: usize) -> EventType {
    let by_guns = view.word(at).starts_with("bombard")
        && view.previous(at, 4, FORCE | GUNS).is_some()
        && !view.has(WARPLANE | AIRCRAFT | AIRSTRIKE | DRONE | MISSILE);
    // Armed groups lay their bombs, but for those that have aircraft.
    let by_group = matches!(view.word(at), "bombs" | "bombed")
        && (at.saturating_sub(4)..at)
            .filter_map(|i| view.group(i))
            .any(|(code, _)| !matches!(code, "NATO" | "LNA_LIBYA" | "LTTE" | "SDN_RSF"));
    if by_guns {
        EventType::ArtilleryShelling
    } else if by_group {
        EventType::Bombing
    } else {
        EventType::Airstrike
    }
}

fn flying(view: &View, at: usize, weapon: Tags, kind: EventType) -> Option<Act> {
    if !view.is(at, weapon) {
        return None;
    }
    if matches!(
        view.word(at + 1),
        "delivery" | "deliveries" | "firm" | "startup" | "racing" | "show" | "footage"
    ) {
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
    // "drone debris sparks fire"
    if view.word(at + 1) == "debris"
        && let Some(deed) = view.next(at + 1, 3, HIT | KILL | HURT | DESTROY | BATTER).or_else(|| {
            (at + 2..at + 4).find(|i| matches!(view.word(*i), "sparks" | "causes" | "ignites" | "sets"))
        })
    {
        return plain(kind, at, deed + 1);
    }
    // "drones bomb airport", "drone drops grenade on soldiers"
    let bombs = matches!(view.word(at + 1), "bomb" | "bombs")
        || matches!(view.word(at + 1), "drops" | "drop" | "dropped") && view.next(at + 1, 3, BOMB).is_some();
    if bombs && (view.next(at + 1, 6, TARGET | INFRA | FORCE | PEOPLE).is_some() || view.has(KILL | HURT)) {
        return plain(kind, at, at + 2);
    }
    let explodes = |i: &usize| !view.is(*i, BLAST) || view.word(*i).starts_with("explode");
    // "rocket from Gaza hits house"
    let reach = if (at + 1..at + 3).any(|i| view.word(i) == "from") { 6 } else { 4 };
    if let Some(deed) =
        view.next(at, reach, HIT | KILL | HURT | DESTROY | BATTER | BLAST | SINK).filter(explodes)
        && !(at + 1..deed).any(|i| {
            view.is(i, ATTRIBUTE | LIKELY_ELSEWHERE)
                || matches!(view.word(i), "to" | "for" | "over")
                || view.word(i) == "from" && i != at + 1 && !view.is(i - 1, FIRE)
        })
        && !view.is(at + 1, ATTRIBUTE)
    {
        return plain(kind, at, deed + 1);
    }
    let fired = view.previous(at, 6, FIRE).or_else(|| view.next(at, 2, FIRE));
    if let Some(fired) = fired {
        // "rockets fired from the Gaza Strip toward Netivot"
        let aimed = (at + 1..at + 8).any(|i| {
            view.clause(i) == view.clause(at)
                && (view.is(i, TOWARD) || matches!(view.word(i), "against" | "over"))
        });
        // "fires on Israel a thousand rockets"
        let aimed = aimed || (fired + 1..at).any(|i| view.is(i, TOWARD) && view.clause(i) == view.clause(at));
        // "fired ballistic missile in Ukraine attack"
        let aimed = aimed || view.word(at + 1) == "in" && view.next(at, 4, ATTACK).is_some();
        return if aimed { plain(kind, fired.min(at), fired.max(at) + 1) } else { None };
    }
    // "attacks Zaporizhzhia with drones"
    let with = (at.saturating_sub(4)..at)
        .rev()
        .find(|i| view.word(*i) == "with" && view.clause(*i) == view.clause(at));
    if let Some(deed) = with.and_then(|with| view.previous(with, 7, HIT | KILL | DESTROY | BATTER)) {
        return plain(kind, deed, at + 1);
    }
    let by = (at.saturating_sub(4)..at).any(|i| view.word(i) == "by");
    let dropped = || {
        (at.saturating_sub(5)..at).find(|i| view.word(*i) == "dropped" && view.clause(*i) == view.clause(at))
    };
    let suffered =
        view.previous(at, 6, HIT | KILL | DESTROY | HURT | BATTER).or_else(dropped).filter(|_| by)?;
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
