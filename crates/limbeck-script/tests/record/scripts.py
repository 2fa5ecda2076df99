"""Records how Alembic shows revisions: run with a Python that has Alembic 1.20.1.

    python scripts.py > ../data/scripts.json
"""

import json
import os
import tempfile

from alembic.script import ScriptDirectory

HEAD = "revision = {0!r}\ndown_revision = {1!r}\n"


def script(doc, revision, down, rest=""):
    return f'"""{doc}"""\n' + HEAD.format(revision, down) + rest


CASES = {
    "line": {
        "versions/1_a.py": script("first\n\nRevision ID: a1\nRevises: \n", "a1", None),
        "versions/2_b.py": script("second\nline\n\nmore\n\n  indented\n", "b2", "a1"),
    },
    "merge": {
        "versions/a.py": script("a", "aaaa1111", None),
        "versions/b.py": script("b", "bbbb2222", "aaaa1111"),
        "versions/c.py": script("c", "cccc3333", "aaaa1111"),
        "versions/d.py": script("d", "dddd4444", ("bbbb2222", "cccc3333")),
    },
    "labels_and_dependencies": {
        "versions/a.py": script("a", "a1", None, "branch_labels = 'left'\n"),
        "versions/b.py": script("b", "b2", ["a1"]),
        "versions/c.py": script("c", "c3", None, "branch_labels = ['right']\ndepends_on = 'b2'\n"),
        "versions/d.py": script("d", "d4", "c3", "depends_on = ('left',)\n"),
    },
    "documentation": {
        "versions/a.py": "revision = 'a1'\ndown_revision = None\n",
        "versions/b.py": script("  \n\tmessage \x0cpage\u2028separator\n\n", "b2", "a1"),
        "versions/c.py": "__doc__ = 'assigned'\nrevision = 'c3'\ndown_revision = 'b2'\n",
        "versions/d.py": "'im' 'plicit'\nrevision = 'd4'\ndown_revision = 'c3'\n",
        "versions/e.py": '"""windows\r\nlines\r\n\r\nhere"""\r\nrevision = "e5"\r\ndown_revision = "d4"\r\n',
    },
    "names": {
        "versions/.#a.py": "syntax error",
        "versions/__init__.py": "",
        "versions/__init__x.py": "syntax error",
        "versions/README": "",
        "versions/a.pyc": "",
        "versions/a.py.orig": "",
        "versions/0f3a.py": "down_revision = None\n",
        "versions/sub/b.py": "syntax error",
        "versions/B.py": script("B", "b2", "0f3a"),
        "versions/é.py": script("e", "e3", "b2"),
        "versions/a b.py": script("space", "s4", "e3"),
    },
}

OPTIONS = {
    "recursive": {"recursive_version_locations": True},
}
CASES["recursive"] = {
    "versions/z.py": script("z", "z1", None),
    "versions/b/x.py": script("x", "x2", "z1"),
    "versions/b/a/y.py": script("y", "y3", "x2"),
    "versions/a/y.py": script("y", "y4", "y3"),
    "versions/__pycache__/q.py": "syntax error",
}


def record(name, files):
    with tempfile.TemporaryDirectory() as directory:
        directory = os.path.realpath(directory)
        for path, text in files.items():
            path = os.path.join(directory, path)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        scripts = ScriptDirectory(directory, **OPTIONS.get(name, {}))
        shown = []
        for revision in scripts.revision_map._revision_map.values():
            if revision is None or any(revision.revision == one["id"] for one in shown):
                continue
            entry = {
                "id": revision.revision,
                "path": os.path.relpath(revision.path, directory),
                "log_entry": revision.log_entry.replace(directory, "<directory>"),
                "summary": str(revision),
                "heads": revision.cmd_format(False, include_branches=True, tree_indicators=False),
                "history": revision.cmd_format(
                    False, include_branches=True, include_doc=True, include_parents=True
                ),
                "branches": revision.cmd_format(False, include_branches=True),
            }
            revision._db_current_indicator = True
            entry["current"] = revision.cmd_format(False)
            shown.append(entry)
        return {"name": name, "files": files, "scripts": shown}


print(json.dumps([record(*case) for case in CASES.items()], indent=1))
