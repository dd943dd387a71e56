//! Where something happened.

use serde::{Deserialize, Serialize};

/// A point on the earth with a name.
///
/// WGS 84 degrees; always in range, because it is checked when read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Place {
    lat: f64,
    lon: f64,
    /// The name for people.
    pub label: String,
    /// ISO 3166 alpha-3, or `XKX` for Kosovo; left out at sea and where unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub country: Option<String>,
}

#[derive(Deserialize)]
struct Unchecked {
    lat: f64,
    lon: f64,
    #[serde(default)]
    label: Option<String>,
    #[serde(default)]
    country: Option<String>,
}

impl TryFrom<Unchecked> for Place {
    type Error = NotAPlace;
    fn try_from(raw: Unchecked) -> Result<Self, NotAPlace> {
        Place::new(raw.lat, raw.lon, raw.label.unwrap_or_default(), raw.country)
    }
}

impl Place {
    /// The place at these WGS 84 degrees.
    ///
    /// # Errors
    /// Where `lat` is not in -90 to 90 or `lon` not in -180 to 180.
    pub fn new(
        lat: f64,
        lon: f64,
        label: impl Into<String>,
        country: Option<String>,
    ) -> Result<Self, NotAPlace> {
        if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
            return Err(NotAPlace { lat, lon });
        }
        Ok(Self { lat, lon, label: label.into(), country })
    }

    /// Degrees north, -90 to 90.
    pub fn lat(&self) -> f64 {
        self.lat
    }

    /// Degrees east, -180 to 180.
    pub fn lon(&self) -> f64 {
        self.lon
    }
}

/// The numbers are no point on the earth.
#[derive(Debug, thiserror::Error, PartialEq)]
#[error("lat {lat}, lon {lon}: WGS 84 degrees, lat from -90 to 90, lon from -180 to 180")]
pub struct NotAPlace {
    /// Degrees north, as given.
    pub lat: f64,
    /// Degrees east, as given.
    pub lon: f64,
}

/// How exactly a place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub enum Precision {
    /// A building, base, bridge or crossing.
    Exact,
    /// A town or city.
    City,
    /// A province, sea, island or named region.
    Region,
    /// Only the country is known; the point merely stands for it.
    Country,
    /// Something that this version does not know.
    #[serde(other)]
    Unspecified,
}
