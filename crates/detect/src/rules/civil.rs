//! Acts without weapons and crowds: sanctions, cyberattacks.

use super::{Act, plain};
use crate::{
    clause::View,
    lexicon::{ATTACK, CYBER, DESTROY, HACKER, HIT, SANCTION},
};
use ww3_event::EventType;

/// An attack on computers or networks.
pub fn cyberattack(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::Cyberattack;
    if view.is(at, CYBER) {
        return plain(kind, at, at + 1);
    }
    if view.word(at) == "cyber" && view.is(at + 1, ATTACK) {
        return plain(kind, at, at + 2);
    }
    if !view.is(at, HACKER) {
        return None;
    }
    let deed = view.next(at, 2, HIT | ATTACK | DESTROY).or_else(|| {
        ["breach", "breached", "knock", "steal", "leak", "disrupt"]
            .contains(&view.word(at + 1))
            .then_some(at + 1)
    })?;
    plain(kind, at, deed + 1)
}

/// A state takes a measure against another: imposes, widens, announces; not eases, threatens, evades.
pub fn sanction(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::Sanction;
    // "Washington blacklists three Nicaraguan ministers"
    if matches!(view.word(at), "blacklists" | "blacklisted")
        && (view.side_after(at, 5) || view.side_before(at, 3))
        && !view.has(crate::lexicon::LIKELY_ELSEWHERE)
    {
        return plain(kind, at, at + 1);
    }
    // "slaps arms embargo on"
    let embargo = view.word(at) == "embargo" && view.word(at + 1) == "on";
    if !view.is(at, SANCTION) && !embargo {
        return None;
    }
    let made = [
        "imposes",
        "imposed",
        "impose",
        "slaps",
        "slapped",
        "announces",
        "announced",
        "unveils",
        "adopts",
        "adopted",
        "approves",
        "approved",
        "agrees",
        "expands",
        "widens",
        "tightens",
        "hits",
        "issues",
        "levies",
        "places",
        "agree",
        "slap",
        "slapping",
        "extends",
        "passes",
    ];
    let made_before = (at.saturating_sub(7)..at)
        .find(|i| made.contains(&view.word(*i)) && view.clause(*i) == view.clause(at));
    let verb = view.word(at) == "sanctions"
        && view.side_before(at, 3)
        && (view.side_after(at, 4))
        && view.word(at + 1) != "on"
        && view.previous(at, 3, HIT).is_none()
        && view.is_side(at.wrapping_sub(1));
    if let Some(start) = made_before {
        return plain(kind, start, at + 1);
    }
    if verb || (view.word(at) == "sanctioned" && view.side_before(at, 5)) {
        return plain(kind, at, at + 1);
    }
    None
}
