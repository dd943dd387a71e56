//! The tray icon: shows the window, connects or disconnects, quits; its icon tells whether we are live.

use crate::{
    ipc::{AlarmView, PhaseView, Shown, StreamView},
    monitor::Monitor,
    window,
};
use jiff::Timestamp;
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};
use tauri::{
    AppHandle, Manager, Wry,
    image::Image,
    include_image,
    menu::{Menu, MenuItem, PredefinedMenuItem},
    tray::{MouseButton, MouseButtonState, TrayIcon, TrayIconBuilder, TrayIconEvent},
};

const LIVE: Image<'_> = include_image!("./icons/tray-live.png");
const OFF: Image<'_> = include_image!("./icons/tray-off.png");

/// The tray icon and the entry that changes.
struct Tray {
    icon: TrayIcon,
    connection: MenuItem<Wry>,
    /// How things stand: not every tray shows a tooltip.
    status: MenuItem<Wry>,
    is_live: AtomicBool,
    words: Mutex<String>,
}

/// Puts the icon into the tray.
///
/// # Errors
/// Where the system has no tray at all; a tray that comes later is found by itself.
pub fn build(app: &AppHandle) -> tauri::Result<()> {
    let show = MenuItem::with_id(app, "show", "Show WW3 Monitor", true, None::<&str>)?;
    let connection = MenuItem::with_id(app, "connection", "Disconnect", true, None::<&str>)?;
    let status = MenuItem::with_id(app, "status", "Starting", false, None::<&str>)?;
    let quit = MenuItem::with_id(app, "quit", "Quit", true, None::<&str>)?;
    let line = PredefinedMenuItem::separator(app)?;
    let menu = Menu::with_items(app, &[&show, &connection, &status, &line, &quit])?;
    let icon = TrayIconBuilder::with_id("main")
        .icon(OFF)
        .tooltip("WW3 Monitor")
        .menu(&menu)
        .show_menu_on_left_click(false)
        .on_menu_event(|app, event| match event.id().as_ref() {
            "show" => window::show(app),
            "connection" => app.state::<Arc<Monitor>>().toggle_connection(),
            "quit" => app.exit(0),
            _ => {}
        })
        .on_tray_icon_event(|tray, event| {
            if let TrayIconEvent::Click {
                button: MouseButton::Left,
                button_state: MouseButtonState::Up,
                ..
            } = event
            {
                window::show(tray.app_handle());
            }
        })
        .build(app)?;
    app.manage(Tray { icon, connection, status, is_live: AtomicBool::new(false), words: Mutex::default() });
    Ok(())
}

/// Whether there is a tray to go to: elsewhere than on Linux always, there where the bus knows a host.
pub fn is_there(app: &AppHandle) -> bool {
    app.try_state::<Tray>().is_some() && host_is_there()
}

#[cfg(target_os = "linux")]
fn host_is_there() -> bool {
    // Asked each time: a panel may come and go while we run.
    let asked = zbus::blocking::Connection::session().and_then(|bus| {
        let proxy = zbus::blocking::fdo::DBusProxy::new(&bus)?;
        let name = zbus::names::BusName::try_from("org.kde.StatusNotifierWatcher")?;
        Ok(proxy.name_has_owner(name)?)
    });
    asked.unwrap_or(false)
}

#[cfg(not(target_os = "linux"))]
fn host_is_there() -> bool {
    true
}

/// Makes the tray say what holds now.
pub fn refresh(app: &AppHandle, shown: &Shown) {
    let Some(tray) = app.try_state::<Tray>() else { return };
    let is_off = shown.stream.phase == PhaseView::Off;
    let _ = tray.connection.set_text(if is_off { "Connect" } else { "Disconnect" });
    let is_live = shown.stream.phase == PhaseView::Live && shown.stream.alarm.is_none();
    if tray.is_live.swap(is_live, Ordering::Relaxed) != is_live {
        let _ = tray.icon.set_icon(Some(if is_live { LIVE } else { OFF }));
    }
    let words = words(&shown.stream);
    if let Ok(mut last) = tray.words.lock()
        && *last != words
    {
        let _ = tray.icon.set_tooltip(Some(&format!("WW3 Monitor: {words}")));
        let _ = tray.status.set_text(&words);
        *last = words;
    }
}

/// How the connection stands; in an alarm with the time of the last sign.
fn words(stream: &StreamView) -> String {
    let last = stream.last_data_at_ms.and_then(|ms| Timestamp::from_millisecond(ms).ok());
    let since = last
        .map_or_else(|| "never heard".to_owned(), |last| format!("since {}", last.strftime("%F %H:%M UTC")));
    match (stream.alarm, stream.phase) {
        (Some(AlarmView::Silence), _) => format!("Silent {since}"),
        (Some(AlarmView::Clock), _) => "This computer's clock differs from the server's".to_owned(),
        (_, PhaseView::NeedsToken) => "The server wants a token".to_owned(),
        (_, PhaseView::Stopped) => "Stopped".to_owned(),
        (Some(AlarmView::Unreachable), _) => format!("Unreachable, {since}"),
        (None, PhaseView::Live) => "Live".to_owned(),
        (None, PhaseView::CatchingUp) => "Catching up".to_owned(),
        (None, PhaseView::Connecting) => "Connecting".to_owned(),
        (None, PhaseView::Waiting) => "Server unreachable, trying again".to_owned(),
        (None, PhaseView::Off) => "Disconnected".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views;

    #[test]
    fn an_alarm_says_since_when_nothing_was_heard() {
        let stream = StreamView {
            phase: PhaseView::Live,
            alarm: Some(AlarmView::Silence),
            last_data_at_ms: Some(1_772_366_400_000),
            ..views::starting()
        };
        assert_eq!(words(&stream), "Silent since 2026-03-01 12:00 UTC");
        let stream = StreamView { alarm: Some(AlarmView::Unreachable), last_data_at_ms: None, ..stream };
        assert_eq!(words(&stream), "Unreachable, never heard");
    }
}
