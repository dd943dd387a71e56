//! One server under both loads.

use super::contenders::{Contender, Tools};
use crate::peers::Outcome;
use serde::Deserialize;
use std::process::{Command, Stdio};

/// Publications in a second.
pub const RATE: u64 = 20;

/// What a server is asked to do.
pub struct Load {
    /// How long it gets [`RATE`] publications a second, seconds.
    pub seconds: u64,
    /// How many it then gets as fast as it takes them, at most.
    pub burst: u64,
}

impl Default for Load {
    fn default() -> Self {
        Self { seconds: 20, burst: 2_000 }
    }
}

impl Load {
    /// To see that it works.
    pub fn quick() -> Self {
        Self { seconds: 3, burst: 500 }
    }
}

/// What was measured of one server.
#[derive(Clone, Debug)]
pub struct Measured {
    /// At the steady rate.
    pub paced: Figures,
    /// In the burst.
    pub burst: Figures,
}

/// What `ww3 load` says.
#[derive(Clone, Debug, Deserialize)]
pub struct Figures {
    /// How many publications there were.
    pub published: u64,
    /// Requests to publish that failed.
    pub refused: u64,
    /// Subscribers that were cut off.
    pub cut_off: u64,
    /// Publications that a subscriber didn't get, over all subscribers.
    pub lost: u64,
    /// From the time at which a publication was due.
    pub latency_ms: Latency,
    /// None where nothing arrived.
    pub deliveries_per_second: Option<f64>,
    /// Of the stream, each delivery.
    pub bytes_per_delivery: Option<f64>,
    /// Of the server's processes.
    pub cpu_us_per_delivery: Option<f64>,
    /// Of `ww3 load`.
    pub own_cpu_us_per_delivery: Option<f64>,
    /// What the server's processes grew by.
    pub bytes_per_connection: Option<f64>,
}

/// Milliseconds.
#[derive(Clone, Debug, Deserialize)]
pub struct Latency {
    /// The median.
    pub p50: Option<f64>,
    /// What 99 of 100 stay under.
    pub p99: Option<f64>,
}

/// Starts the server, loads it with so many subscribers, and ends it.
///
/// # Errors
/// Where it doesn't start, or a subscriber doesn't get in.
pub fn measure(contender: Contender, tools: &Tools, load: &Load, subscribers: u32) -> Outcome<Measured> {
    let server = contender.start(tools)?;
    let run = |more: [String; 2]| {
        let mut command = Command::new(tools.ours.join("ww3"));
        command.args(["load", &server.stream, "--publish", &server.publish]);
        command.args(["--connections", &subscribers.to_string(), "--pid", &server.pid().to_string()]);
        command.args(["--pad", &contender.pad().to_string()]).args(more);
        let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("ww3: {error}"))?;
        if !output.status.success() {
            return Err(format!("{}: `ww3 load` failed ({})", contender.label(), output.status));
        }
        serde_json::from_slice(&output.stdout).map_err(|error| format!("{}: {error}", contender.label()))
    };
    // Memory first, while the server is new; the burst comes by the same process.
    let paced = run([format!("--rate={RATE}"), format!("--for={}s", load.seconds)])?;
    let burst = run([format!("--burst={}", contender.burst(load.burst)), "--for=1s".into()])?;
    Ok(Measured { paced, burst })
}
