//! Acts told in turns that no rule has: a title weighed as a whole.
//!
//! News has more turns than anybody writes rules for ("sprayed with bullets", "takes up positions"). Where no rule
//! finds an act, a small net ([`net`]) that knows what words are like, and what the lexicon says that they mean, says
//! how likely one is told and of what type. It has learned from headlines of our own making, told apart by hand or by a teacher
//! (`cargo xtask turns`). Above a bound it is an act; the words of which most comes are the reason. Far below it what a
//! rule finds is none ([`opinion`]).

mod country;
pub mod net;
mod place;

use crate::{
    acts, bare,
    clause::View,
    context,
    gazetteer::{self, Kind},
    hashed::hash,
    home, languages,
    lexicon::{
        AIRSTRIKE, ATTACK, BLAST, BOMB, BOMBING, CLASH, FORCE, INFRA, INVADE, KILL, MISFORTUNE, MISSILE,
        OFFENSIVE, ROCKET, SHELLING, TAKE, TARGET,
    },
    nations, numbers, reject,
    rules::Act,
    severity::is_kinetic,
    text,
};
pub(crate) use country::country;
use net::{MOST, Said, Seen};
pub(crate) use place::{land, only};
use std::ops::Range;
use ww3_event::EventType;

/// The types that are told apart.
pub const KINDS: [EventType; 15] = [
    EventType::Airstrike,
    EventType::DroneStrike,
    EventType::MissileStrike,
    EventType::RocketAttack,
    EventType::ArtilleryShelling,
    EventType::Bombing,
    EventType::Strike,
    EventType::GroundAssault,
    EventType::Clash,
    EventType::NavalStrike,
    EventType::AirDefense,
    EventType::Explosion,
    EventType::Assassination,
    EventType::Sabotage,
    EventType::InfrastructureStrike,
];
/// From this logarithm of the odds on an act is told where there is war.
const BOUND: f32 = 0.8;
/// The same where there is none, and where no place is named: there most of what sounds like war is crime or chance.
const BOUND_OF_PEACE: f32 = 1.8;
/// By how much more where the title was read from another language, word by word.
const OF_OTHERS: f32 = 1.2;
/// By how much more where there is none and the police or an accident is named.
const OF_CHANCE: f32 = 0.5;
/// By how much less where a rule finds an act too, and only no place.
const WHERE_RULED: f32 = 1.0;
/// From this on it is one, whatever the rules say of its words ([`acts::is_told`]), and may be placed at a country alone.
const SURE: f32 = 1.0;
/// From this on a country is place enough though nothing says that it is the place.
const PLAIN: f32 = 2.0;
/// From this on it is none of crime or chance, though its words are theirs too: "Concertgoers hunted down in Moscow hall".
const NO_CHANCE: f32 = 3.0;
/// Below this the title tells none, whatever a rule finds in it. Set by eye on seen titles: of what rules find in 26,000 told
/// again 15 false acts and no right one lay between -2.5 and this; but who shoots in a town at war is told in few words.
const DENIED: f32 = -2.0;
/// The same where there is no war, and the words may mean something else.
const DENIED_IN_PEACE: f32 = -1.0;
/// Types that rules fall back on.
const VAGUE: &[EventType] = &[EventType::Strike, EventType::GroundAssault, EventType::Clash];
/// By how much another type must fit better than theirs.
const BETTER: f32 = 2.5;
/// The words of which most comes are the reason: so many at most.
const SPAN: usize = 6;
/// The bit, among the meanings of a word, that says that it begins a clause.
const BEGINS: u64 = 1 << (net::MEANINGS - 1);

/// The words of a title as the net sees them.
struct Tokens<'a> {
    /// What each is called: a name of several words only by what it names.
    called: Vec<&'a str>,
    /// What the net knows of each.
    seen: Vec<Seen>,
    /// The words that each is made of; of the first, which says whether there is war where the title first names a
    /// place, none.
    words: Vec<Range<usize>>,
}

impl<'a> Tokens<'a> {
    fn push(&mut self, called: &'a str, seen: Seen, words: Range<usize>) {
        self.called.push(called);
        self.seen.push(seen);
        self.words.push(words);
    }
}

fn tokens<'a>(view: &'a View) -> Tokens<'a> {
    let (called, seen, words) =
        (Vec::with_capacity(MOST), Vec::with_capacity(MOST), Vec::with_capacity(MOST));
    let mut all = Tokens { called, seen, words };
    all.push("", Seen::new(0, 0), 0..0);
    let mut first = None;
    let mut at = 0;
    while at < view.words.len() && all.seen.len() < MOST {
        let (name, count) = named(view, at).map_or((None, 1), |(name, count)| (Some(name), count));
        if matches!(name, Some(LAND | PLACE)) {
            first = first.or(Some((at, count)));
        }
        let begins = at > 0 && view.clause(at) != view.clause(at - 1);
        let means = if name.is_none() { view.meanings(at) } else { 0 };
        let hash = name.map_or_else(|| view.hash(at), hash);
        let seen = Seen::new(hash, means | if begins { BEGINS } else { 0 });
        all.push(name.unwrap_or_else(|| view.word(at)), seen, at..at + count);
        at += count;
    }
    all.called[0] = ground(view, first);
    all.seen[0] = Seen::new(hash(all.called[0]), 0);
    all
}

const GROUP: &str = "<group>";
const SIDE: &str = "<side>";
const LAND: &str = "<land>";
const PLACE: &str = "<place>";
const NUMBER: &str = "<number>";
const WAR: &str = "<war>";
const UNQUIET: &str = "<unquiet>";
const NOWHERE: &str = "<nowhere>";

/// What stands for the name or number here, and how many words it has.
fn named(view: &View, at: usize) -> Option<(&'static str, usize)> {
    if let Some((_, words)) = view.group(at) {
        return Some((GROUP, words));
    }
    if let Some((_, words)) = view.demonym(at).filter(|_| !nations::is_leader(view.word(at))) {
        return Some((SIDE, words));
    }
    let words = view.name(at);
    if words > 0 {
        let is_land = entry(view, at, words).is_some_and(|entry| entry.kind == Kind::Country);
        return Some((if is_land { LAND } else { PLACE }, words));
    }
    (numbers::is_number(view.word(at)) && view.word(at) != "one").then_some((NUMBER, 1))
}

/// What the name most likely is: a country, what the news know, a province, else the largest.
fn entry(view: &View, at: usize, count: usize) -> Option<gazetteer::Entry> {
    let likely = |entry: &gazetteer::Entry| {
        (entry.kind == Kind::Country, entry.is_known, entry.kind == Kind::Province, entry.population)
    };
    gazetteer::of_words(&view.words[at..at + count]).max_by_key(likely)
}

/// Whether there is war at this place, of so many words.
fn ground(view: &View, place: Option<(usize, usize)>) -> &'static str {
    let entry = place.and_then(|(at, words)| entry(view, at, words));
    match entry.map(|entry| entry.country) {
        None => NOWHERE,
        Some("") => "<sea>",
        Some(code) if nations::WAR_STATES.contains(&code) => WAR,
        Some(code) if context::UNQUIET.contains(&code) => UNQUIET,
        Some(_) => "<quiet>",
    }
}

/// An act that the net finds.
pub struct Found {
    /// The act.
    pub act: Act,
    /// It is one for sure, so that a country is place enough.
    pub is_sure: bool,
    /// So sure that it is enough though nothing says that it is the place.
    pub is_plain: bool,
    /// It would be told of a quiet country too.
    pub is_enough_in_peace: bool,
}

/// The act that the net finds; none below the bound, or where the title is about something else for sure. `is_read`:
/// the words were another language's.
pub fn act(view: &View, is_read: bool, ruled: &[Act]) -> Option<Found> {
    let tokens = tokens(view);
    let is_placed = tokens.called.iter().any(|called| matches!(*called, SIDE | LAND | PLACE));
    if !is_placed || !net::is_worth_it(&tokens.seen) {
        return None;
    }
    let said = net::said(&tokens.seen);
    let is_unquiet = matches!(tokens.called[0], WAR | UNQUIET)
        || tokens.called[0] == NOWHERE && home::of_the_state_at_war(view).is_some();
    let is_chance = view.has(MISFORTUNE)
        || view.says(&[
            "police",
            "shot",
            "shooting",
            "shootings",
            "stabbed",
            "stabbing",
            "robbers",
            "robbery",
        ]) && !view.says(&[
            "terror",
            "terrorist",
            "terrorists",
            "jihadist",
            "islamist",
            "separatist",
            "isis",
        ]);
    let is_ruled = ruled.iter().any(|act| !act.is_toll && is_kinetic(&act.kind));
    let bound = |is_unquiet: bool| {
        let bound = if is_unquiet { BOUND } else { BOUND_OF_PEACE };
        let chance = if is_chance && !is_unquiet { OF_CHANCE } else { 0.0 };
        let others = if is_read { OF_OTHERS } else { 0.0 };
        let ruled = if is_ruled && !is_chance { WHERE_RULED } else { 0.0 };
        bound + others + chance - ruled
    };
    let is_plain = said.outs[0] >= PLAIN;
    if said.outs[0] < bound(is_unquiet) || is_elsewhere(view) || reject::is_something_else(view, is_plain) {
        return None;
    }
    let (start, end) = heaviest(view.words.len(), &tokens, &said)?;
    let act = Act { kind: kind(&said)?, start, end, is_plain: true, is_toll: false };
    let is_sure = said.outs[0] >= SURE;
    if acts::is_possible(view, &act) && !is_plain {
        return None;
    }
    let is_told = is_sure && !is_chance || said.outs[0] >= NO_CHANCE || acts::is_told(view, &act);
    let is_enough_in_peace = said.outs[0] >= bound(false);
    is_told.then_some(Found { act, is_sure, is_plain, is_enough_in_peace })
}

/// "Storm hammers …", "Fire rips through …", "shot dead by police", "destroys home of attacker": chance, law, not war.
fn is_elsewhere(view: &View) -> bool {
    is_of_fire(view)
        || view.says_phrase(&[
            "weather satellite",
            "passenger boat",
            "in training",
            "all clear",
            "air raid siren",
            "air raid sirens",
            "road work",
            "road works",
        ])
        || is_of_nature_or_law(view)
        || view.says(&["withdraw", "withdraws", "withdrew"])
            && !view.has(KILL | ATTACK | CLASH | BLAST | TAKE)
        || matches!(view.word(0), "storm" | "typhoon" | "hurricane" | "cyclone" | "gale" | "hailstorm")
        || (1..view.words.len()).any(|at| {
            let before = view.word(at - 1);
            matches!((before, view.word(at)), ("by", "police") | ("of", "attacker" | "attackers"))
                || matches!(
                    (before, view.word(at)),
                    ("fire", "rips" | "guts" | "sweeps" | "engulfs" | "tears")
                )
                || matches!(view.word(at - 1), "dacoits" | "dacoit")
        })
}

/// "Fire at church kills 41", "huge fire at hypermarket": chance, where nobody opens it or sets it.
fn is_of_fire(view: &View) -> bool {
    let arms = BLAST | BOMB | BOMBING | ATTACK | SHELLING | AIRSTRIKE | MISSILE | ROCKET | CLASH | FORCE;
    let is_blaze = |at: usize| {
        let before = if at > 0 { view.word(at - 1) } else { "" };
        view.word(at) == "fire"
            && (matches!(before, "huge" | "massive" | "deadly" | "big" | "house" | "hotel" | "factory")
                || (at == 0 || view.words[at].after_break)
                    && matches!(view.word(at + 1), "at" | "in" | "kills" | "on" | "destroys"))
    };
    (0..view.words.len()).any(is_blaze) && !view.has(arms)
}

/// "troops hit by sandstorm", "worshippers killed in mosque collapse", "trafficker beheaded in Saudi Arabia"
fn is_of_nature_or_law(view: &View) -> bool {
    const NATURE: &[&str] = &["sandstorm", "landslide", "mudslide", "earthquake", "avalanche"];
    let collapses = (1..view.words.len()).any(|at| {
        view.word(at).starts_with("collaps")
            && (view.is(at - 1, TARGET | INFRA)
                || matches!(view.word(at - 1), "building" | "mine" | "roof" | "wall"))
    });
    let arms = BLAST | BOMB | BOMBING | ATTACK | SHELLING | AIRSTRIKE | MISSILE | ROCKET;
    // "Islamist leader executed", but not "prisoner executed by Russian soldiers"
    let is_sentence = (1..view.words.len()).any(|at| {
        view.word(at) == "executed"
            && view.word(at + 1) != "by"
            && matches!(
                view.word(at - 1),
                "leader" | "man" | "woman" | "inmate" | "murderer" | "convict" | "spy"
            )
            && !(0..view.words.len())
                .any(|i| view.group(i).is_some() || i + 1 != at && view.is(i, FORCE) || view.word(i) == "by")
    });
    // "attack kills off hopes"
    view.says_phrase(&["kills off", "killed off"])
        || is_sentence
        || (collapses || view.says(NATURE)) && !view.has(arms)
        || view.says(&["executed", "executes", "beheaded", "beheads"]) && view.says(&["saudi"])
}

/// What the net says of an act that a rule found.
pub struct Opinion {
    /// The title as a whole tells none: "Ireland hammer Wales", "utility hit by strikes warns of costs".
    pub denies: bool,
    /// The type that fits better than the one that the rule took because the words say no more.
    pub better: Option<EventType>,
}

/// What the net says of an act that a rule found.
pub fn opinion(view: &View, ruled: &Act) -> Opinion {
    let tokens = tokens(view);
    let said = net::said(&tokens.seen);
    let denied = match ruled.kind {
        // Who shoots what down is told in words that mean little else.
        EventType::AirDefense => f32::MIN,
        _ if !ruled.is_plain && !matches!(tokens.called[0], WAR | UNQUIET | NOWHERE) => DENIED_IN_PEACE,
        _ => DENIED,
    };
    let denies =
        said.outs[0] < denied || is_of_nature_or_law(view) || view.says(&["satellite"]) && said.outs[0] < 0.0;
    Opinion { denies, better: better(view, ruled, &said) }
}

/// The type that fits better than one that rules fall back on: of those that name no weapon, for the words don't.
fn better(view: &View, ruled: &Act, said: &Said) -> Option<EventType> {
    let takes = |at: usize| {
        view.is(at, TAKE | INVADE | OFFENSIVE)
            || matches!(view.word(at), "raid" | "raids" | "raided" | "storm" | "storms" | "stormed" | "siege")
            || view.word(at).starts_with("ambush")
    };
    if !VAGUE.contains(&ruled.kind) || (ruled.start..ruled.end).any(takes) {
        return None;
    }
    let fits = |kind: &EventType| {
        KINDS.iter().position(|known| known == kind).map_or(f32::MIN, |at| said.outs[1 + at])
    };
    // Who takes ground, takes it in words that a rule knows.
    let others = VAGUE.iter().filter(|kind| **kind != EventType::GroundAssault);
    let best = others.max_by(|one, other| fits(one).total_cmp(&fits(other)))?;
    (fits(best) > fits(&ruled.kind) + BETTER).then(|| best.clone())
}

/// The type that fits best.
fn kind(said: &Said) -> Option<EventType> {
    let fits = KINDS.into_iter().zip(&said.outs[1..]);
    fits.max_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(kind, _)| kind)
}

/// The words, of few together, of which most comes.
fn heaviest(count: usize, tokens: &Tokens, said: &Said) -> Option<(usize, usize)> {
    let mut words = vec![0.0; count];
    for (range, share) in tokens.words.iter().zip(said.words).skip(1) {
        let part = share / range.len() as f32;
        words[range.clone()].iter_mut().for_each(|word| *word += part);
    }
    let spans =
        (0..count).flat_map(|start| (start + 1..=count.min(start + SPAN)).map(move |end| (start, end)));
    let sum = |(start, end): (usize, usize)| words[start..end].iter().sum::<f32>();
    spans.max_by(|one, other| {
        sum(*one).total_cmp(&sum(*other)).then((other.1 - other.0).cmp(&(one.1 - one.0)))
    })
}

/// The logarithm of the odds that a title tells an act, and how much of it comes of each word or name: for
/// people who ask why.
pub fn weighed(title: &str, lang: &str) -> (f32, Vec<(String, f32)>) {
    with(title, lang, |view, tokens| {
        let said = net::said(&tokens.seen);
        let called = tokens.words.iter().zip(&tokens.called).map(|(range, called)| match range.is_empty() {
            true => (*called).to_owned(),
            false => range.clone().map(|at| view.word(at)).collect::<Vec<_>>().join(" "),
        });
        let mut parts: Vec<(String, f32)> = called.zip(said.words).collect();
        parts.sort_by(|one, other| other.1.total_cmp(&one.1));
        (said.outs[0], parts)
    })
}

/// The words and names of a title as the net sees them, in English, and what they mean, as bits: what it learns of.
pub fn seen(title: &str, lang: &str) -> Vec<(String, u64)> {
    with(title, lang, |_, tokens| {
        let called = tokens.called.iter().map(|called| (*called).to_owned());
        called.zip(tokens.seen.iter().map(|seen| seen.meanings)).collect()
    })
}

fn with<T>(title: &str, lang: &str, tell: impl FnOnce(&View, &Tokens) -> T) -> T {
    let plain = text::plain(title);
    let mut words = text::words(&plain);
    if let Some(read) = languages::read(&plain, &words, languages::of(Some(lang), &words)) {
        words = read;
    } else {
        bare::possessives(&plain, &mut words);
    }
    let view = View::new(&words);
    tell(&view, &tokens(&view))
}

/// The key under which the net knows a word.
pub const fn key(word: &str) -> u32 {
    hash(word)
}
