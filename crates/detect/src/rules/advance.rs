//! Armed people who come to a place or hold it, told by other words than "capture": at its gates, its flag raised,
//! its offices taken over, landed on.
//!
//! Knows nothing of what they did before, nor of states that only move troops: a name or a building stands there.

use super::{Act, blows::is_armed, open};
use crate::{
    clause::View,
    lexicon::{AT, CROWD, INFRA, LIKELY_ELSEWHERE, TARGET, TOWARD},
};
use ww3_event::EventType;

/// "fighters at gates of Lashkar Gah", "rebels take over Gwoza", "troops raise flag in Robotyne", "commandos land on
/// island", "forces sweep Tal Afar"
pub fn advance(view: &View, at: usize) -> Option<Act> {
    if view.has(CROWD | LIKELY_ELSEWHERE) {
        return None;
    }
    let end = at_gates(view, at)
        .or_else(|| raises_flag(view, at))
        .or_else(|| takes_over(view, at))
        .or_else(|| holds(view, at))
        .or_else(|| lands(view, at))
        .or_else(|| bears_down(view, at))?;
    open(EventType::GroundAssault, at, end)
}

/// Armed people among the `count` words before, in the same clause; not those who keep the peace.
fn armed_before(view: &View, at: usize, count: usize) -> bool {
    (at.saturating_sub(count)..at).any(|i| {
        view.clause(i) == view.clause(at) && is_armed(view, i) && !view.word(i).starts_with("peacekeeper")
    })
}

/// A place by its name, or a building, among the words from here on.
fn place_from(view: &View, from: usize, count: usize) -> bool {
    (from..from + count)
        .take_while(|i| view.clause(*i) == view.clause(from))
        .any(|i| view.is(i, TARGET | INFRA) || view.name(i) > 0)
}

/// "at the gates of", "reach outskirts of", "on edge of"
fn at_gates(view: &View, at: usize) -> Option<usize> {
    let comes =
        matches!(view.word(at), "at" | "on" | "reach" | "reaches" | "reached" | "approach" | "approaches");
    if !comes {
        return None;
    }
    let edge = (at + 1..at + 3).find(|i| {
        matches!(view.word(*i), "gates" | "outskirts" | "edge" | "doorstep" | "palace" | "suburbs")
    })?;
    let of = view.word(edge + 1) == "of" && place_from(view, edge + 2, 2);
    let by_verb = view.word(at).starts_with("reach") || view.word(at).starts_with("approach");
    ((of || by_verb) && armed_before(view, at, 4)).then_some(edge + 1 + usize::from(of))
}

/// "raise flag over square", "hoists flag in town": those who hold it do.
fn raises_flag(view: &View, at: usize) -> Option<usize> {
    let raises = matches!(
        view.word(at),
        "raise" | "raises" | "raised" | "hoist" | "hoists" | "hoisted" | "plant" | "plants" | "planted"
    );
    if !raises {
        return None;
    }
    let flag = (at + 1..at + 4).find(|i| matches!(view.word(*i), "flag" | "flags" | "banner"))?;
    let there = view.is(flag + 1, AT | TOWARD) && place_from(view, flag + 2, 4);
    (there && armed_before(view, at, 4)).then_some(flag + 1)
}

/// "take over government offices", not "take over from", nor of a firm.
fn takes_over(view: &View, at: usize) -> Option<usize> {
    let takes = matches!(view.word(at), "take" | "takes" | "took" | "taking" | "taken")
        && view.word(at + 1) == "over";
    let what = || {
        place_from(view, at + 2, 3)
            && !matches!(view.word(at + 2), "from" | "as" | "security" | "in" | "at" | "duties" | "command")
    };
    (takes && armed_before(view, at, 3) && what()).then_some(at + 2)
}

/// "insurgents in control of most of refinery"
fn holds(view: &View, at: usize) -> Option<usize> {
    if view.word(at) != "in" {
        return None;
    }
    let control = (at + 1..at + 3).find(|i| view.word(*i) == "control")?;
    let of = view.word(control + 1) == "of" && place_from(view, control + 2, 4);
    (of && at > 0 && armed_before(view, at, 2)).then_some(control + 2)
}

/// "troops land on rebel isle"
fn lands(view: &View, at: usize) -> Option<usize> {
    let lands = matches!(view.word(at), "land" | "lands" | "landed") && view.word(at + 1) == "on";
    if !lands {
        return None;
    }
    let shore = (at + 2..at + 6).take_while(|i| view.clause(*i) == view.clause(at)).find(|i| {
        matches!(
            view.word(*i),
            "beach" | "beaches" | "isle" | "island" | "islands" | "shore" | "shores" | "coast"
        )
    })?;
    armed_before(view, at, 3).then_some(shore + 1 + usize::from(view.word(shore + 1) == "of"))
}

/// "forces sweep Tal Afar", "rebels march on Goma", "M23 marches into Uvira"
fn bears_down(view: &View, at: usize) -> Option<usize> {
    let named = |i: usize| view.name(i) > 0;
    let sweeps = matches!(view.word(at), "sweep" | "sweeps" | "comb" | "scour") && named(at + 1);
    let on = matches!(
        view.word(at),
        "march" | "marches" | "marching" | "marched" | "descend" | "descends" | "converge" | "converges"
    ) && view.word(at + 1) == "on"
        && named(at + 2);
    let into = view.word(at).starts_with("march") && view.word(at + 1) == "into" && named(at + 2);
    let end = at + if sweeps { 2 } else { 3 };
    ((sweeps || on || into) && armed_before(view, at, 3)).then_some(end.min(view.words.len()))
}
