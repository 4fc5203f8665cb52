office-lede = The stage is { $stage }. What waits for your offices, and what comes next.
office-desk = Desk
office-pending = Second signatures
office-people = Who takes part
office-stages = Stages and notice
office-inputs = Inputs and points
office-issue = Issue a version
office-rulings = Rulings and corrections
office-done = Done: entry { $entry } of the record.
office-nothing = Nothing waits.
office-yes = yes
office-wait-people = { $count ->
    [one] proposed accreditation to confirm or refuse
   *[other] proposed accreditations to confirm or refuse
}
office-wait-points = { $count ->
    [one] point without an answer
   *[other] points without an answer
}
office-wait-unread = { $count ->
    [one] contribution from which no point was taken
   *[other] contributions from which no point was taken
}
office-wait-closable = { $count ->
    [one] contribution is answered and can be closed
   *[other] contributions are answered and can be closed
}
office-wait-synthesis = { $count ->
    [one] call is ready for its synthesis report
   *[other] calls are ready for their synthesis reports
}
office-wait-proposals = { $count ->
    [one] proposal before the room
   *[other] proposals before the room
}
office-wait-sponsors = { $count ->
    [one] proposal waits for a sponsor
   *[other] proposals wait for a sponsor
}
office-wait-silences = { $count ->
    [one] silence has run out and is to be closed
   *[other] silences have run out and are to be closed
}
office-wait-answers = { $count ->
    [one] objection without an answer
   *[other] objections without an answer
}
office-wait-rounds = { $count ->
    [one] reporting round is over and is to be closed
   *[other] reporting rounds are over and are to be closed
}
office-wait-questions = { $count ->
    [one] question is open
   *[other] questions are open
}
office-wait-stage = { $count ->
    [one] stage is due and not opened
   *[other] stages are due and not opened
}
office-wait-votes = { $count ->
    [one] vote is open
   *[other] votes are open
}
office-wait-appeals = { $count ->
    [one] appeal against a ruling to decide
   *[other] appeals against rulings to decide
}
office-wait-motions = { $count ->
    [one] motion to decide
   *[other] motions to decide
}
office-next = What comes
office-next-none = No deadline is set.
office-next-opens = { $stage } opens
office-next-ends = { $stage } ends
office-next-call = The call “{ $title }” closes
office-next-silence = A silence runs out
office-next-round = A reporting round ends
office-next-review = The next review is due
office-breaches = Breaches of the rules
office-breaches-none = None is on record.
office-pending-lede = Adoption, erasure and some rulings need two officers. The second reads exactly what would be done, and signs or declines. After one day it waits no more.
office-pending-none = Nothing waits for a second signature.
office-pending-yours = you can sign
office-pending-asked = { $seat } asks
office-pending-who = Who asks, since when
office-pending-until = Waits until
office-pending-waits = This waits for a second officer. Tell them: they find it under “Second signatures”.
office-pending-declined = Declined by { $seat }
office-pending-what = Exactly this would be done
office-pending-digest = Digest of it:
office-pending-sign = Sign as the second officer
office-pending-alone = You asked for this yourself, in this or another of your seats. A second person has to sign it.
office-pending-decline = Decline
office-pending-back = Take it back
office-all = Everyone ({ $count })
office-col-seat = Name
office-col-basis = Basis
office-col-side = Stakeholder group
office-col-offices = Offices
office-col-admission = Accreditation
office-col-code = Code
office-col-until = Until
office-col-stage = Stage
office-col-from = Opens
office-col-do = To do
office-col-clause = Period
office-col-least = At least
office-col-earliest = Earliest, if begun now
office-col-call = Call
office-col-contributions = Contributions
office-col-unread = Unread
office-col-points = Points
office-col-unanswered = Unanswered
office-col-report = Synthesis
office-col-claim = Claim
office-col-by = From
office-col-about = About
office-col-former = Former
office-col-present = New
office-objected = { $seat } objects: { $reason }
office-end = End
office-pseudonym = Leave it blank for somebody who takes part under a pseudonym.
office-proposed = Proposed first, so that States may object
office-people-many = Many at once
office-many-table = One seat a line: name; code; basis; stakeholder group
office-many-hint = Paste from a table. Tabs, semicolons or commas stand between the cells; the basis is its word, such as “member-state”, or its name on this page. You see what is understood before anybody is accredited.
office-many-look = Look at it first
office-many-empty = There is no line to read.
office-many-lines = { $count ->
    [one] { $count } line, as it is understood
   *[other] { $count } lines, as they are understood
}
office-many-state = In order
office-many-take = { $count ->
    [one] Accredit { $count } seat
   *[other] Accredit { $count } seats
}
office-many-nameless = the name is missing
office-many-twice = has a seat already, or stands here twice
office-many-code = a code has at most 64 characters
office-many-basis = no such basis
office-many-side = no such stakeholder group
office-offices = Offices
office-groups = Groups
office-rights = Rights by basis
office-here = now
office-open-untimely = Open, with a reason
office-stages-hint = A stage that opens at another time than its timetable says, or a step back, needs a reason and is a public breach. Postpone it beforehand where you can.
office-notices = Periods of notice
office-notices-why = The process refuses what is too short. A waiver is a public act with a reason, and holds for the next act only.
office-notice-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
office-notice-working-days = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
office-waived = waived for the next act
office-inputs-none = There was no call for inputs yet.
office-open = open
office-same = These may say the same
office-same-why = They share words that few others use. Whoever reads decides: untick what differs, then join.
office-same-words = Shared words: { $words }
office-points = { $count ->
    [one] { $count } point without an answer
   *[other] { $count } points without an answer
}
office-points-none = Every point has its answer.
office-points-table = Points without an answer
office-points-more = { $count ->
    [one] { $count } more; it stands here when others are answered.
   *[other] { $count } more; they stand here when others are answered.
}
office-points-taken = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
office-joined = { $count ->
    [one] joined with { $count } other
   *[other] joined with { $count } others
}
office-confidential = confidential
office-answer = Answer those that are ticked
office-disposition = What became of them
office-used-in = Used in (any number)
office-because = Why, where they are not used, or only in part
office-contributions = Contributions
office-secretariat-alone = Given to the secretariat alone; its words are not shown here.
office-claim = One claim of it, in your words
office-is-open = open
office-is-closed = closed
office-is-withdrawn = withdrawn
office-is-lapsed = too few signed
office-synthesis = Synthesis report
office-synthesis-counts = Points by stakeholder group and what became of them
office-synthesis-why = This draft is made of the answers. Change it as you like; the facts are counted again when it is published.
office-synthesis-report = The report
office-synthesis-opening = Contributions: { $contributions }. Points: { $points }.
office-no-group = no group
office-withheld = (a confidential point)
office-said-by = { $count ->
    [one] said once
   *[other] said { $count } times
}
office-issued = { $document } is issued
office-redline = Redline against the one before
office-document = The document
office-issue-synthesis = The inputs wait for their synthesis report; publish it first.
office-issue-agreed = Agreed so far
office-issue-proposals = Proposals before the room
office-issue-earliest = Earliest decision on it
office-issue-kind = Kind
office-issue-symbol = Symbol
office-issue-title = Title
office-issue-none = There is no text on the screen yet. The first document starts it.
office-changes = { $count ->
    [one] { $count } change since the last version
   *[other] { $count } changes since the last version
}
office-added = added:
office-removed = removed:
office-change-new = new
office-change-changed = changed
office-change-gone = no longer in the text
office-still-open = { $count ->
    [one] { $count } paragraph is still open
   *[other] { $count } paragraphs are still open
}
office-concordance = New numbers
office-concordance-none = All numbers stay as they are.
office-documents = Documents
office-rulings-lede = How the process is run is public: each ruling, correction and erasure names its rule and its reason.
office-rulings-count = { $count ->
    [one] { $count } ruling
   *[other] { $count } rulings
}
office-corrections-count = { $count ->
    [one] { $count } correction
   *[other] { $count } corrections
}
office-erased-count = { $count ->
    [one] { $count } erasure
   *[other] { $count } erasures
}
office-erased-why = The words of these entries were erased by two officers; the facts stay.
office-appealed = { $seat } appeals: { $reason }
office-upheld = upheld
office-overruled = overruled
office-entry = Entry { $entry }
office-compilation = The compilation as a Word file
office-all-versions = All versions, with what was renumbered
office-first = First steps
office-first-people = Say who takes part, one by one or as a table
office-people-registrar = There is a registrar: accrediting is theirs.
office-first-invite = Invite a person for each seat, by mail
office-first-stages = Read the timetable; open the stage of inputs when the rules are settled
office-first-inputs = Call for inputs, or issue a first draft
office-text-word = The text as it stands, in Word
