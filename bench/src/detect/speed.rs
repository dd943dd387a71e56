//! How fast the detector is: items a second on one core, the time to the first answer, resident memory.
//!
//! Start and memory are measured from outside, of a process that does nothing else: this program again, told to be
//! one.

use super::titles;
use crate::{peers::Outcome, table};
use cpu_time::ProcessTime;
use std::{
    env,
    hint::black_box,
    io::{BufRead, BufReader, stdin},
    process::{Child, ChildStdin, Command, Stdio},
    time::{Duration, Instant},
};
use ww3_detect::{Detector, FeedItem};

/// Each measure is taken so often; the median counts.
const ROUNDS: usize = 9;

/// Prints the table, of the titles on these lines.
///
/// # Errors
/// Where this program can't be started again.
pub fn print(lines: &str) -> Outcome {
    let items: Vec<FeedItem> = lines.lines().filter_map(|line| titles::item(line).ok()).collect();
    let detected = passes(items.len(), || detect_all(&items));
    let told = passes(items.len(), || tell_all(lines));
    let start = median_of(|| first_answer("first"))?;
    let nothing = median_of(|| first_answer("nothing"))?;
    let (memory, without) = (resident("all", lines)?, resident("none", lines)?);
    let rows = [
        ("items a second on one core, item to detection", table::whole(detected)),
        ("the same, line of JSON to line of JSON", table::whole(told)),
        ("process start to first answer", format!("{start:.1} ms")),
        ("the same of a process that detects nothing", format!("{nothing:.1} ms")),
        ("resident memory after all titles, gazetteer in use", format!("{memory:.1} MB")),
        ("the same of a process that detects nothing", format!("{without:.1} MB")),
    ];
    let rows = rows.map(|(what, value)| vec![what.to_owned(), value]);
    table::print(
        &format!("Speed, of {} titles, median of {ROUNDS}", items.len()),
        &["what", "measured"],
        &rows,
    );
    Ok(())
}

/// Items a second of processor time, of so many items a pass.
fn passes(items: usize, mut pass: impl FnMut()) -> f64 {
    let mut second = || {
        let start = ProcessTime::now();
        pass();
        items as f64 / start.elapsed().as_secs_f64()
    };
    table::median((0..ROUNDS).map(|_| second()).collect())
}

fn detect_all(items: &[FeedItem]) {
    let detector = Detector::new();
    for item in items {
        black_box(detector.detect(black_box(item)));
    }
}

fn tell_all(lines: &str) {
    let detector = Detector::new();
    for item in lines.lines().filter_map(|line| titles::item(line).ok()) {
        black_box(serde_json::to_string(&detector.detect(&item)).ok());
    }
}

fn median_of(mut measure: impl FnMut() -> Outcome<Duration>) -> Outcome<f64> {
    let times: Outcome<Vec<f64>> = (0..ROUNDS).map(|_| Ok(measure()?.as_secs_f64() * 1e3)).collect();
    Ok(table::median(times?))
}

/// From before a process is started until its answer to one item is read.
fn first_answer(role: &str) -> Outcome<Duration> {
    let begin = Instant::now();
    let (child, stdin) = start(role)?;
    drop(stdin);
    answer(child)?;
    Ok(begin.elapsed())
}

/// Megabytes (10^6 bytes) resident when all titles have passed.
fn resident(role: &str, lines: &str) -> Outcome<f64> {
    let (child, mut stdin) = start(role)?;
    std::io::Write::write_all(&mut stdin, lines.as_bytes()).map_err(|error| error.to_string())?;
    drop(stdin);
    let bytes: f64 = answer(child)?.trim().parse().map_err(|error| format!("memory: {error}"))?;
    Ok(bytes / 1e6)
}

fn start(role: &str) -> Outcome<(Child, ChildStdin)> {
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(program);
    command.args(["be", role]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| error.to_string())?;
    let stdin = child.stdin.take().ok_or("no standard input")?;
    Ok((child, stdin))
}

/// The first line that this process prints, once it has ended.
fn answer(mut child: Child) -> Outcome<String> {
    let mut line = String::new();
    let stdout = child.stdout.take().ok_or("no standard output")?;
    BufReader::new(stdout).read_line(&mut line).map_err(|error| error.to_string())?;
    child.wait().map_err(|error| error.to_string())?;
    Ok(line)
}

/// What the process that is measured does.
///
/// # Errors
/// Where its input can't be read, or it isn't known what it shall do.
pub fn be(role: &str) -> Outcome {
    match role {
        "nothing" => println!("ready"),
        "first" => println!("{:?}", first()?),
        "all" => {
            let detector = Detector::new();
            pass_lines(|item| drop(black_box(detector.detect(item))))?;
        }
        "none" => pass_lines(|_| {})?,
        other => return Err(format!("no process is called `{other}`")),
    }
    Ok(())
}

/// A title of our own, detected; the place that it names.
fn first() -> Outcome<Option<String>> {
    let item = titles::item(
        r#"{"title":"Missile strike on Lviv kills 12","url":"https://example.org/1","source_name":"S","published_at":1}"#,
    )?;
    Ok(Detector::new().detect(&item).event.map(|event| event.to.label))
}

/// Hands every item of the standard input over, and prints the memory then resident.
fn pass_lines(mut take: impl FnMut(&FeedItem)) -> Outcome {
    for line in stdin().lock().lines() {
        if let Ok(item) = titles::item(&line.map_err(|error| error.to_string())?) {
            take(&item);
        }
    }
    let memory = memory_stats::memory_stats().ok_or("memory can't be read here")?;
    println!("{}", memory.physical_mem);
    Ok(())
}
