//! What armed people do besides firing at somebody: burn, blow up; and fights that are told by what was heard of them
//! ("gunfire", "encounter", "violence leaves 14 dead").
//!
//! Knows nothing of crowds: who sets fire at a protest is told by the rule of protests.

use super::{Act, open, toll};
use crate::{
    clause::View,
    lexicon::{AIRCRAFT, AT, CLAUSE, DOWN, FORCE, HURT, INFRA, KILL, PEOPLE, SHIP, TARGET},
};
use ww3_event::EventType;

/// Armed people, or those who burn down what others live in, right before.
fn doer(view: &View, at: usize) -> Option<usize> {
    (at.saturating_sub(4)..at).filter(|i| view.clause(*i) == view.clause(at)).find(|i| is_doer(view, *i))
}

fn is_doer(view: &View, at: usize) -> bool {
    view.is(at, FORCE) || view.group(at).is_some() || matches!(view.word(at), "settlers" | "mob" | "mobs")
}

/// "settlers set fire to warehouse", "troops torch homes", "village razed by militia"
pub fn burning(view: &View, at: usize) -> Option<Act> {
    let clause = |i: &usize| view.clause(*i) == view.clause(at);
    let sets = matches!(view.word(at), "set" | "sets" | "setting")
        && (at + 1..at + 6).take_while(clause).any(|i| matches!(view.word(i), "fire" | "ablaze" | "alight"));
    let burns = matches!(
        view.word(at),
        "torch"
            | "torches"
            | "torched"
            | "torching"
            | "burn"
            | "burns"
            | "burned"
            | "burnt"
            | "raze"
            | "razes"
            | "razed"
            | "loot"
            | "loots"
            | "looted"
            | "ransack"
            | "ransacked"
            | "sack"
    );
    if !(sets || burns) {
        return None;
    }
    // "JNIM blocks convoy, torches tankers"
    let elided = view.words[at].after_break && view.clause(at) == 1 && (0..3).any(|i| is_doer(view, i));
    if doer(view, at).is_some() || elided {
        // "torch NATO, US military vehicles": a list.
        let listed = |i: &usize| {
            clause(i) || view.clause(*i) == view.clause(at) + 1 && clause(&(at + 1)) && !view.is(*i, CLAUSE)
        };
        let what = view.next(at, 6, TARGET | INFRA | AIRCRAFT | SHIP).or_else(|| {
            (at + 1..at + 6).take_while(listed).find(|i| {
                view.is(*i, TARGET)
                    || matches!(
                        view.word(*i),
                        "cars"
                            | "trucks"
                            | "crops"
                            | "fields"
                            | "olive"
                            | "locomotive"
                            | "locomotives"
                            | "wagons"
                            | "lorries"
                            | "granaries"
                            | "tankers"
                    )
            })
        })?;
        return open(EventType::Strike, at, what + 1);
    }
    view.previous(at, 4, TARGET | INFRA)?;
    let by = (at + 1..at + 3).find(|i| view.word(*i) == "by" && clause(i))?;
    let who = (by + 1..by + 4).take_while(clause).find(|i| is_doer(view, *i))?;
    open(EventType::Strike, at, who + 1)
}

/// "Maoists blow up police jeep", "bridge blown up by rebels": not who blows himself up, whose bomb tells it.
pub fn blows_up(view: &View, at: usize) -> Option<Act> {
    if !matches!(view.word(at), "blow" | "blows" | "blew" | "blown" | "blowing") {
        return None;
    }
    let clause = |i: &usize| view.clause(*i) == view.clause(at);
    let up = (at + 1..at + 6).take_while(clause).find(|i| view.word(*i) == "up")?;
    let by_side = doer(view, at).is_some() || view.side_before(at, 3);
    let what = view.next(at, 6, TARGET | INFRA | FORCE | PEOPLE | SHIP | AIRCRAFT);
    let suffers = view.word(at) == "blown" && view.previous(at, 5, TARGET | INFRA | SHIP | FORCE).is_some();
    if by_side && what.is_some() || suffers { open(EventType::Bombing, at, up + 1) } else { None }
}

/// "heavy gunfire rocks Juba": a fight that was heard. Where there is no war, it isn't one.
pub fn gunfire(view: &View, at: usize) -> Option<Act> {
    let arms = view.word(at) == "fire" && matches!(view.word(at.wrapping_sub(1)), "weapons" | "arms");
    if arms && matches!(view.word(at + 1), "heard" | "reported" | "rings" | "erupts") {
        return open(EventType::Clash, at - 1, at + 1);
    }
    if !matches!(view.word(at), "gunfire" | "gunshots" | "shooting") {
        return None;
    }
    if (at.saturating_sub(3)..at).any(|i| view.word(i) == "by") {
        return None;
    }
    let heavy =
        matches!(view.word(at.wrapping_sub(1)), "heavy" | "intense" | "sporadic" | "fresh" | "fierce");
    let told = matches!(
        view.word(at + 1),
        "heard"
            | "rocks"
            | "erupts"
            | "erupted"
            | "reported"
            | "rings"
            | "breaks"
            | "broke"
            | "continues"
            | "near"
            | "rattles"
            | "rattled"
            | "shakes"
            | "shook"
            | "echoes"
            | "echoed"
            | "rang"
            | "crackles"
            | "flares"
    );
    // "six hurt in West Bank settlement shooting": where there is war.
    let noun = view.word(at) == "shooting" && !view.is(at + 1, PEOPLE | DOWN);
    let hurt = (at.saturating_sub(7)..at).find(|i| {
        view.is(*i, KILL | HURT) && view.word(*i + 1) == "in" && view.clause(*i) == view.clause(at)
    });
    if noun && let Some(hurt) = hurt {
        return toll(EventType::Strike, hurt, at + 1);
    }
    // "bus station shooting in Beersheba"
    if noun && at > 0 && view.is(at - 1, TARGET | INFRA) && view.is(at + 1, AT) {
        return toll(EventType::Strike, at - 1, at + 1);
    }
    // "fatal shooting at Tel Aviv bar"
    if noun
        && matches!(view.word(at.wrapping_sub(1)), "fatal" | "deadly")
        && (view.is(at + 1, AT) || view.word(at + 1) == "at")
    {
        return toll(EventType::Strike, at, at + 1);
    }
    let shots =
        view.word(at) != "shooting" && (heavy || told || view.is(at + 1, AT) || view.word(at + 1) == "at");
    if shots || heavy && told { open(EventType::Clash, at, at + 1) } else { None }
}

/// "encounter breaks out between forces and militants", as India's papers say.
pub fn encounter(view: &View, at: usize) -> Option<Act> {
    if view.word(at) != "encounter" {
        return None;
    }
    let armed = (view.has(FORCE) || (0..at).any(|i| view.group(i).is_some()))
        && (view.has(KILL) || view.next(at, 5, FORCE).is_some());
    let told = view.is(at + 1, AT | CLAUSE)
        || matches!(view.word(at + 1), "breaks" | "broke" | "underway" | "with" | "between" | "leaves")
        || at + 1 >= view.words.len();
    if armed && told { open(EventType::Clash, at, at + 1) } else { None }
}

/// "iraq violence leaves 14 dead", "fresh violence in Manipur, three shot dead"
pub fn violence(view: &View, at: usize) -> Option<Act> {
    // "mass killing in Barsalogho"
    let mass = view.word(at.wrapping_sub(1)) == "mass"
        && (view.word(at) == "killing" && view.is(at + 1, AT)
            || matches!(view.word(at), "execution" | "executions" | "beheading" | "beheadings")
                && view.word(at + 1) == "of");
    if mass {
        return open(EventType::Strike, at - 1, at + 1);
    }
    // "sectarian killings in Latakia leave hundreds dead"
    let killings = view.word(at) == "killings"
        && (matches!(
            view.word(at.wrapping_sub(1)),
            "sectarian" | "ethnic" | "mass" | "revenge" | "reprisal" | "militia" | "fresh"
        ) || matches!(view.word(at + 3), "leave" | "leaves"))
        && view.is(at + 1, AT)
        || view.word(at) == "killings" && view.words[at].after_break && view.is(at + 1, AT);
    if killings {
        return open(EventType::Strike, at, at + 1);
    }
    // "ceasefire violation in Rajouri, one hurt"
    if matches!(view.word(at), "violation" | "violations")
        && matches!(view.word(at.wrapping_sub(1)), "ceasefire" | "truce")
        && view.has(KILL | HURT)
    {
        return open(EventType::Clash, at - 1, at + 1);
    }
    if view.word(at) != "violence" || !view.has(KILL) {
        return None;
    }
    let before = view.word(at.wrapping_sub(1));
    let kind = at == 0
        || matches!(
            before,
            "fresh"
                | "ethnic"
                | "sectarian"
                | "communal"
                | "deadly"
                | "new"
                | "tribal"
                | "militant"
                | "rebel"
                | "latest"
                | "renewed"
                | "factional"
                | "day"
                | "more"
                | "jihadist"
                | "insurgent"
        )
        || view.is_side(at - 1)
        || view.is_name(at - 1);
    let told = view.next(at, 4, KILL).is_some()
        || matches!(view.word(at + 1), "leaves" | "claims" | "kills" | "left")
        || view.is(at + 1, AT);
    if kind && told { open(EventType::Strike, at, at + 1) } else { None }
}
