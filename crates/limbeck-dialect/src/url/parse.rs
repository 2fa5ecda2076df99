//! Reading of URLs.

use indexmap::IndexMap;

use super::{DatabaseUrl, UrlError};

/// Splits a URL into its parts. The grammar is SQLAlchemy's, which is not that of RFC 3986: the
/// password may hold any character but `@`, and the user name any but `:` and `/`.
pub(super) fn parse(text: &str) -> Result<DatabaseUrl, UrlError> {
    let (name, rest) = text.split_once("://").ok_or_else(not_a_url)?;
    if name.is_empty()
        || !name
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_' || c == '+')
    {
        return Err(not_a_url());
    }
    let (username, password, rest) = split_credentials(rest);
    let (host, rest) = split_host(rest);
    let (port, rest) = split_port(rest)?;
    let (database, rest) = split_database(rest);
    let query = match rest.strip_prefix('?') {
        Some(query) => parse_query(query),
        None if rest.is_empty() => IndexMap::new(),
        None => return Err(not_a_url()),
    };

    let mut names = name.splitn(2, '+');
    Ok(DatabaseUrl {
        dialect: names.next().unwrap_or_default().to_owned(),
        driver: names.next().map(str::to_owned),
        username: username.map(decode),
        password: password.map(decode),
        host: host.map(str::to_owned),
        port,
        database: database.map(decode),
        query,
    })
}

fn not_a_url() -> UrlError {
    UrlError {
        message: "Could not parse SQLAlchemy URL from given URL string".to_owned(),
        help: Some(
            "write it as dialect://user:password@host:port/database, \
             or sqlite:///path/to/file.db"
                .to_owned(),
        ),
    }
}

fn split_credentials(text: &str) -> (Option<&str>, Option<&str>, &str) {
    let end = text.find([':', '/']).unwrap_or(text.len());
    if text[end..].starts_with(':')
        && let Some((password, rest)) = text[end + 1..].split_once('@')
    {
        return (Some(&text[..end]), Some(password), rest);
    }
    match text[..end].rfind('@') {
        Some(at) => (Some(&text[..at]), None, &text[at + 1..]),
        None => (None, None, text),
    }
}

fn split_host(text: &str) -> (Option<&str>, &str) {
    if let Some(inner) = text.strip_prefix('[') {
        let end = inner.find(['/', '?']).unwrap_or(inner.len());
        if let Some(close) = inner[..end].rfind(']')
            && close > 0
        {
            return (Some(&inner[..close]), &inner[close + 1..]);
        }
    }
    let end = text.find(['/', ':', '?']).unwrap_or(text.len());
    if end == 0 {
        return (None, text);
    }
    (Some(&text[..end]), &text[end..])
}

fn split_port(text: &str) -> Result<(Option<u16>, &str), UrlError> {
    let Some(text) = text.strip_prefix(':') else {
        return Ok((None, text));
    };
    let end = text.find(['/', '?']).unwrap_or(text.len());
    match text[..end].trim().parse() {
        Ok(port) => Ok((Some(port), &text[end..])),
        // What stands where the port belongs may be the rest of a password, so it is not shown.
        Err(_) => Err(UrlError {
            message: "Could not parse SQLAlchemy URL from given URL string: \
                      the port is not a number between 0 and 65535"
                .to_owned(),
            help: Some(
                "percent-encode the characters @ : / ? of a user name or password \
                 (%40 %3A %2F %3F)"
                    .to_owned(),
            ),
        }),
    }
}

fn split_database(text: &str) -> (Option<&str>, &str) {
    match text.strip_prefix('/') {
        Some(text) => {
            let end = text.find('?').unwrap_or(text.len());
            (Some(&text[..end]), &text[end..])
        }
        None => (None, text),
    }
}

/// Options without a value are left out, as Python's `parse_qsl` does.
fn parse_query(text: &str) -> IndexMap<String, Vec<String>> {
    let mut query: IndexMap<String, Vec<String>> = IndexMap::new();
    for pair in text.split('&') {
        if let Some((key, value)) = pair.split_once('=')
            && !value.is_empty()
        {
            query
                .entry(decode(&key.replace('+', " ")))
                .or_default()
                .push(decode(&value.replace('+', " ")));
        }
    }
    query
}

fn decode(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}
