//! Notifications through cache and pacer, over crashes.
#![allow(clippy::unwrap_used, reason = "a test")]

use std::sync::Arc;
use tempfile::TempDir;
use ww3_cache::{Append, Arrived, Cache};
use ww3_event::Timestamp;
use ww3_follow::{Moment, Notifier, Popup, PopupKind, Rules, due};

const STREAM: &str = "test";

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_772_280_000 + seconds).unwrap()
}

fn event(id: &str, revision: u32, withdrawn: bool) -> Arrived {
    let time = at(0);
    let raw = format!(
        r#"{{"id":"{id}","type":"strike","title":"Strike {id}","time":"{time}","severity":4,"confidence":1,"source":{{"name":"s"}},"to":{{"lat":1,"lon":2,"label":"Kyiv"}},"factions":[],"revision":{revision},"withdrawn":{withdrawn}}}"#
    );
    Arrived { event: Arc::new(serde_json::from_str(&raw).unwrap()), raw }
}

struct Room {
    _folder: TempDir,
    cache: Cache,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(&folder.path().join("cache.db")).unwrap();
        Self { _folder: folder, cache }
    }

    fn comes(&self, events: impl IntoIterator<Item = Arrived>) {
        let append = Append { events: events.into_iter().collect(), ..Append::at(at(0)) };
        self.cache.append(STREAM, &append, |outcome| due(outcome, false, at(0), Rules::default())).unwrap();
    }

    fn notifier(&self) -> Notifier {
        Notifier::new(self.cache.clone(), STREAM, at(0)).unwrap()
    }
}

fn told(notifier: &mut Notifier, seconds: i64) -> Vec<Popup> {
    let mut shown = Vec::new();
    let moment = Moment { now: at(seconds), catching_up: false, last_arrival: None };
    notifier
        .tell(moment, |popup| {
            shown.push(popup.clone());
            true
        })
        .unwrap();
    shown
}

#[test]
fn an_event_is_told_once_also_after_a_restart() {
    let room = Room::new();
    let mut notifier = room.notifier();
    room.comes([event("a", 1, false)]);
    assert_eq!(told(&mut notifier, 0).len(), 1);
    assert!(told(&mut notifier, 1).is_empty());
    assert!(told(&mut room.notifier(), 100).is_empty());
}

#[test]
fn what_the_program_before_left_due_is_one_digest() {
    let room = Room::new();
    room.comes([event("a", 1, false), event("b", 1, false)]);
    let shown = told(&mut room.notifier(), 100);
    assert_eq!(shown.iter().map(|popup| popup.kind).collect::<Vec<_>>(), [PopupKind::Digest]);
}

#[test]
fn a_popup_that_a_crash_may_have_lost_is_not_repeated() {
    let room = Room::new();
    room.comes([event("a", 1, false)]);
    let ids: Vec<_> = room.cache.due(STREAM, 10).unwrap().iter().map(|due| due.id).collect();
    room.cache.claim(&ids, at(0)).unwrap();
    // Here the program before crashed.
    assert!(told(&mut room.notifier(), 100).is_empty());
    assert!(room.cache.claimed_unshown(STREAM, 10).unwrap().is_empty(), "logged once");
}

#[test]
fn it_is_claimed_before_it_is_shown() {
    let room = Room::new();
    let mut notifier = room.notifier();
    room.comes([event("a", 1, false)]);
    let moment = Moment { now: at(0), catching_up: false, last_arrival: None };
    let mut claimed = 0;
    notifier
        .tell(moment, |_| {
            claimed = room.cache.claimed_unshown(STREAM, 10).unwrap().len();
            true
        })
        .unwrap();
    assert_eq!(claimed, 1);
}

#[test]
fn who_was_told_is_told_once_that_it_was_taken_back() {
    let room = Room::new();
    let mut notifier = room.notifier();
    room.comes([event("a", 1, false)]);
    told(&mut notifier, 0);
    room.comes([event("a", 2, true)]);
    let shown = told(&mut notifier, 1);
    assert_eq!(shown[0].title, "Withdrawn: Strike a");
    room.comes([event("a", 3, false), event("a", 4, true)]);
    assert!(told(&mut notifier, 2).is_empty());
}

#[test]
fn what_is_taken_back_before_anybody_was_told_is_never_told() {
    let room = Room::new();
    let mut notifier = room.notifier();
    room.comes([event("a", 1, false), event("a", 2, true)]);
    assert!(told(&mut notifier, 0).is_empty());
    assert!(room.cache.due(STREAM, 10).unwrap().is_empty());
}

#[test]
fn what_could_not_be_shown_is_not_tried_again() {
    let room = Room::new();
    let mut notifier = room.notifier();
    room.comes([event("a", 1, false)]);
    let moment = Moment { now: at(0), catching_up: false, last_arrival: None };
    notifier.tell(moment, |_| false).unwrap();
    assert!(told(&mut notifier, 1).is_empty());
    assert!(room.cache.claimed_unshown(STREAM, 10).unwrap().is_empty());
}

#[test]
fn what_is_due_when_people_ask_for_silence_is_not_told_later() {
    let room = Room::new();
    let mut notifier = room.notifier();
    room.comes([event("a", 1, false)]);
    notifier.silence(at(0)).unwrap();
    assert!(told(&mut notifier, 1).is_empty());
}
