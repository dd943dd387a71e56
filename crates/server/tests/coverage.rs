//! `docs/spec-coverage.md` may name no file and no test that isn't there.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::Path;

const PAGE: &str = include_str!("../../../docs/spec-coverage.md");

#[test]
fn every_file_and_every_test_that_the_page_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut tests = 0;
    for named in PAGE.split('`').skip(1).step_by(2) {
        let Some(folder) =
            named.split('/').next().filter(|first| ["crates", "deploy", "docs"].contains(first))
        else {
            continue;
        };
        assert!(root.join(folder).is_dir());
        let (file, test) = named.split_once("::").map_or((named, None), |(file, test)| (file, Some(test)));
        let text = std::fs::read_to_string(root.join(file)).unwrap_or_else(|_| panic!("{file} isn't there"));
        if let Some(test) = test {
            assert!(text.contains(&format!("fn {test}(")), "{test} isn't in {file}");
            tests += 1;
        }
    }
    assert!(tests > 40, "{tests}");
}

#[test]
fn every_line_says_where_and_by_what_it_is_shown() {
    for line in PAGE.lines().filter(|line| line.starts_with("| ") && !line.contains("| where |")) {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        assert!(cells.len() == 3 && cells.iter().all(|cell| !cell.is_empty()), "{line}");
        assert_eq!(
            cells[2] == "none yet",
            cells[1].contains("**not here yet**") && !cells[1].contains("deploy/"),
            "{line}"
        );
    }
}
