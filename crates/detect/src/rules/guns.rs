//! Guns and mortars, and who shells.

use super::{Act, open, plain};
use crate::{
    clause::View,
    lexicon::{
        AT, ATTACK, BATTER, DESTROY, FIRE, FORCE, GUNS, HIT, HURT, INFRA, KILL, SHELLING, TARGET, TOWARD,
    },
};
use ww3_event::EventType;

/// Guns and mortars: "shelling", "artillery hits", a side that "shells".
pub fn artillery_shelling(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::ArtilleryShelling;
    if view.word(at) == "tank"
        && matches!(view.word(at + 1), "fire" | "shell" | "shells" | "shelling" | "round" | "rounds")
        && !view.is(at + 2, TOWARD)
    {
        return plain(kind, at, at + 2);
    }
    if view.is(at, SHELLING) && view.word(at + 1) != "out" {
        return plain(kind, at, at + 1);
    }
    // "Pakistani guns pound Poonch", "gunners pound camp"
    if matches!(view.word(at), "guns" | "gunners")
        && let Some(deed) = view.next(at, 2, HIT | BATTER | DESTROY).filter(|deed| {
            ["pound", "pummel", "hammer", "batter", "shell"]
                .iter()
                .any(|verb| view.word(*deed).starts_with(verb))
        })
    {
        return open(kind, at, deed + 1);
    }
    // "rebels mortar Monrovia"
    if view.word(at) == "mortar" && at > 0 && view.is(at - 1, FORCE) && view.name(at + 1) > 0 {
        return plain(kind, at, at + 1);
    }
    if view.is(at, GUNS) {
        // "hammer Fallujah with artillery"
        let with = (at.saturating_sub(3)..at).find(|i| view.word(*i) == "with");
        if let Some(deed) = with.and_then(|with| view.previous(with, 6, HIT | DESTROY | BATTER)) {
            return plain(kind, deed, at + 1);
        }
        // "fire mortars at polling station"
        let by = (at.saturating_sub(3)..at).any(|i| view.word(i) == "by");
        if let Some(suffered) = view.previous(at, 6, HIT | KILL | HURT | DESTROY).filter(|_| by) {
            return plain(kind, suffered, at + 1);
        }
        let aimed = (at + 1..at + 3).any(|i| view.is(i, TOWARD));
        if let Some(fired) = view.previous(at, 3, FIRE).filter(|_| aimed) {
            return plain(kind, fired, at + 1);
        }
        let deed = view.next(at, 4, ATTACK | HIT | KILL | HURT | BATTER | DESTROY).or_else(|| {
            (at + 1..at + 3).find(|i| matches!(view.word(*i), "fire" | "shells" | "rounds" | "duel"))
        })?;
        return plain(kind, at, deed + 1);
    }
    if !matches!(view.word(at), "shells" | "shell") {
        return None;
    }
    // "Oil giant Shell raids rival"
    let firm = |at: usize| {
        matches!(
            view.word(at),
            "oil"
                | "giant"
                | "major"
                | "energy"
                | "firm"
                | "royal"
                | "boss"
                | "chief"
                | "profit"
                | "profits"
                | "ceo"
        )
    };
    let owned =
        view.is(at + 1, INFRA) && !(at > 0 && (view.is(at - 1, FORCE | GUNS) || view.is_side(at - 1)));
    if view.word(at) == "shell" && (firm(at.wrapping_sub(1)) || firm(at + 1) || owned) {
        return None;
    }
    let suffer = view.next(at, 2, HIT | KILL | HURT | BATTER | DESTROY);
    let shelled = (view.side_before(at, 3) || view.previous(at, 3, FORCE | GUNS).is_some())
        && (view.side_after(at, 4)
            || view.next(at, 4, TARGET | FORCE).is_some()
            || view.words.len() > at + 1);
    if let Some(deed) = suffer {
        return plain(kind, at, deed + 1);
    }
    // "convoy hit by shells", "cluster shells rain on town"
    let by = (at.saturating_sub(3)..at).any(|i| view.word(i) == "by");
    if let Some(suffered) = view.previous(at, 6, HIT | KILL | HURT | DESTROY).filter(|_| by) {
        return plain(kind, suffered, at + 1);
    }
    if let Some(rain) = view.next(at, 1, FIRE).filter(|rain| view.is(rain + 1, TOWARD | AT)) {
        return plain(kind, at, rain + 1);
    }
    // "Hezbollah treads carefully as it shells Israeli position"
    let pronoun = at > 0 && matches!(view.word(at - 1), "it" | "they");
    if pronoun && (view.side_after(at, 2) || view.next(at, 3, TARGET | FORCE).is_some()) {
        return open(kind, at, at + 1);
    }
    if shelled { open(kind, at, at + 1) } else { None }
}
