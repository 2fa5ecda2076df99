//! Operations are written as Alembic writes them; `data/render.json` is recorded from Alembic by
//! `record/render.py`.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]
use std::collections::{BTreeSet, HashMap};
use std::error::Error;

use limbeck_model::expression::Expression;
use limbeck_model::operation::OperationList;
use limbeck_script::host::ScriptError;
use limbeck_script::render::{
    Item, RenderError, RenderItem, RenderOptions, Renderer, Rendering, SqlPurpose, SqlText,
};
use serde::Deserialize;
use serde_json::json;

/// What Alembic's dialects write for the numbered expressions of a case.
#[derive(Default, Deserialize)]
#[serde(transparent)]
struct RecordedSql(HashMap<String, ByPurpose>);

#[derive(Deserialize)]
struct ByPurpose {
    ddl: String,
    server_default: String,
    index_element: String,
}

impl SqlText for RecordedSql {
    fn sql(
        &self,
        expression: &Expression,
        purpose: SqlPurpose,
    ) -> Result<String, Box<dyn Error + Send + Sync>> {
        let expression = match expression {
            Expression::Label { operand, .. } => operand,
            expression => expression,
        };
        let Expression::Text { text, .. } = expression else {
            return Err(format!("not recorded: {expression:?}").into());
        };
        let recorded = self
            .0
            .get(text)
            .ok_or_else(|| format!("not recorded: {text}"))?;
        Ok(match purpose {
            SqlPurpose::ServerDefault => &recorded.server_default,
            SqlPurpose::IndexElement => &recorded.index_element,
            SqlPurpose::Ddl => &recorded.ddl,
        }
        .clone())
    }
}

#[derive(Deserialize)]
struct Case {
    name: String,
    #[serde(default)]
    options: Options,
    operations: OperationList,
    #[serde(default)]
    sql: RecordedSql,
    /// `None` where Alembic has no renderer.
    text: Option<String>,
    imports: BTreeSet<String>,
    #[serde(default)]
    warnings: Vec<String>,
    /// What is written on purpose where Alembic's script would not run.
    #[serde(default)]
    ours: Ours,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Options {
    sqlalchemy_module_prefix: Option<String>,
    alembic_module_prefix: Option<String>,
    user_module_prefix: Option<String>,
    render_as_batch: bool,
}

impl Options {
    fn render_options(&self) -> RenderOptions {
        let default = RenderOptions::default();
        RenderOptions {
            sqlalchemy_module_prefix: self
                .sqlalchemy_module_prefix
                .clone()
                .unwrap_or(default.sqlalchemy_module_prefix),
            alembic_module_prefix: self
                .alembic_module_prefix
                .clone()
                .unwrap_or(default.alembic_module_prefix),
            user_module_prefix: self.user_module_prefix.clone(),
            render_as_batch: self.render_as_batch,
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Ours {
    text: Option<String>,
    imports: Option<BTreeSet<String>>,
}

#[test]
fn operations_are_written_as_alembic_writes_them() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("data/render.json")).unwrap();
    assert!(cases.len() > 200, "{} cases", cases.len());
    let mut wrong = Vec::new();
    for case in &cases {
        let options = case.options.render_options();
        let mut renderer = Renderer::new(&options, &case.sql);
        let text = match renderer.body(&(&case.operations).into()) {
            Ok(text) => text,
            Err(error) => format!("error: {error}"),
        };
        let expected_text = case.ours.text.clone().or_else(|| case.text.clone());
        let expected_imports = case.ours.imports.as_ref().unwrap_or(&case.imports);
        let modules = renderer.modules().iter();
        let mut imports = renderer.imports().clone();
        imports.extend(modules.map(|module| format!("import {module}")));
        if Some(&text) != expected_text.as_ref()
            || imports != *expected_imports
            || renderer.warnings() != case.warnings
        {
            wrong.push(format!(
                "{}\n--- expected\n{}\n{expected_imports:?} {:?}\n--- got\n{text}\n{:?} {:?}",
                case.name,
                expected_text.unwrap_or_default(),
                case.warnings,
                imports,
                renderer.warnings(),
            ));
        }
    }
    let shown = wrong
        .iter()
        .take(20)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n\n");
    assert!(
        wrong.is_empty(),
        "{} of {} cases differ\n{shown}",
        wrong.len(),
        cases.len()
    );
}

fn list(operations: serde_json::Value) -> OperationList {
    serde_json::from_value(operations).unwrap()
}

/// The body of a function, without the two comments.
fn lines(renderer: &mut Renderer<'_>, operations: serde_json::Value) -> Vec<String> {
    let body = renderer.body(&(&list(operations)).into()).unwrap();
    let lines: Vec<&str> = body.split('\n').collect();
    lines[1..lines.len() - 1]
        .iter()
        .map(|line| line.trim().to_owned())
        .collect()
}

#[test]
fn operations_that_alembic_does_not_write_are_written_too() {
    let options = RenderOptions::default();
    let sql = RecordedSql::default();
    let mut renderer = Renderer::new(&options, &sql);
    let sequence = json!({"name": "n", "schema": "s", "options": {"start": 5, "cycle": false},
        "data_type": {"class": "BigInteger"}});
    let status = json!({"class": "postgresql.ENUM", "arguments": {"labels": ["a"], "name": "e"}});
    let written = lines(
        &mut renderer,
        json!([
            {"operation": "rename_table", "table": {"name": "a", "schema": "s"}, "new_name": "b"},
            {"operation": "create_schema", "name": "s", "if_not_exists": true},
            {"operation": "drop_schema", "name": "s", "cascade": true},
            {"operation": "create_sequence", "sequence": sequence},
            {"operation": "drop_sequence", "sequence": {"name": "n", "schema": "s"}},
            {"operation": "create_type", "type": status, "check_first": true},
            {"operation": "drop_type", "type": status},
        ]),
    );
    assert_eq!(
        written,
        [
            "op.rename_table('a', 'b', schema='s')",
            "op.execute(sa.schema.CreateSchema('s', if_not_exists=True))",
            "op.execute(sa.schema.DropSchema('s', cascade=True))",
            "op.execute(sa.schema.CreateSequence(sa.Sequence('n', start=5, cycle=False, \
             schema='s', data_type=sa.BigInteger())))",
            "op.execute(sa.schema.DropSequence(sa.Sequence('n', schema='s')))",
            "postgresql.ENUM('a', name='e').create(op.get_bind(), checkfirst=True)",
            "postgresql.ENUM('a', name='e').drop(op.get_bind(), checkfirst=False)",
        ]
    );
}

#[test]
fn what_has_no_form_is_refused() {
    let options = RenderOptions::default();
    let sql = RecordedSql::default();
    let select = json!([{"operation": "execute", "statement": {"statement": "select"}}]);
    let insert = json!([{"operation": "bulk_insert", "table": {"name": "t"}, "rows": []}]);
    for operations in [select, insert] {
        let refused = Renderer::new(&options, &sql)
            .body(&(&list(operations)).into())
            .unwrap_err();
        assert!(
            matches!(refused, RenderError::Unsupported { .. }),
            "{refused}"
        );
    }
    let without_text = json!([{"operation": "add_column", "table": {"name": "t"},
        "column": {"name": "c", "type": {"class": "TypeDecorator"}}}]);
    let refused = Renderer::new(&options, &sql)
        .body(&(&list(without_text)).into())
        .unwrap_err();
    assert!(
        matches!(refused, RenderError::UnknownType { .. }),
        "{refused}"
    );
}

/// A project's `render_item` that knows one type and leaves out checks and a column.
struct Project {
    kinds: Vec<&'static str>,
}

impl RenderItem for Project {
    fn render(
        &mut self,
        item: Item<'_>,
        imports: &mut BTreeSet<String>,
    ) -> Result<Rendering, ScriptError> {
        self.kinds.push(item.kind());
        Ok(match item {
            Item::Type(r#type) if r#type.arguments.length.is_some() => {
                imports.insert("import project".to_owned());
                Rendering::Text("project.Name()".to_owned())
            }
            Item::Column(column) if column.name.text == "hidden" => Rendering::Omitted,
            Item::ServerDefault(Some(_)) => Rendering::Text("project.default()".to_owned()),
            Item::Constraint(_) if item.kind() == "check" => Rendering::Omitted,
            Item::Constraint(_) if item.kind() == "unique" => {
                return Err(ScriptError::new("ValueError", "no unique"));
            }
            _ => Rendering::Default,
        })
    }
}

#[test]
fn the_projects_own_rendering_comes_first() {
    let table = |constraint: serde_json::Value| {
        json!([{"operation": "create_table", "table": {"name": "t", "columns": [
            {"name": "id", "type": {"class": "Integer"}, "primary_key": true},
            {"name": "hidden", "type": {"class": "Integer"}},
            {"name": "a", "type": {"class": "String", "arguments": {"length": 5}},
             "server_default": {"kind": "literal", "text": "x"}},
        ], "constraints": [constraint]}}])
    };
    let options = RenderOptions::default();
    let sql = RecordedSql::default();
    let mut project = Project { kinds: Vec::new() };
    let mut renderer = Renderer::new(&options, &sql).with_hook(&mut project);
    let check = json!({"constraint": "check", "condition": {"expression": "true"}});
    assert_eq!(
        lines(&mut renderer, table(check)),
        [
            "op.create_table('t',",
            "sa.Column('id', sa.Integer(), nullable=False),",
            "sa.Column('a', project.Name(), server_default=project.default(), nullable=True),",
            "sa.PrimaryKeyConstraint('id')",
            ")",
        ]
    );
    assert_eq!(
        renderer.imports().iter().collect::<Vec<_>>(),
        ["import project"]
    );
    let unique = json!({"constraint": "unique", "columns": ["a"]});
    let refused = renderer.body(&(&list(table(unique))).into()).unwrap_err();
    assert!(matches!(refused, RenderError::Hook(_)), "{refused}");
    assert_eq!(
        project.kinds[..8],
        [
            "column",
            "type",
            "column",
            "column",
            "server_default",
            "type",
            "primary_key",
            "check"
        ]
    );
}
