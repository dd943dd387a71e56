//! Who may read a stream: signed tokens, tickets, and web pages of named origins.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use common::{socket::Socket, *};
use ring::{
    hmac,
    rand::SystemRandom,
    signature::{Ed25519KeyPair, KeyPair},
};
use serde_json::{Value, json};
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use ww3_server::JwtConfig;

const SECRET: &str = "0123456789abcdef0123456789abcdef";
/// Made once with a key that was thrown away: `exp` in 2100, `scopes` Europe.
const RSA_TOKEN: &str = "eyJhbGciOiJSUzI1NiIsImtpZCI6InIxIiwidHlwIjoiSldUIn0.eyJleHAiOjQxMDI0NDQ4MDAsInNjb3BlcyI6WyJldXJvcGUiXX0.DRaG7V6Y_Coic3Tbaq1eNU_tQk1AiA7hULZXSL5ctI2R58ns8rm4gC0Dakw4Oq3zeygOPjHTHRk9KEfG8FY-CtWhNHtOP1aC7EGwVeTd0raSE8wiezWRcZvFwU_c8NzkO__W5AgNLTyV23xMHLjpI9HCVqh7M95zMAHMP0kqJu2UxS05faifLVkOC8rblQ8b8ANXuNYSeMHBqEyHR2GZKxw3MkOJvLoKEgEGn6Bz4YxsW3Oz-XFHcjaULC6UWw7oozBV259_JWN8-ux2ihM3tRKnpWdkZ7Oh01K1f2gJA1C9ZpP6HdBlNYgP1E_AC2kfQXaZJ8aLwyMvgRJ823qe7w";
const RSA_MODULUS: &str = "3biAE0-Ph8YXhvmgX4PZxrRpbEnZxYpOUYa4mRYkNi-8r1oi8j7vCo3b7YyxvBkfDS4snJzfdB2KvP46ZkWSTp-7XtUmAg4xZsWIUQackGnmhIOO9gCPPg4z415W7Q22YRb-G0mwDQ6hrFtF6ITgmSWgM-0tWZpLBq0qCaeYy-ZhpRjo_DmMERONIcG9vIxCvHhFNipqXJHUMm3pijHxyiO0c18PBVmL_o6xl8Xic7sEogkrwdMp2SRCHqnrbVNEh79jX6s0rGCf3AVIuCxKTTc_7bfmkCOrkFRFmjO0WM5m9Fqmo4icQUK9O_GoVBBJPzD-4_pHcglztanTuF8HwQ";

fn encoded(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn in_seconds(seconds: i64) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    i64::try_from(now).unwrap() + seconds
}

fn hs256(secret: &str, claims: &Value) -> String {
    signed_by(&json!({"alg": "HS256", "typ": "JWT"}), claims, |signed| {
        hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()), signed).as_ref().to_vec()
    })
}

fn signed_by(header: &Value, claims: &Value, sign: impl Fn(&[u8]) -> Vec<u8>) -> String {
    let signed = format!("{}.{}", encoded(header), encoded(claims));
    let signature = URL_SAFE_NO_PAD.encode(sign(signed.as_bytes()));
    format!("{signed}.{signature}")
}

async fn with_secret(change: impl FnOnce(&mut JwtConfig)) -> (Fixture, tempfile::TempDir) {
    let files = tempfile::tempdir().unwrap();
    let path = files.path().join("secret");
    std::fs::write(&path, format!("{SECRET}\n")).unwrap();
    let fixture = fixture_with(|config| {
        config.jwt.secret_file = Some(path);
        change(&mut config.jwt);
    });
    (fixture.await, files)
}

impl Fixture {
    async fn ask(&self, path: &str, token: &str) -> (u16, String) {
        let response = self.http.get(self.url(path)).bearer_auth(token).send().await.unwrap();
        let status = response.status().as_u16();
        if status == 200 {
            return (status, String::new());
        }
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        assert_eq!(response.headers().contains_key("www-authenticate"), status == 401);
        let problem: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
        (status, problem["detail"].as_str().unwrap().to_owned())
    }
}

#[tokio::test]
async fn a_token_that_is_not_beyond_doubt_is_refused_with_the_reason() {
    let (server, _files) = with_secret(|_| {}).await;
    let good = json!({"exp": in_seconds(60)});
    assert_eq!(server.ask("/api/map-stream", &hs256(SECRET, &good)).await.0, 200);
    let unsigned = |alg: &str| signed_by(&json!({"alg": alg}), &good, |_| Vec::new());
    let with_claims = |claims: Value| hs256(SECRET, &claims);
    let mut changed = hs256(SECRET, &good);
    let claims = encoded(&json!({"exp": in_seconds(6000)}));
    changed =
        format!("{}.{claims}.{}", changed.split('.').next().unwrap(), changed.split('.').nth(2).unwrap());
    let critical = signed_by(&json!({"alg": "HS256", "crit": ["b64"]}), &good, |signed| {
        hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, SECRET.as_bytes()), signed).as_ref().to_vec()
    });
    for (token, reason) in [
        (unsigned("none"), "alg"),
        (unsigned("None"), "alg"),
        (unsigned("RS256"), "alg"),
        (unsigned("HS256"), "isn't signed"),
        (hs256(&SECRET.replace('0', "1"), &good), "isn't signed"),
        (changed, "isn't signed"),
        (critical, "crit"),
        (with_claims(json!({"exp": in_seconds(-1)})), "expired"),
        (with_claims(json!({"exp": in_seconds(0)})), "expired"),
        (with_claims(json!({"scopes": ["europe"]})), "`exp`"),
        (with_claims(json!({"exp": "9999999999"})), "`exp`"),
        (with_claims(json!({"exp": in_seconds(60), "nbf": in_seconds(30)})), "nbf"),
        (with_claims(json!({"exp": in_seconds(60), "nbf": "soon"})), "`nbf`"),
        (with_claims(json!({"exp": in_seconds(60), "aud": "somebody-else"})), "aud"),
        (with_claims(json!({"exp": in_seconds(60), "scopes": "europe"})), "`scopes`"),
        ("one.two".into(), "three parts"),
        ("x".repeat(9 << 10), "8 KiB"),
        ("wrong".into(), "can be read"),
    ] {
        let (status, detail) = server.ask("/api/map-stream", &token).await;
        assert_eq!(status, 401, "{detail}");
        assert!(detail.contains(reason), "{detail} / {reason}");
        assert!(!detail.contains(&token), "{detail}");
    }
    assert_eq!(server.http.get(server.url("/healthz")).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn audience_and_issuer_must_be_those_of_the_settings() {
    let (server, _files) = with_secret(|jwt| {
        jwt.audience = Some("ww3".into());
        jwt.issuer = Some("https://id.example.org".into());
    })
    .await;
    let status = async |aud: Value, iss: &str| {
        let token = hs256(SECRET, &json!({"exp": in_seconds(60), "aud": aud, "iss": iss}));
        server.ask("/api/map-events", &token).await.0
    };
    assert_eq!(status(json!("ww3"), "https://id.example.org").await, 200);
    assert_eq!(status(json!(["other", "ww3"]), "https://id.example.org").await, 200);
    assert_eq!(status(json!("other"), "https://id.example.org").await, 401);
    assert_eq!(status(json!([]), "https://id.example.org").await, 401);
    assert_eq!(status(json!("ww3"), "https://id.example.net").await, 401);
    let without = hs256(SECRET, &json!({"exp": in_seconds(60)}));
    assert_eq!(server.ask("/api/map-events", &without).await.0, 401);
}

#[tokio::test]
async fn a_token_of_some_scopes_reads_these_alone() {
    let (server, _files) = with_secret(|_| {}).await;
    let token = hs256(SECRET, &json!({"exp": in_seconds(60), "scopes": ["europe", "africa", "moon"]}));
    for path in ["/api/map-stream?", "/api/map-events?", "/api/map-replay?start=1&"] {
        let status = async |scope: &str| server.ask(&format!("{path}scope={scope}"), &token).await;
        assert_eq!(status("europe").await.0, 200, "{path}");
        assert_eq!(status("africa,europe").await.0, 200, "{path}");
        let (code, detail) = status("europe,americas").await;
        assert_eq!(code, 403, "{path}");
        assert!(detail.contains("americas") && detail.contains("europe,africa"), "{detail}");
        assert_eq!(status("global").await.0, 403, "{path}");
        assert_eq!(server.ask(path, &token).await.0, 403, "the whole world is the default: {path}");
    }
}

#[tokio::test]
async fn public_keys_of_a_file_are_trusted_and_never_taken_for_a_secret() {
    let files = tempfile::tempdir().unwrap();
    let path = files.path().join("jwks.json");
    let pair = |_| {
        let document = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        Ed25519KeyPair::from_pkcs8(document.as_ref()).unwrap()
    };
    let [ours, foreign] = [0, 1].map(pair);
    let x = URL_SAFE_NO_PAD.encode(ours.public_key());
    let keys = json!({"keys": [
        {"kty": "OKP", "crv": "Ed25519", "kid": "e1", "use": "sig", "x": x},
        {"kty": "RSA", "kid": "r1", "alg": "RS256", "n": RSA_MODULUS, "e": "AQAB"},
        {"kty": "oct", "k": URL_SAFE_NO_PAD.encode(SECRET)},
        {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"},
    ]});
    std::fs::write(&path, keys.to_string()).unwrap();
    let server = fixture_with(|config| config.jwt.jwks_file = Some(path)).await;
    let claims = json!({"exp": in_seconds(60)});
    let by = |pair: &Ed25519KeyPair, kid: &str| {
        let header = json!({"alg": "EdDSA", "kid": kid});
        signed_by(&header, &claims, |signed| pair.sign(signed).as_ref().to_vec())
    };
    let status = async |path: &str, token: &str| server.ask(path, token).await.0;
    assert_eq!(status("/api/map-stream", &by(&ours, "e1")).await, 200);
    assert_eq!(status("/api/map-stream", &by(&ours, "e2")).await, 401);
    assert_eq!(status("/api/map-stream", &by(&foreign, "e1")).await, 401);
    assert_eq!(status("/api/map-stream?scope=europe", RSA_TOKEN).await, 200);
    assert_eq!(status("/api/map-stream?scope=global", RSA_TOKEN).await, 403);
    let (signed, signature) = RSA_TOKEN.rsplit_once('.').unwrap();
    assert_eq!(status("/api/map-stream", &format!("{signed}.A{}", &signature[1..])).await, 401);
    // The public key as an HMAC secret: the classic confusion.
    assert_eq!(status("/api/map-stream", &hs256(&x, &claims)).await, 401);
    assert_eq!(status("/api/map-stream", &hs256(SECRET, &claims)).await, 401);
}

#[tokio::test]
async fn a_token_that_expires_ends_its_stream_with_a_last_frame_that_says_so() {
    let (server, _files) = with_secret(|_| {}).await;
    let until = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64() + 1.2;
    let token = hs256(SECRET, &json!({"exp": until}));
    let mut streams = Vec::new();
    for path in ["/api/map-stream", "/api/map-replay?start=1&end=9999999999"] {
        streams.push(
            open(
                &server.http,
                &server.url(&format!("{path}{}token={token}", if path.contains('?') { "&" } else { "?" })),
                None,
            )
            .await,
        );
    }
    let started = Instant::now();
    streams[0].until("live").await;
    server.post_items(&strikes(0..1)).await;
    let event = streams[0].expect("map-event").await;
    let last = streams[0].expect("error").await;
    assert_eq!((&last.data["error"], last.id), (&json!("Token expired"), None));
    assert!(streams[0].next().await.is_none(), "the body ends");
    assert!(started.elapsed().as_secs_f64() < 5.0);
    // The cursor still holds, with a new token.
    let token = hs256(SECRET, &json!({"exp": in_seconds(60)}));
    let url = server.url(&format!("/api/map-stream?token={token}"));
    let mut stream = open(&server.http, &url, event.id.as_deref()).await;
    assert_eq!(stream.expect("connected").await.data["resumed"], true);
}

#[tokio::test]
async fn a_token_that_expires_ends_its_websocket_with_a_code_that_says_so() {
    let (server, _files) = with_secret(|_| {}).await;
    let until = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64() + 1.2;
    let path = |token: &str| format!("/api/map-stream/ws?token={token}");
    let mut socket = Socket::open(&server, &path(&hs256(SECRET, &json!({"exp": until})))).await;
    socket.expect("connected").await;
    socket.expect("live").await;
    server.post_items(&strikes(0..1)).await;
    let event = socket.expect("map-event").await;
    let (code, reason, frames) = socket.end().await;
    assert_eq!(code, 4401);
    assert!(reason.starts_with("Token expired"), "{reason}");
    assert_eq!(frames.last().unwrap()["data"]["error"], "Token expired");
    let again = hs256(SECRET, &json!({"exp": in_seconds(60)}));
    let id = event["id"].as_str().unwrap();
    let mut socket = Socket::open(&server, &format!("{}&last_event_id={id}", path(&again))).await;
    assert_eq!(socket.expect("connected").await["data"]["resumed"], true);
}

#[tokio::test]
async fn a_ticket_opens_one_stream_and_reaches_no_further_than_its_token() {
    let (server, _files) = with_secret(|_| {}).await;
    let token = hs256(SECRET, &json!({"exp": in_seconds(60), "scopes": ["europe"]}));
    let buy = |token: &str| answer(server.http.post(server.url("/api/stream-ticket")).bearer_auth(token));
    assert_eq!(buy("wrong").await.0, 401);
    let ticket = async || {
        let (status, answer) = buy(&token).await;
        assert_eq!((status, &answer["expires_in"]), (200, &json!(60)));
        answer["ticket"].as_str().unwrap().to_owned()
    };
    let with = async |ticket: &str, scope: &str| {
        let url = server.url(&format!("/api/map-stream?scope={scope}&token={ticket}"));
        server.http.get(url).send().await.unwrap().status().as_u16()
    };
    let first = ticket().await;
    assert_eq!(buy(&first).await.0, 401, "a ticket buys no ticket");
    assert_eq!(with(&first, "europe").await, 200);
    assert_eq!(with(&first, "europe").await, 401);
    assert_eq!(with(&ticket().await, "asia-pacific").await, 403);
}

#[tokio::test]
async fn pages_of_a_named_origin_read_and_post_and_those_of_others_do_neither() {
    let server = fixture_with(|config| config.allowed_origins = vec!["https://example.org".into()]).await;
    let ours = server.http.get(server.url("/api/sources")).header("origin", "https://example.org");
    let ours = ours.send().await.unwrap();
    assert_eq!(ours.headers()["access-control-allow-origin"], "https://example.org");
    assert_eq!(ours.headers()["access-control-allow-credentials"], "true");
    assert_eq!(ours.headers()["vary"], "origin");
    for foreign in
        ["https://example.org.evil.example", "http://example.org", "null", "https://example.org:444"]
    {
        let get = server.http.get(server.url("/api/sources")).header("origin", foreign).send().await.unwrap();
        assert!(!get.headers().contains_key("access-control-allow-origin"), "{foreign}");
        assert_eq!(get.headers()["vary"], "origin", "a cache must not hand it to a page that may: {foreign}");
        let post = server.http.post(server.url("/api/ingest")).header("origin", foreign);
        assert_eq!(post.send().await.unwrap().status(), 403, "{foreign}");
    }
    let no_page = server.http.get(server.url("/api/sources")).send().await.unwrap();
    assert_eq!(no_page.headers()["vary"], "origin");
    let asked = |origin: &str| {
        let options = reqwest::Method::OPTIONS;
        let request = server.http.request(options, server.url("/api/ingest")).header("origin", origin);
        request.header("access-control-request-method", "POST").send()
    };
    let ours = asked("https://example.org").await.unwrap();
    assert_eq!(
        (ours.status().as_u16(), &ours.headers()["access-control-allow-methods"]),
        (204, &"GET, POST".parse().unwrap())
    );
    let foreign = asked("https://example.net").await.unwrap();
    assert!(!foreign.headers().contains_key("access-control-allow-origin"));
    assert!(!foreign.headers().contains_key("access-control-allow-methods"));
}

#[tokio::test]
async fn a_request_with_two_hosts_is_refused() {
    let server = fixture().await;
    for path in ["/api/map-stream", "/api/map-events", "/healthz"] {
        for second in ["localhost", "evil.example"] {
            let refused = raw::get(&server, path, &format!("Host: {second}\r\n")).await;
            assert_eq!(refused.status(), 400, "{path} {second}");
            assert_eq!(refused.header("content-type"), Some("application/problem+json"), "{path} {second}");
        }
    }
}

#[tokio::test]
async fn a_star_lets_every_page_read_without_credentials_and_none_post() {
    let server = fixture_with(|config| config.allowed_origins = vec!["*".into()]).await;
    let get = server.http.get(server.url("/api/sources")).header("origin", "https://example.org");
    let get = get.send().await.unwrap();
    assert_eq!(get.headers()["access-control-allow-origin"], "*");
    assert!(!get.headers().contains_key("access-control-allow-credentials"));
    let post = server.http.post(server.url("/api/ingest")).header("origin", "https://example.org");
    assert_eq!(post.send().await.unwrap().status(), 403);
}

#[tokio::test]
async fn a_file_of_secrets_that_cannot_be_used_is_named_and_its_content_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("secret");
    let error = async |content: &str, as_keys: bool| {
        std::fs::write(&path, content).unwrap();
        let mut config = config(folder.path());
        let file = if as_keys { &mut config.jwt.jwks_file } else { &mut config.jwt.secret_file };
        *file = Some(path.clone());
        ww3_server::start(config).await.err().unwrap().to_string()
    };
    let short = error("hush-hush", false).await;
    assert!(short.contains("secret: a secret of 9 bytes") && short.contains("32"), "{short}");
    assert!(!short.contains("hush"));
    let text = error("hush-hush", true).await;
    assert!(text.contains("secret: no key set") && !text.contains("hush"), "{text}");
    assert!(error("{\"keys\":[]}", true).await.contains("Ed25519"));
}
