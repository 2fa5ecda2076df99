"""Records what Alembic does for the cases in `sql/` and `batch/`, as `*/recorded/*.json`.

    python record.py [TEXT]

needs Alembic and SQLAlchemy of the versions in `tests/requirements.txt`. With a text, only groups whose
names contain it are asked again (`sql/FILE::DIALECT`, `batch/FILE: CASE`), and cases that are new
or changed; everything else stays as it was recorded. A case of `sql/` is a few
lines of a migration script. Its operations are stored in their serialised form too, so that the
compilers can be compared without Python, unless the case says `lowered = false`.
"""

import io
import json
import pathlib
import sys
import tomllib
import warnings

import alembic
import driver
import lower
import sqlalchemy as sa
from alembic.operations import Operations, ops
from alembic.runtime.migration import MigrationContext

HERE = pathlib.Path(__file__).parent
CONTEXT = ("paramstyle", "literal_binds", "naming_convention", "naming_functions", "schema_translate_map")


class Recorder(Operations):
    """Takes operations instead of executing them."""

    def __init__(self, context):
        super().__init__(context)
        self.taken = []

    def invoke(self, operation):
        self.taken.append(lower.operation(operation))
        if isinstance(operation, ops.CreateTableOp):
            try:
                return operation.to_table(self.migration_context)
            except sa.exc.SQLAlchemyError:
                return None
        return None


def lowered(case):
    """The operations of a case in their serialised form."""
    context = MigrationContext.configure(
        url="postgresql://",
        opts={**driver.options(case), "as_sql": True, "output_buffer": io.StringIO()},
    )
    recorder = Recorder(context)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        exec(case["script"], driver.namespace(recorder))
    return recorder.taken


def sql(content, group, wanted, recorded):
    """What Alembic writes for the cases of a file."""
    entries = []
    for case in content["case"]:
        entry = {"name": case["name"], "script": case["script"]}
        entry.update((key, case[key]) for key in CONTEXT if key in case)
        known = recorded.get(case["name"], {})
        # What was recorded for another script says nothing about this one.
        if any(known.get(key) != entry.get(key) for key in ("script", *CONTEXT)):
            known = {}
        dialects = case.get("dialects", list(driver.URLS))
        asked = [dialect for dialect in dialects
                 if wanted in f"{group}::{dialect}" or dialect not in known.get("dialects", {})]
        if case.get("lowered", True):
            if asked or "operations" not in known:
                try:
                    entry["operations"] = lowered(case)
                except Exception as error:
                    sys.exit(f"{case['name']}: {type(error).__name__}: {error}")
            else:
                entry["operations"] = known["operations"]
        entry["dialects"] = {
            dialect: driver.written(case, dialect) if dialect in asked
            else known["dialects"][dialect]
            for dialect in dialects
        }
        # The settings of the context stand last.
        for key in CONTEXT:
            if key in entry:
                entry[key] = entry.pop(key)
        entries.append(entry)
    return {"cases": entries}


def batch(content, group, wanted, recorded):
    """What Alembic leaves in SQLite for the cases of a file."""
    setup = content.get("setup", "")
    entries = []
    for case in content["case"]:
        case = {"setup": setup, **case}
        known = dict(recorded.get(case["name"], {}))
        left = known.pop("recorded", None)
        if wanted in f"{group}: {case['name']}" or known != case:
            left = driver.left(case)
        entries.append({**case, "recorded": left})
    return {"cases": entries}


def main():
    requirements = (HERE.parent / "requirements.txt").read_text(encoding="utf-8").lower().split()
    for package in (alembic, sa):
        if f"{package.__name__}=={package.__version__}" not in requirements:
            sys.exit(f"{package.__name__} {package.__version__} is not what tests/requirements.txt names")
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    for kind, record in (("sql", sql), ("batch", batch)):
        target = HERE / kind / "recorded"
        target.mkdir(exist_ok=True)
        for path in sorted((HERE / kind).glob("*.toml")):
            recorded = target / f"{path.stem}.json"
            known = {}
            if recorded.exists():
                cases = json.loads(recorded.read_text(encoding="utf-8"))["cases"]
                known = {case["name"]: case for case in cases}
            content = record(tomllib.loads(path.read_text(encoding="utf-8")),
                             f"{kind}/{path.stem}", wanted, known)
            names = [entry["name"] for entry in content["cases"]]
            repeated = {name for name in names if names.count(name) > 1}
            if repeated:
                sys.exit(f"{path.name}: repeated names {sorted(repeated)}")
            text = json.dumps(content, indent=1, ensure_ascii=False)
            recorded.write_text(text + "\n", encoding="utf-8")
            print(f"{kind}/{path.stem}: {len(names)} cases")


if __name__ == "__main__":
    main()
