//! What titles in these languages tell beside an act: the harm that is left of it, or how many there were in all.
//!
//! Knows the English words only that stand for theirs.

use crate::{lexicon, numbers, text::Word};

/// What is seen of an attack afterwards, where the title says no more of it than that it was before.
const LEFT: &[&str] =
    &["blackout", "evacuated", "rescue", "rescuers", "debris", "rubble", "blaze", "burning", "burns"];

/// "After an attack on … a fire": the act is only the background, and what it did is the news.
pub fn is_harm_told(words: &[Word]) -> bool {
    words.iter().any(|word| LEFT.contains(&word.folded.as_str()))
}

/// "Since the war began … 20 missiles": a running count. The largest attack since then is none.
pub fn is_count(words: &[Word]) -> bool {
    let has = |what: &str| words.iter().any(|word| word.folded == what);
    has("sincestart")
        && !has("largest")
        && words.iter().any(|word| {
            numbers::is_number(&word.folded) || lexicon::tags(&word.folded) & lexicon::PEOPLE != 0
        })
}
