#!/usr/bin/env python3
"""A second verifier of an export, written from VERIFY.md alone, with nothing but Python's standard library.

It shares no code with the first, so that a fault which both make would have to be made twice, in two
languages. It does not fold the acts: of section 4 it checks what the leaves alone tell.

    second_verifier.py (FOLDER [--receipt FILE]...)...

A line for each folder, `sound` or `not sound: SECTION: FAULT`; exit code 0 if all are sound, or else 1.
"""

import base64
import hashlib
import hmac
import json
import os
import re
import stat
import sys

from acts import COUNTERS, SEALED, Acts, Unsound, is_number, need, opened_and_erased
from ed25519 import signed

# Canonical JSON.


def refuse(word):
    raise ValueError(f"{word} stands there")


def once(pairs):
    names = dict(pairs)
    if len(names) != len(pairs):
        refuse("a name twice")
    return names


def canonical(value):
    """RFC 8785 of what holds no other numbers than integers."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        inner = (canonical(name) + ":" + canonical(value[name]) for name in names)
        return "{" + ",".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def parsed(data, what):
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=once,
            parse_float=refuse,
            parse_constant=refuse,
        )
        need(canonical(value).encode("utf-8") == data, f"{what} is not in canonical form")
        return value
    except (ValueError, RecursionError) as error:
        raise Unsound(f"{what} is not canonical JSON: {error}") from None


def in_order(value):
    """No null, no false, no number beyond 53 bits (VERIFY.md, 2)."""
    if isinstance(value, dict):
        return all(map(in_order, value.values()))
    if isinstance(value, list):
        return all(map(in_order, value))
    if isinstance(value, bool) or value is None:
        return value is True
    return isinstance(value, str) or abs(value) < 2**53


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def base64_of(text):
    data = base64.b64decode(text, validate=True)
    need(base64.b64encode(data).decode() == text, "1: Base64 in another spelling")
    return data


class Export:
    """A folder. Every check raises Unsound with what it found."""

    def __init__(self, folder):
        self.folder = folder
        self.files = set()
        for place, folders, names in os.walk(folder):
            for name in folders + names:
                path = os.path.join(place, name)
                mode = os.lstat(path).st_mode
                if not stat.S_ISDIR(mode):
                    path = os.path.relpath(path, folder)
                    need(stat.S_ISREG(mode), f"files: {path} is no plain file")
                    self.files.add(path)
        #: The files for which there is a reason to be there.
        self.known = set()

    def read(self, path):
        need(path in self.files, f"files: {path} is missing")
        self.known.add(path)
        with open(os.path.join(self.folder, path), "rb") as file:
            return file.read()

    def text(self, path):
        return self.read(path).decode("utf-8")

    def verify(self):
        need(self.read("FORM") == b"unbracket-export 1\n", "files: FORM says another form")
        self.text("VERIFY.md")
        self.key()
        self.policy()
        self.checkpoint()
        self.log()
        self.leaves = [self.leaf(number, entry) for number, entry in enumerate(self.entries)]
        self.bodies()
        Acts(self.leaves).check()
        self.texts()
        need(self.files == self.known, f"files: surplus: {sorted(self.files - self.known)}")

    # Section 1.

    def key(self):
        self.vkey = self.text("key")
        need(self.vkey.endswith("\n"), "1: key does not end in a line feed")
        self.vkey = self.vkey[:-1]
        found = re.fullmatch(r"([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)", self.vkey)
        need(found, "1: key is no verifier key")
        self.origin, digits, data = found[1], found[2], base64_of(found[3])
        need(len(data) == 33 and data[0] == 1, "1: key is no Ed25519 key")
        self.id, self.public = bytes.fromhex(digits), data[1:]
        number = sha256(self.origin.encode(), b"\n", data)[:4]
        need(number == self.id, "1: the number of the key is not that of its bytes")

    def policy(self):
        """Lines of words; those of witnesses, which the operator may add, are taken as they are."""
        text = self.text("policy")
        need(text.endswith("\n"), "1: policy does not end in a line feed")
        need(not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text), "1: policy has control characters")
        lines = [re.findall(r"[^ \t]+", line) for line in text.split("\n")]
        lines = [words for words in lines if words and not words[0].startswith("#")]
        need(["log", self.vkey] in [words[:2] for words in lines], "1: policy names another key")
        names = {"none"} | {words[1] for words in lines if words[0] in ("witness", "group")}
        shape = {"log": (2, 3), "witness": (3, 4), "group": (4, 99), "quorum": (2, 2)}
        for words in lines:
            least, most = shape.get(words[0], (1, 0))
            need(least <= len(words) <= most, f"1: policy: {words[0]} is no line of a policy")
        quorums = [words[1] for words in lines if words[0] == "quorum"]
        need(len(quorums) == 1 and quorums[0] in names, "1: policy has no quorum")

    def checkpoint(self):
        self.size, self.root = self.signed_head(self.text("checkpoint"))

    def signed_head(self, note):
        """The size and the root that a checkpoint states, its signature checked."""
        need(not re.search(r"[\x00-\x09\x0b-\x1f]", note), "1: checkpoint has control characters")
        text, gap, lines = note.rpartition("\n\n")
        text += "\n"
        need(gap and lines.endswith("\n"), "1: checkpoint is no signed note")
        found = re.fullmatch(r"(.+)\n(0|[1-9][0-9]*)\n(\S+)\n", text)
        need(found and int(found[2]) < 2**63, "1: checkpoint is not origin, size and root")
        need(found[1] == self.origin, "1: checkpoint has another origin than the key")
        head = int(found[2]), base64_of(found[3])
        good = 0
        for line in lines[:-1].split("\n"):
            found = re.fullmatch(r"— ([^\s+]+) ([A-Za-z0-9+/]+=*)", line)
            need(found, "1: checkpoint has a line that is no signature")
            data = base64_of(found[2])
            need(len(data) > 4, "1: checkpoint has a signature without bytes")
            if found[1] == self.origin and data[:4] == self.id:
                need(signed(self.public, text.encode(), data[4:]), "1: the signature is wrong")
                good += 1
        need(good, "1: the key has not signed the checkpoint")
        return head

    def tiles(self, count, folder):
        """The paths and widths of the tiles over so many things."""
        for number in range((count + 255) // 256):
            digits = str(number)
            digits = digits.zfill(-(-len(digits) // 3) * 3)
            groups = [digits[at : at + 3] for at in range(0, len(digits), 3)]
            path = f"tile/{folder}/" + "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
            width = min(256, count - 256 * number)
            yield path if width == 256 else f"{path}.p/{width}", 256 * number, width

    def log(self):
        self.entries = []
        for path, _, width in self.tiles(self.size, "entries"):
            bundle, at = self.read(path), 0
            for _ in range(width):
                length = int.from_bytes(bundle[at : at + 2], "big")
                need(at + 2 + length <= len(bundle), f"1: {path} is too short")
                self.entries.append(bundle[at + 2 : at + 2 + length])
                at += 2 + length
            need(at == len(bundle), f"1: {path} has more than its entries")
        hashes, level = [sha256(b"\0", entry) for entry in self.entries], 0
        root = tree(hashes)
        while hashes:
            for path, start, width in self.tiles(len(hashes), str(level)):
                tile = b"".join(hashes[start : start + width])
                need(self.read(path) == tile, f"1: {path} is not what the entries say")
            full = range(0, len(hashes) - 255, 256)
            hashes, level = [tree(hashes[start : start + 256]) for start in full], level + 1
        need(root == self.root, "1: the root is not that of the checkpoint")

    # Section 2.

    NAMES = {"v", "act", "at", "by", "for", "with", "second", "rule", "f", "o", "body", "sealed"}
    ALWAYS = {"v", "act", "at", "by", "rule", "f"}

    def leaf(self, number, entry):
        here = f"2: entry {number}"
        leaf = parsed(entry, here)
        need(isinstance(leaf, dict) and in_order(leaf), f"{here} is no map of the values allowed")
        need(self.ALWAYS <= set(leaf) <= self.NAMES, f"{here} lacks a name or has one too many")
        numbers = [leaf[name] for name in ("at", "by", "for", "with", "second") if name in leaf]
        need(all(map(is_number, numbers)), f"{here} has no number where one belongs")
        need(leaf["v"] == 1 and leaf["v"] is not True, f"{here} has another form")
        need(not {"for", "with"} <= set(leaf), f"{here} has both `for` and `with`")
        need(isinstance(leaf["act"], str) and isinstance(leaf["rule"], str), f"{here}: no words")
        need(isinstance(leaf["f"], dict), f"{here}: `f` is no map")
        need(leaf.get("o", 1) and isinstance(leaf.get("o", {}), dict), f"{here}: `o` is no map")
        body = leaf.get("body", "0" * 64)
        need(isinstance(body, str) and re.fullmatch("[0-9a-f]{64}", body), f"{here}: `body`")
        need(leaf.get("sealed", True) is True, f"{here}: `sealed` is not true")
        word = SEALED.get(leaf["act"], "")
        kept = word is None or word in leaf["f"]
        need(("sealed" in leaf) == kept, f"{here}: `sealed` where it does not belong, or not")
        return leaf

    # Section 3.

    def bodies(self):
        opened, erased = opened_and_erased(self.leaves)
        self.words, lines = {}, ""
        for number, leaf in enumerate(self.leaves):
            name = leaf.get("body")
            if name is None:
                continue
            path = f"bodies/{name[:2]}/{name}"
            if number in erased or ("sealed" in leaf and number not in opened):
                lines += f"{number} {name}\n" if number in erased else ""
                need(path not in self.files, f"3: entry {number}: {path} is withheld, and is here")
            else:
                self.words[number] = self.body(number, leaf, self.read(path))
        need(self.text("erasures") == lines, "3: erasures is not what the acts erased")

    def body(self, number, leaf, file):
        salt, body = file[:32], file[32:]
        found = hmac.new(salt, b"unbracket/body/1\0" + body, "sha256").hexdigest()
        need(len(salt) == 32 and found == leaf["body"], f"3: entry {number}: not the body committed to")
        if "sealed" in leaf:
            length, body = len(body), body.rstrip(b" ")
            steps = [step for step in (256, 1024, 4096, 16384) if step >= len(body)]
            whole = steps[0] if steps else -(-len(body) // 65536) * 65536
            need(length == whole, f"3: entry {number}: a sealed body of a length that tells")
        words = parsed(body, f"3: the body of entry {number}")
        need(isinstance(words, list) and words, f"3: the body of entry {number} is no list")
        return words

    # Section 5.

    def texts(self):
        documents = []
        for number, leaf in enumerate(self.leaves):
            if COUNTERS.get(leaf["act"]) == "document":
                documents.append((number, leaf))
        for document, (number, leaf) in enumerate(documents):
            path = f"texts/{document:04}.json"
            data = self.read(path)
            parsed(data, f"5: {path}")
            digest = leaf.get("o", {}).get("text")
            need(digest in (None, sha256(data).hex()), f"5: {path} is not what entry {number} says")
            place, words = leaf["f"].get("text"), self.words.get(number, [])
            if leaf["act"] in ("issue-document", "correct-document"):
                need(is_number(place) and place < len(words), f"5: entry {number} brings no text")
                brought = canonical(words[place]).encode("utf-8")
                need(brought == data, f"5: {path} is not what entry {number} brought")
            else:
                need(digest, f"5: entry {number} does not say the digest of its document")


    # Section 6.

    def receipt(self, path):
        """RFC 9162, section 2.1.3.2."""
        with open(path, "rb") as file:
            head, gap, note = file.read().decode("utf-8").partition("\n\n")
        lines = head.split("\n")
        need(gap and lines.pop(0) == "c2sp.org/tlog-proof@v1", "6: another form")
        if lines and lines[0].startswith("extra "):
            need(base64_of(lines.pop(0)[6:]), "6: nothing extra")
        found = re.fullmatch(r"index (0|[1-9][0-9]*)", lines[0] if lines else "")
        need(found, "6: the receipt names no entry")
        at, proof = int(found[1]), [base64_of(line) for line in lines[1:]]
        size, root = self.signed_head(note)
        need(at < size and at < len(self.entries), "6: there is no such entry")
        node, last, number = sha256(b"\0", self.entries[at]), size - 1, at
        for other in proof:
            need(last and len(other) == 32, "6: the proof is too long")
            if at & 1 or at == last:
                node = sha256(b"\x01", other, node)
                while not at & 1 and at:
                    at, last = at >> 1, last >> 1
            else:
                node = sha256(b"\x01", node, other)
            at, last = at >> 1, last >> 1
        need(last == 0 and node == root, f"6: this is not entry {number} of the log")


def tree(hashes):
    """RFC 6962, section 2.1, over leaf hashes."""
    if not hashes:
        return sha256()
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << ((len(hashes) - 1).bit_length() - 1)
    return sha256(b"\x01", tree(hashes[:split]), tree(hashes[split:]))


def verdict(folder, receipts):
    try:
        export = Export(folder)
        export.verify()
        for receipt in receipts:
            export.receipt(receipt)
        return None
    except Unsound as fault:
        return str(fault)
    except (AttributeError, OSError, TypeError, ValueError, LookupError) as error:
        return f"form: {type(error).__name__}: {error}"


def main(words):
    folders = []
    words = iter(words)
    for word in words:
        if word == "--receipt" and folders:
            folders[-1][1].append(next(words, ""))
        else:
            folders.append((word, []))
    faults = [verdict(folder, receipts) for folder, receipts in folders]
    for (folder, _), fault in zip(folders, faults):
        print(folder, "sound" if fault is None else f"not sound: {fault}", sep="\t")
    return 1 if any(fault is not None for fault in faults) or not folders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
