//! `ww3-server key new`.

use super::Failure;
use clap::{Args, Subcommand};
use std::process::ExitCode;
use ww3_server::{SecretHash, new_key};

/// Makes ingest keys.
#[derive(Args)]
pub struct Key {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Prints a new key, once, and its hash for the settings
    New,
}

impl Key {
    /// Prints what was asked for.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let What::New = self.what;
        let key = new_key().map_err(|_| "the system gives no random numbers")?;
        println!("key: {key}");
        println!("hash: {}", SecretHash::of(&key));
        eprintln!(
            "The key goes to whoever puts items in, and is kept nowhere. The server needs only the hash: `ingest_key = \"sha256:…\"`."
        );
        Ok(ExitCode::SUCCESS)
    }
}
