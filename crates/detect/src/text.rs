//! From a text to words, with where they stand.
//!
//! Pure. A word is folded: lower case, without accents, without a possessive `'s`. Works alike on titles in
//! ordinary, upper or lower case.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Folded.
    pub folded: String,
    /// Where it begins: Unicode code points from the start of the text.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// What stands before it ends a clause: a comma, a colon, a dash, a quotation mark.
    pub after_break: bool,
    /// It begins with a capital.
    pub capital: bool,
    /// A possessive: "Ukraine's".
    pub possessive: bool,
}

/// The words of a text.
pub fn words(text: &str) -> Vec<Word> {
    let mut characters: Vec<char> = Vec::with_capacity(text.len());
    characters.extend(text.chars());
    let shouts = !characters.iter().any(|c| c.is_lowercase());
    let mut words: Vec<Word> = Vec::with_capacity(text.len() / 4);
    let mut after_break = true;
    // Of the text: which character, and at which byte it begins.
    let (mut at, mut byte) = (0, 0);
    while at < characters.len() {
        if !characters[at].is_alphanumeric() {
            after_break |= match characters[at] {
                ',' | ':' | ';' | '!' | '?' | '–' | '—' | '|' | '(' | ')' | '…' => true,
                '.' => !words.last().is_some_and(|word| is_abbreviation(word, &characters)),
                '-' => at > 0 && characters[at - 1] == ' ',
                _ => false,
            };
            byte += characters[at].len_utf8();
            at += 1;
            continue;
        }
        let (start, first_byte) = (at, byte);
        while at < characters.len() && continues(&characters, at) {
            byte += characters[at].len_utf8();
            at += 1;
        }
        let (stem, possessive) = without_possessive(&text[first_byte..byte]);
        words.push(Word {
            // The group, not the verb.
            folded: match stem {
                "IS" if !shouts => "isis".to_owned(),
                "LeT" => "lashkar".to_owned(),
                "JeM" => "jaish".to_owned(),
                // The Central African Republic, not what drives.
                "CAR" if !shouts => "centrafrique".to_owned(),
                _ => fold(stem),
            },
            start: start as u32,
            end: at as u32,
            after_break,
            capital: characters[start].is_uppercase(),
            possessive,
        });
        after_break = false;
    }
    words.retain(|word| !word.folded.is_empty());
    words
}

fn continues(characters: &[char], at: usize) -> bool {
    let here = characters[at];
    if here.is_alphanumeric() || !here.is_ascii() && is_combining_mark(here) {
        return true;
    }
    if here == ' ' {
        return false;
    }
    let (before, after) = (at.checked_sub(1).map(|i| characters[i]), characters.get(at + 1));
    let inside = |is: fn(&char) -> bool| before.as_ref().is_some_and(is) && after.is_some_and(is);
    match here {
        '\'' | '’' | 'ʼ' | '‘' | '`' => inside(|c| c.is_alphabetic()),
        // "J&K"
        '&' => inside(|c| c.is_uppercase()),
        '.' if is_initial(characters, at) => true,
        ',' | '.' => inside(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// The dot in "U.S", of letters that each have one.
fn is_initial(characters: &[char], dot: usize) -> bool {
    let letter = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|c| c.is_uppercase());
    let alone =
        |at: Option<usize>| !at.and_then(|at| characters.get(at)).is_some_and(|c| c.is_alphanumeric());
    letter(dot.checked_sub(1)) && alone(dot.checked_sub(2)) && letter(Some(dot + 1)) && alone(Some(dot + 2))
}

/// "U.S.", "Gen.", "W. Bank": the dot ends no sentence.
fn is_abbreviation(word: &Word, characters: &[char]) -> bool {
    let written = &characters[word.start as usize..word.end as usize];
    let initials = written.contains(&'.') || matches!(written, ['N' | 'S' | 'E' | 'W']);
    initials
        || matches!(
            word.folded.as_str(),
            "gen" | "lt" | "col" | "sgt" | "st" | "mr" | "mrs" | "ms" | "dr" | "gov" | "sen" | "rep" | "no"
        )
}

fn without_possessive(raw: &str) -> (&str, bool) {
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(stem) = raw.strip_suffix(ending) {
            return (stem, true);
        }
    }
    (raw, false)
}

/// A word without case, accents and apostrophes.
pub fn fold(word: &str) -> String {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return word.to_ascii_lowercase();
    }
    let is_number = word.starts_with(|c: char| c.is_ascii_digit());
    let word = word.replace('&', "and");
    // Vowel signs and the hamza over a letter are written or not, as one likes.
    let is_letter = |c: char| c.is_alphanumeric() && (c.is_ascii() || !is_combining_mark(c)) && c != 'ʼ';
    // The Turkish letter without a dot is no other one.
    let kept = word.nfkd().map(|c| if c == 'ı' { 'i' } else { c });
    let kept = kept.filter(|c| is_letter(*c) || is_number && matches!(c, '.' | ','));
    kept.flat_map(char::to_lowercase).collect()
}

/// The name as the gazetteer knows it: folded words between single spaces.
pub fn name(text: &str) -> String {
    let folded: Vec<_> = words(text).into_iter().map(|word| word.folded).collect();
    folded.join(" ")
}

/// How many of these words are this phrase (folded words between single spaces), if they begin with it.
pub fn begins(words: &[Word], phrase: &str) -> Option<usize> {
    // Nearly all are told apart by the first letter, without a call.
    if words.first()?.folded.as_bytes().first() != phrase.as_bytes().first() {
        return None;
    }
    let mut rest = phrase;
    for (at, word) in words.iter().enumerate() {
        rest = rest.strip_prefix(word.folded.as_str())?;
        if rest.is_empty() {
            return Some(at + 1);
        }
        rest = rest.strip_prefix(' ')?;
    }
    None
}

/// A text without markup and entities, on one line.
pub fn plain(text: &str) -> String {
    if !text.contains(['<', '&']) {
        return on_one_line(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        let tag_like =
            rest[open + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        match rest[open..].find('>').filter(|_| tag_like) {
            Some(close) => {
                out.push_str(&rest[..open]);
                out.push(' ');
                rest = &rest[open + close + 1..];
            }
            None => {
                out.push_str(&rest[..=open]);
                rest = &rest[open + 1..];
            }
        }
    }
    out.push_str(rest);
    for (entity, character) in [
        ("&nbsp;", " "),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&apos;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        if out.contains(entity) {
            out = out.replace(entity, character);
        }
    }
    on_one_line(&out)
}

/// Its words between single spaces.
fn on_one_line(text: &str) -> String {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~');
    if text.bytes().all(is_plain) && !text.contains("  ") && text.trim() == text {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_keep_their_place() {
        let words = words("Zaporizhzhia’s «Ћ» Idlib: 1,200 dead");
        let folded: Vec<_> = words.iter().map(|word| word.folded.as_str()).collect();
        assert_eq!(folded, ["zaporizhzhia", "ћ", "idlib", "1,200", "dead"]);
        assert!(words[0].possessive && words[3].after_break);
        assert_eq!((words[2].start, words[2].end), (19, 24));
        assert_eq!(name("Deir ez-Zor"), name("deir ez zor"));
        assert_eq!(name("São Tomé"), "sao tome");
    }

    #[test]
    fn a_phrase_is_found_by_whole_words_only() {
        let words = words("Islamic State groups say");
        assert_eq!(begins(&words, "islamic state"), Some(2));
        assert_eq!(begins(&words, "islamic state group"), None);
        assert_eq!(begins(&words[..1], "islamic state"), None);
        assert_eq!(begins(&words[1..], "state"), Some(1));
    }

    #[test]
    fn markup_and_entities_are_taken_out_of_a_text() {
        assert_eq!(plain("<b>Five</b>  killed &amp; 3 < 4 hurt\n"), "Five killed & 3 < 4 hurt");
    }
}
