#!/usr/bin/env python3
"""Accepts and rejects the tracked changes of Word files with LibreOffice, and prints what remains.

    python3 formats/tests/office.py redline.docx ... > found.json

Needs LibreOffice and its Python bridge (`apt-get install python3-uno`). The office runs without a
window, with a profile of its own that is thrown away, and listens on a pipe alone. The output is a
JSON object: for each file its `authors`, the `kinds` of its changes, how many changes are `left`
after accepting, and the paragraphs as `rejected` and as `accepted`.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def connect(pipe, office):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if office.poll() not in (None, 0):
                break
            time.sleep(0.2)
    raise SystemExit("the office did not start")


def items(collection):
    found = collection.createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()


def paragraphs(document):
    return [p.String for p in items(document.Text)
            if p.supportsService("com.sun.star.text.Paragraph")]


def answer(context, desktop, path, command):
    """The changes of a file, those left after a command on all, and the paragraphs then."""
    hidden = PropertyValue(Name="Hidden", Value=True)
    document = desktop.loadComponentFromURL(path.resolve().as_uri(), "_blank", 0, (hidden,))
    if document is None:
        raise SystemExit(f"{path}: the office does not open it")
    try:
        changes = [(c.RedlineAuthor, c.RedlineType) for c in items(document.Redlines)]
        dispatcher = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context)
        frame = document.CurrentController.Frame
        dispatcher.executeDispatch(frame, command, "", 0, ())
        return changes, len(list(items(document.Redlines))), paragraphs(document)
    finally:
        document.close(True)


def report(context, desktop, path):
    changes, left, rejected = answer(context, desktop, path, ".uno:RejectAllTrackedChanges")
    _, remaining, accepted = answer(context, desktop, path, ".uno:AcceptAllTrackedChanges")
    kinds = [kind for _, kind in changes]
    return {
        "authors": sorted({author for author, _ in changes}),
        "kinds": {kind: kinds.count(kind) for kind in sorted(set(kinds))},
        "left": left + remaining,
        "rejected": rejected,
        "accepted": accepted,
    }


def main():
    pipe = f"unbracket-{os.getpid()}"
    with tempfile.TemporaryDirectory() as folder:
        profile = (pathlib.Path(folder) / "profile").as_uri()
        office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore",
             "--nologo", f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        desktop = None
        try:
            context = connect(pipe, office)
            desktop = context.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", context)
            found = {path: report(context, desktop, pathlib.Path(path)) for path in sys.argv[1:]}
            json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
        finally:
            if desktop is not None:
                desktop.terminate()
            else:
                office.terminate()
            office.wait(timeout=60)


main()
