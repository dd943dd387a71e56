//! The same incident, told by several reports: one event.
//!
//! Promises: a report joins an event only where it contradicts none of its reports and shares enough with one;
//! what is in doubt stays two events. What an event says follows from its reports alone, so a report that is
//! changed or taken back leaves no trace but history.
//!
//! - `told`: what a title tells of, in words that can be compared
//! - `decide`: whether two reports are of one incident, and why
//! - `merge`: from reports to the event
//!
//! Pure: knows nothing of stores or clocks.

mod decide;
mod merge;
#[cfg(test)]
mod pairs;
mod told;

pub use decide::{TOLL, Verdict, decide};
pub use merge::{merged, says_the_same};
pub use told::is_taken_back;

use told::Told;
use ww3_event::MapEvent;

/// A report: the event that it makes alone, and what its title tells.
#[derive(Clone, Debug)]
pub struct Report {
    /// The event that it makes alone.
    pub event: MapEvent,
    told: Told,
}

impl Report {
    /// The report that makes this event.
    pub fn of(event: MapEvent) -> Self {
        let told = Told::of(&event);
        Self { event, told }
    }
}
