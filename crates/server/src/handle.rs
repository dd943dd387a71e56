//! What one item tells, whatever the detector does.
//!
//! Promises: an item that makes detection panic has failed, and nothing else has; after three tries it is set aside.

use crate::{
    incidents::is_taken_back,
    metrics::{Metrics, Trouble},
    store::{Claimed, Handled, TRIES},
    words::words,
};
use std::panic::{AssertUnwindSafe, catch_unwind};
use ww3_detect::{Detection, Detector, FeedItem};

/// What finds events in items: [`Detector`], or a test's own.
pub trait Detect: Send + Sync + 'static {
    /// What this item tells.
    fn detect(&self, item: &FeedItem) -> Detection;
}

impl Detect for Detector {
    fn detect(&self, item: &FeedItem) -> Detection {
        Detector::detect(self, item)
    }
}

/// What comes of this item; a failure is counted.
pub fn handle(detector: &dyn Detect, metrics: &Metrics, claimed: Claimed) -> Handled {
    let handled = outcome(detector, claimed);
    if matches!(handled, Handled::Failed { .. }) {
        metrics.error(Trouble::Detection);
    }
    handled
}

fn outcome(detector: &dyn Detect, claimed: Claimed) -> Handled {
    let row = claimed.row;
    let is_last = claimed.tries + 1 >= TRIES;
    let item = match claimed.item {
        Ok(item) => item,
        Err(why) => return Handled::Failed { row, why, is_last },
    };
    match catch_unwind(AssertUnwindSafe(|| detector.detect(&item))) {
        Ok(Detection { event: Some(event), .. }) if !is_taken_back(&item.title) => {
            Handled::Event { row, words: words(&item.title, &item.source_name), event: Box::new(event) }
        }
        Ok(_) => Handled::Nothing { row },
        Err(panic) => {
            let why = format!("detection panicked: {}", message(panic.as_ref()));
            Handled::Failed { row, why, is_last }
        }
    }
}

fn message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}
