//! The tables of what is right.

use super::{
    answer::{Answer, Spot},
    labels::{Half, Label},
    score::{Pins, Score, Verdict, any},
    share::Share,
};
use crate::table;

/// A title's label, and what all say of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The title.
    pub title: String,
    /// What a reader says.
    pub label: Label,
    /// What the detector says.
    pub ours: Option<Answer>,
    /// What its rules say alone, without the weights of turns that no rule has.
    pub rules: Option<Answer>,
    /// What the list of words says.
    pub keywords: Option<Answer>,
    /// What `flashgeotext` says, where it runs.
    pub flashgeotext: Option<Spot>,
}

impl Case {
    fn is(&self, half: Half, clear_only: bool) -> bool {
        self.label.half == half && !(clear_only && self.label.is_borderline)
    }
}

const HALVES: [(&str, Half, bool); 4] = [
    ("tune", Half::Tune, false),
    ("tune, clear", Half::Tune, true),
    ("held", Half::Held, false),
    ("held, clear", Half::Held, true),
];

/// Prints how right the detector is on each half.
pub fn print_ours(title: &str, cases: &[Case]) {
    let columns: Vec<Score> = HALVES
        .iter()
        .map(|(_, half, clear)| score(cases, |case| case.is(*half, *clear), |case| case.ours.as_ref()))
        .collect();
    let names = HALVES.map(|(name, ..)| name);
    print_scores(&format!("{title}: the detector"), &names, &columns);
}

/// Prints what the baselines do on the held half, beside the detector.
pub fn print_beside(title: &str, cases: &[Case], has_flashgeotext: bool) {
    let held = |case: &Case| case.is(Half::Held, false);
    let ours = score(cases, held, |case| case.ours.as_ref());
    let rules = score(cases, held, |case| case.rules.as_ref());
    let keywords = score(cases, held, |case| case.keywords.as_ref());
    print_scores(
        &format!("{title}, held half: beside its rules alone and a list of words"),
        &["ours", "rules", "words"],
        &[ours, rules, keywords],
    );

    let pins = |spot: fn(&Case) -> Option<&Spot>| {
        let mut pins = Pins::default();
        cases.iter().filter(|case| held(case)).for_each(|case| pins.add(&case.label, spot(case)));
        pins
    };
    let mut columns = vec![
        ("ours", pins(|case| case.ours.as_ref().map(|answer| &answer.spot))),
        ("words", pins(|case| case.keywords.as_ref().map(|answer| &answer.spot))),
    ];
    if has_flashgeotext {
        columns.push(("flashgeotext", pins(|case| case.flashgeotext.as_ref())));
    }
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let row = |what: &str, value: fn(&Pins) -> Share| {
        std::iter::once(what.to_owned())
            .chain(columns.iter().map(|(_, pins)| value(pins).to_string()))
            .collect()
    };
    let rows = [
        row("within 60 km", |pins| pins.near),
        row("further off", |pins| pins.wrong),
        row("right country", |pins| pins.country),
        row("wrong country", |pins| pins.wrong_country),
    ];
    let head: Vec<&str> = std::iter::once("of all kinetic titles with a place").chain(names).collect();
    table::print(&format!("{title}, held half: pins"), &head, &rows);
}

fn score<'a>(
    cases: &'a [Case],
    counts: impl Fn(&Case) -> bool,
    answer: impl Fn(&'a Case) -> Option<&'a Answer>,
) -> Score {
    let mut score = Score::default();
    cases.iter().filter(|case| counts(case)).for_each(|case| score.add(&case.label, answer(case)));
    score
}

fn print_scores(title: &str, names: &[&str], columns: &[Score]) {
    let number = |value: f64| if value.is_nan() { "–".to_owned() } else { format!("{value:.2}") };
    let row = |what: &str, value: &dyn Fn(&Score) -> String| {
        std::iter::once(what.to_owned()).chain(columns.iter().map(value)).collect::<Vec<_>>()
    };
    let rows = [
        row("kinetic: precision", &|score| score.precision.to_string()),
        row("kinetic: recall", &|score| score.recall.to_string()),
        row("kinetic: F1", &|score| number(score.f1())),
        row("all types: precision", &|score| score.any_precision.to_string()),
        row("all types: recall", &|score| score.any_recall.to_string()),
        row("events of titles without one", &|score| score.false_events.to_string()),
        row("type", &|score| score.kind.to_string()),
        row("place within 60 km", &|score| score.near.to_string()),
        row("country", &|score| score.country.to_string()),
        row("factions: F1", &|score| number(score.sides_f1())),
        row("severity within one", &|score| score.severity.to_string()),
    ];
    let head: Vec<&str> = std::iter::once("share (95 % interval)").chain(names.iter().copied()).collect();
    table::print(title, &head, &rows);
}

/// Lists, by id, where the detector is wrong: the misses, the false events, and what is wrong with those found.
pub fn list(cases: &[Case], half: Half) {
    for case in cases.iter().filter(|case| case.is(half, false)) {
        for fault in faults(case) {
            println!("{}\t{fault}", case.label.id);
        }
    }
}

fn faults(case: &Case) -> Vec<String> {
    let label = &case.label;
    let types = || label.types.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join("|");
    let borderline = if label.is_borderline { "\tborderline" } else { "" };
    match (any(label, case.ours.as_ref()), &case.ours) {
        (Verdict::Missed, _) => vec![format!("missed\t{}{borderline}", types())],
        (Verdict::False, Some(ours)) => {
            vec![format!(
                "false\t{} at {}\tlabelled {}{borderline}",
                ours.kind.as_str(),
                ours.spot.label,
                types()
            )]
        }
        (Verdict::Found, Some(ours)) => wrong_parts(label, ours),
        _ => Vec::new(),
    }
}

/// What of a found event isn't as the reader says.
fn wrong_parts(label: &Label, ours: &Answer) -> Vec<String> {
    let mut score = Score::default();
    score.add(label, Some(ours));
    let is_wrong = |share: Share| share.hits < share.of;
    let mut wrong = Vec::new();
    if !label.acceptable().contains(&ours.kind) {
        let types: Vec<&str> = label.types.iter().map(|kind| kind.as_str()).collect();
        wrong.push(format!("type\t{}\tlabelled {}", ours.kind.as_str(), types.join("|")));
    }
    if is_wrong(score.near) || is_wrong(score.country) {
        let country = label.country.as_deref().unwrap_or("the sea");
        wrong.push(format!("place\t{}\tlabelled in {country} at {:?}", ours.spot.label, label.point));
    }
    let sides = |codes: &[String]| {
        let mut codes = codes.to_vec();
        codes.sort_unstable();
        codes.join(",")
    };
    let said = sides(ours.factions.as_deref().unwrap_or_default());
    if said != sides(&label.factions) {
        wrong.push(format!("factions\t{said}\tlabelled {}", sides(&label.factions)));
    }
    if is_wrong(score.severity) {
        wrong.push(format!("severity\t{:?}\tlabelled {:?}", ours.severity, label.severity));
    }
    wrong
}
