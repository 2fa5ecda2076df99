//! Identifiers and literals of any characters come out as the database would read them back.
#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use indexmap::IndexMap;
use limbeck_dialect::{
    CompileContext, CompileMemory, Dialect, ParameterStyle, compile_operation, compile_statement,
};
use limbeck_model::expression::{BindParameter, Expression, Statement};
use limbeck_model::operation::{CreateTableComment, DropTable, Operation};
use limbeck_model::schema::QualifiedName;
use limbeck_model::{Name, Value};
use proptest::prelude::*;

struct Rules {
    dialect: Box<dyn Dialect>,
    close: char,
    backslashes: bool,
}

fn rules() -> Vec<Rules> {
    let rules = |dialect: Box<dyn Dialect>, close, backslashes| Rules {
        dialect,
        close,
        backslashes,
    };
    vec![
        rules(Box::new(limbeck_postgresql::PostgresqlDialect), '"', false),
        rules(Box::new(limbeck_sqlite::SqliteDialect), '"', false),
        rules(Box::new(limbeck_mysql::MysqlDialect::mysql()), '`', true),
        rules(Box::new(limbeck_mysql::MysqlDialect::mariadb()), '`', true),
        rules(Box::new(limbeck_mssql::MssqlDialect), ']', false),
        rules(Box::new(limbeck_oracle::OracleDialect), '"', false),
    ]
}

/// Text of the characters that quoting is about, and of any others.
fn nasty() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => prop::sample::select(vec![
            '\'', '"', '`', '[', ']', '\\', '%', ':', '?', '$', ';', '-', '/', '*', '\n', '\t',
            '\r', '\0', ' ', '.', '_', 'a', 'Z', '0', 'é', '中', '\u{1f600}', '\u{feff}', '\u{2028}',
        ]),
        1 => any::<char>(),
    ];
    prop::collection::vec(character, 1..12).prop_map(|characters| characters.into_iter().collect())
}

/// Reads an identifier as the database would; `None` when text is left over or it does not end.
fn read_identifier(text: &str, close: char) -> Option<String> {
    let open = if close == ']' { '[' } else { close };
    let Some(inner) = text.strip_prefix(open) else {
        let plain = text
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '$');
        let starts = text.starts_with(|c: char| c.is_ascii_lowercase() || c == '_');
        return (plain && starts).then(|| text.to_owned());
    };
    let mut read = String::new();
    let mut characters = inner.chars().peekable();
    while let Some(character) = characters.next() {
        if character == close && characters.next_if_eq(&close).is_none() {
            return characters.next().is_none().then_some(read);
        }
        read.push(character);
    }
    None
}

/// Reads a string literal as the database would.
fn read_string(text: &str, backslashes: bool) -> Option<String> {
    let mut read = String::new();
    let mut characters = text.strip_prefix('\'')?.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\'' if characters.next_if_eq(&'\'').is_none() => {
                return characters.next().is_none().then_some(read);
            }
            '\\' if backslashes => match characters.next()? {
                '\\' => read.push('\\'),
                _ => return None,
            },
            other => read.push(other),
        }
    }
    None
}

fn drop_table(dialect: &dyn Dialect, name: &str, style: ParameterStyle) -> String {
    let operation = Operation::DropTable(DropTable {
        table: QualifiedName::new(name),
        if_exists: false,
        dropped: None,
    });
    let context = CompileContext::offline(true, style);
    let mut memory = CompileMemory::default();
    let compiled = compile_operation(dialect, &operation, &context, &mut memory).unwrap();
    compiled.statements[0].sql.clone()
}

fn literal(dialect: &dyn Dialect, text: &str) -> Result<String, String> {
    let statement = Statement::Expression {
        element: Box::new(Expression::Bind(BindParameter {
            value: Some(Value::text(text)),
            ..BindParameter::default()
        })),
    };
    compile_statement(
        dialect,
        &statement,
        &CompileContext::live(&[99], None),
        &IndexMap::new(),
    )
    .map(|compiled| {
        let sql = &compiled.statements[0].sql;
        sql.strip_prefix("SELECT ").unwrap().to_owned()
    })
    .map_err(|error| error.message)
}

proptest! {
    #[test]
    fn identifiers_read_back(name in nasty()) {
        for Rules { dialect, close, .. } in rules() {
            let sql = drop_table(dialect.as_ref(), &name, ParameterStyle::Named);
            let text = sql.strip_prefix("\nDROP TABLE ").unwrap();
            let read = read_identifier(text, close);
            prop_assert_eq!(read.as_deref(), Some(name.as_str()), "{}", dialect.name());
        }
    }

    #[test]
    fn percent_signs_are_doubled_for_drivers_that_format(name in nasty()) {
        for Rules { dialect, close, .. } in rules() {
            let sql = drop_table(dialect.as_ref(), &name, ParameterStyle::Pyformat);
            let formatted = sql.replace("%%", "%");
            let text = formatted.strip_prefix("\nDROP TABLE ").unwrap();
            let read = read_identifier(text, close);
            prop_assert_eq!(read.as_deref(), Some(name.as_str()), "{}", dialect.name());
            prop_assert_eq!(sql.matches('%').count(), name.matches('%').count() * 2);
        }
    }

    #[test]
    fn strings_read_back(text in nasty()) {
        for Rules { dialect, backslashes, .. } in rules() {
            let has_nul = text.contains('\0');
            let written = literal(dialect.as_ref(), &text);
            match (dialect.name(), has_nul) {
                ("postgresql", true) => {
                    prop_assert!(written.unwrap_err().contains("NUL"));
                }
                ("sqlite", true) => {
                    let hexadecimal: String =
                        text.bytes().map(|byte| format!("{byte:02x}")).collect();
                    prop_assert_eq!(
                        written.unwrap(),
                        format!("CAST(X'{hexadecimal}' AS TEXT)")
                    );
                }
                _ => {
                    let written = written.unwrap();
                    let read = read_string(&written, backslashes);
                    prop_assert_eq!(read.as_deref(), Some(text.as_str()), "{}", dialect.name());
                }
            }
        }
    }

    #[test]
    fn comments_read_back(text in nasty().prop_filter("no NUL", |text| !text.contains('\0'))) {
        for Rules { dialect, backslashes, .. } in rules() {
            let operation = Operation::CreateTableComment(CreateTableComment {
                table: QualifiedName::new("t"),
                comment: Some(text.clone()),
                existing_comment: None,
            });
            let context = CompileContext::offline(true, ParameterStyle::Named);
            let mut memory = CompileMemory::default();
            let compiled =
                compile_operation(dialect.as_ref(), &operation, &context, &mut memory).unwrap();
            let sql = &compiled.statements[0].sql;
            let start = sql.find(if dialect.name() == "mssql" { "N'" } else { " '" }).unwrap() + 1;
            let end = sql.rfind("', 'schema'").map_or(sql.len(), |position| position + 1);
            let read = read_string(&sql[start..end], backslashes);
            prop_assert_eq!(read.as_deref(), Some(text.as_str()), "{}", dialect.name());
        }
    }

    #[test]
    fn quoted_names_are_always_quoted(name in "[a-z]{1,8}") {
        for Rules { dialect, close, .. } in rules() {
            let forced = Name { quote: Some(true), ..Name::new(name.as_str()) };
            let operation = Operation::DropTable(DropTable {
                table: QualifiedName { name: forced, schema: None },
                if_exists: true,
                dropped: None,
            });
            let context = CompileContext::offline(true, ParameterStyle::Named);
            let mut memory = CompileMemory::default();
            let compiled =
                compile_operation(dialect.as_ref(), &operation, &context, &mut memory).unwrap();
            prop_assert!(compiled.statements[0].sql.ends_with(close));
        }
    }

    #[test]
    fn text_without_markers_stays_as_it_is(text in nasty()) {
        let text = text.replace(':', "");
        for Rules { dialect, .. } in rules() {
            let compiled = compile_statement(
                dialect.as_ref(),
                &Statement::text(text.as_str()),
                &CompileContext::live(&[99], None),
                &IndexMap::new(),
            )
            .unwrap();
            prop_assert_eq!(&compiled.statements[0].sql, &text);
        }
    }
}
