//! Writes the two tables as `ww3_detect::gazetteer` reads them.

use crate::book::Book;
use std::{collections::BTreeMap, fs, path::Path};
use ww3_detect::gazetteer::{KNOWN, MAIN_NAME, NO_PART, PLACE_BYTES};

/// Writes `gazetteer.fst` and `gazetteer.bin` into the folder.
pub fn write(out: &Path, book: &Book) {
    let numbers = renumbered(book);
    let mut map = fst::MapBuilder::memory();
    let mut bearers = Vec::new();
    for (name, list) in book.names.iter().filter(|(_, list)| !list.is_empty()) {
        map.insert(name, ((bearers.len() as u64 / 4) << 8) | list.len() as u64).unwrap();
        for bearer in list {
            let flag = if bearer.is_main { MAIN_NAME } else { 0 };
            bearers.extend((numbers[&bearer.place] | flag).to_le_bytes());
        }
    }
    let mut records = Vec::new();
    let mut labels = Vec::new();
    let mut known: BTreeMap<&str, u32> = BTreeMap::new();
    let mut order: Vec<(u32, usize)> = numbers.iter().map(|(place, number)| (*number, *place)).collect();
    order.sort_unstable();
    for (_, place) in order {
        let place = &book.places[place];
        let label = *known.entry(&place.label).or_insert_with(|| {
            let at = labels.len() as u32;
            labels.extend_from_slice(place.label.as_bytes());
            at
        });
        let part = place.part.and_then(|part| numbers.get(&part)).map_or(NO_PART, |part| {
            u16::try_from(*part).ok().filter(|part| *part != NO_PART).expect("provinces come first")
        });
        let mut code = [0; 3];
        code[..place.country.len()].copy_from_slice(place.country.as_bytes());
        records.extend(((place.lat * 1e5).round() as i32).to_le_bytes());
        records.extend(((place.lon * 1e5).round() as i32).to_le_bytes());
        records.extend((place.population.min(u64::from(u32::MAX)) as u32).to_le_bytes());
        records.extend_from_slice(&label.to_le_bytes()[..3]);
        records.push(u8::try_from(place.label.len()).unwrap());
        records.extend(code);
        records.push(place.kind | if place.is_known { KNOWN } else { 0 });
        records.extend(part.to_le_bytes());
    }
    assert_eq!(records.len(), numbers.len() * PLACE_BYTES);
    let counts = [(numbers.len() as u32).to_le_bytes(), (bearers.len() as u32 / 4).to_le_bytes()].concat();
    let table = [&counts[..], &records, &bearers, &labels].concat();
    let names = map.into_inner().unwrap();
    println!("{} places, {} names", numbers.len(), book.names.len());
    println!("{} and {} bytes", names.len(), table.len());
    fs::write(out.join("gazetteer.fst"), names).unwrap();
    fs::write(out.join("gazetteer.bin"), table).unwrap();
}

/// New numbers for the places that still bear a name, or that others lie in.
fn renumbered(book: &Book) -> BTreeMap<usize, u32> {
    let mut kept: Vec<usize> = book.names.values().flatten().map(|bearer| bearer.place).collect();
    kept.sort_unstable();
    kept.dedup();
    let parts: Vec<usize> = kept.iter().filter_map(|place| book.places[*place].part).collect();
    kept.extend(parts);
    kept.sort_unstable();
    kept.dedup();
    kept.into_iter().enumerate().map(|(number, place)| (place, number as u32)).collect()
}
