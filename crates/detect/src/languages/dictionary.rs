//! The words of other languages that the lists of war don't have, and names: what most news is made of, word by word.
//!
//! `data/words/*.tsv`, our own, two for each language: a folded word (`fr.tsv`) or the name of a place or an armed group
//! of up to [`NAME_WORDS`] words (`fr.names.tsv`), and its English; `*` ends the beginning of words that have up to
//! [`MOST`] letters more. The program has them as one transducer (`words.fst`) and what it points to (`words.txt`), which
//! a test writes and compares. Both are read where they lie.

use super::Language::{self, Arabic, English, French, German, Hebrew, Other, Russian, Spanish, Ukrainian};
use crate::text::Word;
use fst::raw::{CompiledAddr, Output};
use std::sync::OnceLock;

/// The longest name, in words.
const NAME_WORDS: usize = 4;
/// So many letters may follow a beginning.
const MOST: usize = 4;

/// The letters under which the keys of a language stand: of words, and of names.
const fn letters(language: Language) -> Option<(u8, u8)> {
    Some(match language {
        French => (b'f', b'F'),
        Spanish => (b's', b'S'),
        German => (b'g', b'G'),
        Arabic => (b'a', b'A'),
        Russian => (b'r', b'R'),
        Ukrainian => (b'u', b'U'),
        Hebrew => (b'h', b'H'),
        English | Other => return None,
    })
}

/// The English of a folded word.
pub fn of(folded: &str, language: Language) -> Option<&'static str> {
    let mut way = Way::new(letters(language)?.0)?;
    way.goes(folded);
    way.found.map(english)
}

/// The English name of the place or group whose name begins with `article` and `rest` and goes on with some of the words,
/// and how many of them; the longest.
pub fn name(article: &str, rest: &str, more: &[Word], language: Language) -> Option<(&'static str, usize)> {
    let mut way = Way::new(letters(language)?.1)?;
    if !way.follows(article.as_bytes()) {
        return None;
    }
    way.goes(rest);
    let mut best = way.found.map(|found| (found, 0));
    for (at, word) in more.iter().take(NAME_WORDS - 1).enumerate() {
        if word.after_break || !way.follows(b" ") {
            break;
        }
        way.found = None;
        way.goes(&word.folded);
        best = way.found.map(|found| (found, at + 1)).or(best);
    }
    best.map(|(found, count)| (english(found), count))
}

/// A way through the transducer.
struct Way {
    table: &'static fst::raw::Fst<&'static [u8]>,
    /// Where it has come to; none where no key goes on so.
    node: Option<CompiledAddr>,
    output: Output,
    /// What the key says that ended last, or began the word.
    found: Option<u64>,
}

impl Way {
    fn new(letter: u8) -> Option<Self> {
        static TABLE: OnceLock<Option<fst::raw::Fst<&'static [u8]>>> = OnceLock::new();
        let read = || fst::raw::Fst::new(include_bytes!("../../data/words.fst").as_slice()).ok();
        let table = TABLE.get_or_init(read).as_ref()?;
        let mut way = Self { table, node: Some(table.root().addr()), output: Output::zero(), found: None };
        way.follows(&[letter]).then_some(way)
    }

    /// Goes on by these bytes, as far as any key does.
    fn follows(&mut self, bytes: &[u8]) -> bool {
        for byte in bytes {
            self.node = self.node.and_then(|node| {
                let node = self.table.node(node);
                let step = node.transition(node.find_input(*byte)?);
                self.output = self.output.cat(step.out);
                Some(step.addr)
            });
        }
        self.node.is_some()
    }

    /// Goes on by a word, and notes the longest key that is all of it, or begins it.
    fn goes(&mut self, word: &str) {
        for (at, letter) in word.char_indices() {
            let rest = &word[at + letter.len_utf8()..];
            if !self.follows(letter.encode_utf8(&mut [0; 4]).as_bytes()) {
                return;
            }
            let Some(node) = self.node.map(|node| self.table.node(node)).filter(fst::raw::Node::is_final)
            else {
                continue;
            };
            let value = self.output.cat(node.final_output()).value();
            let is_open = value & 1 == 1 && rest.chars().nth(MOST).is_none();
            if rest.is_empty() || is_open {
                self.found = Some(value);
            }
        }
    }
}

/// What a value of the transducer points to.
fn english(value: u64) -> &'static str {
    let from = include_str!("../../data/words.txt").get((value >> 1) as usize..).unwrap_or_default();
    from.split('\n').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{gazetteer, nations, text};
    use std::{
        collections::{BTreeMap, HashMap},
        fs,
        path::Path,
    };

    const ALL: [(Language, &str); 7] = [
        (French, "fr"),
        (Spanish, "es"),
        (German, "de"),
        (Arabic, "ar"),
        (Russian, "ru"),
        (Ukrainian, "uk"),
        (Hebrew, "he"),
    ];

    /// The lines of both lists of a language: which list, the word or name, whether it is a beginning, the English.
    fn lines(code: &str) -> Vec<(bool, String, bool, String)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/words");
        let mut lines = Vec::new();
        for is_name in [false, true] {
            let name = if is_name { format!("{code}.names.tsv") } else { format!("{code}.tsv") };
            for line in fs::read_to_string(folder.join(name)).unwrap().lines() {
                let (key, english) = line.split_once('\t').unwrap();
                let word = key.strip_suffix('*').unwrap_or(key);
                lines.push((is_name, word.to_owned(), word != key, english.to_owned()));
            }
        }
        lines
    }

    /// The transducer and what it points to.
    fn build() -> (Vec<u8>, String) {
        let mut pool = String::new();
        let mut known: HashMap<String, u64> = HashMap::new();
        let mut keys = BTreeMap::new();
        for (language, code) in ALL {
            let (words, names) = letters(language).unwrap();
            for (is_name, word, is_open, english) in lines(code) {
                let at = *known.entry(english.clone()).or_insert_with(|| {
                    pool.push_str(&english);
                    pool.push('\n');
                    (pool.len() - english.len() - 1) as u64
                });
                let key = [&[if is_name { names } else { words }], word.as_bytes()].concat();
                keys.insert(key, at << 1 | u64::from(is_open));
            }
        }
        (fst::Map::from_iter(keys).unwrap().into_fst().into_inner(), pool)
    }

    #[test]
    fn the_transducer_is_made_of_the_lists() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let (table, pool) = build();
        if std::env::var_os("UPDATE").is_some() {
            fs::write(folder.join("words.fst"), &table).unwrap();
            fs::write(folder.join("words.txt"), &pool).unwrap();
        }
        let is_same = fs::read(folder.join("words.fst")).unwrap() == table
            && fs::read_to_string(folder.join("words.txt")).unwrap() == pool;
        assert!(is_same, "write them anew: UPDATE=1 cargo test -p ww3-detect transducer");
    }

    #[test]
    fn every_word_is_folded_and_stands_once_and_every_name_is_known() {
        for (language, code) in ALL {
            let lines = lines(code);
            for pair in lines.windows(2) {
                let [before, line] = pair else { unreachable!() };
                assert!((before.0, &before.1) < (line.0, &line.1), "{language:?}: {line:?}");
            }
            for (is_name, word, _, english) in lines {
                assert!(!english.is_empty(), "{language:?}: {word}");
                assert!(
                    word.split(' ').all(|word| super::super::plainer(&text::fold(word)) == word),
                    "{word}"
                );
                if is_name {
                    let is_group = || nations::group(&text::words(&english), 0).is_some();
                    assert!(gazetteer::find(&english).next().is_some() || is_group(), "{word}: {english}");
                    assert!(word.split(' ').count() <= NAME_WORDS, "{word}");
                }
            }
        }
    }

    #[test]
    fn every_word_and_name_is_found_and_others_are_not() {
        for (language, code) in ALL {
            for (is_name, word, _, english) in lines(code) {
                if is_name {
                    let words = text::words(&word);
                    let found = name("", &words[0].folded, &words[1..], language);
                    assert_eq!(found, Some((english.as_str(), words.len() - 1)), "{word}");
                } else {
                    assert_eq!(of(&word, language), Some(english.as_str()), "{word}");
                }
            }
            assert_eq!(of("", language), None);
            assert_eq!(of("\u{10FFFF}", language), None);
            assert_eq!(name("", "", &[], language), None);
        }
        assert_eq!(of("word", English), None);
    }
}
