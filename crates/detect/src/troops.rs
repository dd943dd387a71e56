//! Forces that a title names without saying whose they are: those of the state where it happened.
//!
//! "Soldiers hit" at a check post in a country that the title names: readers take that country for a side. Forces that somebody
//! owns ("Turkish soldiers", "Hamas police", peacekeepers) and police who only speak or seek are none of these.

use crate::{
    clause::View,
    lexicon::{ATTACK, HIT, HURT, KILL, TAKE},
};

/// Forces of a state.
#[rustfmt::skip]
const TROOPS: &[&str] = &[
    "soldier", "soldiers", "troops", "army", "jawan", "jawans", "junta", "gendarme", "gendarmes", "conscripts", "servicemen",
    "paratroopers", "commandos",
];
/// Forces that seek and speak as well.
const POLICE: &[&str] =
    &["police", "policeman", "policemen", "policewoman", "policewomen", "constable", "constables"];

/// Adds the state where it happened (alpha-3) to the sides, where its forces act, which makes it the first, or are hit.
pub fn add(view: &View, state: &str, sides: &mut Vec<String>) {
    if state.len() != 3 || sides.iter().any(|code| code == state) {
        return;
    }
    let is_named = (0..view.words.len()).any(|at| view.party(at) == Some(state));
    if !is_named {
        return;
    }
    let Some(at) = (0..view.words.len()).find(|at| is_state_force(view, *at) && !is_owned(view, *at)) else {
        return;
    };
    if acts(view, at) { sides.insert(0, state.to_owned()) } else { sides.push(state.to_owned()) }
}

fn is_state_force(view: &View, at: usize) -> bool {
    let word = view.word(at);
    TROOPS.contains(&word)
        || word == "security" && matches!(view.word(at + 1), "forces" | "personnel" | "force" | "troops")
        || POLICE.contains(&word) && is_hit(view, at)
}

/// "police killed", "attack on police", "kill two police officers"
fn is_hit(view: &View, at: usize) -> bool {
    let deed = KILL | HURT | ATTACK | HIT;
    let clause = view.clause(at);
    let before = (at.saturating_sub(4)..at).any(|i| view.clause(i) == clause && view.is(i, deed));
    let after = (at + 1..at + 4).any(|i| {
        view.clause(i) == clause
            && (view.is(i, KILL | HURT) || matches!(view.word(i), "ambushed" | "attacked" | "targeted"))
    });
    let shot_by = at > 0 && view.word(at - 1) == "by";
    (before || after) && !shot_by
}

/// Somebody is named right before, or they are nobody's.
fn is_owned(view: &View, at: usize) -> bool {
    let clause = view.clause(at);
    (at.saturating_sub(3)..at).filter(|i| view.clause(*i) == clause).any(|i| {
        view.demonym(i).is_some()
            || view.group(i).is_some()
            || matches!(
                view.word(i),
                "un" | "unifil"
                    | "minusma"
                    | "monusco"
                    | "amisom"
                    | "isaf"
                    | "rebel"
                    | "foreign"
                    | "peacekeeping"
                    | "au"
                    | "african"
                    | "coalition"
                    | "ex"
                    | "former"
                    | "child"
            )
            || i + 1 == at && view.party(i).is_some()
    }) || view.word(at + 1).starts_with("peacekeep")
}

/// "Army kills", "troops retake": it is they who do it.
fn acts(view: &View, at: usize) -> bool {
    let verb = (at + 1..at + 3).find(|i| view.is(*i, KILL | TAKE | HIT | ATTACK));
    verb.is_some_and(|verb| {
        !matches!(
            view.word(verb),
            "killed"
                | "dead"
                | "die"
                | "died"
                | "shot"
                | "slain"
                | "hit"
                | "attacked"
                | "struck"
                | "ambushed"
        ) && view.clause(verb) == view.clause(at)
    })
}
