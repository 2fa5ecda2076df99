#!/usr/bin/env python3
"""Record what Alembic itself does with the graphs of the comparison tests.

Run with a Python that has Alembic 1.20.1 installed:

    python tests/record_expectations.py

It writes data/cases.json (from data/cases.in.json, graphs written by hand) and
data/random.json (generated graphs). The Rust tests read only these files.

Alembic iterates hash sets in places, so everything is recorded under several
hash seeds; an answer that is not always the same is stored as {"varies": [...]}.
"""

import json
import logging
import os
import pathlib
import random
import subprocess
import sys
import types
import warnings

DATA = pathlib.Path(__file__).parent / "data"
SEEDS = ["0", "1", "2", "3", "4", "5", "6", "7"]
RANDOM_GRAPHS = 240
LARGE_GRAPHS = 16


# --- one graph under Alembic -------------------------------------------------


def upgrade():
    pass


def downgrade():
    pass


def script(entry):
    from alembic.script.base import Script

    rev_id, down, dependencies, labels = entry
    module = types.ModuleType(rev_id)
    module.__doc__ = "doc of " + rev_id
    module.down_revision = tuple(down) or None
    module.depends_on = tuple(dependencies) or None
    module.branch_labels = tuple(labels) or None
    module.upgrade, module.downgrade = upgrade, downgrade
    return Script(module, rev_id, rev_id + ".py")


class Graph:
    def __init__(self, entries):
        from alembic.script.base import ScriptDirectory
        from alembic.script.revision import RevisionMap

        self.map = RevisionMap(lambda: [script(entry) for entry in entries])
        self.directory = ScriptDirectory.__new__(ScriptDirectory)
        self.directory.__dict__["revision_map"] = self.map


def outcome(inner, outer=None):
    """The answer of `inner`, or its error; `outer` words errors as a command."""
    from alembic.script.revision import RevisionError
    from alembic.util.exc import CommandError

    caught = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = {"ok": inner()}
        except RevisionError as error:
            result = {"error": type(error).__name__, "message": str(error)}
        except CommandError as error:
            cause = error.__cause__
            result = {"error": type(cause).__name__, "message": str(cause)}
            result["command"] = str(error)
        except Exception as error:  # Alembic's own failures
            result = {"crash": type(error).__name__}
    if "error" in result and outer is not None:
        try:
            outer()
        except CommandError as error:
            result["command"] = str(error)
    if caught:
        result["warnings"] = sorted({str(item.message) for item in caught})
    return result


def record_load(entries):
    graph = None

    def load():
        nonlocal graph
        graph = Graph(entries)
        graph.map._revision_map
        return None

    result = outcome(load)
    return (graph if "ok" in result else None), result


def facts(graph):
    revision_map = graph.map
    per_revision = {}
    for rev_id, rev in revision_map._revision_map.items():
        if rev is None or rev.revision != rev_id:
            continue
        flags = "".join(
            letter
            for letter, is_set in [
                ("h", rev.is_head),
                ("H", rev._is_real_head),
                ("b", rev.is_base),
                ("B", rev._is_real_base),
                ("p", rev.is_branch_point),
                ("P", rev._is_real_branch_point),
                ("m", rev.is_merge_point),
            ]
            if is_set
        )
        lists = [
            rev.nextrev,
            rev._all_nextrev,
            rev._normalized_down_revisions,
            rev.branch_labels,
        ]
        joined = [",".join(sorted(names)) for names in lists]
        per_revision[rev_id] = "|".join([flags] + joined)
    return {
        "heads": " ".join(revision_map.heads),
        "real_heads": " ".join(revision_map._real_heads),
        "bases": " ".join(revision_map.bases),
        "real_bases": " ".join(revision_map._real_bases),
        "revisions": per_revision,
    }


class LogTexts(logging.Handler):
    def __init__(self):
        super().__init__()
        self.texts = []

    def emit(self, record):
        self.texts.append(record.getMessage())


def run_steps(graph, rows, steps):
    """Apply steps to rows; what each step did to the version table."""
    from alembic.runtime.migration import HeadMaintainer

    class Recorder(HeadMaintainer):
        operations = None

        def _insert_version(self, version):
            assert version not in self.heads
            self.heads.add(version)
            self.operations.append("+" + version)

        def _delete_version(self, version):
            self.heads.remove(version)
            self.operations.append("-" + version)

        def _update_version(self, from_, to_):
            assert to_ not in self.heads
            self.heads.remove(from_)
            self.heads.add(to_)
            self.operations.append(from_ + ">" + to_)

    texts = LogTexts()
    logger = logging.getLogger("alembic.runtime.migration")
    logger.setLevel(logging.DEBUG)
    logger.addHandler(texts)
    logger.propagate = False
    recorder = Recorder(None, rows)
    answer = {"log": [], "operations": [], "debug": texts.texts}
    try:
        for step in steps:
            answer["log"].append(str(step))
            recorder.operations = []
            try:
                recorder.update_to_step(step)
            except Exception as error:  # Alembic's own failures
                answer["rows_crash"] = type(error).__name__
                break
            answer["operations"].append(" ".join(recorder.operations))
            if overlapping(graph, recorder.heads):
                answer["rows_overlap"] = True
                break
        else:
            answer["rows"] = sorted(recorder.heads)
    finally:
        logger.removeHandler(texts)
    return answer


def overlapping(graph, rows):
    for row in rows:
        below = graph.map._get_ancestor_nodes([graph.map.get_revision(row)])
        if {rev.revision for rev in below} & (set(rows) - {row}):
            return True
    return False


def name(rev):
    return rev if rev is None or isinstance(rev, str) else rev.revision


def ask(graph, query):
    kind, *args = query
    directory, revision_map = graph.directory, graph.map
    if kind == "get":
        (text,) = args
        return outcome(
            lambda: [name(rev) for rev in revision_map.get_revisions(text)],
            lambda: directory.get_revisions(text),
        )
    if kind == "get_one":
        (text,) = args
        return outcome(
            lambda: name(revision_map.get_revision(text)),
            lambda: directory.get_revision(text),
        )
    if kind == "number":
        (text,) = args
        return outcome(lambda: directory.as_revision_number(text))
    if kind == "upgrade":
        rows, target = args
        return outcome(
            lambda: run_steps(
                graph, rows, directory._upgrade_revs(target, tuple(rows))
            )
        )
    if kind == "downgrade":
        rows, target = args
        return outcome(
            lambda: run_steps(
                graph, rows, directory._downgrade_revs(target, tuple(rows))
            )
        )
    if kind == "stamp":
        rows, targets = args
        return outcome(
            lambda: run_steps(
                graph, rows, directory._stamp_revs(tuple(targets), tuple(rows))
            )
        )
    if kind == "history":
        base, head = [tuple(arg) if isinstance(arg, list) else arg for arg in args]
        return outcome(
            lambda: [
                rev.revision
                for rev in directory.walk_revisions(
                    base=base or "base", head=head or "heads"
                )
            ]
        )
    if kind == "iterate":
        upper, lower, options = args
        upper = tuple(upper) if isinstance(upper, list) else upper
        lower = tuple(lower) if isinstance(lower, list) else lower
        return outcome(
            lambda: [
                rev.revision
                for rev in revision_map.iterate_revisions(upper, lower, **options)
            ]
        )
    if kind == "current":
        (rows,) = args
        return outcome(
            lambda: sorted(name(rev) for rev in directory.get_all_current(tuple(rows)))
        )
    raise ValueError(kind)


def record(case):
    entries = case["revisions"]
    graph, load = record_load(entries)
    answer = {"load": load}
    if graph is None:
        return answer
    if has_cycle(entries):
        answer["undetected_cycle"] = True
        return answer
    answer["facts"] = facts(graph)
    answers = [ask(graph, query) for query in case["queries"]]
    answer["answers"] = [compact(a) for a in answers] if case.get("compact") else answers
    return answer


def compact(answer):
    """Without what the hand-written cases check often enough."""
    if "error" in answer:
        answer.pop("command", None)
    elif isinstance(answer.get("ok"), dict):
        steps = answer["ok"]
        steps.pop("debug")
        answer["ok"] = {
            **steps,
            # "upgrade a, b -> c, doc of c": the step without its docstring
            "log": ";".join(text.split(", doc of ")[0] for text in steps["log"]),
            "operations": ";".join(steps["operations"]),
        }
    return answer


def has_cycle(entries):
    labels = {label: entry[0] for entry in entries for label in entry[3]}
    edges = {
        entry[0]: set(entry[1]) | {labels.get(dep, dep) for dep in entry[2]}
        for entry in entries
    }
    done = set()
    while True:
        ready = [rev for rev in edges if rev not in done and edges[rev] <= done]
        if not ready:
            return len(done) < len(edges)
        done.update(ready)


# --- generated graphs --------------------------------------------------------


def generate(number):
    rng = random.Random(number)
    size = rng.choice([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14])
    style = rng.choice(["tree", "merges", "dependencies", "mixed"])
    made, entries, labels, heads = [], [], {}, []
    for position in range(size):
        rev_id = "%s%04x" % (rng.choice("ab"), rng.randrange(65536))
        down = []
        if made and rng.random() > 0.15:
            wanted = 1
            if style in ("merges", "mixed") and rng.random() < 0.3:
                wanted = rng.choice([2, 2, 3])
            pool = heads if rng.random() < 0.7 else made
            down = rng.sample(pool, min(wanted, len(pool)))
        dependencies = []
        if made and style in ("dependencies", "mixed") and rng.random() < 0.35:
            for dependency in rng.sample(made, min(rng.choice([1, 1, 2]), len(made))):
                named = labels.get(dependency)
                if named and rng.random() < 0.5:
                    dependency = named
                if dependency not in down:
                    dependencies.append(dependency)
        own = []
        if rng.random() < 0.2:
            own = ["label%d" % position]
            labels[rev_id] = own[0]
        entries.append([rev_id, down, dependencies, own])
        heads = [head for head in heads if head not in down] + [rev_id]
        made.append(rev_id)
    if rng.random() < 0.5:
        rng.shuffle(entries)
    if size > 2 and rng.random() < 0.04:
        low, high = rng.sample(range(size), 2)
        entries[low][rng.choice([1, 2])].append(entries[high][0])
    return {"compact": True, "revisions": entries, "queries": queries(rng, entries)}


def queries(rng, entries):
    ids = [entry[0] for entry in entries]
    graph, _ = record_load(entries)
    if graph is None or has_cycle(entries):
        return []
    labels = [label for entry in entries for label in entry[3]]

    def some():
        return rng.choice(ids)

    def branch():
        return rng.choice(labels) if labels and rng.random() < 0.8 else some()

    def target(relative):
        forms = [
            some,
            some,
            lambda: "head",
            lambda: "heads",
            lambda: "base",
            lambda: some()[: rng.choice([1, 2, 3, 4])],
            lambda: branch(),
            lambda: branch() + "@head",
            lambda: branch() + "@heads",
            lambda: branch() + "@base",
            lambda: branch() + "@" + some(),
            lambda: branch() + "@" + some()[:3],
            lambda: "-%d" % rng.choice([1, 2, 3]),
            lambda: branch() + "@-%d" % rng.choice([1, 2]),
        ]
        sign = rng.choice("+-")
        if relative:
            forms += [
                lambda: sign + str(rng.choice([0, 1, 2, 3])),
                lambda: sign + "1",
                lambda: some() + sign + str(rng.choice([1, 1, 2])),
                lambda: "head" + sign + str(rng.choice([1, 2])),
                lambda: "heads-1",
                lambda: "base+" + str(rng.choice([1, 2])),
                lambda: branch() + "@" + sign + str(rng.choice([1, 1, 2])),
                lambda: branch() + "@" + some() + sign + "1",
                lambda: branch() + "@head-" + str(rng.choice([1, 2])),
                lambda: branch() + "@base+1",
            ]
        return rng.choice(forms)()

    def state():
        """Rows after upgrading to some revisions, or none."""
        from alembic.runtime.migration import HeadMaintainer

        rows = set()
        for _ in range(rng.choice([0, 1, 1, 2, 3])):
            goal = rng.choice(ids + ["heads"])
            try:
                steps = graph.directory._upgrade_revs(goal, tuple(sorted(rows)))
                maintainer = HeadMaintainer(SILENT, rows)
                for step in steps:
                    maintainer.update_to_step(step)
            except Exception:  # an overlap, or one of Alembic's own failures
                continue
            if not overlapping(graph, maintainer.heads):
                rows = set(maintainer.heads)
        rows = sorted(rows)
        rng.shuffle(rows)
        return rows

    asked = [["upgrade", [], "heads"], ["history", "base", "heads"]]
    asked += [["downgrade", list(graph.map._real_heads), "base"]]
    for _ in range(4):
        rows = state()
        asked += [["upgrade", rows, target(True)] for _ in range(2)]
        asked += [["downgrade", rows, target(True)] for _ in range(3)]
        asked += [["stamp", rows, [target(False)]]]
        if rng.random() < 0.3:
            asked += [["stamp", rows, [some(), some()]]]
        if rng.random() < 0.3:
            asked += [["current", rows]]
        asked += [["history", rng.choice(["base", target(False)]), target(True)]]
        asked += [["get", target(False)], ["get_one", target(False)]]
    unique = []
    for query in asked:
        if query not in unique:
            unique.append(query)
    return unique


class _Silent:
    """A migration context that executes nothing."""

    as_sql = True

    class impl:
        @staticmethod
        def _exec(*_):
            return None


def _silent():
    from sqlalchemy import Column, MetaData, String, Table

    context = _Silent()
    context._version = Table(
        "alembic_version", MetaData(), Column("version_num", String(32))
    )
    return context


SILENT = None


def generate_large(number):
    """A graph in which the order of steps is hard; one dependency at most, so
    that Alembic's order is certain."""
    rng = random.Random(10_000 + number)
    entries, heads, made = [], [], []
    for position in range(rng.choice([40, 60, 90])):
        rev_id = "r%03d" % position
        down, dependencies = [], []
        if made and rng.random() > 0.05:
            wanted = rng.choice([1, 1, 1, 2, 2, 3])
            pool = made[-12:] if rng.random() < 0.5 else heads
            down = rng.sample(pool, min(wanted, len(pool)))
        if made and rng.random() < 0.15:
            dependencies = [dep for dep in [rng.choice(made)] if dep not in down]
        entries.append([rev_id, down, dependencies, []])
        heads = [head for head in heads if head not in down] + [rev_id]
        made.append(rev_id)
    if number % 2:
        rng.shuffle(entries)
    graph, _ = record_load(entries)
    some = [rng.choice(made) for _ in range(4)]
    asked = [
        ["history", "base", "heads"],
        ["history", some[0], "heads"],
        ["upgrade", [], some[1]],
        ["upgrade", [some[2]], "heads"],
        ["iterate", list(graph.map._real_heads), some[3], {"select_for_downgrade": True}],
    ]
    return {"compact": True, "revisions": entries, "queries": asked}


# --- all seeds together ------------------------------------------------------


def combine(answers):
    first = answers[0]
    if all(answer == first for answer in answers):
        return first
    if all(isinstance(answer, dict) for answer in answers) and all(
        set(answer) == set(first) and "load" in first
        for answer in answers
    ):
        return {key: combine([a[key] for a in answers]) for key in first}
    if all(isinstance(answer, list) and len(answer) == len(first) for answer in answers):
        return [combine(list(items)) for items in zip(*answers)]
    different = []
    for answer in answers:
        if answer not in different:
            different.append(answer)
    return {"varies": different}


def record_everywhere(cases):
    runs = []
    for seed in SEEDS:
        result = subprocess.run(
            [sys.executable, "-W", "ignore", __file__, "--record"],
            input=json.dumps(cases),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        runs.append(json.loads(result.stdout))
    return [combine(list(answers)) for answers in zip(*runs)]


def merged(cases):
    return [
        {**case, **answer} for case, answer in zip(cases, record_everywhere(cases))
    ]


def write(path, cases):
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    path.write_text("[\n" + lines + "\n]\n")


def main():
    global SILENT
    if sys.argv[1:] == ["--record"]:
        json.dump([record(case) for case in json.load(sys.stdin)], sys.stdout)
        return
    # The questions must not depend on the seed either.
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable, "-W", "ignore", __file__])
    SILENT = _silent()
    cases = json.loads((DATA / "cases.in.json").read_text())
    write(DATA / "cases.json", merged(cases))
    generated = [generate(number) for number in range(RANDOM_GRAPHS)]
    generated += [generate_large(number) for number in range(LARGE_GRAPHS)]
    write(DATA / "random.json", merged(generated))


if __name__ == "__main__":
    main()
