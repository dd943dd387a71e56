//! The titles to learn from.

use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
};
use ww3_detect::{Detector, FeedItem, turns};

/// A title, and what it tells.
pub struct Title {
    /// The text.
    pub text: String,
    /// Its language.
    pub lang: String,
    /// The type of its act; none where it tells none for sure.
    pub kind: Option<String>,
    /// How likely it tells one, 0 to 1, where only a teacher has read it.
    pub taught: Option<f32>,
    /// How much it counts.
    pub weight: f32,
}

/// The cells of a row by their column.
type Row = HashMap<String, String>;

/// How much a title of the news counts beside one of our own making.
const OF_THE_NEWS: f32 = 1.5;
/// The same where the rules see signs of an act, and no act.
const DOUBTFUL: f32 = 0.2;
/// How much a title counts of which the tests say that it tells none.
const OF_TESTS: f32 = 6.0;
/// How much a title of the news counts that somebody has labelled to learn from.
const LABELLED: f32 = 4.0;
/// How much a real title that was told again counts.
const RETOLD: f32 = 3.0;
/// How much a title counts that only a teacher has read.
const TAUGHT: f32 = 1.5;

/// All titles, each once: of two that are the same the first.
pub fn all(folder: &Path, headlines: &Path) -> Vec<Title> {
    let mut all = untaught(folder, headlines);
    all.extend(taught(folder));
    once(all)
}

/// Of titles that are the same the first.
fn once(mut all: Vec<Title>) -> Vec<Title> {
    let mut known = HashSet::new();
    all.retain(|title| known.insert(title.text.to_lowercase()));
    all
}

/// Those that no teacher has read: labelled by hand, and the news that the rules read. Each once.
pub fn untaught(folder: &Path, headlines: &Path) -> Vec<Title> {
    let none = |text: &str| Title {
        text: text.to_owned(),
        lang: "en".to_owned(),
        kind: None,
        taught: None,
        weight: OF_TESTS,
    };
    let tests = fs::read_to_string(folder.join("tests/no_events.txt")).unwrap();
    let tests = tests.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut all: Vec<Title> = tests.map(none).collect();
    all.extend(rows(&folder.join("turns/tests.tsv")).iter().map(|row| none(&row["title"])));
    for file in files(&folder.join("turns")).into_iter().chain(files(&folder.join("tests/wars"))) {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        if name != "languages" && name != "tests" && !name.starts_with("news") {
            all.extend(rows(&file).iter().filter_map(|row| labelled(row, "en")));
        }
    }
    for file in files(&folder.join("turns/told")) {
        let titles = rows(&file);
        let titles = titles.iter().filter_map(|row| labelled(row, "en"));
        all.extend(titles.map(|title| Title { weight: RETOLD, ..title }));
    }
    for file in files(&folder.join("tests/languages")).into_iter().chain(files(&folder.join("turns/lang"))) {
        // "fr.tsv", "fr2.tsv"
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let rows = rows(&file);
        let titles = rows.iter().filter(is_tuned).filter_map(|row| labelled(row, &name[..2]));
        // Of the tests' titles each without an act stays one.
        let is_test = rows.iter().any(|row| row.contains_key("half"));
        let weight = |title: &Title| if is_test && title.kind.is_none() { OF_TESTS } else { 1.0 };
        all.extend(titles.map(|title| Title { weight: weight(&title), ..title }));
    }
    for file in files(&folder.join("labels")).iter().filter(|file| is_own(file)) {
        let lang = |row: &Row| row.get("lang").cloned().unwrap_or_else(|| "en".to_owned());
        all.extend(rows(file).iter().filter(is_tuned).filter_map(|row| labelled(row, &lang(row))));
    }
    all.extend(of_the_news(folder, headlines));
    once(all)
}

/// The titles that a teacher has read (`turns/README.md`): a logarithm of the odds, a type, the title.
fn taught(folder: &Path) -> Vec<Title> {
    let packed = fs::File::open(folder.join("turns/teacher/taught.tsv.zst")).unwrap();
    let lines = BufReader::new(zstd::stream::read::Decoder::new(packed).unwrap()).lines();
    let title = |line: String| {
        let [odds, kind, text] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else { panic!("`{line}`") };
        let taught = Some(1.0 / (1.0 + (-odds.parse::<f32>().unwrap()).exp()));
        let (text, lang, kind) = (text.to_owned(), "en".to_owned(), Some(kind.to_owned()));
        Title { text, lang, kind, taught, weight: TAUGHT }
    };
    lines.map(|line| title(line.unwrap())).collect()
}

/// Whether the file holds sentences of our own, not ids.
fn is_own(file: &Path) -> bool {
    file.file_stem().is_some_and(|name| name.to_string_lossy().starts_with("own-"))
}

/// Whether the row may be learned from: it is in no half, or in the one that is tuned by.
fn is_tuned(row: &&Row) -> bool {
    row.get("half").is_none_or(|half| half == "tune")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "tsv"));
    files.sort();
    files
}

fn rows(file: &Path) -> Vec<Row> {
    let text = fs::read_to_string(file).unwrap();
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let head: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        assert!(cells.len() <= head.len(), "{}: `{line}`", file.display());
        head.iter().zip(cells).map(|(name, cell)| ((*name).to_owned(), cell.to_owned())).collect()
    };
    lines.map(row).collect()
}

/// None where the row may be read in two ways, or tells of a protest or the like.
fn labelled(row: &Row, lang: &str) -> Option<Title> {
    let types: Vec<&str> = row.get("type").or_else(|| row.get("types")).unwrap().split('|').collect();
    let kind = if types.iter().all(is_act) {
        Some(types[0].to_owned())
    } else if types == ["-"] {
        None
    } else {
        return None;
    };
    Some(Title { text: row["title"].clone(), lang: lang.to_owned(), kind, taught: None, weight: 1.0 })
}

/// The same of a title of the news, where neither protests and the like nor what names no place are acts to be found.
fn of_the_news_labelled(row: &Row, title: &str, lang: &str) -> Option<Title> {
    let types: Vec<&str> = row["type"].split('|').collect();
    let kind = if types.iter().all(is_act) && row["place"] != "-" {
        Some(types[0].to_owned())
    } else if types == ["-"] || !types.contains(&"-") && !types.iter().any(is_act) {
        None
    } else {
        return None;
    };
    Some(Title { text: title.to_owned(), lang: lang.to_owned(), kind, taught: None, weight: LABELLED })
}

/// Whether this id is in the half that may be learned from (the same as in the benchmark).
fn is_tune(id: &str) -> bool {
    let fnv = id.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    fnv.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 63 == 0
}

fn is_act(kind: &&str) -> bool {
    turns::KINDS.iter().any(|known| known.as_str() == *kind)
}

/// The headlines without a label, as the rules read them: an event of theirs is one, a title without any signal
/// is none.
fn of_the_news(folder: &Path, headlines: &Path) -> Vec<Title> {
    let mut learned = HashMap::new();
    for name in ["news.tsv", "news2.tsv"] {
        learned
            .extend(rows(&folder.join("turns").join(name)).into_iter().map(|row| (row["id"].clone(), row)));
    }
    let mut held = HashSet::new();
    for file in files(&folder.join("labels")) {
        if is_own(&file) {
            continue;
        }
        for row in rows(&file) {
            if is_tune(&row["id"]) {
                learned.insert(row["id"].clone(), row);
            } else {
                held.insert(row["id"].clone());
            }
        }
    }
    let detector = Detector::new();
    let mut all = Vec::new();
    for name in ["headlines.ndjson", "headlines-wide.ndjson"] {
        let text = fs::read_to_string(headlines.join(name)).unwrap();
        for line in text.lines() {
            let value: Value = serde_json::from_str(line).unwrap();
            let lang = value["lang"].as_str().unwrap_or("en");
            let id = value["id"].as_str().unwrap_or_default();
            let Ok(item) = FeedItem::from_json(&value) else { continue };
            if lang == "it" || held.contains(id) {
                continue;
            }
            if let Some(row) = learned.get(id) {
                let title = of_the_news_labelled(row, &item.title, lang);
                all.extend(title);
                continue;
            }
            let told = detector.detect_by_rules(&item);
            let kind = told.event.map(|event| event.kind).filter(|kind| turns::KINDS.contains(kind));
            let kind = kind.map(|kind| kind.as_str().to_owned());
            let weight = if kind.is_some() || told.signals.is_empty() { OF_THE_NEWS } else { DOUBTFUL };
            all.push(Title { text: item.title.clone(), lang: lang.to_owned(), kind, taught: None, weight });
        }
    }
    all
}
