//! What goes between Rust and the page. TypeScript declarations are generated from these types
//! (`cargo xtask types`), so the two can't drift apart.

use crate::settings::Theme;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use ww3_event::MapEvent;

/// Slim columns of events: what the map needs, one element per event in each.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Slim {
    /// The change number up to which this is complete: the next call's `after`.
    pub up_to: i64,
    /// The page fell behind, or shows another stream: forget everything and take a snapshot.
    pub reload: bool,
    /// The cache's own number of each event.
    pub keys: Vec<i64>,
    /// Each event's id on its stream.
    pub ids: Vec<String>,
    /// WGS 84 degrees east.
    pub lon: Vec<f64>,
    /// WGS 84 degrees north.
    pub lat: Vec<f64>,
    /// 1 to 5.
    pub severity: Vec<u8>,
    /// The names of the types.
    pub types: Vec<String>,
    /// Unix seconds.
    pub time: Vec<i64>,
    /// Taken back: to be removed.
    pub withdrawn: Vec<bool>,
    /// `exact`, `city`, `region`, `country`, or empty.
    pub precision: Vec<String>,
}

/// The answer to `next_batch`.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NextBatch {
    /// What changed among the events.
    pub slim: Slim,
    /// The state, where it is another than the page has.
    pub shown: Option<Shown>,
}

/// Everything that the window shows besides events.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    /// Grows with each change: the next call's `version`.
    pub version: u64,
    /// The connection.
    pub stream: StreamView,
    /// Whom we follow.
    pub server: ServerView,
    /// How many events of this stream the cache holds.
    pub cached: i64,
    /// When the newest of them happened, Unix seconds.
    pub newest: Option<i64>,
    /// The embedded server's feeds.
    pub feeds: Vec<FeedView>,
    /// The window was asked to close, and there is no tray to go to.
    pub ask_close: bool,
    /// The event to show now, asked for by a click on its notification.
    pub open: Option<Open>,
    /// What the user should know, each a sentence.
    pub notices: Vec<String>,
    /// How the window should look.
    pub theme: Theme,
    /// Where things lie.
    pub paths: Paths,
}

/// The connection: the fields of the user's specification, and ours.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StreamView {
    /// Where the connection stands.
    pub phase: PhaseView,
    /// Whether the stream is open.
    pub is_connected: bool,
    /// Whether we are on the way back to it.
    pub is_reconnecting: bool,
    /// The server's clock at its last ping, Unix seconds.
    pub last_ping: Option<i64>,
    /// What is wrong, and what to do.
    pub error: Option<String>,
    /// How often we tried to connect.
    pub connection_attempts: u64,
    /// When we try again, Unix milliseconds.
    pub retry_at_ms: Option<i64>,
    /// When an event or a ping last came, Unix milliseconds.
    pub last_data_at_ms: Option<i64>,
    /// Why what is shown may be out of date.
    pub alarm: Option<AlarmView>,
    /// The server's clock less ours, seconds.
    pub clock_offset_s: Option<i64>,
    /// Where we stand in the stream.
    pub last_cursor: Option<String>,
    /// Events received.
    pub received: u64,
    /// Events that we had.
    pub duplicates: u64,
    /// Events that revised another.
    pub updates: u64,
    /// Events that couldn't be read.
    pub malformed: u64,
    /// Events too large to take.
    pub oversized: u64,
    /// Events dated after our clock.
    pub ahead: u64,
    /// How often the computer woke, or its clock jumped.
    pub wakes: u64,
    /// Losses that the server admitted.
    pub gaps: u64,
    /// Connections after the first.
    pub reconnects: u64,
    /// Bytes received.
    pub bytes: u64,
}

/// Why what is shown may be out of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum AlarmView {
    /// Neither an event nor a ping came in time, though the server was there.
    Silence,
    /// The server can't be reached, refuses us, or gave up.
    Unreachable,
    /// Our clock and the server's differ by over a minute.
    Clock,
}

/// Where a connection stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PhaseView {
    /// The user disconnected.
    Off,
    /// A connection is being opened.
    Connecting,
    /// The backlog arrives.
    CatchingUp,
    /// Everything is here; news arrive as they come.
    Live,
    /// Waiting to try again.
    Waiting,
    /// The server wants a token.
    NeedsToken,
    /// It is no use to try again; `error` says what to do.
    Stopped,
}

/// Whom we follow.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ServerView {
    /// What it is.
    pub kind: ServerKind,
    /// For people: an address, or a description.
    pub label: String,
}

/// What we follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ServerKind {
    /// The app's own feed server.
    Embedded,
    /// A server elsewhere.
    Remote,
    /// The recorded sample.
    Sample,
}

/// How a feed does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FeedView {
    /// The publisher.
    pub name: String,
    /// The feed's address.
    pub url: String,
    /// `waiting`, `ok` or `failing`.
    pub state: FeedStateView,
    /// When it last answered well, Unix milliseconds.
    pub last_ok_ms: Option<i64>,
    /// What is wrong.
    pub error: Option<String>,
    /// The address that it has moved to for good.
    pub moved_to: Option<String>,
    /// Items taken since the start.
    pub items: u64,
}

/// Whether a feed answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum FeedStateView {
    /// Not tried yet.
    Waiting,
    /// It answered.
    Ok,
    /// It doesn't.
    Failing,
}

/// An event to show now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Open {
    /// The cache's number of the event.
    pub key: i64,
    /// Another for each request, so that the same event can be asked for twice.
    pub nonce: u64,
}

/// Where things lie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Paths {
    /// The data folder.
    pub data_dir: String,
}

/// Which page of the timeline.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct TimelineQuery {
    /// Where the page before ended: its `next`.
    pub before: Option<(i64, i64)>,
    /// How many rows, at most 500.
    pub limit: u32,
    /// The least severity wanted.
    pub min_severity: u8,
    /// The types wanted; empty: all.
    pub types: Vec<String>,
    /// Words that the title holds.
    pub text: Option<String>,
}

/// A page of the timeline, newest first.
#[derive(Clone, Debug, Default, Serialize, TS)]
pub struct TimelinePage {
    /// The events.
    pub rows: Vec<Row>,
    /// The next page's `before`, where there is one.
    pub next: Option<(i64, i64)>,
}

/// An event in the timeline.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Row {
    /// The cache's number of the event.
    pub key: i64,
    /// The event.
    pub event: MapEvent,
}

/// An event in full.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    /// The cache's number of the event.
    pub key: i64,
    /// The event.
    pub event: MapEvent,
    /// When we stored its standing revision, Unix milliseconds.
    pub received_at_ms: i64,
    /// How many revisions we hold.
    pub revisions: i64,
}

/// What the user wants done with a window that was asked to close.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum CloseChoice {
    /// Go on without a window.
    Background,
    /// End the app.
    Quit,
    /// Leave it open.
    Stay,
}

/// What the page says it shows, for `cargo xtask run` and the tests.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ViewReport {
    /// Events drawn on the map.
    pub events_on_map: u32,
    /// Rows in the timeline.
    pub rows_in_timeline: u32,
    /// The connection, as [`PhaseView`] writes it.
    pub phase: String,
    /// Whether RECORDED SAMPLE is shown.
    pub sample: bool,
    /// Whether the map is drawn.
    pub map_ready: bool,
    /// The window's title.
    pub title: String,
    /// The title of the newest event.
    pub newest: Option<String>,
}

/// An error that the page can show.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ShownError {
    /// What is wrong and what to do.
    pub message: String,
    /// The field of the settings at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
}

impl ShownError {
    /// An error of no field.
    pub fn new(error: impl std::fmt::Display) -> Self {
        Self { message: error.to_string(), field: None }
    }
}
