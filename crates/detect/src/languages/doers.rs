//! Who did it, where these languages say so behind the deed or not at all.
//!
//! Knows neighbours only, as `order` does.

use super::{
    Language::{self, German},
    is,
    order::is_state,
};
use crate::{
    lexicon::{FORCE, TARGET, WEAPON},
    nations,
    text::Word,
};

/// "Attack jihadist", "raid of the army": whose. "Bakhmut captured by Russians": who took it.
pub fn doers(words: &mut Vec<Word>, language: Language) {
    let mut at = 0;
    while at + 1 < words.len() {
        let of = usize::from(words[at + 1].folded == "of" && !words[at + 1].after_break);
        let owner = at + 1 + of;
        let owned = usize::from(nations::demonym(words, owner).is_some_and(|(_, count)| count == 1));
        let doer = owner + owned;
        let armed = words.get(doer).is_some_and(|word| is(word, FORCE) && !word.after_break && !word.capital);
        let inside = !words.get(owner).is_none_or(|word| word.after_break);
        let raid = matches!(words[at].folded.as_str(), "raid" | "raids" | "incursion");
        let attack = matches!(words[at].folded.as_str(), "attack" | "attacks") && language != German;
        if armed && inside && (attack && owned == 0 || raid) {
            if of > 0 {
                words.remove(at + 1);
            }
            let breaks = std::mem::take(&mut words[at].after_break);
            words[at..=at + 1 + owned].rotate_left(1);
            words[at].after_break = breaks;
            // Whose attack it was, not how many came.
            if attack {
                "militant".clone_into(&mut words[at].folded);
            }
        }
        at += 1;
    }
    for at in 1..words.len() {
        let doer = !words[at].after_break
            && (is(&words[at - 1], FORCE) || nations::demonym(words, at - 1).is_some());
        if words[at].folded == "incursion" && doer {
            "raid".clone_into(&mut words[at].folded);
        }
    }
    fallen(words);
    for at in 1..words.len() {
        // German "gunmen shoot in mosque"
        let shoots = language == German && words[at].folded == "fires" && is(&words[at - 1], FORCE);
        let placed = words.get(at + 1).is_some_and(|next| matches!(next.folded.as_str(), "in" | "on"));
        if shoots && placed && !words[at + 1..].iter().any(|word| is(word, WEAPON)) {
            "open".clone_into(&mut words[at].folded);
            let fire = Word { folded: "fire".to_owned(), after_break: false, ..words[at].clone() };
            words.insert(at + 1, fire);
            break;
        }
    }
}

/// "Bakhmut captured by Russians" in the order of English.
fn fallen(words: &mut Vec<Word>) {
    let Some(at) = words.iter().position(|word| word.folded == "captured") else { return };
    let by = usize::from(words.get(at + 1).is_some_and(|word| word.folded == "by"));
    let who = at + 1 + by;
    let Some((_, count)) = nations::demonym(words, who) else { return };
    let first = (0..at).rev().take_while(|i| words[*i].capital && !words[*i + 1].after_break).last();
    let Some(first) = first.filter(|_| count == 1 && !words[who].after_break && !is_state(&words[at - 1]))
    else {
        return;
    };
    if nations::demonym(words, at - 1).is_some() || nations::group(words, at - 1).is_some() {
        return;
    }
    if by > 0 {
        words.remove(at + 1);
    }
    let breaks = std::mem::take(&mut words[first].after_break);
    // "Russians", "captured", then the name.
    words[first..=at + 1].rotate_right(2);
    words.swap(first, first + 1);
    words[first].after_break = breaks;
    let forces =
        Word { folded: "forces".to_owned(), capital: false, after_break: false, ..words[first].clone() };
    words.insert(first + 1, forces);
}

/// "Storming of a hotel": by armed men. "Bombardment of Kramatorsk": from the air.
pub fn nameless(words: &mut Vec<Word>) {
    let Some(at) = words.iter().position(|word| word.folded == "storms") else { return };
    let first = words[..at].iter().all(|word| word.folded == "_" || word.after_break && !word.capital);
    let built = words[at + 1..].iter().take(2).any(|word| is(word, TARGET) && !word.after_break);
    if first && built {
        let gunmen = Word { folded: "gunmen".to_owned(), capital: false, ..words[at].clone() };
        words[at].after_break = false;
        words.insert(at, gunmen);
    }
}

/// "Settlers attacked a village": they have no weapons of war.
pub fn settlers(words: &mut [Word]) {
    for at in 1..words.len() {
        if words[at - 1].folded == "settlers"
            && matches!(words[at].folded.as_str(), "attacked" | "hits" | "hit")
        {
            "attack".clone_into(&mut words[at].folded);
        }
    }
}
