//! Which runs there are: in turns, so that a disturbance meets all alike.

use crate::{
    frames::frame_len,
    peers::Outcome,
    server::{self, Schedule, Server},
    subject::Subject::{self, *},
    table::{self, median, whole},
    tap::Found,
};
use std::{
    env,
    path::PathBuf,
    process::{Command, Stdio},
};

/// A thousand times the specification's load.
const RATE: u64 = 16_700;
/// So long a schedule is kept, seconds.
const SECONDS: u64 = 20;
/// From starting a run until its schedule begins, nanoseconds.
const HEAD_START: u64 = 500_000_000;

/// What the command line asks for.
pub struct Wanted {
    /// All where empty.
    pub tables: Vec<Table>,
    /// Each run so often.
    pub rounds: usize,
    /// Only the long one.
    pub soak: bool,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { tables: Vec::new(), rounds: 5, soak: false }
    }
}

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Decoders, from memory.
    Decode,
    /// From a socket to the handler, in large chunks; and to the disk.
    Socket,
    /// From a socket to the handler, each event a chunk.
    Each,
    /// What the ring and who watches cost.
    Ring,
    /// Allocations of an event.
    Allocations,
    /// On a schedule: latency, processor, memory.
    Paced,
}

const TABLES: [(Table, &str); 6] = [
    (Table::Decode, "decode"),
    (Table::Socket, "socket"),
    (Table::Each, "each"),
    (Table::Ring, "ring"),
    (Table::Allocations, "allocations"),
    (Table::Paced, "paced"),
];

impl Table {
    /// The one of this name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn of(name: &str) -> Outcome<Self> {
        let found = TABLES.iter().find(|(_, known)| *known == name);
        found.map(|(table, _)| *table).ok_or_else(|| format!("no table `{name}`; `--help` lists them"))
    }
}

/// Makes what is wanted, and prints it.
///
/// # Errors
/// Where a run fails.
pub fn run(wanted: &Wanted) -> Outcome {
    let server = Server::start().map_err(|error| format!("the server can't be started: {error}"))?;
    let bench = Bench { server, rounds: wanted.rounds };
    if wanted.soak {
        return bench.soak();
    }
    for (table, name) in TABLES {
        if wanted.tables.is_empty() || wanted.tables.contains(&table) {
            eprintln!("measuring: {name}");
            bench.table(table)?;
        }
    }
    Ok(())
}

struct Bench {
    server: Server,
    rounds: usize,
}

/// One run's order, as its process is told it.
#[derive(Clone, Copy, Default)]
struct Run {
    events: u64,
    chunk_each: bool,
    paced: bool,
    counted: bool,
}

impl Bench {
    fn table(&self, table: Table) -> Outcome {
        match table {
            Table::Decode => self.decode(),
            Table::Socket => self.socket(),
            Table::Each => self.each(),
            Table::Ring => self.ring(),
            Table::Allocations => self.allocations(),
            Table::Paced => self.paced(),
        }
    }

    /// Runs a subject in a process of its own.
    fn once(&self, subject: Subject, run: Run) -> Outcome<Found> {
        let mut command = Command::new(program(run.counted)?);
        command.args(["run", "--subject", &subject.name(), "--server", self.server.url.as_str()]);
        command.args(["--events", &run.events.to_string()]);
        if run.chunk_each {
            command.arg("--each");
        }
        if run.paced {
            let schedule = Schedule { start: server::now() + HEAD_START, rate: RATE };
            command.args(["--start", &schedule.start.to_string(), "--rate", &schedule.rate.to_string()]);
        }
        let output = command.stderr(Stdio::inherit()).output().map_err(|error| error.to_string())?;
        if !output.status.success() {
            return Err(format!("{}: {}", subject.label(), output.status));
        }
        serde_json::from_slice(&output.stdout).map_err(|error| format!("{}: {error}", subject.label()))
    }

    /// Every subject once, then every subject again.
    fn in_turns(&self, subjects: &[Subject], run: impl Fn(Subject) -> Run) -> Outcome<Vec<Vec<Found>>> {
        let mut found: Vec<Vec<Found>> = vec![Vec::new(); subjects.len()];
        for _ in 0..self.rounds {
            for (of, subject) in found.iter_mut().zip(subjects) {
                of.push(self.once(*subject, run(*subject))?);
            }
        }
        Ok(found)
    }

    fn decode(&self) -> Outcome {
        let subjects = [DecodeEventsourceClient, DecodeEventsourceStream, DecodeSseStream];
        let found = self.in_turns(&subjects, |_| Run { events: 600_000, ..Run::default() })?;
        speeds(
            "Decoders alone, from memory in chunks of 16 KiB",
            &subjects,
            &found,
            &[(DecodeEventsourceClient, "of eventsource-client"), (DecodeSseStream, "of the fastest")],
        );
        Ok(())
    }

    fn socket(&self) -> Outcome {
        let subjects = SOCKETS;
        let found = self.in_turns(&subjects, |_| Run { events: 320_000, ..Run::default() })?;
        speeds("From the socket to the handler, HTTP chunks of 32 events", &subjects, &found, &RATIOS);
        Ok(())
    }

    fn each(&self) -> Outcome {
        let subjects = [BytesAlone, SseStream, EventsourceClient, ReqwestEventsource, Sse, Map, Committed];
        let run = |_| Run { events: 160_000, chunk_each: true, ..Run::default() };
        let found = self.in_turns(&subjects, run)?;
        speeds("From the socket to the handler, each event an HTTP chunk", &subjects, &found, &RATIOS);
        Ok(())
    }

    fn ring(&self) -> Outcome {
        let subjects = [MapRingOfOne, Map, MapWatchedCalmly, MapWatchedEagerly];
        let found = self.in_turns(&subjects, |_| Run { events: 160_000, ..Run::default() })?;
        let cpu: Vec<f64> =
            found.iter().map(|runs| median(runs.iter().map(Found::cpu_ns).collect())).collect();
        let rows: Vec<Vec<String>> = subjects
            .iter()
            .zip(&cpu)
            .map(|(subject, ns)| {
                let label = if *subject == Map { "the same, ring of 300" } else { subject.label() };
                let label = if *subject == MapRingOfOne { "ww3_stream::open, ring of 1" } else { label };
                vec![label.to_owned(), whole(*ns), whole(ns - cpu[0])]
            })
            .collect();
        table::print(
            "What the ring and watchers cost",
            &["", "CPU ns/event", "more than a ring of 1"],
            &rows,
        );
        Ok(())
    }

    fn allocations(&self) -> Outcome {
        let mut rows = Vec::new();
        for subject in SOCKETS.into_iter().filter(|subject| *subject != BytesAlone) {
            let run = Run { events: 96_000, counted: true, ..Run::default() };
            let found = self.once(subject, run)?;
            rows.push(vec![subject.label().to_owned(), format!("{:.1}", found.allocations())]);
        }
        table::print("Allocations, HTTP chunks of 32 events", &["", "per event"], &rows);
        Ok(())
    }

    fn paced(&self) -> Outcome {
        let mut rows = Vec::new();
        let mut floor = None;
        for subject in [EventsourceClient, Map, Committed] {
            let run = Run { events: RATE * SECONDS, paced: true, ..Run::default() };
            let found = self.once(subject, run)?;
            let Some(late) = found.latencies else {
                return Err(format!("{}: no latencies", subject.label()));
            };
            let floor = *floor.get_or_insert(late.p50);
            let cpu = found.cpu_ns() / 1e9 * RATE as f64;
            rows.push(vec![
                subject.label().to_owned(),
                format!("{:.2}", late.p50 / 1e3),
                format!("{:.2}", late.p99 / 1e3),
                format!("{:.2}", late.max / 1e3),
                format!("{:.2}", (late.p50 - floor) / 1e3),
                format!("{:.1} %", 100.0 * cpu),
                format!("{:.1}", found.growth() / 1e6),
            ]);
        }
        let title = format!("{} events a second for {SECONDS} s, each an HTTP chunk", whole(RATE as f64));
        let head =
            ["ms from its time to the handler", "p50", "p99", "max", "p50 added", "of a core", "MB grown"];
        table::print(&title, &head, &rows);
        Ok(())
    }

    fn soak(&self) -> Outcome {
        let found = self.once(Map, Run { events: 10_000_000, ..Run::default() })?;
        let rows: Vec<Vec<String>> = found
            .marks
            .iter()
            .map(|mark| {
                let megabytes = format!("{:.1}", mark.resident as f64 / 1e6);
                vec![whole(mark.events as f64), megabytes, format!("{:.0}", mark.seconds)]
            })
            .collect();
        table::print(
            "Ten million events through the map stream",
            &["events", "MB resident", "seconds"],
            &rows,
        );
        Ok(())
    }
}

/// This program, or the one beside it that counts allocations.
fn program(counted: bool) -> Outcome<PathBuf> {
    let own = env::current_exe().map_err(|error| error.to_string())?;
    let name = if counted { "stream_counted" } else { "stream" };
    Ok(own.with_file_name(format!("{name}{}", env::consts::EXE_SUFFIX)))
}

/// All that read a socket, the bare bytes first.
const SOCKETS: [Subject; 9] = [
    BytesAlone,
    SseStream,
    EventsourceClient,
    EventsourceClientHyper,
    EventsourceStream,
    ReqwestEventsource,
    Sse,
    Map,
    Committed,
];

const RATIOS: [(Subject, &str); 2] =
    [(EventsourceClient, "of eventsource-client"), (ReqwestEventsource, "of reqwest-eventsource")];

/// Medians of the rounds; ratios of speeds, and last that of the processor times, which a busy machine disturbs
/// less. Of the first of `ratios`.
fn speeds(title: &str, subjects: &[Subject], found: &[Vec<Found>], ratios: &[(Subject, &str)]) {
    let medians = |of: fn(&Found) -> f64| -> Vec<f64> {
        found.iter().map(|runs| median(runs.iter().map(of).collect())).collect()
    };
    let (rates, cpu) = (medians(Found::rate), medians(Found::cpu_ns));
    let of = |numbers: &[f64], subject| {
        subjects.iter().position(|one| *one == subject).map_or(f64::NAN, |at| numbers[at])
    };
    let rows: Vec<Vec<String>> = (0..subjects.len())
        .map(|nth| {
            let megabytes = rates[nth] * frame_len() as f64 / 1e6;
            let label = subjects[nth].label().to_owned();
            let mut row = vec![label, whole(rates[nth]), whole(megabytes), whole(cpu[nth])];
            row.extend(ratios.iter().map(|(base, _)| format!("{:.2}", rates[nth] / of(&rates, *base))));
            row.push(format!("{:.2}", of(&cpu, ratios[0].0) / cpu[nth]));
            row
        })
        .collect();
    let mut head = vec!["", "events/s", "MB/s", "CPU ns/event"];
    head.extend(ratios.iter().map(|(_, name)| *name));
    head.push("by CPU");
    table::print(title, &head, &rows);
}
