//! Deletes what is older than the operator wants to keep.

use crate::store::{Store, StoreError};
use std::time::Duration;
use tokio::{sync::watch, time::sleep};
use ww3_event::Timestamp;

/// How often old events are looked for, at most.
const INTERVAL: Duration = Duration::from_secs(3600);

/// Deletes events that were received longer ago than `keep`, now and every hour, until the server ends.
pub async fn run(store: Store, keep: Duration, mut ending: watch::Receiver<bool>) {
    loop {
        report(sweep(&store, keep).await);
        tokio::select! {
            () = sleep(INTERVAL.min(keep)) => {}
            _ = ending.wait_for(|ending| *ending) => return,
        }
    }
}

async fn sweep(store: &Store, keep: Duration) -> Result<(), StoreError> {
    let seconds = i64::try_from(keep.as_secs()).unwrap_or(i64::MAX);
    let deleted = store.delete_received_before(Timestamp::now().as_second().saturating_sub(seconds)).await?;
    if deleted.events > 0 || deleted.items > 0 {
        tracing::info!("retention: {} events and {} items deleted", deleted.events, deleted.items);
    }
    Ok(())
}

fn report(outcome: Result<(), StoreError>) {
    if let Err(trouble) = outcome {
        tracing::error!("old events can't be deleted: {trouble}; trying again in an hour");
    }
}
