//! From any bytes that the WHATWG standard allows (and those that it doesn't) to plain, bounded events.
//!
//! Pure: bytes in, whole events out. The decoder behind it (`eventsource-client` 0.18) takes one bad UTF-8
//! byte for fatal, a block of unknown fields for an error, forgets a `retry` or `id` without data, takes a
//! field called `comment` for a comment, and bounds nothing. So it is given only what it decodes rightly:
//! known fields, one way to end a line, valid UTF-8, events up to a size. The standard:
//! <https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation>

#[cfg(test)]
mod reference;

use bytes::{BufMut, BytesMut};
use std::{borrow::Cow, time::Duration};

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
    /// The lines of data so far, encoded anew.
    data: Vec<u8>,
    event_is_too_large: bool,
    /// The standard's "last event ID buffer".
    id: String,
    /// No block has ended since it was set.
    has_new_id: bool,
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

/// What a line has before its value at most: the bound is the value's.
const LONGEST_START: usize = LONGEST_NAME + ": ".len();

/// What the bytes said, until somebody takes it out.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// The events, encoded anew.
    pub events: BytesMut,
    /// Whether an id was said.
    pub has_id: bool,
    /// Where one was, the last event id is this from here on, whether an event came with it or not.
    pub id: String,
    /// The server sets the wait before reconnecting.
    pub retry: Option<Duration>,
    /// So many events were over a bound, and were dropped.
    pub too_large: u64,
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
            data: Vec::new(),
            event_is_too_large: false,
            id: last_event_id.to_owned(),
            has_new_id: false,
            bytes_of_event: 0,
        }
    }

    /// Takes a chunk; adds what it said.
    pub fn take(&mut self, chunk: &[u8], said: &mut Said) {
        said.events.reserve(chunk.len() + chunk.len() / 8);
        let mut rest = self.without_bom(chunk);
        while let Some(end) = memchr::memchr2(b'\n', b'\r', rest) {
            let (line, from_break) = rest.split_at(end);
            let is_second_half = self.after_cr && end == 0 && from_break[0] == b'\n';
            self.after_cr = from_break[0] == b'\r';
            rest = &from_break[1..];
            if !is_second_half {
                self.take_line(line, said);
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
        if !self.line_is_too_long && self.line.len() + part.len() > self.max_line + LONGEST_START {
            self.line_is_too_long = true;
            self.beginning.clear();
            self.beginning.extend(self.line.iter().chain(part).take(LONGEST_NAME + 1));
            self.line = Vec::new();
        }
        if !self.line_is_too_long {
            self.line.extend_from_slice(part);
        }
    }

    fn take_line(&mut self, end: &[u8], said: &mut Said) {
        // Most lines are whole where they lie.
        if self.line.is_empty() && !self.line_is_too_long && end.len() <= self.max_line + LONGEST_START {
            return self.end_line(end, said);
        }
        self.extend(end);
        if std::mem::take(&mut self.line_is_too_long) {
            // A comment, or a field that nobody reads, costs nothing however long it is.
            let name = self.beginning.split(|byte| *byte == b':').next().unwrap_or_default();
            self.event_is_too_large |= matches!(name, b"event" | b"data" | b"id");
            return;
        }
        let mut line = std::mem::take(&mut self.line);
        self.end_line(&line, said);
        line.clear();
        self.line = line;
    }

    fn end_line(&mut self, line: &[u8], said: &mut Said) {
        if line.is_empty() {
            self.dispatch(said);
        } else {
            self.field(line, said);
        }
    }

    fn field(&mut self, line: &[u8], said: &mut Said) {
        let (name, value) = match line.iter().take(LONGEST_NAME + 1).position(|byte| *byte == b':') {
            Some(at) => (&line[..at], line[at + 1..].strip_prefix(b" ").unwrap_or(&line[at + 1..])),
            None => (line, &b""[..]),
        };
        match name {
            b"event" => replace(&mut self.event, value),
            b"data" => {
                self.bytes_of_event += value.len() + 1;
                // The standard takes off the last line's break.
                if self.bytes_of_event - 1 > self.max_event {
                    self.event_is_too_large = true;
                    self.data.clear();
                } else {
                    self.data.extend_from_slice(b"data: ");
                    self.data.extend_from_slice(text(value).as_bytes());
                    self.data.push(b'\n');
                }
            }
            b"id" if !value.contains(&0) => {
                replace(&mut self.id, value);
                self.has_new_id = true;
            }
            b"retry" if !value.is_empty() && value.iter().all(u8::is_ascii_digit) => {
                let digits = std::str::from_utf8(value).ok().and_then(|digits| digits.parse().ok());
                said.retry = Some(Duration::from_millis(digits.unwrap_or(u64::MAX)));
            }
            _ => {}
        }
    }

    fn dispatch(&mut self, said: &mut Said) {
        if std::mem::take(&mut self.has_new_id) {
            said.has_id = true;
            said.id.clone_from(&self.id);
        }
        if self.event_is_too_large {
            said.too_large += 1;
        } else if !self.data.is_empty() {
            for (name, value) in [(&b"event: "[..], &self.event), (b"id: ", &self.id)] {
                said.events.extend_from_slice(name);
                said.events.extend_from_slice(value.as_bytes());
                said.events.put_u8(b'\n');
            }
            said.events.extend_from_slice(&self.data);
            said.events.put_u8(b'\n');
        }
        self.event.clear();
        self.data.clear();
        self.event_is_too_large = false;
        self.bytes_of_event = 0;
    }
}

fn text(bytes: &[u8]) -> Cow<'_, str> {
    // The check alone is many times faster than the way through what is lossy.
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

fn replace(old: &mut String, new: &[u8]) {
    old.clear();
    old.push_str(&text(new));
}

#[cfg(test)]
mod tests {
    use super::{
        reference::{self, Heard},
        *,
    };
    use proptest::prelude::*;

    fn said(bytes: &[u8], cuts: &[usize]) -> Said {
        let mut normaliser = Normaliser::new(1 << 20, 1 << 20, "");
        let mut said = Said::default();
        let mut start = 0;
        for cut in cuts.iter().map(|cut| cut % (bytes.len() + 1)).chain([bytes.len()]) {
            if cut > start {
                normaliser.take(&bytes[start..cut], &mut said);
                start = cut;
            }
        }
        said
    }

    /// The last event id, where one was said.
    fn id(said: &Said) -> Option<&str> {
        said.has_id.then_some(said.id.as_str())
    }

    fn split(said: &Said) -> Vec<String> {
        let text = std::str::from_utf8(&said.events).unwrap();
        text.split_inclusive("\n\n").map(str::to_owned).collect()
    }

    fn events(bytes: &[u8]) -> Vec<String> {
        split(&said(bytes, &[]))
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
        assert_eq!(id(&said(b"data:a\n\nid:7\n\n", &[])), Some("7"));
    }

    #[test]
    fn an_id_counts_when_its_block_ends_and_not_before() {
        assert_eq!(id(&said(b"id:1\ndata:a\n\nid:2\ndata:b", &[])), Some("1"));
        assert_eq!(id(&said(b"data:a\n\n", &[])), None);
    }

    #[test]
    fn an_id_with_a_nul_is_ignored_and_an_empty_one_resets() {
        assert_eq!(events(b"id:1\nid:2\0\ndata:a\n\n"), [event("", "1", &["a"])]);
        assert_eq!(events(b"id:1\ndata:a\n\nid\ndata:b\n\n")[1], event("", "", &["b"]));
    }

    #[test]
    fn only_digits_make_a_retry_and_it_needs_no_data() {
        assert_eq!(said(b"retry: 250\n", &[]).retry, Some(Duration::from_millis(250)));
        assert_eq!(said(b"retry: 2s\nretry:\nretry:-1\nretry: 0x1\n", &[]).retry, None);
    }

    #[test]
    fn an_event_that_never_ended_is_dropped() {
        assert_eq!(events(b"data:a\n\ndata:b\n").len(), 1);
    }

    #[test]
    fn an_event_over_the_bound_is_dropped_and_the_next_one_is_not() {
        let mut normaliser = Normaliser::new(100, 150, "");
        let long = "x".repeat(108);
        let half = "y".repeat(80);
        let mut said = Said::default();
        let body = format!("data:{long}\n\ndata:{half}\ndata:{half}\n\ndata:ok\n\n");
        normaliser.take(body.as_bytes(), &mut said);
        assert_eq!((said.too_large, split(&said)), (2, vec![event("", "", &["ok"])]));
        assert!(normaliser.line.capacity() < 1000);
    }

    #[test]
    fn an_event_of_just_the_bound_comes_and_one_of_a_byte_more_does_not() {
        for colon in [":", ": "] {
            for cut in [1, 7, 1000] {
                for (bytes, comes) in [(100, true), (101, false)] {
                    let mut normaliser = Normaliser::new(100, 100, "");
                    let (one, half) = ("x".repeat(bytes), "y".repeat(50));
                    let rest = &half[..bytes - 51];
                    let body = format!("data{colon}{one}\n\ndata{colon}{half}\ndata{colon}{rest}\n\n");
                    let mut said = Said::default();
                    body.as_bytes().chunks(cut).for_each(|chunk| normaliser.take(chunk, &mut said));
                    let wanted = [event("", "", &[&one]), event("", "", &[&half, rest])];
                    assert_eq!(
                        split(&said),
                        if comes { &wanted[..] } else { &[] },
                        "{colon:?} {cut} {bytes}"
                    );
                    assert_eq!(said.too_large, if comes { 0 } else { 2 });
                }
            }
        }
    }

    #[test]
    fn a_comment_or_an_unknown_field_may_be_endless_and_costs_no_event() {
        let mut normaliser = Normaliser::new(100, 1000, "");
        let mut said = Said::default();
        for start in [&b"data:a\n:"[..], b"data:b\ncomment:"] {
            normaliser.take(start, &mut said);
            for _ in 0..1000 {
                normaliser.take(&[b'x'; 1000], &mut said);
            }
            normaliser.take(b"\n\n", &mut said);
        }
        assert_eq!(split(&said), [event("", "", &["a"]), event("", "", &["b"])]);
        assert_eq!(said.too_large, 0);
    }

    /// What the reference hears, as the normaliser would say it.
    fn heard(bytes: &[u8]) -> Said {
        let mut said = Said::default();
        for heard in reference::interpret(bytes, "") {
            match heard {
                Heard::Event(kind, id, data) => {
                    let data = event(&kind, &id, &data.split('\n').collect::<Vec<_>>());
                    said.events.extend_from_slice(data.as_bytes());
                }
                Heard::Retry(ms) => said.retry = Some(Duration::from_millis(ms)),
                Heard::Id(id) => (said.has_id, said.id) = (true, id),
            }
        }
        said
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

    fn cut(bytes: &[u8], cuts: Vec<usize>) -> Said {
        let mut cuts: Vec<_> = cuts.into_iter().map(|cut| cut % (bytes.len() + 1)).collect();
        cuts.sort_unstable();
        said(bytes, &cuts)
    }

    /// An event, and one of the ways to write each of its lines.
    fn written() -> impl Strategy<Value = (String, String, String)> {
        let text = "[ -~é🔥\u{2028}:]{0,12}";
        let lines = prop::collection::vec(text, 1..4);
        let end = prop::sample::select(vec!["\n", "\r", "\r\n"]);
        let noise = prop::sample::select(vec!["", ": a comment", "unknown: x", "retry", ":"]);
        (text, lines, end, noise, any::<bool>(), any::<bool>()).prop_map(
            |(name, lines, end, noise, space, last)| {
                let colon = if space { ": " } else { ":" };
                // Without a space, one at the beginning of the value would be taken for it.
                let value = |text: &str| {
                    if space || !text.starts_with(' ') { text.to_owned() } else { format!(" {text}") }
                };
                let mut all: Vec<_> =
                    lines.iter().map(|line| format!("data{colon}{}", value(line))).collect();
                let kind = format!("event{colon}{}", value(&name));
                if last {
                    all.push(kind)
                } else {
                    all.insert(0, kind)
                }
                if !noise.is_empty() {
                    all.insert(1, noise.to_owned());
                }
                let text: String = all.iter().map(|line| format!("{line}{end}")).collect();
                (format!("{text}{end}"), name, lines.join("\n"))
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn any_bytes_cut_anywhere_say_what_the_standard_says(
            parts in prop::collection::vec(fragment(), 0..40),
            cuts in prop::collection::vec(0usize..400, 0..12),
        ) {
            let bytes = parts.concat();
            prop_assert_eq!(cut(&bytes, cuts), heard(&bytes));
        }

        #[test]
        fn any_events_written_any_legal_way_and_cut_anywhere_are_themselves(
            written in prop::collection::vec(written(), 0..8),
            cuts in prop::collection::vec(0usize..1000, 0..20),
        ) {
            let bytes: String = written.iter().map(|(bytes, ..)| bytes.as_str()).collect();
            let events: Vec<_> = written
                .iter()
                .map(|(_, name, data)| event(name, "", &data.split('\n').collect::<Vec<_>>()))
                .collect();
            prop_assert_eq!(split(&cut(bytes.as_bytes(), cuts)), events);
        }
    }
}
