"""Fuzz a reader, led by the branches that it takes (atheris).

    python -m tests.benchmarks.fuzz date|council|pack [--minutes 10] [--corpus DIR]

Needs atheris (`pip install -e '.[fuzz]'`; Linux and macOS). Without a finding the run ends with status 0 and its
figures; a finding is printed with the bytes that made it, and belongs into the list of
`tests/house/test_fuzz_targets.py`. `--corpus` keeps what was found to take new branches, for the next run.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.figures import conclude
from tests.house.project import PROJECT

SECONDS_EACH = 20
MEMORY = 3_000
NAMES = ("date", "council", "pack")
NO_ATHERIS = "atheris is not installed: pip install -e '.[fuzz]' (Linux and macOS)"


def fuzz(target: str, arguments: list[str]) -> None:
    """The child process: import the readers so that their branches are seen, and never come back."""
    import atheris

    with atheris.instrument_imports(include=["clerk_tui"]):
        from tests.benchmarks import fuzz_targets

    fuzz_targets.in_process()
    atheris.Setup([sys.argv[0], *arguments], fuzz_targets.TARGETS[target])
    atheris.Fuzz()


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=NAMES)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--corpus", type=Path)
    given = parser.parse_args(arguments)
    if find_spec("atheris") is None:
        parser.error(NO_ATHERIS)
    from tests.benchmarks.fuzz_targets import seeds

    with tempfile.TemporaryDirectory() as folder:
        begun, found = Path(folder) / "seeds", Path(folder) / "found"
        corpus = given.corpus or Path(folder) / "corpus"
        for each in (begun, found, corpus):
            each.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds(given.target)):
            (begun / str(number)).write_bytes(seed)
        options = [
            f"-max_total_time={int(given.minutes * 60)}", f"-timeout={SECONDS_EACH}", f"-rss_limit_mb={MEMORY}",
            f"-artifact_prefix={found}/", "-print_final_stats=1", "-max_len=20000", str(corpus), str(begun),
        ]  # fmt: skip
        call = [
            sys.executable,
            "-c",
            "import sys; from tests.benchmarks.fuzz import fuzz; fuzz(sys.argv[1], sys.argv[2:])",
        ]
        done = subprocess.run([*call, given.target, *options], cwd=PROJECT, capture_output=True, text=True, check=False)
        units = re.findall(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)
        covered = re.findall(r"\bft: (\d+)", done.stderr)
        faults = [f"{path.name.split('-')[0]}: {path.read_bytes()[:2000]!r}" for path in sorted(found.iterdir())]
        if faults or done.returncode:
            print(done.stdout[-3000:])
            print("\n".join(line for line in done.stderr.splitlines() if not line.startswith("INFO: Instr"))[-2500:])
        if done.returncode and not faults:
            faults = [f"the fuzzer ended with status {done.returncode}"]
    tries = f"{int(units[-1]):,} inputs" if units else "no count of inputs"
    branches = f"{int(covered[-1]):,} features of the code reached" if covered else "no coverage told"
    conclude(f"{given.minutes:g} minutes", f"{tries}, {branches}" + ("" if faults else "; 0 findings"), faults)


if __name__ == "__main__":
    main(sys.argv[1:])
