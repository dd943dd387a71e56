//! What happened: the acts that a title tells of, if they happened.

use crate::{
    clause::View,
    lexicon::{ATTRIBUTE, CLAUSE, DESTROY, ELSEWHERE, HIT, LIKELY_ELSEWHERE, POSSIBLE, TAKE, WARLIKE},
    nations, reject,
    rules::{Act, RULES},
};
use ww3_event::EventType;

/// What a title tells of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Acts {
    /// The acts that happened, the most telling first.
    pub found: Vec<Act>,
    /// An act is threatened, planned or feared, and none is told that happened.
    pub is_possible_only: bool,
}

/// What this title tells of; nothing where it is about something else.
pub fn acts(view: &View) -> Acts {
    let mut acts = Acts::default();
    if view.words.is_empty() || reject::begins_otherwise(view) {
        return acts;
    }
    let mut possible = false;
    let mut background: Vec<Act> = Vec::new();
    for rule in RULES {
        let told = (0..view.words.len()).filter_map(|at| rule(view, at));
        for act in told {
            if is_attribute(view, &act) {
                continue;
            }
            if is_possible(view, &act) {
                possible = true;
                continue;
            }
            let list = if is_background(view, &act) { &mut background } else { &mut acts.found };
            if !list.iter().any(|known| known.kind == act.kind) {
                list.push(act);
            }
        }
    }
    background.retain(|act| !acts.found.iter().any(|known| known.kind == act.kind));
    acts.found.extend(background);
    if (possible || !acts.found.is_empty()) && is_elsewhere(view, &acts.found) {
        return Acts::default();
    }
    protest_leads(&mut acts.found);
    sanction_leads(&mut acts.found);
    acts.is_possible_only = possible && acts.found.is_empty();
    acts
}

/// Whether the title is about something else, or of another time.
fn is_elsewhere(view: &View, found: &[Act]) -> bool {
    let plain =
        found.iter().any(|act| act.is_plain && !matches!(act.kind, EventType::Protest | EventType::Sanction));
    view.has(ELSEWHERE)
        || reject::phrase(view, reject::PHRASES)
        || (!plain && (view.has(LIKELY_ELSEWHERE) || reject::phrase(view, reject::LIKELY_PHRASES)))
        || reject::is_missile_test(view)
}

/// "… after a missile attack": what is told first is the news.
fn is_background(view: &View, act: &Act) -> bool {
    let first = (0..=act.start).rev().take_while(|i| view.clause(*i) == view.clause(act.start)).last();
    first.is_some_and(|first| {
        matches!(
            view.word(first),
            "as" | "amid" | "after" | "while" | "following" | "since" | "despite" | "when" | "before"
        )
    })
}

fn is_kinetic(kind: &EventType) -> bool {
    crate::severity::is_kinetic(kind)
}

/// "attack suspect", "bombing plot": the next word makes something else of it.
fn is_attribute(view: &View, act: &Act) -> bool {
    let next = act.end;
    view.is(next, ATTRIBUTE) && view.clause(next) == view.clause(act.end - 1)
}

/// Whether a word before it in the clause, or right after it, makes of the act a wish, a plan or a fear.
fn is_possible(view: &View, act: &Act) -> bool {
    let clause = view.clause(act.start);
    let before = (act.start.saturating_sub(9)..act.start).rev();
    let mut before = before
        .take_while(|i| view.clause(*i) == clause || view.is(*i + 1, CLAUSE) && view.word(*i + 1) == "that");
    let governed = before
        .any(|i| view.is(i, POSSIBLE) || (view.word(i) == "to" && i + 2 >= act.start && !goes_on(view, i)));
    let inside = (act.start..act.end).any(|i| view.is(i, POSSIBLE) && view.word(i) != "not");
    let follows = matches!(
        view.word(act.end),
        "threat"
            | "threats"
            | "plan"
            | "plans"
            | "plot"
            | "fears"
            | "fear"
            | "warning"
            | "risk"
            | "foiled"
            | "thwarted"
            | "averted"
            | "imminent"
    ) && view.clause(act.end) == clause;
    governed || inside || follows
}

/// "continues to strike" goes on.
fn goes_on(view: &View, to: usize) -> bool {
    to > 0
        && matches!(
            view.word(to - 1),
            "continue"
                | "continues"
                | "continued"
                | "begin"
                | "begins"
                | "began"
                | "resume"
                | "resumes"
                | "streets"
        )
        || matches!(view.word(to + 1), "the")
}

/// Sanctions for an attack: the attack was before.
fn sanction_leads(found: &mut Vec<Act>) {
    let Some(at) = found.iter().position(|act| act.kind == EventType::Sanction) else { return };
    if found.iter().all(|act| act.start >= found[at].start) {
        let sanction = found.remove(at);
        found.insert(0, sanction);
    }
}

/// Police and crowds clash at a protest: the protest is the event, unless weapons of war are named.
fn protest_leads(found: &mut Vec<Act>) {
    let Some(at) = found.iter().position(|act| act.kind == EventType::Protest) else { return };
    let soft = |act: &Act| !act.is_plain || !is_kinetic(&act.kind);
    if found.iter().all(soft) {
        let protest = found.remove(at);
        found.insert(0, protest);
    }
}

/// Whether an act told in words that may mean anything counts: beside words of war, between states or armed
/// groups, or where there is war.
pub fn is_at_war(act: &Act, view: &View, country: &str, factions: &[String]) -> bool {
    let words = (0..view.words.len()).filter(|at| !(act.start..act.end).contains(at));
    act.is_plain
        || act.kind == EventType::Sabotage
        || act.kind == EventType::NavalStrike
            && country.is_empty()
            && (act.start..act.end).any(|at| view.is(at, HIT | DESTROY | TAKE))
        || nations::WAR_STATES.contains(&country)
        || words
            .into_iter()
            .any(|at| view.is(at, WARLIKE) && !view.is(at + 1, ATTRIBUTE) && view.word(at) != "gunman")
        || (act.start..act.end).any(|at| view.is(at, WARLIKE) && view.word(at) != "gunman")
        || factions.iter().any(|code| code.len() > 3)
        || factions.iter().filter(|code| code.len() == 3).count() >= 2
}
