//! One rule per type: which words together tell of an act.
//!
//! A rule looks at one word and its neighbours in the same clause and says whether an act is told there, how far
//! its words go, and whether they can mean anything else: "suicide bombing" can't, "attack" and "blast" can, and
//! count only where there is war about (`acts`). In the order of [`RULES`]: of two types in one title the earlier
//! is the event's, because it says more.

mod advance;
mod blows;
mod bombs;
mod by_hand;
mod civil;
mod clash;
pub mod deeds;
mod ground;
mod guns;
mod havoc;
pub mod heads;
mod killing;
pub(crate) mod protest;
mod sea_and_air;
mod war;
mod weapons;

use crate::clause::View;
use ww3_event::EventType;

/// What a rule found.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// The type.
    pub kind: EventType,
    /// The first of its words.
    pub start: usize,
    /// After the last of its words.
    pub end: usize,
    /// The words mean nothing else.
    pub is_plain: bool,
    /// Only that somebody died, and where: any other act in the title is what it was.
    pub is_toll: bool,
}

type Rule = fn(&View, usize) -> Option<Act>;

/// The rules, the most telling first. Where each looks, `heads` says.
pub const RULES: &[Rule] = &[
    civil::cyberattack,
    war::assassination,
    sea_and_air::naval_strike,
    sea_and_air::air_defense,
    bombs::bombing,
    weapons::airstrike,
    weapons::drone_strike,
    weapons::missile_strike,
    weapons::rocket_attack,
    guns::artillery_shelling,
    war::sabotage,
    war::infrastructure_strike,
    ground::ground_assault,
    advance::advance,
    blows::lost,
    blows::driven_out,
    clash::clash,
    blows::under_fire,
    war::explosion,
    war::strike,
    blows::blow,
    havoc::blows_up,
    havoc::burning,
    havoc::gunfire,
    havoc::encounter,
    havoc::violence,
    civil::sanction,
    protest::protest,
    killing::of_rank,
    by_hand::by_hand,
    killing::killing,
    killing::shooting,
];

fn plain(kind: EventType, start: usize, end: usize) -> Option<Act> {
    Some(Act { kind, start, end, is_plain: true, is_toll: false })
}

fn toll(kind: EventType, start: usize, end: usize) -> Option<Act> {
    Some(Act { kind, start, end, is_plain: false, is_toll: true })
}

fn open(kind: EventType, start: usize, end: usize) -> Option<Act> {
    Some(Act { kind, start, end, is_plain: false, is_toll: false })
}
