"""Runs each file of `cases/` with the real packages and with the built-in ones, and compares.

    python compare.py --oracle /path/to/venv/bin/python --host target/debug/examples/run_env [case …]

The real packages run in the virtual environment's Python, the built-in ones in the embedded
interpreter, by means of the example `run_env`. A case prints lines; they have to be the same.
"""

import argparse
import difflib
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--oracle", required=True)
    parser.add_argument("--host", required=True)
    parser.add_argument("cases", nargs="*")
    arguments = parser.parse_args()
    cases = [pathlib.Path(case) for case in arguments.cases] or sorted(
        (HERE / "cases").glob("*.py")
    )
    failures = 0
    for case in cases:
        expected = output([arguments.oracle, str(case)])
        actual = output([arguments.host, str(case)])
        difference = list(
            difflib.unified_diff(expected, actual, "real packages", "built in", lineterm="", n=1)
        )
        failures += bool(difference)
        print(f"{case.stem}: {'DIFFERENT' if difference else f'{len(expected)} lines equal'}")
        for line in difference:
            print("    " + line)
    return 1 if failures else 0


def output(command):
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = result.stdout.splitlines()
    if result.returncode:
        lines += ["(failed)", *result.stderr.splitlines()[-3:]]
    return lines


if __name__ == "__main__":
    sys.exit(main())
