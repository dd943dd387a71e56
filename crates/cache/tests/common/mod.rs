//! Events and caches for the tests.
#![allow(dead_code, reason = "not every test file uses all of it")]

use std::path::PathBuf;
use tempfile::TempDir;
use ww3_cache::{Append, Arrived, Cache, Outcome};
use ww3_event::frame::{Gap, GapReason};
use ww3_event::{Cursor, MapEvent, Timestamp};

pub const STREAM: &str = "test";

/// 2026-02-28T12:00:00Z
pub const NOON: i64 = 1_772_280_000;

pub struct Room {
    folder: TempDir,
    pub cache: Cache,
}

impl Room {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(&folder.path().join("cache.db")).unwrap();
        Self { folder, cache }
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("cache.db")
    }

    pub fn append(&self, events: impl IntoIterator<Item = Arrived>) -> Outcome {
        self.cache.append(STREAM, &batch(events), |_| Vec::new()).unwrap()
    }

    pub fn after_gap(&self, reason: GapReason, events: impl IntoIterator<Item = Arrived>) -> Outcome {
        let gap = Some(Gap { from: None, to: None, reason, timestamp: None });
        self.cache.append(STREAM, &Append { gap, ..batch(events) }, |_| Vec::new()).unwrap()
    }

    pub fn exported(&self) -> Vec<String> {
        export(&self.cache)
    }
}

pub fn export(cache: &Cache) -> Vec<String> {
    let mut out = Vec::new();
    cache.export(None, &mut out).unwrap();
    String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
}

pub fn now() -> Timestamp {
    Timestamp::from_second(NOON).unwrap()
}

pub fn batch(events: impl IntoIterator<Item = Arrived>) -> Append {
    Append { events: events.into_iter().collect(), ..Append::at(now()) }
}

pub fn cursor(text: impl Into<String>) -> Option<Cursor> {
    Some(Cursor::new(text).unwrap())
}

/// An event to vary.
#[derive(Clone)]
pub struct Like {
    pub id: String,
    pub revision: u32,
    pub severity: u8,
    pub minutes: i64,
    pub kind: &'static str,
    pub title: String,
    pub withdrawn: bool,
}

pub fn event(id: impl Into<String>) -> Like {
    let id = id.into();
    let title = format!("Strike {id}");
    Like { id, revision: 1, severity: 4, minutes: 0, kind: "airstrike", title, withdrawn: false }
}

impl Like {
    pub fn revision(self, revision: u32) -> Self {
        Self { revision, ..self }
    }
    pub fn severity(self, severity: u8) -> Self {
        Self { severity, ..self }
    }
    pub fn minutes(self, minutes: i64) -> Self {
        Self { minutes, ..self }
    }
    pub fn kind(self, kind: &'static str) -> Self {
        Self { kind, ..self }
    }
    pub fn title(self, title: &str) -> Self {
        Self { title: title.into(), ..self }
    }
    pub fn withdrawn(self) -> Self {
        Self { withdrawn: true, ..self }
    }

    pub fn arrived(self) -> Arrived {
        let time = Timestamp::from_second(NOON + self.minutes * 60).unwrap();
        let withdrawn = if self.withdrawn { r#","withdrawn":true"# } else { "" };
        let raw = format!(
            r#"{{"id":"{}","type":"{}","title":"{}","time":"{time}","severity":{},"confidence":0.85,"source":{{"name":"Reuters"}},"to":{{"lat":33.5,"lon":36.3,"label":"Damascus","country":"SYR"}},"factions":[],"precision":"city","revision":{}{withdrawn}}}"#,
            self.id, self.kind, self.title, self.severity, self.revision
        );
        arrived(&raw)
    }
}

pub fn arrived(raw: &str) -> Arrived {
    let event: MapEvent = serde_json::from_str(raw).unwrap();
    Arrived { event: event.into(), raw: raw.to_owned() }
}
