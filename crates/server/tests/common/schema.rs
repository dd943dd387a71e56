//! Holds JSON against a schema: the keywords that `openapi.json` uses, and a panic at any other.

use serde_json::Value;

/// Keywords that say nothing about a value.
const WORDS: [&str; 6] = ["description", "example", "default", "format", "pattern", "minLength"];

/// What is wrong with `value`; nothing where it fits.
pub fn faults(document: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    check(document, schema, value, "$", &mut found);
    found
}

fn check(document: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    for (keyword, rule) in schema.as_object().unwrap() {
        let mut fault = |is: bool| {
            if is {
                found.push(format!("{at}: {value} against {keyword} {rule}"));
            }
        };
        match keyword.as_str() {
            "$ref" => {
                let pointer = rule.as_str().unwrap().strip_prefix('#').unwrap();
                let named = document.pointer(pointer).unwrap_or_else(|| panic!("no {pointer}"));
                check(document, named, value, at, found);
            }
            "type" => {
                let names = rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()]);
                fault(!names.iter().any(|name| is_a(value, name.as_str().unwrap())));
            }
            "const" => fault(value != rule),
            "enum" => fault(!rule.as_array().unwrap().contains(value)),
            "minimum" => fault(value.as_f64().is_some_and(|number| number < rule.as_f64().unwrap())),
            "maximum" => fault(value.as_f64().is_some_and(|number| number > rule.as_f64().unwrap())),
            "maxLength" => {
                fault(value.as_str().is_some_and(|text| text.len() > rule.as_u64().unwrap() as usize))
            }
            "minItems" => {
                fault(value.as_array().is_some_and(|items| items.len() < rule.as_u64().unwrap() as usize))
            }
            "maxItems" => {
                fault(value.as_array().is_some_and(|items| items.len() > rule.as_u64().unwrap() as usize))
            }
            "oneOf" => {
                let fits = |one: &&Value| faults(document, one, value).is_empty();
                fault(rule.as_array().unwrap().iter().filter(fits).count() != 1);
            }
            "required" => {
                let names = rule.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                let missing = names.filter(|name| value.is_object() && value.get(name).is_none());
                fault(missing.count() > 0);
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(document, rule, item, &format!("{at}[{index}]"), found);
                }
            }
            "properties" => {
                for (name, rule) in rule.as_object().unwrap() {
                    if let Some(field) = value.get(name) {
                        check(document, rule, field, &format!("{at}.{name}"), found);
                    }
                }
            }
            "additionalProperties" => {
                let known = schema["properties"].as_object();
                let others = value.as_object().into_iter().flatten();
                for (name, field) in
                    others.filter(|(name, _)| known.is_none_or(|known| !known.contains_key(*name)))
                {
                    match rule {
                        Value::Bool(allowed) if !allowed => {
                            found.push(format!("{at}.{name} isn't documented"))
                        }
                        Value::Bool(_) => {}
                        rule => check(document, rule, field, &format!("{at}.{name}"), found),
                    }
                }
            }
            word => assert!(WORDS.contains(&word), "keyword {word}"),
        }
    }
}

fn is_a(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("type {other}"),
    }
}
