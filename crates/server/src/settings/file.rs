//! The file of settings: TOML, with the line of each.

use super::{
    error::SettingError,
    setting::{Given, Said, Setting},
    table::TABLE,
};
use std::{ops::Range, path::Path};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// What the file says.
pub fn read(path: &Path) -> Result<Vec<Said>, SettingError> {
    let text =
        std::fs::read_to_string(path).map_err(|why| SettingError::Unreadable { path: path.into(), why })?;
    let file = File { path, text: &text };
    let table = DeTable::parse(&text).map_err(|error| SettingError::Syntax {
        path: path.into(),
        line: file.line(&error.span().unwrap_or_default()),
        why: error.message().into(),
    })?;
    table.get_ref().iter().map(|(key, value)| file.said(key, value.get_ref())).collect()
}

struct File<'a> {
    path: &'a Path,
    text: &'a str,
}

type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;

impl File<'_> {
    fn said(&self, key: &Key<'_>, value: &DeValue<'_>) -> Result<Said, SettingError> {
        let known: Vec<_> = TABLE.iter().map(|setting| setting.key).collect();
        let setting = TABLE.iter().find(|setting| setting.key == key.get_ref());
        let setting = setting.ok_or_else(|| self.unknown(key, &known))?;
        let given = match value {
            DeValue::Array(values) => {
                values.iter().map(|value| self.given(setting, value.get_ref())).collect::<Result<_, _>>()?
            }
            value => vec![self.given(setting, value)?],
        };
        let name = format!("{}:{}: {}", self.path.display(), self.line(&key.span()), setting.key);
        Ok(Said { setting, name, given })
    }

    fn given(&self, setting: &Setting, value: &DeValue<'_>) -> Result<Given, SettingError> {
        let DeValue::Table(fields) = value else {
            return Ok(text(value).map_or(Given::Other, Given::Text));
        };
        let mut given = Vec::new();
        for (name, value) in fields {
            if !setting.fields.is_empty() && !setting.fields.contains(&name.get_ref().as_ref()) {
                return Err(self.unknown(name, setting.fields));
            }
            given.push((name.get_ref().to_string(), text(value.get_ref()).unwrap_or_default()));
        }
        Ok(Given::Table(given))
    }

    fn unknown(&self, key: &Key<'_>, known: &[&str]) -> SettingError {
        let given = key.get_ref();
        let distance = |name: &&&str| strsim::damerau_levenshtein(given, name);
        let nearest = known.iter().min_by_key(distance).filter(|name| distance(name) <= 3);
        let known = match nearest {
            Some(name) => format!("did you mean `{name}`?"),
            None => format!("there are `{}`", known.join("`, `")),
        };
        SettingError::Unknown {
            path: self.path.into(),
            line: self.line(&key.span()),
            key: given.chars().take(80).collect(),
            known,
        }
    }

    fn line(&self, span: &Range<usize>) -> usize {
        1 + self.text.bytes().take(span.start).filter(|byte| *byte == b'\n').count()
    }
}

fn text(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Boolean(truth) => Some(truth.to_string()),
        // Digits as written, but for the separators that TOML allows.
        DeValue::Integer(number) => Some(number.to_string().replace('_', "")),
        DeValue::Float(number) => Some(number.to_string().replace('_', "")),
        _ => None,
    }
}
