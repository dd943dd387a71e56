//! Files that are no cache, and places where none can be.
#![allow(clippy::unwrap_used, reason = "a test")]

mod common;

use common::{Room, STREAM, event};
use rusqlite::Connection;
use std::fs;
use ww3_cache::{Cache, CacheError};

fn refused(content: &[u8]) -> (CacheError, bool) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    fs::write(&path, content).unwrap();
    let error = Cache::open(&path).unwrap_err();
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    (error, fs::read(&path).unwrap() == content && names == ["cache.db"])
}

#[test]
fn a_file_that_is_no_database_is_named_and_left_as_it_is() {
    let (error, untouched) =
        refused(&b"Dear diary, today I opened a text file with a database. ".repeat(100));
    assert!(matches!(error, CacheError::NotADatabase { .. }), "{error:?}");
    let text = error.to_string();
    assert!(text.contains("cache.db") && text.contains("name another file"), "{text}");
    assert!(untouched);
}

#[test]
fn a_short_text_file_is_no_database_either() {
    let (error, untouched) = refused(b"hello");
    assert!(matches!(error, CacheError::NotADatabase { .. }), "{error:?}");
    assert!(untouched);
}

#[test]
fn a_database_of_another_program_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE bookmarks (url TEXT)").unwrap();
    let (error, untouched) = refused(&fs::read(&other).unwrap());
    assert!(matches!(error, CacheError::Foreign { .. }), "{error:?}");
    assert!(untouched);
}

#[test]
fn a_cache_of_a_newer_version_is_left_as_it_is() {
    let room = Room::new();
    room.append([event("a").arrived()]);
    let path = room.path();
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    for error in [Cache::open(&path).unwrap_err(), Cache::open_existing(&path).unwrap_err()] {
        assert!(matches!(error, CacheError::Newer { found: 99, .. }), "{error:?}");
        assert!(error.to_string().contains("update this program"), "{error}");
    }
}

#[test]
fn an_empty_file_becomes_a_cache() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    fs::write(&path, "").unwrap();
    assert!(Cache::open(&path).unwrap().streams().unwrap().is_empty());
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nowhere/cache.db");
    let error = Cache::open(&path).unwrap_err();
    assert!(matches!(error, CacheError::CantOpen { .. }), "{error:?}");
    assert!(error.to_string().contains("nowhere") && error.to_string().contains("folder"), "{error}");
    assert!(!path.exists());
}

#[test]
fn a_folder_in_place_of_the_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let error = Cache::open(folder.path()).unwrap_err();
    assert!(matches!(error, CacheError::CantOpen { .. }), "{error:?}");
}

#[test]
fn reading_makes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let error = Cache::open_existing(&path).unwrap_err();
    assert!(matches!(error, CacheError::Missing { .. }), "{error:?}");
    assert!(!path.exists());
    fs::write(&path, "").unwrap();
    assert!(matches!(Cache::open_existing(&path).unwrap_err(), CacheError::Older { .. }));
}

#[test]
fn another_program_reads_while_the_owner_writes_and_cannot_write() {
    let room = Room::new();
    room.append([event("a").arrived()]);
    let reader = Cache::open_existing(&room.path()).unwrap();
    assert_eq!(reader.count(STREAM).unwrap().0, 1);
    room.append([event("b").arrived()]);
    assert_eq!(reader.count(STREAM).unwrap().0, 2);
    let error = reader.append(STREAM, &common::batch([]), |_| Vec::new()).unwrap_err();
    assert!(matches!(error, CacheError::OpenedForReading { .. }), "{error:?}");
}

#[test]
fn a_cache_that_was_closed_is_opened_again_with_all_that_was_in_it() {
    let room = Room::new();
    room.append([event("a").arrived()]);
    let before = room.exported();
    let path = room.path();
    let again = Cache::open(&path).unwrap();
    assert_eq!(common::export(&again), before);
}

#[test]
fn a_cache_that_is_closed_is_one_file_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cache.db");
    let cache = Cache::open(&path).unwrap();
    cache.append(STREAM, &common::batch([event("a").arrived()]), |_| Vec::new()).unwrap();
    cache.stats(STREAM).unwrap();
    drop(cache);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let copy = folder.path().join("copy.db");
    fs::copy(&path, &copy).unwrap();
    assert_eq!(Cache::open(&copy).unwrap().count(STREAM).unwrap().0, 1);
}

#[test]
fn two_programs_may_make_the_cache_at_once() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..50 {
        let path = folder.path().join(format!("cache-{round}.db"));
        std::thread::scope(|scope| {
            let opened: Vec<_> = (0..4).map(|_| scope.spawn(|| Cache::open(&path).map(drop))).collect();
            for one in opened {
                one.join().unwrap().unwrap();
            }
        });
    }
}
