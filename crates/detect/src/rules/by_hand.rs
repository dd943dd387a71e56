//! Attacks with knives and vehicles: where a side of a conflict, terror, soldiers or many dead say that it is no crime.

use super::{Act, plain};
use crate::{
    clause::View,
    lexicon::{CROWD, FORCE, HURT, KILL, PEOPLE, TARGET},
    numbers,
};
use ww3_event::EventType;

/// "Palestinian stabs two", "knife attackers kill 29", "driver rams car into soldiers"
pub fn by_hand(view: &View, at: usize) -> Option<Act> {
    let end = blade(view, at).or_else(|| vehicle(view, at))?;
    plain(EventType::Strike, at, end)
}

fn blade(view: &View, at: usize) -> Option<usize> {
    let stabs = matches!(view.word(at), "stab" | "stabs" | "stabbed" | "stabbing" | "stabbings" | "knifes");
    let with = matches!(view.word(at), "knife" | "machete" | "axe" | "sword")
        && matches!(
            view.word(at + 1),
            "attack" | "attacks" | "attacker" | "attackers" | "assault" | "assailant" | "rampage"
        );
    let told = with || stabs && !matches!(view.word(at + 1), "victim" | "victims" | "suspect" | "case");
    if !told || !(view.has(KILL | HURT) || stabs) {
        return None;
    }
    let many = killed(view) >= if view.word(at + 1).ends_with("attackers") { 3 } else { 10 };
    (is_of_a_conflict(view) || is_on_the_armed(view, at) || many).then_some(at + 1 + usize::from(with))
}

fn vehicle(view: &View, at: usize) -> Option<usize> {
    if !matches!(
        view.word(at),
        "rams" | "ram" | "rammed" | "ramming" | "driven" | "drives" | "drove" | "ploughs" | "plows"
    ) {
        return None;
    }
    let vehicle = (at.saturating_sub(3)..at + 4).any(|i| {
        matches!(
            view.word(i),
            "car"
                | "truck"
                | "van"
                | "vehicle"
                | "lorry"
                | "driver"
                | "bulldozer"
                | "jeep"
                | "motorist"
                | "suv"
                | "suvs"
                | "tractor"
                | "minibus"
        )
    });
    let into = (at + 1..at + 5).find(|i| view.word(*i) == "into");
    // "motorist rams bus stop"
    let rams = matches!(view.word(at), "rams" | "rammed")
        && view.next(at, 5, TARGET | PEOPLE | FORCE | CROWD).is_some_and(|whom| whom > at)
        || matches!(view.word(at), "rams" | "rammed")
            && (at + 1..at + 5).any(|i| matches!(view.word(i), "stop" | "pedestrians"));
    let attack = view.word(at) == "ramming" || rams && is_of_a_conflict(view);
    if !vehicle || !(attack || into.is_some()) || !view.has(KILL | HURT) {
        return None;
    }
    let into = into.unwrap_or(at);
    let crowd = (into + 1..into + 6).any(|i| {
        matches!(
            view.word(i),
            "crowd" | "crowds" | "pedestrians" | "market" | "parade" | "revellers" | "people" | "cyclists"
        )
    });
    let many = crowd && killed(view) >= 4 && matches!(view.word(at), "rams" | "rammed" | "driven");
    (is_of_a_conflict(view) || is_on_the_armed(view, into) || many).then_some(into + 1)
}

fn killed(view: &View) -> u32 {
    numbers::casualties(view.words).and_then(|casualties| casualties.killed).unwrap_or(0)
}

/// A side that fights so is named, or terror.
fn is_of_a_conflict(view: &View) -> bool {
    (0..view.words.len()).any(|at| {
        matches!(
            view.word(at),
            "terror"
                | "terrorist"
                | "terrorists"
                | "jihadist"
                | "jihadists"
                | "islamist"
                | "militant"
                | "militants"
                | "extremist"
        ) || view.group(at).is_some()
            || view.demonym(at).is_some_and(|(code, _)| matches!(code, "PSE" | "ISR"))
            || matches!(view.word(at), "jerusalem" | "hebron")
    })
}

/// Soldiers or policemen are hurt.
fn is_on_the_armed(view: &View, at: usize) -> bool {
    (at + 1..at + 7).take_while(|i| view.clause(*i) == view.clause(at)).any(|i| {
        matches!(view.word(i), "soldiers" | "soldier" | "troops" | "policemen" | "guards")
            || view.word(i) == "police" && view.word(i + 1) == "officers"
    })
}
