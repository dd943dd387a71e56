//! Titles in other languages: which language it is, and the title as English words that stand where its own stand.
//!
//! French, Spanish, German, Arabic, Russian, Ukrainian and Hebrew by hand-made lists, for the clear cases: what is
//! known is read as English by the same rules, what isn't means nothing. Any other language is passed over. Knows no
//! grammar but this: inflected endings are cut off, attached prepositions and articles are split off, and "attack of
//! drones" and "strike Russian" are turned around.

mod arabic;
mod french;
mod german;
mod hebrew;
mod russian;
mod spanish;
mod ukrainian;

use crate::{
    gazetteer::{self, Kind},
    lexicon::{self, AIRSTRIKE, ATTACK, BLAST, BOMBING, HIT, INFRA, SHELLING, TARGET, WARLIKE, WEAPON},
    nations, numbers,
    text::{self, Word},
};
use phf::phf_map;
use unicode_normalization::char::is_combining_mark;

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
    /// Several folded words that mean one thing; the longer first.
    phrases: &'static [(&'static str, &'static str)],
    /// So many letters may follow a known beginning.
    endings: usize,
    /// What may be attached before a word, and what it says there.
    prefixes: &'static [(&'static str, &'static str)],
}

/// Words that are in nearly every title of a language, and seldom in others'.
#[rustfmt::skip]
static SIGNS: phf::Map<&'static str, Language> = phf_map! {
    "the" | "of" | "and" | "to" | "after" | "with" | "at" | "by" | "from" | "is" | "as" | "says" | "over" |
        "for" | "its" | "has" | "are" | "on" => English,
    "le" | "les" | "du" | "une" | "dans" | "sur" | "apres" | "aux" | "et" | "est" | "pour" | "contre" | "par" |
        "au" | "ses" | "selon" | "russe" | "morts" | "frappe" | "attaque" => French,
    "el" | "los" | "las" | "tras" | "por" | "del" | "muertos" | "ataque" | "sobre" | "ruso" | "rusos" |
        "dejan" | "deja" => Spanish,
    "der" | "das" | "und" | "nach" | "auf" | "mit" | "von" | "bei" | "den" | "dem" | "fur" | "im" | "ist" | "tote" |
        "angriff" | "ein" | "eine" | "russische" | "russischer" | "uber" | "gegen" => German,
    "il" | "gli" | "della" | "dei" | "nel" | "di" | "che" | "morti" | "nella" | "alla" | "sono" | "um" | "em" | "nao" |
        "uma" | "mortos" | "het" | "een" | "van" | "bij" | "doden" | "ve" | "bir" | "icin" | "w" | "na" | "att" | "och" |
        "som" | "med" | "til" | "af" => Other,
};

/// The language of a title: as the item says, else by its letters and commonest words.
pub fn of(lang: Option<&str>, words: &[Word]) -> Language {
    match lang.and_then(|lang| lang.split(['-', '_']).next()).map(str::to_ascii_lowercase).as_deref() {
        Some("en") => English,
        Some("fr") => French,
        Some("es") => Spanish,
        Some("de") => German,
        Some("ar") => Arabic,
        Some("ru") => Russian,
        Some("uk") => Ukrainian,
        Some("he" | "iw") => Hebrew,
        Some("" | "und" | "mul") | None => by_signs(words),
        Some(_) => Other,
    }
}

fn by_signs(words: &[Word]) -> Language {
    let letters = || words.iter().flat_map(|word| word.folded.chars());
    match letters().find(|c| c.is_alphabetic()) {
        Some('\u{0590}'..='\u{05FF}') => return Hebrew,
        // Persian, Urdu and others have letters that Arabic lacks.
        Some('\u{0600}'..='\u{06FF}') => {
            return if letters().any(|c| "پچژگکیےٹڈ".contains(c)) { Other } else { Arabic };
        }
        Some('\u{0400}'..='\u{04FF}') => {
            let has = |marks: &str| letters().any(|c| marks.contains(c));
            return if has("іє") {
                Ukrainian
            } else if has("ўђћљњџ") {
                Other
            } else {
                Russian
            };
        }
        Some(c) if !c.is_ascii() && !('\u{00C0}'..='\u{024F}').contains(&c) => return Other,
        _ => {}
    }
    let mut counts = [0u8; 9];
    for language in words.iter().filter_map(|word| SIGNS.get(word.folded.as_str())) {
        counts[*language as usize] += 1;
    }
    let english = counts[English as usize];
    let best =
        [French, Spanish, German, Other].into_iter().max_by_key(|of| counts[*of as usize]).unwrap_or(English);
    let count = counts[best as usize];
    if count > english && count >= 2 {
        return best;
    }
    // Short titles: most words are in one of the lists, and mean something else in English.
    let hits = |language: Language| {
        let known = |word: &&Word| {
            lexicon(language).and_then(|lexicon| known(lexicon, &word.folded)).is_some_and(|english| {
                !english.eq_ignore_ascii_case(&word.folded) && lexicon::tags(&word.folded) == 0
            })
        };
        words.iter().filter(known).count()
    };
    let likely = [French, Spanish, German].into_iter().filter(|_| english == 0);
    let best = likely.map(|language| (hits(language), language)).max_by_key(|(hits, _)| *hits);
    best.filter(|(hits, _)| {
        *hits >= 3 && hits * 5 >= words.len() * 2 || *hits == 2 && (words.len() == 3 || words.len() == 2)
    })
    .map_or(English, |(_, language)| language)
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
    let words = if matches!(language, Arabic | Hebrew) {
        bare =
            words.iter().map(|word| Word { folded: without_marks(&word.folded), ..word.clone() }).collect();
        &bare
    } else {
        words
    };
    let mut read = Vec::with_capacity(words.len() + 4);
    let mut at = 0;
    // What stands before a word that says nothing still ends the clause.
    let mut breaks = false;
    while at < words.len() {
        breaks |= words[at].after_break;
        let before = read.len();
        at += phrase(lexicon, &words[at..], &mut read).unwrap_or_else(|| {
            single(lexicon, title, &words[at], language, &mut read);
            1
        });
        if let Some(first) = read.get_mut(before) {
            first.after_break = breaks;
            breaks = false;
        }
    }
    if matches!(language, Russian | Ukrainian | Arabic | Hebrew) {
        owners(&mut read);
    }
    turn_around(&mut read, language);
    unguided(&mut read);
    Some(read)
}

/// What these groups fire are rockets; the languages have one word for both.
fn unguided(words: &mut [Word]) {
    if words.iter().any(|word| matches!(word.folded.as_str(), "hamas" | "jihad")) {
        for word in words.iter_mut().filter(|word| word.folded.starts_with("missile")) {
            word.folded = word.folded.replacen("missile", "rocket", 1);
        }
    }
}

/// Vowel signs and the hamza over a letter are written or not, as one likes.
fn without_marks(folded: &str) -> String {
    folded.chars().filter(|c| !is_combining_mark(*c)).collect()
}

fn phrase(lexicon: &Lexicon, words: &[Word], read: &mut Vec<Word>) -> Option<usize> {
    lexicon.phrases.iter().find_map(|(phrase, english)| {
        let mut count = 0;
        for part in phrase.split(' ') {
            let word = words.get(count)?;
            let prefixed = count == 0
                && lexicon
                    .prefixes
                    .iter()
                    .any(|(prefix, _)| word.folded.strip_prefix(prefix).is_some_and(|rest| rest == part));
            if !(word.folded == part || prefixed) {
                return None;
            }
            count += 1;
        }
        let first = phrase.split(' ').next().unwrap_or_default();
        let prefix =
            lexicon.prefixes.iter().find(|(prefix, _)| words[0].folded.strip_prefix(prefix) == Some(first));
        if let Some((_, says)) = prefix.filter(|_| words[0].folded != first) {
            push(read, says, &words[0], words[0].end);
        }
        push(read, english, &words[0], words[count - 1].end);
        Some(count)
    })
}

fn single(lexicon: &Lexicon, title: &str, word: &Word, language: Language, read: &mut Vec<Word>) {
    let known = |folded: &str| known(lexicon, folded);
    if let Some(english) = known(&word.folded) {
        return push(read, english, word, word.end);
    }
    for (prefix, says) in lexicon.prefixes {
        let Some(rest) = word.folded.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 2) else {
            continue;
        };
        if let Some(english) = known(rest) {
            push(read, says, word, word.end);
            return push(read, english, word, word.end);
        }
    }
    if let Some((says, rest)) = without_elision(title, word, language) {
        push(read, says, word, word.end);
        match known(&rest.folded) {
            Some(english) => push(read, english, &rest, rest.end),
            None => unknown(rest, language, read),
        }
        return;
    }
    if let Some((says, name)) = foreign_name(lexicon, word, language) {
        push(read, says, word, word.end);
        read.push(name);
        return;
    }
    unknown(word.clone(), language, read);
}

/// A town that the gazetteer knows in the title's own alphabet, with what is attached before it.
fn foreign_name(lexicon: &Lexicon, word: &Word, language: Language) -> Option<(&'static str, Word)> {
    let is_town = |name: &str, least: u32| {
        gazetteer::find(name).any(|entry| entry.kind == Kind::City && entry.population >= least)
    };
    let named = |name: &str| Word { folded: name.to_owned(), capital: true, ..word.clone() };
    match language {
        Russian | Ukrainian if word.capital && word.folded.chars().count() >= 4 => {
            nominatives(&word.folded).into_iter().find(|name| is_town(name, 0)).map(|name| ("", named(&name)))
        }
        // No capitals, no cases: only large towns, and only where something is said to be in or on them.
        Arabic | Hebrew => lexicon.prefixes.iter().find_map(|(prefix, says)| {
            let rest = word.folded.strip_prefix(prefix).filter(|rest| rest.chars().count() >= 3)?;
            (matches!(*says, "in" | "on") && is_town(rest, 50_000)).then(|| (*says, named(rest)))
        }),
        _ => None,
    }
}

/// The name as it stands on maps, of one that is inflected: without its ending, or with another.
fn nominatives(folded: &str) -> Vec<String> {
    let mut names = vec![folded.to_owned()];
    let letters: Vec<char> = folded.chars().collect();
    for cut in 1..=2 {
        let stem: String = letters[..letters.len().saturating_sub(cut)].iter().collect();
        if stem.chars().count() < 3 {
            break;
        }
        names.extend(["", "а", "я", "ь", "е", "и", "о", "ка", "к", "г"].map(|end| format!("{stem}{end}")));
    }
    names
}

/// A number stays, a name too; any other word means nothing.
fn unknown(mut word: Word, language: Language, read: &mut Vec<Word>) {
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

/// French "l'Ukraine", "d'Odessa": what it says before the name, and the name.
fn without_elision(title: &str, word: &Word, language: Language) -> Option<(&'static str, Word)> {
    if language != French {
        return None;
    }
    let raw: Vec<char> =
        title.chars().skip(word.start as usize).take((word.end - word.start) as usize).collect();
    let mark = raw.iter().position(|c| matches!(c, '\'' | '’')).filter(|mark| (1..=2).contains(mark))?;
    let rest: String = raw[mark + 1..].iter().collect();
    let says = if raw[0].eq_ignore_ascii_case(&'d') { "of" } else { "" };
    let capital = raw.get(mark + 1).is_some_and(|c| c.is_uppercase());
    Some((
        says,
        Word { folded: text::fold(&rest), start: word.start + mark as u32 + 1, capital, ..word.clone() },
    ))
}

/// The English of a folded word, without its ending where the language inflects.
fn known(lexicon: &Lexicon, folded: &str) -> Option<&'static str> {
    let mut stem = folded;
    for _ in 0..=lexicon.endings {
        if let Some(english) = lexicon.words.get(stem) {
            return Some(english);
        }
        let (last, _) = stem.char_indices().next_back()?;
        stem = &stem[..last];
        if stem.chars().count() < 3 {
            return None;
        }
    }
    None
}

/// Puts the English words where the word stands. Names (with a capital in the lists) keep it.
fn push(read: &mut Vec<Word>, english: &str, word: &Word, end: u32) {
    for part in english.split(' ').filter(|part| !part.is_empty()) {
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

/// Where nothing stands between, "attack Russia" is Russia's: these languages say so by an ending, or by nothing.
fn owners(words: &mut [Word]) {
    for at in 1..words.len() {
        let act = lexicon::tags(&words[at - 1].folded) & (ATTACK | AIRSTRIKE | SHELLING | BOMBING) != 0;
        let owner = match words[at].folded.as_str() {
            "russia" => "russian",
            "ukraine" => "ukrainian",
            "israel" => "israeli",
            "iran" => "iranian",
            "us" => "american",
            "turkey" => "turkish",
            _ => continue,
        };
        if act && !words[at].after_break {
            words[at].folded = owner.to_owned();
        }
    }
}

/// "strike Russian" is a Russian strike, "attack of Ukrainian drones" a Ukrainian drone attack, "airport Khartoum"
/// the Khartoum airport.
fn turn_around(words: &mut Vec<Word>, language: Language) {
    let is = |word: &Word, tags| lexicon::tags(&word.folded) & tags != 0;
    let demonym = |words: &[Word], at: usize| {
        nations::demonym(words, at).is_some_and(|(_, count)| count == 1)
            && !nations::is_leader(&words[at].folded)
            && !words[at].after_break
    };
    for at in (0..words.len().saturating_sub(1)).rev() {
        let act = is(&words[at], ATTACK | AIRSTRIKE | SHELLING | BOMBING | BLAST | WARLIKE);
        let settled = matches!(words[at].folded.as_str(), "city" | "town" | "village" | "region" | "border");
        let of_a_name = matches!(language, Arabic | Hebrew | Russian | Ukrainian)
            && is(&words[at], TARGET | INFRA)
            && !settled
            && words[at + 1].capital
            && !words[at + 1].after_break;
        let of = words.get(at + 2).is_some_and(|name| {
            words[at + 1].folded == "of"
                && name.capital
                && !name.after_break
                && is(&words[at], TARGET | INFRA)
        });
        if of && !settled {
            words.remove(at + 1);
        }
        if act && demonym(words, at + 1) || of_a_name || of && !settled {
            swap(words, at);
        }
    }
    let blows = if matches!(language, Russian | Ukrainian) { ATTACK | HIT } else { ATTACK };
    let mut at = 0;
    while at + 1 < words.len() {
        let joined = matches!(words[at + 1].folded.as_str(), "of" | "in" | "with" | "by")
            && !words[at + 1].after_break;
        let mut weapon = at + 1 + usize::from(joined);
        weapon += usize::from(weapon < words.len() && demonym(words, weapon));
        weapon += usize::from(
            words.get(weapon).is_some_and(|word| numbers::is_number(&word.folded))
                && weapon + 1 < words.len(),
        );
        let named = words.get(weapon).is_some_and(|word| is(word, WEAPON) && !word.after_break);
        if is(&words[at], blows) && named {
            if joined {
                words.remove(at + 1);
                weapon -= 1;
            }
            let breaks = std::mem::take(&mut words[at].after_break);
            words[at..=weapon].rotate_left(1);
            words[at].after_break = breaks;
            at = weapon;
        }
        at += 1;
    }
}

fn swap(words: &mut [Word], at: usize) {
    words.swap(at, at + 1);
    let breaks = words[at + 1].after_break;
    words[at].after_break |= breaks;
    words[at + 1].after_break = false;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_lists_is_folded_as_titles_are() {
        for language in [French, Spanish, German, Arabic, Russian, Ukrainian, Hebrew] {
            let lexicon = lexicon(language).unwrap();
            for (word, _) in lexicon.words.entries() {
                assert_eq!(&without_marks(&text::fold(word)), word, "{language:?}");
            }
            for part in lexicon.phrases.iter().flat_map(|(phrase, _)| phrase.split(' ')) {
                assert_eq!(text::fold(part), part, "{language:?}");
            }
        }
    }

    #[test]
    fn the_language_is_known_by_letters_or_common_words() {
        for (title, language) in [
            ("Frappe russe sur Kharkiv : trois morts", French),
            ("Dos muertos en un ataque ruso sobre Odesa", Spanish),
            ("Drei Tote nach Angriff auf Odessa", German),
            ("Обстрел Белгорода", Russian),
            ("Обстріл Херсона", Ukrainian),
            ("غارة على غزة", Arabic),
            ("תקיפה בעזה", Hebrew),
            ("Russian strike on Kharkiv kills three", English),
            ("Attacco nella notte, tre morti", Other),
        ] {
            assert_eq!(by_signs(&text::words(title)), language, "{title}");
        }
    }
}
