"""Keywords and Wordfish by topica, Cox's regression by lifelines: a line each, name, seconds, value.

Arguments: two texts, a table of counts (words by actors), a table of survival (week, arrest, covariates).
"""

import csv
import re
import statistics
import sys
import time


def timed(name, runs, work):
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        value = work()
        times.append(time.perf_counter() - started)
    print(f"{name}\t{statistics.median(times)}\t{value}", flush=True)


def main():
    first, second, table, survival = sys.argv[1:]
    import topica

    one, other = ([re.findall("[a-z]+", open(path, encoding="utf-8").read().lower())] for path in (first, second))
    timed(
        "keywords: topica",
        3,
        lambda: topica.fighting_words(one, other, prior=0.01, informative=True)[0],
    )
    rows = list(csv.reader(open(table, encoding="utf-8")))
    texts = [[row[0] for row in rows[1:] for _ in range(int(row[at]))] for at in range(1, len(rows[0]))]

    def fish():
        model = topica.Wordfish()
        model.fit(texts)
        return "fitted"

    timed("Wordfish: topica", 3, fish)
    import pandas
    from lifelines import CoxPHFitter

    data = pandas.read_csv(survival)
    timed("Cox: lifelines", 5, lambda: CoxPHFitter().fit(data, "week", "arrest").log_likelihood_)


main()
