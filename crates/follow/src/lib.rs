//! From a stream into the cache exactly once, and what to tell people of it.
//!
//! - [`resume`]: where to take a stream up, by what the cache holds
//! - [`Follower`]: takes batches, commits them, and only then acknowledges them and lets them be shown
//! - [`Rules`] and [`due`]: which revisions are worth telling
//! - [`Pacer`]: which popups to show now, and what waits for a digest
//! - [`Notifier`]: joins pacer and cache: claimed before shown, each once
//! - [`Popup`]: what a notification says
//!
//! Promises: what was shown or told is on the disk; a crash may lose a popup (and the log says so), never
//! repeats one. Rules and pacing are pure: the time is given to them.
//!
//! Knows nothing of windows, of how a popup is drawn, of SQL or of HTTP.

#![forbid(unsafe_code)]

mod follower;
mod notifier;
mod pacing;
mod popup;
mod rules;

pub use follower::{Committed, Follower, resume};
pub use notifier::Notifier;
pub use pacing::{Moment, Pacer, Plan};
pub use popup::{Popup, PopupKind, where_it_is};
pub use rules::{Rules, due};
