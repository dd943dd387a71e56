//! Shows what is due as native notifications.
//!
//! What is due, and when, is decided in `ww3-follow` and stored with the events; here it is only claimed
//! and shown, with the window hidden or destroyed as well. A notification is claimed before it is shown:
//! a crash between the two may lose a popup, never repeats one.

use crate::{monitor::Monitor, window};
use jiff::Timestamp;
use std::{sync::Arc, time::Duration};
use tauri::AppHandle;
use tauri_plugin_notification::NotificationExt;
use ww3_cache::CacheError;
use ww3_follow::{Notifier, Popup};

/// How long to wait before the cache is asked again where it could not be read.
const TRY_AGAIN: Duration = Duration::from_secs(5);

/// The field of a notification that names the event which a click opens.
const OPENS: &str = "event";

/// Listens for clicks on notifications: they open the event.
pub fn listen(app: &AppHandle, monitor: &Arc<Monitor>) {
    let (handle, monitor) = (app.clone(), Arc::clone(monitor));
    let listening = app.notification().on_action(move |action| {
        let of = action.notification().and_then(|shown| shown.extra().get(OPENS));
        if let Some(key) = of.and_then(serde_json::Value::as_i64) {
            monitor.open_event(key);
        }
        window::show(&handle);
    });
    if let Err(error) = listening {
        tracing::warn!("clicks on notifications are not heard: {error}");
    }
}

/// Shows what is due, for as long as the app runs.
pub async fn run(app: AppHandle, monitor: Arc<Monitor>) {
    let mut notifier: Option<(String, Notifier)> = None;
    loop {
        let key = monitor.stream_key();
        if !key.is_empty() {
            let mine = notifier.take().filter(|(of, _)| *of == key);
            let (app, at) = (app.clone(), Arc::clone(&monitor));
            let told = tokio::task::spawn_blocking(move || tell(&app, &at, key, mine)).await;
            match told {
                Ok(Ok((again, kept))) => {
                    notifier = Some(kept);
                    wait(&monitor, again).await;
                    continue;
                }
                Ok(Err(error)) => monitor.notice(format!("Notifications are held up: {error}")),
                Err(error) => monitor.notice(format!("Notifications are held up: {error}")),
            }
        }
        tokio::select! {
            () = monitor.wait_for_due() => {}
            () = tokio::time::sleep(TRY_AGAIN) => {}
        }
    }
}

type Kept = (String, Notifier);

fn tell(
    app: &AppHandle,
    monitor: &Monitor,
    key: String,
    mine: Option<Kept>,
) -> Result<(Option<Timestamp>, Kept), CacheError> {
    let (key, mut notifier) = match mine {
        Some(kept) => kept,
        None => {
            let notifier = Notifier::new(monitor.cache().clone(), key.as_str(), Timestamp::now())?;
            (key, notifier)
        }
    };
    let again = notifier.tell(monitor.moment(), |popup| show(app, popup))?;
    Ok((again, (key, notifier)))
}

async fn wait(monitor: &Monitor, again: Option<Timestamp>) {
    let again = async {
        match again {
            Some(at) => {
                let wait = Duration::try_from(at.duration_since(Timestamp::now())).unwrap_or_default();
                tokio::time::sleep(wait).await;
            }
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        () = monitor.wait_for_due() => {}
        () = again => {}
    }
}

fn show(app: &AppHandle, popup: &Popup) -> bool {
    let shown = app
        .notification()
        .builder()
        .title(&popup.title)
        .body(plain(&popup.body))
        .extra(OPENS, popup.key)
        .show();
    match &shown {
        Ok(()) => tracing::info!("notified: {}", popup.title),
        Err(error) => tracing::warn!("a notification could not be shown: {error}"),
    }
    shown.is_ok()
}

/// Says once, ever, that the app goes on in the tray.
pub fn tell_of_tray_once(app: &AppHandle, monitor: &Monitor) {
    if !monitor.first_told_of_tray() {
        return;
    }
    let told = app
        .notification()
        .builder()
        .title("WW3 Monitor is still running in the tray")
        .body("It goes on watching. Quit it from its tray icon.")
        .show();
    if let Err(error) = told {
        tracing::warn!("the tray could not be announced: {error}");
    }
}

/// A body without markup: notification servers may read `<` and `&` in it as HTML.
fn plain(body: &str) -> String {
    body.replace('&', "＆").replace('<', "‹").replace('>', "›")
}
