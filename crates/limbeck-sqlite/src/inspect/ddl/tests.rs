use super::{Check, ForeignKey, IndexedElement, Unique, index, table};

fn strings(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn reads_table_constraints() {
    let definition = table(
        "CREATE TABLE \"a b\" (\n id INTEGER NOT NULL, -- UNIQUE (id)\n n VARCHAR(20), \
         CONSTRAINT pk_t PRIMARY KEY (id), CONSTRAINT \"uq x\" UNIQUE (id, [n]), UNIQUE (n), \
         CONSTRAINT ck CHECK (n IN ('a)', ')')), CHECK (id > 0)\n\
         CONSTRAINT fk FOREIGN KEY(id) REFERENCES \"other\" (\"x\") ON DELETE SET NULL \
         ON UPDATE CASCADE NOT DEFERRABLE INITIALLY deferred, \
         FOREIGN KEY (n) REFERENCES p MATCH FULL ON DELETE NO ACTION) WITHOUT ROWID, STRICT",
    );
    assert_eq!(definition.primary_key.as_deref(), Some("pk_t"));
    assert_eq!(
        definition.uniques,
        [
            Unique {
                name: Some("uq x".into()),
                columns: strings(&["id", "n"]),
                is_inline: false,
                conflict: None
            },
            Unique {
                name: None,
                columns: strings(&["n"]),
                is_inline: false,
                conflict: None
            },
        ]
    );
    assert_eq!(
        definition.checks,
        [
            Check {
                name: Some("ck".into()),
                condition: "n IN ('a)', ')')".into()
            },
            Check {
                name: None,
                condition: "id > 0".into()
            },
        ]
    );
    assert_eq!(
        definition.foreign_keys,
        [
            ForeignKey {
                name: Some("fk".into()),
                columns: strings(&["id"]),
                table: "other".into(),
                referred: strings(&["x"]),
                on_delete: Some("SET NULL".into()),
                on_update: Some("CASCADE".into()),
                deferrable: Some(false),
                initially: Some("DEFERRED".into()),
                is_inline: false,
            },
            ForeignKey {
                columns: strings(&["n"]),
                table: "p".into(),
                ..ForeignKey::default()
            },
        ]
    );
    assert!(definition.without_rowid && definition.strict);
}

#[test]
fn reads_column_constraints() {
    let definition = table(
        "CREATE TABLE t (a INTEGER CONSTRAINT pk PRIMARY KEY AUTOINCREMENT, \
         b NUMERIC(10, 2) DEFAULT (1 + (2)) CONSTRAINT u UNIQUE CHECK (b > 0) NOT NULL, \
         c TEXT GENERATED ALWAYS AS (a || ',)') STORED, d AS (b * 2), \
         e INT DEFAULT -1 CONSTRAINT fk REFERENCES p (x) ON DELETE CASCADE DEFERRABLE NOT NULL)",
    );
    assert_eq!(definition.primary_key.as_deref(), Some("pk"));
    assert_eq!(
        definition.uniques,
        [Unique {
            name: Some("u".into()),
            columns: strings(&["b"]),
            is_inline: true,
            conflict: None
        }]
    );
    assert_eq!(
        definition.checks,
        [Check {
            name: None,
            condition: "b > 0".into()
        }]
    );
    assert_eq!(definition.generated["c"], "a || ',)'");
    assert_eq!(definition.generated["d"], "b * 2");
    assert_eq!(
        definition.foreign_keys,
        [ForeignKey {
            name: Some("fk".into()),
            columns: strings(&["e"]),
            table: "p".into(),
            referred: strings(&["x"]),
            on_delete: Some("CASCADE".into()),
            deferrable: Some(true),
            is_inline: true,
            ..ForeignKey::default()
        }]
    );
}

#[test]
fn reads_indexes() {
    let definition = index(
        "CREATE UNIQUE INDEX IF NOT EXISTS main.\"ix on\" ON t (lower(a || ','), b COLLATE NOCASE DESC, \"c\") \
         WHERE a > ')' AND b IS NOT NULL",
    );
    let element = |text: &str, collation: Option<&str>, is_descending| IndexedElement {
        text: text.to_owned(),
        collation: collation.map(str::to_owned),
        is_descending,
    };
    assert_eq!(
        definition.elements,
        [
            element("lower(a || ',')", None, false),
            element("b", Some("NOCASE"), true),
            element("\"c\"", None, false)
        ]
    );
    assert_eq!(
        definition.predicate.as_deref(),
        Some("a > ')' AND b IS NOT NULL")
    );
    assert_eq!(index("CREATE INDEX i ON t(a)").predicate, None);
}

#[test]
fn reads_what_happens_to_rows_that_violate_a_constraint() {
    let definition = table(
        "CREATE TABLE t (id INTEGER PRIMARY KEY ASC ON CONFLICT REPLACE AUTOINCREMENT, \
         a TEXT COLLATE NOCASE NOT NULL ON CONFLICT IGNORE UNIQUE ON CONFLICT FAIL, \
         UNIQUE (id, a) ON CONFLICT ABORT)",
    );
    assert_eq!(definition.primary_key_conflict.as_deref(), Some("REPLACE"));
    assert!(definition.autoincrement);
    assert_eq!(definition.collations["a"], "NOCASE");
    assert_eq!(definition.not_null_conflicts["a"], "IGNORE");
    let conflicts: Vec<_> = definition
        .uniques
        .iter()
        .map(|unique| unique.conflict.as_deref())
        .collect();
    assert_eq!(conflicts, [Some("FAIL"), None]);
}

proptest::proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC*") {
        table(&text);
        index(&text);
        table(&format!("CREATE TABLE t ({text}"));
        index(&format!("CREATE INDEX i ON t ({text}"));
    }

    #[test]
    fn any_keywords_are_answered(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "CREATE", "TABLE", "(", ")", ",", "a", "CONSTRAINT", "PRIMARY", "KEY", "UNIQUE",
                "CHECK", "FOREIGN", "REFERENCES", "ON", "DELETE", "SET", "NOT", "DEFERRABLE",
                "INITIALLY", "AS", "DEFAULT", "WHERE", "'x'", "\"",
            ]),
            0..30,
        )
    ) {
        let text = words.join(" ");
        table(&text);
        index(&text);
    }
}
