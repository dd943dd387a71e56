//! The headless tool of WW3 Monitor.
//!
//! - `ww3 watch`: the events of a stream, one a line, resumed from a cache where one is given
//! - `ww3 sse`: the events of any SSE server, as they are dispatched
//! - `ww3 detect`: what the detector finds in feed items
//! - `ww3 load`: many subscribers to any SSE server, and what they got
//! - `ww3 export`, `ww3 stats`: what is in a cache
//!
//! A thin shell: stdout holds only JSON, one value a line; people are spoken to on stderr. Knows nothing of SQL
//! or of the wire.

#![forbid(unsafe_code)]

mod address;
mod archive;
mod arguments;
mod detect;
mod failure;
mod lines;
mod load;
mod sse;
mod states;
mod stop;
mod watch;

use arguments::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("WW3_LOG").unwrap_or_else(|_| "error".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let done = match arguments.command {
        Command::Watch(watch) => on_a_runtime(watch::run(watch)),
        Command::Sse(sse) => on_a_runtime(sse::run(sse)),
        Command::Detect(detect) => detect::run(&detect),
        Command::Export(export) => archive::export(&export),
        Command::Load(load) => load::run(&load),
        Command::Stats(stats) => archive::stats(&stats),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read our lines has gone: nothing to say, and nobody to say it to.
        Err(Failure::NobodyReads) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("ww3: {failure}");
            ExitCode::from(failure.code())
        }
    }
}

fn on_a_runtime(work: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    // A slow reader of stdout blocks one thread: another must go on watching the stream's silence.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| Failure::Failed(format!("no threads: {error}")))?;
    let done = runtime.block_on(work);
    // Not waiting for a name look-up or the like that is under way.
    runtime.shutdown_background();
    done
}
