//! The gazetteer: from a name to the places that bear it.
//!
//! Two committed tables, read where they lie, with nothing built at start: `gazetteer.fst` maps a folded name to
//! a range of bearers in `gazetteer.bin`: numbers of places, the known first, then the largest. That table holds
//! the number of places and of bearers (u32 each), the places, the bearers (u32 each), the labels. `cargo xtask
//! gazetteer` makes both (`examples/build_gazetteer`). Knows nothing of titles.

use crate::text::Word;
use std::sync::OnceLock;

const NAMES: &[u8] = include_bytes!("../data/gazetteer.fst");
const PLACES: &[u8] = include_bytes!("../data/gazetteer.bin");

/// Bytes of a place: lat and lon (i32, 1e-5 degrees), population (u32), label offset (3 bytes) and length (1),
/// country (3 ASCII letters, or zeros), kind (ASCII, with [`KNOWN`]), province (u16); all little-endian.
pub const PLACE_BYTES: usize = 22;
/// Beside the kind: the news know it.
pub const KNOWN: u8 = 0x80;
/// Instead of a province's number: none.
pub const NO_PART: u16 = u16::MAX;
/// Beside a place's number under a name: the name is the one on maps.
pub const MAIN_NAME: u32 = 1 << 31;
/// The longest name, in words.
pub const MOST_WORDS: usize = 5;

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A country.
    Country,
    /// A province, oblast or state.
    Province,
    /// A region of another kind: desert, range, island.
    Region,
    /// A sea, gulf or strait.
    Water,
    /// A town or city.
    City,
    /// A building, base, dam, bridge.
    Site,
}

impl Kind {
    /// From its letter in the table.
    pub fn of(letter: u8) -> Option<Self> {
        Some(match letter {
            b'c' => Self::Country,
            b'a' => Self::Province,
            b'r' => Self::Region,
            b'w' => Self::Water,
            b'p' => Self::City,
            b'x' => Self::Site,
            _ => return None,
        })
    }
}

/// A place of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// WGS 84 degrees north.
    pub lat: f64,
    /// WGS 84 degrees east.
    pub lon: f64,
    /// People; 0 where it isn't known or has no sense.
    pub population: u32,
    /// The name for people.
    pub label: &'static str,
    /// ISO 3166 alpha-3; empty at sea.
    pub country: &'static str,
    /// What it is.
    pub kind: Kind,
    /// Of our own list, or a country: the news know it.
    pub is_known: bool,
    /// The name by which it was found is the one on maps.
    pub is_main_name: bool,
    /// Its number.
    pub number: u32,
    /// The number of the province that it lies in.
    pub part: Option<u32>,
}

fn names() -> Option<&'static fst::Map<&'static [u8]>> {
    static MAP: OnceLock<Option<fst::Map<&'static [u8]>>> = OnceLock::new();
    MAP.get_or_init(|| fst::Map::new(NAMES).ok()).as_ref()
}

/// The places of this folded name, the largest first.
pub fn find(name: &str) -> impl Iterator<Item = Entry> + use<> {
    places(names().and_then(|map| map.get(name)).unwrap_or(0))
}

/// The places whose name is all of these words.
pub fn of_words(words: &[Word]) -> impl Iterator<Item = Entry> + use<> {
    places(ranges(words).get(words.len().wrapping_sub(1)).copied().unwrap_or(0))
}

/// For one, two, … words from the first on: the range of places with that name, 0 for none. One walk through the
/// table.
pub fn ranges(words: &[Word]) -> [u64; MOST_WORDS] {
    let mut found = [0; MOST_WORDS];
    let Some(fst) = names().map(fst::Map::as_fst) else { return found };
    let (mut node, mut output) = (fst.root(), fst::raw::Output::zero());
    for (count, word) in words.iter().take(MOST_WORDS).enumerate() {
        let space = if count == 0 { &b""[..] } else { &b" "[..] };
        for byte in space.iter().chain(word.folded.as_bytes()) {
            let Some(way) = node.find_input(*byte) else { return found };
            let way = node.transition(way);
            output = output.cat(way.out);
            node = fst.node(way.addr);
        }
        if node.is_final() {
            found[count] = output.cat(node.final_output()).value();
        }
    }
    found
}

/// The places of a range, the known first, then the largest.
pub fn places(range: u64) -> impl Iterator<Item = Entry> + use<> {
    let (start, count) = ((range >> 8) as usize, (range & 0xFF) as usize);
    (start..start + count).filter_map(bearer)
}

/// Where the bearers begin, and where the labels.
fn offsets() -> Option<(usize, usize)> {
    let count = |at: usize| Some(u32::from_le_bytes(PLACES.get(at..at + 4)?.try_into().ok()?) as usize);
    let bearers = 8 + count(0)? * PLACE_BYTES;
    Some((bearers, bearers + count(4)? * 4))
}

fn bearer(at: usize) -> Option<Entry> {
    let (bearers, labels) = offsets()?;
    let at = bearers + at * 4;
    let bearer = u32::from_le_bytes(PLACES.get(at..at + 4).filter(|_| at + 4 <= labels)?.try_into().ok()?);
    let entry = entry(bearer & !MAIN_NAME)?;
    Some(Entry { is_main_name: bearer & MAIN_NAME != 0, ..entry })
}

fn entry(number: u32) -> Option<Entry> {
    let (bearers, labels) = offsets()?;
    let at = 8 + number as usize * PLACE_BYTES;
    let raw = PLACES.get(at..at + PLACE_BYTES).filter(|_| at < bearers)?;
    let integer = |from: usize| Some(i32::from_le_bytes(raw.get(from..from + 4)?.try_into().ok()?));
    let label = labels + u32::from_le_bytes([raw[12], raw[13], raw[14], 0]) as usize;
    let text = |bytes: &'static [u8]| std::str::from_utf8(bytes).ok();
    let country = &raw[16..19];
    let part = u16::from_le_bytes([raw[20], raw[21]]);
    Some(Entry {
        lat: f64::from(integer(0)?) / 1e5,
        lon: f64::from(integer(4)?) / 1e5,
        population: integer(8)? as u32,
        label: text(PLACES.get(label..label + usize::from(raw[15]))?)?,
        country: if country[0] == 0 { "" } else { text(country)? },
        kind: Kind::of(raw[19] & !KNOWN)?,
        is_known: raw[19] & KNOWN != 0,
        is_main_name: true,
        number,
        part: (part != NO_PART).then_some(u32::from(part)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_table_is_readable_and_known_names_are_in_it() {
        for (name, country, lat, lon) in [
            ("kyiv", "UKR", 50.45, 30.52),
            ("kiev", "UKR", 50.45, 30.52),
            ("gaza strip", "PSE", 31.4, 34.4),
            ("damascus", "SYR", 33.51, 36.29),
            ("snake island", "UKR", 45.26, 30.2),
            ("ukraine", "UKR", 49.0, 32.0),
            ("ohio", "USA", 40.4, -82.7),
            ("red sea", "", 20.0, 38.5),
        ] {
            let found = find(name).next().unwrap_or_else(|| panic!("{name} is missing"));
            assert_eq!(found.country, country, "{name}");
            assert!((found.lat - lat).abs() < 2.5 && (found.lon - lon).abs() < 2.5, "{found:?}");
        }
        assert_eq!(find("no such place").count(), 0);
    }

    #[test]
    fn every_name_leads_to_a_readable_place() {
        use fst::Streamer;
        let mut all = names().unwrap().stream();
        while let Some((name, range)) = all.next() {
            let (start, count) = ((range >> 8) as usize, (range & 0xFF) as usize);
            assert!(count > 0 && (start..start + count).all(|at| bearer(at).is_some()), "{name:?}");
        }
    }
}
