//! Who may know whom: the arrows of ARCHITECTURE.md, held against what cargo says.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, HashMap};
use tinyjson::JsonValue;
use xtask::cargo;

/// Each package, and those of ours that it may depend on.
const ALLOWED: [(&str, &[&str]); 9] = [
    ("ww3-event", &[]),
    ("ww3-detect", &["ww3-event"]),
    ("ww3-stream", &["ww3-event"]),
    ("ww3-cache", &["ww3-event"]),
    ("ww3-follow", &["ww3-stream", "ww3-cache", "ww3-event"]),
    ("ww3-server", &["ww3-detect", "ww3-event"]),
    ("ww3", &["ww3-follow", "ww3-stream", "ww3-cache", "ww3-event", "ww3-detect"]),
    ("ww3-monitor", &["ww3-server", "ww3-detect", "ww3-follow", "ww3-stream", "ww3-cache", "ww3-event"]),
    ("xtask", &[]),
];

const SQL: [&str; 2] = ["rusqlite", "libsqlite3-sys"];
const HTTP: [&str; 4] = ["http", "hyper", "reqwest", "axum"];
const WINDOW: [&str; 3] = ["tauri", "wry", "tao"];

/// What a package must not know, however far down.
const IGNORANT_OF: [(&str, &[&[&str]]); 6] = [
    ("ww3-event", &[&SQL, &HTTP, &WINDOW, &["tokio"]]),
    ("ww3-detect", &[&SQL, &HTTP, &WINDOW, &["tokio"]]),
    ("ww3-stream", &[&SQL, &WINDOW]),
    ("ww3-cache", &[&HTTP, &WINDOW]),
    ("ww3-follow", &[&WINDOW]),
    ("ww3-server", &[&WINDOW]),
];

fn answer(arguments: &[&str]) -> String {
    let output = cargo::command(arguments).output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo {}: {error}", arguments.join(" "));
    String::from_utf8(output.stdout).unwrap()
}

type Object = HashMap<String, JsonValue>;

fn text<'a>(object: &'a Object, name: &str) -> Option<&'a str> {
    object.get(name)?.get::<String>().map(String::as_str)
}

fn objects<'a>(object: &'a Object, name: &str) -> impl Iterator<Item = &'a Object> {
    object[name].get::<Vec<JsonValue>>().unwrap().iter().map(|value| value.get::<Object>().unwrap())
}

/// Each package of the workspace, and those of the workspace that it depends on outside of its tests.
fn arrows() -> BTreeMap<String, Vec<String>> {
    let metadata = answer(&["metadata", "--format-version", "1", "--no-deps", "--locked"]);
    let metadata: JsonValue = metadata.parse().unwrap();
    let name = |package: &Object| text(package, "name").unwrap().to_owned();
    let ours = |package: &Object| {
        let dependencies = objects(package, "dependencies").filter(|one| text(one, "path").is_some());
        dependencies.filter(|one| text(one, "kind") != Some("dev")).map(name).collect()
    };
    objects(metadata.get().unwrap(), "packages").map(|package| (name(package), ours(package))).collect()
}

#[test]
fn no_package_depends_on_one_that_it_may_not_know() {
    let allowed: BTreeMap<_, _> = ALLOWED.into_iter().collect();
    for (package, dependencies) in arrows() {
        let may = allowed.get(package.as_str());
        let may = may.unwrap_or_else(|| {
            panic!("{package} is new: say in ARCHITECTURE.md, and here, whom it may know")
        });
        for other in dependencies {
            assert!(
                may.contains(&other.as_str()),
                "forbidden arrow: {package} depends on {other}; ARCHITECTURE.md lets it know {may:?} alone"
            );
        }
    }
}

#[test]
fn no_package_reaches_what_it_is_to_know_nothing_of() {
    for (package, unknown) in IGNORANT_OF {
        let tree = answer(&["tree", "-p", package, "-e", "normal", "--prefix", "none", "--locked"]);
        let reached: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
        for name in unknown.iter().copied().flatten() {
            assert!(
                !reached.contains(name),
                "{package} must know nothing of {name}; `cargo tree -p {package} -i {name} -e normal` shows the way"
            );
        }
    }
}
