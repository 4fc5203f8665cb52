"""Checks tlog-tiles logs in folders with the independent package aics-tlog.

verify_log.py VKEY WITNESS_VKEY FOLDER...

For each folder: the checkpoint with one cosignature, every tile and bundle, and proofs; prints
"ok SIZE TILES BUNDLES PROOFS", or "failed: why".
"""

import sys
from pathlib import Path

import aics_tlog
from aics_tlog.verified import audit_tiles


def check(folder: Path, log, witness) -> str:
    note = aics_tlog.parse_note((folder / "checkpoint").read_bytes())
    result = aics_tlog.verify_checkpoint(note, log, [witness], 1, expected_origin=log.name)
    if not result.ok:
        return f"failed: {result.error}"
    checkpoint = aics_tlog.parse_checkpoint(note.text)
    size, root = checkpoint.size, checkpoint.root
    reader = aics_tlog.FileSystemTileReader(folder)
    report = audit_tiles(reader, size, root)
    return f"ok {size} {report.tiles} {report.bundles} {proofs(reader, size, root)}"


def proofs(reader, size: int, root: bytes) -> int:
    checked = 0
    for index in sorted({i for i in (0, size // 3, size - 1) if 0 <= i < size}):
        proof = aics_tlog.inclusion_proof_from_tiles(reader, index, size)
        entry = aics_tlog.read_entry(reader, index, size)
        if not aics_tlog.verify_leaf_inclusion(entry, index, size, proof, root):
            raise ValueError(f"inclusion of {index}")
        checked += 1
    for old in sorted({o for o in (1, 256, size // 2, size) if 1 <= o <= size}):
        proof = aics_tlog.consistency_proof_from_tiles(reader, old, size)
        older = aics_tlog.tree_root_from_tiles(reader, old, size)
        if not aics_tlog.verify_consistency(old, size, older, root, proof):
            raise ValueError(f"consistency of {old}")
        checked += 1
    return checked


def main() -> None:
    log, witness = (aics_tlog.parse_vkey(text) for text in sys.argv[1:3])
    for folder in sys.argv[3:]:
        try:
            print(check(Path(folder), log, witness), flush=True)
        except Exception as error:  # whatever it is, the log is not believed
            print(f"failed: {type(error).__name__}: {error}", flush=True)


main()
