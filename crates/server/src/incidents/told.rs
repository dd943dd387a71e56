//! What a title tells of, in words that can be compared: stems, counts, targets, means.
//!
//! Knows English; titles of other languages have words and numbers, but no targets.

use crate::words::words;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::LazyLock,
};
use ww3_event::MapEvent;

/// What one report tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Stems of the words that carry meaning, without the names of the place.
    pub stems: BTreeSet<String>,
    /// The dead that are counted.
    pub killed: Option<u32>,
    /// The injured that are counted.
    pub injured: Option<u32>,
    /// Other numbers, by what they count.
    pub counts: BTreeMap<String, u32>,
    /// What was hit, by class.
    pub targets: BTreeSet<&'static str>,
    /// Whether it tells how a toll went on.
    pub is_of_a_toll: bool,
}

/// Words of a target, and its class.
#[rustfmt::skip]
const TARGETS: &[(&str, &[&str])] = &[
    ("hospital", &["hospital", "clinic", "maternity", "ambulance"]),
    ("school", &["school", "university", "kindergarten", "college", "classroom"]),
    ("market", &["market", "bazaar", "supermarket", "mall", "shop"]),
    ("home", &["apartment", "apartments", "flat", "residential", "house", "home", "dormitory", "housing"]),
    ("power", &["power", "electricity", "substation", "grid", "energy", "thermal", "hydroelectric", "dam"]),
    ("nuclear", &["nuclear", "reactor", "enrichment", "centrifuge"]),
    ("fuel", &["refinery", "oil", "fuel", "gas", "pipeline", "petroleum"]),
    ("depot", &["depot", "ammunition", "ammo", "arsenal", "stockpile", "warehouse"]),
    ("airfield", &["airport", "airfield", "airbase", "runway", "hangar"]),
    ("port", &["port", "harbour", "harbor", "dock", "grain", "shipyard"]),
    ("ship", &["ship", "tanker", "vessel", "frigate", "corvette", "submarine", "cargo", "freighter", "boat"]),
    ("bridge", &["bridge"]),
    ("rail", &["railway", "rail", "train", "locomotive"]),
    ("road", &["bus", "car", "convoy", "truck", "minibus", "van", "vehicle", "checkpoint", "motorcade"]),
    ("worship", &["church", "mosque", "cathedral", "synagogue", "temple", "shrine", "monastery", "worshippers"]),
    ("barracks", &["barracks", "base", "garrison", "headquarters", "outpost", "camp", "training"]),
    ("mission", &["consulate", "embassy", "diplomatic"]),
    ("government", &["ministry", "parliament", "palace", "courthouse", "police"]),
    ("factory", &["factory", "steelworks", "plant", "workshop"]),
    ("hotel", &["hotel", "restaurant", "cafe", "nightclub"]),
    ("tents", &["tent", "tents", "refugee", "displaced", "shelter"]),
    ("aid", &["aid", "queue", "convoys"]),
    ("media", &["tv", "television", "broadcaster", "journalists"]),
    ("radar", &["radar", "battery", "launcher"]),
    ("cemetery", &["funeral", "cemetery", "wedding"]),
];

/// Words with one meaning here, and the stem for all of them.
#[rustfmt::skip]
const STEMS: &[(&str, &[&str])] = &[
    ("blast", &["blast", "explosion", "explode", "exploded", "detonation", "bang", "boom"]),
    ("hit", &["strike", "airstrike", "struck", "hit", "hitting", "attack", "attacked", "raid", "target", "targeted",
        "targeting", "pound", "pounded", "slam", "slammed", "bomb", "bombed", "bombing", "bombard", "bombardment", "pummel"]),
    ("shell", &["shell", "shelled", "shelling", "artillery", "mortar"]),
    ("kill", &["kill", "killed", "killing", "dead", "die", "died", "death", "fatal", "claim", "leave"]),
    ("injure", &["injure", "injured", "injuring", "wound", "wounded", "wounding", "hurt", "injury", "injurie"]),
    ("missile", &["missile", "ballistic"]),
    ("drone", &["drone", "uav", "shahed", "quadcopter"]),
    ("fire", &["fire", "ablaze", "blaze", "burn"]),
];

#[rustfmt::skip]
const EMPTY: &[&str] = &[
    "a", "an", "the", "in", "on", "at", "of", "to", "by", "for", "from", "with", "and", "or", "as", "after", "into", "near",
    "over", "is", "are", "was", "were", "be", "been", "has", "have", "had", "it", "its", "their", "his", "her", "that",
    "say", "says", "said", "official", "authority", "authoritie", "governor", "mayor", "least", "more", "than", "people",
    "person", "news", "report", "reported", "reportedly", "update", "breaking", "live", "amid", "during", "city", "air",
    "several", "least", "early", "overnight", "morning", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "up", "out", "new", "not", "no",
];

impl Told {
    /// What this report tells.
    pub fn of(event: &MapEvent) -> Self {
        let text = words(&event.title, &event.source.name);
        let all: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let place = words(&event.to.label, "");
        let of_place: BTreeSet<&str> = place.split(' ').collect();
        let mut told = Self { is_of_a_toll: all.contains(&"toll"), ..Self::default() };
        for (at, word) in all.iter().enumerate() {
            // The place's name isn't what was hit: Port Sudan, Oil City.
            if of_place.contains(word) {
                continue;
            }
            let single = singular(word);
            told.targets.extend(class(word).or_else(|| class(single)));
            match number(word) {
                Some(number) => told.count(&all, at, number),
                None => {
                    told.stems.extend(Some(stem(single)).filter(|stem| !is_empty(stem)).map(str::to_owned))
                }
            }
        }
        // The detector reads numbers better, where it does.
        if let Some(casualties) = event.casualties {
            told.killed = casualties.killed.or(told.killed);
            told.injured = casualties.injured.or(told.injured);
        }
        told
    }

    fn count(&mut self, all: &[&str], at: usize, number: u32) {
        let stem_at = |at: usize| all.get(at).map(|word| stem(singular(word)));
        let after =
            (at + 1..=at + 5).take_while(|at| all.get(*at).is_none_or(|word| self::number(word).is_none()));
        let after: Vec<&str> = after.filter_map(stem_at).collect();
        let before: Vec<&str> = (at.saturating_sub(4)..at).rev().filter_map(stem_at).collect();
        let is_toll = |stem: &&str| matches!(*stem, "kill" | "injure");
        // "kills 3", "3 killed"; of "kills 3, injures 8" each verb counts what follows it.
        let nearest = before.iter().copied().find(|stem| !is_empty(stem));
        let role = nearest.filter(is_toll).or_else(|| after.iter().copied().find(is_toll));
        match role {
            Some("kill") => self.killed = self.killed.max(Some(number)),
            Some(_) => self.injured = self.injured.max(Some(number)),
            None => {
                let what = after.iter().find(|stem| !is_empty(stem)).copied().unwrap_or_default();
                // "the toll rises to 9"
                match self.is_of_a_toll && what.is_empty() {
                    true => self.killed = self.killed.max(Some(number)),
                    false => drop(self.counts.insert(what.to_owned(), number)),
                }
            }
        }
    }
}

/// How much two sets of stems share, 0 to 1 (Jaccard).
pub fn likeness(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let shared = a.intersection(b).count();
    let all = a.len() + b.len() - shared;
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

/// Whether a title takes its own report back.
pub fn is_taken_back(title: &str) -> bool {
    let text = words(title, "");
    let first = text.split(' ').next().unwrap_or_default();
    matches!(first, "retracted" | "retraction" | "withdrawn" | "deleted" | "removed")
}

fn class(word: &str) -> Option<&'static str> {
    static CLASSES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| by_word(TARGETS));
    CLASSES.get(word).copied()
}

fn stem(word: &str) -> &str {
    static KNOWN: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| by_word(STEMS));
    KNOWN.get(word).copied().unwrap_or(word)
}

fn is_empty(word: &str) -> bool {
    EMPTY.contains(&word)
}

fn by_word(table: &[(&'static str, &'static [&'static str])]) -> HashMap<&'static str, &'static str> {
    table.iter().flat_map(|(name, words)| words.iter().map(move |word| (*word, *name))).collect()
}

fn singular(word: &str) -> &str {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() >= 3 && !stem.ends_with('s') => stem,
        _ => word,
    }
}

fn number(word: &str) -> Option<u32> {
    word.parse()
        .ok()
        .or_else(|| ww3_detect::SPOKEN.iter().position(|known| *known == word).map(|at| at as u32))
}
