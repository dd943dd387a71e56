//! `ww3 load`: many subscribers to one SSE server, and what they got.
//!
//! Promises: latency counts from the moment at which a publication was due, not from when it got out, so that a
//! server that holds up its publisher isn't praised for it; what didn't arrive is counted as lost. Plain
//! HTTP/1.1 over sockets of our own: a client library would cost more than the server that is measured.
//!
//! A publication carries `ww3load-N-` somewhere in its text, and any frame that shows it again is its delivery.

mod figures;
mod publisher;
mod subscribers;

use crate::{arguments::Load, failure::Failure};
use figures::Figures;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};
use subscribers::Subscribers;

/// Once all is published, what hasn't come after so long a silence is lost.
const SILENCE: Duration = Duration::from_secs(10);

/// Runs it, and prints one line.
pub fn run(arguments: &Load) -> Result<(), Failure> {
    let failed = |what: &str, error: std::io::Error| Failure::Failed(format!("{what}: {error}"));
    let before = figures::memory(arguments.pid);
    let mut subscribers =
        Subscribers::connect(&arguments.url, arguments.connections as usize, arguments.token.as_deref())
            .map_err(|error| failed("not all subscribers got in", error))?;
    // What the server still does for those who have just come isn't a delivery.
    std::thread::sleep(Duration::from_millis(500));
    let after = figures::memory(arguments.pid);
    let (cpu, own) = (figures::cpu(arguments.pid), figures::own_cpu());
    let began = Instant::now();
    let is_over = Arc::new(AtomicBool::new(false));
    let plan = publisher::Plan::of(arguments, began);
    let publisher = {
        let (plan, is_over) = (plan.clone(), Arc::clone(&is_over));
        std::thread::spawn(move || {
            let refused = plan.publish();
            is_over.store(true, Ordering::Release);
            refused
        })
    };
    let wanted = plan.count() * subscribers.connected() as u64;
    let mut all_are_out = None;
    while subscribers.deliveries() < wanted.max(1) || plan.count() == 0 {
        subscribers.listen(&plan, Duration::from_millis(100)).map_err(|error| failed("listening", error))?;
        if is_over.load(Ordering::Acquire) {
            let last =
                (*all_are_out.get_or_insert_with(Instant::now)).max(subscribers.last().unwrap_or(began));
            if Instant::now() > (last + SILENCE).max(began + arguments.span) {
                break;
            }
        }
    }
    let used = |now: Option<Duration>, then| now.zip(then).map(|(now, then)| now - then);
    let (cpu, own) = (used(figures::cpu(arguments.pid), cpu), used(figures::own_cpu(), own));
    let refused = publisher.join().map_err(|_| Failure::Failed("the publisher broke off".into()))?;
    let memory = before.zip(after);
    println!(
        "{}",
        Figures { subscribers: &subscribers, published: plan.count(), refused, cpu, own, memory }.json()
    );
    Ok(())
}
