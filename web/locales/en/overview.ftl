overview-progress = { $agreed } of { $paragraphs } paragraphs are agreed.
overview-stands = { $stage }, since { $day }.
overview-stages = Stages of this cycle
overview-text = The text
overview-brackets = { $count ->
    [0] No bracket is open.
    [one] One bracket is open.
   *[other] { $count } brackets are open.
}
overview-kept = { $percent } % of the words of the first version still stand.
overview-census = Every paragraph with its status
overview-read = Read the text
overview-stand = Where people stand
overview-no-text = There is no text of this cycle yet.
overview-latest = Last issued:
overview-news = What happened last
overview-all-news = All news
overview-subscribe = Be told of news
overview-ahead = What comes next
overview-nothing-ahead = No deadline lies ahead.
overview-people = Who takes part
overview-group = Stakeholder group
overview-seats = Seats
overview-no-group = without a group
overview-rules = The rules
overview-kind = Model
overview-rule = How it is decided
overview-working-days = { $count ->
    [one] { $count } working day at least
   *[other] { $count } working days at least
}
overview-period-inputs = A call for inputs is open
overview-period-text = A text is there before a decision
overview-period-silence = Silence lasts at least
overview-period-languages = Languages of a decision
overview-lapses = Rules that were broken or waived
overview-lapses-why = They are public so that everybody can judge what they mean.
overview-waived = waived, not used yet
overview-cycles = Cycles
overview-outcomes = All outcomes, with what was stated around them
ahead-call = The call “{ $title }” closes
ahead-signatures = Signatures to “{ $title }” close
ahead-silence = The silence on { $document } ends
ahead-text = the text
ahead-stage-opens = { $stage } opens
ahead-stage-ends = { $stage } ends
ahead-review = The next review is due
ahead-meeting = { $forum } meets
ahead-reports = { $count ->
    [0] The reporting round closes; all have reported
    [one] The reporting round closes; one report is missing
   *[other] The reporting round closes; { $count } reports are missing
}
ahead-commitment = Due: { $action }
overview-adopted = Adopted:
