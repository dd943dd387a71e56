//! The one town of a title, where no word says that something is there, but what stands on the ground comes next: "burns
//! down Yobe boarding school".
//!
//! Asked last. Capitals that the news let act, countries, and towns that speak or send are left out.

use crate::{
    capitals,
    clause::View,
    gazetteer::Kind,
    lexicon::{ATTRIBUTE, FORCE, INFRA, PEOPLE, TARGET},
    places::{Mention, Role},
    rules::Act,
    severity,
};

/// So many words lie between the act and the town, at most.
const NEAR: usize = 6;

/// The town, province, region or sea beside a kinetic act, where the title names no other place.
pub fn alone(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    let mut local = mentions.iter().filter(|mention| mention.entry.kind != Kind::Country);
    let only = local.next().filter(|_| local.next().is_none())?;
    let elsewhere = mentions.iter().any(|mention| {
        mention.entry.kind == Kind::Country
            && !only.entry.country.is_empty()
            && mention.entry.country != only.entry.country
    });
    let near = only.start < act.end + NEAR && act.start < only.end + NEAR;
    let is_actor = (only.start..only.end).any(|at| capitals::is_actor(view.word(at)));
    // "Kherson governor says", "Odesa film": only what stands on the ground, or who is hit there, may follow.
    let next_is_ground = view.is(only.end, TARGET | INFRA) || view.is(only.end + 1, TARGET | INFRA);
    let before = only.start.checked_sub(1).map_or("", |at| view.word(at));
    let led = matches!(before, "from" | "of" | "for" | "with" | "by" | "to" | "like");
    let who = view.is(only.end, FORCE | PEOPLE | ATTRIBUTE);
    (severity::is_kinetic(&act.kind)
        && !act.is_toll
        && only.role == Role::Named
        && !elsewhere
        && near
        && !is_actor
        && !led
        && !who
        && next_is_ground)
        .then(|| Mention { role: Role::Site, ..only.clone() })
}
