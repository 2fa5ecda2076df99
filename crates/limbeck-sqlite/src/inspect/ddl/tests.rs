use super::{Check, ForeignKey, Unique, index, table};

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
                is_inline: false
            },
            Unique {
                name: None,
                columns: strings(&["n"]),
                is_inline: false
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
            is_inline: true
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
        "CREATE UNIQUE INDEX IF NOT EXISTS main.\"ix on\" ON t (lower(a || ','), b DESC, \"c\") \
         WHERE a > ')' AND b IS NOT NULL",
    );
    assert_eq!(
        definition.elements,
        strings(&["lower(a || ',')", "b DESC", "\"c\""])
    );
    assert_eq!(
        definition.predicate.as_deref(),
        Some("a > ')' AND b IS NOT NULL")
    );
    assert_eq!(index("CREATE INDEX i ON t(a)").predicate, None);
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
