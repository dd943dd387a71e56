//! What is done with what, to whom, where these languages put it in another order than English or in another word.
//!
//! Looks at one clause at a time. Knows nothing of owners and adjectives, which `order` turns around.

use super::{
    Language::{self, Russian, Ukrainian},
    is,
};
use crate::{
    lexicon::{
        AIRSTRIKE, ATTACK, BLAST, BOMBING, CLASH, DRONE, FIRE, FORCE, HIT, INFRA, MISSILE, PEOPLE, RANK,
        ROCKET, SHELLING, TARGET, WEAPON,
    },
    numbers,
    text::Word,
};

/// All of it.
pub fn settle(words: &mut [Word], language: Language) {
    for at in 0..words.len() {
        arrives(words, at);
        blows_up(words, at, language);
        flies(words, at);
        kills_there(words, at);
        killed_first(words, at);
        if matches!(language, Russian | Ukrainian) {
            fires_at(words, at);
            killed_there(words, at);
        }
        // "At an attack", of German, is in it.
        let acts = ATTACK | AIRSTRIKE | SHELLING | BOMBING | BLAST | CLASH;
        if words[at].folded == "near" && ahead(words, at, 2).any(|i| is(&words[i], acts)) {
            "in".clone_into(&mut words[at].folded);
        }
    }
}

/// The next words of the clause, at most so many.
fn ahead(words: &[Word], at: usize, most: usize) -> impl Iterator<Item = usize> + use<'_> {
    (at + 1..words.len().min(at + 1 + most)).take_while(|i| !words[*i].after_break)
}

/// The words before in the clause, at most so many, the nearest first.
fn behind(words: &[Word], at: usize, most: usize) -> impl Iterator<Item = usize> + use<'_> {
    (1..=most).map_while(move |back| at.checked_sub(back)).take_while(|i| !words[i + 1].after_break)
}

/// "A drone … exploded in", "a drone bombarded", "a drone fell on a house": it hit what is there.
fn arrives(words: &mut [Word], at: usize) {
    let falls = matches!(words[at].folded.as_str(), "fell" | "falls" | "crashes")
        && ahead(words, at, 4).any(|i| words[i].capital || is(&words[i], TARGET | INFRA | PEOPLE));
    let acts =
        matches!(words[at].folded.as_str(), "exploded" | "explodes" | "shelled" | "bombed" | "bombards");
    let guided = |i: usize| {
        matches!(words[i].folded.as_str(), "bomb" | "bombs")
            && i > 0
            && matches!(words[i - 1].folded.as_str(), "guided" | "glide" | "barrel")
    };
    let flies = |i: usize| is(&words[i], DRONE | MISSILE | ROCKET) || guided(i);
    if (acts || falls) && behind(words, at, 6).any(flies) {
        "hits".clone_into(&mut words[at].folded);
    }
}

/// "Blew up a bridge", without saying who: the bridge was blown up. One of rank whom they blew up was murdered.
fn blows_up(words: &mut [Word], at: usize, language: Language) {
    if !matches!(words[at].folded.as_str(), "exploded" | "explodes") {
        return;
    }
    if matches!(language, Russian | Ukrainian)
        && ahead(words, at, 3).any(|i| is(&words[i], RANK) || words[i].folded == "officer")
    {
        "assassinated".clone_into(&mut words[at].folded);
        return;
    }
    let what = ahead(words, at, 2).take_while(|i| is(&words[*i], INFRA | TARGET)).count();
    if what > 0 {
        let breaks = std::mem::take(&mut words[at].after_break);
        words[at..=at + what].rotate_left(1);
        words[at].after_break = breaks;
    }
}

/// Aircraft that attack are warplanes.
fn flies(words: &mut [Word], at: usize) {
    let attacks = |word: &Word| {
        is(word, HIT) && !is(word, ATTACK) || matches!(word.folded.as_str(), "bombards" | "shelled")
    };
    let planes = matches!(words[at].folded.as_str(), "aircraft" | "helicopter");
    if planes && ahead(words, at, 5).any(|i| attacks(&words[i])) {
        "warplanes".clone_into(&mut words[at].folded);
    }
}

/// "Kill in Gaza ten people": whom stands behind where.
fn kills_there(words: &mut [Word], at: usize) {
    if !matches!(words[at].folded.as_str(), "kills" | "wounds") {
        return;
    }
    let place = ahead(words, at, 4)
        .take_while(|i| {
            let word = &words[*i];
            if *i == at + 1 { matches!(word.folded.as_str(), "in" | "near") } else { word.capital }
        })
        .count();
    let counts = |word: &Word| {
        matches!(word.folded.as_str(), "more" | "than" | "at" | "least" | "several" | "dozens" | "hundreds")
            || numbers::is_number(&word.folded)
            || is(word, PEOPLE | FORCE)
    };
    let whom = ahead(words, at + place, 6).take_while(|i| counts(&words[*i])).count();
    if place >= 2 && whom > 0 {
        words[at + 1..=at + place + whom].rotate_left(place);
    }
}

/// "They execute civilians in": nobody is named who does it.
fn killed_first(words: &mut [Word], at: usize) {
    let first = at == 0 || words[at].after_break;
    let whom = ahead(words, at, 3).any(|i| is(&words[i], PEOPLE));
    if first && whom && matches!(words[at].folded.as_str(), "kills" | "executes" | "behead") {
        "killed".clone_into(&mut words[at].folded);
    }
}

/// "A colonel they shot in Kyiv": who was killed stands before.
fn killed_there(words: &mut [Word], at: usize) {
    let ends = at + 1 >= words.len() || words[at + 1].after_break;
    let placed = words
        .get(at + 1)
        .is_some_and(|next| matches!(next.folded.as_str(), "in" | "near" | "on" | "outside"));
    let whom = behind(words, at, 3).any(|i| is(&words[i], RANK | PEOPLE));
    let armed = behind(words, at, 4).any(|i| is(&words[i], FORCE | WEAPON));
    if words[at].folded == "kills" && (placed || ends) && whom && !armed {
        "killed".clone_into(&mut words[at].folded);
    }
}

/// "On Israel fired a hundred missiles": at what stands before.
fn fires_at(words: &mut [Word], at: usize) {
    if !is(&words[at], FIRE) {
        return;
    }
    let aim = behind(words, at, 6).find(|i| {
        matches!(words[*i].folded.as_str(), "on" | "toward")
            && words.get(i + 1).is_some_and(|next| next.capital || is(next, TARGET | INFRA))
    });
    let weapon = ahead(words, at, 5).find(|i| is(&words[*i], WEAPON));
    if let (Some(aim), Some(weapon)) = (aim, weapon) {
        let breaks = std::mem::take(&mut words[aim].after_break);
        words[aim..=weapon].rotate_left(at - aim);
        words[aim].after_break = breaks;
    }
}
