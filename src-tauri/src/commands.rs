//! What the page may call. Each command parses, calls, maps, returns; each is safe to repeat.

use crate::{
    bridge,
    ipc::{CloseChoice, Detail, NextBatch, Row, ShownError, Slim, TimelinePage, TimelineQuery, ViewReport},
    links,
    monitor::Monitor,
    settings::Settings,
    window,
};
use std::sync::Arc;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;
use ww3_cache::TimelineFilter;

type Shared<'a> = State<'a, Arc<Monitor>>;

/// Waits for news; see [`crate::bridge`].
#[tauri::command]
pub async fn next_batch(after: i64, version: u64, monitor: Shared<'_>) -> Result<NextBatch, ShownError> {
    bridge::next_batch(&monitor, after, version).await.map_err(ShownError::new)
}

/// Everything that stands.
#[tauri::command]
pub async fn snapshot(monitor: Shared<'_>) -> Result<Slim, ShownError> {
    bridge::snapshot(&monitor).await.map_err(ShownError::new)
}

/// A page of the timeline.
#[tauri::command]
pub async fn timeline(query: TimelineQuery, monitor: Shared<'_>) -> Result<TimelinePage, ShownError> {
    let key = monitor.stream_key();
    let limit = query.limit.clamp(1, 500) as usize;
    let filter = TimelineFilter::from(&query);
    let before = query.before;
    let found = monitor.with_cache(move |cache| cache.timeline(&key, before, limit, &filter)).await;
    let page = found.map_err(ShownError::new)?;
    let rows = page.rows.into_iter().map(|row| Row { key: row.key, event: row.event }).collect();
    Ok(TimelinePage { rows, next: page.next })
}

/// An event in full, where it is still cached.
#[tauri::command]
pub async fn event_detail(key: i64, monitor: Shared<'_>) -> Result<Option<Detail>, ShownError> {
    let found = monitor.with_cache(move |cache| cache.event(key)).await.map_err(ShownError::new)?;
    Ok(found.map(|stored| Detail {
        key: stored.key,
        event: stored.event,
        received_at_ms: stored.received_at.as_millisecond(),
        revisions: stored.revisions,
    }))
}

/// Opens one of an event's sources in the system browser. The page names the event, never an address.
#[tauri::command]
pub async fn open_source(
    key: i64,
    index: usize,
    app: AppHandle,
    monitor: Shared<'_>,
) -> Result<(), ShownError> {
    let found = monitor.with_cache(move |cache| cache.event(key)).await.map_err(ShownError::new)?;
    let stored = found.ok_or_else(|| ShownError::new("The event is no longer cached."))?;
    let url = links::source(&stored.event, index).map_err(ShownError::new)?;
    open(&app, url.as_str())
}

/// Opens a page of the credits in the system browser.
#[tauri::command]
pub async fn open_credit(index: usize, app: AppHandle) -> Result<(), ShownError> {
    let url =
        links::CREDITS.get(index).ok_or_else(|| ShownError::new(format!("There is no credit {index}.")))?;
    open(&app, url)
}

fn open(app: &AppHandle, url: &str) -> Result<(), ShownError> {
    let opened = app.opener().open_url(url, None::<&str>);
    opened.map_err(|error| ShownError::new(format!("No browser could be opened for {url}: {error}")))
}

/// Connects, where the user had disconnected.
#[tauri::command]
pub async fn connect(monitor: Shared<'_>) -> Result<(), ShownError> {
    monitor.connect();
    Ok(())
}

/// Disconnects until the user connects again, or the next start.
#[tauri::command]
pub async fn disconnect(monitor: Shared<'_>) -> Result<(), ShownError> {
    monitor.disconnect();
    Ok(())
}

/// What the user wants done with the window that was asked to close.
#[tauri::command]
pub async fn answer_close(
    choice: CloseChoice,
    app: AppHandle,
    monitor: Shared<'_>,
) -> Result<(), ShownError> {
    monitor.ask_to_close(false);
    match choice {
        CloseChoice::Stay => {}
        CloseChoice::Background => window::hide(&app),
        CloseChoice::Quit => app.exit(0),
    }
    Ok(())
}

/// The settings.
#[tauri::command]
pub async fn settings(monitor: Shared<'_>) -> Result<Settings, ShownError> {
    Ok(monitor.settings())
}

/// Takes new settings, and acts on them.
#[tauri::command]
pub async fn save_settings(
    settings: Settings,
    app: AppHandle,
    monitor: Shared<'_>,
) -> Result<Settings, ShownError> {
    monitor.save_settings(settings).await?;
    window::refresh(&app);
    Ok(monitor.settings())
}

/// What the page says it shows.
#[tauri::command]
pub async fn report_view(view: ViewReport, monitor: Shared<'_>) -> Result<(), ShownError> {
    monitor.report(&view).map_err(ShownError::new)
}
