//! What was measured, as JSON.

use super::subscribers::Subscribers;
use serde_json::{Value, json};
use std::time::Duration;

/// Ticks of a second in which Linux counts a process's time.
const TICKS: f64 = 100.0;

/// All that was measured.
pub struct Figures<'a> {
    pub subscribers: &'a Subscribers,
    pub published: u64,
    pub refused: u64,
    /// Of the server, from the first publication to the last delivery.
    pub cpu: Option<Duration>,
    /// Of this program in the same time: where it is busy itself, it holds up what it measures.
    pub own: Option<Duration>,
    /// Of the server before and after the subscribers came, bytes.
    pub memory: Option<(u64, u64)>,
}

impl Figures<'_> {
    /// One object.
    pub fn json(&self) -> Value {
        let all = self.subscribers;
        let (latencies, deliveries, connections) =
            (all.latencies(), all.deliveries(), all.connected() as u64);
        let ms = |of: f64| {
            let at = (latencies.len().saturating_sub(1) as f64 * of) as usize;
            latencies.get(at).map(|micros| f64::from(*micros) / 1000.0)
        };
        let per_second =
            |span: Duration| (!span.is_zero()).then(|| (deliveries as f64 / span.as_secs_f64()).round());
        let each = |cpu: Duration| {
            (deliveries > 0).then(|| (cpu.as_secs_f64() * 1e8 / deliveries as f64).round() / 100.0)
        };
        json!({
            "connections": connections,
            "cut_off": all.left(),
            "published": self.published,
            "refused": self.refused,
            "deliveries": deliveries,
            "lost": (self.published * connections).saturating_sub(deliveries),
            "latency_ms": {"p50": ms(0.5), "p99": ms(0.99), "max": ms(1.0)},
            "deliveries_per_second": per_second(all.span()),
            "bytes_per_delivery": (deliveries > 0).then(|| all.bytes() / deliveries),
            "cpu_us_per_delivery": self.cpu.and_then(each),
            "own_cpu_us_per_delivery": self.own.and_then(each),
            "bytes_per_connection":
                self.memory.map(|(before, after)| after.saturating_sub(before) / connections.max(1)),
        })
    }
}

/// The processor time that the process and its children have used; none where the system doesn't say.
pub fn cpu(pid: Option<u32>) -> Option<Duration> {
    let ticks: f64 = family(pid?).into_iter().filter_map(ticks).sum();
    Some(Duration::from_secs_f64(ticks / TICKS))
}

/// The processor time that this program has used.
pub fn own_cpu() -> Option<Duration> {
    Some(Duration::from_secs_f64(ticks(std::process::id())? / TICKS))
}

fn ticks(pid: u32) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name, in brackets, may hold anything; user and system time are the 12th and 13th field behind it.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    Some(fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?)
}

/// The proportional set size of the process and its children, bytes.
pub fn memory(pid: Option<u32>) -> Option<u64> {
    let pss = |pid: u32| -> Option<u64> {
        let text = std::fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.trim().strip_suffix(" kB")?.parse::<u64>().ok().map(|kib| kib << 10)
    };
    Some(family(pid?).into_iter().filter_map(pss).sum())
}

fn family(pid: u32) -> Vec<u32> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    let children = text.split_whitespace().filter_map(|pid| pid.parse().ok()).flat_map(family);
    std::iter::once(pid).chain(children).collect()
}
