//! Reads GeoNames' countries and Natural Earth's provinces, waters and regions.

use crate::{
    book::{Book, Place, kilometres},
    cities::City,
    own,
};
use serde_json::Value;
use std::{collections::BTreeMap, fs, path::Path};
use ww3_detect::text;

fn tsv(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// Natural Earth's codes that aren't ISO.
fn iso(code: &str) -> &str {
    match code {
        "KOS" => "XKX",
        "SDS" => "SSD",
        "PSX" => "PSE",
        "SAH" => "ESH",
        "SOL" => "SOM",
        "CYN" => "CYP",
        "ALD" => "ALA",
        other => other,
    }
}

fn place(label: &str, country: &str, kind: u8, lat: f64, lon: f64) -> Place {
    let (label, country) = (label.to_owned(), country.to_owned());
    Place { lat, lon, population: 0, label, country, kind, is_known: false, part: None }
}

fn countries(list: &Path) -> Vec<Value> {
    let countries: Value = serde_json::from_str(&fs::read_to_string(list).unwrap()).unwrap();
    countries.as_object().unwrap().values().cloned().collect()
}

/// From two letters to three.
pub fn codes(list: &Path) -> BTreeMap<String, String> {
    let code = |country: &Value, field: &str| country[field].as_str().unwrap().to_owned();
    countries(list).iter().map(|country| (code(country, "iso"), code(country, "iso3"))).collect()
}

/// The countries. A country's point is that of its province with the least way to
/// all others: it lies inside, and only stands for the country.
pub fn read_countries(list: &Path, earth: &Path, book: &mut Book) {
    let mut points: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
    for row in tsv(&earth.join("admin1-labels.tsv")) {
        let point = (row[3].parse().unwrap(), row[4].parse().unwrap());
        points.entry(iso(&row[2]).to_owned()).or_default().push(point);
    }
    let ours = fs::read_to_string(earth.join("../own.tsv")).unwrap();
    for country in countries(list) {
        let three = country["iso3"].as_str().unwrap();
        let name = country["name"].as_str().unwrap();
        let names = own::country_names(&ours, three);
        let has_own_point = book.places.iter().any(|place| place.kind == b'c' && place.country == three);
        let Some(points) = points.get(three).filter(|_| !has_own_point) else { continue };
        let way = |from: &&(f64, f64)| points.iter().map(|to| kilometres(**from, *to)).sum::<f64>();
        let (lat, lon) = *points.iter().min_by(|a, b| way(a).total_cmp(&way(b))).unwrap();
        let label = names.first().map_or(name, String::as_str);
        let population = country["population"].as_u64().unwrap_or(0);
        let number = book.add(Place { is_known: true, population, ..place(label, three, b'c', lat, lon) });
        for name in std::iter::once(name).chain(names.iter().map(String::as_str)) {
            book.name(number, name, true);
        }
    }
}

/// The provinces, under their names and what stands between brackets. One that our list has (under its name, or
/// with "Region" and the like) goes by our point.
pub fn read_provinces(folder: &Path, book: &mut Book) {
    for row in tsv(&folder.join("admin1-labels.tsv")) {
        let country = iso(&row[2]);
        if country.len() != 3 || row[0].contains("minor island") || row[0].contains("aggregation") {
            continue;
        }
        // "Donets'k": soft signs are for scholars.
        let all = row[0].replace(['\'', '’', '`', '‘'], "");
        let names: Vec<&str> =
            all.split(['(', ')', '|']).map(str::trim).filter(|name| !name.is_empty()).collect();
        let of = place(names[0], country, b'a', row[3].parse().unwrap(), row[4].parse().unwrap());
        let known = ours(&names, country, book);
        let number = known.unwrap_or_else(|| book.add(of));
        for name in names {
            book.name(number, name, true);
            if let Some(bare) = without_article(name) {
                book.name(number, bare, true);
            }
        }
    }
}

fn ours(names: &[&str], country: &str, book: &Book) -> Option<usize> {
    let endings = ["", " province", " region", " oblast", " governorate", " state"];
    let all = names.iter().flat_map(|name| endings.map(|ending| text::name(name) + ending));
    all.into_iter().find_map(|name| {
        let bearers = book.names.get(&name)?;
        let is_it = |place: &Place| place.is_known && place.country == country && place.kind == b'a';
        bearers.iter().map(|bearer| bearer.place).find(|place| is_it(&book.places[*place]))
    })
}

/// "Al-Anbar" is Anbar.
fn without_article(name: &str) -> Option<&str> {
    let articles = ["Al-", "Al ", "An-", "An ", "As-", "As ", "Ash ", "Ad ", "Ar ", "Az ", "At-"];
    articles.iter().find_map(|article| name.strip_prefix(article)).filter(|bare| bare.len() >= 4)
}

/// Seas, gulfs, straits and bays.
pub fn read_waters(folder: &Path, book: &mut Book) {
    for row in tsv(&folder.join("waters.tsv")) {
        // Lagoons, rivers and fjords have their towns' names.
        if matches!(row[2].as_str(), "lagoon" | "river" | "fjord" | "inlet" | "reef") {
            continue;
        }
        let label = title_case(&row[0]);
        let is_listed = book
            .names
            .get(&text::name(&label))
            .is_some_and(|bearers| bearers.iter().any(|bearer| book.places[bearer.place].kind == b'w'));
        if is_listed {
            continue;
        }
        let number = book.add(place(&label, "", b'w', row[3].parse().unwrap(), row[4].parse().unwrap()));
        for name in [&row[0], &row[1]].into_iter().filter(|name| !name.is_empty()) {
            book.name(number, name, true);
        }
    }
}

/// Title case, one space between the words: the list has capitals for the greatest waters and stray spaces.
fn title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let word = |word: &str| word[..1].to_owned() + &word[1..].to_lowercase();
    name.split(' ').filter(|part| !part.is_empty()).map(word).collect::<Vec<_>>().join(" ")
}

/// Islands, peninsulas, deserts and ranges that lie in one country: that of the five nearest towns.
pub fn read_regions(folder: &Path, cities: &[City], book: &mut Book) {
    for row in tsv(&folder.join("regions.tsv")) {
        let is_wanted = matches!(
            row[2].as_str(),
            "Island"
                | "Island group"
                | "Desert"
                | "Pen/cape"
                | "Peninsula"
                | "Delta"
                | "Range/mtn"
                | "Geoarea"
        );
        let point: (f64, f64) = (row[4].parse().unwrap(), row[5].parse().unwrap());
        let name = spelled_out(&row[0]);
        let Some(country) = only_country(point, cities).filter(|_| is_wanted && row[0] != "Alaska") else {
            continue;
        };
        // A country, a province or a place of ours that is called so is meant.
        let is_taken = book.names.get(&text::name(&name)).is_some_and(|bearers| {
            bearers.iter().any(|b| book.places[b.place].is_known || book.places[b.place].kind == b'a')
        });
        if !is_taken {
            let number = book.add(place(&name, country, b'r', point.0, point.1));
            book.name(number, &name, true);
        }
    }
}

fn only_country(point: (f64, f64), cities: &[City]) -> Option<&str> {
    let close = |city: &&City| (city.lat - point.0).abs() < 4.0 && (city.lon - point.1).abs() < 8.0;
    let mut near: Vec<(f64, &str)> = cities
        .iter()
        .filter(close)
        .map(|city| (kilometres(point, (city.lat, city.lon)), city.country.as_str()))
        .collect();
    near.sort_by(|a, b| a.0.total_cmp(&b.0));
    let five = near.get(..5)?;
    five.iter().all(|(_, country)| *country == five[0].1).then_some(five[0].1)
}

/// "Cheju I.", "Alaska Pen.".
fn spelled_out(name: &str) -> String {
    let word = |word: &str| match word {
        "I." => "Island".to_owned(),
        "Is." => "Islands".to_owned(),
        "Pen." => "Peninsula".to_owned(),
        "Mts." | "Ra." => "Mountains".to_owned(),
        other => other.to_owned(),
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}
