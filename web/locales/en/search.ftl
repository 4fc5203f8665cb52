search-title = Search
search-label = Search the text, the inputs and everything that was said
search-hint = Several words must all be there. “Words in quotes” stand together, begin* finds beginnings, -word leaves out.
search-found = { $count ->
    [0] Nothing was found.
    [one] One thing was found.
   *[other] { $count } things were found.
}
search-none = Try fewer words, the beginning of a word with *, or another language.
search-more = { $count ->
    [one] Show it
   *[other] Show all { $count }
}
search-narrow = Narrow down
search-chosen = (chosen; follow the link to lift it)
search-by-kind = Kind
search-by-cycle = Cycle
search-by-seat = Who
search-by-language = Language
search-cycle = Cycle { $number }
search-kind-text = The text as it stands
search-kind-agreed = Agreed language
search-kind-document = Earlier versions and documents
search-kind-proposal = Proposals
search-kind-input = Inputs
search-kind-position = Positions
search-kind-statement = Statements
search-kind-follow-up = Follow-up
search-kind-meeting = Meetings
search-kind-instrument = Other instruments
search-document = Document { $number }
search-call = Call for inputs { $number }
search-point = Point { $number }
search-position = Position
search-silence = Silence procedure { $number }
search-statement = Statement { $number }
search-ruling = Ruling { $number }
search-report = Report { $number }
search-evidence = Evidence { $number }
search-assessment = Assessment { $number }
search-dispute = Dispute { $number }
search-task-force = Task force { $number }
search-road-map = Road map { $number }
search-forum = Forum { $number }
search-meeting = Meeting { $number }
search-intervention = Intervention { $number }
search-message = Message { $number }
search-instrument = Instrument { $number }
