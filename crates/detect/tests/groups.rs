//! The groups have one code each, and `docs/factions.md` is written from their table.

#![allow(clippy::unwrap_used)]

use std::{collections::HashSet, fs, path::Path};
use ww3_detect::groups::{GROUPS, markdown};

#[test]
fn every_code_stands_once_and_is_no_states() {
    let codes: HashSet<_> = GROUPS.iter().map(|group| group.code).collect();
    assert_eq!(codes.len(), GROUPS.len());
    assert!(GROUPS.is_sorted_by_key(|group| group.code));
    for group in GROUPS {
        assert!(group.code.len() > 3 && !group.name.is_empty(), "{group:?}");
        assert!(group.home.iter().all(|state| state.len() == 3), "{group:?}");
    }
}

#[test]
fn the_page_is_written_from_the_table() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/factions.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, markdown()).unwrap();
    }
    let page = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(page, markdown(), "write it anew: UPDATE=1 cargo test -p ww3-detect --test groups");
}
