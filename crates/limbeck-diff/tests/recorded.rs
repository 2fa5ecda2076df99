//! Schemas are compared as Alembic compares them; `data/diff.json` is recorded from Alembic on real
//! databases by `record/diff.py`. The upgrade and the downgrade are compared as revision files have
//! them.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use std::collections::HashMap;
use std::error::Error;

use limbeck_dialect::{ComparisonServer, Connection, Dialect};
use limbeck_diff::{
    CompareOptions, Comparisons, DesiredSchema, DesiredTable, DialectComparison, HookError,
    LogLevel, Object, ObjectKind, ParentNames, ProjectHooks, UserVerdict, compare,
    included_schemas, included_tables,
};
use limbeck_model::expression::Expression;
use limbeck_model::schema::{CheckConstraint, Column, Table};
use limbeck_mysql::MysqlDialect;
use limbeck_postgresql::PostgresqlDialect;
use limbeck_script::render::{RenderOptions, Renderer, SqlPurpose, SqlText};
use limbeck_sqlite::SqliteDialect;
use limbeck_testing::Database;
use serde::Deserialize;
use serde_json::{Value as Json, json};

#[derive(Deserialize)]
struct Case {
    name: String,
    dialect: String,
    #[serde(default)]
    spec: Spec,
    desired: Vec<Vec<Desired>>,
    default_schema: Option<String>,
    actual: Vec<Table>,
    sql: Vec<RecordedExpression>,
    warnings: Vec<String>,
    log: Vec<(String, String, String)>,
    #[serde(default)]
    names: Vec<Json>,
    #[serde(default)]
    objects: Vec<Json>,
    upgrade: String,
    downgrade: String,
}

/// The SQL of an expression, as Alembic wrote it for each purpose.
#[derive(Deserialize)]
struct RecordedExpression {
    expression: Expression,
    ddl: String,
    server_default: String,
    index_element: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Spec {
    include_schemas: bool,
    checks: bool,
    /// Alembic drops tables in the order of a hash set.
    unordered: bool,
    plugins: Option<Vec<String>>,
    excluded_names: Option<Vec<(String, Option<String>)>>,
    excluded_objects: Option<Vec<(String, Option<String>, bool)>>,
    compare_type: Option<Answers>,
    compare_server_default: Option<Answers>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Answers {
    Flag(bool),
    ByColumn(HashMap<String, Option<bool>>),
}

#[derive(Deserialize)]
struct Desired {
    table: Table,
    implied_checks: Vec<CheckConstraint>,
    autoincrement: Option<usize>,
}

impl Spec {
    fn comparisons(&self) -> Comparisons {
        let mut comparisons = Comparisons {
            checks: self.checks,
            ..Comparisons::default()
        };
        let Some(plugins) = &self.plugins else {
            return comparisons;
        };
        let is_on = |name: &str| {
            let name = format!("alembic.autogenerate.{name}");
            let mut on = false;
            for plugin in plugins {
                match plugin.strip_prefix('~') {
                    Some(off) if off == name => on = false,
                    Some(_) => {}
                    None => on |= *plugin == name || plugin == "alembic.autogenerate.*",
                }
            }
            on
        };
        comparisons.types = is_on("types");
        comparisons.constraints = is_on("constraints");
        comparisons.server_defaults = is_on("defaults");
        comparisons.comments = is_on("comments");
        comparisons
    }
}

/// The project of a case; it notes down what it is asked.
struct Project<'s> {
    spec: &'s Spec,
    names: Vec<Json>,
    objects: Vec<Json>,
}

fn verdict(answers: Option<&Answers>, column: &Column) -> UserVerdict {
    match answers {
        Some(Answers::ByColumn(answers)) => match answers.get(&column.name.text).copied().flatten()
        {
            Some(true) => UserVerdict::Different("answer".to_owned()),
            Some(false) => UserVerdict::Same,
            None => UserVerdict::Undecided,
        },
        Some(Answers::Flag(_)) | None => UserVerdict::Undecided,
    }
}

impl ProjectHooks for Project<'_> {
    fn include_name(
        &mut self,
        name: Option<&str>,
        kind: ObjectKind,
        parents: ParentNames<'_>,
    ) -> Result<bool, HookError> {
        let Some(excluded) = &self.spec.excluded_names else {
            return Ok(true);
        };
        let mut given = serde_json::Map::new();
        if let Some(table) = parents.table_name {
            given.insert("table_name".to_owned(), json!(table));
        }
        if let Some(schema) = parents.schema_name {
            given.insert("schema_name".to_owned(), json!(schema));
            let table = parents.table_name.or(name).unwrap();
            let qualified = schema.map_or(table.to_owned(), |schema| format!("{schema}.{table}"));
            given.insert("schema_qualified_table_name".to_owned(), json!(qualified));
        }
        self.names.push(json!([name, kind.word(), given]));
        let asked = (kind.word().to_owned(), name.map(str::to_owned));
        Ok(!excluded.contains(&asked))
    }

    fn include_object(
        &mut self,
        object: Object<'_>,
        name: Option<&str>,
        kind: ObjectKind,
        reflected: bool,
        compare_to: Option<Object<'_>>,
    ) -> Result<bool, HookError> {
        match (object, kind) {
            (Object::Table(table), ObjectKind::Table) => {
                assert_eq!(Some(table.name.as_str()), name);
            }
            (Object::Column(_, column), ObjectKind::Column) => {
                assert_eq!(Some(column.name.as_str()), name);
            }
            (Object::Index(_, index), ObjectKind::Index) => {
                assert_eq!(index.name.as_ref().map(|name| name.as_str()), name);
            }
            (Object::Constraint(_, constraint), _) => {
                assert_eq!(constraint.name().map(|name| name.as_str()), name);
            }
            (object, kind) => panic!("{object:?} as a {kind:?}"),
        }
        let Some(excluded) = &self.spec.excluded_objects else {
            return Ok(true);
        };
        self.objects
            .push(json!([name, kind.word(), reflected, compare_to.is_some()]));
        let asked = (kind.word().to_owned(), name.map(str::to_owned), reflected);
        Ok(!excluded.contains(&asked))
    }

    fn compare_type(
        &mut self,
        actual: (&Table, &Column),
        _desired: (&Table, &Column),
    ) -> Result<UserVerdict, HookError> {
        Ok(verdict(self.spec.compare_type.as_ref(), actual.1))
    }

    fn compare_server_default(
        &mut self,
        actual: (&Table, &Column),
        _desired: (&Table, &Column),
        _actual_text: Option<&str>,
        _desired_text: Option<&str>,
    ) -> Result<UserVerdict, HookError> {
        Ok(verdict(self.spec.compare_server_default.as_ref(), actual.1))
    }
}

struct Written<'r>(&'r [RecordedExpression]);

impl SqlText for Written<'_> {
    fn sql(
        &self,
        expression: &Expression,
        purpose: SqlPurpose,
    ) -> Result<String, Box<dyn Error + Send + Sync>> {
        let expression = match expression {
            Expression::Label { operand, .. } => operand,
            expression => expression,
        };
        let recorded = self
            .0
            .iter()
            .find(|recorded| recorded.expression == *expression)
            .ok_or_else(|| format!("not recorded: {expression:?}"))?;
        Ok(match purpose {
            SqlPurpose::ServerDefault => &recorded.server_default,
            SqlPurpose::IndexElement => &recorded.index_element,
            SqlPurpose::Ddl => &recorded.ddl,
        }
        .clone())
    }
}

/// What was found, in the form in which it was recorded.
#[derive(Debug, PartialEq)]
struct Found {
    upgrade: String,
    downgrade: String,
    log: Vec<(String, String, String)>,
    warnings: Vec<String>,
    names: Vec<Json>,
    objects: Vec<Json>,
}

impl Found {
    fn unordered(mut self) -> Self {
        for text in [&mut self.upgrade, &mut self.downgrade] {
            let last = "    # ### end Alembic commands ###";
            let body = text.strip_suffix(last).unwrap_or(text).trim_end();
            let mut statements: Vec<&str> = body.split("\n    op.").collect();
            statements.sort_unstable();
            *text = statements.join("\n");
        }
        self.log.sort_unstable();
        self
    }
}

/// Alembic asks about the index that a unique constraint of PostgreSQL brings, and then leaves it out.
fn belongs_to_constraint(asked: &Json) -> bool {
    asked[0] == "uq_b" && asked[1] == "index"
}

fn sorted(mut items: Vec<Json>) -> Vec<Json> {
    items.sort_by_cached_key(ToString::to_string);
    items
}

/// The dialects in front of the servers that the cases were recorded on. PostgreSQL is asked whether
/// defaults are the same.
struct Servers {
    postgresql: Option<(Database, Box<dyn Connection>)>,
    mysql: MysqlDialect,
}

impl Servers {
    fn new() -> Self {
        let postgresql = Database::postgresql().map(|database| {
            let connection = database.connect();
            (database, connection)
        });
        Self {
            postgresql,
            mysql: MysqlDialect::mysql().with_server(true, &[10, 11]),
        }
    }

    /// What a dialect says; `None` for a database that was left out on request.
    fn comparison(&mut self, dialect: &str) -> Option<Box<dyn DialectComparison + '_>> {
        let alone = || ComparisonServer {
            context: ComparisonServer::context(&[99], None),
            query: Box::new(|sql| Err(format!("asked: {sql}").into())),
        };
        let comparison = match dialect {
            "postgresql" => {
                let (_database, connection) = self.postgresql.as_mut()?;
                PostgresqlDialect.comparison(ComparisonServer::new(connection.as_mut()))
            }
            "mysql" => self.mysql.comparison(alone()),
            _ => SqliteDialect.comparison(alone()),
        };
        Some(comparison.unwrap())
    }
}

fn find(case: Case, dialect: &mut dyn DialectComparison) -> Result<(Found, Found), Box<dyn Error>> {
    let spec = case.spec;
    let metadata = case.desired.into_iter().map(|tables| {
        let tables = tables.into_iter().map(|desired| DesiredTable {
            table: desired.table,
            implied_checks: desired.implied_checks,
            autoincrement: desired.autoincrement,
        });
        tables.collect()
    });
    let desired = DesiredSchema::new(metadata.collect())?;
    let mut project = Project {
        spec: &spec,
        names: Vec::new(),
        objects: Vec::new(),
    };
    let flag = |answers: &Option<Answers>, default: bool| match answers {
        Some(Answers::Flag(flag)) => *flag,
        Some(Answers::ByColumn(_)) => true,
        None => default,
    };
    let options = CompareOptions {
        compare_type: flag(&spec.compare_type, true),
        compare_server_default: flag(&spec.compare_server_default, false),
        comparisons: spec.comparisons(),
        default_schema: case.default_schema.clone(),
        ..CompareOptions::default()
    };
    let mut schemas: Vec<String> = case
        .actual
        .iter()
        .filter_map(|table| Some(table.schema.as_ref()?.text.clone()))
        .collect();
    schemas.dedup();
    let schemas = included_schemas(
        &schemas,
        case.default_schema.as_deref(),
        spec.include_schemas,
        &mut project,
    )?;
    let mut actual = Vec::new();
    for schema in schemas {
        let schema = schema.as_deref();
        let is_here = |table: &&Table| table.schema.as_ref().map(|s| s.as_str()) == schema;
        let tables: Vec<&Table> = case.actual.iter().filter(is_here).collect();
        let names: Vec<String> = tables.iter().map(|table| table.name.text.clone()).collect();
        let included = included_tables(&names, schema, &options.version_table, &mut project)?;
        actual.extend(
            tables
                .into_iter()
                .filter(|t| included.contains(&t.name.text))
                .cloned(),
        );
    }
    let difference = compare(&desired, actual, dialect, &mut project, &options)?;
    let render = RenderOptions::default();
    let sql = Written(&case.sql);
    let mut renderer = Renderer::new(&render, &sql);
    let upgrade = renderer.body(&(&difference.operations).into())?;
    let downgrade = renderer.body(&(&difference.operations.inverse()?).into())?;
    assert_eq!(
        difference.operations.inverse()?.inverse()?,
        difference.operations
    );
    let level = |level| match level {
        LogLevel::Info => "INFO".to_owned(),
        LogLevel::Warning => "WARNING".to_owned(),
    };
    let log = difference.notes.log.into_iter();
    let found = Found {
        upgrade,
        downgrade,
        log: log
            .map(|r| (r.logger.to_owned(), level(r.level), r.message))
            .collect(),
        warnings: difference.notes.warnings,
        names: sorted(project.names),
        objects: sorted(project.objects),
    };
    let expected = Found {
        upgrade: case.upgrade,
        downgrade: case.downgrade,
        log: case.log,
        warnings: case.warnings,
        names: sorted(
            case.names
                .into_iter()
                .filter(|asked| !belongs_to_constraint(asked))
                .collect(),
        ),
        objects: sorted(case.objects),
    };
    if spec.unordered {
        return Ok((found.unordered(), expected.unordered()));
    }
    Ok((found, expected))
}

#[test]
fn schemas_are_compared_as_alembic_compares_them() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("data/diff.json")).unwrap();
    let count = cases.len();
    assert!(count > 300, "{count} cases");
    let mut wrong = Vec::new();
    let mut servers = Servers::new();
    for case in cases {
        let name = case.name.clone();
        let Some(mut dialect) = servers.comparison(&case.dialect) else {
            continue;
        };
        match find(case, dialect.as_mut()) {
            Ok((found, expected)) if found == expected => {}
            Ok((found, expected)) => wrong.push(describe(&name, &found, &expected)),
            Err(error) => wrong.push(format!("=== {name}\n{error}")),
        }
    }
    let shown = wrong
        .iter()
        .take(8)
        .cloned()
        .collect::<Vec<_>>()
        .join("\n\n");
    assert!(
        wrong.is_empty(),
        "{} of {count} cases differ\n{shown}",
        wrong.len()
    );
}

fn describe(name: &str, found: &Found, expected: &Found) -> String {
    let mut text = format!("=== {name}");
    let mut part = |what: &str, found: &dyn std::fmt::Debug, expected: &dyn std::fmt::Debug| {
        let (found, expected) = (format!("{found:#?}"), format!("{expected:#?}"));
        if found != expected {
            let found = found.replace("\\n", "\n");
            let expected = expected.replace("\\n", "\n");
            text.push_str(&format!(
                "\n--- {what}, expected\n{expected}\n--- found\n{found}"
            ));
        }
    };
    part("upgrade", &found.upgrade, &expected.upgrade);
    part("downgrade", &found.downgrade, &expected.downgrade);
    part("log", &found.log, &expected.log);
    part("warnings", &found.warnings, &expected.warnings);
    part("names", &found.names, &expected.names);
    part("objects", &found.objects, &expected.objects);
    text
}
