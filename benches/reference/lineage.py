"""Pairs of like sections by MinHash: datasketch and rensa, 120 permutations, 60 bands.

Arguments: a file with one section a line, the least Jaccard similarity. Prints a line for each
library: its name, seconds, and how many pairs it found that do reach the similarity.
"""
import re
import sys
import time

PERMUTATIONS, BANDS, WORDS = 120, 60, 5


def shingles(text):
    words = re.findall(r"\w+(?:['’.]\w+)*", text.lower())
    grams = {" ".join(words[at:at + WORDS]) for at in range(len(words) - WORDS + 1)}
    return grams or ({" ".join(words)} if words else set())


def judged(pairs, sets, least):
    def jaccard(a, b):
        shared = len(sets[a] & sets[b])
        return shared / (len(sets[a]) + len(sets[b]) - shared)
    return sum(jaccard(a, b) >= least for a, b in pairs)


def exact(texts, least):
    """The same method in Python."""
    sets = [shingles(text) for text in texts]
    lists = {}
    found = 0
    for at, grams in enumerate(sets):
        counts = {}
        for gram in grams:
            for other in lists.get(gram, ()):
                counts[other] = counts.get(other, 0) + 1
            lists.setdefault(gram, []).append(at)
        found += sum(n / (len(grams) + len(sets[o]) - n) >= least for o, n in counts.items())
    return found


def datasketch(texts, least):
    from datasketch import MinHash, MinHashLSH
    sets = [shingles(text) for text in texts]
    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    hashes = []
    for at, grams in enumerate(sets):
        one = MinHash(num_perm=PERMUTATIONS)
        one.update_batch([gram.encode() for gram in grams])
        hashes.append(one)
        index.insert(at, one)
    pairs = {(other, at) for at, one in enumerate(hashes) for other in index.query(one) if other < at}
    return judged(pairs, sets, least)


def rensa(texts, least):
    from rensa import RMinHash, RMinHashLSH
    sets = [shingles(text) for text in texts]
    index = RMinHashLSH(threshold=least, num_perm=PERMUTATIONS, num_bands=BANDS)
    hashes = []
    for at, grams in enumerate(sets):
        one = RMinHash(num_perm=PERMUTATIONS, seed=1)
        one.update(list(grams))
        hashes.append(one)
        index.insert(at, one)
    pairs = {(other, at) for at, one in enumerate(hashes) for other in index.query(one) if other < at}
    return judged(pairs, sets, least)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        texts = file.read().split("\n")
    least = float(sys.argv[2])
    for name, run in (("exact in Python", exact), ("datasketch LSH", datasketch), ("rensa LSH", rensa)):
        try:
            start = time.perf_counter()
            found = run(texts, least)
            print(name, time.perf_counter() - start, found, sep="\t", flush=True)
        except Exception as error:  # A library that is absent or has changed is said, not hidden.
            print(f"{name}: {error}", flush=True)


main()
