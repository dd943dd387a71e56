//! Notifications: each once.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{Room, STREAM, batch, event, now};
use ww3_cache::{NewDue, NotificationKind, Outcome, Told};

fn all(outcome: &Outcome) -> Vec<NewDue> {
    let due = |key| NewDue { key, kind: NotificationKind::Event, digest: false };
    outcome.applied.iter().map(|applied| due(applied.key)).collect()
}

fn told(room: &Room, like: common::Like) -> Told {
    room.append([like.arrived()]).applied[0].told
}

#[test]
fn what_is_due_is_claimed_once_and_shown_once() {
    let room = Room::new();
    room.cache.append(STREAM, &batch([event("a").arrived(), event("b").arrived()]), all).unwrap();
    let due = room.cache.due(STREAM, 10).unwrap();
    let ids: Vec<_> = due.iter().map(|due| due.id).collect();
    assert_eq!((due[0].title.as_str(), due[0].place.as_str()), ("Strike a", "Damascus"));
    assert_eq!(room.cache.claim(&ids, now()).unwrap(), ids);
    assert!(room.cache.claim(&ids, now()).unwrap().is_empty(), "a second claim gets nothing");
    assert!(room.cache.due(STREAM, 10).unwrap().is_empty());
    room.cache.mark_shown(&ids[..1], now()).unwrap();
    let lost = room.cache.claimed_unshown(STREAM, 10).unwrap();
    assert_eq!(lost.iter().map(|due| due.id).collect::<Vec<_>>(), ids[1..]);
    room.cache.dismiss(&ids, now()).unwrap();
    assert!(room.cache.claimed_unshown(STREAM, 10).unwrap().is_empty());
}

#[test]
fn an_event_becomes_due_only_once() {
    let room = Room::new();
    let first = room.cache.append(STREAM, &batch([event("a").arrived()]), all).unwrap();
    let second = room.cache.append(STREAM, &batch([event("a").revision(2).arrived()]), all).unwrap();
    assert_eq!((first.due, second.due), (1, 0));
    assert_eq!(room.cache.due(STREAM, 10).unwrap().len(), 1);
}

#[test]
fn whoever_appends_learns_whether_people_were_told() {
    let room = Room::new();
    room.cache.append(STREAM, &batch([event("a").arrived()]), all).unwrap();
    assert_eq!(told(&room, event("a").revision(2)), Told::Due);
    let id = room.cache.due(STREAM, 10).unwrap()[0].id;
    room.cache.claim(&[id], now()).unwrap();
    assert_eq!(told(&room, event("a").revision(3)), Told::Claimed);
    room.cache.mark_shown(&[id], now()).unwrap();
    assert_eq!(told(&room, event("a").revision(4)), Told::Claimed);
}

#[test]
fn what_is_dismissed_is_not_due_and_says_so() {
    let room = Room::new();
    room.cache.append(STREAM, &batch([event("a").arrived()]), all).unwrap();
    let id = room.cache.due(STREAM, 10).unwrap()[0].id;
    room.cache.dismiss(&[id], now()).unwrap();
    assert!(room.cache.claim(&[id], now()).unwrap().is_empty());
    assert_eq!(told(&room, event("a").revision(2)), Told::Dismissed);
}

#[test]
fn a_notification_tells_what_stands_of_its_event_by_now() {
    let room = Room::new();
    room.cache.append(STREAM, &batch([event("a").arrived()]), all).unwrap();
    room.append([event("a").revision(2).severity(5).title("Worse").withdrawn().arrived()]);
    let due = room.cache.due(STREAM, 10).unwrap().remove(0);
    assert!(due.withdrawn);
    assert_eq!((due.title.as_str(), due.severity.get()), ("Worse", 5));
}
