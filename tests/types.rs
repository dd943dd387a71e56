//! The page's types are the shell's: `ui/src/generated/` is what ts-rs makes of `src-tauri/src/ipc.rs`.

#![allow(clippy::unwrap_used)]

use std::{collections::BTreeMap, fs, path::Path};
use ts_rs::{Config, TS};
use ww3_monitor::{ipc, settings::Settings};

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/generated");

fn generate(folder: &Path) {
    let config = Config::new().with_large_int("number").with_out_dir(folder);
    ipc::NextBatch::export_all(&config).unwrap();
    ipc::TimelineQuery::export_all(&config).unwrap();
    ipc::TimelinePage::export_all(&config).unwrap();
    ipc::Detail::export_all(&config).unwrap();
    ipc::CloseChoice::export_all(&config).unwrap();
    ipc::ViewReport::export_all(&config).unwrap();
    ipc::ShownError::export_all(&config).unwrap();
    Settings::export_all(&config).unwrap();
}

fn files(folder: &Path) -> BTreeMap<String, String> {
    let Ok(entries) = fs::read_dir(folder) else { return BTreeMap::new() };
    let named = entries.map(|entry| {
        let entry = entry.unwrap();
        (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap())
    });
    named.collect()
}

#[test]
fn the_types_of_the_page_are_those_of_the_shell() {
    let made = tempfile::tempdir().unwrap();
    generate(made.path());
    let made = files(made.path());
    if std::env::var_os("WW3_WRITE_TYPES").is_some() {
        let _ = fs::remove_dir_all(COMMITTED);
        fs::create_dir_all(COMMITTED).unwrap();
        for (name, text) in &made {
            fs::write(Path::new(COMMITTED).join(name), text).unwrap();
        }
    }
    let committed = files(Path::new(COMMITTED));
    let names = |of: &BTreeMap<String, String>| of.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&committed), names(&made), "run `cargo xtask types` and commit ui/src/generated");
    for (name, text) in &made {
        assert_eq!(&committed[name], text, "{name}: run `cargo xtask types` and commit ui/src/generated");
    }
}
