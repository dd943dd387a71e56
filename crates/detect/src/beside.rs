//! What the words right beside a name say of which place it is: "the Nepal town of Beni" is in Nepal, and "Nur Khan" is
//! no town Nur.
//!
//! Asked by `names`, when the likeliest place of a name is known.

use crate::{
    clause::View,
    gazetteer::{self, Entry, Kind},
    lexicon,
    names::Candidates,
    namesake, nations,
    ordinary::is_ordinary,
};

/// A town of more people is known by one word of its name.
const GREAT: u32 = 100_000;

/// Between a country and the name of a place in it: "the Uzbek border town of Khanabad".
#[rustfmt::skip]
const TOWNS: &[&str] = &[
    "town", "village", "city", "district", "hamlet", "port", "province", "region", "suburb", "settlement", "camp",
    "island", "resort", "county", "enclave", "municipality",
];

/// This place, or the one of its name in the country that is told right before it; none where that has none.
pub fn there(view: &View, name: &Candidates, entry: Entry) -> Option<Entry> {
    let Some(country) = country_before(view, name.start) else { return Some(entry) };
    let is_of = |code: &str| code == country || code.is_empty();
    if is_of(entry.country) || entry.kind == Kind::Country {
        return Some(entry);
    }
    let own = name.entries.iter().find(|other| other.country == country && other.is_main_name);
    // What states at war call theirs is told of either.
    let is_disputed = namesake::theatre(country).contains(&entry.country)
        || namesake::theatre(entry.country).contains(&country);
    own.copied().or_else(|| Some(entry).filter(|_| is_disputed))
}

/// The country of "Nepal town of …", "Uzbek town of …".
fn country_before(view: &View, start: usize) -> Option<&'static str> {
    let mut at = start;
    let mut is_town = false;
    while let Some(before) = at.checked_sub(1).filter(|_| !view.words[at].after_break && start - at < 4) {
        let word = view.word(before);
        if TOWNS.contains(&word) {
            is_town = true;
        } else if !matches!(
            word,
            "of" | "border" | "northern" | "southern" | "eastern" | "western" | "central"
        ) {
            break;
        }
        at = before;
    }
    let last = at.checked_sub(1).filter(|_| is_town && !view.words[at].after_break)?;
    let demonym = (1..=2)
        .filter(|count| *count <= at)
        .find_map(|count| view.demonym(at - count).filter(|(_, long)| *long == count).map(|(code, _)| code));
    let country = || {
        gazetteer::of_words(&view.words[last..at])
            .find(|entry| entry.kind == Kind::Country)
            .map(|entry| entry.country)
    };
    demonym.filter(|code| code.len() == 3).or_else(country)
}

/// Whether a small town's name is half of another name: "Nur Khan", "Wadi al-Dahab". Only where capitals mark names.
pub fn is_half(view: &View, name: &Candidates, entry: &Entry) -> bool {
    let small = entry.kind == Kind::City && !entry.is_known && entry.population < GREAT;
    small && name.end == name.start + 1 && (is_named_on(view, name) || is_named_before(view, name))
}

fn is_named_on(view: &View, name: &Candidates) -> bool {
    let owner = view.words[name.start].possessive;
    view.words.get(name.end).is_some_and(|next| !next.after_break && !owner) && is_foreign(view, name.end)
}

fn is_named_before(view: &View, name: &Candidates) -> bool {
    let Some(before) = name.start.checked_sub(1).filter(|_| !view.words[name.start].after_break) else {
        return false;
    };
    before > 0 && !view.words[before].possessive && is_foreign(view, before)
}

/// A word with a capital that is no English word, and no name of its own that is known.
fn is_foreign(view: &View, at: usize) -> bool {
    let word = &view.words[at];
    word.capital
        && word.folded.chars().all(char::is_alphabetic)
        && word.folded.len() > 3
        && lexicon::tags(&word.folded) == 0
        && !is_ordinary(&word.folded)
        && !namesake::is_province_word(&word.folded)
        && view.demonym(at).is_none()
        && !nations::is_demonym(&word.folded)
        && view.group(at).is_none()
        && gazetteer::ranges(&view.words[at..at + 1])[0] == 0
        && !PARTS.contains(&word.folded.as_str())
}

/// Behind or before the name of a town, and no part of it.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "raion", "tehsil", "taluk", "upazila", "municipality", "department", "cantonment", "commune", "woreda", "zone",
    "sector", "division", "oblast", "front", "axis", "local", "northern", "southern", "eastern", "western", "central",
];
