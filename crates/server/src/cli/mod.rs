//! The command line.

mod ingest;
mod key;
mod serve;
mod signals;
mod upkeep;

use clap::{Parser, Subcommand};

/// The feed server of WW3 Monitor.
#[derive(Parser)]
#[command(name = "ww3-server", version, about, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
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
    /// Looks the database over
    Check(upkeep::Check),
    /// Copies the database, also while a server runs on it
    Backup(upkeep::Backup),
}

/// An error of any kind, to be shown.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;
