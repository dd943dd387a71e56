//! The titles that the labels are of, by id.

use crate::peers::Outcome;
use std::{collections::HashMap, fs, path::Path};
use ww3_detect::FeedItem;

/// The files that hold them.
const FILES: [&str; 2] = ["headlines.ndjson", "headlines-wide.ndjson"];

/// The lines of all titles in this folder; nothing where a file of them is absent.
///
/// # Errors
/// Where a file is there but can't be read.
pub fn lines(folder: &Path) -> Outcome<Option<String>> {
    let mut all = String::new();
    for name in FILES {
        let file = folder.join(name);
        if !file.exists() {
            return Ok(None);
        }
        all += &fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(Some(all))
}

/// The item on this line.
///
/// # Errors
/// Where it is no item; the error names the line.
pub fn item(line: &str) -> Outcome<FeedItem> {
    let value = serde_json::from_str(line).map_err(|error| format!("`{line}`: {error}"))?;
    FeedItem::from_json(&value).map_err(|error| format!("`{line}`: {error}"))
}

/// The items of these lines, by their ids; what is no item is left out, as the server leaves it out.
pub fn by_id(lines: &str) -> HashMap<String, FeedItem> {
    let items = lines.lines().filter_map(|line| item(line).ok());
    items.filter_map(|item| Some((item.id.clone()?, item))).collect()
}
