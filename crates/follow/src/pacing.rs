//! Which popups to show now, and what waits for a digest.
//!
//! Pure: given what is due and the time, says what to show and when to ask again. Knows nothing of the cache
//! or of clocks; `notifier` feeds it.
//!
//! - Each event has its own popup, five in any minute at most.
//! - What exceeds that, what came before the stream was live, what happened over an hour ago, and what was
//!   due when the program before ended, goes into a digest: one in any minute at most. What once waits for a
//!   digest stays in it.
//! - A digest waits for its like to gather: until nothing came for two seconds (at most fifteen); before the
//!   stream is live, until it is, or nothing at all came for five seconds (at most a minute).

use crate::Popup;
use std::collections::{HashSet, VecDeque};
use std::time::Duration;
use ww3_cache::{Due, NotificationKind};
use ww3_event::Timestamp;

const MINUTE: Duration = Duration::from_secs(60);
const SINGLES_A_MINUTE: usize = 5;
const GATHER: Duration = Duration::from_secs(2);
const GATHER_MOST: Duration = Duration::from_secs(15);
const QUIET: Duration = Duration::from_secs(5);
const CATCH_UP_MOST: Duration = MINUTE;

/// What a decision depends on besides what is due.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    /// Our clock.
    pub now: Timestamp,
    /// Whether more of a backlog may come: the stream is connecting since the program started, or it is
    /// connected and not live yet.
    pub catching_up: bool,
    /// When the last batch with events came; `None` where none did.
    pub last_arrival: Option<Timestamp>,
}

/// What to do now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// To be claimed and shown, in this order.
    pub popups: Vec<Popup>,
    /// Settled without being shown: events that were taken back meanwhile, corrections of what stands again.
    pub moot: Vec<i64>,
    /// When to ask again although nothing new is due.
    pub again_at: Option<Timestamp>,
}

/// Paces popups. Remembers only when it had some shown.
#[derive(Debug)]
pub struct Pacer {
    /// Notifications up to this id were due when the program started.
    left_over: i64,
    /// When popups of one were shown in the last minute.
    singles: VecDeque<Timestamp>,
    last_digest: Option<Timestamp>,
    /// What exceeded the minute's five.
    exceeding: HashSet<i64>,
    /// Since when something waits for a digest.
    waiting_since: Option<Timestamp>,
}

impl Pacer {
    /// A pacer that has shown nothing yet. `left_over`: the greatest notification id that is due now, at the
    /// start; 0 where none is.
    pub fn new(left_over: i64) -> Self {
        Self {
            left_over,
            singles: VecDeque::new(),
            last_digest: None,
            exceeding: HashSet::new(),
            waiting_since: None,
        }
    }

    /// What to do now with all that is due, oldest first. Counts the popups as shown.
    pub fn plan(&mut self, due: &[Due], moment: Moment) -> Plan {
        let mut plan = Plan::default();
        let mut waiting = Vec::new();
        self.singles.retain(|shown| within(moment.now, *shown, MINUTE));
        for one in due {
            if is_moot(one) {
                plan.moot.push(one.id);
            } else if one.digest || one.id <= self.left_over || self.exceeding.contains(&one.id) {
                waiting.push(one);
            } else if self.singles.len() < SINGLES_A_MINUTE {
                self.singles.push_back(moment.now);
                plan.popups.push(Popup::one(one));
            } else {
                self.exceeding.insert(one.id);
                waiting.push(one);
            }
        }
        self.digest(&waiting, moment, &mut plan);
        plan
    }

    fn digest(&mut self, waiting: &[&Due], moment: Moment, plan: &mut Plan) {
        if waiting.is_empty() {
            self.waiting_since = None;
            self.exceeding.clear();
            return;
        }
        let since = *self.waiting_since.get_or_insert(moment.now);
        match self.digest_not_before(waiting, since, moment) {
            Some(later) => plan.again_at = Some(later),
            None => {
                plan.popups.extend(Popup::of(waiting));
                self.last_digest = Some(moment.now);
                self.waiting_since = None;
                self.exceeding.clear();
            }
        }
    }

    /// Until when a digest has to wait; `None`: it doesn't.
    fn digest_not_before(&self, waiting: &[&Due], since: Timestamp, moment: Moment) -> Option<Timestamp> {
        let now = moment.now;
        let until = |start: Timestamp, span: Duration| within(now, start, span).then(|| start + span);
        let earlier = |a: Option<Timestamp>, b: Option<Timestamp>| Some(a?.min(b?));
        let newest = waiting.iter().map(|due| due.due_at).max()?;
        let gather = earlier(until(newest, GATHER), until(since, GATHER_MOST));
        let catch_up = if moment.catching_up {
            let quiet = until(moment.last_arrival.map_or(since, |last| last.max(since)), QUIET);
            earlier(quiet, until(since, CATCH_UP_MOST))
        } else {
            None
        };
        let paced = self.last_digest.and_then(|last| until(last, MINUTE));
        [gather, catch_up, paced].into_iter().flatten().max()
    }
}

/// A clock that was set back makes nothing wait: what seems to come from the future counts as long ago.
fn within(now: Timestamp, then: Timestamp, span: Duration) -> bool {
    then <= now && now < then + span
}

fn is_moot(due: &Due) -> bool {
    match due.kind {
        NotificationKind::Event => due.withdrawn,
        NotificationKind::Correction => !due.withdrawn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::PopupKind;
    use proptest::prelude::*;
    use ww3_event::{Precision, Severity};

    fn at(milliseconds: i64) -> Timestamp {
        Timestamp::from_millisecond(1_772_280_000_000 + milliseconds).unwrap()
    }

    fn seconds(seconds: i64) -> Moment {
        Moment { now: at(seconds * 1000), catching_up: false, last_arrival: None }
    }

    fn due(id: i64, due_at_seconds: i64) -> Due {
        Due {
            id,
            key: id + 1000,
            kind: NotificationKind::Event,
            digest: false,
            due_at: at(due_at_seconds * 1000),
            withdrawn: false,
            severity: Severity::NOTIFY,
            time: at(0),
            title: format!("Strike {id}"),
            place: "Kyiv".into(),
            country: Some("UKR".into()),
            precision: Some(Precision::City),
        }
    }

    fn late(id: i64, due_at_seconds: i64) -> Due {
        Due { digest: true, ..due(id, due_at_seconds) }
    }

    fn kinds(plan: &Plan) -> Vec<PopupKind> {
        plan.popups.iter().map(|popup| popup.kind).collect()
    }

    #[test]
    fn an_event_has_its_own_popup_with_title_and_place_at_once() {
        let plan = Pacer::new(0).plan(&[due(1, 0)], seconds(0));
        let popup = &plan.popups[0];
        assert_eq!((popup.title.as_str(), popup.body.as_str()), ("Strike 1", "Kyiv"));
        assert_eq!((popup.key, popup.due.as_slice(), plan.again_at), (1001, &[1][..], None));
    }

    #[test]
    fn a_burst_of_twenty_is_five_popups_and_one_digest_of_fifteen() {
        let mut pacer = Pacer::new(0);
        let all: Vec<_> = (1..=20).map(|id| due(id, 0)).collect();
        let first = pacer.plan(&all, seconds(0));
        assert_eq!(kinds(&first), [PopupKind::Event; 5]);
        assert_eq!(first.again_at, Some(at(2000)));
        let second = pacer.plan(&all[5..], seconds(2));
        assert_eq!(kinds(&second), [PopupKind::Digest]);
        assert_eq!(second.popups[0].due.len(), 15);
        assert!(second.popups[0].title.starts_with("15 events: "), "{}", second.popups[0].title);
    }

    #[test]
    fn what_once_exceeded_stays_in_the_digest_which_waits_for_its_minute() {
        let mut pacer = Pacer::new(0);
        let all: Vec<_> = (1..=30).map(|id| due(id, 0)).collect();
        pacer.plan(&all[..20], seconds(0));
        pacer.plan(&all[5..20], seconds(2));
        let waiting = pacer.plan(&all[20..], seconds(10));
        assert_eq!((kinds(&waiting), waiting.again_at), (vec![], Some(at(62_000))));
        assert_eq!(kinds(&pacer.plan(&all[20..], seconds(61))), []);
        let digest = pacer.plan(&all[20..], seconds(62));
        assert_eq!((kinds(&digest), digest.popups[0].due.len()), (vec![PopupKind::Digest], 10));
    }

    #[test]
    fn a_minute_later_events_have_their_own_popups_again() {
        let mut pacer = Pacer::new(0);
        let all: Vec<_> = (1..=5).map(|id| due(id, 0)).collect();
        pacer.plan(&all, seconds(0));
        assert_eq!(kinds(&pacer.plan(&[due(6, 60)], seconds(60))), [PopupKind::Event]);
    }

    #[test]
    fn the_worst_leads_a_digest_and_is_what_it_opens() {
        let mut worst = late(2, 0);
        worst.severity = Severity::MAX;
        worst.precision = Some(Precision::Country);
        worst.place = "Ukraine".into();
        let plan = Pacer::new(0).plan(&[late(1, 0), worst, late(3, 0)], seconds(2));
        let popup = &plan.popups[0];
        assert_eq!(popup.title, "3 events: Strike 2");
        assert_eq!((popup.body.as_str(), popup.key), ("Somewhere in Ukraine", 1002));
        assert_eq!(popup.due, [1, 2, 3]);
    }

    #[test]
    fn a_digest_of_one_is_that_events_own_notification() {
        let plan = Pacer::new(0).plan(&[late(1, 0)], seconds(2));
        assert_eq!(plan.popups, [Popup::one(&late(1, 0))]);
        assert_eq!(kinds(&plan), [PopupKind::Event]);
    }

    #[test]
    fn a_digest_gathers_until_nothing_came_for_two_seconds_but_not_for_ever() {
        let mut pacer = Pacer::new(0);
        let mut all = Vec::new();
        for second in 0..15 {
            all.push(late(second + 1, second));
            assert_eq!(kinds(&pacer.plan(&all, seconds(second))), []);
        }
        assert_eq!(kinds(&pacer.plan(&all, seconds(15))), [PopupKind::Digest]);
    }

    #[test]
    fn what_was_due_when_the_program_ended_is_one_digest() {
        let plan = Pacer::new(3).plan(&[due(1, -500), due(2, -500), due(3, -500), due(4, 0)], seconds(0));
        assert_eq!(kinds(&plan), [PopupKind::Event, PopupKind::Digest]);
        assert_eq!(plan.popups[1].due, [1, 2, 3]);
    }

    #[test]
    fn a_backlog_is_one_digest_once_the_stream_is_live() {
        let mut pacer = Pacer::new(1);
        let catching_up =
            |second| Moment { catching_up: true, last_arrival: Some(at(second * 1000)), ..seconds(second) };
        let mut all = vec![due(1, -500)];
        for second in 0..20 {
            all.push(late(second + 2, second));
            assert_eq!(kinds(&pacer.plan(&all, catching_up(second))), []);
        }
        let plan = pacer.plan(&all, seconds(21));
        assert_eq!((kinds(&plan), plan.popups[0].due.len()), (vec![PopupKind::Digest], 21));
    }

    #[test]
    fn a_server_that_never_says_live_is_not_waited_for() {
        let mut pacer = Pacer::new(0);
        let moment = |second| Moment { catching_up: true, last_arrival: Some(at(0)), ..seconds(second) };
        let first = pacer.plan(&[late(1, 0)], moment(0));
        assert_eq!((kinds(&first), first.again_at), (vec![], Some(at(5000))));
        assert_eq!(kinds(&pacer.plan(&[late(1, 0)], moment(5))), [PopupKind::Event]);
    }

    #[test]
    fn a_correction_says_what_is_withdrawn() {
        let correction = Due { kind: NotificationKind::Correction, withdrawn: true, ..due(1, 0) };
        let plan = Pacer::new(0).plan(std::slice::from_ref(&correction), seconds(0));
        assert_eq!(plan.popups[0].title, "Withdrawn: Strike 1");
        let mixed =
            Pacer::new(9).plan(&[due(2, -9), due(3, -9), Due { digest: true, ..correction }], seconds(2));
        assert_eq!(mixed.popups[0].title, "2 events: Strike 3");
        assert_eq!(mixed.popups[0].body, "Kyiv. 1 report was withdrawn");
    }

    #[test]
    fn what_is_moot_by_now_is_not_shown() {
        let withdrawn = Due { withdrawn: true, ..due(1, 0) };
        let stands_again = Due { kind: NotificationKind::Correction, ..due(2, 0) };
        let plan = Pacer::new(0).plan(&[withdrawn, stands_again], seconds(0));
        assert_eq!((plan.popups, plan.moot), (vec![], vec![1, 2]));
    }

    #[test]
    fn a_clock_that_is_set_back_holds_nothing_back() {
        let mut pacer = Pacer::new(0);
        let all: Vec<_> = (1..=6).map(|id| due(id, 0)).collect();
        pacer.plan(&all, seconds(0));
        pacer.plan(&all[5..], seconds(2));
        assert_eq!(kinds(&pacer.plan(&[due(7, -9000)], seconds(-9000))), [PopupKind::Event]);
        assert_eq!(kinds(&pacer.plan(&[late(8, -9000)], seconds(-8998))), [PopupKind::Event]);
    }

    proptest! {
        /// However events come: each is told exactly once, at most five by themselves and one digest in any minute.
        #[test]
        fn each_is_told_once_and_no_minute_has_more_than_five_and_a_digest(
            arrivals in prop::collection::vec((0i64..8000, any::<bool>()), 1..80)
        ) {
            let mut pacer = Pacer::new(0);
            let mut open: Vec<Due> = Vec::new();
            let mut told: Vec<i64> = Vec::new();
            let mut singles: Vec<Timestamp> = Vec::new();
            let mut digests: Vec<Timestamp> = Vec::new();
            let mut clock = 0;
            let mut arrivals = arrivals.into_iter().enumerate();
            let mut again_at = None;
            loop {
                let next = arrivals.next();
                match (&next, again_at) {
                    (Some((id, (wait, digest))), _) => {
                        clock += wait;
                        open.push(Due { due_at: at(clock), digest: *digest, ..due(*id as i64 + 1, 0) });
                    }
                    (None, Some(time)) => clock = Timestamp::duration_since(time, at(0)).as_millis() as i64,
                    (None, None) => break,
                }
                let moment = Moment { now: at(clock), catching_up: false, last_arrival: None };
                let before = pacer.last_digest;
                let plan = pacer.plan(&open, moment);
                let digest_now = pacer.last_digest != before;
                singles.extend((0..plan.popups.len() - usize::from(digest_now)).map(|_| moment.now));
                digests.extend(digest_now.then_some(moment.now));
                for popup in &plan.popups {
                    told.extend(&popup.due);
                    open.retain(|due| !popup.due.contains(&due.id));
                }
                again_at = plan.again_at;
                prop_assert!(again_at.is_none_or(|time| time > moment.now));
            }
            prop_assert!(open.is_empty(), "nothing is forgotten");
            let count = told.len();
            told.sort_unstable();
            told.dedup();
            prop_assert_eq!(count, told.len(), "nothing is told twice");
            for times in singles.windows(6) {
                prop_assert!(!within(times[5], times[0], MINUTE));
            }
            for times in digests.windows(2) {
                prop_assert!(!within(times[1], times[0], MINUTE));
            }
        }
    }
}
