//! The desktop shell of WW3 Monitor: a window, a tray icon, notifications, settings, an embedded server.
//!
//! - [`args`], [`folder`], [`settings`], [`logs`]: what it starts from
//! - [`monitor`], [`session`], [`embedded`], [`sample`]: the cache and what fills it; no windows
//! - [`ipc`], [`views`], [`bridge`], [`commands`], [`links`]: what the page sees and may ask
//! - [`window`], [`tray`], [`notify`]: what the desktop sees
//!
//! A thin shell: what an event is, how streams resume, what is notified and when, is decided in `crates/`,
//! which know nothing of Tauri. No rule lives in JavaScript.

mod again;
pub mod args;
pub mod bridge;
pub mod commands;
pub mod embedded;
pub mod folder;
pub mod ipc;
pub mod links;
pub mod logs;
pub mod monitor;
pub mod notify;
pub mod sample;
pub mod session;
pub mod settings;
pub mod tray;
pub mod views;
pub mod window;

use args::Args;
use clap::Parser;
use folder::{DataFolder, FolderLock};
use monitor::Monitor;
use session::Source;
use std::{process::ExitCode, sync::Arc, time::Duration};
use tauri::{App, AppHandle, Manager, RunEvent};

/// How long the feeds may take to answer before `--sample-if-offline` plays the recording.
const FEEDS_ANSWER_WITHIN: Duration = Duration::from_secs(20);
/// How long the end may take.
const STOP_WITHIN: Duration = Duration::from_secs(4);

/// Runs the app. The exit code is 0 after Quit, and where another monitor of this folder was shown instead.
pub fn main() -> ExitCode {
    let args = Args::parse();
    match run(args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ww3-monitor: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: Args) -> Result<(), String> {
    display_is_there()?;
    if let Some(url) = &args.server {
        settings::stream_url(url).map_err(|error| format!("--server {error}"))?;
    }
    let path = args.data_dir.clone().map_or_else(DataFolder::of_the_user, Ok).map_err(|e| e.to_string())?;
    let folder = DataFolder::open(&path).map_err(|error| error.to_string())?;
    let _log = logs::start(&folder.logs());

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(|error| format!("no threads to run on: {error}"))?;
    tauri::async_runtime::set(runtime.handle().clone());

    let dbus_id = single_instance_id(&folder);
    let app = tauri::Builder::default()
        // First of the plugins: a second start must be noticed before anything else is touched.
        .plugin(
            tauri_plugin_single_instance::Builder::new()
                .dbus_id(dbus_id)
                .callback(|app, _, _| window::show(app))
                .build(),
        )
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .invoke_handler(tauri::generate_handler![
            commands::next_batch,
            commands::snapshot,
            commands::timeline,
            commands::event_detail,
            commands::open_source,
            commands::open_credit,
            commands::connect,
            commands::disconnect,
            commands::answer_close,
            commands::settings,
            commands::save_settings,
            commands::report_view,
        ])
        .setup(move |app| {
            if let Err(error) = set_up(app, &args, folder) {
                // Not as an error of the set-up: Tauri would panic.
                eprintln!("ww3-monitor: {error}");
                tracing::error!("{error}");
                window::show_failure(app.handle(), &error)?;
            }
            Ok(())
        })
        .build(tauri::generate_context!())
        .map_err(again::unless_the_other_was_ending)?;

    app.run(|app, event| match event {
        // The last window was destroyed: the monitor goes on in the tray, where there is one. With a code it was
        // asked to end.
        RunEvent::ExitRequested { api, code: None, .. } if app.try_state::<Arc<Monitor>>().is_some() => {
            api.prevent_exit();
        }
        RunEvent::Exit => stop(app),
        _ => {}
    });
    runtime.shutdown_timeout(Duration::from_millis(500));
    Ok(())
}

/// The data folder is ours from here on, or the start fails.
fn set_up(app: &App, args: &Args, folder: DataFolder) -> Result<(), String> {
    let lock: FolderLock = folder.lock().map_err(|error| error.to_string())?;
    app.manage(lock);
    let monitor = Monitor::open(folder, args.report.clone()).map_err(|error| error.to_string())?;
    app.manage(Arc::clone(&monitor));
    tracing::info!("WW3 Monitor {} on {}", env!("CARGO_PKG_VERSION"), monitor.folder().path().display());

    let handle = app.handle().clone();
    notify::listen(&handle, &monitor);
    if let Err(error) = tray::build(&handle) {
        monitor.notice(format!("There is no tray icon: {error}"));
    }
    if args.hidden && tray::is_there(&handle) {
        tracing::info!("started hidden, in the tray");
    } else {
        window::show(&handle);
    }
    tauri::async_runtime::spawn(refresh(handle.clone(), Arc::clone(&monitor)));
    tauri::async_runtime::spawn(notify::run(handle.clone(), Arc::clone(&monitor)));
    tauri::async_runtime::spawn(keep_age(Arc::clone(&monitor)));
    tauri::async_runtime::spawn(begin(monitor, args.clone()));
    tauri::async_runtime::spawn(quit_on_signal(handle));
    Ok(())
}

async fn begin(monitor: Arc<Monitor>, args: Args) {
    let source = match (&args.server, args.sample) {
        (Some(url), _) => Source::Remote { url: url.clone(), token: None },
        (None, true) => Source::Sample,
        (None, false) => Source::of(&monitor.settings().server),
    };
    let may_fall_back = args.sample_if_offline && matches!(source, Source::Embedded);
    monitor.follow(source).await;
    if may_fall_back && !monitor.has_anything_within(FEEDS_ANSWER_WITHIN).await {
        tracing::info!("no feed answers and nothing is cached: playing the recorded sample");
        monitor.follow(Source::Sample).await;
    }
}

/// Stores now and then when the stream was last heard: a crash makes the data look older by this much at most.
async fn keep_age(monitor: Arc<Monitor>) {
    loop {
        tokio::time::sleep(Duration::from_secs(60)).await;
        monitor.note_heard().await;
    }
}

/// Keeps tray and title true.
async fn refresh(app: AppHandle, monitor: Arc<Monitor>) {
    let mut versions = monitor.versions();
    let mut title = String::new();
    loop {
        tray::refresh(&app, &monitor.shown());
        if title != monitor.title() {
            title = monitor.title();
            window::refresh(&app);
        }
        // A tray that is told more often than twice a second flickers.
        tokio::time::sleep(Duration::from_millis(500)).await;
        if versions.changed().await.is_err() {
            return;
        }
    }
}

#[cfg(unix)]
async fn quit_on_signal(app: AppHandle) {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut term), Ok(mut int)) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return;
    };
    tokio::select! {
        _ = term.recv() => {}
        _ = int.recv() => {}
    }
    app.exit(0);
}

#[cfg(not(unix))]
async fn quit_on_signal(app: AppHandle) {
    if tokio::signal::ctrl_c().await.is_ok() {
        app.exit(0);
    }
}

fn stop(app: &AppHandle) {
    let Some(monitor) = app.try_state::<Arc<Monitor>>() else { return };
    let monitor = Arc::clone(&monitor);
    let stopped =
        tauri::async_runtime::block_on(
            async move { tokio::time::timeout(STOP_WITHIN, monitor.stop()).await },
        );
    match stopped {
        Ok(()) => tracing::info!("ended"),
        Err(_) => tracing::warn!("the session took over {STOP_WITHIN:?} to stop; it is left behind"),
    }
}

/// A name of the data folder on the session bus: one monitor per folder, as many folders as one likes.
fn single_instance_id(folder: &DataFolder) -> String {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(folder.path().as_os_str().as_encoded_bytes());
    let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("org.ww3monitor.f{hash}")
}

/// GTK panics where there is no display: say what is missing instead.
fn display_is_there() -> Result<(), String> {
    let names_one = |variable: &str| std::env::var_os(variable).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !names_one("DISPLAY") && !names_one("WAYLAND_DISPLAY") {
        return Err("there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. \
                    `cargo xtask run` starts one (Xvfb) where there is none."
            .to_owned());
    }
    Ok(())
}
