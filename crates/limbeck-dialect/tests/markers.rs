//! Bind markers in SQL text.

use indexmap::IndexMap;
use limbeck_dialect::{
    CompileContext, CompileErrorKind, Dialect, ParameterStyle, compile_statement,
};
use limbeck_model::Value;
use limbeck_model::expression::Statement;
use limbeck_postgresql::PostgresqlDialect;

fn live(text: &str, parameters: &[(&str, Value)]) -> Result<String, limbeck_dialect::CompileError> {
    let parameters: IndexMap<String, Value> = parameters
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.clone()))
        .collect();
    let context = CompileContext::live(&[16], Some("public"));
    compile_statement(
        &PostgresqlDialect,
        &Statement::text(text),
        &context,
        &parameters,
    )
    .map(|compiled| compiled.statements[0].sql.clone())
}

#[test]
fn takes_values_from_parameters() {
    let sql = live(
        "UPDATE t SET a = :a, b=:b_1 WHERE c = :a",
        &[("a", Value::text("it's")), ("b_1", Value::Null)],
    );
    assert_eq!(
        sql.unwrap(),
        "UPDATE t SET a = 'it''s', b=NULL WHERE c = 'it''s'"
    );
}

#[test]
fn knows_what_is_no_marker() {
    for (text, expected) in [
        ("SELECT x::integer", "SELECT x::integer"),
        ("SELECT '12:30:00'", "SELECT '12:30:00'"),
        ("SELECT '\\:a'", "SELECT ':a'"),
        ("SELECT a\\:\\:b", "SELECT a::b"),
        ("SELECT ': '", "SELECT ': '"),
        ("SELECT a:b", "SELECT a:b"),
        ("SELECT :a:", "SELECT :a:"),
        ("SELECT x[1:2]", "SELECT x[1:2]"),
        ("SELECT 50 % 2", "SELECT 50 % 2"),
        ("SELECT ':é:'", "SELECT ':é:'"),
    ] {
        assert_eq!(live(text, &[]).unwrap(), expected, "{text}");
    }
}

#[test]
fn refuses_a_marker_without_value() {
    let error = live("SELECT :x", &[]).unwrap_err();
    assert_eq!(error.kind, CompileErrorKind::Statement);
    assert_eq!(
        error.message,
        "(sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter 'x'"
    );
}

#[test]
fn refuses_a_marker_without_value_in_sql_output() {
    let context = CompileContext::offline(true, ParameterStyle::Named);
    let error = compile_statement(
        &PostgresqlDialect,
        &Statement::text("UPDATE t SET a = :x"),
        &context,
        &IndexMap::new(),
    )
    .unwrap_err();
    assert_eq!(error.kind, CompileErrorKind::Statement);
    assert!(error.message.ends_with("bind parameter 'x'"));
}

#[test]
fn numbers_positional_markers() {
    for (style, expected) in [
        (ParameterStyle::Named, "SELECT :a, :b, 50 % 2"),
        (ParameterStyle::Qmark, "SELECT ?, ?, 50 % 2"),
        (ParameterStyle::Numeric, "SELECT :1, :2, 50 % 2"),
        (ParameterStyle::NumericDollar, "SELECT $1, $2, 50 % 2"),
        (ParameterStyle::Format, "SELECT %s, %s, 50 %% 2"),
        (ParameterStyle::Pyformat, "SELECT %(a)s, %(b)s, 50 %% 2"),
    ] {
        let context = CompileContext::offline(false, style);
        let compiled = compile_statement(
            &PostgresqlDialect,
            &Statement::text("SELECT :a, :b, 50 % 2"),
            &context,
            &IndexMap::new(),
        )
        .unwrap();
        assert_eq!(compiled.statements[0].sql, expected);
    }
    assert_eq!(PostgresqlDialect.name(), "postgresql");
}
