//! What a notification says.
//!
//! Pure: words from rows. Knows nothing of how they are drawn.

use ww3_cache::{Due, NotificationKind};
use ww3_event::Precision;

/// A longer title (in characters) is cut here: notifications are small.
const TITLE_MOST: usize = 200;

/// A notification to show.
#[derive(Clone, Debug, PartialEq)]
pub struct Popup {
    /// The first line: the event's title; in a digest, how many there are and the worst's title.
    pub title: String,
    /// The rest: where it is.
    pub body: String,
    /// What it is.
    pub kind: PopupKind,
    /// The event that a click opens: in a digest the worst.
    pub key: i64,
    /// The notifications that it settles.
    pub due: Vec<i64>,
}

/// What a notification is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopupKind {
    /// One event.
    Event,
    /// One event was taken back.
    Correction,
    /// Several of either.
    Digest,
}

impl Popup {
    /// The notification of one.
    pub fn one(due: &Due) -> Self {
        let (kind, title) = match due.kind {
            NotificationKind::Event => (PopupKind::Event, cut(&due.title)),
            NotificationKind::Correction => {
                (PopupKind::Correction, format!("Withdrawn: {}", cut(&due.title)))
            }
        };
        let body = where_it_is(&due.place, due.precision, due.country.as_deref());
        Self { title, body, kind, key: due.key, due: vec![due.id] }
    }

    /// The notification of all of these, led by the worst; that of one is its own. `None` of none.
    pub fn of(all: &[&Due]) -> Option<Self> {
        if let [one] = all {
            return Some(Self::one(one));
        }
        let of_kind = |kind| all.iter().filter(|due| due.kind == kind).count();
        let (events, corrections) = (of_kind(NotificationKind::Event), of_kind(NotificationKind::Correction));
        // Events before corrections; of these the worst; of equals the newest.
        let rank = |due: &&&Due| (due.kind == NotificationKind::Event, due.severity, due.time, due.id);
        let worst = all.iter().max_by_key(rank)?;
        let place = where_it_is(&worst.place, worst.precision, worst.country.as_deref());
        let (title, body) = match (events, corrections) {
            (0, _) => (format!("{corrections} reports withdrawn: {}", cut(&worst.title)), place),
            (1, 1) => (cut(&worst.title), format!("{place}. 1 report was withdrawn")),
            (1, _) => (cut(&worst.title), format!("{place}. {corrections} reports were withdrawn")),
            (_, 0) => (format!("{events} events: {}", cut(&worst.title)), place),
            (_, 1) => (
                format!("{events} events: {}", cut(&worst.title)),
                format!("{place}. 1 report was withdrawn"),
            ),
            (_, _) => (
                format!("{events} events: {}", cut(&worst.title)),
                format!("{place}. {corrections} reports were withdrawn"),
            ),
        };
        let due = all.iter().map(|due| due.id).collect();
        Some(Self { title, body, kind: PopupKind::Digest, key: worst.key, due })
    }
}

/// A place for people: says so where only its region or country is known.
pub fn where_it_is(label: &str, precision: Option<Precision>, country: Option<&str>) -> String {
    let label = label.trim();
    if label.is_empty() {
        return country.map_or_else(|| "Place unknown".to_owned(), |code| format!("Somewhere in {code}"));
    }
    match precision {
        Some(Precision::Region | Precision::Country) => {
            let article = if takes_an_article(label) { "the " } else { "" };
            format!("Somewhere in {article}{label}")
        }
        _ => label.to_owned(),
    }
}

/// "the Red Sea", "the Gulf of Aden", "the United States", but "Donbas".
fn takes_an_article(label: &str) -> bool {
    const LAST: [&str; 10] =
        ["Sea", "Ocean", "Gulf", "Strait", "Channel", "Canal", "Islands", "Strip", "Heights", "Peninsula"];
    const FIRST: [&str; 9] = [
        "Gulf of ",
        "Strait of ",
        "Bay of ",
        "Sea of ",
        "United ",
        "Republic of ",
        "Democratic ",
        "Netherlands",
        "Philippines",
    ];
    let last = label.split_whitespace().next_back().unwrap_or_default();
    LAST.contains(&last) || FIRST.iter().any(|first| label.starts_with(first))
}

fn cut(title: &str) -> String {
    let title = title.trim();
    if title.chars().count() <= TITLE_MOST {
        return title.to_owned();
    }
    let kept: String = title.chars().take(TITLE_MOST - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_says_how_exactly_it_is_known() {
        let of = |label, precision| where_it_is(label, Some(precision), Some("UKR"));
        assert_eq!(of("Kyiv", Precision::City), "Kyiv");
        assert_eq!(of("Zaporizhzhia plant", Precision::Exact), "Zaporizhzhia plant");
        assert_eq!(of("Donbas", Precision::Region), "Somewhere in Donbas");
        assert_eq!(of("Red Sea", Precision::Region), "Somewhere in the Red Sea");
        assert_eq!(of("Ukraine", Precision::Country), "Somewhere in Ukraine");
        assert_eq!(of("United States", Precision::Country), "Somewhere in the United States");
        assert_eq!(of(" ", Precision::Country), "Somewhere in UKR");
        assert_eq!(where_it_is("", None, None), "Place unknown");
    }

    #[test]
    fn a_long_title_is_cut_between_characters() {
        let long = "ї".repeat(500);
        assert_eq!(cut(&long).chars().count(), TITLE_MOST);
        assert!(cut(&long).ends_with('…'));
    }
}
