//! `GET /docs`: what can be asked here, for people. Made from the OpenAPI document; loads nothing from elsewhere.

use super::openapi::DOCUMENT;
use axum::{http::header, response::IntoResponse};
use serde_json::Value;
use std::{fmt::Write, sync::LazyLock};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;\
    color:#222;background:#fff}code{font-family:ui-monospace,monospace;background:#8882;padding:0 .2em}\
    table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;\
    border-bottom:1px solid #8884}h2{margin-top:2.5rem}\
    @media(prefers-color-scheme:dark){body{color:#ddd;background:#181818}a{color:#8bf}}";
/// The page may load nothing, run nothing and be framed by nobody.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

static PAGE: LazyLock<String> = LazyLock::new(|| {
    // The document is part of the program, and a test reads it.
    let document: Value = serde_json::from_str(DOCUMENT).unwrap_or_default();
    page(&document)
});

/// The page.
pub async fn docs() -> impl IntoResponse {
    let headers =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, POLICY)];
    (headers, PAGE.as_str())
}

fn page(document: &Value) -> String {
    let title = text(&document["info"]["title"]);
    let mut page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style><h1>{title}</h1><p>{}</p>\
         <p>The same for programs: <a href=\"/openapi.json\">/openapi.json</a></p>",
        text(&document["info"]["description"])
    );
    for (path, methods) in fields(&document["paths"]) {
        for (method, operation) in fields(methods) {
            add_operation(&mut page, document, path, method, operation);
        }
    }
    page.push_str("<h1>Shapes</h1>");
    for (name, schema) in fields(&document["components"]["schemas"]) {
        let required = schema["required"].as_array().map(Vec::as_slice).unwrap_or_default();
        let rows = fields(&schema["properties"]).map(|(field, of)| {
            let must = if required.iter().any(|name| name == field) { "required" } else { "" };
            [format!("<code>{}</code>", escaped(field)), kind(of), must.to_owned(), text(&of["description"])]
        });
        let _ = write!(page, "<h2 id=\"{name}\">{name}</h2>{}", table(["Field", "Type", "", ""], rows));
    }
    page
}

fn add_operation(page: &mut String, document: &Value, path: &str, method: &str, operation: &Value) {
    let _ = write!(
        page,
        "<h2><code>{} {}</code></h2><p>{}.</p>",
        method.to_uppercase(),
        escaped(path),
        text(&operation["summary"])
    );
    let parameters = operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
    if !parameters.is_empty() {
        let rows = parameters.iter().map(|parameter| {
            let parameter = resolved(document, parameter);
            let example = match &parameter["example"] {
                Value::Null => String::new(),
                Value::String(example) => format!("<code>{}</code>", escaped(example)),
                example => format!("<code>{}</code>", escaped(&example.to_string())),
            };
            [
                format!("<code>{}</code>", text(&parameter["name"])),
                kind(&parameter["schema"]),
                text(&parameter["description"]),
                example,
            ]
        });
        page.push_str(&table(["Parameter", "Type", "Meaning", "Example"], rows));
    }
    for (kind_of_body, body) in fields(&operation["requestBody"]["content"]) {
        let _ =
            write!(page, "<p>Body: <code>{}</code>, {}</p>", escaped(kind_of_body), kind(&body["schema"]));
    }
    let rows = fields(&operation["responses"]).map(|(status, response)| {
        let (types, shapes): (Vec<_>, Vec<_>) = fields(&response["content"])
            .map(|(name, content)| (format!("<code>{}</code>", escaped(name)), kind(&content["schema"])))
            .unzip();
        [escaped(status), types.join(", "), shapes.join(", "), text(&response["description"])]
    });
    page.push_str(&table(["Answer", "", "", ""], rows));
}

fn table(head: [&str; 4], rows: impl Iterator<Item = [String; 4]>) -> String {
    let head: String = head.iter().map(|cell| format!("<th>{cell}</th>")).collect();
    let rows: String = rows
        .map(|row| {
            let cells: String = row.iter().map(|cell| format!("<td>{cell}</td>")).collect();
            format!("<tr>{cells}</tr>")
        })
        .collect();
    format!("<table><tr>{head}</tr>{rows}</table>")
}

fn fields(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value["$ref"].as_str().and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|pointer| document.pointer(pointer)).unwrap_or(value)
}

/// What a schema takes, in a few words.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
        return format!("<a href=\"#{name}\">{name}</a>");
    }
    if let Some(values) = schema["enum"].as_array() {
        let values: Vec<_> = values.iter().map(|value| format!("<code>{}</code>", text(value))).collect();
        return values.join(", ");
    }
    if let Some(either) = schema["oneOf"].as_array() {
        return either.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    let name = match &schema["type"] {
        Value::Array(names) => names.iter().map(text).collect::<Vec<_>>().join(" or "),
        name => text(name),
    };
    match (&schema["minimum"], &schema["maximum"]) {
        _ if name == "array" => format!("list of {}", kind(&schema["items"])),
        (Value::Number(least), Value::Number(most)) => format!("{name}, {least} to {most}"),
        (Value::Number(least), _) => format!("{name}, from {least}"),
        _ => name,
    }
}

/// Text with its `code` set as such.
fn text(value: &Value) -> String {
    let escaped = escaped(value.as_str().unwrap_or_default());
    let parts = escaped.split('`').enumerate();
    parts
        .map(|(at, part)| if at % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() })
        .collect()
}

fn escaped(text: &str) -> String {
    html_escape::encode_safe(text).into_owned()
}
