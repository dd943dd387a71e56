//! From any bytes that the WHATWG standard allows (and those that it doesn't) to plain, bounded events.
//!
//! Pure: bytes in, whole events out. The decoder behind it (`eventsource-client` 0.18) takes one bad UTF-8
//! byte for fatal, a block of unknown fields for an error, forgets a `retry` or `id` without data, takes a
//! field called `comment` for a comment, and bounds nothing. So it is given only what it decodes rightly:
//! known fields, one way to end a line, valid UTF-8, events up to a size. The standard:
//! <https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation>

#[cfg(test)]
mod reference;

use std::time::Duration;

/// Decodes a stream's bytes, however they are cut.
#[derive(Debug)]
pub(crate) struct Normaliser {
    max_line: usize,
    max_event: usize,
    bom: Bom,
    /// The line so far; its line break hasn't come yet.
    line: Vec<u8>,
    line_is_too_long: bool,
    /// How the line begins, where it is too long.
    beginning: Vec<u8>,
    after_cr: bool,
    event: String,
    data: String,
    has_data: bool,
    event_is_too_large: bool,
    /// The standard's "last event ID buffer".
    id: String,
    bytes_of_event: usize,
}

#[derive(Debug, PartialEq, Eq)]
enum Bom {
    /// So many of its bytes have come.
    Seen(usize),
    Past,
}

const BOM: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// Of the fields that are read.
const LONGEST_NAME: usize = "event".len();

/// What the bytes said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// An event, encoded anew.
    Event(String),
    /// The last event id is this from here on, whether an event came with it or not.
    Id(String),
    /// The server sets the wait before reconnecting.
    Retry(Duration),
    /// An event was over a bound, and was dropped.
    TooLarge,
}

impl Normaliser {
    pub fn new(max_line: usize, max_event: usize, last_event_id: &str) -> Self {
        Self {
            max_line,
            max_event,
            bom: Bom::Seen(0),
            line: Vec::new(),
            line_is_too_long: false,
            beginning: Vec::new(),
            after_cr: false,
            event: String::new(),
            data: String::new(),
            has_data: false,
            event_is_too_large: false,
            id: last_event_id.to_owned(),
            bytes_of_event: 0,
        }
    }

    /// Takes a chunk; appends what it said.
    pub fn take(&mut self, chunk: &[u8], said: &mut Vec<Said>) {
        let mut rest = self.without_bom(chunk);
        while let Some(end) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            let (line, from_break) = rest.split_at(end);
            let is_second_half = self.after_cr && end == 0 && from_break[0] == b'\n';
            self.after_cr = from_break[0] == b'\r';
            rest = &from_break[1..];
            if !is_second_half {
                self.extend(line);
                self.end_line(said);
            }
        }
        if !rest.is_empty() {
            self.after_cr = false;
            self.extend(rest);
        }
    }

    /// Takes off a byte order mark: once, and only at the very start.
    fn without_bom<'a>(&mut self, mut chunk: &'a [u8]) -> &'a [u8] {
        while let Bom::Seen(seen) = self.bom {
            match chunk.split_first() {
                None => return chunk,
                Some((byte, rest)) if *byte == BOM[seen] => {
                    self.bom = if seen == 2 { Bom::Past } else { Bom::Seen(seen + 1) };
                    chunk = rest;
                }
                Some(_) => {
                    // It was none: what looked like its beginning belongs to the first line.
                    self.bom = Bom::Past;
                    self.extend(&BOM[..seen]);
                }
            }
        }
        chunk
    }

    fn extend(&mut self, part: &[u8]) {
        if !self.line_is_too_long && self.line.len() + part.len() > self.max_line {
            self.line_is_too_long = true;
            self.beginning.clear();
            self.beginning.extend(self.line.iter().chain(part).take(LONGEST_NAME + 1));
            self.line = Vec::new();
        }
        if !self.line_is_too_long {
            self.line.extend_from_slice(part);
        }
    }

    fn end_line(&mut self, said: &mut Vec<Said>) {
        let mut line = std::mem::take(&mut self.line);
        if std::mem::take(&mut self.line_is_too_long) {
            // A comment, or a field that nobody reads, costs nothing however long it is.
            let name = self.beginning.split(|byte| *byte == b':').next().unwrap_or_default();
            self.event_is_too_large |= matches!(name, b"event" | b"data" | b"id");
        } else if line.is_empty() {
            self.dispatch(said);
        } else {
            self.field(&line, said);
        }
        line.clear();
        self.line = line;
    }

    fn field(&mut self, line: &[u8], said: &mut Vec<Said>) {
        let colon = line.iter().position(|byte| *byte == b':');
        let (name, value) = match colon {
            Some(at) => (&line[..at], line[at + 1..].strip_prefix(b" ").unwrap_or(&line[at + 1..])),
            None => (line, &b""[..]),
        };
        match name {
            b"event" => self.event = String::from_utf8_lossy(value).into_owned(),
            b"data" => {
                self.bytes_of_event += value.len() + 1;
                if self.bytes_of_event > self.max_event {
                    self.event_is_too_large = true;
                    self.data.clear();
                } else {
                    if self.has_data {
                        self.data.push('\n');
                    }
                    self.data.push_str(&String::from_utf8_lossy(value));
                }
                self.has_data = true;
            }
            b"id" if !value.contains(&0) => self.id = String::from_utf8_lossy(value).into_owned(),
            b"retry" if !value.is_empty() && value.iter().all(u8::is_ascii_digit) => {
                let digits = std::str::from_utf8(value).ok().and_then(|digits| digits.parse().ok());
                said.push(Said::Retry(Duration::from_millis(digits.unwrap_or(u64::MAX))));
            }
            _ => {}
        }
    }

    fn dispatch(&mut self, said: &mut Vec<Said>) {
        said.push(Said::Id(self.id.clone()));
        if self.event_is_too_large {
            said.push(Said::TooLarge);
        } else if self.has_data {
            said.push(Said::Event(self.encode()));
        }
        self.event.clear();
        self.data.clear();
        self.has_data = false;
        self.event_is_too_large = false;
        self.bytes_of_event = 0;
    }

    fn encode(&self) -> String {
        let mut text = String::with_capacity(self.data.len() + self.event.len() + self.id.len() + 32);
        for (name, value) in [("event", &self.event), ("id", &self.id)] {
            text.push_str(name);
            text.push_str(": ");
            text.push_str(value);
            text.push('\n');
        }
        for line in self.data.split('\n') {
            text.push_str("data: ");
            text.push_str(line);
            text.push('\n');
        }
        text.push('\n');
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{
        reference::{self, Heard},
        *,
    };
    use proptest::prelude::*;

    fn said(bytes: &[u8], cuts: &[usize]) -> Vec<Said> {
        let mut normaliser = Normaliser::new(1 << 20, 1 << 20, "");
        let mut said = Vec::new();
        let mut start = 0;
        for cut in cuts.iter().map(|cut| cut % (bytes.len() + 1)).chain([bytes.len()]) {
            if cut > start {
                normaliser.take(&bytes[start..cut], &mut said);
                start = cut;
            }
        }
        said
    }

    fn events(bytes: &[u8]) -> Vec<String> {
        let of = |said| match said {
            Said::Event(text) => Some(text),
            _ => None,
        };
        said(bytes, &[]).into_iter().filter_map(of).collect()
    }

    fn event(event: &str, id: &str, data: &[&str]) -> String {
        let data: String = data.iter().map(|line| format!("data: {line}\n")).collect();
        format!("event: {event}\nid: {id}\n{data}\n")
    }

    #[test]
    fn line_breaks_of_all_three_kinds_end_a_line() {
        assert_eq!(events(b"data:a\rdata: b\r\ndata:  c\n\r\n"), [event("", "", &["a", "b", " c"])]);
    }

    #[test]
    fn a_byte_order_mark_is_taken_off_once_and_only_at_the_start() {
        assert_eq!(events(b"\xEF\xBB\xBFdata:a\n\n\xEF\xBB\xBFdata:b\n\ndata:c\n\n").len(), 2);
        assert_eq!(events(b"\xEF\xBB\xBF\xEF\xBB\xBFdata:a\n\n").len(), 0);
    }

    #[test]
    fn invalid_utf_8_becomes_the_replacement_character() {
        assert_eq!(events(b"data:a\xFFb\n\n"), [event("", "", &["a\u{FFFD}b"])]);
    }

    #[test]
    fn a_block_without_data_makes_no_event_but_its_id_stays() {
        assert_eq!(events(b"id:7\n\nfoo:bar\n\nevent:x\n\ndata\n\n"), [event("", "7", &[""])]);
    }

    #[test]
    fn an_id_with_a_nul_is_ignored_and_an_empty_one_resets() {
        assert_eq!(events(b"id:1\nid:2\0\ndata:a\n\n"), [event("", "1", &["a"])]);
        assert_eq!(events(b"id:1\ndata:a\n\nid\ndata:b\n\n")[1], event("", "", &["b"]));
    }

    #[test]
    fn only_digits_make_a_retry_and_it_needs_no_data() {
        assert_eq!(said(b"retry: 250\n", &[]), [Said::Retry(Duration::from_millis(250))]);
        assert_eq!(said(b"retry: 2s\nretry:\nretry:-1\nretry: 0x1\n", &[]), []);
    }

    #[test]
    fn an_event_that_never_ended_is_dropped() {
        assert_eq!(events(b"data:a\n\ndata:b\n").len(), 1);
    }

    #[test]
    fn an_event_over_the_bound_is_dropped_and_the_next_one_is_not() {
        let mut normaliser = Normaliser::new(100, 150, "");
        let mut said = Vec::new();
        let long = "x".repeat(101);
        let half = "y".repeat(80);
        normaliser
            .take(format!("data:{long}\n\ndata:{half}\ndata:{half}\n\ndata:ok\n\n").as_bytes(), &mut said);
        let kept: Vec<_> = said.iter().filter(|said| !matches!(said, Said::Id(_))).collect();
        assert_eq!(kept, [&Said::TooLarge, &Said::TooLarge, &Said::Event(event("", "", &["ok"]))]);
        assert!(normaliser.line.capacity() < 1000);
    }

    #[test]
    fn a_comment_or_an_unknown_field_may_be_endless_and_costs_no_event() {
        let mut normaliser = Normaliser::new(100, 1000, "");
        let mut said = Vec::new();
        for start in [&b"data:a\n:"[..], b"data:b\ncomment:"] {
            normaliser.take(start, &mut said);
            for _ in 0..1000 {
                normaliser.take(&[b'x'; 1000], &mut said);
            }
            normaliser.take(b"\n\n", &mut said);
        }
        said.retain(|said| !matches!(said, Said::Id(_)));
        assert_eq!(said, [Said::Event(event("", "", &["a"])), Said::Event(event("", "", &["b"]))]);
    }

    /// What the reference hears, as the normaliser would say it.
    fn heard(bytes: &[u8]) -> Vec<Said> {
        let as_said = |heard| match heard {
            Heard::Event(kind, id, data) => {
                Said::Event(event(&kind, &id, &data.split('\n').collect::<Vec<_>>()))
            }
            Heard::Retry(ms) => Said::Retry(Duration::from_millis(ms)),
        };
        reference::interpret(bytes, "").into_iter().map(as_said).collect()
    }

    fn fragment() -> impl Strategy<Value = Vec<u8>> {
        let fixed: [&[u8]; 24] = [
            b"data: a",
            b"data",
            b"data:",
            b"data:  b: c",
            b"id: 1",
            b"id",
            b"id: 2\0",
            b"event: e",
            b"event",
            b"retry: 5",
            b"retry: 5x",
            b"comment: no",
            b": c",
            b"\r",
            b"\n",
            b"\r\n",
            b"\n\n",
            b"\r\r",
            b" ",
            b"\xEF\xBB\xBF",
            b"\xE2\x82",
            b"\xF0\x9F\x94\xA5",
            b"\xFF",
            b"x",
        ];
        let free = prop::collection::vec(any::<u8>(), 1..4);
        prop_oneof![6 => prop::sample::select(fixed.map(<[u8]>::to_vec).to_vec()), 1 => free]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn any_bytes_cut_anywhere_say_what_the_standard_says(
            parts in prop::collection::vec(fragment(), 0..40),
            cuts in prop::collection::vec(0usize..400, 0..12),
        ) {
            let bytes = parts.concat();
            let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut % (bytes.len() + 1)).collect();
            cuts.sort_unstable();
            let mut whole = said(&bytes, &cuts);
            whole.retain(|said| !matches!(said, Said::Id(_)));
            prop_assert_eq!(whole, heard(&bytes));
        }
    }
}
