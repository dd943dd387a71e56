//! Where: which of the places that a title names is where it happened.
//!
//! A name counts only where the words around it say that something is there: "in", "near", "hits", "… shelled".
//! So a capital that speaks ("Moscow says") is no place, and most ordinary words that are also villages fall
//! away.

use crate::{
    alone,
    aside::{self, ATTACK_ABROAD, STRIKE_ABROAD},
    borders, capitals,
    clause::View,
    gazetteer::{self, Entry, Kind},
    ground, home,
    lexicon::{AIRSTRIKE, ATTACK, CLAUSE, DRONE, FIRE, GUNS, HURT, KILL, MISSILE, ROCKET},
    names::{self, Name},
    nations,
    roles::{role, role_after, role_before},
    rules::Act,
    unarmed,
};
use ww3_event::{EventType, Place, Precision};

/// A place that the title names, and what the words around it say.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The first word.
    pub start: usize,
    /// After the last word.
    pub end: usize,
    /// What it is taken for.
    pub entry: Entry,
    /// What the words around it say.
    pub role: Role,
}

/// What the words around a name say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Nothing: an actor, or context.
    Named,
    /// The act comes from here.
    From,
    /// It is what was hit ("on", "hits", "against").
    Target,
    /// It happened there ("in", "near").
    Site,
}

/// The places that this title names.
pub fn mentions(view: &View) -> Vec<Mention> {
    mentioned(view, names::names(view))
}

/// The same where an act is told for sure, so that a place may be less known.
pub fn all_mentions(view: &View) -> Vec<Mention> {
    mentioned(view, names::all_names(view))
}

fn mentioned(view: &View, names: Vec<Name>) -> Vec<Mention> {
    let role = |name: &Name| role(view, name.start, name.until, name.entry);
    let mut all: Vec<Mention> =
        names.into_iter().map(|name| capital_of(view, name.clone(), role(&name))).collect();
    // "at Iran-aligned group's base"
    all.retain(|mention| !BESIDE.contains(&view.word(mention.end)));
    for mention in &mut all {
        // "Ukraine war: …" is headed as "Ukraine: …".
        let is_war = matches!(view.word(mention.end), "war" | "crisis" | "conflict");
        let breaks = |at: usize| view.words.get(at).is_some_and(|next| next.after_break);
        let live =
            matches!(view.word(mention.end + 1), "live" | "latest" | "updates") && breaks(mention.end + 2);
        if mention.start == 0
            && mention.entry.kind == Kind::Country
            && is_war
            && (breaks(mention.end + 1) || live)
        {
            mention.end += 1 + usize::from(live);
        }
        // "killed in Israel air strike", "attack at Israel embassy"
        let end = mention.end;
        let strikes = STRIKE_ABROAD.contains(&mention.entry.country)
            && !view.words[end - 1].possessive
            && (view.is(end, ATTACK | AIRSTRIKE)
                && (!matches!(view.word(end), "attack" | "attacks")
                    || ATTACK_ABROAD.contains(&mention.entry.country))
                || view.word(end) == "air" && view.is(end + 1, ATTACK));
        let is_its = strikes || matches!(view.word(end), "embassy" | "consulate");
        if mention.entry.kind == Kind::Country && is_its && mention.role == Role::Site {
            mention.role = Role::Named;
        }
    }
    // "talks on Russia-Ukraine war", "amid Israel-Iran fighting": between whom, not where.
    let between: Vec<usize> = (1..all.len())
        .filter(|at| {
            let (one, other) = (&all[*at - 1], &all[*at]);
            one.entry.kind == Kind::Country
                && other.entry.kind == Kind::Country
                && one.end == other.start
                && !view.words[one.end - 1].possessive
                && !view.words[other.start].after_break
                && matches!(
                    view.word(other.end),
                    "war" | "conflict" | "fighting" | "clashes" | "talks" | "tensions"
                )
        })
        .flat_map(|at| [at - 1, at])
        .collect();
    for at in between {
        all[at].role = Role::Named;
    }
    for at in 1..all.len() {
        // "in DR Congo's Goma": there.
        let (whole, part) = (&all[at - 1], &all[at]);
        let is_inside = whole.entry.kind == Kind::Country
            && whole.end == part.start
            // "in Syria Homs"
            && (view.words[whole.end - 1].possessive || !view.words[part.start].after_break)
            && whole.entry.country == part.entry.country;
        // "killed in Israel's Lebanon attacks": there, by whom is told before.
        let is_theirs = whole.entry.kind == Kind::Country
            && whole.end == part.start
            && view.words[whole.end - 1].possessive
            && whole.entry.country != part.entry.country
            && view.is(part.end, ATTACK | AIRSTRIKE);
        if is_inside {
            all[at].role = all[at].role.max(all[at - 1].role);
        } else if is_theirs {
            all[at].role = all[at].role.max(all[at - 1].role);
            all[at - 1].role = Role::Named;
        }
    }
    all
}

/// Whoever is it to a country isn't there.
const BESIDE: &[&str] = &["aligned", "allied", "funded", "sponsored", "trained", "style"];

/// "Somalia's capital", "Afghanistan capital": the town, there; else the place itself.
fn capital_of(view: &View, name: Name, role: Role) -> Mention {
    let Name { start, end, entry, .. } = name;
    let capital = capitals::of(entry.country).filter(|_| {
        entry.kind == Kind::Country && view.word(end) == "capital" && view.clause(end) == view.clause(start)
    });
    let Some(entry) = capital else { return Mention { start, end, entry, role } };
    let role = if view.is(end + 1, CLAUSE) {
        role
    } else {
        role.max(role_before(view, start, false).unwrap_or(Role::Named))
    };
    let hit = role_after(view, start, end + 1, entry, false);
    Mention { start, end: end + 1, entry, role: role.max(hit) }
}

/// Whether what stands before this word is the headword of the title ("Sudan: …"), not the first of several names.
pub fn is_headword(words: &[crate::text::Word], at: usize) -> bool {
    let named = nations::demonym(words, at).is_some()
        || gazetteer::of_words(words.get(at..at + 1).unwrap_or_default())
            .any(|entry| entry.kind == Kind::Country);
    !named
}

/// From where it was done: only where something that flies, or is fired, comes "from" there.
pub fn origin<'a>(view: &View, mentions: &'a [Mention]) -> Option<&'a Mention> {
    let flies = |mention: &&Mention| {
        view.previous(mention.start, 6, FIRE | MISSILE | DRONE | ROCKET | GUNS | AIRSTRIKE).is_some()
            && !(0..mention.start).any(|i| {
                matches!(view.word(i), "flee" | "flees" | "fled" | "evacuated" | "withdraw" | "miles" | "km")
            })
    };
    mentions.iter().filter(|mention| mention.role == Role::From).find(flies)
}

/// Where the act happened, if the title says it.
pub fn of_act(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    let named = happened(view, act, mentions).cloned();
    match act.kind {
        EventType::Sanction => unarmed::sanctioned(view, act, named, mentions),
        _ => {
            // "a Kabul suburb" says more than the country of "in Afghanistan".
            let is_vague = named.as_ref().is_none_or(|place| place.entry.kind == Kind::Country);
            let capital = if is_vague { capital(view, act, mentions) } else { None };
            let border = if is_vague {
                borders::of_the_two(view).or_else(|| borders::of_the_neighbour(view, named.as_ref()))
            } else {
                None
            };
            capital
                .or(border)
                .or(named)
                .or_else(|| ground::ground(view))
                .or_else(|| aside::aside(view, act, mentions))
                .or_else(|| aside::own_soil(view, mentions))
                .or_else(|| aside::of_the_speaker(view, act, mentions))
                .or_else(|| aside::of_the_other(view, act, mentions))
                .or_else(|| alone::alone(view, act, mentions))
                .or_else(|| borders::border(view, act).filter(|_| crate::severity::is_kinetic(&act.kind)))
                .or_else(|| home::of_the_hit(view, act, mentions))
                .or_else(|| unarmed::place(view, act, mentions))
        }
    }
}

/// "in the capital", where the title names one country alone.
fn capital(view: &View, act: &Act, mentions: &[Mention]) -> Option<Mention> {
    let at = (1..view.words.len()).find(|at| {
        let led = |at: usize| {
            matches!(view.word(at), "in" | "near" | "outside" | "on" | "across" | "hits" | "rocks")
        };
        view.word(*at) == "capital"
            && (led(*at - 1) || matches!(view.word(*at - 1), "the" | "its") && *at > 1 && led(*at - 2))
    })?;
    let demonyms = (0..view.words.len()).filter_map(|at| view.demonym(at).map(|(code, _)| code));
    let codes = || mentions.iter().map(|mention| mention.entry.country).filter(|code| !code.is_empty());
    let first = codes().next().or_else(|| demonyms.clone().next())?;
    let alone = codes().chain(demonyms).all(|code| code == first);
    let entry = capitals::of(first).filter(|_| alone && act.kind != EventType::Sanction)?;
    Some(Mention { start: at, end: at + 1, entry, role: Role::Site })
}

/// Where it happened: of the places where something is said to be, those in the act's own clause first, then the
/// most exact, then what comes first.
fn happened<'a>(view: &View, act: &Act, mentions: &'a [Mention]) -> Option<&'a Mention> {
    let places: Vec<&Mention> = mentions.iter().filter(|mention| mention.role >= Role::Target).collect();
    // People protest in one country against another.
    let there = |mention: &Mention| act.kind != EventType::Protest || mention.role == Role::Site;
    let near = |mention: &Mention| {
        let clause = view.clause(mention.start);
        (view.clause(act.start)..=view.clause(act.end - 1)).contains(&clause)
    };
    // "at Erawan shrine in Bangkok", "on Azerbaijan embassy in Iran": a building bears a name, and where it is is told.
    let is_building = |mention: &Mention| {
        let is_town = mention.entry.kind == Kind::City && BUILDINGS.contains(&view.word(mention.end));
        let is_mission = matches!(view.word(mention.end), "embassy" | "consulate" | "mission");
        (is_town || is_mission)
            && places.iter().any(|town| {
                (town.entry.kind == Kind::City || is_mission)
                    && town.start > mention.end
                    && town.start > 0
                    && view.word(town.start - 1) == "in"
            })
    };
    let rank = |mention: &&&Mention| {
        let exactness = exactness(mention.entry.kind);
        (there(mention), near(mention), !is_building(mention), exactness, std::cmp::Reverse(mention.start))
    };
    let best = places.iter().max_by_key(rank)?;
    // "Relations worsen amid protests": where crowds gather is said beside the word, or not at all; but where
    // people died in them, that is there.
    let is_aside =
        (0..=act.start).rev().take_while(|i| view.clause(*i) == view.clause(act.start)).last().is_some_and(
            |first| matches!(view.word(first), "amid" | "after" | "following" | "since" | "despite"),
        );
    if act.kind == EventType::Protest && is_aside && !near(best) && !view.has(KILL | HURT) {
        return None;
    }
    // A country in the clause, and a city of it elsewhere.
    let within = places.iter().filter(|other| {
        other.entry.country == best.entry.country && exactness(other.entry.kind) > exactness(best.entry.kind)
    });
    within.max_by_key(|other| exactness(other.entry.kind)).or(Some(best)).copied()
}

/// The greater, the smaller the ground.
pub fn exactness(kind: Kind) -> u8 {
    match kind {
        Kind::Site => 4,
        Kind::City => 3,
        Kind::Water | Kind::Region | Kind::Province => 2,
        Kind::Country => 1,
    }
}

/// They are called like towns.
const BUILDINGS: &[&str] = &[
    "shrine", "hotel", "mosque", "church", "market", "bridge", "temple", "mall", "square", "park", "street",
    "theatre", "stadium", "college", "palace", "tower", "gate", "bazaar", "metro", "station",
];

/// A place as an event has it.
pub fn place(entry: Entry) -> Option<Place> {
    let country = (!entry.country.is_empty()).then(|| entry.country.to_owned());
    Place::new(entry.lat, entry.lon, entry.label, country).ok()
}

/// How exactly this is a place.
pub fn precision(kind: Kind) -> Precision {
    match kind {
        Kind::Site => Precision::Exact,
        Kind::City => Precision::City,
        Kind::Water | Kind::Region | Kind::Province => Precision::Region,
        Kind::Country => Precision::Country,
    }
}

/// Whether this folded name is a capital that the news let act and suffer.
pub fn is_capital(name: &str) -> bool {
    capitals::is_actor(name)
}
