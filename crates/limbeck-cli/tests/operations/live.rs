//! What the directives leave on servers.
//!
//! Where a server accepts the SQL that Alembic writes for a case, it must accept the script from
//! Limbeck too, and the tables must be the same afterwards, rows included. Alembic's side is replayed
//! from the record, so that no Python is needed.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use libtest_mimic::Trial;
use limbeck_dialect::Connection;
use limbeck_testing::Database;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::report;
use crate::tool;

/// What `live.toml` says.
#[derive(Deserialize)]
struct Arrangements {
    /// Reasons not to compare a case.
    skipped: BTreeMap<String, String>,
    /// Statements before the cases of a file, by dialect and file.
    #[serde(flatten)]
    setups: BTreeMap<String, BTreeMap<String, Vec<String>>>,
}

/// A kind of server.
struct Server {
    /// The dialect, under which Alembic's SQL is recorded.
    dialect: &'static str,
    /// The scheme of URLs.
    scheme: &'static str,
    create: fn() -> Option<Database>,
    /// Statements that make a place of its own for a case.
    before: fn(&str, usize, &Value) -> Vec<String>,
    /// Statements after a case.
    after: fn(usize, &Value) -> Vec<String>,
    /// What cases have left, in their order.
    dump: fn(&Database, &[usize]) -> Result<Vec<String>, String>,
    /// Statements that remove the place of a case which is not gone with the database.
    remove: fn(&str, usize) -> Option<String>,
    /// Whether a case can have a place of its own.
    takes: fn(&Value) -> bool,
}

const SERVERS: [Server; 2] = [
    Server {
        dialect: "postgresql",
        scheme: "postgresql+psycopg2",
        create: Database::postgresql,
        before: postgresql::before,
        after: postgresql::after,
        dump: postgresql::dump,
        remove: |_, _| None,
        takes: |_| true,
    },
    Server {
        dialect: "mariadb",
        scheme: "mariadb+pymysql",
        create: Database::mysql,
        before: mariadb::before,
        after: |_, _| Vec::new(),
        dump: mariadb::dump,
        remove: |database, number| {
            Some(format!(
                "DROP DATABASE {}",
                mariadb::place(database, number)
            ))
        },
        // A schema is a database there, which belongs to the whole server.
        takes: |case| !uses_schemas(case),
    },
];

fn uses_schemas(case: &Value) -> bool {
    case["script"]
        .as_str()
        .unwrap_or_default()
        .contains("schema")
}

fn name_of(database: &Database) -> &str {
    database.url().database.as_deref().unwrap_or_default()
}

/// PostgreSQL: each case in a schema of its own; schemas that the case names are renamed after it.
mod postgresql {
    use std::collections::BTreeMap;
    use std::process::Command;

    use limbeck_testing::Database;
    use serde_json::Value;

    /// The schemas that scripts name.
    const NAMED: [&str; 8] = ["s", "S", "s.T", "s.x", "my.s", "my.Sch", "s1", "s2"];

    pub(super) fn before(_database: &str, number: usize, case: &Value) -> Vec<String> {
        let mut statements = vec![
            format!("CREATE SCHEMA c{number}"),
            format!("SET search_path TO c{number}"),
        ];
        if super::uses_schemas(case) {
            statements.extend(NAMED.iter().map(|name| format!("CREATE SCHEMA \"{name}\"")));
        }
        statements
    }

    pub(super) fn after(number: usize, case: &Value) -> Vec<String> {
        if !super::uses_schemas(case) {
            return Vec::new();
        }
        let rename =
            |name: &&str| format!("ALTER SCHEMA \"{name}\" RENAME TO \"c{number} {name}\"");
        NAMED.iter().map(rename).collect()
    }

    /// The parts of one dump, by the schemas that their headings name.
    pub(super) fn dump(database: &Database, numbers: &[usize]) -> Result<Vec<String>, String> {
        let output = Command::new("pg_dump")
            .args(["--no-owner", "--inserts"])
            .arg(database.url_text())
            .output()
            .map_err(|error| format!("can't run pg_dump: {error}"))?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        let text = String::from_utf8_lossy(&output.stdout);
        let mut parts: BTreeMap<usize, String> = BTreeMap::new();
        for part in text.split("\n--\n-- ").skip(1) {
            let heading = part.lines().next().unwrap_or_default();
            let schema = heading
                .split("; ")
                .find_map(|field| field.strip_prefix("Schema: c"));
            let digits: String = schema
                .unwrap_or_default()
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            // Settings stand before the first object that needs them, whichever that is.
            let lines = part.lines().filter(|line| !line.starts_with("SET "));
            if let Ok(number) = digits.parse() {
                let text: &mut String = parts.entry(number).or_default();
                for line in lines.filter(|line| !line.is_empty()) {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
        let part = |number| parts.get(number).cloned().unwrap_or_default();
        Ok(numbers.iter().map(part).collect())
    }
}

/// MariaDB: each case in a database of its own.
mod mariadb {
    use std::fmt::Write as _;

    use limbeck_dialect::Connection;
    use limbeck_testing::Database;
    use serde_json::Value;

    pub(super) fn place(database: &str, number: usize) -> String {
        format!("{database}_{number}")
    }

    pub(super) fn before(database: &str, number: usize, _case: &Value) -> Vec<String> {
        let place = place(database, number);
        vec![format!("CREATE DATABASE {place}"), format!("USE {place}")]
    }

    /// The tables in the server's own words, and their rows.
    pub(super) fn dump(database: &Database, numbers: &[usize]) -> Result<Vec<String>, String> {
        let mut connection = database.connect();
        let mut dumps = Vec::new();
        for number in numbers {
            let mut text = String::new();
            let place = place(super::name_of(database), *number);
            for table in query(connection.as_mut(), &format!("SHOW TABLES IN {place}"))? {
                let name = table.replace('`', "``");
                for sql in [
                    format!("SHOW CREATE TABLE {place}.`{name}`"),
                    format!("SELECT '', {place}.`{name}`.* FROM {place}.`{name}`"),
                ] {
                    let answer = connection.query(&sql).map_err(|error| error.message)?;
                    for row in answer.rows {
                        let _ = writeln!(text, "{:?}", row.get(1..).unwrap_or_default());
                    }
                }
            }
            dumps.push(text.replace("\\n", "\n"));
        }
        Ok(dumps)
    }

    fn query(connection: &mut dyn Connection, sql: &str) -> Result<Vec<String>, String> {
        let answer = connection.query(sql).map_err(|error| error.message)?;
        let first = |row: Vec<limbeck_model::Value>| match row.into_iter().next() {
            Some(limbeck_model::Value::Text(text)) => text,
            other => format!("{other:?}"),
        };
        Ok(answer.rows.into_iter().map(first).collect())
    }
}

/// A case that can run on a server.
struct Candidate {
    number: usize,
    name: String,
    content: Value,
    setup: Vec<String>,
}

/// The cases for a server, with the tables that they start from.
fn candidates(server: &Server) -> io::Result<Vec<Candidate>> {
    let text = std::fs::read_to_string(tool::directory().join("live.toml"))?;
    let arrangements: Arrangements = toml::from_str(&text).map_err(io::Error::other)?;
    let setups = arrangements.setups.get(server.dialect);
    let mut found = Vec::new();
    for file in tool::recorded("sql")? {
        for content in file.cases {
            let recorded = &content["dialects"][server.dialect];
            let is_replayed = recorded["sql"].is_string()
                && recorded["error"].is_null()
                && content["paramstyle"].is_null()
                && content["literal_binds"] != false
                && (server.takes)(&content);
            let name = content["name"].as_str().unwrap_or_default();
            let name = format!("{}: {name}", file.stem);
            if is_replayed && !arrangements.skipped.contains_key(&name) {
                let mut places = vec![file.stem.clone()];
                if uses_schemas(&content) {
                    places.push(format!("{} in schemas", file.stem));
                }
                let setup = places
                    .iter()
                    .filter_map(|place| setups?.get(place))
                    .flatten()
                    .cloned()
                    .collect();
                found.push(Candidate {
                    number: found.len(),
                    name,
                    setup,
                    content,
                });
            }
        }
    }
    Ok(found)
}

/// Runs Alembic's statements; whether the server accepts them all.
fn replay(
    connection: &mut dyn Connection,
    server: &Server,
    database: &str,
    candidate: &Candidate,
) -> Result<bool, String> {
    let fail = |error: limbeck_dialect::DatabaseError| error.message;
    let (number, content) = (candidate.number, &candidate.content);
    for statement in (server.before)(database, number, content)
        .iter()
        .chain(&candidate.setup)
    {
        connection
            .execute(statement)
            .map_err(|error| format!("{}: {statement}: {}", candidate.name, error.message))?;
    }
    let sql = content["dialects"][server.dialect]["sql"]
        .as_str()
        .unwrap_or_default();
    let accepted = sql
        .split(";\n\n")
        .filter(|statement| !statement.trim().is_empty())
        .all(|statement| connection.execute(statement).is_ok());
    for statement in (server.after)(number, content) {
        connection.execute(&statement).map_err(fail)?;
    }
    Ok(accepted)
}

/// Compares what Alembic's SQL and Limbeck leave.
fn compare(server: &Server) -> Result<(), String> {
    let fail = |error: io::Error| error.to_string();
    let (Some(theirs), Some(ours)) = ((server.create)(), (server.create)()) else {
        return Ok(());
    };
    let mut connection = theirs.connect();
    let mut accepted = Vec::new();
    let mut refused = 0;
    for candidate in candidates(server).map_err(fail)? {
        if replay(connection.as_mut(), server, name_of(&theirs), &candidate)? {
            accepted.push(candidate);
        } else {
            refused += 1;
            if let Some(statement) = (server.remove)(name_of(&theirs), candidate.number) {
                connection
                    .execute(&statement)
                    .map_err(|error| error.message)?;
            }
        }
    }
    let jobs: Vec<Value> = accepted
        .iter()
        .map(|candidate| {
            let mut job = candidate.content.clone();
            let (number, content) = (candidate.number, &candidate.content);
            let mut before = (server.before)(name_of(&ours), number, content);
            before.extend(candidate.setup.iter().cloned());
            job["before"] = json!(before);
            job["after"] = json!((server.after)(number, content));
            job
        })
        .collect();
    let text = ours.url_text();
    let rest = text.split_once("://").map_or("", |(_, rest)| rest);
    let found = tool::run(&json!({
        "kind": "live",
        "url": format!("{}://{rest}", server.scheme),
        "cases": jobs,
    }))
    .map_err(fail)?;
    let numbers: Vec<usize> = accepted.iter().map(|candidate| candidate.number).collect();
    let (expected, left) = (
        (server.dump)(&theirs, &numbers)?,
        (server.dump)(&ours, &numbers)?,
    );
    let mut differing = String::new();
    for (position, candidate) in accepted.iter().enumerate() {
        let difference = match &found[position]["message"] {
            Value::Null if expected[position] == left[position] => None,
            Value::Null => Some(
                similar::TextDiff::from_lines(&expected[position], &left[position])
                    .unified_diff()
                    .header("Alembic", "Limbeck")
                    .to_string(),
            ),
            message => Some(format!("refused: {message}")),
        };
        report::note(
            &format!("accepted by {}", server.dialect),
            difference.as_ref().map(|_| candidate.name.clone()),
        );
        if let Some(difference) = difference {
            let _ = writeln!(differing, "=== {}\n{difference}", candidate.name);
        }
        for database in [&theirs, &ours] {
            if let Some(statement) = (server.remove)(name_of(database), candidate.number) {
                connection
                    .execute(&statement)
                    .map_err(|error| error.message)?;
            }
        }
    }
    let total = accepted.len() + refused;
    if accepted.len() * 3 < total * 2 {
        let _ = writeln!(
            differing,
            "the server accepts only {} of {total} cases",
            accepted.len()
        );
    }
    if differing.is_empty() {
        Ok(())
    } else {
        Err(differing)
    }
}

/// One trial for each kind of server.
pub(crate) fn trials() -> Vec<Trial> {
    SERVERS
        .iter()
        .map(|server| {
            Trial::test(format!("live::{}", server.dialect), || {
                compare(server).map_err(Into::into)
            })
        })
        .collect()
}
