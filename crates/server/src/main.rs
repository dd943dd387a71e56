//! `ww3-server`: the feed server as a program, and the tool that pushes items into one.
//!
//! A thin shell: it reads the command line, sets up the log, and calls the library.

mod cli;
mod settings;

use clap::Parser;
use std::{error::Error, io::IsTerminal, process::ExitCode, time::Duration};

/// How long work that can't be interrupted may hold up the end: a database that another program holds.
const GRACE: Duration = Duration::from_secs(1);

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    log_to_stderr(arguments.log_format);
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error),
    };
    let done = runtime.block_on(async {
        match arguments.command {
            cli::Command::Serve(serve) => serve.run().await.map(|()| ExitCode::SUCCESS),
            cli::Command::Ingest(ingest) => ingest.run().await,
            cli::Command::Key(key) => key.run(),
            cli::Command::Check(check) => check.run().await,
            cli::Command::Backup(backup) => backup.run().await,
        }
    });
    runtime.shutdown_timeout(GRACE);
    done.unwrap_or_else(|error| fail(error.as_ref()))
}

/// Quiet unless asked: `RUST_LOG` takes tracing's directives. stdout is for what a caller reads.
fn log_to_stderr(format: cli::LogFormat) {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into());
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    match format {
        cli::LogFormat::Text => log.with_ansi(std::io::stderr().is_terminal()).init(),
        cli::LogFormat::Json => log.json().flatten_event(true).init(),
    }
}

fn fail(error: &dyn Error) -> ExitCode {
    eprintln!("ww3-server: {error}");
    ExitCode::FAILURE
}
