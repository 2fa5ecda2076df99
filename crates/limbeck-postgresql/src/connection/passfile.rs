//! `.pgpass`: passwords by server, database and user.

use std::path::{Path, PathBuf};

use super::settings::{Endpoint, Environment};

/// The password of each endpoint.
pub(super) fn find(
    path: Option<String>,
    environment: Environment<'_>,
    endpoints: &[Endpoint],
    database: &str,
    user: &str,
) -> Vec<Option<String>> {
    let path = path
        .map(PathBuf::from)
        .or_else(|| default_path(environment));
    let text = path.and_then(|path| read(&path)).unwrap_or_default();
    endpoints
        .iter()
        .map(|endpoint| {
            let (host, port) = match endpoint {
                Endpoint::Tcp { host, port, .. } => (host.as_str(), port),
                // Only a socket in the default directory counts as `localhost`.
                Endpoint::Unix { directory, port } => match directory.to_str() {
                    Some("/var/run/postgresql" | "/run/postgresql" | "/tmp") | None => {
                        ("localhost", port)
                    }
                    Some(directory) => (directory, port),
                },
            };
            password(&text, [host, &port.to_string(), database, user])
        })
        .collect()
}

/// The user's home directory.
pub(super) fn home(environment: Environment<'_>) -> Option<PathBuf> {
    environment("HOME")
        .filter(|home| !home.is_empty())
        .map(PathBuf::from)
        .or_else(std::env::home_dir)
}

fn default_path(environment: Environment<'_>) -> Option<PathBuf> {
    if cfg!(windows) {
        let folder = environment("APPDATA")?;
        return Some(Path::new(&folder).join("postgresql").join("pgpass.conf"));
    }
    Some(home(environment)?.join(".pgpass"))
}

/// The file's text, unless others than its owner may read it, in which case `libpq` ignores it too.
fn read(path: &Path) -> Option<String> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let metadata = std::fs::metadata(path).ok()?;
        if !metadata.is_file() || metadata.permissions().mode() & 0o077 != 0 {
            return None;
        }
    }
    std::fs::read_to_string(path).ok()
}

fn password(text: &str, wanted: [&str; 4]) -> Option<String> {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .find_map(|line| {
            let mut rest = line;
            for wanted in wanted {
                let (field, after) = field(rest);
                if field != "*" && unescape(field) != wanted {
                    return None;
                }
                rest = after?;
            }
            Some(unescape(field(rest).0))
        })
}

/// The text up to the next colon that no backslash escapes, and what follows it.
fn field(text: &str) -> (&str, Option<&str>) {
    let mut escaped = false;
    for (index, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ':' => return (&text[..index], Some(&text[index + 1..])),
            _ => {}
        }
    }
    (text, None)
}

fn unescape(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => result.extend(characters.next()),
            _ => result.push(character),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::password;

    #[test]
    fn the_first_line_that_fits_counts() {
        let text = "# h:1:d:u:no\nh:1:d:u:pa\\:ss\\\\w\n*:*:*:u:other\nh:2:d:v";
        let find = |host, port, database, user| password(text, [host, port, database, user]);
        assert_eq!(find("h", "1", "d", "u").as_deref(), Some("pa:ss\\w"));
        assert_eq!(find("h", "2", "d", "u").as_deref(), Some("other"));
        assert_eq!(find("h", "2", "d", "v"), None);
    }
}
