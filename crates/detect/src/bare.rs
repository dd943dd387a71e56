//! Names whose apostrophe an agency left out: "lebanons east", "in haitis south", "west Chinas violence".

use crate::{
    gazetteer::{self, Kind},
    lexicon, nations, ordinary,
    text::Word,
};

/// Of a title without any apostrophe, the names of countries with a bare "s" are read as possessives ("west Chinas
/// violence"), and where it has no capital either those of provinces and well-known towns too.
pub fn possessives(title: &str, words: &mut [Word]) {
    if title.contains(['\'', '’', '‘', '`']) {
        return;
    }
    let has_capitals = title.contains(char::is_uppercase);
    for at in 0..words.len().saturating_sub(1) {
        // "between the two Koreas", "the Americas"; "Turkeys die in barn fire"
        let before = at.checked_sub(1).map_or("", |before| words[before].folded.as_str());
        let are_several = matches!(before, "two" | "both" | "between" | "the");
        let may_own = words[at].capital && !words[at + 1].after_break && words[at].folded != "turkeys";
        if are_several || has_capitals && !may_own {
            continue;
        }
        if let Some(stem) = owner(&words[at], has_capitals) {
            words[at].folded.truncate(stem);
            words[at].possessive = true;
        }
    }
}

/// How long the name is to which this "s" was added; of countries only, if so.
fn owner(word: &Word, of_countries: bool) -> Option<usize> {
    /// A shorter name is some word's plural.
    const SHORTEST: usize = 4;
    let name = word.folded.as_str();
    let stem = name
        .strip_suffix('s')
        .filter(|stem| stem.len() >= SHORTEST && stem.is_ascii() && !stem.ends_with('s'))?;
    if gazetteer::find(name).next().is_some()
        || lexicon::tags(name) != 0
        || nations::is_demonym(name)
        || ordinary::is_ordinary(stem)
    {
        return None;
    }
    gazetteer::find(stem)
        .any(|entry| entry.kind == Kind::Country || !of_countries && entry.is_known && entry.is_main_name)
        .then_some(stem.len())
}
