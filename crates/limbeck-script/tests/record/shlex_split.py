"""Records Python's shlex.split.

    python shlex_split.py > ../data/shlex.json
"""

import json
import random
import shlex

TEXTS = [
    "", "  ", "a b  c", "-l 79 X", "'a b' c", '"a b" c', "a'b'c\"d\"", "''", '"" a', "a\\ b", "\\", "'", '"',
    '"a\\"b"', '"a\\\\b"', '"a\\nb"', "'a\\'", "a # b", "a\\\nb", "\t\r\nx\t", "é 'ü'", "a=\"b c\"",
]
source = random.Random(3)
TEXTS += ["".join(source.choice("ab '\"\\\t#") for _ in range(source.randrange(12))) for _ in range(300)]

cases = []
for text in TEXTS:
    try:
        cases.append({"text": text, "words": shlex.split(text)})
    except ValueError as error:
        cases.append({"text": text, "error": str(error)})
print(json.dumps(cases, indent=0, ensure_ascii=False))
