"""Records what Alembic reads from configuration files: run with a Python that has Alembic 1.20.1.

    python config.py > ../data/config.json
"""

import json
import os
import tempfile
import warnings

from alembic.config import Config
from sqlalchemy.util import asbool

INI = "[alembic]\nscript_location = %(here)s/migrations\n"
TOML = '[tool.alembic]\nscript_location = "%(here)s/migrations"\n'
HOOKS = (
    "[post_write_hooks]\nhooks = black, ruff  isort\nblack.type = console_scripts\n"
    "black.entrypoint = black\nblack.options = -l 79 REVISION_SCRIPT_FILENAME\n"
    "ruff.type=exec\nruff.executable = %(here)s/.venv/bin/ruff\nruffian.type = x\n"
)
CASES = [
    {"ini": INI},
    {"toml": TOML},
    {},
    {"ini": "[other]\na = 1\n"},
    {"ini": INI, "toml": TOML.replace("migrations", "toml") + 'timezone = "UTC"\n'},
    {"ini": "[alembic]\n", "toml": TOML},
    {"ini": "[DEFAULT]\ntimezone = UTC\n" + INI},
    {"ini": "[DEFAULT]\nscript_location = x\n"},
    {"ini": INI + "[prod]\nscript_location = prod\n", "section": "prod"},
    {"ini": INI, "section": "absent", "toml": TOML},
    {"ini": INI + "file_template = %%(year)d_%%(rev)s\ntruncate_slug_length = 1_0\n"},
    {"ini": INI + "file_template = %(year)d_%(rev)s\n"},
    {"toml": TOML + 'file_template = "%%(year)d_%%(rev)s"\ntruncate_slug_length = 12\n'},
    {"toml": TOML + 'file_template = "%(year)d_%(rev)s"\n'},
    {"toml": TOML + 'file_template = "50%"\n'},
    {"ini": INI + "truncate_slug_length = many\n"},
    {"ini": INI + "version_locations = %(here)s/a:%(here)s/b: c \npath_separator = os\n"},
    {"ini": INI + "version_locations = a ;b;;c\npath_separator = ;\n"},
    {"ini": INI + "version_locations = a b  c\npath_separator = space\n"},
    {"ini": INI + "version_locations =\n  a\n  b c\npath_separator = newline\n"},
    {"ini": INI + "version_locations = a:b\npath_separator = comma\n"},
    {"ini": INI + "version_locations = a;b\nversion_path_separator = ;\n"},
    {"ini": INI + "version_locations = a;b\nversion_path_separator = bad\n"},
    {"ini": INI + "version_locations = a;b:c\nversion_path_separator = ;\npath_separator = :\n"},
    {"ini": INI + "version_locations = a,  b c:d\n"},
    {"ini": INI + "version_locations =\n", "toml": TOML + 'version_locations = ["%(here)s/t", "u"]\n'},
    {"ini": INI + "prepend_sys_path = .\n"},
    {"ini": INI + "prepend_sys_path = . src:lib,  x\n"},
    {"ini": INI + "prepend_sys_path = .: src \npath_separator = os\n"},
    {"ini": INI + "prepend_sys_path = a;b\nversion_path_separator = ;\n"},
    {"toml": TOML + 'prepend_sys_path = [".", "%(here)s/src", "100%%"]\n'},
    {"ini": INI + "sourceless = true\nrecursive_version_locations = True\nrevision_environment = On\n"},
    {"ini": INI + "sourceless = yes\nrevision_environment = 0\n"},
    {"ini": INI + "revision_environment = maybe\n"},
    {"toml": TOML + "sourceless = true\nrecursive_version_locations = true\nrevision_environment = true\n"},
    {"toml": TOML + 'sourceless = "true"\n'},
    {"toml": TOML + "revision_environment = 1\nsourceless = 0\n"},
    {"ini": INI + HOOKS},
    {"ini": INI + "[post_write_hooks]\n", "toml": TOML + '[[tool.alembic.post_write_hooks]]\nname = "x"\n'},
    {
        "toml": TOML
        + '[[tool.alembic.post_write_hooks]]\nname = "ruff"\ntype = "exec"\n'
        + 'executable = "%(here)s/ruff"\n[[tool.alembic.post_write_hooks]]\nname = "b"\n'
    },
    {"toml": "[tool]\nalembic = 5\n"},
    {"toml": "[project]\nname = 'x'\n"},
    {"toml": TOML + "timezone = 1.5\n"},
    {"toml": TOML + "timezone = 1979-05-27\n"},
    {"ini": INI + "Output_Encoding = latin-1\n"},
]


def ask(question):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            answer = {"value": question()}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
    if caught:
        answer["warnings"] = [str(one.message) for one in caught]
    return answer


def record(case):
    with tempfile.TemporaryDirectory() as directory:
        directory = os.path.realpath(directory)
        ini, toml = os.path.join(directory, "alembic.ini"), os.path.join(directory, "pyproject.toml")
        for path, text in [(ini, case.get("ini")), (toml, case.get("toml"))]:
            if text is not None:
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
        config = Config(ini, toml, case.get("section", "alembic"))
        answers = {
            name: ask(lambda: config.get_alembic_option(name))
            for name in ["script_location", "file_template", "timezone", "output_encoding"]
        }
        answers["truncate_slug_length"] = ask(
            lambda: None
            if config.get_alembic_option("truncate_slug_length") is None
            else int(config.get_alembic_option("truncate_slug_length"))
        )
        for name in ["sourceless", "recursive_version_locations"]:
            answers[name] = ask(lambda: config.get_alembic_boolean_option(name))
        answers["revision_environment"] = ask(
            lambda: asbool(config.get_alembic_option("revision_environment")) or False
        )
        answers["version_locations"] = ask(config.get_version_locations_list)
        answers["prepend_sys_path"] = ask(config.get_prepend_sys_paths_list)
        answers["hooks"] = ask(config.get_hooks_list)
        answers["main_option"] = ask(lambda: config.get_main_option("timezone"))
        text = json.dumps(answers).replace(directory, "/project")
        return case | {"answers": json.loads(text)}


print(json.dumps([record(case) for case in CASES], indent=0))
