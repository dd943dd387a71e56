//! The log: to `logs/` in the data folder, a file a day, a week of them; and to stderr.

use std::path::Path;
use tracing_appender::{
    non_blocking::WorkerGuard,
    rolling::{RollingFileAppender, Rotation},
};
use tracing_subscriber::{EnvFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

/// How many days of logs are kept.
const DAYS: usize = 7;

/// Starts the log. Keep the guard: dropping it writes what is left.
///
/// `WW3_LOG` chooses what is logged, in the syntax of `tracing_subscriber::EnvFilter`. A folder that can't
/// be written leaves stderr alone: the monitor goes on.
pub fn start(folder: &Path) -> Option<WorkerGuard> {
    let wanted = EnvFilter::try_from_env("WW3_LOG").unwrap_or_else(|_| {
        EnvFilter::new(
            "warn,eventsource_client=error,ww3_monitor=info,ww3_server=info,ww3_follow=info,ww3_stream=info",
        )
    });
    let appender = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("ww3-monitor")
        .filename_suffix("log")
        .max_log_files(DAYS)
        .build(folder);
    let (file, guard) = match appender {
        Ok(appender) => {
            let (writer, guard) = tracing_appender::non_blocking(appender);
            (Some(fmt::layer().with_ansi(false).with_writer(writer)), Some(guard))
        }
        Err(error) => {
            eprintln!("no log in {}: {error}", folder.display());
            (None, None)
        }
    };
    let stderr = fmt::layer().with_ansi(false).with_writer(std::io::stderr);
    let _ = tracing_subscriber::registry().with(wanted).with(file).with(stderr).try_init();
    guard
}
