//! Whether two reports are of one incident, and why.
//!
//! First what forbids: too far apart in time or place, other means, other actors, another target, another count.
//! Then what speaks for it, in points: a shared target or toll (2 each), alike words (up to 2), one type (1), a shared
//! actor (1), closeness in time (up to 2), less for a place that is only a region or a country. Three points make one
//! incident, four where one source tells both: it would rarely tell one thing twice. Where nothing particular is
//! shared, only reports by two sources of the same three hours are joined.

use super::{
    Report,
    told::{Told, likeness},
};
use ww3_event::{EventType, MapEvent, Precision};

/// Reports further apart than this (seconds) are never of one incident, but for the news of a toll.
const WINDOW: i64 = 36 * HOUR;
/// How long a toll goes on to rise, in seconds: no reports further apart are of one incident.
pub const TOLL: i64 = 72 * HOUR;
const HOUR: i64 = 3600;
/// Within this (km) two points of one city's name may lie.
const CITY: f64 = 10.0;
/// A region's point may lie this far (km) from a city in it.
const REGION: f64 = 150.0;
/// Points that make one incident.
const ENOUGH: i32 = 3;

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// One incident; what speaks for it.
    Same(String),
    /// Two, or not certainly one; the reports contradict each other in this.
    Contradicts(&'static str),
    /// Two, or not certainly one: too little is shared.
    Unlike,
}

/// Whether these reports are of one incident.
pub fn decide(a: &Report, b: &Report) -> Verdict {
    let (earlier, later) = if a.event.time <= b.event.time { (a, b) } else { (b, a) };
    let (first, then) = (&earlier.told, &later.told);
    let (a, b) = (&earlier.event, &later.event);
    let apart = b.time.as_second() - a.time.as_second();
    let is_toll = first.is_of_a_toll || then.is_of_a_toll;
    if apart > if is_toll { TOLL } else { WINDOW } {
        return Verdict::Contradicts("time");
    }
    let (Some(place), Some(kind)) = (nearness(a, b), kinship(&a.kind, &b.kind)) else {
        return Verdict::Contradicts(if nearness(a, b).is_none() { "place" } else { "means" });
    };
    if let Some(what) = contradiction((a, first), (b, then), is_toll) {
        return Verdict::Contradicts(what);
    }
    let mut points = Points::default();
    let alike = likeness(&first.stems, &then.stems);
    points.add(2, "target", first.targets.intersection(&then.targets).next().is_some());
    points.add(2, "toll", first.killed.is_some_and(|killed| killed > 0) && first.killed == then.killed);
    points.add(1, "injured", first.injured.is_some() && first.injured == then.injured);
    points.add(1, "count", first.counts.iter().any(|(what, count)| then.counts.get(what) == Some(count)));
    let is_particular = points.sum > 0 || is_toll || alike >= 0.8;
    points.add(2, "words", alike >= 0.5);
    points.add(1, "some words", (0.25..0.5).contains(&alike));
    points.add(1, "type", kind == Kinship::Equal && !is_open(&a.kind));
    points.add(1, "actors", a.factions.iter().any(|actor| b.factions.contains(actor)));
    points.add(2, "the hour", apart <= HOUR);
    points.add(1, "some hours", (HOUR + 1..=3 * HOUR).contains(&apart));
    points.sum -= i32::from(apart > 12 * HOUR) + place + i32::from(kind == Kinship::Near);
    let is_one_source = a.source.name == b.source.name;
    if !is_particular && (is_one_source || apart > 3 * HOUR) {
        return Verdict::Unlike;
    }
    if points.sum >= ENOUGH + i32::from(is_one_source) {
        return Verdict::Same(points.reasons.join(", "));
    }
    Verdict::Unlike
}

#[derive(Default)]
struct Points {
    sum: i32,
    reasons: Vec<&'static str>,
}

impl Points {
    fn add(&mut self, points: i32, reason: &'static str, holds: bool) {
        if holds {
            self.sum += points;
            self.reasons.push(reason);
        }
    }
}

fn contradiction(
    (earlier, first): (&MapEvent, &Told),
    (later, then): (&MapEvent, &Told),
    is_toll: bool,
) -> Option<&'static str> {
    let (a, b) = (&earlier.factions, &later.factions);
    if !a.is_empty() && !b.is_empty() && !a.iter().any(|actor| b.contains(actor)) {
        return Some("actors");
    }
    let targets = (&first.targets, &then.targets);
    let shares_target = targets.0.intersection(targets.1).next().is_some();
    if !targets.0.is_empty() && !targets.1.is_empty() && !shares_target {
        return Some("target");
    }
    let differ = |a: Option<u32>, b: Option<u32>| a.is_some() && b.is_some() && a != b;
    let rises = is_toll && first.killed <= then.killed;
    let is_one_toll = first.killed.is_some() && first.killed == then.killed && shares_target;
    if differ(first.killed, then.killed) && !rises
        || differ(first.injured, then.injured) && !rises && !is_one_toll
    {
        return Some("count");
    }
    let other =
        first.counts.iter().any(|(what, count)| then.counts.get(what).is_some_and(|other| other != count));
    other.then_some("count")
}

/// What a place takes from the points: nothing where it is one town; none where they are two places.
fn nearness(a: &MapEvent, b: &MapEvent) -> Option<i32> {
    let is_coarse =
        |event: &MapEvent| matches!(event.precision, Some(Precision::Region | Precision::Country));
    let is_one_name = a.to.label == b.to.label && a.to.country == b.to.country;
    let apart = kilometres(a, b);
    match (is_coarse(a), is_coarse(b)) {
        (false, false) => (apart <= CITY).then_some(0),
        (true, true) => is_one_name.then_some(1),
        _ => (a.to.country == b.to.country && apart <= REGION).then_some(2),
    }
}

/// Along the great circle, on a sphere of 6371 km (haversine).
fn kilometres(a: &MapEvent, b: &MapEvent) -> f64 {
    let [lat_a, lon_a, lat_b, lon_b] = [a.to.lat(), a.to.lon(), b.to.lat(), b.to.lon()].map(f64::to_radians);
    let half = ((lat_b - lat_a) / 2.0).sin().powi(2)
        + lat_a.cos() * lat_b.cos() * ((lon_b - lon_a) / 2.0).sin().powi(2);
    2.0 * 6371.0 * half.sqrt().min(1.0).asin()
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kinship {
    Equal,
    Near,
}

/// Types whose texts leave the means open.
fn is_open(kind: &EventType) -> bool {
    use EventType::*;
    matches!(kind, Strike | Explosion | InfrastructureStrike | Assassination)
}

/// Whether one act may be told as either type.
fn kinship(a: &EventType, b: &EventType) -> Option<Kinship> {
    use EventType::*;
    if a == b {
        return Some(Kinship::Equal);
    }
    let strikes = |kind: &EventType| {
        matches!(
            kind,
            Airstrike
                | MissileStrike
                | DroneStrike
                | ArtilleryShelling
                | RocketAttack
                | Bombing
                | NavalStrike
                | Sabotage
        )
    };
    let either = |x: EventType, y: EventType| *a == x && *b == y || *a == y && *b == x;
    let is_open_one = is_open(a) && (is_open(b) || strikes(b)) || is_open(b) && strikes(a);
    let is_near = is_open_one
        || either(Airstrike, MissileStrike)
        || either(Airstrike, DroneStrike)
        || either(Airstrike, Bombing)
        || either(MissileStrike, RocketAttack)
        || either(ArtilleryShelling, RocketAttack)
        || either(GroundAssault, Clash);
    is_near.then_some(Kinship::Near)
}
