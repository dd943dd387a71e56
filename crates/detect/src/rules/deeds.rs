//! What armed people did, where a rule found that they did something on the ground: who kills takes none, and an
//! ambush is a fight.
//!
//! As readers label it: of 48 titles of our own labels with "gunmen kill", "rebels behead" 31 are a strike first, 11
//! allow a ground assault; of 37 ambushes 22 are a clash, 10 a strike, 5 a ground assault.

use super::Act;
use crate::{
    clause::View,
    lexicon::{FORCE, KILL, TAKE},
};
use ww3_event::EventType;

/// The type of the act, more exactly than the rule that found it knows.
pub fn kind(view: &View, act: &Act) -> EventType {
    let says = |stem: &str| (act.start..act.end).any(|at| view.word(at).starts_with(stem));
    let in_ambush = || (0..view.words.len()).any(|at| view.word(at).starts_with("ambush"));
    match act.kind {
        EventType::GroundAssault if says("ambush") => EventType::Clash,
        // "convoy caught in ambush", "kills four soldiers in ambush"
        EventType::GroundAssault | EventType::Strike if view.has(FORCE) && in_ambush() => EventType::Clash,
        EventType::GroundAssault => {
            let kills = (act.start..act.end).any(|at| view.is(at, KILL)) || says("behead");
            let takes = (act.start..act.end).any(|at| view.is(at, TAKE)) || says("storm") || says("raid");
            if kills && !takes { EventType::Strike } else { EventType::GroundAssault }
        }
        _ => act.kind.clone(),
    }
}
