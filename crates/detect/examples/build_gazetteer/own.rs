//! Reads our own list.

use crate::{
    book::{Book, Place},
    cities::City,
};
use std::{collections::HashMap, fs, path::Path};
use ww3_detect::text;

/// A row of our list: names (the first is the label), kind, latitude, longitude, country. A place without degrees
/// stands where GeoNames has it.
pub fn read(path: &Path, cities: &[City], book: &mut Book) {
    let towns = by_name(cities);
    for line in fs::read_to_string(path).unwrap().lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [all, kind, lat, lon, country] = fields[..] else { panic!("five fields: {line}") };
        // Countries, whose point is Natural Earth's.
        if kind == "c" && lat.is_empty() {
            continue;
        }
        let label = all.split('|').next().unwrap();
        let degrees = |given: &str| given.parse().unwrap_or_else(|_| panic!("degrees: {line}"));
        let (lat, lon) = if lat.is_empty() {
            let known = all.split('|').find_map(|name| towns.get(&(country, text::name(name))));
            let city = known.unwrap_or_else(|| panic!("GeoNames knows no such town: {line}"));
            (city.lat, city.lon)
        } else {
            (degrees(lat), degrees(lon))
        };
        let place = book.add(Place {
            lat,
            lon,
            population: 0,
            label: label.to_owned(),
            country: country.to_owned(),
            kind: kind.as_bytes()[0],
            is_known: true,
            part: None,
        });
        for name in all.split('|') {
            book.name(place, name, true);
        }
    }
}

/// The largest town of each name in each country.
fn by_name(cities: &[City]) -> HashMap<(&str, String), &City> {
    let mut towns = HashMap::new();
    for city in cities {
        towns.entry((city.country.as_str(), text::name(&city.name))).or_insert(city);
    }
    for city in cities {
        for name in &city.alternatives {
            towns.entry((city.country.as_str(), text::name(name))).or_insert(city);
        }
    }
    towns
}

/// What our list calls the country of this code: the label, then the other names.
pub fn country_names(list: &str, code: &str) -> Vec<String> {
    let rows = list.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t'));
    let mut rows = rows.map(Iterator::collect::<Vec<_>>).filter(|row| row[1] == "c" && row[4] == code);
    rows.next().map(|row| row[0].split('|').map(str::to_owned).collect()).unwrap_or_default()
}
