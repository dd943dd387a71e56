//! From the reports of one incident to the event.

use ww3_event::{Casualties, EventType, MapEvent, Precision, Severity};

/// The event that these reports, in the order in which they came, make together; its id is that of the first
/// event they made. None where no report is left.
///
/// The first report's title stands until one counts more dead. Severity and toll are the highest told; place and type
/// the most exact; the time is the earliest. Confidence is 1-(1-a)(1-b) over sources of different names, each at its
/// surest.
pub fn merged(reports: &[MapEvent]) -> Option<MapEvent> {
    let (first, more) = reports.split_first()?;
    let mut event = first.clone();
    event.withdrawn = false;
    for report in more {
        add(&mut event, report);
    }
    event.confidence = confidence(reports)?;
    Some(event)
}

/// Whether two revisions say the same, but for their numbers and the time of their commit.
pub fn says_the_same(a: &MapEvent, b: &MapEvent) -> bool {
    let bare = |event: &MapEvent| MapEvent { revision: 1, received: None, ..event.clone() };
    bare(a) == bare(b)
}

fn add(event: &mut MapEvent, report: &MapEvent) {
    let killed = |event: &MapEvent| event.casualties.and_then(|toll| toll.killed);
    if killed(report) > killed(event) {
        event.title = report.title.clone();
        event.why = report.why.clone();
    }
    event.casualties = highest(event.casualties, report.casualties);
    event.severity = Severity::clamped(event.severity.get().max(report.severity.get()));
    event.time = event.time.min(report.time);
    event.published = [event.published, report.published].into_iter().flatten().min();
    if exactness(report.precision) > exactness(event.precision) {
        event.to = report.to.clone();
        event.precision = report.precision;
    }
    if matches!(event.kind, EventType::Strike | EventType::Explosion) && report.kind != EventType::Explosion {
        event.kind = report.kind.clone();
    }
    event.from = event.from.take().or_else(|| report.from.clone());
    event.summary = event.summary.take().or_else(|| report.summary.clone());
    extend(&mut event.factions, &report.factions);
    extend(&mut event.signals, &report.signals);
    if event.sources.is_empty() {
        event.sources.push(event.source.clone());
    }
    let reported =
        if report.sources.is_empty() { std::slice::from_ref(&report.source) } else { &report.sources };
    extend(&mut event.sources, reported);
}

fn extend<T: Clone + PartialEq>(all: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

fn highest(a: Option<Casualties>, b: Option<Casualties>) -> Option<Casualties> {
    let (Some(a), Some(b)) = (a, b) else { return a.or(b) };
    Some(Casualties { killed: a.killed.max(b.killed), injured: a.injured.max(b.injured) })
}

fn exactness(precision: Option<Precision>) -> u8 {
    match precision {
        Some(Precision::Exact) => 4,
        Some(Precision::City) => 3,
        Some(Precision::Region) => 2,
        Some(Precision::Country) => 1,
        _ => 0,
    }
}

fn confidence(reports: &[MapEvent]) -> Option<ww3_event::Confidence> {
    let mut sources: Vec<(&str, ww3_event::Confidence)> = Vec::new();
    for report in reports {
        match sources.iter_mut().find(|(name, _)| *name == report.source.name) {
            Some((_, surest)) if report.confidence.get() > surest.get() => *surest = report.confidence,
            Some(_) => {}
            None => sources.push((&report.source.name, report.confidence)),
        }
    }
    sources.into_iter().map(|(_, confidence)| confidence).reduce(ww3_event::Confidence::with_independent)
}

#[cfg(test)]
mod tests {
    use super::super::pairs::report;
    use super::*;

    #[test]
    fn sources_are_all_kept_and_each_that_is_independent_makes_it_surer() {
        let mut reports = vec![
            report("missile_strike", 0, "A", "Missile hits school in Kharkiv, killing 3"),
            report("strike", 1, "B", "Three killed in strike on Kharkiv school"),
            report("missile_strike", 2, "A", "Missile on Kharkiv school: toll rises to 5 dead"),
        ];
        for (report, killed) in reports.iter_mut().zip([3, 3, 5]) {
            report.casualties = Some(Casualties { killed: Some(killed), injured: None });
        }
        let event = merged(&reports).unwrap();
        let names: Vec<_> = event.sources.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(names, ["A", "B", "A"]);
        assert_eq!(event.confidence.get(), 0.91);
        assert_eq!(event.title, reports[2].title);
        assert_eq!((event.id, event.time), (reports[0].id.clone(), reports[0].time));
        assert_eq!(merged(&[]), None);
    }
}
