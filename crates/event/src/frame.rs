//! What a stream says besides events: the data of its frames, and their names.
//!
//! Times are Unix seconds. Missing fields are left out, never null.

use crate::Scopes;
use serde::{Deserialize, Serialize};

/// `event:` of the frame that opens a stream.
pub const CONNECTED: &str = "connected";
/// `event:` of the frame that ends the backlog.
pub const LIVE: &str = "live";
/// `event:` of the frame that only shows that the stream lives.
pub const PING: &str = "ping";
/// `event:` of a frame that holds a [`crate::MapEvent`].
pub const MAP_EVENT: &str = "map-event";
/// `event:` of a frame that tells of trouble at the server.
pub const ERROR: &str = "error";
/// The other name of [`ERROR`], which the specification's client listens for.
pub const ERROR_EVENT: &str = "error-event";
/// `event:` of the frame that admits a loss.
pub const GAP: &str = "gap";

/// The first frame of a stream.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Connected {
    /// The server's clock, Unix seconds.
    pub timestamp: i64,
    /// What the stream covers; missing from foreign servers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// From when the backlog was asked for, Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<i64>,
    /// Whether a cursor was taken up.
    #[serde(default)]
    pub resumed: bool,
    /// How often the server pings, seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ping_interval: Option<f64>,
}

/// The data of [`LIVE`] and [`PING`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beat {
    /// The server's clock, Unix seconds.
    pub timestamp: i64,
}

/// The data of [`ERROR`]: trouble at the server; the stream goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerError {
    /// What failed.
    pub error: String,
    /// More about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The server's clock, Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
}

/// The data of [`GAP`]: the cursor could not be taken up; everything retained follows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The sequence number of the cursor; only with [`GapReason::Retention`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<u64>,
    /// The sequence number before what follows; only with [`GapReason::Retention`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<u64>,
    /// Why.
    pub reason: GapReason,
    /// The server's clock, Unix seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<i64>,
}

/// Why a cursor could not be taken up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum GapReason {
    /// What followed the cursor was deleted by age.
    Retention,
    /// The cursor is beyond the head: the server went back to an older state.
    Ahead,
    /// The cursor is of another history: another server, or one restored from a backup.
    Epoch,
    /// A reason that this version does not know.
    #[serde(other)]
    Other,
}

impl GapReason {
    /// Whether the server's history is another one from here on.
    pub fn is_new_history(self) -> bool {
        matches!(self, Self::Ahead | Self::Epoch)
    }
}

impl Connected {
    /// The scopes that the server says it covers, where they can be read.
    pub fn scopes(&self) -> Option<Scopes> {
        self.scope.as_deref()?.parse().ok()
    }
}
