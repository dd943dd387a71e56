//! What kind of act an event is.

use serde::{Deserialize, Serialize};

macro_rules! event_types {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $label:literal;)*) => {
        /// What kind of act an event is.
        ///
        /// An open set for receivers: a type that this version does not know is kept as
        /// [`EventType::Other`] and shown.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(type = "string"))]
        pub enum EventType {
            $($(#[$doc])* $variant,)*
            /// A type that this version does not know, by its name on the wire.
            Other(String),
        }

        impl EventType {
            /// Every type that this version knows.
            pub const KNOWN: &'static [EventType] = &[$(EventType::$variant),*];

            /// The name on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(EventType::$variant => $name,)*
                    EventType::Other(name) => name,
                }
            }

            /// The name for people.
            pub fn label(&self) -> String {
                match self {
                    $(EventType::$variant => $label.to_owned(),)*
                    EventType::Other(name) => name.replace(['_', '-'], " "),
                }
            }
        }

        impl From<String> for EventType {
            fn from(name: String) -> Self {
                match name.as_str() {
                    $($name => EventType::$variant,)*
                    _ => EventType::Other(name),
                }
            }
        }
    };
}

event_types! {
    /// Bombs or missiles from aircraft.
    Airstrike = "airstrike", "Airstrike";
    /// Ballistic or cruise missiles.
    MissileStrike = "missile_strike", "Missile strike";
    /// Unmanned aircraft or boats that hit.
    DroneStrike = "drone_strike", "Drone strike";
    /// Guns, howitzers, mortars, tanks at a distance.
    ArtilleryShelling = "artillery_shelling", "Artillery shelling";
    /// Unguided rockets.
    RocketAttack = "rocket_attack", "Rocket attack";
    /// A blast whose cause the text leaves open.
    Explosion = "explosion", "Explosion";
    /// A planted, carried or driven bomb.
    Bombing = "bombing", "Bombing";
    /// Troops that attack or take ground.
    GroundAssault = "ground_assault", "Ground assault";
    /// Fighting between armed sides.
    Clash = "clash", "Clash";
    /// An attack by or on ships.
    NavalStrike = "naval_strike", "Naval strike";
    /// Something shot down or intercepted.
    AirDefense = "air_defense", "Air defence";
    /// Covert damage to things.
    Sabotage = "sabotage", "Sabotage";
    /// The killing, or the attempt, of a named person of rank.
    Assassination = "assassination", "Assassination";
    /// A hit on power, fuel, water, transport or communications.
    InfrastructureStrike = "infrastructure_strike", "Infrastructure strike";
    /// An attack whose means the text leaves open.
    Strike = "strike", "Strike";
    /// People in the street against a power.
    Protest = "protest", "Protest";
    /// A state's measure against another state, group or person.
    Sanction = "sanction", "Sanction";
    /// An attack on computers or networks.
    Cyberattack = "cyberattack", "Cyberattack";
}

impl From<&str> for EventType {
    fn from(name: &str) -> Self {
        Self::from(name.to_owned())
    }
}

impl From<EventType> for String {
    fn from(kind: EventType) -> String {
        kind.as_str().to_owned()
    }
}

impl std::fmt::Display for EventType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_from_a_newer_server_survives_a_round_trip() {
        let kind: EventType = serde_json::from_str("\"orbital_strike\"").unwrap();
        assert_eq!(kind, EventType::Other("orbital_strike".into()));
        assert_eq!(serde_json::to_string(&kind).unwrap(), "\"orbital_strike\"");
        assert_eq!(kind.label(), "orbital strike");
    }

    #[test]
    fn every_known_type_is_read_back_as_itself() {
        for kind in EventType::KNOWN {
            assert_eq!(&EventType::from(kind.as_str()), kind);
        }
    }
}
