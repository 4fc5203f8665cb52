inputs-lede = Whoever takes part can say what should change. Every contribution is taken apart into points, and every point gets an answer: used, used in part, or not, and why.
inputs-became = What became of it
inputs-counts = { $contributions ->
    [one] One contribution
   *[other] { $contributions } contributions
}, { $points ->
    [one] one point
   *[other] { $points } points
}
inputs-points = All points
inputs-calls = Calls for inputs
inputs-none = Nothing was called for yet.
inputs-open = Open
inputs-closed = Closed
inputs-until = until
inputs-contribute = Contribute
inputs-synthesis = Synthesis report
inputs-lapsed = The cycle ended before its synthesis.
inputs-about = On
inputs-questions = Guiding questions
inputs-languages = Published in:
inputs-received = What came in
inputs-opened = The call was opened on { $day }.
inputs-nothing-yet = Nothing has come in yet.
inputs-title = Contribution
inputs-from = From
inputs-language = Language
inputs-day = Day
inputs-contribution = Contribution { $number }
inputs-sealed = not public
inputs-withdrawn = Withdrawn
inputs-own = yours
inputs-confidential = in confidence, to the secretariat only
inputs-signed = { $count ->
    [one] signed by one more
   *[other] signed by { $count } more
}
inputs-joint = A joint statement: { $have } of { $want } signatures.
inputs-sign-until = It can be signed until { $day }.
inputs-text = Text
inputs-signers = Also signed by
inputs-no-points = No point was taken from it yet.
inputs-consent = Shown as
inputs-points-lede = One claim each, as the secretariat took it from a contribution. Those that say the same are kept together, and all of them keep their authors.
inputs-all = All
inputs-on-provision = Only what concerns paragraph { $label }.
inputs-found = { $count ->
    [0] No point
    [one] One point
   *[other] { $count } points
}
inputs-point = Point { $number }
inputs-its-contribution = its contribution
inputs-used-in = in
inputs-reason = Why:
inputs-same = { $count ->
    [one] One other point says the same
   *[other] { $count } other points say the same
}
inputs-answered = Answered
inputs-synthesis-lede = Every point of this call with what became of it, and how each stakeholder group fared. The counts are what the record states; nothing is weighed.
inputs-published = Published on { $day }.
inputs-unpublished = Not published yet: some of it may still change. The next draft waits for it.
inputs-by-group = By stakeholder group
inputs-no-group = no group, or in confidence
inputs-sum = All
inputs-every-point = Every point
term-Disposition-waiting = not answered yet
inputs-not-yet = not published yet
inputs-report = What the secretariat says of it
