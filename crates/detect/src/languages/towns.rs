//! Names that no list has: towns that the gazetteer knows, in the title's own letters or in Latin ones.
//!
//! Russian and Ukrainian names are tried as they stand on maps, without their ending, and letter by letter in Latin.
//! Knows no other language's spelling.

use super::{
    Language::{self, Arabic, German, Hebrew, Russian, Ukrainian},
    Lexicon,
};
use crate::{
    gazetteer::{self, Kind},
    lexicon,
    text::Word,
};

/// Where Russian and Ukrainian titles tell of towns that only the Latin names of the gazetteer know.
const NEIGHBOURS: &[&str] = &["UKR", "RUS", "BLR", "MDA", "GEO", "ARM", "AZE", "KAZ"];

/// A town that the gazetteer knows, with what is attached before it.
pub fn foreign_name(
    lexicon: &Lexicon,
    title: &str,
    word: &Word,
    language: Language,
    read: &[Word],
) -> Option<(&'static str, Word)> {
    let is_town = |name: &str, least: u32| {
        gazetteer::find(name).any(|entry| entry.kind == Kind::City && entry.population >= least)
    };
    let named = |name: String| Word { folded: name, capital: true, ..word.clone() };
    match language {
        Russian | Ukrainian if word.capital && word.folded.chars().count() >= 4 => {
            let names = nominatives(&word.folded);
            if let Some(name) = names.into_iter().find(|name| is_town(name, 0)) {
                return Some(("", named(name)));
            }
            if !is_led(read.last(), word) {
                return None;
            }
            let raw: String =
                title.chars().skip(word.start as usize).take((word.end - word.start) as usize).collect();
            let is_near = |name: &str| {
                gazetteer::find(name)
                    .any(|entry| entry.kind == Kind::City && NEIGHBOURS.contains(&entry.country))
            };
            let names = nominatives(&raw.to_lowercase());
            let latin = names.iter().map(|name| latin(name, language)).find(|name| is_near(name))?;
            Some(("", named(latin)))
        }
        // No capitals, no cases: only large towns, and only where something is said to be in them.
        Arabic | Hebrew => lexicon.prefixes.iter().find_map(|(prefix, says)| {
            let rest = word.folded.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 3)?;
            (says.ends_with("in") && is_town(rest, 50_000)).then(|| (*says, named(rest.to_owned())))
        }),
        _ => None,
    }
}

/// Whether the word before says that a place follows: a preposition, an act, a building or a district.
fn is_led(before: Option<&Word>, word: &Word) -> bool {
    let act = lexicon::TAKE | lexicon::HIT | lexicon::SHELLING | lexicon::ATTACK | lexicon::TARGET;
    !word.after_break
        && before.is_some_and(|before| {
            matches!(before.folded.as_str(), "in" | "on" | "near" | "over" | "toward" | "and" | "under")
                || lexicon::tags(&before.folded) & act != 0
        })
}

/// The name as it stands on maps, of one that is inflected: without its ending, or with another.
fn nominatives(word: &str) -> Vec<String> {
    let mut names = vec![word.to_owned()];
    let letters: Vec<char> = word.chars().collect();
    for cut in 1..=2 {
        let stem: String = letters[..letters.len().saturating_sub(cut)].iter().collect();
        if stem.chars().count() < 3 {
            break;
        }
        names.extend(["", "а", "я", "ь", "е", "и", "о", "ка", "к", "г"].map(|end| format!("{stem}{end}")));
    }
    names
}

/// A name letter by letter in Latin, as maps of its country write it.
fn latin(name: &str, language: Language) -> String {
    let ukrainian = language == Ukrainian;
    name.chars()
        .map(|letter| match letter {
            'а' => "a",
            'б' => "b",
            'в' => "v",
            'г' if ukrainian => "h",
            'г' | 'ґ' => "g",
            'д' => "d",
            'е' | 'э' | 'ё' => "e",
            'є' => "ie",
            'ж' => "zh",
            'з' => "z",
            'и' if ukrainian => "y",
            'и' | 'і' | 'ї' => "i",
            'й' if ukrainian => "i",
            'й' | 'ы' => "y",
            'к' => "k",
            'л' => "l",
            'м' => "m",
            'н' => "n",
            'о' => "o",
            'п' => "p",
            'р' => "r",
            'с' => "s",
            'т' => "t",
            'у' => "u",
            'ф' => "f",
            'х' => "kh",
            'ц' => "ts",
            'ч' => "ch",
            'ш' => "sh",
            'щ' => "shch",
            'ю' if ukrainian => "iu",
            'ю' => "yu",
            'я' if ukrainian => "ia",
            'я' => "ya",
            _ => "",
        })
        .collect()
}

/// A number stays, a name too; any other word means nothing.
pub fn unknown(mut word: Word, language: Language, read: &mut Vec<Word>) {
    let number = word.folded.starts_with(|c: char| c.is_ascii_digit());
    // German nouns have a capital: only after "in" and the like is it a name.
    let led = language != German
        || read.last().is_some_and(|before| {
            matches!(before.folded.as_str(), "in" | "on" | "near" | "against" | "over")
                || lexicon::tags(&before.folded) & lexicon::TAKE != 0
        });
    let name = word.capital
        && word.folded.is_ascii()
        && lexicon::tags(&word.folded) == 0
        && led
        && !word.after_break;
    if !(number || name) {
        word.folded = "_".to_owned();
        word.capital = false;
    }
    read.push(word);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_in_latin_as_on_maps() {
        assert_eq!(latin("сіверськ", Ukrainian), "siversk");
        assert_eq!(latin("марганець", Ukrainian), "marhanets");
        assert_eq!(latin("валуйки", Russian), "valuyki");
        assert!(nominatives("Сіверська").contains(&"Сіверськ".to_owned()));
    }
}
