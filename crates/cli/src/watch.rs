//! `ww3 watch`: the events of a stream, one a line.

use crate::address::Address;
use crate::arguments::Watch;
use crate::failure::Failure;
use crate::lines::Lines;
use crate::states::report;
use crate::stop::{last_resort, stop};
use std::path::PathBuf;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use ww3_cache::{Cache, CacheError};
use ww3_follow::{Committed, Follower, Rules};
use ww3_stream::{Deliveries, Resume, StreamHandle, StreamOptions, Target};

/// After the stream has stopped, what it still delivers is waited for so long.
const LAST_WORDS: Duration = Duration::from_millis(300);

/// When the cache can't be written, it is tried again after this.
const TRY_AGAIN: Duration = Duration::from_secs(5);

pub async fn run(arguments: Watch) -> Result<(), Failure> {
    let address =
        Address::of(&arguments.url, arguments.scope).map_err(|error| Failure::Usage(error.to_string()))?;
    let since = arguments.since.or(address.since);
    let target = Target { url: address.url, token: arguments.token };
    let mut lines = Lines::new(arguments.until.count);
    let options = StreamOptions { roots: arguments.ca_file.unwrap_or_default(), ..StreamOptions::default() };
    let mut printer = match arguments.cache {
        Some(path) => {
            let (cache, resume) = open(path, address.key.clone(), since).await?;
            let (handle, deliveries) = ww3_stream::open(target, options, resume);
            // A window tells people; a tool prints.
            let rules = watch::channel(Rules::SILENT).1;
            Printer {
                handle,
                source: Source::Cached(Box::new(Follower::new(cache, address.key, deliveries, rules))),
            }
        }
        None => {
            let resume = Resume { since, ..Resume::default() };
            let (handle, deliveries) = ww3_stream::open(target, options, resume);
            Printer { handle, source: Source::Plain(deliveries) }
        }
    };
    last_resort(arguments.until.span);
    let reported = report(printer.handle.subscribe());
    let failure = tokio::select! {
        // In this order: what has come is printed before the end is looked at.
        biased;
        printed = printer.print(&mut lines) => return printed,
        stopped = stop(arguments.until.span) => return printer.finish(&mut lines).await.and(stopped),
        failure = reported => failure,
    };
    // It stopped for good: what came before is still printed.
    match timeout(LAST_WORDS, printer.print(&mut lines)).await {
        Ok(printed) => printed,
        Err(_) => printer.finish(&mut lines).await.and(Err(failure)),
    }
}

async fn open(path: PathBuf, key: String, since: Option<i64>) -> Result<(Cache, Resume), Failure> {
    let opened = tokio::task::spawn_blocking(move || {
        let cache = Cache::open(&path)?;
        let resume = ww3_follow::resume(&cache, &key, since)?;
        Ok::<_, CacheError>((cache, resume))
    });
    Ok(opened.await.map_err(|error| Failure::Failed(error.to_string()))??)
}

struct Printer {
    handle: StreamHandle,
    source: Source,
}

enum Source {
    Plain(Deliveries),
    Cached(Box<Follower>),
}

impl Printer {
    /// Prints until no more lines are wanted.
    async fn print(&mut self, lines: &mut Lines) -> Result<(), Failure> {
        while !lines.done() {
            match &mut self.source {
                Source::Plain(deliveries) => {
                    let Some(delivery) = deliveries.next().await else { return Ok(()) };
                    for received in &delivery.batch.events {
                        lines.write(&received.raw)?;
                    }
                    delivery.acknowledge();
                }
                // No more is committed than is printed: else the next run would take the rest for printed.
                Source::Cached(follower) => match follower.next_at_most(lines.left()).await {
                    Ok(Some(committed)) => write(lines, &committed)?,
                    Ok(None) => return Ok(()),
                    Err(error) => {
                        eprintln!("ww3: {error}; trying again in {} s", TRY_AGAIN.as_secs());
                        sleep(TRY_AGAIN).await;
                    }
                },
            }
        }
        Ok(())
    }

    /// Prints what is being committed, and ends.
    async fn finish(self, lines: &mut Lines) -> Result<(), Failure> {
        self.handle.disconnect();
        let Source::Cached(follower) = self.source else { return Ok(()) };
        match follower.finish().await? {
            Some(committed) => write(lines, &committed),
            None => Ok(()),
        }
    }
}

fn write(lines: &mut Lines, committed: &Committed) -> Result<(), Failure> {
    committed.applied.iter().try_for_each(|applied| lines.write(&applied.raw))
}
