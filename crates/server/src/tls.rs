//! TLS by `rustls`: a certificate and its key from files, and anew from the same files while the server runs.
//!
//! Promises: a file that can't be used is named with what it should hold, before the server listens; a reload that
//! fails leaves the old certificate in use. Offers HTTP/2 and HTTP/1.1 by ALPN; TLS 1.2 and 1.3.

use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};
use tokio_rustls::TlsAcceptor;

/// What is offered by ALPN, best first.
const PROTOCOLS: [&[u8]; 2] = [b"h2", b"http/1.1"];

/// The files of TLS: both, or neither for plain HTTP.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TlsConfig {
    /// The certificate and those that lead to its authority, PEM, its own first.
    pub cert_file: Option<PathBuf>,
    /// The certificate's private key, PEM.
    pub key_file: Option<PathBuf>,
}

/// TLS can't be offered.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// One of the two files is named alone.
    #[error("TLS needs both a certificate (--tls-cert) and its key (--tls-key)")]
    Half,
    /// A file can't be used.
    #[error("{}: {why}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong, and what it should hold.
        why: String,
    },
}

/// The certificate in use.
pub struct Tls(RwLock<Arc<Loaded>>);

struct Loaded {
    certificates: Vec<CertificateDer<'static>>,
    config: Arc<ServerConfig>,
}

impl Tls {
    /// Reads the files; none where none is named.
    pub fn load(files: &TlsConfig) -> Result<Option<Self>, TlsError> {
        match (&files.cert_file, &files.key_file) {
            (Some(cert), Some(key)) => Ok(Some(Self(RwLock::new(Arc::new(Loaded::read(cert, key)?))))),
            (None, None) => Ok(None),
            _ => Err(TlsError::Half),
        }
    }

    /// Takes the certificate of another one up; answers whether it is another certificate.
    pub fn replace(&self, new: &Self) -> bool {
        let (new, old) = (new.current(), self.current());
        let changes = new.certificates != old.certificates;
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = new;
        changes
    }

    /// Greets new connections with the certificate in use.
    pub fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(Arc::clone(&self.current().config))
    }

    fn current(&self) -> Arc<Loaded> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Loaded {
    fn read(cert: &Path, key: &Path) -> Result<Self, TlsError> {
        let fault = |path: &Path, why: String| TlsError::File { path: path.into(), why };
        let certificates = CertificateDer::pem_file_iter(cert)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|why| fault(cert, format!("no certificate in PEM: {why}")))?;
        if certificates.is_empty() {
            return Err(fault(cert, "no certificate in PEM (`-----BEGIN CERTIFICATE-----`) is in it".into()));
        }
        let secret = PrivateKeyDer::from_pem_file(key).map_err(|why| {
            fault(key, format!("no private key in PEM (`-----BEGIN PRIVATE KEY-----`): {why}"))
        })?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|why| fault(cert, why.to_string()))?
            .with_no_client_auth()
            .with_single_cert(certificates.clone(), secret)
            .map_err(|why| fault(key, format!("not the key of {}: {why}", cert.display())))?;
        config.alpn_protocols = PROTOCOLS.map(<[u8]>::to_vec).into();
        Ok(Self { certificates, config: Arc::new(config) })
    }
}
