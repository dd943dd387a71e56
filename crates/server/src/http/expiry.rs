//! The end of a stream whose token expires while it is open: a last frame says so, then the body ends.

use crate::{
    auth::Grant,
    hub::{Rendering, encode},
};
use bytes::Bytes;
use std::time::Duration;
use tokio::{sync::mpsc, time::timeout};

/// Runs a stream while its grant holds: answers how it ended, or none where the grant did.
pub async fn while_granted<End>(
    stream: impl Future<Output = End>,
    grant: &Grant,
    sink: &mpsc::Sender<Bytes>,
    rendering: Rendering,
    stall: Duration,
) -> Option<End> {
    tokio::select! {
        end = stream => return Some(end),
        () = grant.expired() => {}
    }
    // Frames go into the sink whole: the one that waited is dropped or sent, never cut.
    let last = encode::error("Token expired", "connect again with a new token; the cursor still holds");
    let _ = timeout(stall, sink.send(rendering.of(last))).await;
    None
}
