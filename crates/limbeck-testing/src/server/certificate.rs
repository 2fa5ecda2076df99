//! Certificates of private servers.

use std::io::{self, Write};
use std::path::PathBuf;

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};

use super::Folder;

/// Writes `authority.crt`, and `server.crt` with `server.key` for this machine.
pub(super) fn write(folder: &Folder) -> io::Result<()> {
    let mut authority = CertificateParams::default();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority
        .distinguished_name
        .push(DnType::CommonName, "Limbeck test authority");
    let authority_key = KeyPair::generate().map_err(io::Error::other)?;
    let authority_certificate = authority
        .self_signed(&authority_key)
        .map_err(io::Error::other)?;
    let issuer = Issuer::new(authority, authority_key);

    let mut server = CertificateParams::new(vec!["localhost".to_owned(), "127.0.0.1".to_owned()])
        .map_err(io::Error::other)?;
    server
        .distinguished_name
        .push(DnType::CommonName, "localhost");
    let server_key = KeyPair::generate().map_err(io::Error::other)?;
    let server_certificate = server
        .signed_by(&server_key, &issuer)
        .map_err(io::Error::other)?;

    for (name, text) in [
        ("authority.crt", authority_certificate.pem()),
        ("server.crt", server_certificate.pem()),
        ("server.key", server_key.serialize_pem()),
    ] {
        let path = folder.path.join(name);
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&path)?.write_all(text.as_bytes())?;
        folder.give(&path)?;
    }
    Ok(())
}

/// Adds the server's authority to the file that tests trust, which lies in the first server's
/// folder.
pub(super) fn append_authority(folder: &Folder, trusted: &mut Option<PathBuf>) -> io::Result<()> {
    let path = trusted.get_or_insert_with(|| folder.path.join("trusted.crt"));
    let text = std::fs::read_to_string(folder.path.join("authority.crt"))?;
    std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)?
        .write_all(text.as_bytes())
}
