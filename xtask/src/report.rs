//! What the app says its window shows: the file of its `--report` option.

use std::{collections::HashMap, fmt, fs, path::Path};
use tinyjson::JsonValue;

/// What the window shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Whether the map is drawn.
    pub map_ready: bool,
    /// Events drawn on the map.
    pub events_on_map: u64,
    /// Rows in the timeline.
    pub rows_in_timeline: u64,
    /// The state of the connection.
    pub phase: String,
    /// Whether RECORDED SAMPLE is shown.
    pub sample: bool,
    /// The window's title.
    pub title: String,
    /// The title of the newest event.
    pub newest: Option<String>,
}

impl Report {
    /// Reads it; None where it isn't there, or only half.
    pub fn read(file: &Path) -> Option<Self> {
        let value: JsonValue = fs::read_to_string(file).ok()?.parse().ok()?;
        let fields: &HashMap<String, JsonValue> = value.get()?;
        let flag = |name: &str| fields.get(name).and_then(JsonValue::get::<bool>).copied();
        let number = |name: &str| fields.get(name).and_then(JsonValue::get::<f64>).map(|value| *value as u64);
        let text = |name: &str| fields.get(name).and_then(JsonValue::get::<String>).cloned();
        Some(Self {
            map_ready: flag("mapReady")?,
            events_on_map: number("eventsOnMap")?,
            rows_in_timeline: number("rowsInTimeline")?,
            phase: text("phase")?,
            sample: flag("sample")?,
            title: text("title")?,
            newest: text("newest"),
        })
    }

    /// How far it is, in a line.
    pub fn brief(&self) -> String {
        let map = if self.map_ready { "drawn" } else { "not drawn yet" };
        format!("connection {}, map {map}, {} events on it", self.phase, self.events_on_map)
    }

    /// Whether there is something to see.
    pub fn shows_events(&self) -> bool {
        self.map_ready && self.events_on_map > 0
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  title         {}", self.title)?;
        writeln!(f, "  connection    {}", self.phase)?;
        writeln!(f, "  map           {} events", self.events_on_map)?;
        writeln!(f, "  timeline      {} rows", self.rows_in_timeline)?;
        writeln!(f, "  newest event  {}", self.newest.as_deref().unwrap_or("none"))?;
        write!(f, "  data          {}", if self.sample { "RECORDED SAMPLE" } else { "live feeds" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::TempFolder;

    #[test]
    fn a_report_is_read_as_the_app_writes_it_and_a_half_one_is_not() {
        let folder = TempFolder::new().unwrap();
        let file = folder.path().join("report.json");
        assert_eq!(Report::read(&file), None);
        fs::write(&file, r#"{"eventsOnMap":3,"rowsInTimel"#).unwrap();
        assert_eq!(Report::read(&file), None);
        let whole = r#"{"eventsOnMap":3,"rowsInTimeline":2,"phase":"live","sample":true,"mapReady":true,
            "title":"WW3 Monitor","newest":null}"#;
        fs::write(&file, whole).unwrap();
        let report = Report::read(&file).unwrap();
        assert!(report.shows_events() && report.sample);
        assert_eq!((report.rows_in_timeline, report.newest), (2, None));
    }
}
