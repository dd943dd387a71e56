//! Shows the app where there is no display: on a desktop of its own, until events are on the map, and leaves a
//! screenshot.

use crate::{
    desktop::Desktop,
    leash::Leashed,
    paths,
    report::Report,
    run::{self, Options},
    step::{self, Outcome, say},
};
use std::{
    fs::{self, File},
    path::{self, Path, PathBuf},
    thread::sleep,
    time::{Duration, Instant},
};

/// How long the first event may take to be on the map: feeds that don't answer take their time.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often a wait says that it goes on.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// The window is photographed when it has shown the same for this long (software draws slowly) …
const STILL: Duration = Duration::from_secs(3);
/// … or after this long.
const RESTLESS: Duration = Duration::from_secs(30);
/// How long the app may take from SIGTERM to its end.
const GRACE: Duration = Duration::from_secs(10);

/// Shows it; fails with the end of its log where nothing is to be seen.
pub fn show(program: &Path, options: &Options) -> Outcome {
    let desktop = Desktop::start()?;
    let log = paths::target_dir().join("ww3-monitor.log");
    let mut app = start(&desktop, program, options, &log)?;
    let seen = wait_for_events(&mut app, &desktop).and_then(|first| {
        let report = wait_until_still(first, &report(&desktop));
        Ok((photograph(&desktop, options)?, report))
    });
    let ended = app.end(GRACE);
    let (file, report) =
        seen.map_err(|error| format!("{error}; the last lines of {}:\n{}", log.display(), step::tail(&log)))?;
    say(format!("what the window shows:\n{report}\n  screenshot    {}", file.display()));
    match ended {
        Some(status) if status.success() => Ok(()),
        Some(status) => Err(format!("the app, asked to end, failed ({status}); see {}", log.display())),
        None => Err(format!("the app, asked to end, didn't within {GRACE:?}: killed; see {}", log.display())),
    }
}

fn report(desktop: &Desktop) -> PathBuf {
    desktop.file("report.json")
}

fn start(desktop: &Desktop, program: &Path, options: &Options, log: &Path) -> Outcome<Leashed> {
    let file = File::create(log).map_err(|error| format!("{}: {error}", log.display()))?;
    let copy = file.try_clone().map_err(|error| format!("{}: {error}", log.display()))?;
    let mut command = desktop.command(program);
    command.args(run::arguments(options)).arg("--report").arg(report(desktop));
    if options.data_dir.is_none() {
        command.arg("--data-dir").arg(desktop.file("app"));
    }
    say(format!("starting the app; what it says is in {}", log.display()));
    Leashed::start(command.stdout(file).stderr(copy))
}

fn wait_for_events(app: &mut Leashed, desktop: &Desktop) -> Outcome<Report> {
    let started = Instant::now();
    let mut said = started;
    loop {
        let report = Report::read(&report(desktop));
        if let Some(report) = report.as_ref().filter(|report| report.shows_events()) {
            return Ok(report.clone());
        }
        if let Some(status) = app.ended() {
            return Err(format!("the app ended before anything was to be seen ({status})"));
        }
        let stands = report.map_or("nothing reported yet".to_owned(), |report| report.brief());
        if started.elapsed() >= PATIENCE {
            return Err(format!("no event on the map within {PATIENCE:?}: {stands}"));
        }
        if said.elapsed() >= HEARTBEAT {
            say(format!("waiting for events on the map, {}: {stands}", step::elapsed(started)));
            said = Instant::now();
        }
        sleep(Duration::from_millis(200));
    }
}

/// More events may follow the first one at once.
fn wait_until_still(mut report: Report, file: &Path) -> Report {
    let (started, mut changed) = (Instant::now(), Instant::now());
    while changed.elapsed() < STILL && started.elapsed() < RESTLESS {
        sleep(Duration::from_millis(200));
        if let Some(now) = Report::read(file).filter(|now| *now != report) {
            (report, changed) = (now, Instant::now());
        }
    }
    report
}

fn photograph(desktop: &Desktop, options: &Options) -> Outcome<PathBuf> {
    let file = options.screenshot.clone().unwrap_or_else(|| paths::target_dir().join("ww3-monitor.png"));
    let file = path::absolute(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    desktop.screenshot(&file)?;
    Ok(file)
}
