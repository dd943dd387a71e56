//! Which events one wants, and its text form: the query string of a stream.

use crate::{Confidence, EventType, MapEvent, Place, Scopes, Severity};
use std::{fmt, str::FromStr};

/// Which events one wants. The default wants all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Parts of the world.
    pub scopes: Scopes,
    /// Kinds of act; empty: all.
    pub types: Vec<EventType>,
    /// Sides, any of which suffices; empty: all.
    pub factions: Vec<String>,
    /// The least severity wanted.
    pub min_severity: Option<Severity>,
    /// The least confidence wanted.
    pub min_confidence: Option<Confidence>,
    /// The box wanted.
    pub bbox: Option<Bbox>,
}

/// A box in WGS 84 degrees; `west` above `east` where it crosses the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bbox {
    /// The western edge, -180 to 180.
    pub west: f64,
    /// The southern edge, -90 to 90.
    pub south: f64,
    /// The eastern edge, -180 to 180.
    pub east: f64,
    /// The northern edge, -90 to 90.
    pub north: f64,
}

/// A parameter that can't be read.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum FilterError {
    /// `scope` names something unknown.
    #[error(transparent)]
    Scope(#[from] crate::UnknownScope),
    /// `min_severity` is no severity.
    #[error("min_severity `{given}`: a whole number from 1 to 5")]
    Severity {
        /// What was given.
        given: String,
    },
    /// `min_confidence` is no confidence.
    #[error("min_confidence `{given}`: a number from 0 to 1")]
    Confidence {
        /// What was given.
        given: String,
    },
    /// `bbox` is no box.
    #[error("bbox `{given}`: west,south,east,north in degrees, south below north; for example `34,29,36,34`")]
    Bbox {
        /// What was given.
        given: String,
    },
    /// A list has a bad element, or too many.
    #[error("{parameter} `{given}`: up to 100 names of letters, digits, `_` and `-`, between commas")]
    List {
        /// Which parameter.
        parameter: &'static str,
        /// What was given.
        given: String,
    },
}

impl FilterError {
    /// The name of the parameter at fault.
    pub fn parameter(&self) -> &'static str {
        match self {
            Self::Scope(_) => "scope",
            Self::Severity { .. } => "min_severity",
            Self::Confidence { .. } => "min_confidence",
            Self::Bbox { .. } => "bbox",
            Self::List { parameter, .. } => parameter,
        }
    }
}

impl Filter {
    /// Takes one parameter of a query string, decoded.
    ///
    /// Returns whether the parameter is one of a filter's.
    ///
    /// # Errors
    /// Where it is one, and its value can't be read.
    pub fn set(&mut self, parameter: &str, value: &str) -> Result<bool, FilterError> {
        let given = || value.chars().take(80).collect::<String>();
        match parameter {
            "scope" => self.scopes = value.parse()?,
            "types" => self.types = list("types", value)?.map(EventType::from).collect(),
            "factions" => {
                self.factions = list("factions", value)?.map(|code| code.to_ascii_uppercase()).collect();
            }
            "min_severity" => {
                let number = value.parse().ok().and_then(|n| Severity::new(n).ok());
                self.min_severity = Some(number.ok_or_else(|| FilterError::Severity { given: given() })?);
            }
            "min_confidence" => {
                let number = value.parse().ok().and_then(|n| Confidence::new(n).ok());
                self.min_confidence = Some(number.ok_or_else(|| FilterError::Confidence { given: given() })?);
            }
            "bbox" => self.bbox = Some(value.parse().map_err(|()| FilterError::Bbox { given: given() })?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Whether this event is wanted.
    pub fn matches(&self, event: &MapEvent) -> bool {
        self.scopes.contains(&event.to)
            && (self.types.is_empty() || self.types.contains(&event.kind))
            && (self.factions.is_empty() || event.factions.iter().any(|side| self.factions.contains(side)))
            && self.min_severity.is_none_or(|least| event.severity >= least)
            && self.min_confidence.is_none_or(|least| event.confidence >= least)
            && self.bbox.is_none_or(|bbox| bbox.contains(&event.to))
    }

    /// Whether every event is wanted.
    pub fn is_all(&self) -> bool {
        self.scopes.is_global() && Self { scopes: Scopes::default(), ..self.clone() } == Self::default()
    }
}

fn list<'a>(parameter: &'static str, value: &'a str) -> Result<impl Iterator<Item = &'a str>, FilterError> {
    let names = || value.split(',').map(str::trim).filter(|name| !name.is_empty());
    let legal = |name: &str| {
        name.len() <= 64 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
    };
    if names().count() > 100 || !names().all(legal) {
        return Err(FilterError::List { parameter, given: value.chars().take(80).collect() });
    }
    Ok(names())
}

/// The query string: only what differs from the default, in one order, so that equal filters are equal text.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if !self.scopes.is_global() {
            parts.push(format!("scope={}", self.scopes));
        }
        if !self.types.is_empty() {
            let names: Vec<_> = self.types.iter().map(EventType::as_str).collect();
            parts.push(format!("types={}", names.join(",")));
        }
        if !self.factions.is_empty() {
            parts.push(format!("factions={}", self.factions.join(",")));
        }
        if let Some(least) = self.min_severity {
            parts.push(format!("min_severity={least}"));
        }
        if let Some(least) = self.min_confidence {
            parts.push(format!("min_confidence={}", least.get()));
        }
        if let Some(bbox) = self.bbox {
            parts.push(format!("bbox={bbox}"));
        }
        f.write_str(&parts.join("&"))
    }
}

impl Bbox {
    /// Whether this place lies in the box.
    pub fn contains(&self, place: &Place) -> bool {
        let (lat, lon) = (place.lat(), place.lon());
        let across = if self.west <= self.east {
            (self.west..=self.east).contains(&lon)
        } else {
            lon >= self.west || lon <= self.east
        };
        across && (self.south..=self.north).contains(&lat)
    }
}

impl FromStr for Bbox {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let numbers: Vec<f64> =
            text.split(',').map(|n| n.trim().parse().map_err(|_| ())).collect::<Result<_, ()>>()?;
        let [west, south, east, north] = numbers[..] else { return Err(()) };
        let lon = -180.0..=180.0;
        let lat = -90.0..=90.0;
        let legal =
            lon.contains(&west) && lon.contains(&east) && lat.contains(&south) && lat.contains(&north);
        if legal && south < north { Ok(Self { west, south, east, north }) } else { Err(()) }
    }
}

impl fmt::Display for Bbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{},{},{},{}", self.west, self.south, self.east, self.north)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lat: f64, lon: f64) -> Place {
        Place::new(lat, lon, "x", None).unwrap()
    }

    #[test]
    fn a_box_across_the_antimeridian_holds_both_sides_of_it() {
        let bbox: Bbox = "170,-20,-170,20".parse().unwrap();
        assert!(bbox.contains(&at(0.0, 179.0)) && bbox.contains(&at(0.0, -179.0)));
        assert!(!bbox.contains(&at(0.0, 0.0)));
    }

    #[test]
    fn a_bad_value_is_named_with_what_the_parameter_takes() {
        let mut filter = Filter::default();
        for (parameter, value) in [
            ("min_severity", "9"),
            ("min_confidence", "x"),
            ("bbox", "1,2,3"),
            ("types", "a b"),
            ("scope", "moon"),
        ] {
            let error = filter.set(parameter, value).unwrap_err();
            assert_eq!(error.parameter(), parameter);
            assert!(error.to_string().contains(value), "{error}");
        }
        assert!(!filter.set("colour", "red").unwrap());
    }

    proptest! {
        #[test]
        fn a_filter_is_read_back_from_its_text(severity in 1u8..=5, confidence in 0u8..=100, west in -180i16..=180, south in -90i16..90) {
            let mut filter = Filter {
                scopes: "europe,africa".parse().unwrap(),
                types: vec![EventType::Airstrike, EventType::from("orbital_strike")],
                factions: vec!["UKR".into(), "HAMAS".into()],
                min_severity: Severity::new(severity).ok(),
                min_confidence: Confidence::new(f64::from(confidence) / 100.0).ok(),
                bbox: Some(Bbox { west: west.into(), south: south.into(), east: 10.5, north: 90.0 }),
            };
            let text = filter.to_string();
            let mut back = Filter::default();
            for pair in text.split('&') {
                let (parameter, value) = pair.split_once('=').unwrap();
                prop_assert!(back.set(parameter, value).unwrap());
            }
            prop_assert_eq!(&back, &filter);
            filter.types.clear();
            prop_assert_ne!(back, filter);
        }
    }
}
