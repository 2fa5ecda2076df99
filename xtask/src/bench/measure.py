"""Times commands in turn: first, second, first, second, …

Reads a JSON object: `commands` (a list of lists of words), `folder`, `variables`, `runs`, and
`before` (a list of files removed before each run, or a command that prepares one). Writes a JSON
list with, for each command, its wall seconds and its peak memory in KiB for every run.
"""

import json
import os
import subprocess
import sys
import time

request = json.load(sys.stdin)
environment = {**os.environ, **request["variables"]}
results = [[] for _ in request["commands"]]
for turn in range(request["runs"] + 1):
    for number, command in enumerate(request["commands"]):
        for words in command["before"]:
            subprocess.run(words, check=True, env=environment, capture_output=True)
        with open(command["input"] or os.devnull) as stdin:
            start = time.perf_counter()
            child = subprocess.Popen(
                command["words"],
                cwd=request["folder"],
                env=environment,
                stdin=stdin,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE if turn == 0 else subprocess.DEVNULL,
            )
            if turn == 0:
                errors = child.stderr.read().decode("utf-8", "replace")
            _, status, usage = os.wait4(child.pid, 0)
            seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"{command['words']} ended with {child.returncode}\n{errors}")
        if turn > 0:  # The first turn warms caches.
            results[number].append((seconds, usage.ru_maxrss))
json.dump(results, sys.stdout)
