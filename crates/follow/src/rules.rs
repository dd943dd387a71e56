//! Which revisions are worth telling.
//!
//! Pure: given what was applied and the time, says what is due. Knows nothing of when it is shown; `pacing`
//! decides that.

use ww3_cache::{Applied, NewDue, NotificationKind, Outcome, Told};
use ww3_event::{Severity, Timestamp};

/// What happened longer ago than this (in seconds) is no news: it goes into a digest.
const LATE: i64 = 60 * 60;

/// What people want to be told. The default: severity 4 and up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Whether anything at all. What comes while it is off is not told later either.
    pub enabled: bool,
    /// The least severity.
    pub min_severity: Severity,
}

impl Default for Rules {
    fn default() -> Self {
        Self { enabled: true, min_severity: Severity::NOTIFY }
    }
}

impl Rules {
    /// Nothing is ever told.
    pub const SILENT: Rules = Rules { enabled: false, min_severity: Severity::MAX };
}

/// What becomes due with these revisions: an event that first reaches the severity, a correction where
/// people were told of what is now taken back.
///
/// `catch_up`: they came before the stream was live.
pub fn due(outcome: &Outcome, catch_up: bool, now: Timestamp, rules: Rules) -> Vec<NewDue> {
    if !rules.enabled {
        return Vec::new();
    }
    outcome.applied.iter().filter_map(|applied| due_of(applied, catch_up, now, rules)).collect()
}

fn due_of(applied: &Applied, catch_up: bool, now: Timestamp, rules: Rules) -> Option<NewDue> {
    let key = applied.key;
    if applied.event.withdrawn {
        // That of one who was never told would be the first they hear of it.
        let told = applied.told == Told::Claimed;
        return told.then_some(NewDue { key, kind: NotificationKind::Correction, digest: catch_up });
    }
    let reached = |severity: Severity| severity >= rules.min_severity;
    let before = applied.previous.and_then(|previous| previous.peak);
    if !reached(applied.event.severity) || before.is_some_and(reached) {
        return None;
    }
    let late = now.as_second() - applied.event.time.as_second() > LATE;
    Some(NewDue { key, kind: NotificationKind::Event, digest: catch_up || late })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use ww3_cache::{AppliedKind, Previous};

    const NOON: i64 = 1_772_280_000;

    fn now() -> Timestamp {
        Timestamp::from_second(NOON).unwrap()
    }

    fn applied(severity: u8, minutes_ago: i64) -> Applied {
        let time = Timestamp::from_second(NOON - minutes_ago * 60).unwrap();
        let raw = format!(
            r#"{{"id":"a","type":"strike","title":"T","time":"{time}","severity":{severity},"confidence":1,"source":{{"name":"s"}},"to":{{"lat":1,"lon":2,"label":"P"}},"factions":[]}}"#
        );
        let event = Arc::new(serde_json::from_str(&raw).unwrap());
        Applied { key: 7, change: 1, kind: AppliedKind::New, event, raw, previous: None, told: Told::No }
    }

    fn after(peak: Option<u8>, mut applied: Applied) -> Applied {
        let severity = Severity::clamped(peak.unwrap_or(1));
        let peak = peak.map(Severity::clamped);
        applied.previous = Some(Previous { severity, peak, withdrawn: false });
        applied
    }

    fn withdrawn(told: Told) -> Applied {
        let mut applied = after(Some(4), applied(4, 0));
        Arc::make_mut(&mut applied.event).withdrawn = true;
        applied.told = told;
        applied
    }

    fn digest_of(applied: Applied, catch_up: bool) -> Option<bool> {
        due_of(&applied, catch_up, now(), Rules::default()).map(|due| due.digest)
    }

    #[test]
    fn a_new_event_is_told_from_severity_4() {
        assert_eq!(digest_of(applied(3, 0), false), None);
        assert_eq!(digest_of(applied(4, 0), false), Some(false));
    }

    #[test]
    fn a_revision_is_told_only_where_it_first_reaches_it() {
        assert_eq!(digest_of(after(Some(3), applied(4, 0)), false), Some(false));
        assert_eq!(digest_of(after(Some(4), applied(5, 0)), false), None);
        assert_eq!(digest_of(after(None, applied(4, 0)), false), Some(false), "it never stood before");
    }

    #[test]
    fn what_comes_before_live_or_happened_over_an_hour_ago_goes_into_a_digest() {
        assert_eq!(digest_of(applied(4, 0), true), Some(true));
        assert_eq!(digest_of(applied(4, 60), false), Some(false));
        assert_eq!(digest_of(applied(4, 61), false), Some(true));
        assert_eq!(digest_of(applied(4, -90), false), Some(false), "a time in the future is not late");
    }

    #[test]
    fn what_is_taken_back_is_told_to_whoever_was_told_before() {
        let due = due_of(&withdrawn(Told::Claimed), false, now(), Rules::default()).unwrap();
        assert_eq!((due.kind, due.digest), (NotificationKind::Correction, false));
        for told in [Told::No, Told::Due, Told::Dismissed] {
            assert_eq!(digest_of(withdrawn(told), false), None);
        }
    }

    #[test]
    fn the_user_chooses_the_severity_or_silence() {
        let of = |applied, rules| due_of(&applied, false, now(), rules).is_some();
        let five = Rules { min_severity: Severity::MAX, ..Rules::default() };
        assert!(!of(applied(4, 0), five) && of(after(Some(4), applied(5, 0)), five));
        let outcome = Outcome { applied: vec![applied(5, 0)], ..Outcome::default() };
        assert!(due(&outcome, false, now(), Rules::SILENT).is_empty());
    }
}
