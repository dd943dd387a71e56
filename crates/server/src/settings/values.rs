//! From what was given to values; what can't be taken is answered with what would be.

use super::setting::Given;
use std::{fmt::Display, ops::RangeInclusive, str::FromStr, time::Duration};
use ww3_server::FeedSource;

/// What a feed's table in the file may have.
pub const FEED_FIELDS: &[&str] = &["name", "url", "seconds"];

/// An error's own words.
pub fn said(error: impl Display) -> String {
    error.to_string()
}

/// The one text; the last, where a flag was repeated.
pub fn text(given: &[Given]) -> Result<&str, String> {
    match given {
        [.., Given::Text(text)] => Ok(text),
        _ => Err("one value".into()),
    }
}

/// All texts; empty ones are none.
pub fn texts(given: &[Given]) -> Result<Vec<String>, String> {
    let texts = given.iter().map(|given| match given {
        Given::Text(text) => Ok(text.trim().to_owned()),
        _ => Err("a list of texts".to_owned()),
    });
    Ok(texts.collect::<Result<Vec<_>, _>>()?.into_iter().filter(|text| !text.is_empty()).collect())
}

/// Whatever can be read from a text.
pub fn parsed<T: FromStr>(given: &[Given], takes: &str) -> Result<T, String> {
    text(given)?.trim().parse().map_err(|_| takes.to_owned())
}

/// A number within bounds.
pub fn number<T: FromStr + PartialOrd>(
    given: &[Given],
    bounds: RangeInclusive<T>,
    takes: &str,
) -> Result<T, String> {
    parsed(given, takes)
        .and_then(|number| if bounds.contains(&number) { Ok(number) } else { Err(takes.into()) })
}

/// Seconds, also parts of one: tests are in a hurry.
pub fn seconds(given: &[Given]) -> Result<Duration, String> {
    number(given, 0.05..=86_400.0, "a number of seconds from 0.05 to 86400").map(Duration::from_secs_f64)
}

/// Days, also parts of one.
pub fn days(given: &[Given]) -> Result<Duration, String> {
    number(given, 0.0001..=36_500.0, "a number of days from 0.0001 to 36500")
        .map(|days: f64| Duration::from_secs_f64(days * 86_400.0))
}

/// A truth; a variable that is set to nothing is none.
pub fn yes_or_no(given: &[Given]) -> Result<bool, String> {
    match text(given)?.trim().to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Ok(true),
        "false" | "no" | "off" | "0" | "" => Ok(false),
        _ => Err("true or false".into()),
    }
}

/// An empty secret, as from a variable that was set to nothing, would let everybody in.
pub fn secret(given: &[Given]) -> Result<String, String> {
    let secret = text(given)?;
    let is_visible = !secret.is_empty() && secret.chars().all(|c| c.is_ascii_graphic());
    if is_visible { Ok(secret.to_owned()) } else { Err("visible ASCII characters, at least one".into()) }
}

/// Origins as browsers write them.
pub fn origins(given: &[Given]) -> Result<Vec<String>, String> {
    let origins = texts(given)?;
    let is_origin = |text: &String| {
        text == "*" || url::Url::parse(text).is_ok_and(|url| url.origin().ascii_serialization() == *text)
    };
    match origins.iter().all(is_origin) {
        true => Ok(origins),
        false => Err("scheme and host, and no path: https://example.org, http://localhost:5173; or *".into()),
    }
}

/// A feed, with an interval of its own where it says one.
pub fn feed(given: &Given) -> Result<(FeedSource, Option<Duration>), String> {
    let fields = match given {
        Given::Text(text) => return text.parse().map(|feed| (feed, None)).map_err(said),
        Given::Table(fields) => fields,
        Given::Other => return Err("NAME=URL, or a table of `name` and `url`".into()),
    };
    let field = |name: &str| fields.iter().find(|(field, _)| field == name).map(|(_, text)| text.as_str());
    let (name, url) = (field("name").unwrap_or_default(), field("url").unwrap_or_default());
    // By the text form, so that both are held to the same rules; a name may hold `=` here.
    let feed: FeedSource = format!("x={url}").parse().map_err(said)?;
    if name.trim().is_empty() {
        return Err("a feed has a `name` and a `url`".into());
    }
    let own = field("seconds").map(|text| seconds(&[Given::Text(text.into())])).transpose()?;
    Ok((FeedSource { name: name.trim().into(), ..feed }, own))
}
