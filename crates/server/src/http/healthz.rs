//! `GET /healthz`: the process serves.

/// Always `ok`.
pub async fn healthz() -> &'static str {
    "ok\n"
}
