//! `ww3-server backup`.

use super::Failure;
use clap::Args;
use std::{path::PathBuf, process::ExitCode};
use ww3_server::Database;

/// Copies the database, also while a server runs on it.
#[derive(Args)]
pub struct Backup {
    /// The database: sqlite:PATH
    #[arg(long, env = "WW3_DATABASE", default_value = "sqlite:ww3-feed.db", value_name = "DATABASE")]
    database: Database,
    /// The copy, a new file
    #[arg(value_name = "FILE")]
    to: PathBuf,
}

impl Backup {
    /// Prints where the copy is.
    pub async fn run(self) -> Result<ExitCode, Failure> {
        ww3_server::back_up(&self.database, &self.to).await?;
        println!("copied to {}", self.to.display());
        Ok(ExitCode::SUCCESS)
    }
}
