#!/usr/bin/python3
"""Holds result lines of the program against the schemas of resources/schema/.

For tests: check("deploy", line). By hand: result_schema.py deploy < line, the last line of what a command printed."""

import json
import pathlib
import sys

import jsonschema

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "resources" / "schema"
DIALECT = jsonschema.Draft202012Validator


def validator(name):
    files = {path.name: json.loads(path.read_text()) for path in FOLDER.glob("*.json")}
    base = FOLDER.as_uri() + "/"
    resolver = jsonschema.RefResolver(base, files[name], store={base + key: value for key, value in files.items()})
    return DIALECT(files[name], resolver=resolver)


def check(command, line):
    """Raises AssertionError unless `line` (an object) is a result line of `command` ("hosts-list", "deploy", ...)."""
    errors = list(validator(f"result-{command}.json").iter_errors(line))
    if errors:
        where = "; ".join(f"{'/'.join(map(str, error.absolute_path))}: {error.message[:300]}" for error in errors)
        raise AssertionError(f"not a result of {command}: {where}")


if __name__ == "__main__":
    try:
        check(sys.argv[1], json.loads(sys.stdin.read().strip().splitlines()[-1]))
    except AssertionError as error:
        sys.exit(str(error))
