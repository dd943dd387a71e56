//! A title word by word: phrases and words of the lists of war first, then names, then the dictionary.
//!
//! Knows where a word stands and what is attached to it; what the English says as a whole, `order` and others settle.

use super::{
    Language::{self, French, German, Hebrew, Spanish},
    Lexicon, dictionary, french, german_words, is, push, towns,
};
use crate::{
    lexicon as english,
    text::{self, Word},
};

/// A title on its way into English.
pub struct Reader<'a> {
    pub lexicon: &'static Lexicon,
    pub language: Language,
    pub title: &'a str,
    pub words: &'a [Word],
    /// Names begin with a capital.
    pub capitals_tell: bool,
    /// German verbs that stand apart, by the numbers of their words.
    pub parts: Vec<(usize, &'static str)>,
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
    pub fn phrase(&self, at: usize, read: &mut Vec<Word>) -> Option<usize> {
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
    pub fn single(&self, at: usize, read: &mut Vec<Word>) -> usize {
        let word = &self.words[at];
        if self.is_age(at) || self.is_of_a_thing(at, read) {
            push(read, "_", word, word.end);
            return 1;
        }
        if let Some((_, english)) = self.parts.iter().find(|(part, _)| *part == at) {
            push(read, english, word, word.end);
            return 1;
        }
        if let Some(town) = self.named(at) {
            return self.town(town, at, read);
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
                None => match dictionary::of(&rest.folded, self.language) {
                    Some(english) if !rest.capital => push(read, english, &rest, rest.end),
                    _ => towns::unknown(rest, self.language, read, false),
                },
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
        // German nouns have a capital, and so has whatever begins a clause.
        let is_name =
            word.capital && self.capitals_tell && self.language != German && at > 0 && !word.after_break;
        if !is_name && self.listed(word, read) {
            return 1;
        }
        if let Some(town) = towns::town(self.lexicon, self.title, self.words, at, self.language, read) {
            return self.town(town, at, read);
        }
        if is_name && self.listed(word, read) {
            return 1;
        }
        let heads = self.words.get(at + 1).is_some_and(|next| next.after_break);
        towns::unknown(word.clone(), self.language, read, at == 0 && heads);
        1
    }

    /// The place or group that the list of names has, unless the lists of war know the word.
    fn named(&self, at: usize) -> Option<towns::Town> {
        let first = &self.words[at];
        if self.capitals_tell && !first.capital {
            return None;
        }
        let more = &self.words[at + 1..];
        let mut is_listed = None;
        let mut longest: Option<towns::Town> = None;
        for (prefix, says) in [("", "")].iter().chain(self.lexicon.prefixes) {
            let Some(rest) = first.folded.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 2)
            else {
                continue;
            };
            // The article is part of the name.
            let has_article = !self.lexicon.article.is_empty() && prefix.ends_with(self.lexicon.article);
            let article = if has_article { self.lexicon.article } else { "" };
            let found = dictionary::name(article, rest, more, self.language)
                .or_else(|| if has_article { dictionary::name("", rest, more, self.language) } else { None });
            let Some((name, count)) = found else { continue };
            let mut is_known = || {
                *is_listed.get_or_insert_with(|| self.known(first, &first.folded).is_some())
                    || self.known(first, rest).is_some()
            };
            if count == 0 && is_known() {
                continue;
            }
            if longest.as_ref().is_none_or(|known| known.count < count + 1) {
                longest = Some(towns::Town { says, name: name.to_owned(), count: count + 1 });
            }
        }
        longest
    }

    /// Puts what the dictionary says of the word, or of what is attached to it and of the rest; whether it says so.
    fn listed(&self, word: &Word, read: &mut Vec<Word>) -> bool {
        if let Some(english) = dictionary::of(&word.folded, self.language) {
            push(read, english, word, word.end);
            return true;
        }
        let compound = if self.language == German { german_words::listed(word) } else { None };
        let parts = compound.or_else(|| {
            self.lexicon.prefixes.iter().find_map(|(prefix, says)| {
                let rest = word.folded.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 3)?;
                dictionary::of(rest, self.language).map(|english| (*says, english))
            })
        });
        let Some((says, english)) = parts else { return false };
        push(read, says, word, word.end);
        push(read, english, word, word.end);
        true
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
