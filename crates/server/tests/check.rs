//! `ww3-server check`: says what is wrong and where.
#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use common::process::*;

#[tokio::test]
async fn a_good_set_up_is_called_good_part_by_part() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("feed.db").display());
    let (is_good, said, _) = run(&["check", "--database", &database], "").await;
    assert!(is_good && said.contains("settings: good") && said.contains("not there yet"), "{said}");
    let _running = serve(&folder.path().join("feed.db"), &[]).await;
    let (is_good, said, _) = run(&["check", "--database", &database], "").await;
    assert!(is_good && said.contains("feed.db: good"), "{said}");
}

#[tokio::test]
async fn what_is_wrong_is_named_and_fails() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    std::fs::write(&path, "my notes\n").unwrap();
    let database = format!("sqlite:{}", path.display());
    let (is_good, said, _) = run(&["check", "--database", &database], "").await;
    assert!(!is_good && said.contains("notes.txt: not a SQLite database"), "{said}");

    let database = format!("sqlite:{}", folder.path().join("gone/feed.db").display());
    let (is_good, said, _) = run(&["check", "--database", &database], "").await;
    assert!(!is_good && said.contains("gone/feed.db"), "{said}");

    let database = format!("sqlite:{}", folder.path().join("feed.db").display());
    let feed = ["check", "--database", &database, "--feed", "Gone=http://127.0.0.1:1/rss"];
    let (is_good, said, _) = run(&feed, "").await;
    assert!(!is_good && said.contains("feed Gone: http://127.0.0.1:1/rss: "), "{said}");

    let (is_good, said, _) = run(&["check", "--database", &database, "--ping-seconds", "soon"], "").await;
    assert!(!is_good && said.contains("ping") && said.contains("soon"), "{said}");
}

#[tokio::test]
async fn what_serve_would_refuse_is_no_good_setting() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let database = format!("sqlite:{}", path("feed.db"));
    let (cert, key, other) = (path("cert.pem"), path("key.pem"), path("other.pem"));
    let pair = || rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let (ours, foreign) = (pair(), pair());
    std::fs::write(&cert, ours.cert.pem()).unwrap();
    std::fs::write(&key, ours.signing_key.serialize_pem()).unwrap();
    std::fs::write(&other, foreign.signing_key.serialize_pem()).unwrap();
    let (secret, keys) = (path("secret"), path("jwks.json"));
    std::fs::write(&secret, "short").unwrap();
    std::fs::write(&keys, "{}").unwrap();
    let check = async |more: &[&str]| {
        let (is_good, said, _) = run(&[&["check", "--database", &database], more].concat(), "").await;
        (is_good, said)
    };
    for (settings, names) in [
        (&["--listen", "0.0.0.0:80"][..], "--ingest-key"),
        (&["--tls-cert", &cert], "--tls-key"),
        (&["--tls-cert", &cert, "--tls-key", &other], "not the key of"),
        (&["--jwt-secret-file", &secret], "secret: "),
        (&["--jwt-jwks-file", &keys], "jwks.json: "),
    ] {
        let (is_good, said) = check(settings).await;
        assert!(!is_good && said.contains("settings: ") && said.contains(names), "{settings:?}: {said}");
        assert!(!said.contains("settings: good"), "{settings:?}: {said}");
    }
    let (is_good, said) = check(&["--tls-cert", &cert, "--tls-key", &key]).await;
    assert!(is_good && said.contains("settings: good"), "{said}");
}
