text-title = The text
text-components = Components
text-documents = Documents
text-documents-lede = Every version of the text in every cycle, under its own number for ever, with what changed from one to the next.
text-all-documents = All documents and versions
text-none = There is no text yet.
text-rolling = The text under negotiation
text-started-from = It started from { $document }.
text-as-adopted = Adopted on { $date }
text-read-as = Read as { $who } would have it
text-reads-unchanged = They have proposed nothing on this text: it stands as it is.
text-until = This stage ends
text-stages = Stages
text-strip = Paragraphs at a glance
text-tools = Ways to read
text-view-base = Base
text-view-compilation = Compilation
text-view-clean = Clean
text-view-changes = Changes
text-view-lines = Numbered lines
text-as = Read as
text-as-all = all parties, compiled
text-with = Beside it
text-with-none = no other language
text-show = Show
text-propose = Propose a change
text-propose-word = Propose in Word
text-only-changed = Only what changed
text-only-contested = Only what is contested
text-open-contested = open, changes proposed
text-story = Its story
text-whole-story = The whole story
text-stale = This translation is of an earlier wording.
text-held = Held on a linked issue: { $issue }
text-proposed-paragraph = Proposed paragraph
text-amendments = { $count ->
    [one] { $count } amendment
   *[other] { $count } amendments
} by { $sponsors ->
    [one] { $sponsors } sponsor
   *[other] { $sponsors } sponsors
}
text-proposals = { $count ->
    [one] { $count } proposal
   *[other] { $count } proposals
} by { $sponsors ->
    [one] { $sponsors } sponsor
   *[other] { $sponsors } sponsors
}
text-share = { $count } % of its words in brackets
text-would-join = Would be joined to the one before: { $who }
text-would-retain = Would keep it as it is: { $who }
text-would-move = Would be moved behind { $place }: { $who }
text-would-move-first = Would be moved: { $who }
text-would-land = would stand here: { $who }
text-statements-made = { $count ->
    [one] { $count } statement on it
   *[other] { $count } statements on it
}
text-was-inserted = inserted
text-was-deleted = deleted
text-was-changed = words changed
text-was-moved = moved
text-formerly = formerly { $number }
text-changes-since = Changes since { $document }
text-tally = Of { $all } provisions { $changed } changed in their words, { $inserted } inserted, { $deleted } deleted, { $moved } moved.
text-compare-title = From { $from } to { $to }
text-compare-with = Compare with another
text-other-way = The other way round
text-redline = Word, tracked changes
text-unplaced = Not laid in
text-unplaced-why = These proposals stand in no provision, each for the reason it bears.
text-legend = How to read this text
text-legend-words = words
text-legend-bracket = Text that is not agreed. A bracket within a bracket is a question within a question.
text-legend-bar = Parts the alternatives. The words of the base stand first.
text-legend-ins = Proposed: bold and underlined, with the names of who proposes behind them.
text-legend-del = Somebody would delete them: struck through. They stand until that is agreed.
text-proposed-by = proposed by
text-delete = delete:
text-delete-whole = delete the whole:
text-nearly-as = nearly as
text-with-next = with the next bracket: one proposal
text-with-before = with the bracket before
text-with-both = with the brackets before and after
text-paragraph-begins = here a new paragraph would begin:
text-inserted = inserted:
text-end-inserted = (end of insertion)
text-deleted = deleted:
text-end-deleted = (end of deletion)
text-languages = Languages:
text-numbered = { $count ->
    [one] { $count } numbered provision
   *[other] { $count } numbered provisions
}
text-corrects = Corrects
text-corrected-by = Corrected by
text-concordance = { $count ->
    [one] { $count } number changed
   *[other] { $count } numbers changed
}
text-concordance-caption = Former and present numbers
text-former = Former number
text-now = Present number
text-new = new
text-other-documents = Other documents
text-former-document = Before it:
text-later-document = After it:
text-lines-lede = Every line has its number for ever: cite this version by its lines.
text-paragraph = Paragraph { $number }
text-in-present = in the text under negotiation
text-stands-no-more = stands no more
text-issue-settled = settled
text-say-where = Say where you stand
text-stand = Where people stand
text-stand-former = in a cycle that is over
text-stand-caption = Positions by stakeholder group; whoever said nothing is silent
text-stand-group = Group
text-silent = silent
text-no-group = Others
text-nobody-said = Nobody has stated a position on it. Silence is silence, not support.
text-would-lift = This wording would lift it:
text-cures = What would lift an objection
text-cure-by = Offered by { $by } to { $of }
text-cure-accepted = accepted
text-entry = entry { $count }
text-events = On the record
text-its-story = Its story
text-came-from = It came from
text-proposed = { $count ->
    [one] { $count } proposal
   *[other] { $count } proposals
}
text-reason = Why:
text-deed-insert = a new provision
text-deed-delete = would delete it
text-deed-move = would move it
text-deed-merge = would merge it with others
text-deed-split = would split it
text-deed-retain = would keep it as it is
text-inputs = { $count ->
    [one] { $count } point from inputs
   *[other] { $count } points from inputs
}
text-inputs-caption = What inputs asked for, and what became of it
text-input-claim = What was asked for
text-input-from = By whom
text-input-became = What became of it
text-not-answered = not answered yet
text-anonymous = without a name
text-how-it-read = How it read
text-unchanged = unchanged
text-stated = Statements
text-commitments = What was promised in it
text-due = Due
text-no-report = Nobody has reported on it.
text-instruments = Texts of other processes
text-not-linked = Deliberately not linked to
text-event-changed = Words, place or status changed
text-event-issued = Stands in { $document }
text-event-proposed = { $who } proposed a change
text-event-answered = A point from the inputs: { $answer }
text-event-positions = { $count ->
    [one] { $count } position stated
   *[other] { $count } positions stated
}
text-event-stated = { $who }: { $kind }
text-event-commitment = A commitment was taken from it
