//! Every setting of the server, one row each, in the order of the page.

use super::{setting::Setting, values::*};
use std::{sync::LazyLock, time::Duration};

/// All settings.
pub static TABLE: LazyLock<Vec<Setting>> = LazyLock::new(|| {
    vec![
        Setting::one(
            "listen",
            "ADDR",
            "The address to listen on; port 0 picks a free one",
            |draft, given| {
                draft.config.listen = parsed(given, "an address with a port, like 127.0.0.1:8787")?;
                Ok(())
            },
        )
        .default("127.0.0.1:8787"),
        Setting::one(
            "database",
            "DATABASE",
            "Where items and events are kept: sqlite:PATH",
            |draft, given| {
                draft.config.database = text(given)?.parse().map_err(said)?;
                Ok(())
            },
        )
        .default("sqlite:ww3-feed.db"),
        Setting::several(
            "ingest_key",
            "KEY",
            ',',
            "What `POST /api/ingest` must show as `Authorization: Bearer`, or its hash `sha256:…` (`ww3-server key new`); needed beyond loopback; may be repeated",
            |draft, given| {
                let keys = texts(given)?;
                if keys.is_empty() {
                    return Err("a key, or its hash".into());
                }
                let keys = keys.iter().map(|key| key.parse().map_err(said));
                draft.config.ingest_keys = keys.collect::<Result<_, _>>()?;
                Ok(())
            },
        )
        .secret()
        .reloads(),
        Setting::one(
            "token",
            "TOKEN",
            "What streams must show as `Authorization: Bearer` or `token=` in the query",
            |draft, given| {
                draft.config.token = Some(secret(given)?);
                Ok(())
            },
        )
        .secret()
        .reloads(),
        Setting::one(
            "jwt_secret_file",
            "FILE",
            "Streams need a token (JWT) that is signed by HS256 with the bytes of this file, at least 32 (a last newline is none)",
            |draft, given| {
                draft.config.jwt.secret_file = Some(text(given)?.into());
                Ok(())
            },
        )
        .reloads(),
        Setting::one(
            "jwt_jwks_file",
            "FILE",
            "Streams need a token (JWT) that is signed by one of the public keys of this file (JWKS): EdDSA or RS256",
            |draft, given| {
                draft.config.jwt.jwks_file = Some(text(given)?.into());
                Ok(())
            },
        )
        .reloads(),
        Setting::one(
            "jwt_audience",
            "NAME",
            "What the `aud` of a token must hold; without it a token that names an audience is refused",
            |draft, given| {
                draft.config.jwt.audience = Some(text(given)?.into());
                Ok(())
            },
        )
        .reloads(),
        Setting::one("jwt_issuer", "NAME", "What the `iss` of a token must be", |draft, given| {
            draft.config.jwt.issuer = Some(text(given)?.into());
            Ok(())
        })
        .reloads(),
        Setting::one(
            "tls_cert",
            "FILE",
            "The server's certificate, and those that lead to its authority (PEM): HTTP/2 and HTTP/1.1 over TLS",
            |draft, given| {
                draft.config.tls.cert_file = Some(text(given)?.into());
                Ok(())
            },
        )
        .reloads(),
        Setting::one("tls_key", "FILE", "The certificate's private key (PEM)", |draft, given| {
            draft.config.tls.key_file = Some(text(given)?.into());
            Ok(())
        })
        .reloads(),
        Setting::one(
            "max_connections_per_ip",
            "N",
            "Open streams of one address (IPv6: of one /64); 0: any number. Peers on loopback aren't counted",
            |draft, given| {
                draft.config.limits.streams_per_ip = number(given, 0..=1_000_000, "a number up to 1000000")?;
                Ok(())
            },
        )
        .default("2"),
        Setting::one(
            "requests_per_minute",
            "N",
            "Requests of one address in a minute, a quarter of them at once; 0: any number. Peers on loopback aren't counted",
            |draft, given| {
                draft.config.limits.requests_per_minute = number(given, 0..=1_000_000, "a number up to 1000000")?;
                Ok(())
            },
        )
        .default("600"),
        Setting::yes_or_no("limit_loopback", "Count peers on loopback too", |draft, given| {
            draft.config.limits.loopback = yes_or_no(given)?;
            Ok(())
        }),
        Setting::one("max_connections", "N", "All connections; more are refused (503)", |draft, given| {
            draft.config.limits.connections = number(given, 1..=1_000_000, "a number from 1 to 1000000")?;
            Ok(())
        })
        .default("20000"),
        Setting::one(
            "alert_connections",
            "N",
            "More connections than this are an error in the log",
            |draft, given| {
                draft.config.limits.alert_connections = number(given, 1..=1_000_000, "a number from 1 to 1000000")?;
                Ok(())
            },
        )
        .default("1000"),
        Setting::several(
            "trusted_proxy",
            "NETWORK",
            ',',
            "A proxy whose `X-Forwarded-For` is believed: an address, or a network like 10.0.0.0/8; may be repeated",
            |draft, given| {
                let networks = texts(given)?;
                let networks = networks.iter().map(|text| text.parse().map_err(said));
                draft.config.limits.trusted_proxies = networks.collect::<Result<_, _>>()?;
                Ok(())
            },
        ),
        Setting::one(
            "stall_seconds",
            "SECONDS",
            "A peer that takes nothing of what is sent for so long is cut off",
            |draft, given| {
                draft.config.stall = seconds(given)?;
                Ok(())
            },
        )
        .default("30"),
        Setting::several(
            "allow_host",
            "NAME",
            ',',
            "A name for `Host` besides the listening address and localhost; may be repeated",
            |draft, given| {
                draft.config.allowed_hosts = texts(given)?;
                Ok(())
            },
        )
        .reloads(),
        Setting::several(
            "allow_origin",
            "ORIGIN",
            ',',
            "An origin whose web pages may read and post, like https://example.org; `*` lets all pages read; may be repeated",
            |draft, given| {
                draft.config.allowed_origins = origins(given)?;
                Ok(())
            },
        )
        .reloads(),
        Setting::one("ping_seconds", "SECONDS", "How often a stream says that it lives", |draft, given| {
            draft.config.ping = seconds(given)?;
            Ok(())
        })
        .default("30"),
        Setting::one(
            "poll_seconds",
            "SECONDS",
            "How often to look for items that other programs put into the database",
            |draft, given| {
                draft.config.poll = seconds(given)?;
                Ok(())
            },
        )
        .default("10"),
        Setting::one("pace_ms", "MS", "The wait between two events of a stream", |draft, given| {
            draft.config.pace = Duration::from_millis(number(given, 0..=60_000, "milliseconds up to 60000")?);
            Ok(())
        })
        .default("0"),
        Setting::one(
            "packed_streams",
            "N",
            "Streams that are compressed at a time, for those who ask by `Accept-Encoding`; further ones go as they are. 0: none is",
            |draft, given| {
                draft.config.packed_streams = number(given, 0..=1_000_000, "a number up to 1000000")?;
                Ok(())
            },
        )
        .default("1000"),
        Setting::one(
            "retention_days",
            "DAYS",
            "Delete events this long after they were received; without it nothing is deleted",
            |draft, given| {
                draft.config.retention = Some(days(given)?);
                Ok(())
            },
        ),
        Setting {
            flag: "feed".into(),
            fields: FEED_FIELDS,
            ..Setting::several(
                "feeds",
                "NAME=URL",
                '\n',
                "A feed to poll; may be repeated (in the variable: one a line; in the file also a table of `name`, `url` and `seconds`). None is polled unless told",
                |draft, given| {
                    draft.feeds = given.iter().map(feed).collect::<Result<_, _>>()?;
                    Ok(())
                },
            )
            .reloads()
        },
        Setting::one("feed_seconds", "SECONDS", "How often to ask each feed", |draft, given| {
            draft.feed_seconds = Some(seconds(given)?);
            Ok(())
        })
        .default("300")
        .reloads(),
        Setting::several(
            "allow_feed_host",
            "HOST",
            ',',
            "A host (or HOST:PORT) that feeds may be fetched from though it is this machine or in a network behind it; may be repeated",
            |draft, given| {
                draft.config.allowed_feed_hosts = texts(given)?;
                Ok(())
            },
        ),
        Setting::yes_or_no("default_feeds", "Also poll a dozen public world-news feeds", |draft, given| {
            draft.default_feeds = yes_or_no(given)?;
            Ok(())
        })
        .reloads(),
    ]
});
