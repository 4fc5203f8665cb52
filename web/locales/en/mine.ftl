mine-title = What waits for me
mine-lede = Everything on the desk of { $seat }, deadlines first, and the receipts of all that was done.
mine-nothing = Nothing waits for you.
mine-silences = Silence procedures
mine-questions = Before the room
mine-question = { $about }: say how you stand
mine-votes = Votes that are open
mine-vote = { $about }: cast your ballot
mine-silence-runs = { $count ->
    [one] { $count } paragraph under silence: say nothing, or break it
   *[other] { $count } paragraphs under silence: say nothing, or break it
}
mine-silence-broken = { $count ->
    [one] You broke the silence on a text of { $count } paragraph
   *[other] You broke the silence on a text of { $count } paragraphs
}
mine-pending = Agreed ad referendum, to be confirmed
mine-confirm = Paragraph { $label } waits for your capital
mine-cures = Cures offered to me
mine-cure = { $who } offers a wording that would lift your objection to { $label }
mine-rests = What I asked for is settled
mine-rests-stands = { $about }: what your position depends on stands in the text. Take the position back, or say what is still missing.
mine-rests-gone = { $about }: nothing of what your position depends on is before the room any more.
mine-open = Being read, without a position of mine
mine-no-position = { $count ->
    [one] { $count } paragraph: { $labels }
   *[other] { $count } paragraphs: { $labels }
}
mine-co-sign = Joint statements to sign
mine-sign = { $who } invites signatures
mine-calls = Calls for inputs
mine-reports = Reports that are due
mine-promises = What I promised
mine-proposals = Proposals of mine and of my groups
mine-inputs = My contributions
mine-input = { $title } ({ $answered } of { $count } points answered)
mine-drafts = Drafts that are not submitted
mine-draft = Paragraph { $label } ({ $group })
mine-own = What I have done
mine-own-none = Nothing yet.
mine-own-earlier = { $count ->
    [one] And { $count } act before these, on the record.
   *[other] And { $count } acts before these, on the record.
}
mine-entry = Entry
mine-act = Act
mine-when = When
mine-receipt = Receipt
mine-receipt-why = The receipt proves that this stands on the record. Keep it: it can be checked without us.
mine-capacity = In which capacity
mine-capacity-own = For ourselves
mine-capacity-for = On behalf of { $group }
mine-capacity-with = For ourselves, aligned with { $group }
mine-added = added:
mine-deleted = deleted:
mine-done-title = It is on the record
mine-done-one = Taken: { $act }.
mine-done-many = { $count ->
    [one] { $count } act was taken.
   *[other] { $count } acts were taken together.
}
mine-done-entry = Entry { $entry }
mine-back = { $count ->
    [one] Take it back
   *[other] Take all { $count } back
}
mine-back-why = One click: a further entry withdraws it. The record keeps both.
mine-back-late = This can no longer be taken back here: it was taken back already, something else stands in its place, or its time is over.
mine-next-back = What you took back no longer counts. The record keeps both entries.
mine-next = What happens next
mine-next-propose = The proposal is before the room. It appears in the compilation, where others may join or amend it. The chair takes it up when the paragraph is read.
mine-next-sponsors = The list of sponsors has changed for everybody.
mine-next-position = Everybody sees your position now. You may change or withdraw it until the adoption.
mine-next-cure = The wording stands beside the objection. If the objector accepts it, it becomes a proposal of both.
mine-next-accept-cure = The cure is a proposal that both of you sponsor. Your objection stands until its words are in the text.
mine-next-break = The chair is told. The paragraphs that you named are not agreed; you may withdraw the objection until the deadline.
mine-next-late = It came after the deadline and has no effect in the silence procedure; it stands on the record. Speak to the chair.
mine-next-contribute = The secretariat takes points from it and answers each. You see every answer under your contributions.
mine-next-co-sign = The statement counts when enough have signed it in time.
mine-next-report = Others may assess the report, and you may answer what they dispute.
mine-next-statement = The statement stands beside the paragraphs that it is on. It changes no text.
mine-next-other = Everybody can read it on the record.
mine-next-consent = From now on it is named as you chose. What was published or taken up from it before stays on the record.
mine-to-sign = To sign with another officer
