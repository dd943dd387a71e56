//! When to end although nothing failed.

use crate::failure::Failure;
use std::time::Duration;
use tokio::time::sleep;

/// What is under way may take so long to end.
const PATIENCE: Duration = Duration::from_secs(3);

/// Ends after the span, if there is one, or when a person or the system wants it.
pub async fn stop(span: Option<Duration>) -> Result<(), Failure> {
    let over = async {
        match span {
            Some(span) => sleep(span).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        () = over => Ok(()),
        asked = asked_to_end() => asked.map_err(|error| Failure::Failed(format!("no signals: {error}"))),
    }
}

/// Sees to it that [`stop`] is obeyed also where nobody reads a full stdout and a write never returns.
pub fn last_resort(span: Option<Duration>) {
    tokio::spawn(async move {
        if stop(span).await.is_ok() {
            sleep(PATIENCE).await;
            std::process::exit(0);
        }
    });
}

#[cfg(unix)]
async fn asked_to_end() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    Ok(())
}

#[cfg(not(unix))]
async fn asked_to_end() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
