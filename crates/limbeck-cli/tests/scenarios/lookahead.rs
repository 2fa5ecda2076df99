//! Steps whose scripts run while the database executes the step before theirs: nobody can tell.

use limbeck_testing::Database;

use crate::project::{Answer, Project};

const FIRST: &str = "op.create_table('one', sa.Column('id', sa.Integer))";

fn databases() -> Vec<Database> {
    let servers = [Database::postgresql(), Database::mysql()];
    let servers = servers.into_iter().flatten();
    std::iter::once(Database::sqlite()).chain(servers).collect()
}

/// Three revisions that only ask for operations; these are the lines of the last two.
fn project(database: Database, second: &[&str], third: &[&str]) -> Project {
    let project = Project::on(database);
    project.revision("a1", None, &[FIRST], &[]);
    project.revision("a2", Some("a1"), second, &[]);
    project.revision("a3", Some("a2"), third, &[]);
    project
}

/// What was written since a step began.
fn since<'a>(answer: &'a Answer, step: &str) -> &'a str {
    let start = answer.stderr.find(&format!("Running upgrade {step}"));
    &answer.stderr[start.unwrap_or_else(|| panic!("{answer:#?}"))..]
}

#[test]
fn the_error_of_a_statement_is_that_of_a_step_alone() {
    let second = [
        "op.create_table('two', sa.Column('id', sa.Integer))",
        "op.execute('INSERT INTO two (id) VALUES (1)')",
        FIRST,
        "op.drop_table('never')",
    ];
    let third = ["op.create_table('three', sa.Column('id', sa.Integer))"];
    for (together, alone) in databases().into_iter().zip(databases()) {
        let together = project(together, &second, &third);
        let alone = project(alone, &second, &third);
        let answer = together.run(&["upgrade", "head"]);
        alone.succeed(&["upgrade", "a1"]);
        let expected = alone.run(&["upgrade", "a2"]);
        assert_eq!(answer.code, 1, "{answer:#?}");
        let until_summary = |answer: &Answer| {
            let text = since(answer, "a1 -> a2");
            let end = text.find("Step upgrade").expect("a summary");
            text[..end].to_owned()
        };
        assert!(
            until_summary(&expected).contains("versions/a2.py\", line 12"),
            "{expected:#?}"
        );
        assert_eq!(until_summary(&answer), until_summary(&expected));
        let stays = |answer: &Answer| {
            let lines = answer.stderr.lines();
            let lines = lines.filter(|line| line.contains("stays: "));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(stays(&answer), stays(&expected));
        if together.database().connect().dialect() != "postgresql" {
            assert_eq!(together.versions(), ["a1"]);
            assert_eq!(together.tables(), alone.tables());
        }
    }
}

#[test]
fn a_script_fails_in_its_turn() {
    let second = ["op.create_table('two', sa.Column('id', sa.Integer))"];
    let third = [
        "op.create_table('three', sa.Column('id', sa.Integer))",
        "op.create_table('four', sa.Column('id', nothing=1))",
    ];
    let project = project(Database::sqlite(), &second, &third);
    let answer = project.run(&["upgrade", "head"]);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert_eq!(project.versions(), ["a2"]);
    assert_eq!(project.tables(), ["one", "two"]);
    let last = since(&answer, "a2 -> a3");
    assert!(last.contains("versions/a3.py\", line 11"), "{answer:#?}");
    assert_eq!(answer.stderr.matches("Traceback").count(), 1, "{answer:#?}");
}

#[test]
fn a_warning_comes_after_the_line_of_its_step() {
    let mood = "sa.Column('mood', sa.Enum('good', 'bad', name='mood'))";
    let second = ["op.create_table('two', sa.Column('id', sa.Integer))"];
    let third = [format!("op.create_table('three', {mood}, nobody_size=1)")];
    let third = [third[0].as_str()];
    for database in databases() {
        let project = project(database, &second, &third);
        // What was compiled ahead is forgotten: the type is created again where there are types.
        let answer = project.succeed(&["upgrade", "head"]);
        let warning = "Can't validate argument 'nobody_size'";
        assert!(since(&answer, "a2 -> a3").contains(warning), "{answer:#?}");
        assert_eq!(answer.stderr.matches(warning).count(), 1, "{answer:#?}");
        assert_eq!(project.tables(), ["one", "three", "two"]);
    }
}

#[test]
fn what_scripts_write_keeps_its_place() {
    let second = ["op.create_table('two', sa.Column('id', sa.Integer))"];
    let third = [
        "import sys",
        "print('third', file=sys.stderr)",
        "print(op.get_bind().execute(sa.text('SELECT count(*) FROM two')).scalar(), file=sys.stderr)",
        "op.drop_table('two')",
    ];
    let project = project(Database::sqlite(), &second, &third);
    project.revision("a4", Some("a3"), &["op.drop_table('one')"], &[]);
    let answer = project.succeed(&["upgrade", "head"]);
    assert!(
        since(&answer, "a2 -> a3").contains("step a3\nthird\n0\n"),
        "{answer:#?}"
    );
    assert!(project.tables().is_empty());
}

#[test]
fn replaced_directives_run_in_their_turn() {
    let second = ["op.create_table('two', sa.Column('id', sa.Integer))"];
    let third = ["op.drop_table('two')"];
    let project = project(Database::sqlite(), &second, &third);
    let env = project.read("migrations/env.py");
    let replacement = "\
import sys
from alembic.operations import Operations, ops


@Operations.implementation_for(ops.DropTableOp, replace=True)
def drop_table(operations, operation):
    print('dropping', operation.table_name, file=sys.stderr)
    operations.execute(f'DROP TABLE {operation.table_name}')


";
    project.write("migrations/env.py", &format!("{replacement}{env}"));
    let answer = project.succeed(&["upgrade", "head"]);
    assert!(
        since(&answer, "a2 -> a3").contains("step a3\ndropping two\n"),
        "{answer:#?}"
    );
    assert_eq!(answer.stderr.matches("dropping").count(), 1, "{answer:#?}");
    assert_eq!(project.tables(), ["one"]);
}
