"""Records what the scripts of this directory print under the Python that runs this.

    python record.py
"""

import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).parent
for script in sorted(here.glob("*.py")):
    if script.name == "record.py":
        continue
    target = script.with_suffix(".txt")
    # On one line with the first, so that line numbers stay.
    source = f"OUT = {str(target)!r}; __file__ = {script.name!r}" + script.read_text()
    code = f"exec(compile(open(0).read(), {script.name!r}, 'exec'))"
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], input=source, text=True, check=True)
    target.write_text(target.read_text())
