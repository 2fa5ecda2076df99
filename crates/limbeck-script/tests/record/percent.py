"""Records Python's % formatting.

    python percent.py > ../data/percent.json
"""

import json

VALUES = {"rev": "ab12", "slug": "it's_é", "month": 7, "epoch": 1700000000, "minus": -42}
TEXTS = [
    "%(rev)s_%(slug)s",
    "%(month).2d|%(month)02d|%(month)2d|%(month)-4d|%(month)+d|%(month) d|%(month)s",
    "%(minus)d|%(minus)05d|%(minus).4d|%(minus)x|%(minus)#o|%(minus)#x|%(minus)X",
    "%(epoch)x|%(epoch)#010x|%(epoch)o|%(epoch)ld|%(epoch)e|%(epoch).2E|%(epoch).1f|%(month)F",
    "%(rev)10s|%(rev)-10s|%(rev).2s|%(rev)r|%(slug)r|%(month)r|%(rev)a",
    "100%%|%%(rev)s",
    "%(month)c|",
    "%",
    "x%(rev",
    "%(rev)",
    "%(rev)y",
    "%(nope)s",
    "%(rev)d",
    "%(rev)x",
    "%(rev)f",
    "%y",
    "é%(rev)Z",
    "plain",
    "",
]

cases = []
for text in TEXTS:
    try:
        cases.append({"text": text, "result": text % VALUES})
    except Exception as error:
        cases.append({"text": text, "error": f"{type(error).__name__}: {error}"})
print(json.dumps(cases, indent=1))
