//! The bytes of a stream of map events: always the same, but for their numbers.

/// The length of an event's data, bytes.
pub const DATA: usize = 500;

/// The frames of a block, after which the texts repeat.
pub const BLOCK: usize = 32;

/// The digits of an event's number in the frame's `id`, and of the id of its [`ww3_event::MapEvent`].
const DIGITS: usize = 10;

/// One more than the largest number.
const NUMBERS: u64 = 10_000_000_000;

/// Ids of events are in no order: a number times this, modulo [`NUMBERS`], which gives each another.
const SCATTER: u64 = 6_180_339_887;

/// A scattered number times this is the number again: the inverse of [`SCATTER`].
const GATHER: u64 = 4_931_679_823;

/// What a stream begins with.
pub const OPENING: &str = "event: connected\ndata: {\"timestamp\":1772281800,\"ping_interval\":30}\n\n\
                           event: live\ndata: {\"timestamp\":1772281800}\n\n";

const KINDS: [&str; 4] = ["airstrike", "drone_strike", "missile_strike", "artillery_shelling"];
const PLACES: [(&str, &str, f64, f64); 4] = [
    ("Damascus", "SYR", 33.5138, 36.2765),
    ("Kharkiv", "UKR", 49.9935, 36.2304),
    ("Khartoum", "SDN", 15.5007, 32.5599),
    ("Goma", "COD", -1.6585, 29.2205),
];

/// How the frames of a block stand in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chunks {
    /// Each a chunk of its own, as servers send what happens now.
    Each,
    /// All in one, as servers send what waits.
    Block,
    /// Without HTTP's chunks.
    None,
}

/// A block of frames whose numbers can be set.
pub struct Block {
    bytes: Vec<u8>,
    /// Where each frame ends.
    ends: Vec<usize>,
    /// Where the two numbers of each frame stand.
    numbers: Vec<[usize; 2]>,
}

impl Block {
    /// A block, numbered from 0.
    pub fn new(chunks: Chunks) -> Self {
        let mut block = Self { bytes: Vec::new(), ends: Vec::new(), numbers: Vec::new() };
        let frames: Vec<String> = (0..BLOCK).map(frame).collect();
        if chunks == Chunks::Block {
            let all: usize = frames.iter().map(String::len).sum();
            block.bytes.extend(format!("{all:x}\r\n").bytes());
        }
        for (nth, frame) in frames.iter().enumerate() {
            if chunks == Chunks::Each {
                block.bytes.extend(format!("{:x}\r\n", frame.len()).bytes());
            }
            let start = block.bytes.len();
            let number = format!("{nth:0DIGITS$}");
            let at = |(at, _)| start + at;
            let found: Vec<usize> = frame.match_indices(&number).map(at).collect();
            block.numbers.push([found[0], found[1]]);
            block.bytes.extend(frame.bytes());
            if chunks == Chunks::Each || chunks == Chunks::Block && nth + 1 == BLOCK {
                block.bytes.extend(b"\r\n");
            }
            block.ends.push(block.bytes.len());
        }
        block
    }

    /// The first so many frames, numbered from `first`.
    pub fn numbered(&mut self, first: u64, frames: usize) -> &[u8] {
        for (number, places) in (first..).zip(&self.numbers[..frames]) {
            for (mut rest, place) in [number, times(number, SCATTER)].into_iter().zip(places) {
                for digit in self.bytes[*place..place + DIGITS].iter_mut().rev() {
                    *digit = b'0' + (rest % 10) as u8;
                    rest /= 10;
                }
            }
        }
        &self.bytes[..self.ends[frames - 1]]
    }
}

/// The bytes of a frame, chunks apart: all are of one length.
pub fn frame_len() -> usize {
    frame(0).len()
}

fn frame(nth: usize) -> String {
    format!("id: {nth:0DIGITS$}\nevent: map-event\ndata: {}\n\n", data(nth))
}

fn data(nth: usize) -> String {
    let kind = KINDS[nth % KINDS.len()];
    let (label, country, lat, lon) = PLACES[nth / KINDS.len() % PLACES.len()];
    let severity = 1 + nth % 3;
    let start = format!(
        "{{\"id\":\"evt_{nth:0DIGITS$}\",\"type\":\"{kind}\",\"title\":\"Report {nth} of strikes near {label}\",\
         \"time\":\"2026-02-28T12:30:00Z\",\"severity\":{severity},\"confidence\":0.85,\
         \"source\":{{\"name\":\"Example\",\"url\":\"https://example.org/reports/2026/02/28\"}},\
         \"to\":{{\"lat\":{lat},\"lon\":{lon},\"label\":\"{label}\",\"country\":\"{country}\"}},\
         \"factions\":[\"{country}\"],\"received\":\"2026-02-28T12:31:07Z\",\"revision\":1,\"summary\":\""
    );
    let words = "No casualties were confirmed by officials. ".repeat(DATA / 40);
    let room = DATA - start.len() - 2;
    format!("{start}{}\"}}", &words[..room])
}

/// An event's number, from its frame's `id` or from its own.
pub fn number(id: &str) -> u64 {
    match id.strip_prefix("evt_") {
        Some(scattered) => times(scattered.parse().unwrap_or(0), GATHER),
        None => id.parse().unwrap_or(0),
    }
}

fn times(number: u64, factor: u64) -> u64 {
    (u128::from(number) * u128::from(factor) % u128::from(NUMBERS)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_is_a_map_event_of_one_length() {
        for nth in 0..BLOCK {
            assert_eq!(data(nth).len(), DATA);
            assert_eq!(frame(nth).len(), frame_len());
            let event: ww3_event::MapEvent = serde_json::from_str(&data(nth)).unwrap();
            assert!(event.extra.is_empty());
        }
    }

    #[test]
    fn numbers_go_on_from_block_to_block() {
        let mut block = Block::new(Chunks::None);
        let text = String::from_utf8(block.numbered(4_000_000_000, 2).to_vec()).unwrap();
        assert!(text.starts_with("id: 4000000000\n"));
        assert!(text.contains("\nid: 4000000001\n"));
        assert_eq!(text.len(), 2 * frame_len());
    }

    #[test]
    fn an_event_is_known_by_either_of_its_ids() {
        let mut block = Block::new(Chunks::None);
        let text = String::from_utf8(block.numbered(123_456, 1).to_vec()).unwrap();
        let (_, data) = text.trim().split_once("data: ").unwrap();
        let event: ww3_event::MapEvent = serde_json::from_str(data).unwrap();
        assert_ne!(event.id, "evt_0000123456");
        assert_eq!(number(&event.id), 123_456);
        assert_eq!(number("0000123456"), 123_456);
    }
}
