//! Which of the sides acts and which is hit, by the words around its name: whose code comes first.
//!
//! Knows nothing of codes; `factions` asks it where a side stands.

use crate::{
    clause::View,
    lexicon::{
        AIRCRAFT, AIRSTRIKE, AT, ATTACK, BATTER, BLAST, BOMB, BOMBING, CLAUSE, CROWD, DESTROY, DOWN, DRONE,
        FIRE, FORCE, GUNS, HIT, HURT, INVADE, KILL, MISSILE, OFFENSIVE, PEOPLE, ROCKET, SHELLING, SHIP,
        SHOOT, SINK, TAKE, TOWARD, Tags, WARPLANE,
    },
};

/// What a side does, in the order in which sides are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// "by Hamas", "blamed on Hamas"
    Doer,
    /// "Israeli strike", "Russia bombards"
    Acts,
    /// It speaks, is hit, or is only named.
    Named,
    /// "Russian drone shot down"
    Loses,
}

const DEED: Tags = ATTACK
    | AIRSTRIKE
    | SHELLING
    | BOMBING
    | OFFENSIVE
    | BATTER
    | HIT
    | KILL
    | FIRE
    | TAKE
    | INVADE
    | DOWN
    | DESTROY
    | SINK
    | HURT
    | BLAST
    | BOMB
    | SHOOT;
/// What a side sends, and what may be brought down.
const SENT: Tags = MISSILE | DRONE | ROCKET | GUNS | WARPLANE | AIRCRAFT | SHIP;

/// What the side does whose name stands from `start` to before `end`.
pub fn part(view: &View, start: usize, end: usize) -> Part {
    if is_blamed(view, start) {
        return Part::Doer;
    }
    // "Armenian, Azerbaijani forces trade fire"
    let other = end + usize::from(view.is(end, FORCE));
    if view.words.get(other).is_some_and(|next| next.after_break) && view.is_side(other) {
        return part(view, other, other + 1);
    }
    let clause = view.clause(end - 1);
    let mut sends = false;
    for at in (end..end + 7).take_while(|at| view.clause(*at) == clause && *at < view.words.len()) {
        if is_suffered(view, at) {
            return Part::Named;
        }
        if sends && is_downed(view, at) {
            return Part::Loses;
        }
        if sends && !view.is(at, DEED | SENT) && view.is(at, AT | TOWARD) {
            break;
        }
        if (view.is(at, DEED)
            || MOVES.contains(&view.word(at))
            || matches!(view.word(at), "shells" | "shell" | "bombs" | "bomb"))
            && !view.is(at, SENT)
        {
            return if is_object(view, start) { Part::Named } else { Part::Acts };
        }
        sends |= view.is(at, SENT);
        // "US and Iran exchange strikes"
        let joins = view.word(at) == "and" && (at + 1..at + 3).any(|next| view.is_side(next));
        if view.is(at, AT | TOWARD) || LINKS.contains(&view.word(at)) && !joins {
            break;
        }
    }
    if sends && !is_object(view, start) { Part::Acts } else { Part::Named }
}

/// "by suspected Hamas", "blamed on Iran", "traced to Iran"
fn is_blamed(view: &View, start: usize) -> bool {
    let mut at = start;
    while let Some(before) = at.checked_sub(1).filter(|_| !view.words[at].after_break) {
        let to = |verb: &str| before > 0 && view.word(before - 1) == verb;
        match view.word(before) {
            "by" => return true,
            "on" => return to("blamed"),
            "to" => return to("traced"),
            "the" | "suspected" | "alleged" | "armed" | "pro" | "a" | "an" if start - before < 3 => {
                at = before
            }
            _ => return false,
        }
    }
    false
}

/// "soldiers killed in", "under fire": done to who stands before.
fn is_suffered(view: &View, at: usize) -> bool {
    let next = view.word(at + 1);
    let ends = at + 1 >= view.words.len()
        || view.clause(at + 1) != view.clause(at)
        || view.is(at + 1, AT | CLAUSE)
        || matches!(next, "by" | "during" | "from" | "with" | "overnight" | "again" | "at");
    match view.word(at) {
        "dead" | "die" | "dies" | "died" | "slain" | "ambushed" | "feared" => true,
        "shot" => matches!(next, "dead" | "by" | "in" | "at"),
        "under" => !view.is(at + 1, DEED) || view.is(at + 1, ATTACK | FIRE | SHELLING),
        "killed" | "wounded" | "injured" | "hurt" | "hit" | "struck" | "attacked" | "bombed" | "shelled"
        | "captured" | "destroyed" | "sunk" | "targeted" | "damaged" | "assassinated" | "kidnapped" => ends,
        _ => false,
    }
}

/// "jet shot down", "drone downed": who lost it is named behind who says so.
fn is_downed(view: &View, at: usize) -> bool {
    let object =
        |at: usize| view.words.get(at).is_some_and(|word| word.capital) && !view.words[at].after_break;
    view.word(at) == "downed" && !object(at + 1)
        || view.word(at) == "shot" && view.word(at + 1) == "down" && !object(at + 2)
}

/// "kill two Israeli soldiers", "on Saudi soil": it is done to the side whose name stands here.
fn is_object(view: &View, start: usize) -> bool {
    let mut at = start;
    while let Some(before) = at.checked_sub(1).filter(|_| !view.words[at].after_break) {
        if view.is(before, CLAUSE) || start - before > 3 {
            return false;
        }
        match view.word(before) {
            "in" | "from" | "by" | "of" | "as" | "during" | "near" | "amid" | "after" => return false,
            "on" | "at" | "against" | "into" | "toward" | "towards" => return true,
            _ if view.is(before, DEED) => return true,
            _ => at = before,
        }
    }
    false
}

/// Who moves so, attacks.
const MOVES: &[&str] =
    &["advance", "advances", "advanced", "closes", "close", "closing", "pushes", "push", "marches", "march"];

/// They lead away from what the side does.
const LINKS: &[&str] = &["of", "for", "with", "from", "to", "against", "by", "and", "over"];

/// Whether the side acts at a protest: its police, its troops, itself; not whose people or whose leader it is about.
pub fn acts_on_crowds(view: &View, start: usize, end: usize) -> bool {
    if is_blamed(view, start) {
        return true;
    }
    let palestinians = view.word(start) == "palestinians" && view.word(end).starts_with("clash");
    palestinians
        || (end..end + 3)
            .take_while(|at| {
                view.clause(*at) == view.clause(end - 1) && !view.is(*at, CROWD | PEOPLE)
                    || view.word(*at) == "police"
            })
            .any(|at| POWER.contains(&view.word(at)))
            && !is_object(view, start)
}

/// Of a state that meets a crowd, and what it does.
#[rustfmt::skip]
const POWER: &[&str] = &[
    "police", "troops", "forces", "army", "soldiers", "soldier", "security", "guards", "guard", "military", "regime",
    "government", "authorities", "junta", "deploys", "deploy", "imposes", "hits", "vows", "warns", "blames", "bans",
    "orders", "cracks", "crack", "opens", "open", "break", "breaks", "kills", "kill", "shoot", "shoots", "shot", "fire",
    "arrests", "arrest", "detains", "disperse", "disperses", "visit", "says", "crackdown", "cuts", "blocks", "agents",
    "marines", "sends", "curbs",
];
