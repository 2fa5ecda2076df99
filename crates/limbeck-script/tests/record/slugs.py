"""Records Alembic's slugs: run with a Python that has Alembic 1.20.1.

    python slugs.py > ../data/slugs.json
"""

import datetime
import json
import tempfile

from alembic.script import ScriptDirectory

MESSAGES = [
    "", "add users", "Add  Users-Table!", "it's ünïcode ÄÖ ß ẞ İ", "数据 迁移", "ΌΣΟΣ ΟΔΟΣ",
    "_leading and trailing_", "a.b/c\\d:e", "x" * 60, "a very long message that is to be cut somewhere here",
    "हिन्दी संदेश", "ไทย ภาษา", "e\u0301 combining", "½ ² Ⅷ ٣ ⑤", "tab\tnew\nline", "emoji 🎉 party", "ª º ʰ",
    "word" * 9 + " tail end", "a_b_c" * 10,
]
LENGTHS = [40, 1, 5, 12, 100, -3]

cases = []
with tempfile.TemporaryDirectory() as directory:
    for length in LENGTHS:
        scripts = ScriptDirectory(directory, file_template="%(slug)s", truncate_slug_length=length)
        for message in MESSAGES:
            path = scripts._rev_path("", "r", message, datetime.datetime.now())
            cases.append({"message": message, "length": length, "slug": path.name[: -len(".py")]})
print(json.dumps(cases, indent=0, ensure_ascii=False))
