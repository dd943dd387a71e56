//! Acts without weapons of war: protests, sanctions, cyberattacks.

use super::{Act, plain};
use crate::{
    clause::View,
    lexicon::{
        AT, ATTACK, CLASH, CROWD, CYBER, DESTROY, DOWN, FIRE, HACKER, HIT, HURT, KILL, PEOPLE, PROTEST,
        SANCTION, TAKE,
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
                            "set"
                                | "flood"
                                | "converge"
                                | "converged"
                                | "tear"
                                | "fill"
                                | "defy"
                                | "blocked"
                                | "demand"
                                | "demanding"
                                | "arrested"
                                | "detained"
                                | "face"
                                | "burn"
                                | "torch"
                                | "occupy"
                                | "return"
                        )
                })
            })
            .or_else(|| view.previous(at, 5, KILL | HURT | DOWN | FIRE | CLASH))?;
        return plain(kind, at.min(deed), at.max(deed) + 1);
    }
    if view.is(at, PROTEST) && !is_in_words(view, at) {
        let told = [
            "erupt",
            "erupts",
            "erupted",
            "spread",
            "spreads",
            "continue",
            "rock",
            "grow",
            "outside",
            "across",
            "turn",
            "turns",
            "over",
            "against",
            "break",
            "broke",
            "leave",
            "after",
            "at",
            "on",
            "enter",
            "intensify",
            "rage",
            "flare",
            "sweep",
            "swept",
            "escalate",
            "resume",
            "as",
            "leaves",
            "kills",
            "kill",
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
            "students",
            "nationwide",
            "peaceful",
            "during",
            "amid",
            "fatal",
            "of",
            "at",
            "government",
            "war",
            "coup",
        ];
        let is_told = told.contains(&view.word(at + 1))
            || view.is(at + 1, AT)
            || before.contains(&view.word(at.wrapping_sub(1)));
        let verb = matches!(view.word(at), "protest" | "protests" | "riot")
            && view.previous(at, 4, PEOPLE | CROWD).is_some();
        let of_a_place =
            view.has(KILL | HURT) && view.words.get(at.wrapping_sub(1)).is_some_and(|word| word.capital);
        return if is_told || verb || of_a_place { plain(kind, at, at + 1) } else { None };
    }
    None
}

/// "under protest", "a protest vote", "protests too much": nobody is in the street.
fn is_in_words(view: &View, at: usize) -> bool {
    matches!(
        view.word(at + 1),
        "vote" | "votes" | "song" | "songs" | "letter" | "note" | "too" | "party" | "ban"
    ) || matches!(
        view.word(at.wrapping_sub(1)),
        "under" | "lodges" | "lodge" | "formal" | "diplomatic" | "strong"
    )
}
