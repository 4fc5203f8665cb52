skip-to-content = Skip to the content
nav-process = Process
nav-overview = Overview
nav-text = Text
nav-inputs = Inputs
nav-positions = Positions
nav-meetings = Meetings
nav-follow-up = Follow-up
nav-record = Record
nav-mine = My work
nav-office = Office
nav-account = My account
nav-operator = Server
search = Search
enter = Enter
leave = Leave
frozen = Nothing is written at present; reading goes on.
foot-record = { $count ->
    [one] Record: { $count } act
   *[other] Record: { $count } acts
}
foot-verify = Verify
foot-calendar = Calendar
foot-help = Help
foot-demo = A demonstration with fictional parties
