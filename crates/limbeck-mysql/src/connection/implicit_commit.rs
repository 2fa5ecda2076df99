//! Statements that end the transaction by themselves.

/// First words of statements before which the server commits.
const KEYWORDS: &[&str] = &[
    "ALTER",
    "ANALYZE",
    "CHECK",
    "CREATE",
    "DROP",
    "FLUSH",
    "GRANT",
    "INSTALL",
    "LOCK",
    "OPTIMIZE",
    "RENAME",
    "REPAIR",
    "RESET",
    "REVOKE",
    "TRUNCATE",
    "UNINSTALL",
];

/// Whether the server commits the open transaction when it executes this statement.
pub(super) fn commits(sql: &str) -> bool {
    let mut words = without_comments(sql)
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty());
    let is = |word: Option<&str>, keyword: &str| {
        word.is_some_and(|word| word.eq_ignore_ascii_case(keyword))
    };
    let first = words.next();
    let second = words.next();
    // Temporary tables belong to the session.
    if (is(first, "CREATE") || is(first, "DROP")) && is(second, "TEMPORARY") {
        return false;
    }
    KEYWORDS.iter().any(|keyword| is(first, keyword))
}

fn without_comments(sql: &str) -> &str {
    let mut rest = sql.trim_start();
    loop {
        let end = if rest.starts_with("/*") && !rest.starts_with("/*!") {
            rest.find("*/").map(|end| end + 2)
        } else if rest.starts_with("-- ") || rest.starts_with('#') {
            rest.find('\n')
        } else {
            return rest;
        };
        let Some(end) = end else {
            return "";
        };
        rest = rest[end..].trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::commits;

    #[test]
    fn definitions_commit_and_changes_of_rows_do_not() {
        assert!(commits("\nCREATE TABLE t (id INTEGER)"));
        assert!(commits("/* why */ -- what\n  alter table t add c integer"));
        assert!(!commits("CREATE TEMPORARY TABLE t (id INTEGER)"));
        assert!(!commits("INSERT INTO t VALUES (1)"));
        assert!(!commits("-- CREATE TABLE t"));
    }
}
