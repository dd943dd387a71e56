//! The two files of weights: one to read, one to look up.

use std::{fs, path::Path};
use ww3_detect::turns;

/// What is weighed for (`act` or a type), the feature, and its weight in thousandths.
pub type Row = (String, String, i32);

/// The weights worth keeping, the heaviest first.
pub fn rows(what: &str, names: &[&str], weights: &[f64], least: f64) -> Vec<Row> {
    let mut kept: Vec<Row> = names
        .iter()
        .zip(weights)
        .map(|(name, weight)| (*name, weight * 1000.0))
        .filter(|(_, weight)| weight.abs() >= least)
        .map(|(name, weight)| (what.to_owned(), name.to_owned(), weight.round() as i32))
        .collect();
    kept.sort_by(|one, other| other.2.cmp(&one.2).then_with(|| one.1.cmp(&other.1)));
    kept
}

/// Writes `turns.tsv` and `turns.bin`.
pub fn write(out: &Path, rows: &[Row]) {
    let mut text = String::from(
        "# Made by `cargo xtask turns`: what is weighed, what is seen, weight in thousandths.\n",
    );
    for (what, name, weight) in rows {
        text += &format!("{what}\t{name}\t{weight}\n");
    }
    fs::write(out.join("turns.tsv"), text).unwrap();
    let slots = (rows.len() * 2).next_power_of_two();
    let mut table = vec![(0_u32, 0_i32); slots];
    for (what, name, weight) in rows {
        let key = turns::key(what, &name.split(' ').collect::<Vec<_>>());
        let mut at = turns::slot(key, slots as u32) as usize;
        while table[at].0 != 0 && table[at].0 != key {
            at = (at + 1) & (slots - 1);
        }
        assert!(table[at].0 == 0, "two features have the key of `{what} {name}`");
        table[at] = (key, *weight);
    }
    let mut bytes = (slots as u32).to_le_bytes().to_vec();
    for (key, weight) in table {
        bytes.extend(key.to_le_bytes());
        bytes.extend(weight.to_le_bytes());
    }
    fs::write(out.join("turns.bin"), bytes).unwrap();
}
