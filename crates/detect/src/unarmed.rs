//! Where an act without weapons is, where nothing says so beside it: who protests is at home, what is hacked stands
//! where it is called by, and a sanction is on whom it names.

use crate::{
    capitals,
    clause::View,
    countries,
    gazetteer::Kind,
    lexicon::{CROWD, CYBER, HACKER, KILL, PROTEST, SHOOT},
    nations, numbers,
    places::{Mention, Role},
    rules::Act,
};
use ww3_event::EventType;

/// The place of this protest or cyberattack; asked last.
pub fn place(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    match act.kind {
        // Whoever kills them decides of what kind that is.
        EventType::Protest if view.has(KILL | SHOOT) => None,
        EventType::Protest => beside(view, act, mentions).or_else(|| of_their_own(view, mentions)),
        EventType::Cyberattack => hacked(view, mentions),
        _ => None,
    }
}

/// The only place, where who protests stands right beside it, it heads the title, or is a town in the same clause:
/// "Ukraine protesters rebuild", "Myanmar coup: crowds protest", "rioters burn Honiara's Chinatown".
fn beside(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    let (only, more) = mentions.split_first()?;
    let before = only.start.checked_sub(1).map_or("", |at| view.word(at));
    let is_aim = matches!(before, "against" | "to" | "from" | "with" | "by" | "for" | "at" | "over");
    let is_named_by = view.is(only.end, CROWD | PROTEST) || only.start == 0 && is_policed(view, only.end);
    let heads = only.start == 0
        && (only.end..only.end + 2).any(|at| view.words.get(at).is_some_and(|word| word.after_break));
    // "tractors block Brussels", "in Taliban-controlled Kabul"; not "protesters denounce Moscow"
    let is_filled = FILLED.contains(&before);
    // Not "students protest Gaza war".
    let is_topic = matches!(
        view.word(only.end),
        "war" | "plan" | "deal" | "policy" | "aid" | "ban" | "genocide" | "offensive" | "strike" | "strikes"
    );
    let is_town = only.entry.kind != Kind::Country
        && !is_topic
        && view.clause(only.start) == view.clause(act.start)
        && (is_filled || !capitals::is_actor(view.word(only.end - 1)));
    let is_there = !is_aim && (is_named_by || heads || is_town);
    (is_there && more.iter().all(|other| other.entry == only.entry))
        .then(|| Mention { role: Role::Site, ..only.clone() })
}

/// Before a town that crowds fill, or that others hold.
#[rustfmt::skip]
const FILLED: &[&str] = &[
    "block", "clog", "fill", "fills", "flood", "through", "across", "paralyse", "controlled", "held",
];

/// The country of those who protest, where no place is named and no other people: "Georgians march against government".
fn of_their_own(view: &View, mentions: &[Mention]) -> Option<Mention> {
    if !mentions.is_empty() || view.says(ABROAD) {
        return None;
    }
    // "anti-US protests", "amid Georgian election protests"
    let is_theirs = |at: usize| {
        !nations::is_leader(view.word(at))
            && (at == 0
                || !matches!(view.word(at - 1), "anti" | "un" | "pro" | "amid" | "despite" | "against"))
    };
    // Troops may be abroad.
    let is_force =
        |end: usize| matches!(view.word(end), "troops" | "soldiers" | "army" | "forces" | "military");
    let named = |at: usize| {
        view.demonym(at).filter(|(code, count)| code.len() == 3 && is_theirs(at) && !is_force(at + count))
    };
    let mut codes = (0..view.words.len()).filter_map(named).map(|(code, _)| code);
    let code = codes.next()?;
    if codes.any(|other| other != code) || (0..view.words.len()).any(|at| view.group(at).is_some()) {
        return None;
    }
    let (start, end) = (0..view.words.len()).find_map(|at| {
        let end = at + named(at)?.1;
        let here = |i: &usize| view.clause(*i) == view.clause(at);
        let is_policed = is_policed(view, end);
        let who = (end..end + 5)
            .take_while(here)
            .find(|i| is_policed || view.is(*i, CROWD | PROTEST) || AT_HOME.contains(&view.word(*i)));
        match who {
            Some(who) => Some((at, who + 1)),
            None => view.word(at).ends_with('s').then_some((at, end)),
        }
    })?;
    Some(Mention { start, end, entry: countries::of(code)?, role: Role::Site })
}

/// Whose computers they are: "Albania's government websites down", "Estonian banks knocked offline".
fn hacked(view: &View, mentions: &[Mention]) -> Option<Mention> {
    if view.says(LATER) {
        return None;
    }
    let owned = |end: usize| {
        let here = |i: &usize| {
            view.clause(*i) == view.clause(end - 1)
                && !view.is(*i, CYBER)
                && !matches!(view.word(*i), "for" | "on" | "over" | "after" | "in")
        };
        let next = || (end..end + 4).take_while(here);
        next().any(|i| HACKED.contains(&view.word(i)))
            && !next().any(|i| view.is(i, HACKER) || matches!(view.word(i), "hack" | "linked" | "backed"))
    };
    let named = mentions.iter().find(|mention| {
        let before = mention.start.checked_sub(1).map_or("", |at| view.word(at));
        !matches!(before, "from" | "by" | "to" | "with") && owned(mention.end)
    });
    if let Some(named) = named {
        return Some(Mention { role: Role::Target, ..named.clone() });
    }
    (0..view.words.len()).find_map(|at| {
        let (code, count) = view.demonym(at).filter(|(code, _)| code.len() == 3)?;
        let entry = countries::of(code).filter(|_| owned(at + count))?;
        Some(Mention { start: at, end: at + count, entry, role: Role::Target })
    })
}

/// What is done about it later.
#[rustfmt::skip]
const LATER: &[&str] = &[
    "indicts", "indicted", "charges", "charged", "jailed", "arrests", "arrested", "sentenced", "extradited",
    "trial",
];

/// Who protests elsewhere than where they are called by.
#[rustfmt::skip]
const ABROAD: &[&str] = &[
    "abroad", "exile", "exiles", "exiled", "expats", "expatriates", "diaspora", "immigrants", "migrants",
    "refugees", "embassy", "consulate", "fans", "athletes", "players",
];

/// Who protests at home.
#[rustfmt::skip]
const AT_HOME: &[&str] = &[
    "opposition", "citizens", "students", "workers", "farmers", "teachers", "miners", "catholics", "women", "activists", "unions",
    "villagers", "monks", "lawyers", "judges", "pensioners", "truckers", "nurses", "doctors", "journalists", "crowds", "rallies",
    "marches", "islamists", "nationalists", "drivers", "parents", "mothers", "youths", "youth",
];

/// "Kenya police fire tear gas at protesters": who stands here disperses crowds, and does it at home.
fn is_policed(view: &View, at: usize) -> bool {
    matches!(view.word(at), "police" | "authorities") && view.has(CROWD)
}

/// What is hacked.
#[rustfmt::skip]
const HACKED: &[&str] = &[
    "website", "websites", "web", "sites", "portal", "portals", "network", "networks", "server", "servers", "system", "systems",
    "computer", "computers", "bank", "banks", "ministry", "ministries", "government", "governments", "parliament", "treasury", "customs",
    "railway", "railways", "rail", "metro", "hospital", "hospitals", "utility", "utilities", "grid", "airport", "airports", "firm",
    "firms", "agency", "agencies", "telecom", "operator", "broadcaster", "data", "university", "army", "military", "electoral",
    "election", "nuclear", "oil", "power", "energy", "ports", "companies", "company", "giant", "party", "users", "infrastructure",
];

/// On whom a sanction is: who a demonym names, else the place that the words say (`named`), else a country right after it.
pub fn sanctioned(view: &View, act: &Act, named: Option<Mention>, mentions: &[Mention]) -> Option<Mention> {
    sanctioned_people(view, act).or(named).or_else(|| sanctioned_country(view, act, mentions))
}

/// The country that a sanction is on, of a name: "US sanctions Sudan's RSF leader".
fn sanctioned_country(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    let after = mentions.iter().find(|mention| {
        let is_near = |count: usize| (act.end..act.end + count).contains(&mention.start);
        is_near(4) || is_near(8) && view.word(mention.start - 1) == "of"
    })?;
    Some(Mention { role: Role::Target, ..after.clone() })
}

/// The country that a sanction is on, which only a demonym names: "sanctions on Russian banks".
fn sanctioned_people(view: &View, act: &Act) -> Option<Mention> {
    let is_between = |word: &str| numbers::is_number(word) || PUNISHED.contains(&word);
    (act.start + 1..view.words.len()).find_map(|at| {
        let (code, count) = view.demonym(at)?;
        let on = matches!(view.word(at - 1), "on" | "against" | "sanctions" | "senior")
            || (at.saturating_sub(4)..at).any(|i| {
                PUNISHES.contains(&view.word(i)) && (i + 1..at).all(|between| is_between(view.word(between)))
            });
        let entry = countries::of(code).filter(|_| on)?;
        Some(Mention { start: at, end: at + count, entry, role: Role::Target })
    })
}

/// What a state does by a sanction.
#[rustfmt::skip]
const PUNISHES: &[&str] = &[
    "sanctions", "sanctioned", "blacklists", "blacklisted", "freezes", "froze", "freeze",
];

/// Between that and whom it is done to.
#[rustfmt::skip]
const PUNISHED: &[&str] = &[
    "of", "more", "new", "top", "several", "targeting", "left", "wing", "two", "key", "funds", "assets",
    "accounts",
];
