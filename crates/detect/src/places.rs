//! Where: which of the places that a title names is where it happened.
//!
//! A name counts only where the words around it say that something is there: "in", "near", "hits", "… shelled".
//! So a capital that speaks ("Moscow says") is no place, and most ordinary words that are also villages fall
//! away.

use crate::{
    aside::{self, STRIKE_ABROAD},
    capitals,
    clause::View,
    gazetteer::{self, Entry, Kind},
    ground,
    lexicon::{
        AIRCRAFT, AIRSTRIKE, ATTACK, BATTER, BLAST, BOMB, BOMBING, CLASH, CLAUSE, CROWD, DESTROY, DOWN,
        DRONE, FIRE, FORCE, GUNS, HIT, HURT, INFRA, KILL, MISSILE, OFFENSIVE, POSSIBLE, PROTEST, ROCKET,
        SHELLING, SHIP, SHOOT, TARGET, WARPLANE,
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
pub const AT: &[&str] = &[
    "in", "near", "outside", "inside", "across", "around", "over", "above", "within", "throughout", "off",
    "through", "at", "city", "town", "village", "along", "kibbutz", "settlement", "suburb", "oblast",
];
pub const ON: &[&str] =
    &["on", "against", "toward", "towards", "into", "enters", "enter", "entered", "between"];
/// Before "of" and a place: "the capture of Bakhmut", "the coast of Yemen".
#[rustfmt::skip]
const PART: &[&str] = &[
    "encirclement", "recapture", "seizure", "liberation", "storming", "capture", "captures", "bombing", "shelling", "siege", "invasion", "city", "cities", "outskirts", "north", "south", "east",
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
    "and", "multiple", "several", "two", "three", "residential", "upscale", "largest", "thousand", "dozens", "own",
    "battered", "war-torn", "government", "holy", "ancient", "desert", "tribal", "volatile", "remote", "isolated", "rural",
    "four", "five", "second", "third", "biggest", "frontline", "under", "nearly", "all", "parts", "of", "flashpoint", "fresh", "latest", "new", "deadly", "another", "regions", "districts", "oblasts",
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
    "demonstration", "bomb", "bombs", "police", "army", "metro", "train", "subway", "beach", "resort", "restaurant",
    "compound", "palace", "courthouse", "checkpoint", "academy", "square", "oil", "gas", "neighbourhood", "neighborhood", "strike", "air", "area", "ambush", "gun", "battle",
    "bombardment", "assault", "raids",
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
    let role = |name: &Name| role(view, name.start, name.until, name.entry);
    names.into_iter().map(|name| capital_of(view, name.clone(), role(&name))).collect()
}

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
        role.max(role_before(view, start).unwrap_or(Role::Named))
    };
    let hit = role_after(view, start, end + 1, entry, false);
    Mention { start, end: end + 1, entry, role: role.max(hit) }
}

fn role(view: &View, start: usize, end: usize, entry: Entry) -> Role {
    let built = view.is(end, TARGET | INFRA) && !view.words.get(end).is_none_or(|word| word.after_break);
    let is_government = end - start == 1 && GOVERNMENTS.contains(&view.word(start)) && !built;
    let next = view.words.get(end).filter(|word| !word.after_break).map_or("", |word| &word.folded);
    // "hurt in Iran attack on Iraqi bases"
    let attacks = entry.kind == Kind::Country && view.is(end, ATTACK) && view.word(end + 1) == "on";
    // "missiles hit Ukraine jet": the country is whose it is, not where.
    let within = start > 0 && matches!(view.word(start - 1), "in" | "near" | "over");
    let is_owner =
        entry.kind == Kind::Country && view.is(end, AIRCRAFT | SHIP) && !view.is(end, INFRA) && !within;
    // "Russia-backed troops"
    let is_behind =
        matches!(next, "backed" | "made" | "born" | "based" | "led" | "funded" | "linked" | "bound");
    if attacks || is_owner || is_behind {
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
            // "death toll from Dnipro strike"
            "from"
                if matches!(view.word(at.wrapping_sub(1)), "toll" | "deaths" | "dead")
                    && (start + 1..start + 4)
                        .any(|i| view.is(i, ATTACK | BLAST | BOMBING | SHELLING | AIRSTRIKE)) =>
            {
                return Some(Role::Site);
            }
            "from" if is_told(view.word(at.wrapping_sub(1))) => return Some(Role::Site),
            "from" => return Some(Role::From),
            "of" => return PART.contains(&view.word(at.wrapping_sub(1))).then_some(Role::Site),
            "over" | "above" if !is_in_the_air(view, at) => return None,
            "to" => {
                return matches!(view.word(at.wrapping_sub(1)), "bridge" | "road").then_some(Role::Target);
            }
            _ if AT.contains(&word) => return Some(Role::Site),
            // "to protest Myanmar coup"
            "protest" if view.word(at.wrapping_sub(1)) == "to" && view.word(start + 1) == "coup" => {
                return Some(Role::Site);
            }
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

/// "reports from Jenin"
fn is_told(word: &str) -> bool {
    matches!(
        word,
        "report"
            | "reports"
            | "reporting"
            | "reported"
            | "billows"
            | "rises"
            | "smoke"
            | "footage"
            | "video"
            | "scenes"
            | "images"
            | "live"
    )
}

/// "shot down over Belgorod", but not "tensions over Belgorod".
fn is_in_the_air(view: &View, at: usize) -> bool {
    view.previous(at, 7, AIRCRAFT | DRONE | MISSILE | ROCKET | DOWN | WARPLANE | BLAST | AIRSTRIKE).is_some()
        || at == 0 && view.next(at, 5, DOWN).is_some()
}

/// A verb whose object is a place.
pub fn is_hitting(view: &View, at: usize) -> bool {
    let invades = matches!(view.word(at), "invade" | "invades" | "invaded");
    let takes =
        view.is(at, crate::lexicon::TAKE | DESTROY) && !matches!(view.word(at), "collapse" | "collapses");
    view.is(at, HIT | SHELLING | BATTER)
        || invades
        || takes
        || matches!(
            view.word(at),
            "shells"
                | "shell"
                | "bomb"
                | "bombs"
                | "bombing"
                | "rams"
                | "rammed"
                | "grips"
                | "engulfs"
                | "grip"
                | "engulf"
                | "plunge"
                | "plunges"
                | "take"
                | "takes"
                | "took"
                | "sack"
        )
}

fn role_after(view: &View, start: usize, end: usize, entry: Entry, is_government: bool) -> Role {
    let next = view.words.get(end).filter(|word| !word.after_break).map(|word| word.folded.as_str());
    let Some(next) = next.filter(|_| !is_government) else { return Role::Named };
    let is_country = entry.kind == Kind::Country;
    let verb = (end..end + 4).find(|at| !AUXILIARY.contains(&view.word(*at))).unwrap_or(end);
    let same_clause = view.clause(verb) == view.clause(end.saturating_sub(1).max(start));
    let passive = (verb == end || same_clause)
        && matches!(
            view.word(verb),
            "hit"
                | "shelled"
                | "bombed"
                | "bombarded"
                | "attacked"
                | "struck"
                | "rocked"
                | "under"
                | "targeted"
                | "stormed"
                | "shaken"
                | "pounded"
                | "besieged"
                | "overrun"
                | "captured"
                | "seized"
                | "invaded"
        )
        && (verb == end
            || AT.contains(&view.word(verb + 1))
            || matches!(view.word(verb + 1), "by" | "again" | "" | "overnight"));
    // "Kherson 'tense' under shelling"
    let under = (end..end + 4).take_while(|at| view.clause(*at) == view.clause(start)).any(|at| {
        view.word(at) == "under"
            && (view.is(at + 1, ATTACK | SHELLING | MISSILE | DRONE | ROCKET | AIRSTRIKE)
                || matches!(view.word(at + 1), "heavy" | "fire" | "siege"))
    });
    // "Iraq mosque bombing", "Kuwait oil refinery hit by a drone".
    let suffers = SHOOT | HIT | ATTACK | BOMBING | BLAST | SHELLING | BOMB | DESTROY | KILL;
    if passive && !is_country && !is_object(view.word(verb + 1)) {
        return Role::Site;
    }
    let ground = (GROUND.contains(&next) || view.is(end, TARGET | INFRA)) && view.next(end, 4, suffers).is_some()
        // "Niger army post attacked"
        || (view.is(end, FORCE) || OF_PLACES.contains(&next))
            && view.is(end + 1, TARGET | INFRA) && view.next(end + 1, 2, suffers).is_some()
        // "Boston Marathon bombs kill three"
        || !is_country
            && !view.is(end, CLAUSE | POSSIBLE | HIT)
            && view.is(end + 1, BOMB | BOMBING | BLAST | ATTACK)
            && (view.is(end + 2, KILL | HURT) || matches!(view.word(end + 2), "toll" | "leaves" | "leave"));
    if under && !(is_country && view.is(end, SPEECH_OR_DEED)) {
        return Role::Site;
    }
    let bombing = view.is(end, BOMBING | BLAST | CLASH | PROTEST | CROWD)
        || next == "suicide"
        || view.is(end, BOMB) && (next != "bombs" || view.is(end + 1, KILL | HURT));
    // "Gaza death toll rises as …"
    let counts = next == "toll" || next == "death" && view.word(end + 1) == "toll";
    if ground
        || counts
        || bombing && !(is_country && view.words[end].folded == "blasts" && !view.is(end + 1, KILL))
    {
        return Role::Site;
    }
    // "Kabul attack kills 20", "Nigeria raid leaves 12 dead": nobody's deed, so it was there.
    let leaves = matches!(view.word(end + 1), "kill" | "kills" | "leave" | "leaves" | "toll" | "claim");
    let told = view.is(end, ATTACK) && (!next.ends_with('s') || leaves)
        || matches!(
            next,
            "violence"
                | "shooting"
                | "shootings"
                | "unrest"
                | "massacre"
                | "siege"
                | "airstrikes"
                | "rebellion"
        );
    let suffered = told
        && (leaves
            || view.is(end + 1, KILL | HURT)
            || matches!(view.word(end + 1), "leaves" | "leave" | "toll"));
    // "Sacramento erupts in protest"
    if suffered || matches!(next, "erupts" | "erupted" | "burns") {
        return Role::Site;
    }
    // "Baghdad offensive", "Kabul drone strike": those governments don't strike abroad.
    let may_act = capitals::is_actor(view.word(start)) && STRIKE_ABROAD.contains(&entry.country);
    if !is_country
        && !may_act
        && (view.is(end, OFFENSIVE | AIRSTRIKE | SHELLING) || view.is(end, DRONE | MISSILE))
    {
        return Role::Site;
    }
    if is_country || may_act && DEEDS.contains(&next) {
        return if passive && !is_object(view.word(end + 1)) { Role::Site } else { Role::Named };
    }
    if THERE.contains(&next) { Role::Site } else { Role::Named }
}

/// Before a building, of what kind it is: "Sanaa funeral hall bombed".
const OF_PLACES: &[&str] =
    &["funeral", "police", "government", "refugee", "maternity", "aid", "shopping", "displaced"];

/// What may stand before "hit", "bombed", "under": "Kyiv is finally bombarded".
#[rustfmt::skip]
const AUXILIARY: &[&str] = &[
    "is", "are", "was", "were", "being", "been", "again", "finally", "reportedly", "heavily", "also", "has", "have", "badly",
    "city", "region", "province", "still", "comes", "now",
];
const SPEECH_OR_DEED: crate::lexicon::Tags = POSSIBLE | HIT | FIRE;

/// Whether what stands before this word is the headword of the title ("Sudan: …"), not the first of several names.
pub fn is_headword(words: &[crate::text::Word], at: usize) -> bool {
    let named = nations::demonym(words, at).is_some()
        || gazetteer::of_words(words.get(at..at + 1).unwrap_or_default())
            .any(|entry| entry.kind == Kind::Country);
    !named
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
        EventType::Sanction => ground::sanctioned(view, act).or(named),
        _ => {
            // "a Kabul suburb" says more than the country of "in Afghanistan".
            let is_vague = named.as_ref().is_none_or(|place| place.entry.kind == Kind::Country);
            let capital = if is_vague { capital(view, act, mentions) } else { None };
            capital
                .or(named)
                .or_else(|| ground::ground(view))
                .or_else(|| aside::aside(view, act, mentions))
                .or_else(|| aside::of_the_speaker(view, act, mentions))
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
            && (led(*at - 1) || view.word(*at - 1) == "the" && *at > 1 && led(*at - 2))
    })?;
    let demonyms =
        (0..view.words.len()).filter_map(|at| nations::demonym(view.words, at).map(|(code, _)| code));
    let codes = || mentions.iter().map(|mention| mention.entry.country).filter(|code| !code.is_empty());
    let first = codes().next().or_else(|| demonyms.clone().next())?;
    let alone = codes().chain(demonyms).all(|code| code == first);
    let entry = capitals::of(first).filter(|_| alone && act.kind != EventType::Sanction)?;
    Some(Mention { start: at, end: at + 1, entry, role: Role::Site })
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
