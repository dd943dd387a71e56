//! What a reader says of a title: the rows of `crates/detect/labels`, and in which half each is.
//!
//! The format is told in the README there. Knows no titles but those of our own making.

use crate::peers::Outcome;
use std::{collections::HashMap, path::Path};
use ww3_detect::FeedItem;
use ww3_event::EventType;

/// Which half of the labels a row is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// Whoever improves the detector may look at it.
    Tune,
    /// Nobody looks at it: it tells how the detector does on what it hasn't seen.
    Held,
}

impl Half {
    /// The half of this id, by its whole text: the highest bit of FNV-1a (64 bits) times 2^64 divided by the
    /// golden ratio. FNV alone mixes its highest bit too little on ids of four letters, and ids that follow one
    /// another tell of the same days, so no digit of theirs may decide.
    pub fn of(id: &str) -> Self {
        let fnv = id.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        if fnv.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 63 == 0 { Self::Tune } else { Self::Held }
    }
}

/// What a reader says of a title.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The title's id.
    pub id: String,
    /// The half it is in: the row's own, else that of its id.
    pub half: Half,
    /// The title, where it is of our own making.
    pub item: Option<FeedItem>,
    /// The acceptable types, the best first.
    pub types: Vec<EventType>,
    /// No event is acceptable as well, or alone.
    pub none_is_right: bool,
    /// The title names a place: else it makes no event.
    pub is_placed: bool,
    /// WGS 84 degrees north and east.
    pub point: Option<(f64, f64)>,
    /// The place is a town or a site, not a region or a country.
    pub is_point: bool,
    /// Alpha-3; none at sea.
    pub country: Option<String>,
    /// Codes of the sides.
    pub factions: Vec<String>,
    /// 1 to 5.
    pub severity: Option<u8>,
    /// The reader noted that another may decide otherwise.
    pub is_borderline: bool,
}

impl Label {
    /// The types of which an event is right: none where no place is named.
    pub fn acceptable(&self) -> &[EventType] {
        if self.is_placed { &self.types } else { &[] }
    }
}

/// The rows of a file.
///
/// # Errors
/// Where it can't be read, or a row lacks a column or holds what it can't; the error names the row.
pub fn read(file: &Path) -> Outcome<Vec<Label>> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    rows(&text).map_err(|error| format!("{}: {error}", file.display()))
}

fn rows(text: &str) -> Outcome<Vec<Label>> {
    let mut lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let head: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines
        .map(|line| {
            let cells: HashMap<&str, &str> = head.iter().copied().zip(line.split('\t')).collect();
            label(&cells).map_err(|error| format!("row `{line}`: {error}"))
        })
        .collect()
}

fn label(cells: &HashMap<&str, &str>) -> Outcome<Label> {
    let cell = |name: &str| cells.get(name).copied().ok_or_else(|| format!("no column `{name}`"));
    let given = |name: &str| Ok::<_, String>(Some(cell(name)?).filter(|text| !matches!(*text, "-" | "")));
    let degrees = |name: &str| {
        given(name)?.map(|text| text.parse::<f64>().map_err(|error| format!("{name}: {error}"))).transpose()
    };
    let mut types = Vec::new();
    for name in cell("type")?.split('|').filter(|name| *name != "-") {
        match EventType::from(name.to_owned()) {
            EventType::Other(_) => return Err(format!("no type is called `{name}`")),
            kind => types.push(kind),
        }
    }
    let severity = given("severity")?.map(|text| text.parse().map_err(|error| format!("severity: {error}")));
    Ok(Label {
        id: cell("id")?.to_owned(),
        half: match cells.get("half") {
            Some(&"tune") => Half::Tune,
            Some(&"held") => Half::Held,
            Some(other) => return Err(format!("half: `{other}`")),
            None => Half::of(cell("id")?),
        },
        item: cells.get("title").map(|title| own(title, cell("lang")?)).transpose()?,
        none_is_right: cell("type")?.split('|').any(|name| name == "-"),
        types,
        is_placed: given("place")?.is_some(),
        point: degrees("lat")?.zip(degrees("lon")?),
        is_point: matches!(cell("precision")?, "city" | "exact"),
        country: given("country")?.map(str::to_owned),
        factions: given("factions")?
            .map_or_else(Vec::new, |codes| codes.split(',').map(str::to_owned).collect()),
        severity: severity.transpose()?,
        is_borderline: cell("note")?.starts_with("borderline:"),
    })
}

/// A title of our own making, as an item.
fn own(title: &str, lang: &str) -> Outcome<FeedItem> {
    let item = serde_json::json!({
        "title": title, "lang": lang, "url": "https://example.org/", "source_name": "Example",
        "published_at": 1_790_000_000,
    });
    FeedItem::from_json(&item).map_err(|error| format!("`{title}`: {error}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const HEAD: &str = "id\ttype\tplace\tlat\tlon\tprecision\tcountry\tfactions\tseverity\tnote\n";

    #[test]
    fn several_types_and_none_are_told_apart() {
        let row = "d1\t-|strike|bombing\tKabul\t34.5\t69.2\tcity\tAFG\tUSA,TALIBAN\t3\tborderline: a toll\n";
        let label = rows(&format!("# ours\n{HEAD}{row}")).unwrap().remove(0);
        assert_eq!(label.types, [EventType::Strike, EventType::Bombing]);
        assert!(label.none_is_right && label.is_borderline && label.is_point && label.is_placed);
        assert_eq!(label.point, Some((34.5, 69.2)));
        assert_eq!(label.factions, ["USA", "TALIBAN"]);
    }

    #[test]
    fn without_a_place_no_event_is_acceptable() {
        let label = rows(&format!("{HEAD}d1\tstrike\t-\t-\t-\t-\t-\tUSA\t3\t-\n")).unwrap().remove(0);
        assert!(label.acceptable().is_empty() && !label.none_is_right && label.types.len() == 1);
    }

    #[test]
    fn a_row_with_an_unknown_type_is_named() {
        let error = rows(&format!("{HEAD}d7\tquarrel\t-\t-\t-\t-\t-\t-\t-\t-\n")).unwrap_err();
        assert!(error.contains("d7") && error.contains("`quarrel`"), "{error}");
    }

    #[test]
    fn the_halves_are_about_as_large_and_no_digit_decides() {
        let held = |ids: &mut dyn Iterator<Item = u32>| {
            ids.filter(|n| Half::of(&format!("w{n}")) == Half::Held).count()
        };
        let all = held(&mut (0..8000));
        assert!((3800..4200).contains(&all), "{all}");
        for last in 0..10 {
            let tenth = held(&mut (0..800).map(|n| n * 10 + last));
            assert!((320..480).contains(&tenth), "{last}: {tenth}");
        }
    }

    #[test]
    fn the_project_s_own_labels_can_be_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/detect/labels");
        let [first, second, third] = [
            "wide narrow fresh languages",
            "fresh2 languages2 own-english own-languages",
            "fresh3 own-english3 own-languages3 own-english4 own-languages4 own-english5 own-languages5 own-english6 own-languages6 own-english7 own-languages7 own-english8 own-languages8",
        ];
        let files = [first, second, third].into_iter().flat_map(str::split_whitespace);
        for file in files.map(|it| format!("{it}.tsv")) {
            assert!(read(&folder.join(&file)).unwrap().len() > 100, "{file}");
        }
        assert_eq!(read(&folder.join("languages3.tsv")).unwrap().len(), 55);
    }
}
