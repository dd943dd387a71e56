//! The tray icon: shows the window, connects or disconnects, quits; its icon tells whether we are live.

use crate::{
    ipc::{PhaseView, Shown},
    monitor::Monitor,
    window,
};
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
    is_live: AtomicBool,
    tooltip: Mutex<String>,
}

/// Puts the icon into the tray.
///
/// # Errors
/// Where the system has no tray at all; a tray that comes later is found by itself.
pub fn build(app: &AppHandle) -> tauri::Result<()> {
    let show = MenuItem::with_id(app, "show", "Show WW3 Monitor", true, None::<&str>)?;
    let connection = MenuItem::with_id(app, "connection", "Disconnect", true, None::<&str>)?;
    let quit = MenuItem::with_id(app, "quit", "Quit", true, None::<&str>)?;
    let line = PredefinedMenuItem::separator(app)?;
    let menu = Menu::with_items(app, &[&show, &connection, &line, &quit])?;
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
    app.manage(Tray { icon, connection, is_live: AtomicBool::new(false), tooltip: Mutex::default() });
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
    let is_live = shown.stream.phase == PhaseView::Live;
    if tray.is_live.swap(is_live, Ordering::Relaxed) != is_live {
        let _ = tray.icon.set_icon(Some(if is_live { LIVE } else { OFF }));
    }
    let tooltip = format!("WW3 Monitor: {}", words(shown));
    if let Ok(mut last) = tray.tooltip.lock()
        && *last != tooltip
    {
        let _ = tray.icon.set_tooltip(Some(&tooltip));
        *last = tooltip;
    }
}

fn words(shown: &Shown) -> &'static str {
    match shown.stream.phase {
        PhaseView::Live => "live",
        PhaseView::CatchingUp => "catching up",
        PhaseView::Connecting => "connecting",
        PhaseView::Waiting => "server unreachable, trying again",
        PhaseView::NeedsToken => "the server wants a token",
        PhaseView::Stopped => "stopped",
        PhaseView::Off => "disconnected",
    }
}
