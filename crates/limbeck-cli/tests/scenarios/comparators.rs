//! Comparators of a project's own: what commands say of what they find, and what is left behind when
//! one fails.

use limbeck_testing::Database;

use crate::autogenerate::document;
use crate::project::Project;

const MODELS: &str =
    "sa.Table('customer', metadata, sa.Column('id', sa.Integer, primary_key=True))\n";

const OPERATION: &str = "from alembic.autogenerate import comparators
from alembic.operations import MigrateOperation


class Watch(MigrateOperation):
    def __init__(self, table):
        self.table = table

    def reverse(self):
        return Watch('not ' + self.table)

    def to_diff_tuple(self):
        return ('watch', self.table)


@comparators.dispatch_for('table')
def compare(autogen_context, modify_ops, schema, tname, conn_table, metadata_table):
    modify_ops.ops.append(Watch(tname))
";
const RENDERER: &str = "

from alembic.autogenerate import renderers


@renderers.dispatch_for(Watch)
def render(autogen_context, op):
    return f'op.watch({op.table!r})'
";

fn project(comparators: &str) -> Project {
    let project = Project::with_models(Database::sqlite(), MODELS);
    project.write("comparators.py", comparators);
    let models = project.read("models.py");
    project.write("models.py", &format!("import comparators\n{models}"));
    project
}

#[test]
fn an_operation_of_the_project_is_shown_where_it_belongs() {
    let project = project(OPERATION);
    let check = project.run(&["check"]);
    assert_eq!(check.code, 255, "{check:#?}");
    assert!(
        check.stdout.contains(", ('watch', 'customer')]"),
        "{check:#?}"
    );
    let found = document(&project.run(&["check", "--json"]));
    let own = &found["databases"][0]["own_operations"];
    assert_eq!(own[0], "('watch', 'customer')", "{found:#}");
    let diff = project.succeed(&["diff"]).stdout;
    let shown = "+ table customer\n    + column id Integer() NOT NULL\n    + primary key (id)\n    ~ \
                 ('watch', 'customer')\n";
    assert!(diff.contains(shown), "{diff}");

    let sql = project.run(&["diff", "--sql"]);
    assert_eq!(sql.code, 1, "{sql:#?}");
    assert!(
        sql.stderr.contains(
            "an operation of the project's own can't be written as SQL: ('watch', 'customer')"
        ),
        "{sql:#?}"
    );
}

#[test]
fn a_diff_says_that_it_leaves_out_comparators_for_schemas() {
    let of_schemas = OPERATION
        .replace("'table'", "'schema'")
        .replace(
            "modify_ops, schema, tname, conn_table, metadata_table",
            "upgrade_ops, schemas",
        )
        .replace(
            "modify_ops.ops.append(Watch(tname))",
            "upgrade_ops.ops.append(Watch('all'))",
        );
    let warning = "The project has comparators for whole schemas or databases";
    let diff = project(&of_schemas).succeed(&["diff"]);
    assert!(diff.stderr.contains(warning), "{diff:#?}");
    assert!(!diff.stdout.contains("watch"), "{diff:#?}");
    let check = project(&of_schemas).run(&["check"]);
    assert!(check.stdout.contains("('watch', 'all')"), "{check:#?}");
    assert!(!check.stderr.contains(warning), "{check:#?}");
    let diff = project(OPERATION).succeed(&["diff"]);
    assert!(!diff.stderr.contains(warning), "{diff:#?}");
}

#[test]
fn an_operation_of_the_project_needs_a_renderer_to_be_written() {
    let without = project(OPERATION);
    let words = ["revision", "--autogenerate", "-m", "x", "--rev-id", "a1"];
    let answer = without.run(&words);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(
        answer
            .stderr
            .contains("no dispatch function for object: <comparators.Watch object"),
        "{answer:#?}"
    );
    assert_eq!(without.files(), Vec::<String>::new());

    let with = project(&format!("{OPERATION}{RENDERER}"));
    with.succeed(&words);
    let revision = with.read("migrations/versions/a1_x.py");
    let (upgrade, downgrade) = revision.split_once("def downgrade").unwrap();
    assert!(upgrade.contains("    op.watch('customer')\n"), "{revision}");
    assert!(
        downgrade.contains("    op.watch('not customer')\n"),
        "{revision}"
    );
}

#[test]
fn what_a_comparator_raises_is_shown_where_it_is() {
    let failing = "from alembic.autogenerate import comparators


@comparators.dispatch_for('column')
def compare(autogen_context, alter_op, schema, tname, cname, conn_col, metadata_col):
    alter_op.kw['modify_security'] = 'high'


@comparators.dispatch_for('table')
def compare_table(autogen_context, modify_ops, schema, tname, conn_table, metadata_table):
    metadata_table.policies
";
    let project = project(failing);
    let answer = project.refused();
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(
        answer.stderr.contains("/comparators.py\", line 11"),
        "{answer:#?}"
    );
    assert!(answer.stderr.contains("AttributeError"), "{answer:#?}");

    project.write(
        "comparators.py",
        failing
            .split("\n\n\n@comparators.dispatch_for('table')")
            .next()
            .unwrap(),
    );
    project
        .database()
        .connect()
        .execute("CREATE TABLE customer (id INTEGER NOT NULL PRIMARY KEY)")
        .unwrap();
    let answer = project.refused();
    assert!(
        answer
            .stderr
            .contains("a comparator for columns can't change 'security'"),
        "{answer:#?}"
    );
}
