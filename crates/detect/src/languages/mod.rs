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
    text::{self, Word},
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
    let reader = Reader {
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

/// A title on its way into English.
struct Reader<'a> {
    lexicon: &'static Lexicon,
    language: Language,
    title: &'a str,
    words: &'a [Word],
    /// Names begin with a capital.
    capitals_tell: bool,
    /// German verbs that stand apart, by the numbers of their words.
    parts: Vec<(usize, &'static str)>,
}

impl Reader<'_> {
    /// What the lists say of this word: it may be a name.
    fn known(&self, word: &Word, folded: &str) -> Option<&'static str> {
        // "Toten" are dead, "töten" is to kill.
        if self.language == German && folded == "toten" && !word.capital {
            return Some("kills");
        }
        // "Würde" would be, "wurde" was.
        if self.language == German && folded.starts_with("wurde") {
            let would = self.title.chars().nth(word.start as usize + 1) == Some('ü');
            return Some(if would { "would" } else { "" });
        }
        if self.language == French
            && let Some(english) = french::participle(folded.strip_suffix('s').unwrap_or(folded))
            && self.title.chars().nth(word.end as usize - 1 - usize::from(folded.ends_with('s'))) == Some('é')
        {
            return Some(english);
        }
        // "Bombardeó" is what somebody did, "bombardeo" what was done.
        if self.language == Spanish
            && folded == "bombardeo"
            && self.title.chars().nth(word.end as usize - 1) == Some('ó')
        {
            return Some("bombed");
        }
        self.lexicon.of(folded, word.capital || !self.capitals_tell)
    }

    /// A phrase that begins here, and how many words it has.
    fn phrase(&self, at: usize, read: &mut Vec<Word>) -> Option<usize> {
        let words = &self.words[at..];
        let whole = [("", "")];
        let prefixes = whole.iter().chain(self.lexicon.prefixes);
        prefixes.into_iter().find_map(|(prefix, says)| {
            let first = words[0].folded.strip_prefix(prefix)?;
            let mut phrases =
                self.lexicon.phrases_of(first).iter().filter(|(phrase, _)| is_alike(first, phrase));
            let (english, count) = phrases.find_map(|(phrase, english)| {
                let mut count = 0;
                for part in phrase.split(' ') {
                    let word = if count == 0 { first } else { &words.get(count)?.folded };
                    let without_article = || {
                        let article = self.lexicon.article;
                        let bare = Some(word).filter(|_| count > 0 && !article.is_empty());
                        bare.and_then(|word| word.strip_prefix(article))
                            .is_some_and(|bare| is_part(bare, part))
                    };
                    if !(is_part(word, part) || without_article()) {
                        return None;
                    }
                    count += 1;
                }
                Some((*english, count))
            })?;
            push(read, says, &words[0], words[0].end);
            push(read, english, &words[0], words[count - 1].end);
            Some(count)
        })
    }

    /// The word, or the name that begins here, and how many words it has.
    fn single(&self, at: usize, read: &mut Vec<Word>) -> usize {
        let word = &self.words[at];
        if self.is_age(at) || self.is_of_a_thing(at, read) {
            push(read, "_", word, word.end);
            return 1;
        }
        if let Some((_, english)) = self.parts.iter().find(|(part, _)| *part == at) {
            push(read, english, word, word.end);
            return 1;
        }
        if let Some(town) = towns::long_name(self.lexicon, self.words, at, self.language, read) {
            return self.town(town, at, read);
        }
        if let Some(count) = towns::latin_name(self.words, at, self.language) {
            read.extend(self.words[at..at + count].iter().map(|word| Word { capital: true, ..word.clone() }));
            return count;
        }
        if let Some(english) = self.known(word, &word.folded) {
            push(read, english, word, word.end);
            return 1;
        }
        // Hebrew "בהפצצה" is in a bombardment, not in the bomb: what is attached is the shorter, if it can be.
        let is_short = |prefix: &&(&str, &str)| self.language != Hebrew || prefix.0.chars().count() == 1;
        let short = self.lexicon.prefixes.iter().filter(is_short);
        for (prefix, says) in short.chain(self.lexicon.prefixes.iter().filter(|prefix| !is_short(prefix))) {
            let Some(rest) = word.folded.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 2) else {
                continue;
            };
            if let Some(english) = self.known(word, rest) {
                push(read, says, word, word.end);
                push(read, english, word, word.end);
                return 1;
            }
        }
        if let Some((says, rest)) = self.without_elision(word) {
            // "Près d'Acre"
            let says = if read.last().is_some_and(|last| last.folded == "near") { "" } else { says };
            push(read, says, word, word.end);
            match self.known(&rest, &rest.folded) {
                Some(english) => push(read, english, &rest, rest.end),
                None => towns::unknown(rest, self.language, read, false),
            }
            return 1;
        }
        if self.language == German
            && let Some((first, last)) = german_words::compound(self.lexicon, word)
        {
            push(read, first, word, word.end);
            push(read, last, word, word.end);
            return 1;
        }
        if let Some(town) = towns::town(self.lexicon, self.title, self.words, at, self.language, read) {
            return self.town(town, at, read);
        }
        let heads = self.words.get(at + 1).is_some_and(|next| next.after_break);
        towns::unknown(word.clone(), self.language, read, at == 0 && heads);
        1
    }

    /// "62-річний", "de 62 ans": years, not people.
    fn is_age(&self, at: usize) -> bool {
        const YEARS: &[&str] = &["річн", "летн", "jahrig", "ans", "anos", "عاما", "سنة"];
        let is_number = self.words[at].folded.starts_with(|c: char| c.is_ascii_digit());
        let years =
            |next: &Word| YEARS.iter().any(|years| next.folded.starts_with(years)) && !next.after_break;
        let born = at > 0 && matches!(self.words[at - 1].folded.as_str(), "בן" | "בת");
        is_number && (self.words.get(at + 1).is_some_and(years) || born)
    }

    /// "Крейсер «Москва»", "станция «Лубянка»": the name in quotation marks is the ship's or the station's.
    fn is_of_a_thing(&self, at: usize, read: &[Word]) -> bool {
        let word = &self.words[at];
        let quoted = || {
            let before =
                (word.start as usize).checked_sub(1).and_then(|before| self.title.chars().nth(before));
            before.is_some_and(|before| matches!(before, '«' | '"' | '“' | '„'))
        };
        let thing = read.last().is_some_and(|before| {
            is(before, english::SHIP)
                || matches!(
                    before.folded.as_str(),
                    "station"
                        | "hotel"
                        | "restaurant"
                        | "cafe"
                        | "mall"
                        | "stadium"
                        | "theatre"
                        | "cinema"
                        | "nightclub"
                )
        });
        thing && word.capital && quoted()
    }

    /// Puts the name of a town; how many words of the title it has.
    fn town(&self, town: towns::Town, at: usize, read: &mut Vec<Word>) -> usize {
        let word = &self.words[at];
        push(read, town.says, word, word.end);
        let end = self.words[at + town.count - 1].end;
        read.extend(town.name.split(' ').map(|part| Word {
            folded: part.to_owned(),
            end,
            capital: true,
            after_break: false,
            ..word.clone()
        }));
        town.count
    }

    /// French "l'Ukraine", "d'Odessa": what it says before the name, and the name.
    fn without_elision(&self, word: &Word) -> Option<(&'static str, Word)> {
        if self.language != French {
            return None;
        }
        let raw: Vec<char> =
            self.title.chars().skip(word.start as usize).take((word.end - word.start) as usize).collect();
        let mark = raw.iter().position(|c| matches!(c, '\'' | '’')).filter(|mark| (1..=2).contains(mark))?;
        // "N'Djamena"
        if matches!(raw[0], 'N' | 'M') && raw.get(mark + 1).is_some_and(|c| c.is_uppercase()) {
            return None;
        }
        let rest: String = raw[mark + 1..].iter().collect();
        let says = if raw[0].eq_ignore_ascii_case(&'d') { "of" } else { "" };
        let capital = raw.get(mark + 1).is_some_and(|c| c.is_uppercase());
        Some((
            says,
            Word { folded: text::fold(&rest), start: word.start + mark as u32 + 1, capital, ..word.clone() },
        ))
    }
}

/// Whether this word may be the first of the phrase, by their first bytes: quicker than to compare all of it.
fn is_alike(word: &str, phrase: &str) -> bool {
    let both = word.bytes().zip(phrase.bytes()).take(6);
    both.take_while(|(_, b)| !matches!(b, b' ' | b'*')).all(|(a, b)| a == b)
}

/// Whether this word is the part of a phrase, or begins so where the part ends with "*".
fn is_part(word: &str, part: &str) -> bool {
    part.strip_suffix('*').map_or(word == part, |stem| word.starts_with(stem))
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
