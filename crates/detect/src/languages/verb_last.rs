//! What German puts at the end: "in Nablus … erschossen", "Frachter … gesunken"; and "nach", which is to and after.
//!
//! Knows the English words only that stand for its own.

use super::{details::ahead, is};
use crate::{
    gazetteer,
    lexicon::{AIRSTRIKE, ATTACK, BLAST, BOMBING, DESTROY, RANK, SHELLING, SHIP, SINK},
    nations,
    text::Word,
};

/// All of it.
pub fn settle(words: &mut Vec<Word>) {
    to_a_place(words);
    sunk_at_last(words);
    shot_at_last(words);
}

/// German "nach Jordanien" is to there, "nach Angriff" after it.
fn to_a_place(words: &mut [Word]) {
    for at in 1..words.len() {
        let before = !words[at].after_break && words[at].folded == "after";
        let lands = words.get(at + 1).is_some_and(|next| {
            next.capital
                && !next.after_break
                && nations::demonym(std::slice::from_ref(next), 0).is_none()
                && gazetteer::of_words(std::slice::from_ref(next)).next().is_some()
        });
        let acts = ahead(words, at, 4).any(|i| is(&words[i], ATTACK | AIRSTRIKE | SHELLING | BOMBING));
        if before && lands && !acts {
            "to".clone_into(&mut words[at].folded);
        }
    }
}

/// German "three men in Nablus shot dead": killed.
fn shot_at_last(words: &mut Vec<Word>) {
    let Some(at) = words.iter().position(|word| word.folded == "shot") else { return };
    let last = words.get(at + 1).is_some_and(|word| word.folded == "dead")
        && words.get(at + 2).is_none_or(|word| word.after_break);
    if last && !words.iter().any(|word| is(word, RANK)) {
        "killed".clone_into(&mut words[at].folded);
        words.remove(at + 1);
    }
    // "In Nablus killed" is killed in Nablus.
    let ends = |at: usize| words.get(at + 1).is_none_or(|word| word.after_break);
    let Some(killed) = (0..words.len()).find(|at| words[*at].folded == "killed" && ends(*at)) else { return };
    let named = (0..killed).rev().take_while(|i| words[*i].capital && !words[i + 1].after_break).count();
    let led = killed - named;
    let placed = named > 0 && led > 0 && matches!(words[led - 1].folded.as_str(), "in" | "near" | "on");
    let moved =
        placed && !words[led].after_break && !words[led - 1].after_break && !words[killed].after_break;
    if moved && !words.iter().any(|word| is(word, RANK | ATTACK | BOMBING | BLAST | AIRSTRIKE | SHELLING)) {
        words[led - 1..=killed].rotate_right(1);
    }
}

/// German "a freighter after a rocket attack in the Red Sea sunk": the verb stands last.
fn sunk_at_last(words: &mut [Word]) {
    let Some(ship) = words.iter().position(|word| is(word, SHIP)) else { return };
    let Some(last) = ahead(words, ship, words.len()).last() else { return };
    if is(&words[last], SINK | DESTROY) && last > ship + 1 {
        words[ship + 1..=last].rotate_right(1);
    }
}
