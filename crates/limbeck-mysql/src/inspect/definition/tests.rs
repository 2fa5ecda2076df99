use super::{Check, ColumnDefinition, ForeignKey, Key, KeyPart, TableDefinition, read};

fn column(line: &str) -> ColumnDefinition {
    let sql = format!("CREATE TABLE `t` (\n  {line},\n) ENGINE=InnoDB");
    read(&sql).columns.remove(0)
}

#[test]
fn reads_columns_of_both_servers() {
    let plain = |name: &str, r#type: &str| ColumnDefinition {
        name: name.into(),
        r#type: r#type.into(),
        ..ColumnDefinition::default()
    };
    assert_eq!(
        column(
            "`a``b` varchar(20) CHARACTER SET latin1 COLLATE latin1_bin NOT NULL DEFAULT 'it''s' COMMENT 'a, ''b''\\n'"
        ),
        ColumnDefinition {
            arguments: Some("20".into()),
            charset: Some("latin1".into()),
            collation: Some("latin1_bin".into()),
            not_null: true,
            default: Some("'it''s'".into()),
            comment: Some("a, 'b'\n".into()),
            ..plain("a`b", "varchar")
        }
    );
    assert_eq!(
        column("`a` timestamp(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)"),
        ColumnDefinition {
            arguments: Some("3".into()),
            default: Some("CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3)".into()),
            ..plain("a", "timestamp")
        }
    );
    assert_eq!(
        column(
            "`a` int unsigned GENERATED ALWAYS AS ((`b` * 2)) STORED NOT NULL /*!80023 INVISIBLE */"
        ),
        ColumnDefinition {
            unsigned: true,
            generated: Some("((`b` * 2))".into()),
            persisted: Some(true),
            not_null: true,
            ..plain("a", "int")
        }
    );
    assert_eq!(
        column("`a` bit(9) DEFAULT b'101'").default.as_deref(),
        Some("b'101'")
    );
    assert_eq!(
        column("`a` char(36) DEFAULT (uuid())").default.as_deref(),
        Some("(uuid())")
    );
    assert_eq!(column("\"a\" int DEFAULT NULL"), plain("a", "int"));
    assert_eq!(
        column("`a` enum('x,y','it''s',')') DEFAULT 'x,y'")
            .arguments
            .as_deref(),
        Some("'x,y','it''s',')'")
    );
}

#[test]
fn reads_keys_and_constraints() {
    let definition = read(
        "CREATE TABLE `t` (\n  `a` int,\n  PRIMARY KEY (`a`),\n  \
         UNIQUE KEY `u` (`b`(10),`c` DESC) USING BTREE COMMENT 'c',\n  \
         FULLTEXT KEY `f` (`d`) /*!50100 WITH PARSER `ngram` */ ,\n  \
         KEY `e` ((lower(`b`)),`a`),\n  \
         CONSTRAINT `fk` FOREIGN KEY (`a`, `b`) REFERENCES `o`.`p` (`x`, `y`) ON DELETE CASCADE \
         ON UPDATE NO ACTION,\n  CONSTRAINT `ck` CHECK ((`a` > ')'))\n) ENGINE=InnoDB",
    );
    let column = |name: &str, length| KeyPart::Column {
        name: name.into(),
        length,
    };
    assert_eq!(
        definition.keys,
        [
            Key {
                kind: Some("PRIMARY".into()),
                parts: vec![column("a", None)],
                ..Key::default()
            },
            Key {
                kind: Some("UNIQUE".into()),
                name: Some("u".into()),
                parts: vec![column("b", Some(10)), column("c", None)],
                parser: None,
            },
            Key {
                kind: Some("FULLTEXT".into()),
                name: Some("f".into()),
                parts: vec![column("d", None)],
                parser: Some("ngram".into()),
            },
            Key {
                kind: None,
                name: Some("e".into()),
                parts: vec![
                    KeyPart::Expression("(lower(`b`))".into()),
                    column("a", None)
                ],
                parser: None,
            },
        ]
    );
    assert_eq!(
        definition.foreign_keys,
        [ForeignKey {
            name: Some("fk".into()),
            columns: vec!["a".into(), "b".into()],
            schema: Some("o".into()),
            table: "p".into(),
            referred: vec!["x".into(), "y".into()],
            on_delete: Some("CASCADE".into()),
            on_update: None,
        }]
    );
    assert_eq!(
        definition.checks,
        [Check {
            name: Some("ck".into()),
            condition: "(`a` > ')')".into()
        }]
    );
}

#[test]
fn reads_options_and_partitions() {
    let TableDefinition { options, .. } = read(
        "CREATE TABLE `t` (\n  `a` int\n) ENGINE=InnoDB AUTO_INCREMENT=5 DEFAULT CHARSET=utf8mb4 \
         COLLATE=utf8mb4_bin ROW_FORMAT=DYNAMIC COMMENT='ENGINE=x'\n\
         /*!50100 PARTITION BY RANGE (`a`)\n\
         (PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB,\n \
         PARTITION p1 VALUES LESS THAN MAXVALUE ENGINE = InnoDB) */",
    );
    let options: Vec<(&str, &str)> = options
        .iter()
        .map(|(key, value)| (key.as_str(), value.as_str()))
        .collect();
    assert_eq!(
        options,
        [
            ("engine", "InnoDB"),
            ("default charset", "utf8mb4"),
            ("collate", "utf8mb4_bin"),
            ("row_format", "DYNAMIC"),
            ("comment", "ENGINE=x"),
            ("partition_by", "RANGE (`a`)"),
            (
                "partition_definitions",
                "PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB, \
                 PARTITION p1 VALUES LESS THAN MAXVALUE ENGINE = InnoDB"
            ),
        ]
    );
}

proptest::proptest! {
    #[test]
    fn any_text_is_answered(text in "[`'\"(),a\\\\ \n=0-9A-Zé]*") {
        read(&text);
        read(&format!("CREATE TABLE `t` (\n  `a` {text}"));
        read(&format!("CREATE TABLE `t` (\n  KEY {text}\n) {text}"));
        read(&format!("CREATE TABLE `t` (\n  CONSTRAINT `c` FOREIGN KEY {text}"));
    }
}

#[test]
fn names_may_contain_line_breaks() {
    let definition = read(
        "CREATE TABLE `a\n``b` (\n  `c\n,d` int(11) DEFAULT 5 COMMENT 'it''s \\' `',\n  \
         UNIQUE KEY `k\n)` (`c\n,d`)\n) ENGINE=InnoDB",
    );
    assert_eq!(definition.name, "a\n`b");
    assert_eq!(definition.columns[0].name, "c\n,d");
    assert_eq!(definition.keys[0].name.as_deref(), Some("k\n)"));
    assert_eq!(definition.options["engine"], "InnoDB");
}
