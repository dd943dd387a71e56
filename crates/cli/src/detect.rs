//! What the detector finds in feed items.

use crate::arguments::Detect;
use crate::failure::Failure;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write, stdin, stdout};
use std::path::Path;
use ww3_detect::{Detector, FeedItem};

/// A longer line (in bytes) is refused: as much as an ingest request may hold.
const LINE_MOST: usize = 8 << 20;

pub fn run(detect: &Detect) -> Result<(), Failure> {
    let mut items = BufReader::new(open(&detect.file)?);
    let mut out = BufWriter::new(stdout().lock());
    let detector = Detector::new();
    let mut bad = 0;
    let mut number = 0;
    while let Some(line) = next_line(&mut items).map_err(|error| unreadable(&detect.file, &error))? {
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        let found = find(&detector, &line).unwrap_or_else(|(id, error)| {
            bad += 1;
            let error = format!("line {number}: {error}");
            eprintln!("ww3: {error}");
            json!({"id": id, "signals": [], "event": null, "why": [], "error": error})
        });
        writeln!(out, "{found}")?;
        if items.buffer().is_empty() {
            // Whoever types items, or sends them one by one, has their answers.
            out.flush()?;
        }
    }
    out.flush()?;
    if bad > 0 {
        return Err(Failure::Failed(format!("{bad} of {number} lines could not be taken")));
    }
    Ok(())
}

fn open(file: &Path) -> Result<Box<dyn Read>, Failure> {
    if file == Path::new("-") {
        return Ok(Box::new(stdin()));
    }
    File::open(file).map(|file| Box::new(file) as Box<dyn Read>).map_err(|error| unreadable(file, &error))
}

fn unreadable(file: &Path, error: &std::io::Error) -> Failure {
    Failure::Failed(format!("{} can't be read: {error}", file.display()))
}

/// The next line; of one that is too long, its first [`LINE_MOST`] bytes and one more.
fn next_line(items: &mut impl BufRead) -> std::io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    items.by_ref().take(LINE_MOST as u64 + 1).read_until(b'\n', &mut line)?;
    if line.is_empty() {
        return Ok(None);
    }
    if line.len() > LINE_MOST && line.last() != Some(&b'\n') {
        skip_line(items)?;
    }
    Ok(Some(line))
}

fn skip_line(items: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let buffer = items.fill_buf()?;
        let (length, ended) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        items.consume(length);
        if ended {
            return Ok(());
        }
    }
}

/// What is found in the item on this line; or its id, where there is one, and what is wrong with it.
fn find(detector: &Detector, line: &[u8]) -> Result<Value, (Value, String)> {
    if line.len() > LINE_MOST {
        return Err((Value::Null, format!("longer than {LINE_MOST} bytes")));
    }
    let value: Value =
        serde_json::from_slice(line).map_err(|error| (Value::Null, format!("not JSON: {error}")))?;
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    let item = FeedItem::from_json(&value).map_err(|error| (id.clone(), error.to_string()))?;
    let found = detector.detect(&item);
    Ok(json!({"id": id, "signals": found.signals, "event": found.event, "why": found.why}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_too_long_is_skipped_whole() {
        let text = [vec![b'x'; LINE_MOST + 9], b"\nnext\n".to_vec()].concat();
        let mut items = &text[..];
        assert_eq!(next_line(&mut items).unwrap().unwrap().len(), LINE_MOST + 1);
        assert_eq!(next_line(&mut items).unwrap().unwrap(), b"next\n");
        assert!(next_line(&mut items).unwrap().is_none());
    }

    #[test]
    fn the_id_is_kept_as_it_was_also_where_the_item_is_bad() {
        let (id, error) = find(&Detector::new(), br#"{"id":7,"title":"x"}"#).unwrap_err();
        assert_eq!(id, json!(7));
        assert!(error.contains("`url` is missing"), "{error}");
    }
}
