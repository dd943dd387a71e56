//! Acts without weapons and crowds: sanctions, cyberattacks.

use super::{Act, plain};
use crate::{
    capitals,
    clause::View,
    lexicon::{ATTACK, CYBER, DESTROY, HACKER, HIT, SANCTION},
};
use ww3_event::EventType;

/// An attack on computers or networks.
pub fn cyberattack(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::Cyberattack;
    if view.is(at, CYBER) {
        return plain(kind, at, at + 1);
    }
    if view.word(at) == "cyber" && view.is(at + 1, ATTACK) {
        return plain(kind, at, at + 2);
    }
    // "banks knocked offline", not by a storm
    if view.word(at) == "offline"
        && (at.saturating_sub(2)..at).any(|i| matches!(view.word(i), "knocked" | "forced" | "taken"))
        && (view.has(CYBER | HACKER) || view.says(ONLINE) && !view.says(BROKEN_BY))
    {
        return plain(kind, at - 1, at + 1);
    }
    let is_malware = view.word(at) == "malware" || view.word(at) == "wiper" && view.word(at + 1) == "malware";
    if !(view.is(at, HACKER) || is_malware) {
        return None;
    }
    let here = |i: &usize| view.clause(*i) == view.clause(at);
    // "hackers linked to Russia wipe"
    let reach = if matches!(view.word(at + 1), "linked" | "backed") { at + 6 } else { at + 4 };
    let deed = view.next(at, 3, HIT | ATTACK | DESTROY).or_else(|| {
        (at + 1..reach).take_while(here).find(|i| {
            HACKS.contains(&view.word(*i))
                || matches!(view.word(*i), "take" | "took")
                    && matches!(view.word(*i + 1), "down" | "over" | "out")
        })
    })?;
    // "hackers accused of", "ransomware gang leader arrested": who is caught did it before.
    let is_caught =
        (at + 1..deed).any(|i| matches!(view.word(i), "who" | "accused" | "jailed" | "over" | "for"));
    if is_caught {
        return None;
    }
    plain(kind, at, deed + 1)
}

/// What hackers do to computers.
#[rustfmt::skip]
const HACKS: &[&str] = &[
    "breach", "breached", "breaches", "knock", "knocks", "knocked", "steal", "stole", "leak", "leaked", "disrupt", "disrupts", "disrupted",
    "wipe", "wipes", "wiped", "paralyse", "paralyses", "paralysed", "paralyze", "paralyzes", "paralyzed", "freeze", "froze",
    "frozen", "encrypt", "encrypts", "encrypted", "cripple", "cripples", "crippled", "lock", "locks", "locked", "shut", "deface", "defaced",
    "disable", "disabled", "infiltrate", "infiltrated", "penetrate", "penetrated", "compromise", "compromised", "hijack", "hijacked",
    "infects", "infected",
];

/// What is online.
const ONLINE: &[&str] =
    &["website", "websites", "bank", "banks", "ministry", "ministries", "government", "portal", "portals"];

/// What breaks things without a hacker.
#[rustfmt::skip]
const BROKEN_BY: &[&str] = &[
    "storm", "storms", "maintenance", "strike", "strikes", "fire", "quake", "earthquake", "flood", "floods", "heat",
];

/// Between who takes a measure and sanctions: it is taken back, or refused.
#[rustfmt::skip]
const UNDOES: &[&str] = &[
    "lift", "lifts", "lifting", "end", "ends", "ending", "ease", "eases", "easing", "against", "down", "reject", "rejects", "waive",
    "waives", "waiving", "drop", "drops", "dropping", "suspend", "suspends", "suspending", "delay", "delays", "delaying", "relax", "scrap",
];

/// After sanctions that are no verb.
#[rustfmt::skip]
const OF_SANCTIONS: &[&str] = &[
    "on", "over", "for", "after", "against", "in", "by", "as", "hit", "lifted", "eased", "relief", "waiver", "committee", "envoy",
    "chief", "talks", "regime", "bill", "evasion", "push", "bite", "hurt", "impact", "cripple", "threat", "list", "row", "vote", "expert",
];

/// A state takes a measure against another: imposes, widens, announces; not eases, threatens, evades.
pub fn sanction(view: &View, at: usize) -> Option<Act> {
    let kind = EventType::Sanction;
    // "Washington blacklists three Nicaraguan ministers"
    if matches!(view.word(at), "blacklists" | "blacklisted")
        && (view.side_after(at, 5) || view.side_before(at, 3))
        && !view.has(crate::lexicon::LIKELY_ELSEWHERE)
    {
        return plain(kind, at, at + 1);
    }
    // "slaps arms embargo on"
    let embargo = view.word(at) == "embargo" && (at + 1..at + 6).any(|i| view.word(i) == "on");
    // "Switzerland freezes funds of six Nicaraguan officials"
    let frozen = matches!(view.word(at), "funds" | "assets" | "accounts")
        && (at.saturating_sub(3)..at).any(|i| matches!(view.word(i), "freezes" | "froze" | "freeze"))
        && !matches!(view.word(at + 1), "for" | "to" | "in")
        && view.word(at - 1) != "aid"
        && view.side_before(at, 6)
        && view.side_after(at, 5);
    if frozen {
        return plain(kind, at - 1, at + 1);
    }
    if !view.is(at, SANCTION) && !embargo {
        return None;
    }
    let made = [
        "imposes",
        "imposed",
        "impose",
        "slaps",
        "slapped",
        "announces",
        "announced",
        "unveils",
        "adopts",
        "adopted",
        "approves",
        "approved",
        "agrees",
        "expands",
        "widens",
        "tightens",
        "hits",
        "issues",
        "levies",
        "places",
        "agree",
        "slap",
        "slapping",
        "extends",
        "passes",
        "signs",
        "votes",
        "renews",
        "renewed",
    ];
    let made_before = (at.saturating_sub(7)..at)
        .find(|i| made.contains(&view.word(*i)) && view.clause(*i) == view.clause(at))
        // "votes to lift sanctions", "signs order ending sanctions"
        .filter(|i| (i + 1..at).all(|between| !UNDOES.contains(&view.word(between))));
    let verb = view.word(at) == "sanctions"
        && at > 0
        && (view.side_after(at, 4) || view.is_name(at + 1))
        && !OF_SANCTIONS.contains(&view.word(at + 1))
        && view.previous(at, 3, HIT).is_none()
        && (view.is_side(at - 1)
            || capitals::state(view.word(at - 1)).is_some()
            || matches!(view.word(at - 1), "eu" | "un" | "treasury" | "west" | "europe" | "brussels" | "g7"));
    if let Some(start) = made_before {
        return plain(kind, start, at + 1);
    }
    if verb || (view.word(at) == "sanctioned" && view.side_before(at, 5)) {
        return plain(kind, at, at + 1);
    }
    None
}
