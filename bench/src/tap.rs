//! What is seen of a run at its very end, where the handler has the event: times, memory, allocations.

use crate::{
    frames,
    server::{self, Schedule},
};
use cpu_time::ProcessTime;
use serde::{Deserialize, Serialize};
use std::{hint::black_box, time::Instant};

/// At which parts of all its events a run is looked at; the first ends the warming up.
const MARKS: [f64; 5] = [0.05, 0.1, 0.2, 0.5, 1.0];

/// What a run was at one time.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Mark {
    /// Events so far.
    pub events: u64,
    /// Since the run began, seconds.
    pub seconds: f64,
    /// Of this process, all of its threads, seconds.
    pub cpu: f64,
    /// Resident memory, bytes.
    pub resident: u64,
    /// Allocations, where they are counted.
    pub allocations: u64,
}

/// What came of a run.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Found {
    /// See [`Mark`]; in order.
    pub marks: Vec<Mark>,
    /// From the scheduled time to the handler, microseconds, sorted; empty without a schedule.
    pub latencies: Option<Latencies>,
}

/// From the time at which an event was to be sent until the handler had it, microseconds.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Latencies {
    /// The median.
    pub p50: f64,
    /// One in a hundred takes longer.
    pub p99: f64,
    /// The longest.
    pub max: f64,
}

impl Found {
    fn after_warming_up(&self) -> Option<(&Mark, &Mark)> {
        self.marks.first().zip(self.marks.last())
    }

    fn per_event(&self, of: impl Fn(&Mark) -> f64) -> f64 {
        self.after_warming_up()
            .map_or(f64::NAN, |(first, last)| (of(last) - of(first)) / (last.events - first.events) as f64)
    }

    /// Events a second.
    pub fn rate(&self) -> f64 {
        1.0 / self.per_event(|mark| mark.seconds)
    }

    /// Processor time of an event, nanoseconds.
    pub fn cpu_ns(&self) -> f64 {
        1e9 * self.per_event(|mark| mark.cpu)
    }

    /// Allocations of an event.
    pub fn allocations(&self) -> f64 {
        self.per_event(|mark| mark.allocations as f64)
    }

    /// By how much the memory grew after the warming up, bytes; the largest.
    pub fn growth(&self) -> f64 {
        let Some((first, _)) = self.after_warming_up() else { return f64::NAN };
        self.marks.iter().map(|mark| mark.resident as f64 - first.resident as f64).fold(0.0, f64::max)
    }
}

/// The handler's end of a run.
pub struct Tap {
    began: Instant,
    count: u64,
    events: u64,
    allocated: fn() -> u64,
    schedule: Option<Schedule>,
    found: Found,
    latencies: Vec<u32>,
}

impl Tap {
    /// A tap for so many events; `allocated` says how often memory was allocated so far.
    pub fn new(events: u64, schedule: Option<Schedule>, allocated: fn() -> u64) -> Self {
        // Written to, so that it doesn't grow while memory is watched.
        let latencies = vec![u32::MAX; if schedule.is_some() { events as usize } else { 0 }];
        Self {
            began: Instant::now(),
            count: 0,
            events,
            allocated,
            schedule,
            found: Found::default(),
            latencies,
        }
    }

    /// An event is here; whether it was the last.
    pub fn take(&mut self, id: &str, data: &str) -> bool {
        black_box(data);
        if let Some(schedule) = self.schedule {
            let number = frames::number(id);
            let late = server::now().saturating_sub(schedule.time_of(number));
            if let Some(slot) = self.latencies.get_mut(number as usize) {
                *slot = u32::try_from(late / 1000).unwrap_or(u32::MAX);
            }
        }
        self.took(1)
    }

    /// So many are here; whether the last was among them.
    pub fn took(&mut self, events: u64) -> bool {
        self.count += events;
        while let Some(part) = MARKS.get(self.found.marks.len())
            && self.count >= (self.events as f64 * part) as u64
        {
            self.found.marks.push(self.mark());
        }
        self.count >= self.events
    }

    fn mark(&self) -> Mark {
        Mark {
            events: self.count,
            seconds: self.began.elapsed().as_secs_f64(),
            cpu: ProcessTime::now().as_duration().as_secs_f64(),
            resident: memory_stats::memory_stats().map_or(0, |stats| stats.physical_mem as u64),
            allocations: (self.allocated)(),
        }
    }

    /// What came of it.
    ///
    /// # Errors
    /// Where events are missing.
    pub fn found(mut self) -> Result<Found, String> {
        if self.count < self.events {
            return Err(format!("{} of {} events came", self.count, self.events));
        }
        if self.latencies.contains(&u32::MAX) {
            return Err("an event came without its number".into());
        }
        self.latencies.sort_unstable();
        let at = |part: f64| f64::from(self.latencies[((self.latencies.len() - 1) as f64 * part) as usize]);
        if !self.latencies.is_empty() {
            self.found.latencies = Some(Latencies { p50: at(0.5), p99: at(0.99), max: at(1.0) });
        }
        Ok(self.found)
    }
}
