"""Runs Alembic commands in forks of a process that has imported everything already.

Reads one JSON object a line: `arguments`, `folder`, `variables`. Writes one a line: `exit_code`,
`stdout`, `stderr`.
"""

import json
import os
import sys
import tempfile
import traceback

import alembic.autogenerate
import alembic.config
import psycopg2
import pymysql
import sqlalchemy.dialects.mysql.pymysql
import sqlalchemy.dialects.postgresql.psycopg2
import sqlalchemy.dialects.sqlite.pysqlite
import sqlalchemy.ext.asyncio
import sqlalchemy.orm


def run(request, out, err):
    os.chdir(request["folder"])
    os.environ.update(request["variables"])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    # Alembic has kept the stream objects that it found when it was imported.
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stderr.reconfigure(encoding="utf-8")
    sys.argv = ["alembic", *request["arguments"]]
    code = 0
    try:
        alembic.config.main(request["arguments"], prog="alembic")
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code & 255)


for line in sys.stdin:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = os.fork()
        if child == 0:
            run(json.loads(line), out, err)
        status = os.waitpid(child, 0)[1]
        answer = {"exit_code": os.waitstatus_to_exitcode(status)}
        for name, stream in (("stdout", out), ("stderr", err)):
            stream.seek(0)
            answer[name] = stream.read().decode("utf-8", "replace")
        print(json.dumps(answer), flush=True)
