//! The window: made, shown, hidden, and given up when hidden for long.
//!
//! Closing it keeps the monitor in the tray. A window that stays hidden for some minutes is destroyed and
//! rebuilt from the cache when wanted again: hidden must cost nothing. No rule about events lives here.

use crate::{monitor::Monitor, notify, tray};
use std::{sync::Arc, time::Duration};
use tauri::{
    AppHandle, Manager, Theme as NativeTheme, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};

/// The one window's label.
pub const LABEL: &str = "main";

/// A window that was hidden for this long is destroyed.
const KEPT_HIDDEN: Duration = Duration::from_secs(180);

/// Shows the window, on whatever thread this is called; builds it where there is none.
pub fn show(app: &AppHandle) {
    let handle = app.clone();
    let shown = app.run_on_main_thread(move || {
        if let Err(error) = show_now(&handle) {
            tracing::error!("the window can't be shown: {error}");
        }
    });
    if let Err(error) = shown {
        tracing::error!("the window can't be shown: {error}");
    }
}

fn show_now(app: &AppHandle) -> tauri::Result<()> {
    let window = match app.get_webview_window(LABEL) {
        Some(window) => window,
        None => build(app)?,
    };
    window.show()?;
    window.unminimize()?;
    window.set_focus()?;
    app.state::<Arc<Monitor>>().set_visible(true);
    Ok(())
}

/// Builds the window.
fn build(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let monitor = app.state::<Arc<Monitor>>();
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title(monitor.title())
        .inner_size(1280.0, 800.0)
        .min_inner_size(640.0, 480.0)
        .theme(native_theme(&monitor))
        // Nothing but the app's own pages: sources open in the system browser.
        .on_navigation(|url| {
            url.scheme() == "tauri" || matches!(url.host_str(), Some("tauri.localhost" | "localhost"))
        })
        .build()?;
    let handle = app.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            close(&handle);
        }
        WindowEvent::Focused(true) => {
            handle.state::<Arc<Monitor>>().set_visible(true);
        }
        _ => {}
    });
    Ok(window)
}

/// Says why the monitor can't start, to those who don't read stderr; closing it ends the app with code 1.
///
/// # Errors
/// Where the window can't be built.
pub fn show_failure(app: &AppHandle, why: &str) -> tauri::Result<()> {
    let why = serde_json::Value::from(why);
    let script = format!(
        "addEventListener('DOMContentLoaded', () => document.getElementById('why').textContent = {why})"
    );
    let window = WebviewWindowBuilder::new(app, "failure", WebviewUrl::App("failure.html".into()))
        .title("WW3 Monitor can't start")
        .inner_size(600.0, 300.0)
        .initialization_script(script)
        .build()?;
    let handle = app.clone();
    window.on_window_event(move |event| {
        if matches!(event, WindowEvent::Destroyed) {
            handle.exit(1);
        }
    });
    Ok(())
}

fn native_theme(monitor: &Monitor) -> Option<NativeTheme> {
    match monitor.settings().theme {
        crate::settings::Theme::System => None,
        crate::settings::Theme::Dark => Some(NativeTheme::Dark),
        crate::settings::Theme::Light => Some(NativeTheme::Light),
    }
}

/// Gives the window the title and theme that now hold.
pub fn refresh(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let monitor = app.state::<Arc<Monitor>>();
        let _ = window.set_title(&monitor.title());
        let _ = window.set_theme(native_theme(&monitor));
    }
}

/// The user closed the window: to the tray where there is one, else the page asks; asked again, the app ends.
fn close(app: &AppHandle) {
    let monitor = Arc::clone(&app.state::<Arc<Monitor>>());
    if tray::is_there(app) {
        hide(app);
        notify::tell_of_tray_once(app, &monitor);
    } else if monitor.is_asking_to_close() {
        app.exit(0);
    } else {
        monitor.ask_to_close(true);
    }
}

/// Hides the window; it is destroyed where nobody wants it back for some minutes.
pub fn hide(app: &AppHandle) {
    let monitor = Arc::clone(&app.state::<Arc<Monitor>>());
    monitor.ask_to_close(false);
    let hiding = monitor.set_visible(false);
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.hide();
    }
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(kept_hidden()).await;
        // Not where it was shown, or shown and hidden anew, meanwhile.
        if monitor.hidden_since(hiding)
            && let Some(window) = app.get_webview_window(LABEL)
            && let Err(error) = window.destroy()
        {
            tracing::warn!("the hidden window can't be destroyed: {error}");
        }
    });
}

/// How long a hidden window is kept; `WW3_KEPT_HIDDEN_SECONDS` shortens it for the tests.
fn kept_hidden() -> Duration {
    let seconds = std::env::var("WW3_KEPT_HIDDEN_SECONDS").ok().and_then(|text| text.parse().ok());
    seconds.map_or(KEPT_HIDDEN, Duration::from_secs)
}
