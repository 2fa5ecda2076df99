//! TLS: when to use it, and how far to check whom it leads to.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use limbeck_dialect::{DatabaseError, DatabaseErrorKind};
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
};

/// `sslmode` of `libpq`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SslMode {
    Disable,
    Allow,
    Prefer,
    Require,
    VerifyCa,
    VerifyFull,
}

impl SslMode {
    pub(super) fn parse(text: &str) -> Result<Self, DatabaseError> {
        Ok(match text.to_ascii_lowercase().as_str() {
            "disable" | "false" | "0" => Self::Disable,
            "allow" => Self::Allow,
            "prefer" => Self::Prefer,
            "require" | "true" | "1" => Self::Require,
            "verify-ca" => Self::VerifyCa,
            "verify-full" => Self::VerifyFull,
            _ => {
                return Err(DatabaseError {
                    help: Some(
                        "use one of disable, allow, prefer, require, verify-ca, verify-full"
                            .to_owned(),
                    ),
                    ..DatabaseError::new(
                        DatabaseErrorKind::Connection,
                        format!("invalid sslmode value: \"{text}\""),
                    )
                });
            }
        })
    }
}

/// What the options say of TLS.
#[derive(Debug, Clone)]
pub(super) struct SslSettings {
    pub(super) mode: SslMode,
    /// Whether TLS starts without asking the server first (`sslnegotiation=direct`).
    pub(super) direct: bool,
    /// File of trusted certificates; `system` for those of the operating system.
    root: Option<PathBuf>,
    certificate: Option<PathBuf>,
    key: Option<PathBuf>,
}

impl SslSettings {
    pub(super) fn new(
        mode: SslMode,
        direct: bool,
        root: Option<String>,
        certificate: Option<String>,
        key: Option<String>,
        home: Option<&Path>,
    ) -> Self {
        let default = |name: &str| {
            home.map(|home| home.join(".postgresql").join(name))
                .filter(|path| path.exists())
        };
        Self {
            mode,
            direct,
            root: root.map(PathBuf::from).or_else(|| default("root.crt")),
            certificate: certificate
                .map(PathBuf::from)
                .or_else(|| default("postgresql.crt")),
            key: key.map(PathBuf::from).or_else(|| default("postgresql.key")),
        }
    }

    /// The configuration for `rustls`.
    pub(super) fn client_config(&self) -> Result<ClientConfig, DatabaseError> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let verifier: Arc<dyn ServerCertVerifier> = match self.mode {
            SslMode::VerifyFull => self.verifier(&provider)?,
            SslMode::VerifyCa => Arc::new(AnyName(self.verifier(&provider)?)),
            // With a root certificate at hand, `libpq` checks the chain in this mode too.
            SslMode::Require if self.root.is_some() => Arc::new(AnyName(self.verifier(&provider)?)),
            SslMode::Disable | SslMode::Allow | SslMode::Prefer | SslMode::Require => {
                Arc::new(AnyCertificate(Arc::clone(&provider)))
            }
        };
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| failed(error.to_string()))?
            .dangerous()
            .with_custom_certificate_verifier(verifier);
        let mut config = match (&self.certificate, &self.key) {
            (Some(certificate), Some(key)) => builder
                .with_client_auth_cert(read_certificates(certificate)?, read_key(key)?)
                .map_err(|error| {
                    failed(format!(
                        "could not use certificate file \"{}\": {error}",
                        certificate.display()
                    ))
                })?,
            (Some(certificate), None) => {
                return Err(failed(format!(
                    "certificate \"{}\" given without its private key; set sslkey",
                    certificate.display()
                )));
            }
            (None, _) => builder.with_no_client_auth(),
        };
        if self.direct {
            config.alpn_protocols = vec![b"postgresql".to_vec()];
        }
        Ok(config)
    }

    fn verifier(
        &self,
        provider: &Arc<CryptoProvider>,
    ) -> Result<Arc<WebPkiServerVerifier>, DatabaseError> {
        let mut roots = RootCertStore::empty();
        match &self.root {
            Some(path) if path.as_os_str() != "system" => {
                for certificate in read_certificates(path)? {
                    roots.add(certificate).map_err(|error| {
                        failed(format!(
                            "could not read root certificate file \"{}\": {error}",
                            path.display()
                        ))
                    })?;
                }
            }
            _ => {
                roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
            }
        }
        WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(provider))
            .build()
            .map_err(|error| DatabaseError {
                help: Some(
                    "name the file with the certificates to trust in sslrootcert".to_owned(),
                ),
                ..failed(format!("no trusted root certificate: {error}"))
            })
    }
}

fn read_certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, DatabaseError> {
    let certificates = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| unreadable("certificate", path, &error))?;
    if certificates.is_empty() {
        return Err(failed(format!(
            "certificate file \"{}\" holds no certificate in PEM form",
            path.display()
        )));
    }
    Ok(certificates)
}

fn read_key(path: &Path) -> Result<PrivateKeyDer<'static>, DatabaseError> {
    PrivateKeyDer::from_pem_file(path).map_err(|error| unreadable("private key", path, &error))
}

fn unreadable(what: &str, path: &Path, error: &dyn std::fmt::Display) -> DatabaseError {
    if path.exists() {
        failed(format!(
            "could not read {what} file \"{}\": {error}",
            path.display()
        ))
    } else {
        failed(format!("{what} file \"{}\" does not exist", path.display()))
    }
}

fn failed(message: String) -> DatabaseError {
    DatabaseError::new(DatabaseErrorKind::Connection, message)
}

/// Accepts any certificate: `sslmode=require` hides the traffic from listeners and no more.
#[derive(Debug)]
struct AnyCertificate(Arc<CryptoProvider>);

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _end_entity: &CertificateDer<'_>,
        _intermediates: &[CertificateDer<'_>],
        _server_name: &ServerName<'_>,
        _ocsp_response: &[u8],
        _now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls12_signature(
            message,
            certificate,
            signature,
            &self.0.signature_verification_algorithms,
        )
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        verify_tls13_signature(
            message,
            certificate,
            signature,
            &self.0.signature_verification_algorithms,
        )
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

/// Checks the chain of certificates but not the name in it: `sslmode=verify-ca`.
#[derive(Debug)]
struct AnyName(Arc<WebPkiServerVerifier>);

impl ServerCertVerifier for AnyName {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        match self
            .0
            .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
        {
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => Ok(ServerCertVerified::assertion()),
            answer => answer,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.0
            .verify_tls12_signature(message, certificate, signature)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.0
            .verify_tls13_signature(message, certificate, signature)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.supported_verify_schemes()
    }
}
