meetings-title = Meetings
meetings-lede = Who meets when on what, who spoke for how long, and what was adopted.
meetings-mandate-until = The mandate ends on { $day }.
meetings-none = No meeting has been announced.
meetings-when = When
meetings-forum = Who meets
meetings-negotiation = The negotiation
meetings-place = Place
meetings-state = State
meetings-contents = Contents
meetings-online = online
meetings-chatham = Chatham House Rule
meetings-chatham-why = Chatham House Rule: what is said may be used, who said it may not be told. The record of this meeting holds no speakers; remarks are taken down without names and published when it is over.
meetings-items = { $count ->
    [one] { $count } item
   *[other] { $count } items
}
meetings-statements = { $count ->
    [one] { $count } statement
   *[other] { $count } statements
}
meetings-messages = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
meetings-plan = Announce a meeting
meetings-agenda-item = Agenda item
meetings-from = From, UTC
meetings-until = Until, UTC
meetings-notice = { $count ->
    [one] Announced { $count } working day ahead; less needs a public reason.
   *[other] Announced { $count } working days ahead; less needs a public reason.
}
meetings-public = Anybody may listen
meetings-chair = Chair
meetings-seconds = Seconds for each speaker
meetings-short-notice = Why the notice is shorter
meetings-led-by = led by { $who }
meetings-open = Open the meeting
meetings-close = Close the meeting
meetings-agenda = Agenda
meetings-take-up = Take up
meetings-ask = Ask for the floor
meetings-speakers = Speakers
meetings-alternate = The floor alternates between governments and all others while both wait.
meetings-each = { $count ->
    [one] Each has { $count } second.
   *[other] Each has { $count } seconds.
}
meetings-has-floor = Has the floor:
meetings-used = Seconds used, where the clock was stopped
meetings-end-turn = End the turn
meetings-nobody = Nobody waits.
meetings-next = next
meetings-give = Give the floor
meetings-out-of-order = Out of order
meetings-withdraw = Withdraw
meetings-elsewhere = { $count ->
    [one] { $count } waits on another item.
   *[other] { $count } wait on other items.
}
meetings-time = Speaking time
meetings-time-why = Seconds used by each group
meetings-group = Group
meetings-no-group = without a group
meetings-turns = Turns
meetings-seconds-used = Seconds
meetings-over = Over time
meetings-said = What was said
meetings-nothing-said = Nothing yet.
meetings-on-item = item { $item }
meetings-used-of = { $used } of { $of } seconds
meetings-written = in writing
meetings-heard-early = heard out of order: { $why }
meetings-remarks = Remarks, without names
meetings-no-remarks = None have been published.
meetings-publish-remarks = Publish the remarks
meetings-remark = A remark
meetings-adopted-messages = Messages
meetings-speak = Put a statement on record
meetings-words = The words
meetings-words-why = With the floor it belongs to your turn; without, it is a statement in writing.
meetings-put-on-record = Put on record
meetings-adopt-message = Adopt a message
meetings-to = Addressed to
meetings-take-down = Take down a remark
meetings-taken = Taken down, without a name.
meetings-take-down-why = Neither who said it nor when is kept. All remarks are published together when the meeting is over.
