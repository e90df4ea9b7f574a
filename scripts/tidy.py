#!/usr/bin/python3
"""Runs clang-tidy over the sources named; one that passed with the same content is not looked at again.

    scripts/tidy.py BUILD FILE…

BUILD has the compile_commands.json to go by, and keeps what passed.
"""

import hashlib
import json
import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def command_of(entry: dict) -> list[str]:
    """The compiler and its flags, without what it makes."""
    words = shlex.split(entry["command"])
    made = words.index("-o")
    return [word for word in words[:made] + words[made + 2 :] if word != "-c"]


def key_of(entry: dict, basis: bytes) -> str:
    """Changes with everything that the source reads, its headers and the checks."""
    command = command_of(entry)
    rule = subprocess.run([*command, "-M", "-MT", "it"], cwd=entry["directory"], check=True, capture_output=True, text=True).stdout
    digest = hashlib.sha256(basis + " ".join(command).encode())
    for name in sorted(set(rule.replace("\\\n", " ").split()[1:])):
        digest.update(name.encode() + Path(entry["directory"], name).read_bytes())
    return digest.hexdigest()


def main() -> int:
    build, *files = sys.argv[1:]
    entries = {entry["file"]: entry for entry in json.loads(Path(build, "compile_commands.json").read_text())}
    version = subprocess.run(["clang-tidy", "--version"], check=True, capture_output=True).stdout
    basis = Path(".clang-tidy").read_bytes() + version
    passed = Path(build, "passed")
    passed.mkdir(exist_ok=True)

    def clean(file: str) -> bool:
        entry = entries[str(Path(file).resolve())]
        stamp = passed / key_of(entry, basis)
        if stamp.exists():
            return True
        said = subprocess.run(["nice", "-n", "19", "clang-tidy", "--quiet", "-p", build, file], capture_output=True, text=True)
        if said.returncode != 0:
            print(said.stdout, said.stderr, sep="", flush=True)
            return False
        stamp.touch()
        return True

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(clean, files))
    print(f"clang-tidy: {results.count(True)} files clean, {results.count(False)} not")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
