"""Groups by red-dwarf 0.4.0: the median seconds of three runs, a line for each participants-votes.csv."""

import csv
import statistics
import sys
import time
import warnings

warnings.filterwarnings("ignore")

from reddwarf.implementations.polis import run_pipeline  # noqa: E402

for path in sys.argv[1:]:
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    columns = [at for at, name in enumerate(rows[0]) if name.isdigit()]
    votes = [
        {"participant_id": int(row[0]), "statement_id": int(rows[0][at]), "vote": int(float(row[at])), "modified": 0}
        for row in rows[1:]
        for at in columns
        if row[at] != ""
    ]
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run_pipeline(votes=votes, max_group_count=5, random_state=0)
        times.append(time.perf_counter() - start)
    print(statistics.median(times))
