//! The whole path in the real window: a server process, the app driven by WebKitWebDriver on its own screen, a
//! tray host and a notification daemon on its own bus.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use std::time::Duration;
use support::{
    app::{App, Launch},
    desktop::{close_window, desktop, dunst, output, window_manager},
    host::Host,
    server::{FeedServer, item},
    wait_until,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use ww3_cache::Cache;

const GRAVE: &str = "Russian missile strike on apartment building in Dnipro kills 14";
const GRAVE_TOO: &str = "Israeli airstrike on hospital in Gaza City kills 22";
const MINOR: &str = "Drone intercepted over Odesa, two injured by debris";
const NO_EVENT: &str = "Parliament debates the budget for a third day";

/// Every event of the cache, by its id, each once.
fn cached(app: &App<'_>) -> Vec<String> {
    let cache = Cache::open_existing(&app.data_dir().join("cache.db")).unwrap();
    let mut lines = Vec::new();
    cache.export(None, &mut lines).unwrap();
    let of = |line: &str| serde_json::from_str::<Value>(line).unwrap()["title"].as_str().unwrap().to_owned();
    let mut titles: Vec<String> = String::from_utf8(lines).unwrap().lines().map(of).collect();
    titles.sort_unstable();
    titles
}

fn sorted(mut titles: Vec<String>) -> Vec<String> {
    titles.sort_unstable();
    titles
}

async fn live(app: &App<'_>) {
    app.wait_for(r#"[data-testid="connection"][data-phase="live"]"#).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grave_event_appears_on_the_map_in_the_list_in_the_cache_and_as_one_notification() {
    let desktop = desktop();
    let host = Host::start(&desktop);
    let server = FeedServer::start(&desktop.file(""));
    let launch = Launch::new("grave", &desktop).server(server.url());
    let app = App::start(&desktop, &launch).await;
    live(&app).await;
    let answer = server.ingest(&[item(1, GRAVE), item(2, MINOR), item(3, NO_EVENT)]).await;
    assert_eq!(answer["accepted"], 3);

    app.wait_for_report("events on the map", |report| {
        report.map_ready && report.events_on_map == 2 && report.rows_in_timeline == 2
    });
    app.wait_for(r#"#map[data-events="2"]"#).await;
    assert_eq!(app.count(r#"[data-testid="row"]"#).await, 2);
    assert_eq!(cached(&app), sorted(vec![MINOR.into(), GRAVE.into()]));
    let notes = host.wait_for_notifications(1);
    assert_eq!(notes[0].summary, GRAVE);
    assert!(notes[0].body.contains("Dnipro"), "{}", notes[0].body);
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(host.notifications().len(), 1, "one event, one notification");
    app.screenshot("events");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_came_while_the_server_was_killed_and_the_app_was_away_is_there_exactly_once() {
    let desktop = desktop();
    let host = Host::start(&desktop);
    let mut server = FeedServer::start(&desktop.file(""));
    let launch = Launch::new("away", &desktop).server(server.url());
    {
        let app = App::start(&desktop, &launch).await;
        live(&app).await;
        server.ingest(&[item(1, GRAVE)]).await;
        host.wait_for_notifications(1);
        server.kill9();
        app.wait_for(r#"[data-testid="connection"][data-phase="waiting"]"#).await;
        app.kill9();
    }
    server.restart();
    server.ingest(&[item(1, GRAVE), item(2, MINOR), item(3, GRAVE_TOO)]).await;
    let app = App::start(&desktop, &launch).await;
    app.wait_for_report("all events", |report| report.events_on_map == 3 && report.rows_in_timeline == 3);
    assert_eq!(cached(&app), sorted(vec![MINOR.into(), GRAVE_TOO.into(), GRAVE.into()]));
    let notes = host.wait_for_notifications(2);
    assert_eq!(notes[1].summary, GRAVE_TOO, "a digest of one is that event's own");
    server.ingest(&[item(1, GRAVE)]).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(app.count(r#"[data-testid="row"]"#).await, 3);
    assert_eq!(host.notifications().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_entries_of_the_tray_disconnect_connect_show_and_quit() {
    let desktop = desktop();
    let host = Host::start(&desktop);
    let server = FeedServer::start(&desktop.file(""));
    let app = App::start(&desktop, &Launch::new("tray", &desktop).server(server.url())).await;
    live(&app).await;
    let tray = host.wait_for_tray();
    let menu = tray.menu();
    assert!(menu[0].starts_with("Show") && menu.last().unwrap().starts_with("Quit"), "{menu:?}");
    tray.click("Disconnect");
    app.wait_for(r#"[data-testid="connection"][data-phase="off"]"#).await;
    tray.click("Connect");
    live(&app).await;
    tray.wait_for_entry("Disconnect");
    tray.click("Show");
    tray.click("Quit");
    app.wait_for_end();
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_keeps_it_in_the_tray_says_so_once_and_a_second_start_shows_it() {
    let desktop = desktop();
    let _manager = window_manager(&desktop);
    let host = Host::start(&desktop);
    let server = FeedServer::start(&desktop.file(""));
    let launch = Launch::new("close", &desktop).server(server.url());
    let app = App::start(&desktop, &launch).await;
    live(&app).await;
    host.wait_for_tray();
    let windows = || output(&desktop, "wmctrl", &["-l"]);
    for round in 0..2 {
        close_window(&desktop, "WW3 Monitor");
        wait_until("window to go", || (!windows().contains("WW3 Monitor")).then_some(()));
        assert!(app.is_alive());
        let mut second = launch.undriven(&desktop);
        wait_until("window to come back", || windows().contains("WW3 Monitor").then_some(()));
        assert!(second.wait(Duration::from_secs(10)).is_some_and(|status| status.success()));
        assert_eq!(host.wait_for_notifications(1).len(), 1, "round {round}: told of the tray once");
    }
    assert!(host.notifications()[0].summary.contains("still running"));
    server.ingest(&[item(1, GRAVE)]).await;
    host.wait_for_notifications(2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_window_is_given_up_and_a_click_on_a_notification_brings_its_event() {
    let desktop = desktop();
    let _manager = window_manager(&desktop);
    let host = Host::start(&desktop);
    let server = FeedServer::start(&desktop.file(""));
    let launch = Launch::new("click", &desktop).server(server.url()).env("WW3_KEPT_HIDDEN_SECONDS", "1");
    let app = App::start(&desktop, &launch).await;
    live(&app).await;
    host.wait_for_tray();
    close_window(&desktop, "WW3 Monitor");
    let told = host.wait_for_notifications(1);
    host.dismiss(told[0].id);
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(app.session.windows().await, Vec::<String>::new(), "the hidden window was destroyed");

    server.ingest(&[item(1, GRAVE)]).await;
    let notes = host.wait_for_notifications(2);
    host.invoke_action(notes[1].id, "default");
    app.take_new_window().await;
    app.wait_for_text(r#"[data-testid="detail"]"#, |text| text.contains("Dnipro")).await;
    let why = r#"[data-testid="reasons"]"#;
    app.wait_for_text(why, |text| ["Type", "Place", "Dnipro"].iter().all(|word| text.contains(word))).await;
    app.screenshot("opened-by-a-click");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_tray_closing_asks_and_quit_quits() {
    let desktop = desktop();
    let _manager = window_manager(&desktop);
    let _host = Host::without_tray(&desktop);
    let server = FeedServer::start(&desktop.file(""));
    let app = App::start(&desktop, &Launch::new("no-tray", &desktop).server(server.url())).await;
    live(&app).await;
    close_window(&desktop, "WW3 Monitor");
    app.wait_for(r#"[data-testid="close-dialog"]"#).await;
    app.screenshot("asks");
    assert!(app.is_alive());
    // Clicked a little later: the driver's own click would wait for an answer of a page that is gone.
    let click = r#"setTimeout(() => document.querySelector('[data-testid="close-quit"]').click(), 200)"#;
    app.execute(click, &[]).await;
    app.wait_for_end();
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_server_gone_it_starts_shows_what_it_has_and_says_so() {
    let desktop = desktop();
    let _host = Host::start(&desktop);
    let mut server = FeedServer::start(&desktop.file(""));
    let launch = Launch::new("offline", &desktop).server(server.url());
    {
        let app = App::start(&desktop, &launch).await;
        live(&app).await;
        server.ingest(&[item(1, GRAVE), item(2, MINOR)]).await;
        app.wait_for_report("events on the map", |report| report.events_on_map == 2);
        app.end();
    }
    server.kill9();
    let app = App::start(&desktop, &launch).await;
    app.wait_for_report("cached events on the map", |report| report.map_ready && report.events_on_map == 2);
    app.wait_for(r#"[data-testid="connection"][data-phase="waiting"]"#).await;
    assert_eq!(app.count(r#"[data-testid="row"]"#).await, 2);
    let age = app.text(r#"[data-testid="data-age"]"#).await;
    assert!(age.chars().any(|c| c.is_ascii_digit()), "the age of the data, not {age:?}");
    app.screenshot("offline");
}

/// Waits until the page says so. By script: the driver passes over words that are cut off by an ellipsis.
async fn until_said(app: &App<'_>, words: &str) {
    let deadline = std::time::Instant::now() + Duration::from_secs(20);
    loop {
        let said = app.execute("return document.body.innerText", &[]).await;
        if said.as_str().is_some_and(|said| said.contains(words)) {
            return;
        }
        assert!(std::time::Instant::now() < deadline, "nowhere `{words}` in {said}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// A server that knows only the user's specification: no ids, no `live`, both names of an error.
async fn bare_server(frames: String) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let frames = frames.clone();
            tokio::spawn(async move {
                let mut head = [0; 4096];
                let _ = socket.read(&mut head).await;
                let _ = socket.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n").await;
                let _ = socket.write_all(frames.as_bytes()).await;
                std::future::pending::<()>().await;
            });
        }
    });
    format!("http://{address}/api/map-stream")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_example_of_the_specification_from_a_bare_server_is_shown_cached_and_notified() {
    let now = ww3_event::Timestamp::now();
    let example = json!({
        "id": "evt_12345", "type": "airstrike", "title": "Israeli airstrike targets Damascus",
        "time": now.to_string(), "severity": 4, "confidence": 0.85,
        "source": {"name": "Reuters", "url": "https://example.org/a"},
        "from": {"lat": 33.5, "lon": 35.5, "label": "Israel"},
        "to": {"lat": 33.5138, "lon": 36.2765, "label": "Damascus"}, "factions": ["ISR", "SYR"],
    });
    let error =
        r#"{"error":"Database polling failed","message":"Connection timeout","timestamp":1709154060}"#;
    for name in ["error", "error-event"] {
        let desktop = desktop();
        let host = Host::start(&desktop);
        let url = bare_server(format!(
            "event: connected\ndata: {{\"timestamp\": 1709154000, \"scope\": \"global\", \"since\": 1709154000}}\n\n\
             event: ping\ndata: {{\"timestamp\": 1709154030}}\n\n\
             event: map-event\ndata: {example}\n\nevent: {name}\ndata: {error}\n\n"
        ))
        .await;
        let app = App::start(&desktop, &Launch::new(name, &desktop).server(&url)).await;
        app.wait_for(r#"[data-testid="row"][data-id="evt_12345"]"#).await;
        app.wait_for_report("the event on the map", |report| report.events_on_map == 1);
        until_said(&app, "Database polling failed").await;
        assert_eq!(cached(&app), ["Israeli airstrike targets Damascus"]);
        assert_eq!(host.wait_for_notifications(1)[0].summary, "Israeli airstrike targets Damascus");
        let state = app.invoke("next_batch", json!({"after": 0, "version": 0})).await.unwrap();
        assert_eq!(state["shown"]["stream"]["lastPing"], 1_709_154_030);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_recorded_sample_plays_through_the_whole_path_and_is_marked() {
    let desktop = desktop();
    let host = Host::start(&desktop);
    let app = App::start(&desktop, &Launch::new("sample", &desktop).argument("--sample")).await;
    let report = app.wait_for_report("the whole sample", |report| report.events_on_map >= 29);
    assert!(report.sample && report.title.starts_with("WW3 Monitor"), "{report}");
    app.wait_for_text(r#"[data-testid="sample-banner"]"#, |text| text.contains("RECORDED SAMPLE")).await;
    let notes = host.wait_for_notifications(1);
    assert!(notes.iter().all(|note| note.summary.contains("events")), "what is old is a digest: {notes:?}");
    app.screenshot("sample");
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_kept_and_a_bad_feed_is_named() {
    let desktop = desktop();
    let _host = Host::start(&desktop);
    let server = FeedServer::start(&desktop.file(""));
    let launch = Launch::new("settings", &desktop).server(server.url());
    let app = App::start(&desktop, &launch).await;
    live(&app).await;
    let mut settings = app.invoke("settings", json!({})).await.unwrap();
    assert_eq!(settings["feeds"].as_array().unwrap().len(), 12);
    settings["theme"] = json!("light");
    let saved = app.invoke("save_settings", json!({"settings": settings})).await.unwrap();
    assert_eq!(saved["theme"], "light");
    app.wait_for(r#"html[data-theme="light"]"#).await;
    settings["feeds"][0]["url"] = json!("file:///etc/passwd");
    let error = app.invoke("save_settings", json!({"settings": settings})).await.unwrap_err();
    assert_eq!(error["field"], "feeds.0.url");
    let kept: Value =
        serde_json::from_str(&std::fs::read_to_string(app.data_dir().join("settings.json")).unwrap())
            .unwrap();
    assert_eq!(kept["theme"], "light");
    assert!(kept["feeds"][0]["url"].as_str().unwrap().starts_with("https://"));
    app.screenshot("light");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_speaks_to_the_app_by_its_own_protocol_and_breaks_no_rule_of_its_own() {
    let desktop = desktop();
    let _host = Host::start(&desktop);
    let server = FeedServer::start(&desktop.file(""));
    let app = App::start(&desktop, &Launch::new("ipc", &desktop).server(server.url())).await;
    live(&app).await;
    // Tauri falls back to script evaluation, with only a console warning, where the CSP forbids `ipc:`.
    let script = "const done = arguments[0], calls = [], plain = window.fetch;
        window.fetch = async (url, ...rest) => {
            const answer = await plain(url, ...rest).catch(error => { calls.push([String(url), String(error)]); throw error; });
            calls.push([String(url), answer.ok]);
            return answer;
        };
        window.__TAURI_INTERNALS__.invoke('settings').finally(() => done(calls.filter(([url]) => url.includes('settings'))));";
    let calls = app.session.execute_async(script, &[]).await;
    assert_eq!(calls, json!([["ipc://localhost/settings", true]]));
    let refused = "const done = arguments[0]; document.addEventListener('securitypolicyviolation', e => done(e.violatedDirective));
        fetch('https://example.org/').catch(() => setTimeout(() => done('no event'), 500));";
    let directive = app.session.execute_async(refused, &[]).await;
    assert_eq!(directive, "connect-src", "the page reaches no network");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_notification_daemon_shows_it() {
    let desktop = desktop();
    let _daemon = dunst(&desktop);
    let server = FeedServer::start(&desktop.file(""));
    let app = App::start(&desktop, &Launch::new("dunst", &desktop).server(server.url())).await;
    live(&app).await;
    server.ingest(&[item(1, GRAVE)]).await;
    wait_until("notification on the screen", || {
        output(&desktop, "dunstctl", &["count", "displayed"]).trim().eq("1").then_some(())
    });
    app.screenshot("dunst");
    output(&desktop, "dunstctl", &["close-all"]);
    let history = wait_until("history", || {
        let history = output(&desktop, "dunstctl", &["history"]);
        history.contains("Dnipro").then_some(history)
    });
    assert!(history.contains(GRAVE));
}

#[tokio::test(flavor = "multi_thread")]
async fn started_hidden_it_is_in_the_tray_notifies_and_shows_its_window_when_asked() {
    let desktop = desktop();
    let _manager = window_manager(&desktop);
    let host = Host::start(&desktop);
    let server = FeedServer::start(&desktop.file(""));
    let launch = Launch::new("hidden", &desktop).server(server.url()).argument("--hidden");
    let mut app = launch.undriven(&desktop);
    let tray = host.wait_for_tray();
    server.ingest(&[item(1, GRAVE)]).await;
    host.wait_for_notifications(1);
    let windows = || output(&desktop, "wmctrl", &["-l"]);
    assert!(!windows().contains("WW3 Monitor"));
    tray.click("Show");
    wait_until("window", || windows().contains("WW3 Monitor").then_some(()));
    tray.click("Quit");
    assert!(app.wait(Duration::from_secs(10)).is_some_and(|status| status.success()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cache_that_is_no_database_is_named_in_a_window_and_left_alone() {
    let desktop = desktop();
    let _manager = window_manager(&desktop);
    let _host = Host::start(&desktop);
    let launch = Launch::new("no-database", &desktop).argument("--sample");
    std::fs::create_dir_all(&launch.data_dir).unwrap();
    let file = launch.data_dir.join("cache.db");
    let letter = "a letter to my aunt, which is no database, however long one looks at it; ".repeat(20);
    std::fs::write(&file, &letter).unwrap();
    let app = App::start(&desktop, &launch).await;
    let said = app.text(r#"[data-testid="why"]"#).await;
    assert!(said.contains("cache.db"), "{said}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), letter);
    close_window(&desktop, "WW3 Monitor can't start");
    app.wait_for_end();
}
