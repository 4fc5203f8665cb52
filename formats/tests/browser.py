#!/usr/bin/env python3
"""Reads pages in a real browser and holds every reading against that of the compilation.

By hand, since it needs Chromium:

    mkdir pages
    UNBRACKET_PAGES=$PWD/pages cargo test -p unbracket-formats --test it page
    python3 formats/tests/browser.py pages

For each page the test keeps `name.html` and `name.txt`: a line for the base and for each sponsor,
each the texts of its provisions. A copy of the page without its policy gets a script that switches
through all readings as a person would, and notes what is visible.
"""

import html
import json
import pathlib
import re
import subprocess
import sys
import tempfile

PROBE = r"""<script>
const seen = () => [...document.querySelectorAll("#_text .p")].filter(n => n.checkVisibility()).flatMap(node => {
  const [words, ...more] = [...node.querySelectorAll(".w")].filter(w => w.checkVisibility());
  if (!words || more.length) return ["not one wording"];
  const read = element => [...element.childNodes].map(part =>
    part.nodeType === 3 ? part.data
    : part.nodeType !== 1 || !part.checkVisibility() ? ""
    : part.matches(".s") ? (part.closest(".joined") ? "\u00b6" : "\u0001")
    : read(part)).join("");
  return read(words).split("\u0001");
});
const text = () => document.getElementById("_text").innerHTML.replace(/ class=""/g, "").replace(/\s+/g, "");
const turn = (element, value) => { element.value = value; element.dispatchEvent(new Event("change")); };
const pick = value => {
  const radio = document.querySelector("input[name=show][value=" + value + "]");
  radio.checked = true;
  radio.dispatchEvent(new Event("change"));
};
const before = text(), who = document.getElementById("_who"), readings = [];
pick("b");
readings.push(seen());
for (const option of who.options) { turn(who, option.value); readings.push(seen()); }
pick("c");
const result = document.createElement("pre");
result.id = "RESULT";
result.textContent = JSON.stringify({ restored: text() === before, readings });
document.body.replaceChildren(result);
</script></body>"""


def expected(path):
    plain = lambda m: "\\u%04x" % int(m.group(1), 16)
    lines = path.read_text().splitlines()
    return [json.loads(re.sub(r"\\u\{([0-9a-f]+)\}", plain, line).replace("\\'", "'")) for line in lines]


def probe(page, folder):
    source = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text())
    copy = pathlib.Path(folder) / page.name
    copy.write_text(source.replace("</body>", PROBE))
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
               "--disable-background-networking", f"--user-data-dir={folder}/profile",
               "--virtual-time-budget=100000", "--dump-dom", copy.as_uri()]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=300).stdout
    found = re.search(r'<pre id="RESULT">(.*?)</pre>', dom, re.S)
    return json.loads(html.unescape(found.group(1))) if found else {"restored": False, "readings": []}


def main():
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
            got, want = probe(path.with_suffix(".html"), folder), expected(path)
            same = got["readings"] == want
            failed |= not (same and got["restored"])
            print(f"{path.stem}: {len(want)} readings, same {same}, restored {got['restored']}")
    sys.exit(failed)


main()
