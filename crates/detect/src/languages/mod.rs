//! Titles in other languages: which language it is, and the title as English words that stand where its own stand.
//!
//! French, Spanish, German, Arabic, Russian, Ukrainian and Hebrew by hand-made lists, for the clear cases: what is
//! known is read as English by the same rules, what isn't means nothing. Any other language is passed over. Knows no
//! grammar but this: inflected endings are cut off, attached prepositions and articles are split off (here), German
//! words are taken apart and put together (`german_words`), "attack of drones" and "strike Russian" are turned
//! around (`order`), and towns are looked up in their own letters (`towns`). Which language it is: `signs`.

mod arabic;
mod arabic_phrases;
mod arabic_places;
mod cyrillic_places;
mod deeds;
mod details;
mod dictionary;
mod doers;
mod french;
mod french_phrases;
mod german;
mod german_phrases;
mod german_words;
mod hebrew;
mod hebrew_places;
mod latin_places;
mod order;
mod place;
mod reader;
mod russian;
mod russian_phrases;
mod signs;
mod spanish;
mod spanish_phrases;
mod spelling;
mod telling;
mod towns;
mod ukrainian;
mod ukrainian_phrases;
mod verb_last;

use crate::{
    lexicon::{self as english, Tags},
    nations,
    text::Word,
};

pub use place::{at_home, only_place};
pub use signs::of;
pub use telling::is_harm_told;

/// A language that a title may be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    English,
    French,
    Spanish,
    German,
    Arabic,
    Russian,
    Ukrainian,
    Hebrew,
    /// One that isn't read.
    Other,
}

use Language::{Arabic, English, French, German, Hebrew, Other, Russian, Spanish, Ukrainian};

/// What is known of a language.
struct Lexicon {
    /// Folded words, or their beginnings where the language inflects, in English; "" for what says nothing.
    words: &'static phf::Map<&'static str, &'static str>,
    /// The same of places: in alphabets that have capitals only words that begin with one.
    places: &'static phf::Map<&'static str, &'static str>,
    /// Several folded words that mean one thing, by their first two letters, then the longer first; "*" after a word
    /// stands for any ending.
    phrases: &'static [(&'static str, &'static str)],
    /// What may follow what the lists know of a word.
    endings: Endings,
    /// What may be attached before a word, and what it says there.
    prefixes: &'static [(&'static str, &'static str)],
    /// The attached article; empty where there is none.
    article: &'static str,
}

/// What may follow a known word or beginning.
enum Endings {
    /// Any letters, up to so many, and less than the beginning has.
    Any(usize),
    /// One of these.
    Of(&'static [&'static str]),
}

impl Lexicon {
    /// The English of a folded word, without its ending where the language inflects.
    fn of(&self, folded: &str, may_be_a_place: bool) -> Option<&'static str> {
        // Names end as cases do: "Орландо" is no case of "Орла".
        let of_a_case = |ending: &str| ending.chars().all(|c| "аеиоуыэюяіїєьйвмхг".contains(c));
        let known = |stem: &str| {
            let named = may_be_a_place && (stem.len() == folded.len() || of_a_case(&folded[stem.len()..]));
            let place =
                if named || may_be_a_place && folded.is_ascii() { self.places.get(stem) } else { None };
            place.or_else(|| self.words.get(stem)).copied()
        };
        if let Some(english) = known(folded) {
            return Some(english);
        }
        match self.endings {
            Endings::Of(endings) => endings.iter().find_map(|ending| {
                let stem = folded.strip_suffix(ending).filter(|stem| stem.len() > ending.len() + 2)?;
                known(stem)
            }),
            Endings::Any(most) => {
                let (mut stem, mut left) = (folded, folded.chars().count());
                for cut in 1..=most {
                    stem = &stem[..stem.char_indices().next_back()?.0];
                    left -= 1;
                    if left < 3 || cut >= left {
                        return None;
                    }
                    if let Some(english) = known(stem) {
                        return Some(english);
                    }
                }
                None
            }
        }
    }

    /// The phrases that begin with the two letters of this word.
    fn phrases_of(&self, word: &str) -> &'static [(&'static str, &'static str)] {
        let letters = first_letters(word);
        let start = self.phrases.partition_point(|(phrase, _)| first_letters(phrase) < letters);
        let count = self.phrases[start..].partition_point(|(phrase, _)| first_letters(phrase) == letters);
        &self.phrases[start..start + count]
    }
}

/// The first two letters; a space where there is one alone.
fn first_letters(text: &str) -> (char, char) {
    let mut letters = text.chars();
    (letters.next().unwrap_or(' '), letters.next().unwrap_or(' '))
}

fn lexicon(language: Language) -> Option<&'static Lexicon> {
    Some(match language {
        French => &french::LEXICON,
        Spanish => &spanish::LEXICON,
        German => &german::LEXICON,
        Arabic => &arabic::LEXICON,
        Russian => &russian::LEXICON,
        Ukrainian => &ukrainian::LEXICON,
        Hebrew => &hebrew::LEXICON,
        English | Other => return None,
    })
}

/// The title as English words, each where the word stands that it is for; nothing for a language that isn't read.
pub fn read(title: &str, words: &[Word], language: Language) -> Option<Vec<Word>> {
    let lexicon = lexicon(language)?;
    let bare: Vec<Word>;
    let words = if language == German {
        let number = |word: &Word| word.folded.bytes().all(|byte| byte.is_ascii_digit());
        let ordinal = |at: usize| {
            let before = &words[at - 1];
            number(before)
                && words[at].start == before.end + 2
                && title.chars().nth(before.end as usize) == Some('.')
        };
        let plain = |(at, word): (usize, &Word)| Word {
            folded: plainer(&word.folded),
            // "19. Sanktionspaket"
            after_break: word.after_break && !(at > 0 && ordinal(at)),
            ..word.clone()
        };
        bare = words.iter().enumerate().map(plain).collect();
        &bare
    } else {
        words
    };
    let reader = reader::Reader {
        lexicon,
        language,
        title,
        words,
        capitals_tell: !matches!(language, Arabic | Hebrew) && words.iter().any(|word| word.capital),
        parts: if language == German { german_words::separated(words) } else { Vec::new() },
    };
    let mut read = Vec::with_capacity(words.len() + 4);
    let mut at = 0;
    // What stands before a word that says nothing still ends the clause.
    let mut breaks = false;
    while at < words.len() {
        breaks |= words[at].after_break;
        let before = read.len();
        let apart = reader.parts.iter().any(|(part, _)| *part == at || *part == at + 1);
        let phrase = if apart { None } else { reader.phrase(at, &mut read) };
        at += phrase.unwrap_or_else(|| reader.single(at, &mut read));
        if let Some(first) = read.get_mut(before) {
            first.after_break = breaks;
            breaks = false;
        }
    }
    if telling::is_count(&read) {
        return None;
    }
    headword(title, &mut read);
    order::settle(&mut read, language);
    Some(read)
}

/// "Syria: Israel strikes", and not "Syria, Israel": what a colon or two dots end is no side, so that a word that
/// means nothing comes between.
fn headword(title: &str, read: &mut Vec<Word>) {
    let Some(end) = (1..read.len().min(4)).find(|at| read[*at].after_break) else { return };
    let mut between = title.chars().skip(read[end - 1].end as usize);
    let first = between.find(|c| !c.is_whitespace() && !matches!(c, '»' | '"' | ')'));
    let dots = first == Some('.') && between.next() == Some('.');
    // Who tells of it acts not.
    if first == Some(':') && end == 2 && title.to_lowercase().starts_with("генштаб") {
        read.drain(..end);
        return;
    }
    let names = read[..end].iter().all(|word| word.capital)
        && (end..read.len().min(end + 4)).any(|at| nations::demonym(read, at).is_some());
    if names && (dots || first == Some(':')) {
        let after = &mut read[end];
        let dummy = Word { folded: "_".to_owned(), capital: false, ..after.clone() };
        after.after_break = false;
        read.insert(end, dummy);
    }
}

/// The German sharp s is written or not, as one likes.
fn plainer(folded: &str) -> String {
    folded.replace('ß', "ss")
}

/// Whether the English word has any of these meanings.
fn is(word: &Word, tags: Tags) -> bool {
    english::tags(&word.folded) & tags != 0
}

/// Puts the English words where the word stands. Names (with a capital in the lists) keep it.
fn push(read: &mut Vec<Word>, english: &str, word: &Word, end: u32) {
    for part in english.split([' ', '-']).filter(|part| !part.is_empty()) {
        read.push(Word {
            folded: part.to_ascii_lowercase(),
            start: word.start,
            end,
            after_break: false,
            capital: part.starts_with(|c: char| c.is_ascii_uppercase()),
            possessive: false,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    #[test]
    fn every_word_of_the_lists_is_folded_as_titles_are() {
        for language in [French, Spanish, German, Arabic, Russian, Ukrainian, Hebrew] {
            let lexicon = lexicon(language).unwrap();
            for word in lexicon.words.keys().chain(lexicon.places.keys()) {
                assert_eq!(&plainer(&text::fold(word)), word, "{language:?}");
            }
            for part in lexicon.phrases.iter().flat_map(|(phrase, _)| phrase.split(' ')) {
                let part = part.trim_end_matches('*');
                assert_eq!(plainer(&text::fold(part)), part, "{language:?}");
            }
        }
    }

    #[test]
    fn phrases_stand_by_their_first_letters() {
        for language in [French, Spanish, German, Arabic, Russian, Ukrainian, Hebrew] {
            let phrases = lexicon(language).unwrap().phrases;
            let first = |at: usize| first_letters(phrases[at].0);
            assert!((1..phrases.len()).all(|at| first(at - 1) <= first(at)), "{language:?}");
            assert!(phrases.iter().all(|(phrase, _)| first_letters(phrase).1 != '*'), "{language:?}");
        }
    }
}
