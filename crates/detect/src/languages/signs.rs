//! Which language a title is in: as the item says, else by its letters and commonest words.
//!
//! Of languages that aren't read only that they are others.

use super::Language::{self, Arabic, English, French, German, Hebrew, Other, Russian, Spanish, Ukrainian};
use crate::{lexicon, text::Word};
use phf::phf_map;

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

pub fn by_signs(words: &[Word]) -> Language {
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
            super::lexicon(language).and_then(|lexicon| lexicon.of(&word.folded, word.capital)).is_some_and(
                |english| !english.eq_ignore_ascii_case(&word.folded) && lexicon::tags(&word.folded) == 0,
            )
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

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
