//! The command line of `detect`.

use super::{
    flashgeotext,
    keywords::Keywords,
    labels::{self, Half},
    report::{self, Case},
    speed, titles,
};
use crate::peers::Outcome;
use lexopt::{Parser, prelude::*};
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    process::ExitCode,
};
use ww3_detect::{Detector, FeedItem};

const HELP: &str = "\
How right the detector is, and how fast, beside a list of words and flashgeotext.

  detect                  every table
  detect --data DIR       where headlines.ndjson and headlines-wide.ndjson are (default: ../shared/data)
  detect --no-flashgeotext   without that baseline, which is installed from PyPI
  detect --no-speed       without what is timed
  detect --list           the misses and errors of the tune half by id, and no tables
  detect --list-held-and-spoil-it
                          the same of the held half: whoever has looked at it and then changes the detector has
                          no measure left of how it does on titles that it hasn't seen
";

/// English and other languages are told apart: so are their goals.
const SETS: [(&str, &[&str]); 20] = [
    ("English", &["wide.tsv", "narrow.tsv"]),
    ("English, fresh", &["fresh.tsv"]),
    ("English, second fresh", &["fresh2.tsv"]),
    ("English, our own sentences", &["own-english.tsv"]),
    ("English, third, all held", &["fresh3.tsv"]),
    ("English, our own sentences, all held", &["own-english3.tsv"]),
    ("English, our own sentences, fourth, all held", &["own-english4.tsv"]),
    ("English, our own sentences, fifth, all held", &["own-english5.tsv"]),
    ("English, our own sentences, sixth, all held", &["own-english6.tsv"]),
    ("English, our own sentences, seventh, all held", &["own-english7.tsv"]),
    ("English, our own sentences, eighth, all held", &["own-english8.tsv"]),
    ("Other languages", &["languages.tsv"]),
    ("Other languages, second", &["languages2.tsv"]),
    ("Other languages, our own sentences", &["own-languages.tsv"]),
    ("Other languages, third, all held", &["languages3.tsv", "own-languages3.tsv"]),
    ("Other languages, fourth, all held", &["own-languages4.tsv"]),
    ("Other languages, fifth, all held", &["own-languages5.tsv"]),
    ("Other languages, sixth, all held", &["own-languages6.tsv"]),
    ("Other languages, seventh, all held", &["own-languages7.tsv"]),
    ("Other languages, eighth, all held", &["own-languages8.tsv"]),
];

#[derive(Debug)]
struct Wanted {
    data: PathBuf,
    list: Option<Half>,
    flashgeotext: bool,
    speed: bool,
}

/// Does what the command line says.
pub fn main() -> ExitCode {
    crate::exit_code(dispatch(Parser::from_env()))
}

fn dispatch(mut arguments: Parser) -> Outcome {
    let text = |error: lexopt::Error| error.to_string();
    let data = root().join("../shared/data");
    let mut wanted = Wanted { data, list: None, flashgeotext: true, speed: true };
    while let Some(argument) = arguments.next().map_err(text)? {
        match argument {
            Short('h') | Long("help") => {
                print!("{HELP}");
                return Ok(());
            }
            Long("data") => wanted.data = arguments.value().map_err(text)?.into(),
            Long("list") => wanted.list = Some(Half::Tune),
            Long("list-held-and-spoil-it") => wanted.list = Some(Half::Held),
            Long("no-flashgeotext") => wanted.flashgeotext = false,
            Long("no-speed") => wanted.speed = false,
            Value(word) if word == "be" => {
                return speed::be(&arguments.value().map_err(text)?.to_string_lossy());
            }
            other => return Err(format!("{}; `--help` lists what there is", other.unexpected())),
        }
    }
    measure(&wanted)
}

/// The project's folder.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn measure(wanted: &Wanted) -> Outcome {
    let Some(lines) = titles::lines(&wanted.data)? else {
        println!("{} has no titles: nothing can be measured here", wanted.data.display());
        return Ok(());
    };
    let items = titles::by_id(&lines);
    for (name, files) in SETS {
        let mut cases = cases(files, &items)?;
        if let Some(half) = wanted.list {
            report::list(&cases, half);
            continue;
        }
        let has_flashgeotext = wanted.flashgeotext && ask_flashgeotext(&mut cases);
        println!("\n## {name}: {} titles", cases.len());
        report::print_ours(name, &cases);
        report::print_beside(name, &cases, has_flashgeotext);
    }
    if wanted.list.is_none() && wanted.speed { speed::print(&lines) } else { Ok(()) }
}

/// The labels of these files whose titles are there, and what is said of them.
fn cases(files: &[&str], items: &HashMap<String, FeedItem>) -> Outcome<Vec<Case>> {
    let folder = root().join("crates/detect/labels");
    let (detector, keywords) = (Detector::new(), Keywords::default());
    let mut cases = Vec::new();
    for file in files {
        for label in labels::read(&folder.join(file))? {
            let Some(item) = label.item.clone().or_else(|| items.get(&label.id).cloned()) else {
                eprintln!("{file}: no title has the id {}", label.id);
                continue;
            };
            cases.push(Case {
                ours: detector.detect(&item).event.map(Into::into),
                rules: detector.detect_by_rules(&item).event.map(Into::into),
                keywords: keywords.answer(&item.title),
                flashgeotext: None,
                title: item.title,
                label,
            });
        }
    }
    Ok(cases)
}

/// Whether it answered.
fn ask_flashgeotext(cases: &mut [Case]) -> bool {
    let titles: Vec<&str> = cases.iter().map(|case| case.title.as_str()).collect();
    match flashgeotext::places(&titles) {
        Ok(places) => {
            for (case, place) in cases.iter_mut().zip(places) {
                case.flashgeotext = place;
            }
            true
        }
        Err(error) => {
            println!("\n{} can't be measured here: {error}", flashgeotext::RELEASE);
            false
        }
    }
}
