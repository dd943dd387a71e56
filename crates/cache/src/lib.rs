//! The local event cache: everything that was ever received, where each stream stands, and whom it still
//! has to tell.
//!
//! - [`Cache::open`]: opens or makes the file; one writer, a few readers, readable by others meanwhile
//! - [`Cache::append`]: a batch, its cursor and its notifications in ONE transaction, on disk when it returns
//! - [`Cache::changes_after`], [`Cache::snapshot`], [`Cache::timeline`], [`Cache::event`]: what is shown
//! - [`Cache::due`], [`Cache::claim`], [`Cache::mark_shown`], [`Cache::dismiss`]: whom to tell, each once
//! - [`Cache::export`], [`Cache::stats`], [`Cache::streams`]: what is in it
//!
//! Promises: each event and each revision is in the file once, however often it is appended; of two revisions
//! the higher (epoch, revision) stands; what is appended is readable as it was received. Rows are never
//! rewritten by anything else than a higher revision.
//!
//! Knows nothing of HTTP, of async or of windows. All calls block: keep them off an async runtime's threads.

#![forbid(unsafe_code)]

mod append;
mod connections;
mod convert;
mod error;
mod export;
mod notifications;
mod open;
mod read;
mod schema;
mod stats;

pub use append::{Append, Applied, AppliedKind, Arrived, Outcome, Position, Previous};
pub use error::CacheError;
pub use notifications::{Due, NewDue, NotificationKind, Told};
pub use open::Cache;
pub use read::{Changes, Page, SlimRow, Stored, TimelineFilter, TimelineRow};
pub use stats::Stats;
