//! The titles to learn from.

use serde_json::Value;
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::{Path, PathBuf},
};
use ww3_detect::{Detector, FeedItem, turns};

/// A title, and what it tells.
pub struct Title {
    /// The text.
    pub text: String,
    /// The type of its act; none where it tells none.
    pub kind: Option<String>,
    /// How much it counts.
    pub weight: f32,
}

/// How much a title of the news counts beside one of our own making.
const OF_THE_NEWS: f32 = 2.0;
/// The same where the rules see signs of an act, and no act.
const DOUBTFUL: f32 = 0.2;
/// How much a title of the news counts that somebody has labelled to learn from.
const LABELLED: f32 = 5.0;

/// All titles, each once.
pub fn all(folder: &Path, headlines: &Path) -> Vec<Title> {
    let mut all = Vec::new();
    for file in files(&folder.join("turns")).into_iter().chain(files(&folder.join("tests/wars"))) {
        if file.file_stem().is_some_and(|name| name != "languages" && name != "news") {
            all.extend(rows(&file).iter().filter_map(labelled));
        }
    }
    let own = rows(&folder.join("labels/own-english.tsv"));
    all.extend(own.iter().filter(|row| row["half"] == "tune").filter_map(labelled));
    let none = fs::read_to_string(folder.join("tests/no_events.txt")).unwrap();
    let none = none.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    all.extend(none.map(|line| Title { text: line.to_owned(), kind: None, weight: 1.0 }));
    all.extend(of_the_news(folder, headlines));
    let mut known = HashSet::new();
    all.retain(|title| known.insert(title.text.to_lowercase()));
    all
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "tsv"));
    files.sort();
    files
}

fn rows(file: &Path) -> Vec<HashMap<String, String>> {
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
fn labelled(row: &HashMap<String, String>) -> Option<Title> {
    let types: Vec<&str> = row["type"].split('|').collect();
    let kind = if types.iter().all(is_act) {
        Some(types[0].to_owned())
    } else if types == ["-"] {
        None
    } else {
        return None;
    };
    Some(Title { text: row["title"].clone(), kind, weight: 1.0 })
}

/// The same of a title of the news, where neither protests and the like nor what names no place are acts to be found.
fn of_the_news_labelled(row: &HashMap<String, String>, title: &str) -> Option<Title> {
    let types: Vec<&str> = row["type"].split('|').collect();
    let kind = if types.iter().all(is_act) && row["place"] != "-" {
        Some(types[0].to_owned())
    } else if types == ["-"] || !types.contains(&"-") && !types.iter().any(is_act) {
        None
    } else {
        return None;
    };
    Some(Title { text: title.to_owned(), kind, weight: LABELLED })
}

fn is_act(kind: &&str) -> bool {
    turns::KINDS.iter().any(|known| known.as_str() == *kind)
}

/// The headlines without a label, as the rules read them: an event of theirs is one, a title without any signal
/// is none.
fn of_the_news(folder: &Path, headlines: &Path) -> Vec<Title> {
    let is_of_titles =
        |file: &PathBuf| !file.file_stem().is_some_and(|name| name.to_string_lossy().starts_with("own-"));
    let learned: HashMap<String, HashMap<String, String>> =
        rows(&folder.join("turns/news.tsv")).into_iter().map(|row| (row["id"].clone(), row)).collect();
    let labelled: HashSet<String> = files(&folder.join("labels"))
        .iter()
        .filter(|file| is_of_titles(file))
        .flat_map(|file| rows(file))
        .map(|row| row["id"].clone())
        .collect();
    let detector = Detector::new();
    let mut all = Vec::new();
    for name in ["headlines.ndjson", "headlines-wide.ndjson"] {
        let text = fs::read_to_string(headlines.join(name)).unwrap();
        for line in text.lines() {
            let value: Value = serde_json::from_str(line).unwrap();
            let is_english = value["lang"].as_str().is_none_or(|lang| lang == "en");
            let id = value["id"].as_str().unwrap_or_default();
            let Ok(item) = FeedItem::from_json(&value) else { continue };
            if !is_english || labelled.contains(id) {
                continue;
            }
            if let Some(row) = learned.get(id) {
                let title = of_the_news_labelled(row, &item.title);
                all.extend(title);
                continue;
            }
            let told = detector.detect_by_rules(&item);
            let kind = told.event.map(|event| event.kind).filter(|kind| turns::KINDS.contains(kind));
            let kind = kind.map(|kind| kind.as_str().to_owned());
            let weight = if kind.is_some() || told.signals.is_empty() { OF_THE_NEWS } else { DOUBTFUL };
            all.push(Title { text: item.title.clone(), kind, weight });
        }
    }
    all
}
