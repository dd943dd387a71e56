//! What the detector finds in feed items.

use crate::arguments::Detect;
use crate::failure::Failure;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Write, stdin, stdout};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use ww3_detect::{Detection, Detector, FeedItem, signals::SIGNALS, text};
use ww3_event::Precision;

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
        match answer(&detector, detect, &line) {
            Ok(answer) => out.write_all(answer.as_bytes())?,
            Err((id, error)) => {
                bad += 1;
                let error = format!("line {number}: {error}");
                eprintln!("ww3: {error}");
                // Whoever gave no items gets no JSON.
                if !detect.titles {
                    let none = json!({"id": id, "signals": [], "event": null, "why": [], "error": error});
                    writeln!(out, "{none}")?;
                }
            }
        }
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

/// What is said of this line; or its id, where there is one, and what is wrong with it.
fn answer(detector: &Detector, detect: &Detect, line: &[u8]) -> Result<String, (Value, String)> {
    if detect.titles {
        let item = titled(line).map_err(|error| (Value::Null, error))?;
        return Ok(explain(&item, &detector.detect(&item)));
    }
    let (id, item) = read(line)?;
    let found = detector.detect(&item);
    Ok(match detect.explain {
        true => explain(&item, &found),
        false => {
            format!(
                "{}\n",
                json!({"id": id, "signals": found.signals, "event": found.event, "why": found.why})
            )
        }
    })
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

/// The item on this line and its id, as it was given; or that id, where there is one, and what is wrong with the item.
fn read(line: &[u8]) -> Result<(Value, FeedItem), (Value, String)> {
    if line.len() > LINE_MOST {
        return Err((Value::Null, format!("longer than {LINE_MOST} bytes")));
    }
    let value: Value =
        serde_json::from_slice(line).map_err(|error| (Value::Null, format!("not JSON: {error}")))?;
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    match FeedItem::from_json(&value) {
        Ok(item) => Ok((id, item)),
        Err(error) => Err((id, error.to_string())),
    }
}

/// An item that is only this headline; nobody is told the rest of it.
fn titled(line: &[u8]) -> Result<FeedItem, String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let value = json!({
        "title": String::from_utf8_lossy(line).trim(), "url": "https://example.org/", "source_name": "unknown",
        "published_at": now,
    });
    FeedItem::from_json(&value).map_err(|error| error.to_string())
}

/// For a person: the title, marks under the words that decided, and one line for each decision.
fn explain(item: &FeedItem, found: &Detection) -> String {
    let title = found.event.as_ref().map_or_else(|| text::plain(&item.title), |event| event.title.clone());
    let mut marks = vec![' '; title.chars().count()];
    for why in &found.why {
        let mark = why.role.chars().next().unwrap_or('?');
        let span = marks.get_mut(why.start as usize..why.end as usize).unwrap_or_default();
        // The words of the act may decide severity too.
        span.iter_mut().filter(|here| **here == ' ').for_each(|here| *here = mark);
    }
    let marks: String = marks.into_iter().collect();
    let mut lines = vec![title, marks.trim_end().to_owned()];
    lines.retain(|line| !line.is_empty());
    for why in &found.why {
        let means = found.event.as_ref().map_or_else(String::new, |event| match why.role.as_str() {
            "type" => format!(": {}", event.kind.label()),
            "place" => {
                let precision = event.precision.map_or("", exactly);
                format!(
                    ": {} ({}{precision})",
                    event.to.label,
                    event.to.country.as_deref().unwrap_or("at sea")
                )
            }
            "severity" => format!(": {}", event.severity.get()),
            "from" => event.from.as_ref().map_or_else(String::new, |from| format!(": {}", from.label)),
            _ => String::new(),
        });
        lines.push(format!("  {:<10}{:?}{means}", why.role, why.text));
    }
    match &found.event {
        Some(event) => lines.push(format!(
            "  event     severity {}, confidence {:.2}, sides {}",
            event.severity.get(),
            event.confidence.get(),
            if event.factions.is_empty() { "none named".to_owned() } else { event.factions.join(", ") }
        )),
        None => lines.push(format!("  no event{}", why_none(&found.signals))),
    }
    if !found.signals.is_empty() {
        lines.push(format!("  signals   {}", found.signals.join(", ")));
    }
    lines.join("\n") + "\n\n"
}

/// How exact the place is.
fn exactly(precision: Precision) -> &'static str {
    match precision {
        Precision::Exact => ", a site",
        Precision::City => ", city",
        Precision::Region => ", region",
        Precision::Country => ", the country only",
        Precision::Unspecified => "",
    }
}

/// Why these signals make no event.
fn why_none(signals: &[String]) -> &'static str {
    let is_act = |name: &String| SIGNALS.iter().any(|signal| signal.is_event && signal.name == name);
    if signals.iter().any(|name| name == "threat") {
        ": threatened, planned, feared, refused or denied only"
    } else if signals.iter().any(is_act) {
        ": what it tells could be pinned nowhere, or is no act of war there"
    } else {
        ""
    }
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
        let (id, error) = read(br#"{"id":7,"title":"x"}"#).unwrap_err();
        assert_eq!(id, json!(7));
        assert!(error.contains("`url` is missing"), "{error}");
    }

    #[test]
    fn an_explanation_marks_the_words_and_says_what_each_decided() {
        let item = json!({"title": "Missile strike on Lviv kills 12", "url": "https://example.org/1",
            "source_name": "S", "published_at": 1});
        let item = FeedItem::from_json(&item).unwrap();
        let told = explain(&item, &Detector::new().detect(&item));
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines[0], "Missile strike on Lviv kills 12");
        assert_eq!(lines[1], "tttttttttttttt    pppp       ss");
        assert!(
            told.contains("place     \"Lviv\": Lviv (UKR, city)") && told.contains("severity 4"),
            "{told}"
        );
        let item = FeedItem { title: "Heavy snow in Kyiv".into(), ..item };
        assert!(explain(&item, &Detector::new().detect(&item)).ends_with("  no event\n\n"));
        let told = |title: &str| {
            let item = titled(title.as_bytes()).unwrap();
            explain(&item, &Detector::new().detect(&item))
        };
        assert!(told("Iran threatens missile strike on Haifa\n").contains("no event: threatened"));
        assert!(told("Ukrainian troops killed by mine").contains("no event: what it tells"));
        assert!(titled(b" \n").is_err());
    }
}
