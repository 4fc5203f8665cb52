"""Positions by EM in numpy, alpha, Gini and power indices by others: a line each, name, seconds, value.

Arguments: a table actor,item,answer (-1, 0, 1), and a table actor,place of the positions to compare with.
The EM is that of the formula: the mean of the hidden line, then places, slopes and cuts in turn.
"""

import csv
import statistics
import sys
import time

import numpy
from scipy.special import ndtr


def timed(name, runs, work):
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        value = work()
        times.append(time.perf_counter() - started)
    print(f"{name}\t{statistics.median(times)}\t{value}", flush=True)


def density(x):
    return numpy.exp(-0.5 * numpy.clip(x, -38, 38) ** 2) / numpy.sqrt(2 * numpy.pi)


def between(marks, low, high, middle):
    """The bounds of the hidden line behind each answer, less its mean."""
    a = numpy.where(marks == -1, -40.0, numpy.where(marks == 0, low, high)) - middle
    b = numpy.where(marks == 1, 40.0, numpy.where(marks == 0, high, low)) - middle
    return a, b


def positions(answers):
    """answers: actors by items, nan where nothing was said."""
    said = ~numpy.isnan(answers)
    shares = numpy.array([(answers == value).sum(0) / said.sum(0) for value in (-1, 0, 1)])
    answers, said = answers[:, shares.max(0) <= 0.975], said[:, shares.max(0) <= 0.975]
    kept = said.sum(1) >= 5
    answers, said = answers[kept], said[kept]
    marks = numpy.where(said, answers, 9)
    counts = numpy.array([(marks == value).sum(0) for value in (-1, 0, 1)])
    # With one of the outer answers missing the neutral one takes its place; both cuts are then one.
    marks = numpy.where((marks == 0) & (counts[0] == 0), -1, numpy.where((marks == 0) & (counts[2] == 0), 1, marks))
    centred = numpy.where(said, answers - numpy.nanmean(answers, 0), 0.0)
    theta = numpy.linalg.svd(centred, full_matrices=False)[0][:, 0]
    theta = (theta - theta.mean()) / theta.std()
    total = said.sum(0)
    from scipy.special import ndtri

    low = ndtri(((marks == -1).sum(0) + 0.5) / (total + 1))
    high = numpy.maximum(ndtri(1 - ((marks == 1).sum(0) + 0.5) / (total + 1)), low)
    two = (marks == 0).any(0)
    high = numpy.where(two, numpy.maximum(high, low + 0.01), low)
    beta = numpy.zeros(answers.shape[1])
    for sweep in range(500):
        before = theta
        middle = theta[:, None] * beta
        a, b = between(marks, low, high, middle)
        mass = numpy.maximum(ndtr(b) - ndtr(a), 1e-12)
        hidden = numpy.where(said, middle + (density(a) - density(b)) / mass, 0.0)
        beta = (theta[:, None] * hidden).sum(0) / (1 + (theta[:, None] ** 2 * said).sum(0))
        theta = (hidden * beta).sum(1) / (1 + (beta**2 * said).sum(1))
        theta = (theta - theta.mean()) / theta.std()
        middle = theta[:, None] * beta
        for _ in range(2):
            a, b = between(marks, low, high, middle)
            mass = numpy.maximum(ndtr(b) - ndtr(a), 1e-12)
            steps = []
            for mark_below, mark_above, cut in ((-1, 0, low), (0, 1, high)):
                at = density(cut - middle) / mass
                below, above = said & (b == cut - middle), said & (a == cut - middle)
                slope = (at * below).sum(0) - (at * above).sum(0) - cut / 25
                bend = ((at**2) * (below | above)).sum(0) + 1 / 25
                steps.append(numpy.clip(slope / bend, -1, 1))
            low = low + steps[0]
            high = numpy.where(two, numpy.maximum(high + steps[1], low + 0.01), low)
        if numpy.corrcoef(before, theta)[0, 1] > 1 - 1e-7:
            break
    return kept, theta, sweep + 1


def main():
    table, ours = sys.argv[1:]
    rows = [(a, i, float(x)) for a, i, x in list(csv.reader(open(table, encoding="utf-8")))[1:]]
    actors, items = sorted({row[0] for row in rows}), sorted({row[1] for row in rows})
    place = {name: at for at, name in enumerate(actors)}, {name: at for at, name in enumerate(items)}
    answers = numpy.full((len(actors), len(items)), numpy.nan)
    for actor, item, answer in rows:
        answers[place[0][actor], place[1][item]] = answer
    known = {row[0]: float(row[1]) for row in list(csv.reader(open(ours, encoding="utf-8")))[1:]}

    def em():
        kept, theta, sweeps = positions(answers)
        pairs = [(x, known[name]) for x, name in zip(theta, numpy.array(actors)[kept]) if name in known]
        return f"{sweeps} sweeps, r = {abs(numpy.corrcoef(numpy.array(pairs).T)[0, 1]):.4f} with ours"

    timed("positions: numpy EM", 3, em)
    import krippendorff

    timed("alpha: krippendorff", 3, lambda: krippendorff.alpha(answers, level_of_measurement="ordinal"))
    import warnings

    warnings.filterwarnings("ignore")
    from inequality.gini import Gini

    counts = numpy.arange(1.0, 194.0) ** 2
    timed("Gini: inequality", 5, lambda: Gini(counts).g)
    import powerindex

    def council():
        game = powerindex.Game(39, weights=[7] * 5 + [1] * 10)
        game.calc_banzhaf()
        game.calc_shapley_shubik()
        return round(game.banzhaf[0], 5)

    timed("Banzhaf: powerindex", 5, council)


main()
