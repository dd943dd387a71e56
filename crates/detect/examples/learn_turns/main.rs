//! Learns the weights of `turns`: `learn_turns CRATE HEADLINES OUT`.
//!
//! CRATE is the folder of this crate (its `turns/*.tsv`, `tests/wars`, `tests/no_events.txt`, `labels`), HEADLINES
//! the folder of `headlines.ndjson` and `headlines-wide.ndjson`, of which those that have a label are left out (they
//! measure what was learned) and the others tell what the news is that has no act. Writes `turns.tsv` and `turns.bin`
//! into OUT. The same input gives the same bytes. `cargo xtask turns` runs it.

#![allow(clippy::unwrap_used)]

mod learn;
mod table;
mod titles;

use std::{collections::HashMap, path::Path};
use titles::Title;
use ww3_detect::turns;

/// A feature that fewer titles have isn't learned of.
const FEWEST: usize = 3;
/// Weights nearer to 0 than this (in thousandths) are left out.
const LEAST: f64 = 20.0;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, folder, headlines, out] = &arguments[..] else {
        panic!("learn_turns CRATE HEADLINES OUT");
    };
    let all = titles::all(Path::new(folder), Path::new(headlines));
    let seen = |title: &titles::Title| turns::features(&title.text);
    // Where no place is named there is no event, whatever the weights say: that a place is named is no reason.
    let (all, seen): (Vec<_>, Vec<_>) = all
        .into_iter()
        .map(|title| (seen(&title), title))
        .filter(|(seen, _)| is_placed(seen))
        .map(|(seen, title)| (title, seen))
        .unzip();
    let mut rows = Vec::new();
    let acts: Vec<f64> = all.iter().map(|title| if title.kind.is_some() { 1.0 } else { -1.0 }).collect();
    let weights: Vec<f64> = all.iter().map(|title| title.weight).collect();
    let everywhere: Vec<usize> = (0..all.len()).collect();
    let (names, given) = index(&seen, &everywhere);
    let learned = learn::logistic(&given, &acts, &weights, names.len(), 1.0);
    rows.extend(table::rows("act", &names, &learned, LEAST));
    let told: Vec<usize> = everywhere.into_iter().filter(|at| all[*at].kind.is_some()).collect();
    let (names, given) = index(&seen, &told);
    let ones = vec![1.0; told.len()];
    for kind in turns::KINDS {
        let is: Vec<f64> =
            told.iter().map(|at| if is_of(&all[*at], kind.as_str()) { 1.0 } else { -1.0 }).collect();
        let learned = learn::logistic(&given, &is, &ones, names.len(), 1.0);
        rows.extend(table::rows(kind.as_str(), &names, &learned, LEAST));
    }
    println!("{} titles, {} with an act, {} weights", all.len(), told.len(), rows.len());
    table::write(Path::new(out), &rows);
}

/// Whether it names a place, a country, or whose something is.
fn is_placed(seen: &[String]) -> bool {
    seen.iter().any(|name| matches!(name.as_str(), "is <place>" | "is <land>" | "is <side>"))
}

fn is_of(title: &Title, kind: &str) -> bool {
    title.kind.as_deref() == Some(kind)
}

/// The features that several of these titles have, and of each title which of them.
fn index<'a>(seen: &'a [Vec<String>], of: &[usize]) -> (Vec<&'a str>, Vec<Vec<usize>>) {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in of.iter().flat_map(|at| &seen[*at]) {
        *counts.entry(name).or_default() += 1;
    }
    let mut names: Vec<&str> =
        counts.iter().filter(|(_, count)| **count >= FEWEST).map(|(name, _)| *name).collect();
    names.sort_unstable();
    let number: HashMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (*name, at)).collect();
    let given = of
        .iter()
        .map(|at| seen[*at].iter().filter_map(|name| number.get(name.as_str()).copied()).collect())
        .collect();
    (names, given)
}
