"""Records how Alembic writes operations: run with a Python that has Alembic 1.20.1 and
SQLAlchemy 2.1.9.

    python render.py > ../data/render.json
"""

import json
import sys
import warnings

from alembic.autogenerate import render
from alembic.autogenerate.api import AutogenContext
from alembic.operations import ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import registry

import render_operations
import render_types
from wire import Lowering


def record(name, dialect, operations, ours=None, **options):
    """One case; `ours` is what Limbeck writes on purpose where Alembic's script would not run."""
    context = MigrationContext.configure(dialect=registry.load(dialect)())
    container = ops.UpgradeOps(ops=operations)
    lowering = Lowering(context.impl)
    lowered = lowering.operation_list(container)
    settings = {
        "sqlalchemy_module_prefix": "sa.", "alembic_module_prefix": "op.",
        "user_module_prefix": None, "render_as_batch": False, **options}
    autogenerate = AutogenContext(context, opts=settings, autogenerate=False)
    case = {"name": name, "dialect": dialect}
    if options:
        case["options"] = options
    case["operations"] = lowered
    if lowering.sql:
        case["sql"] = lowering.sql
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            case["text"] = render._indent(render._render_cmd_body(container, autogenerate))
        except NotImplementedError:
            case["text"] = None
    case["imports"] = sorted(autogenerate.imports)
    remarks = [str(item.message) for item in caught if item.category is UserWarning]
    if remarks:
        case["warnings"] = remarks
    if ours:
        case["ours"] = ours
    return case


def main():
    cases = []
    for module in (render_types, render_operations):
        for name, dialect, operations, settings in module.cases():
            cases.append(record(name, dialect, operations, **settings))
    names = [case["name"] for case in cases]
    repeated = {name for name in names if names.count(name) > 1}
    assert not repeated, repeated
    lines = ",\n".join(json.dumps(case) for case in cases)
    sys.stdout.write(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
