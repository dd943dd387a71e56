//! Where: which of the places that a title names is where it happened.
//!
//! A name counts only where the words around it say that something is there: "in", "near", "hits", "… shelled".
//! So a capital that speaks ("Moscow says") is no place, and most ordinary words that are also villages fall
//! away.

use crate::{
    clause::View,
    gazetteer::{self, Entry, Kind},
    lexicon::{
        AIRCRAFT, AIRSTRIKE, ATTACK, BATTER, BLAST, BOMB, BOMBING, CLASH, CROWD, DESTROY, DOWN, DRONE, FIRE,
        GUNS, HIT, INFRA, KILL, MISSILE, PROTEST, ROCKET, SHELLING, SHIP, TARGET, WARPLANE,
    },
    names::{self, Name},
    nations::{self, GROUND},
    ordinary,
    rules::Act,
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

#[rustfmt::skip]
const AT: &[&str] = &[
    "in", "near", "outside", "inside", "across", "around", "over", "above", "within", "throughout", "off",
    "through", "at", "city", "town", "village", "along",
];
const ON: &[&str] = &["on", "against", "toward", "towards", "into", "enters", "enter", "entered", "between"];
/// Before "of" and a place: "the capture of Bakhmut", "the coast of Yemen".
#[rustfmt::skip]
const PART: &[&str] = &[
    "capture", "bombing", "shelling", "siege", "invasion", "city", "cities", "outskirts", "north", "south", "east",
    "west", "coast", "part", "parts", "suburb", "suburbs", "capital", "port", "region", "province", "district",
    "centre", "center", "town", "village", "bombardment", "streets", "heart", "control", "swathes", "area", "island",
    "state", "peninsula", "whole", "half", "northeast", "northwest", "southeast", "southwest", "middle", "edge",
];
/// What may stand between a preposition and the name.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "the", "a", "an", "central", "northern", "southern", "eastern", "western", "north", "south", "east",
    "west", "northeastern", "northwestern", "southeastern", "southwestern", "northeast", "northwest",
    "southeast", "southwest", "downtown", "capital", "city", "port", "border", "town", "village",
    "besieged", "occupied", "rebel", "held", "controlled", "nearby", "coastal", "key", "major",
    "province", "region", "island", "district", "main", "mainly", "restive", "neighbouring", "neighboring",
    "populated", "crowded", "busy", "historic", "targets", "annexed", "disputed", "mostly", "troubled", "war", "torn",
    "and", "multiple", "several", "two", "three",
];
/// What follows a place where something happened.
#[rustfmt::skip]
const THERE: &[&str] = &[
    "hit", "shelled", "bombed", "attacked", "struck", "rocked", "blast", "blasts", "explosion",
    "explosions", "attack", "attacks", "bombing", "bombings", "airstrike", "airstrikes", "shelling",
    "destroyed", "damaged", "airport", "hospital", "mosque", "market", "theatre", "theater", "school",
    "station", "university", "hotel", "prison", "embassy", "airbase", "base", "province", "oblast",
    "region", "suburb", "church", "mall", "port", "refinery", "camp", "district", "protest", "protests",
    "clashes", "fighting", "under", "raid", "siege", "missile", "drone", "suicide", "car", "rocket",
    "power", "residential", "apartment", "falls", "captured", "seized", "protesters", "riots", "massacre",
    "demonstration", "bomb", "neighbourhood", "neighborhood", "strike", "air", "area", "ambush", "gun", "battle",
];
/// Capitals act by name: what follows them may be their own deed.
const DEEDS: &[&str] = &[
    "strikes",
    "strike",
    "hits",
    "attacks",
    "attack",
    "says",
    "warns",
    "claims",
    "accuses",
    "launches",
    "denies",
    "air",
    "airstrikes",
    "raid",
    "missile",
    "drone",
    "rocket",
];
/// "Washington" and the like stand for governments, and for people.
const GOVERNMENTS: &[&str] = &["washington", "brussels", "geneva", "vienna", "davos"];

/// The places that this title names.
pub fn mentions(view: &View) -> Vec<Mention> {
    let names = names::names(view);
    names
        .into_iter()
        .map(|Name { start, end, entry }| Mention { start, end, entry, role: role(view, start, end, entry) })
        .collect()
}

fn role(view: &View, start: usize, end: usize, entry: Entry) -> Role {
    let is_government = end - start == 1 && GOVERNMENTS.contains(&view.word(start));
    // "hurt in Iran attack on Iraqi bases"
    let attacks = entry.kind == Kind::Country && view.is(end, ATTACK) && view.word(end + 1) == "on";
    // "missiles hit Ukraine jet": the country is whose it is, not where.
    let is_owner = entry.kind == Kind::Country && view.is(end, AIRCRAFT | SHIP) && !view.is(end, INFRA);
    if attacks || is_owner {
        return Role::Named;
    }
    // "in Geneva" is a place, "hits Washington" most often isn't.
    let there = start > 0 && matches!(view.word(start - 1), "in" | "near" | "outside" | "at" | "around");
    if let Some(role) = role_before(view, start).filter(|_| !is_government || there) {
        return role;
    }
    role_after(view, start, end, entry, is_government)
}

fn role_before(view: &View, start: usize) -> Option<Role> {
    let mut before = start;
    while let Some(at) = before.checked_sub(1) {
        if view.words[before].after_break && view.word(at) != "and" {
            return None;
        }
        let word = view.word(at);
        match word {
            "from" => return Some(Role::From),
            "of" => return PART.contains(&view.word(at.wrapping_sub(1))).then_some(Role::Site),
            "over" | "above" if !is_in_the_air(view, at) => return None,
            "to" => {
                return matches!(view.word(at.wrapping_sub(1)), "bridge" | "road").then_some(Role::Target);
            }
            _ if AT.contains(&word) => return Some(Role::Site),
            _ if ON.contains(&word) || is_hitting(view, at) => return Some(Role::Target),
            _ => {}
        }
        let nation = |at: usize, count| nations::demonym(view.words, at).is_some_and(|(_, n)| n == count);
        let is_nation = nation(at, 1) || nation(at.saturating_sub(1), 2);
        let second = word == "and" || ordinary::is_ordinary(word);
        let listed =
            second && before == start && gazetteer::ranges(&view.words[at.saturating_sub(1)..])[0] != 0;
        if !(BETWEEN.contains(&word) || is_nation || view.words[at].possessive || listed) || start - at > 4 {
            return None;
        }
        before = at;
    }
    None
}

/// "shot down over Belgorod", but not "tensions over Belgorod".
fn is_in_the_air(view: &View, at: usize) -> bool {
    view.previous(at, 7, AIRCRAFT | DRONE | MISSILE | ROCKET | DOWN | WARPLANE | BLAST | AIRSTRIKE).is_some()
}

/// A verb whose object is a place.
fn is_hitting(view: &View, at: usize) -> bool {
    let invades = matches!(view.word(at), "invade" | "invades" | "invaded");
    let takes =
        view.is(at, crate::lexicon::TAKE | DESTROY) && !matches!(view.word(at), "collapse" | "collapses");
    view.is(at, HIT | SHELLING | BATTER)
        || invades
        || takes
        || matches!(view.word(at), "shells" | "bomb" | "bombs" | "bombing")
}

fn role_after(view: &View, start: usize, end: usize, entry: Entry, is_government: bool) -> Role {
    let next = view.words.get(end).filter(|word| !word.after_break).map(|word| word.folded.as_str());
    let Some(next) = next.filter(|_| !is_government) else { return Role::Named };
    let is_country = entry.kind == Kind::Country;
    if matches!(next, "backed" | "made" | "born" | "based" | "led") {
        return Role::Named;
    }
    let passive = matches!(next, "hit" | "shelled" | "bombed" | "attacked" | "struck" | "rocked" | "under");
    // "Iraq mosque bombing", "Kuwait oil refinery hit by a drone".
    let suffers = HIT | ATTACK | BOMBING | BLAST | SHELLING | BOMB | DESTROY | KILL;
    let ground = GROUND.contains(&next) && view.next(end, 3, suffers).is_some();
    let bombing = view.is(end, BOMBING | BLAST | CLASH | PROTEST | CROWD)
        || next == "suicide"
        || view.is(end, BOMB) && next != "bombs";
    if ground || bombing && !(is_country && view.words[end].folded == "blasts" && !view.is(end + 1, KILL)) {
        return Role::Site;
    }
    if is_country || is_capital(view.word(start)) && DEEDS.contains(&next) {
        return if passive && !is_object(view.word(end + 1)) { Role::Site } else { Role::Named };
    }
    if THERE.contains(&next) { Role::Site } else { Role::Named }
}

/// "Russia hit Ukraine" against "Russia hit by drones".
fn is_object(word: &str) -> bool {
    !matches!(word, "by" | "in" | "with" | "as" | "after" | "again" | "overnight" | "attack" | "fire" | "")
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
        EventType::Sanction => sanctioned(view, act).or(named),
        _ => named.or_else(|| ground(view)),
    }
}

/// Where it happened: of the places where something is said to be, those in the act's own clause first, then the
/// most exact, then what comes first.
fn happened<'a>(view: &View, act: &Act, mentions: &'a [Mention]) -> Option<&'a Mention> {
    let exactness = |kind: Kind| match kind {
        Kind::Site => 4,
        Kind::City => 3,
        Kind::Water | Kind::Region | Kind::Province => 2,
        Kind::Country => 1,
    };
    let places: Vec<&Mention> = mentions.iter().filter(|mention| mention.role >= Role::Target).collect();
    // People protest in one country against another.
    let there = |mention: &Mention| act.kind != EventType::Protest || mention.role == Role::Site;
    let near = |mention: &Mention| {
        let clause = view.clause(mention.start);
        (view.clause(act.start)..=view.clause(act.end - 1)).contains(&clause)
    };
    let rank = |mention: &&&Mention| {
        (there(mention), near(mention), exactness(mention.entry.kind), std::cmp::Reverse(mention.start))
    };
    let best = places.iter().max_by_key(rank)?;
    // "Relations worsen amid protests": where crowds gather is said beside the word, or not at all.
    let is_aside =
        (0..=act.start).rev().take_while(|i| view.clause(*i) == view.clause(act.start)).last().is_some_and(
            |first| matches!(view.word(first), "amid" | "after" | "following" | "since" | "despite"),
        );
    if act.kind == EventType::Protest && is_aside && !near(best) {
        return None;
    }
    // A country in the clause, and a city of it elsewhere.
    let within = places.iter().filter(|other| {
        other.entry.country == best.entry.country && exactness(other.entry.kind) > exactness(best.entry.kind)
    });
    within.max_by_key(|other| exactness(other.entry.kind)).or(Some(best)).copied()
}

/// Where a target stands that only a demonym names: "a Russian border city".
fn ground(view: &View) -> Option<Mention> {
    (1..view.words.len()).find_map(|at| {
        let (code, count) = nations::demonym(view.words, at)?;
        let before = view.word(at - 1);
        let leads =
            |at: usize| AT.contains(&view.word(at)) || ON.contains(&view.word(at)) || is_hitting(view, at);
        let article = matches!(before, "the" | "a" | "an" | "key" | "crowded" | "busy");
        let led = leads(at - 1) || article && at >= 2 && leads(at - 2);
        let abroad = matches!(code, "USA" | "GBR" | "FRA" | "TUR")
            && (at + count..at + count + 2).any(|i| view.word(i) == "base");
        if abroad {
            return None;
        }
        let is_ground = |i: &usize| GROUND.contains(&view.word(*i)) || view.is(*i, TARGET | INFRA);
        // "in Afghan explosion"
        let is_event = |i: &usize| before == "in" && view.is(*i, BLAST | BOMBING | CLASH);
        let next = at + count;
        let ground = (next..next + 2).find(|i| is_ground(i) || *i == next && is_event(i))?;
        let entry = country(code).filter(|_| led && code.len() == 3)?;
        Some(Mention { start: at, end: ground + 1, entry, role: Role::Target })
    })
}

/// The country that a sanction is on, which only a demonym names: "sanctions on Russian banks".
fn sanctioned(view: &View, act: &Act) -> Option<Mention> {
    (act.start + 1..view.words.len()).find_map(|at| {
        let (code, count) = nations::demonym(view.words, at)?;
        let on = matches!(view.word(at - 1), "on" | "against" | "sanctions" | "senior");
        let entry = country(code).filter(|_| on)?;
        Some(Mention { start: at, end: at + count, entry, role: Role::Target })
    })
}

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

/// The country of this code, as a place that only stands for it.
fn country(code: &str) -> Option<Entry> {
    let (_, name) = COUNTRY_NAMES.iter().find(|(of, _)| *of == code)?;
    gazetteer::find(name).find(|entry| entry.kind == Kind::Country)
}

#[rustfmt::skip]
const COUNTRY_NAMES: &[(&str, &str)] = &[
    ("RUS", "russia"), ("UKR", "ukraine"), ("ISR", "israel"), ("IRN", "iran"), ("IRQ", "iraq"),
    ("SYR", "syria"), ("LBN", "lebanon"), ("YEM", "yemen"), ("SAU", "saudi arabia"), ("AFG", "afghanistan"),
    ("PAK", "pakistan"), ("IND", "india"), ("CHN", "china"), ("TUR", "turkey"), ("EGY", "egypt"),
    ("SDN", "sudan"), ("SOM", "somalia"), ("ETH", "ethiopia"), ("LBY", "libya"), ("MLI", "mali"),
    ("NER", "niger"), ("NGA", "nigeria"), ("COD", "dr congo"), ("USA", "united states"), ("POL", "poland"),
    ("PSE", "palestine"), ("JOR", "jordan"), ("KWT", "kuwait"), ("QAT", "qatar"),
    ("ARE", "united arab emirates"), ("BLR", "belarus"), ("MDA", "moldova"), ("GEO", "georgia"),
    ("ARM", "armenia"), ("AZE", "azerbaijan"), ("KOR", "south korea"), ("PRK", "north korea"),
];

/// Whether this folded name is a capital that the news let act and suffer.
pub fn is_capital(name: &str) -> bool {
    #[rustfmt::skip]
    const CAPITALS: &[&str] = &[
        "kyiv", "kiev", "moscow", "damascus", "tehran", "baghdad", "beirut", "jerusalem", "riyadh", "sanaa",
        "kabul", "islamabad", "delhi", "beijing", "taipei", "seoul", "pyongyang", "tokyo", "washington",
        "london", "paris", "berlin", "warsaw", "minsk", "ankara", "cairo", "khartoum", "mogadishu", "addis",
        "tripoli", "bamako", "niamey", "abuja", "kinshasa", "amman", "doha", "tbilisi", "yerevan", "baku",
        "belgrade", "pristina", "athens", "rome", "madrid", "caracas", "havana", "manila", "jakarta",
        "naypyidaw", "dhaka", "colombo", "vilnius", "riga", "tallinn", "helsinki", "chisinau", "bucharest",
        "sofia", "budapest", "prague", "vienna", "brussels",
    ];
    CAPITALS.contains(&name)
}
