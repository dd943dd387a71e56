//! The command line.

mod backup;
mod check;
mod ingest;
mod key;
mod serve;
mod signals;

use clap::{Parser, Subcommand, ValueEnum};

/// The feed server of WW3 Monitor.
#[derive(Parser)]
#[command(name = "ww3-server", version, about, max_term_width = 100)]
pub struct Arguments {
    /// How the log is written, on stderr: text, or a JSON object a line
    #[arg(long, global = true, env = "WW3_LOG_FORMAT", value_enum, default_value_t)]
    pub log_format: LogFormat,
    #[command(subcommand)]
    pub command: Command,
}

/// How the log is written.
#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Serves the event stream and takes in items
    Serve(serve::Serve),
    /// Pushes items, or a feed, into a server
    Ingest(ingest::Ingest),
    /// Makes ingest keys
    Key(key::Key),
    /// Looks over the settings, the database and the feeds
    Check(check::Check),
    /// Copies the database, also while a server runs on it
    Backup(backup::Backup),
}

/// An error of any kind, to be shown.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
