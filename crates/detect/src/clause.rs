//! A title as the rules see it: its words, their meanings, and the clauses that they stand in.

use crate::{
    capitals,
    gazetteer::{self, Kind},
    lexicon::{
        self, BATTER, BLAST, BOMB, BOMBING, CLAUSE, DESTROY, DOWN, FIRE, FORCE, HIT, INVADE, KILL, ROCKET,
        SABOTAGE, TAKE, Tags,
    },
    nations, numbers, ordinary,
    text::Word,
};

use std::cell::Cell;

/// Whether not he who is named, but who is his, or is only suspected, does it.
fn is_somebody_else(word: &Word, next: Option<&Word>) -> bool {
    next.is_some_and(|next| match next.folded.as_str() {
        "brother" | "family" | "mother" | "father" | "wife" | "widow" | "son" | "daughter" | "sister"
        | "lawyer" => word.possessive,
        "suspect" | "suspects" => true,
        // "rebel lawmakers", "insurgent candidate"
        "lawmakers" | "lawmaker" | "mps" | "mp" | "candidate" | "candidates" | "senators" | "senator"
        | "tories" | "tory" | "councillors" | "democrats" | "republicans" | "ministers" | "backbenchers" => {
            matches!(word.folded.as_str(), "rebel" | "insurgent" | "militant")
        }
        // "militant vegans"
        "vegans" | "vegan" | "atheists" | "feminists" | "feminist" | "union" | "unions" | "students"
        | "workers" | "teachers" | "activists" | "environmentalists" => word.folded == "militant",
        _ => false,
    })
}

/// A title as the rules see it.
pub struct View<'a> {
    /// The words.
    pub words: &'a [Word],
    tags: Vec<Tags>,
    clauses: Vec<u16>,
    sides: Vec<Sides>,
}

/// A code, and how many words name it.
type Named = Option<(&'static str, usize)>;

/// What was asked of a word once: rules ask often.
#[derive(Clone, Default)]
struct Sides {
    demonym: Cell<Option<Named>>,
    group: Cell<Option<Named>>,
    party: Cell<Option<Option<&'static str>>>,
    is_name: Cell<Option<bool>>,
}

/// The answer in this cell, else this one, which is then kept there.
fn kept<T: Copy>(cell: &Cell<Option<T>>, answer: impl FnOnce() -> T) -> T {
    cell.get().unwrap_or_else(|| {
        let answer = answer();
        cell.set(Some(answer));
        answer
    })
}

impl<'a> View<'a> {
    /// The view of these words.
    pub fn new(words: &'a [Word]) -> Self {
        let mut tags: Vec<Tags> = words.iter().map(|word| lexicon::tags(&word.folded)).collect();
        for at in (0..words.len()).filter(|at| numbers::is_toll(words, *at)) {
            tags[at] |= KILL;
        }
        // "gun down", "mowed down", "wiped out"; "claims 20 lives"; "tear into", but not "tear gas"
        for at in 1..words.len() {
            let before = words[at - 1].folded.as_str();
            match words[at].folded.as_str() {
                "down" if matches!(before, "gun" | "guns" | "gunned" | "mow" | "mows" | "mowed" | "mown") => {
                    tags[at - 1] |= KILL;
                }
                "out" if matches!(before, "wipe" | "wipes" | "wiped") => tags[at - 1] |= KILL,
                "into" | "through" if before == "tear" => tags[at - 1] |= BATTER,
                "lives" if numbers::is_number(before) => tags[at] |= KILL,
                _ => {}
            }
        }
        // "armed men"
        for at in (1..words.len()).filter(|at| words[*at].folded == "men" && words[at - 1].folded == "armed")
        {
            tags[at] |= FORCE;
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
                tags[at - 1] |= ROCKET;
            }
        }
        // "Enemy strikes Kharkiv", as armies write.
        if words.len() > 1 && words[0].folded == "enemy" {
            tags[0] |= FORCE;
        }
        // A train that a bomb derails.
        if tags.iter().any(|of| of & (BLAST | BOMB | BOMBING | SABOTAGE) != 0) {
            for at in (0..words.len()).filter(|at| words[*at].folded.starts_with("derail")) {
                tags[at] = DESTROY;
            }
        }
        // The Tamil ones, beside words of war.
        for at in (0..words.len()).filter(|at| matches!(words[*at].folded.as_str(), "tiger" | "tigers")) {
            let lankan = words
                .iter()
                .any(|word| matches!(word.folded.as_str(), "tamil" | "lanka" | "lankan" | "ltte" | "navy"));
            if lankan || tags.iter().any(|of| of & FORCE != 0) {
                tags[at] = FORCE;
            }
        }
        // "the bomber's brother", "militia suspect"
        for at in (0..words.len()).filter(|at| is_somebody_else(&words[*at], words.get(at + 1))) {
            tags[at] &= !FORCE;
        }
        let mut clause = 0;
        let clauses = words.iter().zip(&tags).enumerate().map(|(at, (word, tags))| {
            clause += u16::from(at > 0 && (word.after_break || tags & CLAUSE != 0));
            clause
        });
        let clauses = clauses.collect();
        Self { words, tags, clauses, sides: vec![Sides::default(); words.len()] }
    }

    /// The folded word here; empty beyond the end.
    #[inline]
    pub fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.folded)
    }

    /// Whether the word here has any of these meanings.
    #[inline]
    pub fn is(&self, at: usize, tags: Tags) -> bool {
        self.tags.get(at).is_some_and(|of| of & tags != 0)
    }

    /// All meanings of the word here.
    #[inline]
    pub fn meanings(&self, at: usize) -> Tags {
        self.tags.get(at).copied().unwrap_or(0)
    }

    /// Whether any word has any of these meanings.
    #[inline]
    pub fn has(&self, tags: Tags) -> bool {
        self.tags.iter().any(|of| of & tags != 0)
    }

    /// Whether one of these folded words stands in the title.
    pub fn says(&self, words: &[&str]) -> bool {
        self.words.iter().any(|word| words.contains(&word.folded.as_str()))
    }

    /// The clause of the word here.
    #[inline]
    pub fn clause(&self, at: usize) -> u16 {
        self.clauses.get(at).copied().unwrap_or(u16::MAX)
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

    /// Whether a place of the gazetteer begins here whose first word means nothing else.
    pub fn is_name(&self, at: usize) -> bool {
        self.sides.get(at).is_some_and(|sides| kept(&sides.is_name, || self.begins_a_name(at)))
    }

    fn begins_a_name(&self, at: usize) -> bool {
        self.name(at) > 0
    }

    /// How many words the place of the gazetteer has that begins here; 0 where none does, or where its only word
    /// means something else.
    pub fn name(&self, at: usize) -> usize {
        let Some(words) = self.words.get(at..).filter(|words| !words.is_empty()) else { return 0 };
        let count = gazetteer::ranges(words).iter().rposition(|range| *range != 0).map_or(0, |last| last + 1);
        let word = self.word(at);
        let short = word.len() < 3 || word.len() == 3 && !self.words[at].capital;
        let is_other = || short || lexicon::tags(word) != 0 || ordinary::is_ordinary(word);
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
        let sides = self.sides.get(at)?;
        kept(&sides.party, || {
            let demonym = self.demonym(at).filter(|_| !nations::is_leader(self.word(at)));
            let named = demonym.or_else(|| self.group(at)).map(|(code, _)| code);
            named.or_else(|| self.country(at))
        })
    }

    /// The state of the demonym, leader or seat at this word, and how many words it has.
    pub fn demonym(&self, at: usize) -> Option<(&'static str, usize)> {
        kept(&self.sides.get(at)?.demonym, || nations::demonym(self.words, at))
    }

    /// The armed group that is named at this word, and how many words it has.
    pub fn group(&self, at: usize) -> Option<(&'static str, usize)> {
        kept(&self.sides.get(at)?.group, || nations::group(self.words, at))
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
        let ranges = gazetteer::ranges(&self.words[at..self.words.len().min(at + 2)]);
        let country = |range: u64| gazetteer::places(range).find(|entry| entry.kind == Kind::Country);
        ranges[..2]
            .iter()
            .filter(|range| **range != 0)
            .find_map(|range| country(*range))
            .map(|entry| entry.country)
    }
}
