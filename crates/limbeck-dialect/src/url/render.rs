//! Writing of URLs.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::DatabaseUrl;

/// The characters that Python's `urllib.parse.quote` always leaves alone.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'_')
    .remove(b'.')
    .remove(b'-')
    .remove(b'~');
const CREDENTIAL: &AsciiSet = &UNRESERVED.remove(b' ').remove(b'+');
const DATABASE: &AsciiSet = &CREDENTIAL.remove(b'/');
/// Spaces become plus signs afterwards.
const QUERY: &AsciiSet = &UNRESERVED.remove(b' ');

/// Query options whose value is a secret.
const SECRET_OPTIONS: [&str; 4] = ["password", "passwd", "sslpassword", "ssl_key_password"];

pub(super) fn render(url: &DatabaseUrl, hide_password: bool) -> String {
    let mut text = url.driver_name();
    text.push_str("://");
    if url.username.is_some() || url.password.is_some() {
        if let Some(username) = &url.username {
            text.extend(utf8_percent_encode(username, CREDENTIAL));
        }
        if let Some(password) = &url.password {
            text.push(':');
            if hide_password {
                text.push_str("***");
            } else {
                text.extend(utf8_percent_encode(password, CREDENTIAL));
            }
        }
        text.push('@');
    }
    if let Some(host) = &url.host {
        // An `@` here is one of a password that was not encoded.
        match host.rsplit_once('@') {
            Some((_, host)) if hide_password => {
                text.push_str("***@");
                text.push_str(host);
            }
            _ if host.contains(':') => {
                text.push('[');
                text.push_str(host);
                text.push(']');
            }
            _ => text.push_str(host),
        }
    }
    if let Some(port) = url.port {
        text.push(':');
        text.push_str(&port.to_string());
    }
    if let Some(database) = &url.database {
        text.push('/');
        text.extend(utf8_percent_encode(database, DATABASE));
    }
    push_query(url, hide_password, &mut text);
    text
}

fn push_query(url: &DatabaseUrl, hide_password: bool, text: &mut String) {
    let mut keys: Vec<&String> = url.query.keys().collect();
    keys.sort();
    let mut separator = '?';
    for key in keys {
        for value in &url.query[key] {
            text.push(separator);
            separator = '&';
            text.push_str(&quote_plus(key));
            text.push('=');
            if hide_password && SECRET_OPTIONS.contains(&key.as_str()) {
                text.push_str("***");
            } else {
                text.push_str(&quote_plus(value));
            }
        }
    }
}

fn quote_plus(text: &str) -> String {
    utf8_percent_encode(text, QUERY)
        .to_string()
        .replace(' ', "+")
}
