//! Which functions of revision scripts can run before their turn.

mod support;

use limbeck_model::Value;
use support::{Project, Recorder};

const HEAD: &str = "\
import os
import sqlalchemy as sa
from alembic import context, op
from sqlalchemy import Column, orm
from sqlalchemy.dialects import postgresql

NAME = 'one'
LENGTHS = [1, 2]


def helper():
    pass


class Kind(sa.Integer):
    pass


";

#[track_caller]
fn assert_answers(function: &str, expected: bool) {
    let project = Project::new();
    project.write("one.py", format!("{HEAD}{function}\n"));
    let runtime = Recorder::new(|_, runner| {
        let step = project.step("one.py");
        runner.prepare(&step)?;
        let answer = runner.only_asks_for_operations(&step);
        assert_eq!(answer, expected, "{function}");
        Ok(Value::Null)
    });
    let migrate =
        "import _limbeck\n_limbeck.request({'request': 'run_migrations', 'context': 1})\n";
    let answer = project.run(migrate, &runtime);
    assert!(answer.is_ok(), "{answer:?}");
}

#[track_caller]
fn assert_body(body: &str, expected: bool) {
    assert_answers(&format!("def upgrade():\n    {body}"), expected);
}

#[test]
fn descriptions_of_operations_are_harmless() {
    for body in [
        "pass",
        "op.drop_table('one', schema='two')",
        "op.create_table(NAME, sa.Column('id', sa.Integer(), nullable=False), sa.PrimaryKeyConstraint('id'))",
        "op.add_column(NAME, Column('at', postgresql.ARRAY(sa.Text()), server_default=sa.func.now()))",
        "op.create_index(op.f('ix_one'), NAME, ['a', 'b'], unique=True)",
        "op.execute(sa.text('UPDATE one SET a = :a').bindparams(a=-1))",
        "table = op.create_table(NAME); op.bulk_insert(table, [{'a': 1}, {'a': 2}])",
        "op.execute(f'DROP TABLE {NAME}')",
    ] {
        assert_body(body, true);
    }
}

#[test]
fn what_may_show_or_needs_the_database_is_not() {
    for body in [
        "print('here')",
        "helper()",
        "op.get_bind()",
        "op.get_context()",
        "op.invoke(NAME)",
        "op.run_async(NAME)",
        "context.get_context()",
        "os.remove('file')",
        "import shutil",
        "from shutil import rmtree",
        "directives = op; directives.drop_table('one')",
        "bind = op; bind.get_bind()",
        "op.add_column('one', sa.Column('a', Kind()))",
        "op.drop_table(LENGTHS.pop())",
        "sa.create_engine('sqlite://').connect()",
        "sa.event.listen(NAME, 'x', NAME)",
        "orm.Session()",
        "op.drop_table(absent)",
        "sa.Table.__init__(None)",
        "raise ValueError",
        "global NAME; NAME = 'two'",
        "op.target = 1",
        "yield op.drop_table('one')",
        "[op.drop_table(name) for name in NAME]",
    ] {
        assert_body(body, false);
    }
}

#[test]
fn handlers_of_exceptions_decide_in_their_turn() {
    for body in [
        "try:\n        op.drop_table('one')\n    except Exception:\n        pass",
        "with op.batch_alter_table('one') as batch:\n        batch.drop_column('a')",
    ] {
        assert_body(body, false);
    }
}

#[test]
fn other_functions_are_not_looked_into() {
    assert_answers("upgrade = op.drop_table", false);
    assert_answers("upgrade = lambda: print()", false);
    assert_answers("async def upgrade():\n    op.drop_table('one')", false);
    assert_answers("class upgrade:\n    pass", false);
    assert_answers(
        "def around(f):\n    return lambda: f()\n\n@around\ndef upgrade():\n    pass",
        false,
    );
}
