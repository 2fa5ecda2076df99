//! `pg_service.conf`: named sets of connection options.

use std::path::{Path, PathBuf};

use limbeck_dialect::{DatabaseError, DatabaseErrorKind};

use super::passfile;
use super::settings::Environment;

/// The options of a service, from the user's file or else the system's.
pub(super) fn read(
    name: &str,
    environment: Environment<'_>,
) -> Result<Vec<(String, String)>, DatabaseError> {
    let user_file = match environment("PGSERVICEFILE") {
        Some(path) => Some(PathBuf::from(path)),
        None => passfile::home(environment).map(|home| home.join(".pg_service.conf")),
    };
    let directory = environment("PGSYSCONFDIR").unwrap_or_else(|| "/etc/postgresql-common".into());
    let system_file = Path::new(&directory).join("pg_service.conf");
    for path in user_file.into_iter().chain([system_file]) {
        if let Ok(text) = std::fs::read_to_string(&path)
            && let Some(options) = section(&text, name)
        {
            return Ok(options);
        }
    }
    Err(DatabaseError::new(
        DatabaseErrorKind::Connection,
        format!("definition of service \"{name}\" not found"),
    ))
}

fn section(text: &str, name: &str) -> Option<Vec<(String, String)>> {
    let mut lines = text.lines().map(str::trim);
    lines.find(|line| {
        line.strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
            == Some(name)
    })?;
    Some(
        lines
            .take_while(|line| !line.starts_with('['))
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .filter_map(|line| line.split_once('='))
            .map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned()))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn reads_one_section() {
        let text = "# c\n[a]\nhost=x\n\n[b]\nhost = y\nport=1\n[c]\nport=2\n";
        assert_eq!(
            section(text, "b"),
            Some(vec![
                ("host".to_owned(), "y".to_owned()),
                ("port".to_owned(), "1".to_owned())
            ])
        );
        assert_eq!(section(text, "d"), None);
    }
}
