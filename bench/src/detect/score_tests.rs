//! What counts as right.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::detect::labels::Half;
use ww3_event::EventType::{Bombing, Protest, Strike};

fn label(types: &[EventType], none_is_right: bool) -> Label {
    Label {
        id: "d1".into(),
        half: Half::Tune,
        item: None,
        types: types.to_vec(),
        none_is_right,
        is_placed: true,
        point: Some((34.5, 69.2)),
        is_point: true,
        country: Some("AFG".into()),
        factions: vec!["USA".into(), "TALIBAN".into()],
        severity: Some(3),
        is_borderline: false,
    }
}

fn spot(lat: f64, country: &str) -> Spot {
    Spot { point: (lat, 69.2), country: Some(country.into()), label: "there".into() }
}

fn answer(kind: EventType) -> Answer {
    Answer { kind, spot: spot(34.6, "AFG"), factions: Some(vec!["USA".into()]), severity: Some(4) }
}

#[test]
fn any_kinetic_answer_to_a_kinetic_title_is_found_and_the_type_counts_apart() {
    let mut score = Score::default();
    score.add(&label(&[Bombing], false), Some(&answer(Strike)));
    assert_eq!((score.precision, score.recall), (Share { hits: 1, of: 1 }, Share { hits: 1, of: 1 }));
    assert_eq!(score.kind, Share { hits: 0, of: 1 });
    score.add(&label(&[Bombing, Strike], false), Some(&answer(Strike)));
    assert_eq!(score.kind, Share { hits: 1, of: 2 });
}

#[test]
fn where_none_is_right_too_neither_silence_nor_an_answer_is_wrong() {
    let either = label(&[Strike], true);
    assert_eq!(kinetic(&either, None), Verdict::Passed);
    assert_eq!(kinetic(&either, Some(&answer(Strike))), Verdict::Found);
    let mut score = Score::default();
    score.add(&either, Some(&answer(Strike)));
    assert_eq!((score.precision, score.recall), (Share { hits: 1, of: 1 }, Share::default()));
}

#[test]
fn an_event_of_a_title_without_one_is_false_of_whatever_type() {
    let mut score = Score::default();
    score.add(&label(&[], true), Some(&answer(Protest)));
    score.add(&label(&[], true), None);
    assert_eq!(score.false_events, Share { hits: 1, of: 2 });
    assert_eq!(score.precision, Share::default());
    assert_eq!(score.any_precision, Share { hits: 0, of: 1 });
}

#[test]
fn an_event_of_a_title_without_a_place_is_false() {
    let placeless = Label { is_placed: false, ..label(&[Strike], false) };
    assert_eq!(kinetic(&placeless, Some(&answer(Strike))), Verdict::False);
    assert_eq!(kinetic(&placeless, None), Verdict::Passed);
}

#[test]
fn a_protest_that_is_read_as_a_strike_is_false_and_either_is_right_where_the_reader_says_so() {
    assert_eq!(kinetic(&label(&[Protest], false), Some(&answer(Strike))), Verdict::False);
    assert_eq!(kinetic(&label(&[Protest, Strike], false), Some(&answer(Protest))), Verdict::Passed);
    assert_eq!(any(&label(&[Protest, Strike], false), None), Verdict::Missed);
    assert_eq!(any(&label(&[Protest], false), Some(&answer(Strike))), Verdict::Found);
}

#[test]
fn a_place_within_sixty_kilometres_is_near_and_one_in_another_country_is_not_right() {
    let mut score = Score::default();
    let mut there = answer(Strike);
    for (lat, country) in [(35.0, "AFG"), (35.1, "AFG"), (34.5, "PAK")] {
        there.spot = spot(lat, country);
        score.add(&label(&[Strike], false), Some(&there));
    }
    assert_eq!(score.near, Share { hits: 2, of: 3 });
    assert_eq!(score.country, Share { hits: 2, of: 3 });
}

#[test]
fn of_a_country_only_the_country_is_asked() {
    let mut score = Score::default();
    score.add(&Label { is_point: false, ..label(&[Strike], false) }, Some(&answer(Strike)));
    assert_eq!((score.near, score.country), (Share::default(), Share { hits: 1, of: 1 }));
}

#[test]
fn sides_are_scored_together_and_severity_within_one() {
    let mut score = Score::default();
    score.add(&label(&[Strike], false), Some(&answer(Strike)));
    // One right of one said and two that are there.
    assert!((score.sides_f1() - 2.0 / 3.0).abs() < 1e-9);
    assert_eq!(score.severity, Share { hits: 1, of: 1 });
    score.add(&label(&[Strike], false), Some(&Answer { severity: Some(5), ..answer(Strike) }));
    assert_eq!(score.severity, Share { hits: 1, of: 2 });
}

#[test]
fn a_pin_is_right_wrong_or_absent() {
    let mut pins = Pins::default();
    let kabul = label(&[Strike], false);
    for spot in [Some(spot(34.5, "AFG")), Some(spot(31.6, "AFG")), None] {
        pins.add(&kabul, spot.as_ref());
    }
    pins.add(&label(&[Protest], false), None);
    assert_eq!((pins.near, pins.wrong), (Share { hits: 1, of: 3 }, Share { hits: 1, of: 3 }));
    assert_eq!((pins.country, pins.wrong_country), (Share { hits: 2, of: 3 }, Share { hits: 0, of: 3 }));
}
