"""Records the revision files that Alembic's own templates give: run with a Python that has
Alembic 1.20.1.

    python stock_templates.py > ../data/stock_templates.json

With the name of a directory of templates it checks those against Alembic's instead.
"""

import datetime
import json
import os
import sys

import alembic
from alembic.config import Config
from alembic.util import format_as_comma
from mako.template import Template

ZONE = datetime.timezone(datetime.timedelta(hours=5, minutes=30))
CASES = [
    {"up_revision": "a1", "down_revision": None, "branch_labels": None, "depends_on": None,
     "create_date": "2026-11-20 09:04:38.346445", "message": "empty message"},
    {"up_revision": "b2", "down_revision": "a1", "branch_labels": ["x"], "depends_on": "c3",
     "create_date": "2026-11-20 09:04:38+05:30", "message": "it's \"quoted\" é"},
    {"up_revision": "c3", "down_revision": ["a1", "b2"], "branch_labels": ["x", "y"],
     "depends_on": ["d4", "e5"], "create_date": "2026-11-20 09:04:38.000001",
     "message": "two\nlines", "imports": "import x\nimport y",
     "upgrades": "op.a()\n    op.b()", "downgrades": "op.c()",
     "one_upgrades": "op.one()", "two_downgrades": "op.two()"},
]


def render(directory, template, case):
    variables = {"imports": "", "upgrades": "", "downgrades": "", **case}
    for name in ["down_revision", "branch_labels"]:
        if isinstance(variables[name], list):
            variables[name] = tuple(variables[name])
    variables["create_date"] = datetime.datetime.fromisoformat(variables["create_date"])
    config = Config()
    config.set_main_option("databases", "one, two")
    path = os.path.join(directory, template, "script.py.mako")
    return Template(filename=path).render_unicode(config=config, comma=format_as_comma, **variables)


stock = os.path.join(os.path.dirname(alembic.__file__), "templates")
names = sorted(os.listdir(stock))
if len(sys.argv) > 1:
    for name in names:
        for case in CASES:
            assert render(sys.argv[1], name, case) == render(stock, name, case), (name, case)
    print("the same")
else:
    files = {name: [render(stock, name, case) for case in CASES] for name in names}
    print(json.dumps({"cases": CASES, "files": files}, indent=1, ensure_ascii=False))
