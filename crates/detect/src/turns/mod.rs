//! Acts told in turns that no rule has: a title weighed feature by feature.
//!
//! News has more turns than anybody writes rules for ("sprayed with bullets", "takes up positions"). Where no rule
//! finds an act, what is seen in the title (its words, their meanings, which follow which) is looked up in a table
//! of weights, learned from headlines of our own making and told apart by hand (`cargo xtask turns`; logistic
//! regression, its sparse weights in thousandths). Above a bound it is an act; the words that weigh most are the reason.
//!
//! The table is read where it lies: the number of slots (u32, a power of two), then slots of a key (u32; 0: empty)
//! and its weight (i32), probed one after another. All little-endian.

mod place;

use crate::{
    acts,
    clause::View,
    context,
    gazetteer::{self, Kind},
    hashed::hash,
    nations, numbers, reject,
    rules::Act,
};
pub(crate) use place::only;
use ww3_event::EventType;

const TABLE: &[u8] = include_bytes!("../../data/turns.bin");

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
/// From this sum of weights on (thousandths of the logarithm of the odds) an act is told.
const BOUND: i32 = 1_500;
/// Where the words alone, and what they mean, weigh less than this for an act, the rest isn't looked at: it makes up
/// for that in one heavy title of a hundred, and looking takes time.
const WORDS_BOUND: i32 = 1_500;
/// The words that weigh most are the reason: so many at most.
const SPAN: usize = 6;

/// A part of what is seen: a word, or what it means.
#[derive(Clone, Copy)]
struct Part<'a> {
    text: &'a str,
    hash: u32,
}

const fn part(text: &str) -> Part<'_> {
    Part { text, hash: hash(text) }
}

macro_rules! parts {
    ($($name:ident $text:literal),* $(,)?) => { $(const $name: Part = part($text);)* };
}

parts! {
    BIAS "bias", LONG "long", GROUND "ground", FIRST "first", LAST "last", IS "is", BEGINS "begins", MEANS "means",
    THEN "then", PAST "past", WITH "with", AND "and", CLASS "=", GROUP "<group>", SIDE "<side>", LAND "<land>",
    PLACE "<place>", NUMBER "<number>",
}

/// The names of the meanings in `lexicon`, by bit.
#[rustfmt::skip]
static MEANINGS: [Part; 49] = [
    part("airstrike"), part("warplane"), part("missile"), part("drone"), part("rocket"), part("guns"), part("shelling"),
    part("bomb"), part("bombing"), part("blast"), part("attack"), part("hit"), part("kill"), part("hurt"), part("fire"),
    part("force"), part("ship"), part("sink"), part("aircraft"), part("down"), part("take"), part("invade"), part("clash"),
    part("sabotage"), part("assassin"), part("cyber"), part("hacker"), part("protest"), part("crowd"), part("sanction"),
    part("infra"), part("target"), part("rank"), part("possible"), part("war"), part("clause"), part("toward"), part("at"),
    part("destroy"), part("attribute"), part("elsewhere"), part("likely_elsewhere"), part("people"), part("offensive"),
    part("batter"), part("denied"), part("maybe_elsewhere"), part("misfortune"), part("shoot"),
];
static LENGTHS: [Part; 4] = [part("1"), part("2"), part("3"), part("4")];
/// A meaning pairs with those of this many words after it.
const REACH: usize = 5;
/// More meanings of one word aren't seen.
const CLASSES: usize = 6;

/// A word, or a name of several, as the weights see it.
struct Token<'a> {
    start: usize,
    end: usize,
    /// What it is called: a name only by what it names.
    called: Part<'a>,
    /// What it means.
    classes: [Part<'static>; CLASSES],
    count: usize,
    clause: u16,
}

impl Token<'_> {
    fn classes(&self) -> &[Part<'static>] {
        &self.classes[..self.count]
    }

    fn is_place(&self) -> bool {
        matches!(self.called.text, "<land>" | "<place>")
    }
}

fn word<'a>(view: &'a View, at: usize) -> Part<'a> {
    Part { text: view.word(at), hash: view.hash(at) }
}

fn tokens<'a>(view: &'a View) -> Vec<Token<'a>> {
    let mut all: Vec<Token> = Vec::with_capacity(view.words.len());
    let mut at = 0;
    while at < view.words.len() {
        let (name, words) = named(view, at).map_or((None, 1), |(name, words)| (Some(name), words));
        let mut token = Token {
            start: at,
            end: at + words,
            called: name.unwrap_or_else(|| word(view, at)),
            classes: [BIAS; CLASSES],
            count: 0,
            clause: view.clause(at),
        };
        let named = name.into_iter();
        let meanings = name.is_none().then(|| meanings(view, at)).into_iter().flatten();
        for (slot, class) in token.classes.iter_mut().zip(named.chain(meanings)) {
            *slot = class;
            token.count += 1;
        }
        at += words;
        all.push(token);
    }
    all
}

/// The names of the meanings of the word here.
fn meanings(view: &View, at: usize) -> impl Iterator<Item = Part<'static>> + use<> {
    let bits = std::iter::successors(Some(view.meanings(at)), |bits| Some(bits & bits.wrapping_sub(1)));
    bits.take_while(|bits| *bits != 0)
        .filter_map(|bits| MEANINGS.get(bits.trailing_zeros() as usize).copied())
}

/// What stands for the name or number here, and how many words it has.
fn named(view: &View, at: usize) -> Option<(Part<'static>, usize)> {
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

/// Whether there is war where the first place is that the title names.
fn ground(view: &View, tokens: &[Token]) -> Part<'static> {
    let place = tokens.iter().find(|token| token.is_place());
    let country = place.and_then(|token| entry(view, token.start, token.end - token.start));
    match country.map(|entry| entry.country) {
        None => part("nowhere"),
        Some("") => part("sea"),
        Some(code) if nations::WAR_STATES.contains(&code) => part("war"),
        Some(code) if context::UNQUIET.contains(&code) => part("unquiet"),
        Some(_) => part("quiet"),
    }
}

/// Tells of each thing that is seen in a title: its parts, and the words in which it is seen, from and until.
fn seen(view: &View, tokens: &[Token], mut tell: impl FnMut(&[Part], usize, usize)) {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
    tell(&[BIAS], 0, 0);
    tell(&[LONG, LENGTHS[(tokens.len() / 5).min(3)]], 0, 0);
    tell(&[GROUND, ground(view, tokens)], 0, 0);
    tell(&[FIRST, first.called], first.start, first.end);
    tell(&[LAST, last.called], last.start, last.end);
    for (at, token) in tokens.iter().enumerate() {
        let (start, end) = (token.start, token.end);
        tell(&[IS, token.called], start, end);
        if at > 0 && token.clause != tokens[at - 1].clause {
            tell(&[BEGINS, token.called], start, end);
        }
        for class in token.classes().iter().filter(|class| class.hash != token.called.hash) {
            tell(&[MEANS, *class], start, end);
        }
        if let Some(next) = tokens.get(at + 1) {
            tell(&[THEN, token.called, next.called], start, next.end);
            for class in next.classes() {
                tell(&[THEN, token.called, CLASS, *class], start, next.end);
            }
            for class in token.classes() {
                tell(&[THEN, CLASS, *class, next.called], start, next.end);
            }
        }
        if let Some(second) = tokens.get(at + 2) {
            tell(&[PAST, token.called, second.called], start, second.end);
        }
        for other in tokens.iter().skip(at + 1).take(REACH) {
            let how = if other.clause == token.clause { WITH } else { AND };
            for class in token.classes() {
                for far in other.classes() {
                    tell(&[how, *class, *far], start, other.end);
                }
            }
        }
    }
}

/// The key of what is weighed for (`act` or a type) and of the parts of what is seen; never 0.
pub fn key(what: &str, parts: &[&str]) -> u32 {
    joined(part(what).hash, parts.iter().map(|text| part(text)))
}

/// As in FxHash, of the parts' FNV-1a hashes (32 bits).
fn joined<'a>(what: u32, parts: impl Iterator<Item = Part<'a>>) -> u32 {
    parts.fold(what, |key, part| join(key, part.hash)).max(1)
}

const fn join(key: u32, part: u32) -> u32 {
    (key.rotate_left(5) ^ part).wrapping_mul(0x9E37_79B1)
}

/// The first slot to look into for this key, of so many.
pub const fn slot(key: u32, slots: u32) -> u32 {
    (key ^ key >> 15) & slots.wrapping_sub(1)
}

/// The number at this byte of the table.
const fn number(at: usize) -> u32 {
    u32::from_le_bytes([TABLE[at], TABLE[at + 1], TABLE[at + 2], TABLE[at + 3]])
}
const SLOTS: u32 = number(0);

/// The weight under this key, in thousandths; 0 where none is.
pub const fn weight(key: u32) -> i32 {
    let mut slot = slot(key, SLOTS);
    loop {
        let at = 4 + slot as usize * 8;
        match number(at) {
            0 => return 0,
            found if found == key => return number(at + 4) as i32,
            _ => slot = (slot + 1) & (SLOTS - 1),
        }
    }
}

fn weight_of(what: u32, parts: &[Part]) -> i32 {
    weight(joined(what, parts.iter().copied()))
}

/// What each meaning weighs for an act, where that is more than nothing.
static OF_MEANINGS: [i32; MEANINGS.len()] = {
    let mut weights = [0; MEANINGS.len()];
    let mut meaning = 0;
    while meaning < weights.len() {
        let weight = weight(join(join(ACT, MEANS.hash), MEANINGS[meaning].hash));
        weights[meaning] = if weight > 0 { weight } else { 0 };
        meaning += 1;
    }
    weights
};
const ACT: u32 = hash("act");

/// What the word here and its meanings weigh for an act, where that is more than nothing.
fn weight_of_word(view: &View, at: usize) -> i32 {
    let bits = std::iter::successors(Some(view.meanings(at)), |bits| Some(bits & bits.wrapping_sub(1)));
    let means = bits.take_while(|bits| *bits != 0).map(|bits| OF_MEANINGS[bits.trailing_zeros() as usize]);
    weight(join(join(ACT, IS.hash), view.hash(at)).max(1)).max(0) + means.sum::<i32>()
}

/// The act that the weights find; none below the bound, or where the title is about something else for sure.
pub fn act(view: &View) -> Option<Act> {
    if (0..view.words.len()).map(|at| weight_of_word(view, at)).sum::<i32>() < WORDS_BOUND {
        return None;
    }
    let tokens = tokens(view);
    let mut sum = 0;
    let mut words = vec![0; view.words.len()];
    seen(view, &tokens, |parts, start, end| {
        let weight = weight_of(ACT, parts);
        sum += weight;
        if end > start {
            words[start] += weight;
            words[end - 1] += weight;
        }
    });
    if sum < BOUND || reject::is_something_else(view) {
        return None;
    }
    let mut kinds = KINDS.map(|kind| (part(kind.as_str()).hash, 0, kind));
    seen(view, &tokens, |parts, _, _| {
        for (what, sum, _) in &mut kinds {
            *sum += weight_of(*what, parts);
        }
    });
    let (_, _, kind) = kinds.into_iter().max_by_key(|(_, sum, _)| *sum)?;
    let (start, end) = heaviest(&words)?;
    let act = Act { kind, start, end, is_plain: true, is_toll: false };
    acts::is_told(view, &act).then_some(act)
}

/// The words, of few together, that weigh most.
fn heaviest(words: &[i32]) -> Option<(usize, usize)> {
    let spans = (0..words.len())
        .flat_map(|start| (start + 1..=words.len().min(start + SPAN)).map(move |end| (start, end)));
    spans.max_by_key(|(start, end)| (words[*start..*end].iter().sum::<i32>(), std::cmp::Reverse(end - start)))
}

/// The sum of weights of an English title, and each part of it: for people who ask why.
pub fn weighed(title: &str) -> (i32, Vec<(String, i32)>) {
    let mut parts: Vec<(String, i32)> = features(title)
        .into_iter()
        .map(|name| {
            let weight = weight(key("act", &name.split(' ').collect::<Vec<_>>()));
            (name, weight)
        })
        .filter(|(_, weight)| *weight != 0)
        .collect();
    parts.sort_by_key(|(_, weight)| -weight);
    (parts.iter().map(|(_, weight)| weight).sum(), parts)
}

/// What is seen in an English title, its parts joined by blanks: what the weights are learned of.
pub fn features(title: &str) -> Vec<String> {
    let plain = crate::text::plain(title);
    let words = crate::text::words(&plain);
    let view = View::new(&words);
    let mut all = Vec::new();
    seen(&view, &tokens(&view), |parts, _, _| {
        let texts: Vec<&str> = parts.iter().map(|part| part.text).collect();
        all.push(texts.join(" "));
    });
    all
}
