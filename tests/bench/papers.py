#!/usr/bin/python3
"""What the papers cost: one role in one language, and all roles in all languages, in PDF, HTML and ODT.

papers.py [PROBE]: the program papers_probe of a release build (ninja -C build/release papers_probe). Goals: one role in one
language in 1.5 s, at most 200 MB. Memory is that of the largest process, the engine that sets the pages included."""

import json
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROLES = ("self", "school", "public", "company", "association", "processor")
ROOT = pathlib.Path(__file__).resolve().parents[2]


def export(probe, role, languages):
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        said = subprocess.run([probe, role, folder, *languages], check=True, capture_output=True, text=True).stdout
        return time.monotonic() - begun, said.strip()


def main():
    probe = sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/release/tests/unit/papers_probe"
    if not pathlib.Path(probe).exists():
        sys.exit(f"{probe} is not there: ninja -C build/release papers_probe")
    languages = sorted(path.parent.name for path in (ROOT / "resources/documents").glob("*/cover.md"))
    times = [export(probe, "school", ["it"]) for _ in range(5)]
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps({"what": "one role, one language", "papers": times[0][1],
                      "seconds": round(statistics.median(t for t, _ in times), 2),
                      "most": round(max(t for t, _ in times), 2), "goal": 1.5,
                      "megabytes": round(peak), "memoryGoal": 200}))
    whole = [export(probe, role, languages) for role in ROLES]
    print(json.dumps({"what": "all roles, all languages", "languages": languages,
                      "papers": [said for _, said in whole], "seconds": round(sum(t for t, _ in whole), 1)}))


if __name__ == "__main__":
    main()
