//! The scoring: labels against answers.
//!
//! Kinetic detection: an answer of a kinetic type is right where a kinetic type is acceptable, whichever; what it
//! is exactly counts under type. Where no event is acceptable as well, silence is right too; recall is of the other
//! titles. Place, sides and severity are scored where a kinetic event was rightly found.

use super::{
    answer::{Answer, Spot, kilometres},
    labels::Label,
    share::Share,
};
use ww3_detect::severity::is_kinetic;
use ww3_event::EventType;

/// A place so near is right, where the title names a town or a site (kilometres).
const NEAR: f64 = 60.0;

/// What becomes of one title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Rightly found.
    Found,
    /// There is none, or another kind of thing.
    False,
    /// There is one, and it was not found.
    Missed,
    /// Rightly passed over, or either is right.
    Passed,
}

/// Whether this answer to a title with this label is right, of kinetic events.
pub fn kinetic(label: &Label, answer: Option<&Answer>) -> Verdict {
    verdict(label, answer, is_kinetic)
}

/// Whether this answer is right, of events of all types.
pub fn any(label: &Label, answer: Option<&Answer>) -> Verdict {
    verdict(label, answer, |_| true)
}

fn verdict(label: &Label, answer: Option<&Answer>, counts: fn(&EventType) -> bool) -> Verdict {
    let is_there = label.acceptable().iter().any(counts);
    match answer.is_some_and(|answer| counts(&answer.kind)) {
        true if is_there => Verdict::Found,
        true => Verdict::False,
        false if is_owed(label, counts) => Verdict::Missed,
        false => Verdict::Passed,
    }
}

/// Whether nothing else is acceptable: "protest|strike" is no missed strike where a protest was found, and where
/// none is right too nothing is missed. Recall is of these titles alone, so that it is of the same for all.
fn is_owed(label: &Label, counts: fn(&EventType) -> bool) -> bool {
    let acceptable = label.acceptable();
    !label.none_is_right && !acceptable.is_empty() && acceptable.iter().all(counts)
}

/// What of many answers is right.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Of the kinetic events found, so many are.
    pub precision: Share,
    /// Of the kinetic events that are there, so many were found.
    pub recall: Share,
    /// As `precision`, of all types.
    pub any_precision: Share,
    /// As `recall`, of all types.
    pub any_recall: Share,
    /// Of the titles that tell of no event, so many gave one, of any type.
    pub false_events: Share,
    /// The type is among the acceptable ones.
    pub kind: Share,
    /// Within [`NEAR`], where the title names a town or a site.
    pub near: Share,
    /// In the right country, where the title's place is in one.
    pub country: Share,
    /// Sides: right, said, and there.
    sides: [usize; 3],
    /// Within one of the reader's.
    pub severity: Share,
}

impl Score {
    /// Takes one more answer into account.
    pub fn add(&mut self, label: &Label, answer: Option<&Answer>) {
        count(&mut self.precision, &mut self.recall, kinetic(label, answer), is_owed(label, is_kinetic));
        count(&mut self.any_precision, &mut self.any_recall, any(label, answer), is_owed(label, |_| true));
        if label.types.is_empty() {
            self.false_events.count(answer.is_some());
        }
        if let Some(answer) = answer.filter(|_| kinetic(label, answer) == Verdict::Found) {
            self.add_found(label, answer);
        }
    }

    fn add_found(&mut self, label: &Label, answer: &Answer) {
        self.kind.count(label.acceptable().contains(&answer.kind));
        if let Some(is_near) = is_near(label, &answer.spot) {
            self.near.count(is_near);
        }
        if let Some(is_in_it) = is_in_country(label, &answer.spot) {
            self.country.count(is_in_it);
        }
        if let Some(said) = &answer.factions {
            let right = said.iter().filter(|code| label.factions.contains(code)).count();
            for (sum, more) in self.sides.iter_mut().zip([right, said.len(), label.factions.len()]) {
                *sum += more;
            }
        }
        if let (Some(said), Some(told)) = (answer.severity, label.severity) {
            self.severity.count(said.abs_diff(told) <= 1);
        }
    }

    /// The harmonic mean of precision and recall of kinetic events.
    pub fn f1(&self) -> f64 {
        f1(self.precision.value(), self.recall.value())
    }

    /// The same of the sides, all titles' together; NaN where none are said or there.
    pub fn sides_f1(&self) -> f64 {
        let [right, said, there] = self.sides.map(|sum| sum as f64);
        2.0 * right / (said + there)
    }
}

fn count(precision: &mut Share, recall: &mut Share, verdict: Verdict, is_owed: bool) {
    if matches!(verdict, Verdict::Found | Verdict::False) {
        precision.count(verdict == Verdict::Found);
    }
    if is_owed {
        recall.count(verdict == Verdict::Found);
    }
}

fn f1(precision: f64, recall: f64) -> f64 {
    2.0 * precision * recall / (precision + recall)
}

/// Whether this is near where the title says, where that is a town or a site.
fn is_near(label: &Label, spot: &Spot) -> Option<bool> {
    let point = label.point.filter(|_| label.is_point)?;
    Some(kilometres(point, spot.point) <= NEAR)
}

fn is_in_country(label: &Label, spot: &Spot) -> Option<bool> {
    label.country.as_ref().map(|country| spot.country.as_ref() == Some(country))
}

/// Where the placed kinetic events are, found or not: what a place finder alone can be asked as well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pins {
    /// Within [`NEAR`], of all titles that name a town or a site.
    pub near: Share,
    /// Elsewhere.
    pub wrong: Share,
    /// In the right country, of all titles whose place is in one.
    pub country: Share,
    /// In a wrong one, or at sea.
    pub wrong_country: Share,
}

impl Pins {
    /// Takes one more title into account, if it tells of a kinetic event with a place.
    pub fn add(&mut self, label: &Label, spot: Option<&Spot>) {
        if !label.acceptable().iter().any(is_kinetic) {
            return;
        }
        if label.point.is_some() && label.is_point {
            let near = spot.and_then(|spot| is_near(label, spot));
            self.near.count(near == Some(true));
            self.wrong.count(near == Some(false));
        }
        if label.country.is_some() {
            let inside = spot.and_then(|spot| is_in_country(label, spot));
            self.country.count(inside == Some(true));
            self.wrong_country.count(inside == Some(false));
        }
    }
}

#[cfg(test)]
#[path = "score_tests.rs"]
mod tests;
