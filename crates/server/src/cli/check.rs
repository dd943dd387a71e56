//! `ww3-server check`: what is wrong, and where, before a server starts.

use super::Failure;
use crate::settings::{Loaded, Settings};
use clap::Args;
use std::process::ExitCode;
use ww3_server::{Database, UpkeepError, check, check_config, feeds};

/// Looks over the settings, the database and the feeds; takes the settings of `serve`.
#[derive(Args)]
pub struct Check {
    #[command(flatten)]
    settings: Settings,
}

impl Check {
    /// Prints a line for each part, good or not; fails where something is wrong.
    pub async fn run(self) -> Result<ExitCode, Failure> {
        let Loaded { config, .. } = match self.settings.load() {
            Ok(loaded) => loaded,
            Err(error) => {
                println!("settings: {error}");
                return Ok(ExitCode::FAILURE);
            }
        };
        let start = check_config(&config);
        let mut is_good = start.is_ok();
        match start {
            Ok(()) => println!("settings: good"),
            Err(why) => println!("settings: {why}"),
        }
        let Database::Sqlite(path) = &config.database;
        match check(&config.database).await {
            Ok(faults) if faults.is_empty() => println!("{}: good", config.database),
            Ok(faults) => {
                is_good = false;
                faults.iter().for_each(|fault| println!("{}: {fault}", config.database));
            }
            // The first start makes it, but no folder.
            Err(UpkeepError::Missing { .. })
                if path.parent().is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir()) =>
            {
                println!("{}: not there yet; `serve` makes it", config.database);
            }
            Err(error) => {
                is_good = false;
                println!("{error}");
            }
        }
        let clients = feeds::Clients::new(feeds::Reach::new(&config.allowed_feed_hosts))?;
        for feed in &config.feeds {
            match feeds::check_feed(&clients, feed).await {
                Ok(items) => println!("feed {}: good, {items} items", feed.name),
                Err(why) => {
                    is_good = false;
                    println!("feed {}: {}: {why}", feed.name, feeds::shown(&feed.url));
                }
            }
        }
        Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}
