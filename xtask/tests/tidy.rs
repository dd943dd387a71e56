//! What a reader relies on: files of a readable size that say what they are for, and nothing in them of the
//! machine that they were written on.
#![allow(clippy::unwrap_used)]

use std::{fs, process::Command};
use xtask::paths;

/// A file that grows beyond is about more than one thing.
const MOST_LINES: usize = 500;
/// Made by a program.
const GENERATED: [&str; 2] = ["ui/src/generated/", "crates/detect/data/"];

struct Source {
    name: String,
    text: String,
}

/// The committed files that are text.
fn sources() -> Vec<Source> {
    let output = Command::new("git").arg("ls-files").current_dir(paths::root()).output().unwrap();
    assert!(output.status.success(), "git ls-files: {}", String::from_utf8_lossy(&output.stderr));
    let names = String::from_utf8(output.stdout).unwrap();
    let read = |name: &str| {
        let text = fs::read_to_string(paths::root().join(name)).ok()?;
        Some(Source { name: name.to_owned(), text })
    };
    let sources: Vec<_> = names.lines().filter_map(read).collect();
    assert!(!sources.is_empty());
    sources
}

fn is_code(name: &str) -> bool {
    let code = [".rs", ".ts", ".svelte", ".css"].iter().any(|suffix| name.ends_with(suffix));
    code && !GENERATED.iter().any(|folder| name.starts_with(folder))
}

#[test]
fn no_file_of_code_is_too_long_to_be_read() {
    for source in sources().iter().filter(|source| is_code(&source.name)) {
        let lines = source.text.lines().count();
        assert!(lines <= MOST_LINES, "{}: {lines} lines; split it by what it is about", source.name);
    }
}

#[test]
fn every_module_begins_by_saying_what_it_is_for() {
    let modules = |source: &&Source| source.name.ends_with(".rs") && source.name.contains("/src/");
    for source in sources().iter().filter(modules) {
        assert!(
            source.text.starts_with("//!"),
            "{}: begin it with //! and its job, its promise, and what it knows nothing of",
            source.name
        );
    }
}

#[test]
fn programs_are_built_where_people_and_checks_look_for_them() {
    for source in sources().iter().filter(|source| source.name.contains(".cargo/config")) {
        for key in ["target-dir", "linker", "rustc-wrapper", "build-dir"] {
            assert!(
                !source.text.contains(key),
                "{}: `{key}` is the user's to set, not the project's",
                source.name
            );
        }
    }
}

#[test]
fn nothing_names_the_machine_that_it_was_written_on() {
    // In pieces: this file is looked at, too.
    let homes = ["work", "root"].map(|folder| format!("/{folder}/"));
    for source in sources() {
        for (nth, line) in source.text.lines().enumerate() {
            for home in &homes {
                let absolute =
                    |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-}".contains(c));
                let found = line.match_indices(home.as_str()).any(|(at, _)| absolute(at));
                assert!(!found, "{}:{}: a path of one machine: {home}", source.name, nth + 1);
            }
        }
    }
}

#[test]
fn packages_come_from_the_public_registries() {
    for source in sources() {
        let public = match source.name.rsplit('/').next() {
            Some("Cargo.lock") => ["source = \"", "registry+https://github.com/rust-lang/crates.io-index"],
            Some("package-lock.json") => ["\"resolved\": \"", "https://registry.npmjs.org/"],
            _ => continue,
        };
        let places = source.text.lines().filter_map(|line| line.trim_start().strip_prefix(public[0]));
        for place in places {
            assert!(place.starts_with(public[1]), "{}: a package from {place}", source.name);
        }
    }
}
