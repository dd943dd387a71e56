//! Over real headlines, which are not part of the project: skipped, saying so, where they are absent.

#![allow(clippy::unwrap_used)]

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};
use ww3_detect::{Detector, FeedItem};

#[test]
fn of_real_headlines_few_are_events_and_each_event_is_sound() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let (mut items, mut events) = (0, 0);
    for name in ["headlines.ndjson", "headlines-wide.ndjson"] {
        let Ok(text) = fs::read_to_string(folder.join(name)) else {
            println!("skipped: {name} isn't here");
            continue;
        };
        for line in text.lines() {
            let item = FeedItem::from_json(&serde_json::from_str(line).unwrap()).unwrap();
            let found = Detector::new().detect(&item);
            items += 1;
            let Some(event) = found.event else { continue };
            events += 1;
            let length = event.title.chars().count() as u32;
            assert!(event.why.iter().all(|why| why.start < why.end && why.end <= length), "{}", event.title);
            assert!(event.confidence.get() > 0.0 && event.precision.is_some(), "{}", event.title);
            assert!(event.to.country.as_ref().is_none_or(|code| code.len() == 3), "{}", event.title);
            assert!(event.signals.contains(&event.kind.as_str().to_owned()), "{}", event.title);
        }
    }
    println!("{items} items, {events} events");
    assert!(items == 0 || (200..750).contains(&events), "{events} events of {items} items");
}

/// They are others' sentences: only their ids and our labels may be here.
#[test]
fn no_real_headline_stands_in_the_project() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut titles = HashSet::new();
    for name in ["headlines.ndjson", "headlines-wide.ndjson"] {
        let Ok(text) = fs::read_to_string(root.join("../shared/data").join(name)) else {
            println!("skipped: {name} isn't here");
            continue;
        };
        let title =
            |line| serde_json::from_str::<serde_json::Value>(line).unwrap()["title"].as_str().map(words);
        titles.extend(text.lines().filter_map(title));
    }
    // Anybody may say a few words alike.
    titles.retain(|title| title.split(' ').count() >= 5);
    let mut files = Vec::new();
    ["crates", "docs", "src-tauri", "tests", "ui/src"]
        .iter()
        .for_each(|name| add_files(&root.join(name), &mut files));
    for file in files {
        let Some(text) = text_of(&file) else { continue };
        for part in text.lines().flat_map(|line| line.split(['\t', '"', '|', '`'])) {
            assert!(!titles.contains(&words(part)), "{}: {part}", file.display());
        }
    }
}

/// The text of a file, unpacked; none of one that is no text.
fn text_of(file: &Path) -> Option<String> {
    if file.extension().is_some_and(|ending| ending == "zst") {
        return String::from_utf8(zstd::decode_all(fs::File::open(file).unwrap()).unwrap()).ok();
    }
    fs::read_to_string(file).ok()
}

fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

fn add_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            if name != "target" && name != "node_modules" && name != "corpus" {
                add_files(&path, files);
            }
        } else {
            files.push(path);
        }
    }
}
