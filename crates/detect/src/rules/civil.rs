//! Acts without weapons of war: protests, sanctions, cyberattacks.

use super::{Act, plain};
use crate::{
    clause::View,
    lexicon::{
        AT, ATTACK, CLASH, CROWD, CYBER, DESTROY, DOWN, FIRE, HACKER, HIT, HURT, KILL, PROTEST, SANCTION,
        TAKE,
    },
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
    if !view.is(at, SANCTION) {
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
        return plain(EventType::Sanction, start, at + 1);
    }
    if verb || (view.word(at) == "sanctioned" && view.side_before(at, 5)) {
        return plain(EventType::Sanction, at, at + 1);
    }
    None
}

/// People in the street, and something that they do there.
pub fn protest(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::Protest;
    let march = [
        "march",
        "marched",
        "rally",
        "rallied",
        "protest",
        "protested",
        "demonstrate",
        "demonstrated",
        "take",
        "took",
        "gather",
        "gathered",
        "clash",
        "block",
        "storm",
    ];
    let many = ["thousands", "hundreds", "crowds", "tens", "dozens"];
    if many.contains(&view.word(at)) {
        let deed = (at + 1..at + 7)
            .find(|i| march.contains(&view.word(*i)) && view.clause(*i) == view.clause(at))?;
        if matches!(view.word(deed), "take" | "took") && !(deed..deed + 4).any(|i| view.word(i) == "streets")
        {
            return None;
        }
        return plain(kind, at, deed + 1);
    }
    if view.is(at, CROWD) {
        let deed = view
            .next(at, 4, HIT | KILL | DOWN | TAKE | CLASH | AT)
            .or_else(|| {
                (at + 1..at + 5).find(|i| {
                    march.contains(&view.word(*i))
                        || matches!(
                            view.word(*i),
                            "set" | "flood" | "converge" | "converged" | "tear" | "fill" | "defy" | "blocked"
                        )
                })
            })
            .or_else(|| view.previous(at, 5, KILL | HURT | DOWN | FIRE | CLASH))?;
        return plain(kind, at.min(deed), at.max(deed) + 1);
    }
    if view.is(at, PROTEST) {
        let told = [
            "erupt", "erupts", "erupted", "spread", "spreads", "continue", "rock", "grow", "outside",
            "across", "turn", "turns", "over", "against", "break", "broke", "leave", "after",
        ];
        let before = [
            "mass",
            "huge",
            "violent",
            "deadly",
            "anti",
            "street",
            "biggest",
            "massive",
            "fresh",
            "new",
            "student",
            "nationwide",
        ];
        let is_told = told.contains(&view.word(at + 1))
            || view.is(at + 1, AT)
            || before.contains(&view.word(at.wrapping_sub(1)));
        return if is_told { plain(kind, at, at + 1) } else { None };
    }
    None
}
