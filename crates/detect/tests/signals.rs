//! The catalogue of signals is what the detector does, and what `docs/signals.md` says.

#![allow(clippy::unwrap_used)]

mod common;

use common::detect;
use std::{collections::HashSet, fs, path::Path};
use ww3_detect::signals::{SIGNALS, markdown};
use ww3_event::EventType;

#[test]
fn every_example_tells_its_signal_and_no_counter_example_does() {
    for signal in SIGNALS {
        assert!(!signal.examples.is_empty() && !signal.counter_examples.is_empty(), "{}", signal.name);
        for title in signal.examples {
            let found = detect(title);
            assert!(
                found.signals.contains(&signal.name.to_owned()),
                "{}: {title}: {:?}",
                signal.name,
                found.signals
            );
            if signal.is_event {
                assert_eq!(
                    found.event.map(|event| event.kind.to_string()).as_deref(),
                    Some(signal.name),
                    "{title}"
                );
            }
        }
        for title in signal.counter_examples {
            let found = detect(title);
            assert!(!found.signals.contains(&signal.name.to_owned()), "{}: {title}", signal.name);
            assert!(found.event.is_none_or(|event| event.kind.as_str() != signal.name), "{title}");
        }
    }
}

#[test]
fn every_type_of_event_is_a_signal_of_the_catalogue_and_no_name_is_there_twice() {
    let names: HashSet<_> = SIGNALS.iter().map(|signal| signal.name).collect();
    assert_eq!(names.len(), SIGNALS.len());
    let events: HashSet<_> =
        SIGNALS.iter().filter(|signal| signal.is_event).map(|signal| signal.name).collect();
    assert_eq!(events, EventType::KNOWN.iter().map(EventType::as_str).collect());
}

#[test]
fn the_page_is_written_from_the_table() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/signals.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, markdown()).unwrap();
    }
    let page = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(page, markdown(), "write it anew: UPDATE=1 cargo test -p ww3-detect --test signals");
}
