//! What is said of a title, in the form that all are scored in.

use ww3_event::{EventType, MapEvent};

/// An event that somebody finds in a title; what they don't tell is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What kind of act.
    pub kind: EventType,
    /// Where.
    pub spot: Spot,
    /// The sides, where the answerer tells any.
    pub factions: Option<Vec<String>>,
    /// How bad, where the answerer tells it.
    pub severity: Option<u8>,
}

/// A place.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// WGS 84 degrees north and east.
    pub point: (f64, f64),
    /// Alpha-3; none at sea.
    pub country: Option<String>,
    /// The name for people.
    pub label: String,
}

impl From<MapEvent> for Answer {
    fn from(event: MapEvent) -> Self {
        let (point, country, label) = ((event.to.lat(), event.to.lon()), event.to.country, event.to.label);
        Self {
            kind: event.kind,
            spot: Spot { point, country, label },
            factions: Some(event.factions),
            severity: Some(event.severity.get()),
        }
    }
}

/// The distance between two points in kilometres, on a sphere (haversine).
pub fn kilometres(one: (f64, f64), two: (f64, f64)) -> f64 {
    let half = |from: f64, to: f64| ((to - from).to_radians() / 2.0).sin().powi(2);
    let across = one.0.to_radians().cos() * two.0.to_radians().cos() * half(one.1, two.1);
    2.0 * 6371.0 * (half(one.0, two.0) + across).sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_kyiv_to_odesa_it_is_440_kilometres() {
        let distance = kilometres((50.45, 30.523), (46.482, 30.723));
        assert!((distance - 441.0).abs() < 3.0, "{distance}");
    }
}
