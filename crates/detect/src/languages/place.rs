//! Where it happened, of a title in another language that names one place alone: its grammar isn't known, so that
//! less is asked of the words around the name than in English.

use crate::{
    aside::STRIKE_ABROAD,
    capitals,
    clause::View,
    gazetteer::Kind,
    lexicon::{CLAUSE, DESTROY, FIRE, FORCE, HIT, KILL, POSSIBLE, TAKE},
    places::{Mention, Role},
    rules::Act,
    severity,
};
use std::cmp::Reverse;
use ww3_event::EventType;

/// A town of fewer people isn't known abroad.
const SMALL: u32 = 200_000;

/// The only place that the title names, where nothing says that it acts or speaks, or that the act came from there.
pub fn only_place(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    let protests = act.kind == EventType::Protest;
    if !(severity::is_kinetic(&act.kind) || protests || act.kind == EventType::Cyberattack) {
        return None;
    }
    // "Russia hits …": who acts is no place beside the others.
    let acts = |mention: &Mention| {
        let verb = mention.end + usize::from(view.is(mention.end, FORCE));
        mention.entry.kind == Kind::Country
            && view.is(verb, HIT | FIRE | TAKE | KILL | DESTROY)
            && view.word(verb + 1) != "by"
            && view.clause(verb) == view.clause(mention.start)
    };
    let several = mentions.iter().filter(|mention| mention.entry.kind != Kind::Country).count() > 0;
    let named = || {
        mentions.iter().filter(|mention| {
            mention.role != Role::From && !is_from(view, mention.start) && !(several && acts(mention))
        })
    };
    // A country and a town in it are one place.
    let exact = |mention: &&Mention| (mention.entry.kind != Kind::Country, Reverse(mention.start));
    let only = named().max_by_key(exact)?;
    if named().any(|other| other.entry.country != only.entry.country || is_rival(other, only)) {
        return None;
    }
    let next = view.words.get(only.end);
    let heads = only.start == 0 && next.is_some_and(|next| next.after_break);
    let speaks = !heads && (view.is(only.end, POSSIBLE) || view.word(only.end) == "says");
    let there = match only.entry.kind {
        _ if protests => heads && only.entry.kind != Kind::Country,
        Kind::Country if heads => !matches!(only.entry.country, "USA"),
        // Who shoots down does so at home.
        Kind::Country if act.kind == EventType::AirDefense => {
            let between = only.end..act.start;
            only.start < act.end
                && only.entry.country != "USA"
                && !between.into_iter().any(|at| view.is(at, FIRE) || view.words[at].after_break)
        }
        Kind::Country => {
            act.kind == EventType::Cyberattack && only.start > 0
                || !STRIKE_ABROAD.contains(&only.entry.country)
                    && only.start > act.start
                    && view.clause(only.start) == view.clause(act.end - 1)
        }
        _ if speaks => false,
        Kind::City if capitals::is_actor(view.word(only.end - 1)) => {
            heads && (!STRIKE_ABROAD.contains(&only.entry.country) || is_at_home(&act.kind))
                || only.start > act.start && !view.is(only.start, CLAUSE)
                || view.word(only.end) == "blackout"
        }
        _ => true,
    };
    there.then(|| Mention { role: Role::Site, ..only.clone() })
}

/// What a state does abroad by other means.
fn is_at_home(kind: &EventType) -> bool {
    matches!(kind, EventType::Bombing | EventType::Explosion | EventType::Assassination)
}

/// "Sudan: … in the camp of Chouk": a small town abroad that is called so isn't meant, but that country.
pub fn at_home(view: &View, place: Mention, mentions: &[Mention]) -> Mention {
    let heads = |mention: &&Mention| {
        mention.start == 0 && view.words.get(mention.end).is_some_and(|next| next.after_break)
    };
    let Some(head) = mentions.first().filter(heads) else { return place };
    let abroad = place.entry.country;
    let is_named = mentions.iter().any(|other| other.start != place.start && other.entry.country == abroad)
        || (0..view.words.len()).any(|at| view.demonym(at).is_some_and(|(code, _)| code == abroad));
    // "Gaza Strip: … Israeli airstrike on school": of whose act it was the place isn't.
    let is_told = mentions.iter().any(|mention| mention.start == place.start);
    if !is_told && head.role != Role::From && head.entry.country != abroad {
        return Mention { role: Role::Site, ..head.clone() };
    }
    let is_small = head.entry.kind == Kind::Country
        && place.entry.kind == Kind::City
        && !place.entry.is_known
        && place.entry.population < SMALL;
    if is_small && !is_named && abroad != head.entry.country {
        Mention { role: Role::Site, ..head.clone() }
    } else {
        place
    }
}

/// Another town, not the country of this one.
fn is_rival(other: &Mention, only: &Mention) -> bool {
    other.entry != only.entry && other.entry.kind != Kind::Country
}

/// "… from Yemen", "for Kyiv": it came from there, or it is no more than named.
fn is_from(view: &View, start: usize) -> bool {
    matches!(
        start.checked_sub(1).map_or("", |before| view.word(before)),
        "from" | "by" | "with" | "for" | "to" | "against" | "as"
    )
}
