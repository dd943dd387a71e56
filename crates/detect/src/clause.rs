//! A title as the rules see it: its words, their meanings, and the clauses that they stand in.

use crate::{
    capitals,
    gazetteer::{self, Kind},
    hashed::{self, Marks},
    lexicon::{
        self, BATTER, BLAST, BOMB, BOMBING, CLAUSE, DESTROY, DOWN, FIRE, FORCE, HIT, INVADE, KILL, ROCKET,
        SABOTAGE, TAKE, Tags,
    },
    nations, numbers, ordinary,
    text::{self, Word},
};

use std::cell::Cell;

/// Whether not he who is named, but who is his, or is only suspected, does it.
fn is_somebody_else(word: &Word, next: Option<&Word>) -> bool {
    let Some(next) = next.map(|next| next.folded.as_str()) else { return false };
    let folded = word.folded.as_str();
    word.possessive && WHOSE.contains(&next)
        || SUSPECTS.contains(&next)
        || matches!(folded, "rebel" | "insurgent" | "militant") && OF_PARLIAMENT.contains(&next)
        || folded == "militant" && OF_CAUSES.contains(&next)
}

const WHOSE: &[&str] =
    &["brother", "family", "mother", "father", "wife", "widow", "son", "daughter", "sister", "lawyer"];
const SUSPECTS: &[&str] = &["suspect", "suspects"];
/// "rebel lawmakers", "insurgent candidate"
#[rustfmt::skip]
const OF_PARLIAMENT: &[&str] = &[
    "lawmakers", "lawmaker", "mps", "mp", "candidate", "candidates", "senators", "senator", "tories", "tory", "councillors",
    "democrats", "republicans", "ministers", "backbenchers",
];
/// "militant vegans"
#[rustfmt::skip]
const OF_CAUSES: &[&str] = &[
    "vegans", "vegan", "atheists", "feminists", "feminist", "union", "unions", "students", "workers", "teachers", "activists",
    "environmentalists",
];

/// How the words of a title begin, as bits: a list of which no word or phrase begins so isn't gone through word by
/// word.
struct Beginnings([u64; 4]);

impl Beginnings {
    fn of(words: &[Word]) -> Self {
        let mut bits = [0; 4];
        for (part, bit) in words.iter().map(|word| Self::bit(&word.folded)) {
            bits[part] |= bit;
        }
        Self(bits)
    }

    /// Of its first two letters; after a single one a space follows, in a phrase too.
    #[inline]
    fn bit(text: &str) -> (usize, u64) {
        let letter = |at: usize| text.as_bytes().get(at).copied().unwrap_or(b' ');
        let bit = letter(0).wrapping_mul(29) ^ letter(1).wrapping_mul(5);
        (usize::from(bit >> 6), 1 << (bit & 63))
    }

    /// Whether a word of the title may be this one, or the first of this phrase.
    #[inline]
    fn may_have(&self, phrase: &str) -> bool {
        let (part, bit) = Self::bit(phrase);
        self.0[part] & bit != 0
    }
}

/// A title as the rules see it.
pub struct View<'a> {
    /// The words.
    pub words: &'a [Word],
    seen: Vec<Seen>,
    /// The meanings of all words together.
    all: Tags,
    /// How all words begin.
    beginnings: Beginnings,
    /// What was asked of the whole title once.
    pub whole: Whole,
}

/// What is known of a word.
struct Seen {
    tags: Tags,
    hash: u32,
    clause: u16,
    sides: Sides,
}

/// What was asked of a whole title once; who asks keeps it here.
#[derive(Default)]
pub struct Whole {
    /// Of `everyday`.
    pub is_everyday: Cell<Option<bool>>,
    /// Of `reject`.
    pub begins_otherwise: Cell<Option<bool>>,
}

/// A code, and how many words name it.
type Named = Option<(&'static str, usize)>;

/// What was asked of a word once: rules ask often.
#[derive(Clone, Default)]
struct Sides {
    demonym: Cell<Option<Named>>,
    group: Cell<Option<Named>>,
    party: Cell<Option<Option<&'static str>>>,
    name: Cell<Option<u8>>,
    ranges: Cell<Option<[u64; gazetteer::MOST_WORDS]>>,
}

/// The answer in this cell, else this one, which is then kept there.
pub fn kept<T: Copy>(cell: &Cell<Option<T>>, answer: impl FnOnce() -> T) -> T {
    cell.get().unwrap_or_else(|| {
        let answer = answer();
        cell.set(Some(answer));
        answer
    })
}

/// The words at which [`mend`] looks.
static MENDING: Marks<256> = Marks::none().and(
    0,
    &[
        &[
            "toll", "deaths", "down", "out", "into", "through", "lives", "men", "grad", "enemy", "tiger",
            "tigers",
        ],
        WHOSE,
        SUSPECTS,
        OF_PARLIAMENT,
        OF_CAUSES,
    ],
);

/// Mends the meanings of words that mean something else beside others.
fn mend(words: &[Word], seen: &mut [Seen]) {
    for at in (0..words.len()).filter(|at| numbers::is_toll(words, *at)) {
        seen[at].tags |= KILL;
    }
    // "gun down", "mowed down", "wiped out"; "claims 20 lives"; "tear into", but not "tear gas"
    for at in 1..words.len() {
        let before = words[at - 1].folded.as_str();
        match words[at].folded.as_str() {
            "down" if matches!(before, "gun" | "guns" | "gunned" | "mow" | "mows" | "mowed" | "mown") => {
                seen[at - 1].tags |= KILL;
            }
            "out" if matches!(before, "wipe" | "wipes" | "wiped") => seen[at - 1].tags |= KILL,
            "into" | "through" if before == "tear" => seen[at - 1].tags |= BATTER,
            "lives" if numbers::is_number(before) => seen[at].tags |= KILL,
            _ => {}
        }
    }
    // "armed men"
    for at in (1..words.len()).filter(|at| words[*at].folded == "men" && words[at - 1].folded == "armed") {
        seen[at].tags |= FORCE;
    }
    // "Grad salvo", but not "grad student"
    for at in (1..words.len()).filter(|at| words[*at - 1].folded == "grad") {
        if matches!(
            words[at].folded.as_str(),
            "salvo"
                | "salvos"
                | "barrage"
                | "rockets"
                | "rocket"
                | "missile"
                | "missiles"
                | "attack"
                | "fire"
                | "volley"
                | "volleys"
        ) {
            seen[at - 1].tags |= ROCKET;
        }
    }
    // "Enemy strikes Kharkiv", as armies write.
    if words.len() > 1 && words[0].folded == "enemy" {
        seen[0].tags |= FORCE;
    }
    // The Tamil ones, beside words of war.
    for at in (0..words.len()).filter(|at| matches!(words[*at].folded.as_str(), "tiger" | "tigers")) {
        let lankan = words
            .iter()
            .any(|word| matches!(word.folded.as_str(), "tamil" | "lanka" | "lankan" | "ltte" | "navy"));
        if lankan || seen.iter().any(|of| of.tags & FORCE != 0) {
            seen[at].tags = FORCE;
        }
    }
    // "the bomber's brother", "militia suspect"
    for at in (0..words.len()).filter(|at| is_somebody_else(&words[*at], words.get(at + 1))) {
        seen[at].tags &= !FORCE;
    }
}

impl<'a> View<'a> {
    /// The view of these words.
    pub fn new(words: &'a [Word]) -> Self {
        let mut seen = Vec::with_capacity(words.len());
        let mut is_mended = false;
        seen.extend(words.iter().map(|word| {
            let hash = hashed::hash(&word.folded);
            is_mended |= MENDING.get(hash) != 0;
            Seen { tags: lexicon::tags_hashed(hash, &word.folded), hash, clause: 0, sides: Sides::default() }
        }));
        // A train that a bomb derails.
        if seen.iter().any(|of| of.tags & (BLAST | BOMB | BOMBING | SABOTAGE) != 0) {
            for (word, seen) in words.iter().zip(&mut seen) {
                if word.folded.starts_with("derail") {
                    seen.tags = DESTROY;
                }
            }
        }
        if is_mended {
            mend(words, &mut seen);
        }
        let (mut clause, mut all) = (0, 0);
        for (at, (word, seen)) in words.iter().zip(&mut seen).enumerate() {
            clause += u16::from(at > 0 && (word.after_break || seen.tags & CLAUSE != 0));
            seen.clause = clause;
            all |= seen.tags;
        }
        Self { words, seen, all, beginnings: Beginnings::of(words), whole: Whole::default() }
    }

    /// The folded word here; empty beyond the end.
    #[inline]
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.folded)
    }

    /// The hash of the word here; of an empty one beyond the end.
    #[inline]
    pub fn hash(&self, at: usize) -> u32 {
        self.seen.get(at).map_or(const { hashed::hash("") }, |seen| seen.hash)
    }

    /// Whether the word here has any of these meanings.
    #[inline]
    pub fn is(&self, at: usize, tags: Tags) -> bool {
        self.seen.get(at).is_some_and(|of| of.tags & tags != 0)
    }

    /// All meanings of the word here.
    #[inline]
    pub fn meanings(&self, at: usize) -> Tags {
        self.seen.get(at).map_or(0, |seen| seen.tags)
    }

    /// Whether any word has any of these meanings.
    #[inline]
    pub fn has(&self, tags: Tags) -> bool {
        self.all & tags != 0
    }

    /// Whether one of these folded words stands in the title.
    pub fn says(&self, words: &[&str]) -> bool {
        let is_said = |word: &&&str| self.words.iter().any(|said| said.folded == **word);
        words.iter().filter(|word| self.beginnings.may_have(word)).any(|word| is_said(&word))
    }

    /// Whether one of these phrases (folded words between single spaces) stands in the title.
    pub fn says_phrase(&self, phrases: &[&str]) -> bool {
        let is_said =
            |phrase: &str| (0..self.words.len()).any(|at| text::begins(&self.words[at..], phrase).is_some());
        phrases.iter().any(|phrase| self.beginnings.may_have(phrase) && is_said(phrase))
    }

    /// The clause of the word here.
    #[inline]
    pub fn clause(&self, at: usize) -> u16 {
        self.seen.get(at).map_or(u16::MAX, |seen| seen.clause)
    }

    /// The first of the next `count` words, in the same clause, that has any of these meanings.
    pub fn next(&self, at: usize, count: usize, tags: Tags) -> Option<usize> {
        (at + 1..=at + count).take_while(|i| self.clause(*i) == self.clause(at)).find(|i| self.is(*i, tags))
    }

    /// The nearest of the `count` words before, in the same clause, that has any of these meanings.
    pub fn previous(&self, at: usize, count: usize, tags: Tags) -> Option<usize> {
        let before = (at.saturating_sub(count)..at).rev();
        before.take_while(|i| self.clause(*i) == self.clause(at)).find(|i| self.is(*i, tags))
    }

    /// Whether a state or an armed group stands among the `count` words before, in the same clause.
    pub fn side_before(&self, at: usize, count: usize) -> bool {
        let before = (at.saturating_sub(count)..at).rev();
        before.take_while(|i| self.clause(*i) == self.clause(at)).any(|i| self.is_side(i))
            || self.side_elided(at)
    }

    /// "Pakistan violates truce, shells posts": the verb begins the clause, and who acts began the one before.
    fn side_elided(&self, at: usize) -> bool {
        let begins = at > 1 && self.words[at].after_break && self.clause(at) == 1;
        begins
            && (self.is(at, HIT | TAKE | FIRE | INVADE | DOWN | DESTROY)
                || matches!(self.word(at), "shells" | "shell" | "bombs" | "bomb"))
            && (0..3).any(|first| self.is_side(first) || self.is(first, FORCE))
    }

    /// Whether a state or an armed group stands among the `count` words after, in the same clause.
    pub fn side_after(&self, at: usize, count: usize) -> bool {
        (at + 1..=at + count).take_while(|i| self.clause(*i) == self.clause(at)).any(|i| self.is_side(i))
    }

    /// Whether this word is a demonym, an armed group, or a country, or stands for one that speaks of itself.
    pub fn is_side(&self, at: usize) -> bool {
        self.party(at).is_some()
    }

    fn sides(&self, at: usize) -> Option<&Sides> {
        self.seen.get(at).map(|seen| &seen.sides)
    }

    /// Whether a place of the gazetteer begins here whose first word means nothing else.
    pub fn is_name(&self, at: usize) -> bool {
        self.name(at) > 0
    }

    /// How many words the place of the gazetteer has that begins here; 0 where none does, or where its only word
    /// means something else.
    pub fn name(&self, at: usize) -> usize {
        self.sides(at).map_or(0, |sides| usize::from(kept(&sides.name, || self.name_here(at) as u8)))
    }

    /// [`gazetteer::ranges`] of the words from here on.
    pub fn ranges(&self, at: usize) -> [u64; gazetteer::MOST_WORDS] {
        let none = [0; gazetteer::MOST_WORDS];
        self.sides(at).map_or(none, |sides| kept(&sides.ranges, || gazetteer::ranges(&self.words[at..])))
    }

    fn name_here(&self, at: usize) -> usize {
        let count = self.ranges(at).iter().rposition(|range| *range != 0).map_or(0, |last| last + 1);
        let word = self.word(at);
        let short = word.len() < 3 || word.len() == 3 && !self.words[at].capital;
        let is_other =
            || short || lexicon::tags_hashed(self.hash(at), word) != 0 || ordinary::is_ordinary(word);
        if count == 1 && is_other() { 0 } else { count }
    }

    /// The code of the state or armed group that this word is, or stands for.
    pub fn party(&self, at: usize) -> Option<&'static str> {
        if at >= self.words.len() {
            return None;
        }
        self.named_party(at).or_else(|| self.quoted_party(at))
    }

    fn named_party(&self, at: usize) -> Option<&'static str> {
        let sides = self.sides(at)?;
        kept(&sides.party, || {
            let demonym = self.demonym(at).filter(|_| !nations::is_leader(self.word(at)));
            let named = demonym.or_else(|| self.group(at)).map(|(code, _)| code);
            named.or_else(|| self.country(at))
        })
    }

    /// The state of the demonym, leader or seat at this word, and how many words it has.
    pub fn demonym(&self, at: usize) -> Option<(&'static str, usize)> {
        kept(&self.sides(at)?.demonym, || nations::demonym(self.words, at))
    }

    /// The armed group that is named at this word, and how many words it has.
    pub fn group(&self, at: usize) -> Option<(&'static str, usize)> {
        kept(&self.sides(at)?.group, || nations::group(self.words, at))
    }

    /// "Kyiv says it struck …": who speaks of itself.
    fn quoted_party(&self, at: usize) -> Option<&'static str> {
        if !matches!(self.word(at), "it" | "they") {
            return None;
        }
        let speaks =
            |at: &usize| matches!(self.word(*at), "says" | "said" | "say" | "claims" | "claim" | "claimed");
        let speech = (at.saturating_sub(2)..at).find(speaks)?;
        (0..speech)
            .rev()
            .take(4)
            .find_map(|at| self.named_party(at).or_else(|| capitals::state(self.word(at))))
    }

    fn country(&self, at: usize) -> Option<&'static str> {
        let ranges = self.ranges(at);
        let country = |range: u64| gazetteer::places(range).find(|entry| entry.kind == Kind::Country);
        ranges[..2]
            .iter()
            .filter(|range| **range != 0)
            .find_map(|range| country(*range))
            .map(|entry| entry.country)
    }
}
