//! Names whose apostrophe an agency left out with the capitals: "lebanons east", "in haitis south".

use crate::{
    gazetteer::{self, Kind},
    lexicon, nations, ordinary,
    text::Word,
};

/// Of a title without any capital and apostrophe, the names of countries, provinces and well-known towns with a bare
/// "s" are read as possessives.
pub fn possessives(title: &str, words: &mut [Word]) {
    let has_other = |c: char| c.is_uppercase() || matches!(c, '\'' | '’' | '‘' | '`');
    if title.contains(has_other) {
        return;
    }
    for at in 0..words.len().saturating_sub(1) {
        if let Some(stem) = owner(&words[at]) {
            words[at].folded.truncate(stem);
            words[at].possessive = true;
        }
    }
}

/// How long the name is to which this "s" was added.
fn owner(word: &Word) -> Option<usize> {
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
        .any(|entry| entry.is_known && entry.is_main_name || entry.kind == Kind::Country)
        .then_some(stem.len())
}
