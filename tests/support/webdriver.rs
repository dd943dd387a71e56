//! The few calls of the WebDriver protocol that the tests need.
//!
//! Its own client: the one on crates.io pulls in other features of what the app is made of, and the app would be
//! built once for `run` and again for `test`. Every call has a bound, and panics with what the driver said.

use super::{PATIENCE, http};
use reqwest::{Client, Method};
use serde_json::{Value, json};
use std::time::Duration;

/// How long a call may take.
const CALL: Duration = Duration::from_secs(10);
/// The key of an element's reference, fixed by the standard.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window, held.
pub struct Session {
    http: Client,
    url: String,
}

/// An element of its page.
#[derive(Clone, Debug)]
pub struct Element(String);

impl Session {
    /// Has the driver at this address start what the options say, and takes hold of its window.
    pub async fn begin(driver: &str, options: Value) -> Result<Self, String> {
        let asked = json!({ "capabilities": { "alwaysMatch": { "webkitgtk:browserOptions": options } } });
        let answer =
            request(&http::client(PATIENCE), Method::POST, &format!("{driver}/session"), Some(asked)).await?;
        let id = answer["sessionId"].as_str().ok_or_else(|| format!("no session: {answer}"))?;
        Ok(Self { http: http::client(CALL), url: format!("{driver}/session/{id}") })
    }

    /// The first element, where there is one.
    pub async fn find(&self, css: &str) -> Option<Element> {
        self.find_all(css).await.into_iter().next()
    }

    /// All elements.
    pub async fn find_all(&self, css: &str) -> Vec<Element> {
        let found = self.post("elements", json!({ "using": "css selector", "value": css })).await;
        let elements = found.as_array().unwrap().iter();
        elements.map(|element| Element(element[ELEMENT].as_str().unwrap().to_owned())).collect()
    }

    /// What it says, as it is shown. The error where the page has made it anew meanwhile.
    pub async fn text(&self, element: &Element) -> Result<String, String> {
        Ok(self
            .try_get(&format!("element/{}/text", element.0))
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }

    /// An attribute.
    pub async fn attr(&self, element: &Element, name: &str) -> Result<Option<String>, String> {
        let value = self.try_get(&format!("element/{}/attribute/{name}", element.0)).await?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// Its place: left, top, width, height in pixels of the page.
    pub async fn rect(&self, element: &Element) -> Result<[f64; 4], String> {
        let rect = self.try_get(&format!("element/{}/rect", element.0)).await?;
        Ok(["x", "y", "width", "height"].map(|side| rect[side].as_f64().unwrap_or_default()))
    }

    /// Clicks it.
    pub async fn click(&self, element: &Element) -> Result<(), String> {
        self.try_post(&format!("element/{}/click", element.0), json!({})).await.map(drop)
    }

    /// Types into it.
    pub async fn type_into(&self, element: &Element, text: &str) -> Result<(), String> {
        self.try_post(&format!("element/{}/value", element.0), json!({ "text": text })).await.map(drop)
    }

    /// Does what the mouse or the keyboard does: a list of the standard's input sources.
    pub async fn perform(&self, sources: Value) {
        self.post("actions", json!({ "actions": sources })).await;
    }

    /// What a script returns.
    pub async fn execute(&self, script: &str, arguments: &[Value]) -> Value {
        self.post("execute/sync", json!({ "script": script, "args": arguments })).await
    }

    /// What a script gives to the function that is its last argument.
    pub async fn execute_async(&self, script: &str, arguments: &[Value]) -> Value {
        self.post("execute/async", json!({ "script": script, "args": arguments })).await
    }

    /// The handles of the app's windows: another one after a window was destroyed and built anew.
    pub async fn windows(&self) -> Vec<String> {
        let handles = self.try_get("window/handles").await.unwrap_or_else(|error| panic!("{error}"));
        handles.as_array().unwrap().iter().map(|handle| handle.as_str().unwrap().to_owned()).collect()
    }

    /// Goes on with this window.
    pub async fn switch_to(&self, handle: &str) {
        self.post("window", json!({ "handle": handle })).await;
    }

    async fn post(&self, path: &str, body: Value) -> Value {
        self.try_post(path, body).await.unwrap_or_else(|error| panic!("{error}"))
    }

    async fn try_post(&self, path: &str, body: Value) -> Result<Value, String> {
        request(&self.http, Method::POST, &format!("{}/{path}", self.url), Some(body)).await
    }

    async fn try_get(&self, path: &str) -> Result<Value, String> {
        request(&self.http, Method::GET, &format!("{}/{path}", self.url), None).await
    }
}

async fn request(http: &Client, method: Method, url: &str, body: Option<Value>) -> Result<Value, String> {
    let named = body.as_ref().map_or(url.to_owned(), |body| format!("{url} {body}"));
    let body = body.map(|body| body.to_string()).unwrap_or_default();
    match http::send(http, method, url, "application/json", body).await {
        Ok((200, answer)) => Ok(answer["value"].clone()),
        Ok((_, answer)) => {
            Err(format!("{named}: {}: {}", answer["value"]["error"], answer["value"]["message"]))
        }
        Err(error) if error.is_timeout() => {
            Err(format!("{named}: no answer in time; is the window hidden, or the app gone?"))
        }
        Err(error) => Err(format!("{named}: {error}")),
    }
}
