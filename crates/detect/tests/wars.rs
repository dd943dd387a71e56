//! Headlines of our own making in the manner of the news of each war since 2003: what, where, who, how bad.

#![allow(clippy::unwrap_used)]

mod common;

use common::detect;

/// What is wrong with the events of one table's titles.
fn wrong(table: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [title, kind, place, factions, severity] = fields[..] else { panic!("not five fields: {line}") };
        let Some(event) = detect(title).event else {
            wrong.push(format!("{title}: nothing found: {:?}", detect(title).signals));
            continue;
        };
        let label = event.to.label.clone();
        let found =
            [event.kind.as_str(), &label, &event.factions.join(","), &event.severity.get().to_string()]
                .join(" ");
        let is_there = label == place;
        let sides: Vec<String> =
            factions.split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect();
        let is_right = event.kind.as_str() == kind
            && is_there
            && event.factions == sides
            && event.severity.get().to_string() == severity;
        if !is_right {
            wrong.push(format!("{title}: {found} instead of {kind} {place} {factions} {severity}"));
        }
    }
    wrong
}

fn all_right(table: &str) {
    let wrong = wrong(table);
    assert!(wrong.is_empty(), "{}\n{} wrong", wrong.join("\n"), wrong.len());
}

#[test]
fn protests_sanctions_and_cyberattacks_are_placed() {
    all_right(include_str!("wars/unarmed.tsv"));
}

#[test]
fn headlines_of_the_wars_of_asia_are_understood() {
    all_right(include_str!("wars/asia.tsv"));
}

#[test]
fn headlines_of_the_wars_of_europe_are_understood() {
    all_right(include_str!("wars/europe.tsv"));
}

#[test]
fn headlines_of_the_wars_of_africa_are_understood() {
    all_right(include_str!("wars/africa.tsv"));
}

#[test]
fn headlines_of_the_wars_of_the_americas_are_understood() {
    all_right(include_str!("wars/americas.tsv"));
}

#[test]
fn headlines_in_the_grammar_of_many_newsrooms_are_understood() {
    all_right(include_str!("wars/reports.tsv"));
}

#[test]
fn headlines_as_the_wires_write_them_are_understood() {
    all_right(include_str!("wars/wire.tsv"));
}

#[test]
fn what_a_named_place_suffers_is_understood_whatever_the_verb() {
    all_right(include_str!("wars/blows.tsv"));
}

#[test]
fn headlines_that_name_places_and_sides_in_many_ways_are_understood() {
    all_right(include_str!("wars/desk.tsv"));
}

#[test]
fn an_abduction_alone_is_no_event_and_a_raid_is() {
    let taken = detect("Gunmen abduct 40 pupils in Nigeria's Zamfara state");
    assert!(taken.event.is_none());
    assert_eq!(taken.signals, ["hostage_taking"]);
    let raided = detect("Gunmen raid school in Zamfara and abduct 40 pupils").event.unwrap();
    assert_eq!(raided.kind.as_str(), "strike");
}

#[test]
fn clear_headlines_in_other_languages_are_understood() {
    all_right(include_str!("wars/languages.tsv"));
}
