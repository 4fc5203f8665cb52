"""The same deals and ballots, solved by others: HiGHS (highspy), RC2 (python-sat), abcvoting.

Reads one JSON object on standard input and writes one line of JSON for each reference:
{"deal": <a deal as serialised>, "least": [...], "most": [...]} or {"ballots": [[...]], "candidates": n, "seats": k}.
"""

import json
import multiprocessing
import sys
import time

import numpy


def model(deal):
    """HiGHS with one binary for each slot, one alternative for each issue, and every condition."""
    import highspy

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("mip_rel_gap", 0.0)
    highs.setOptionValue("time_limit", 120.0)
    slots = len(deal["alternatives"])
    x = [highs.addBinary() for _ in range(slots)]
    starts = deal["starts"]
    for first, end in zip(starts, starts[1:]):
        highs.addConstr(sum(x[first:end]) == 1)
    conditions = [o["condition"] for o in deal["objections"]] + deal["requirements"]
    for condition in conditions:
        ways_out = sum(x[slot] for slot in condition["unless"]) if condition["unless"] else 0
        highs.addConstr(ways_out - x[condition["slot"]] >= 0)
    return highs, x


def rows(deal):
    return numpy.array(deal["utilities"]).reshape(len(deal["actors"]), -1)


def total(deal):
    highs, x = model(deal)
    gains = numpy.array(deal["weights"]) @ rows(deal)
    started = time.perf_counter()
    highs.maximize(sum(int(gain) * v for gain, v in zip(gains, x) if gain))
    return round(highs.getInfo().objective_function_value), time.perf_counter() - started


def worst_off(deal, least, most):
    highs, x = model(deal)
    worst = highs.addVariable(0, 1)
    for row, low, high in zip(rows(deal), least, most):
        if high > low:
            utility = sum(int(u) * v for u, v in zip(row, x) if u)
            highs.addConstr(utility - low - (high - low) * worst >= 0)
    started = time.perf_counter()
    highs.maximize(worst + 0)
    info = highs.getInfo()
    return info.objective_function_value, info.mip_dual_bound, time.perf_counter() - started


def maxsat(deal):
    from pysat.examples.rc2 import RC2
    from pysat.formula import WCNF

    formula = WCNF()
    gains = numpy.array(deal["weights"]) @ rows(deal)
    base = 0
    for first, end in zip(deal["starts"], deal["starts"][1:]):
        own = list(range(first + 1, end + 1))
        formula.append(own)
        for at, one in enumerate(own):
            for other in own[at + 1 :]:
                formula.append([-one, -other])
        low = int(min(gains[first:end]))
        base += low
        for slot in range(first, end):
            if gains[slot] > low:
                formula.append([slot + 1], weight=int(gains[slot]) - low)
    for condition in [o["condition"] for o in deal["objections"]] + deal["requirements"]:
        formula.append([-condition["slot"] - 1] + [slot + 1 for slot in condition["unless"]])
    started = time.perf_counter()
    with RC2(formula) as solver:
        solver.compute()
        gained = sum(formula.wght) - solver.cost
    return base + gained, time.perf_counter() - started


def committees(ballots, candidates, seats):
    from abcvoting import abcrules
    from abcvoting.preferences import Profile

    profile = Profile(candidates)
    profile.add_voters([set(ballot) for ballot in ballots])
    for rule in ("equal-shares", "seqphragmen", "seqpav", "pav"):
        exact = {"algorithm": "standard-fractions"} if rule in ("equal-shares", "seqphragmen") else {}
        started = time.perf_counter()
        found = abcrules.compute(rule, profile, seats, resolute=True, **exact)
        say(reference="abcvoting", what=rule, chosen=sorted(found[0]), seconds=time.perf_counter() - started)


def say(**line):
    print(json.dumps(line), flush=True)


def main():
    asked = json.load(sys.stdin)
    if "ballots" in asked:
        committees(asked["ballots"], asked["candidates"], asked["seats"])
        return
    deal = asked["deal"]
    value, seconds = total(deal)
    say(reference="HiGHS", what="total", value=value, seconds=seconds)
    if "least" in asked:
        value, bound, seconds = worst_off(deal, asked["least"], asked["most"])
        say(reference="HiGHS", what="worst off", value=value, bound=bound, seconds=seconds)
    # RC2 has no limit of its own, and some deals keep it busy for hours.
    with multiprocessing.Pool(1) as pool:
        try:
            value, seconds = pool.apply_async(maxsat, (deal,)).get(timeout=60)
            say(reference="RC2", what="total", value=value, seconds=seconds)
        except multiprocessing.TimeoutError:
            say(reference="RC2", what="total", value=None, seconds=60)


main()
