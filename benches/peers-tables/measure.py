#!/usr/bin/env python3
"""A table of 24 columns and 18 rows from CSV: bieu beside what a user would take instead, whole processes, on this machine.

    benches/peers-tables/measure.py [RECORDS…] [--runs 5] [--without pandas] [--cases table keys distinct tables]

Makes the data, builds bieu and the table written by hand, installs the pinned engines for itself (all of that under
`target/peers-tables`), checks that all give the same table in every cell, and prints what each took, as Markdown. Runs are
interleaved, so that a busy moment of the machine hits all; figures are medians.
"""

import argparse
import csv
import os
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MADE = ROOT / "target" / "peers-tables"
BUILT = MADE / "build" / "release"
PYTHON = MADE / "venv" / "bin" / "python"
CASES = {
    "table": "the table, no key declared",
    "keys": "the table, with the key declared: repetitions are looked for",
    "distinct": "`count distinct id` by committee",
    "tables": "100 tables of 2 columns and 18 rows",
}


def prepare():
    wanted = (HERE / "requirements.txt").read_text()
    installed = MADE / "venv" / "installed.txt"
    if not installed.exists() or installed.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", MADE / "venv"], check=True)
        subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
                        "-r", HERE / "requirements.txt"], check=True)
        installed.write_text(wanted)
    build = ["cargo", "build", "--release", "--locked", "--quiet", "--manifest-path"]
    subprocess.run([*build, ROOT / "Cargo.toml", "--target-dir", ROOT / "target"], check=True)
    native = os.environ | {"RUSTFLAGS": "-C target-cpu=native"}
    subprocess.run([*build, HERE / "Cargo.toml", "--target-dir", MADE / "build"], check=True, env=native)


def data(records):
    file = MADE / f"{records}.csv"
    # Made anew when the generator is: what it made last may be of an older one.
    if not file.exists() or file.stat().st_mtime < (BUILT / "generate").stat().st_mtime:
        subprocess.run([BUILT / "generate", str(records), file], check=True)
    return file


def many_tables():
    """The rules of the table with 100 other tables in its place, and no key."""
    tables = "".join(
        f"""
table born_{number} "Born in {1941 + number % 64}" of Admission {{
  rows Committee
  total "Tổng cộng"
  column 1 "All"   where year(born) = {1941 + number % 64}
  column 2 "Women" where sex = female where year(born) = {1941 + number % 64}
}}
"""
        for number in range(100)
    )
    return without_key().split("table peers")[0] + tables


def distinct():
    return without_key().split("table peers")[0] + """table distinct "Persons" of Admission {
  rows Committee
  total "Tổng cộng"
  column 1 "Persons" = count distinct id
}
"""


def without_key():
    return (HERE / "table.bieu").read_text().replace("key id  ", "id  ")


def rules(case):
    text = {"table": without_key, "keys": (HERE / "table.bieu").read_text, "distinct": distinct, "tables": many_tables}[case]()
    file = MADE / f"{case}.bieu"
    # As many folders below the root as `table.bieu`, so its lists are found.
    file.write_text(text)
    return file


def contestants(case, file, without):
    """The name of each, by how many threads, and the command."""
    found = []
    for threads in (1, 2):
        bieu = [ROOT / "target/release/bieu", "run", rules(case), "--data", f"Admission={file}", "--format", "csv"]
        found.append(("bieu", threads, [*bieu, "--threads", threads]))
        found.append(("DuckDB", threads, [PYTHON, HERE / "contestants/with_duckdb.py", file, threads, case]))
        if case != "tables":
            found.append(("Polars streaming", threads, [PYTHON, HERE / "contestants/with_polars.py", file, threads, case]))
            if threads == 1:
                found.append(("pandas", threads, [PYTHON, HERE / "contestants/with_pandas.py", file, threads, case]))
        if case in ("table", "keys"):
            found.append(("by hand", threads, [BUILT / "by-hand", file, threads, case]))
    return [(name, threads, list(map(str, command))) for name, threads, command in found if name.lower() not in without]


def run(threads, command):
    """What the command printed; and its wall time, its processor time in seconds, its peak of memory in MB."""
    environment = os.environ | {"POLARS_MAX_THREADS": str(threads)}
    done = subprocess.run([BUILT / "once", *command], capture_output=True, text=True, env=environment)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    wall, processor, kilobytes = done.stderr.splitlines()[-1].split()[1:]
    return done.stdout, (float(wall), float(processor), float(kilobytes) / 1024)


def cells(name, printed):
    """What is in each row of each table, whatever the order of rows: by the row's label, and the how manieth of that label it is."""
    lines = csv.reader(printed.splitlines(), delimiter="," if name == "bieu" else "\t")
    rows = {}
    for label, *figures in filter(None, lines):
        if label == "repeated" and figures != ["0"]:
            sys.exit(f"{name} found repeated keys: {figures[0]}")
        # Other lines are titles and headers.
        if label not in ("repeated", "") and figures[0].isdigit():
            number = sum(1 for known, _ in rows if known == label)
            rows[label, number] = figures
    return rows


def agree(case, field):
    """Runs each once, which also brings the file into memory."""
    expected = {"table": 18, "keys": 18, "distinct": 18, "tables": 1800}[case]
    first = None
    for name, threads, command in field:
        rows = cells(name, run(threads, command)[0])
        first = first or rows
        if rows != first or len(rows) != expected:
            differ = [(key, first.get(key), rows.get(key)) for key in first.keys() | rows.keys() if first.get(key) != rows.get(key)]
            sys.exit(f"{name} on {threads} threads gives another table ({len(rows)} rows): {differ[:3]}")


def report(case, records, field, runs):
    agree(case, field)
    measured = {(name, threads): [] for name, threads, _ in field}
    for _ in range(runs):
        for name, threads, command in field:
            measured[name, threads].append(run(threads, command)[1])
    medians = {key: [statistics.median(one) for one in zip(*times)] for key, times in measured.items()}
    print(f"\n{records:,} records, {CASES[case]}; medians of {runs}\n")
    print("| who | threads | wall | processor | peak memory | wall : DuckDB | processor : DuckDB | wall : by hand | processor : by hand |")
    print("|---|---|---|---|---|---|---|---|---|")
    for (name, threads), (wall, processor, memory) in medians.items():
        ratios = []
        for other in ("DuckDB", "by hand"):
            against = medians.get((other, threads))
            ratios += [f"{wall / against[0]:.2f}", f"{processor / against[1]:.2f}"] if against else ["", ""]
        print(f"| {name} | {threads} | {wall:.3f} s | {processor:.3f} s | {memory:.0f} MB | {' | '.join(ratios)} |", flush=True)


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown")
    versions = " ".join(line for line in (HERE / "requirements.txt").read_text().split() if line.split("==")[0] in ("duckdb", "polars", "pandas"))
    print(f"{os.cpu_count()} processors ({model}), load {os.getloadavg()[0]:.1f} before; {versions}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("records", type=int, nargs="*", default=[93_000, 1_000_000, 5_400_000])
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--without", nargs="*", default=[], type=str.lower, help="names of contestants to leave out")
    arguments.add_argument("--cases", nargs="*", choices=CASES, default=["table", "keys", "distinct", "tables"])
    arguments = arguments.parse_args()
    MADE.mkdir(parents=True, exist_ok=True)
    prepare()
    machine()
    for records in arguments.records:
        for case in arguments.cases:
            report(case, records, contestants(case, data(records), arguments.without), arguments.runs)


if __name__ == "__main__":
    main()
