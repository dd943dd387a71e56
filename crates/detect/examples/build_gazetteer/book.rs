//! What is gathered: places, and which of them bear a name.

use std::collections::BTreeMap;
use ww3_detect::text;

/// A place on its way into the table.
#[derive(Clone)]
pub struct Place {
    pub lat: f64,
    pub lon: f64,
    pub population: u64,
    pub label: String,
    /// Alpha-3; empty at sea.
    pub country: String,
    /// The letter of `gazetteer::Kind`.
    pub kind: u8,
    /// Of our own list, or a country: in the news.
    pub is_known: bool,
    /// The province that it lies in, by its number.
    pub part: Option<usize>,
}

/// A place under one of its names.
#[derive(Clone, Copy)]
pub struct Bearer {
    pub place: usize,
    /// The name is the one on maps, not an alternative.
    pub is_main: bool,
}

/// Places and their names.
#[derive(Default)]
pub struct Book {
    pub places: Vec<Place>,
    pub names: BTreeMap<String, Vec<Bearer>>,
}

impl Book {
    /// Takes a place in; its number.
    pub fn add(&mut self, place: Place) -> usize {
        self.places.push(place);
        self.places.len() - 1
    }

    /// Lets a place bear a name, unless the name is too short or long, or the same place bears it already under
    /// another entry (a village beside its town).
    pub fn name(&mut self, place: usize, name: &str, is_main: bool) {
        let folded = text::name(name);
        if folded.chars().count() < 3
            || folded.split(' ').count() > 5
            || folded.chars().all(|c| c.is_ascii_digit())
        {
            return;
        }
        let of = &self.places[place];
        let bearers = self.names.entry(folded).or_default();
        if let Some(same) = bearers.iter_mut().find(|bearer| bearer.place == place) {
            same.is_main |= is_main;
            return;
        }
        let near = bearers.iter().any(|bearer| {
            let other = &self.places[bearer.place];
            other.kind == of.kind && other.country == of.country && apart(other, of) < 30.0
        });
        if !near && bearers.len() < 40 {
            bearers.push(Bearer { place, is_main });
        }
    }
}

/// Kilometres between two places, on a sphere.
pub fn apart(one: &Place, other: &Place) -> f64 {
    kilometres((one.lat, one.lon), (other.lat, other.lon))
}

/// Kilometres between two points, on a sphere.
pub fn kilometres(one: (f64, f64), other: (f64, f64)) -> f64 {
    let (a, b) = (one.0.to_radians(), other.0.to_radians());
    let (dlat, dlon) = (b - a, (other.1 - one.1).to_radians());
    let h = (dlat / 2.0).sin().powi(2) + a.cos() * b.cos() * (dlon / 2.0).sin().powi(2);
    2.0 * 6371.0 * h.sqrt().min(1.0).asin()
}
