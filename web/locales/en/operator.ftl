operator-health = Health
operator-ready = All is well: the vault takes writes, every record can be read and written.
operator-ill = Something has to be done
operator-process = Process
operator-entries = Entries
operator-node = This node
operator-written = Writing
operator-leads = leads
operator-follows = follows
operator-frozen = Frozen:
operator-writes = goes on
operator-begin = Begin a process
operator-outbox = Letters
operator-outbox-read = Read the letters
operator-outbox-why = Letters that were not sent yet. Where no mail server is named, hand them over yourself, and take them out.
operator-outbox-empty = No letter waits.
operator-waiting = { $count ->
    [0] No letter waits.
    [one] { $count } letter waits.
   *[other] { $count } letters wait.
}
operator-dead = { $count ->
    [0] None was given up.
    [one] { $count } was given up.
   *[other] { $count } were given up.
}
operator-remove = Take out
operator-given-up = Given up
operator-given-up-why = The mail server refuses these letters for good, or could not be reached for three days.
operator-invitations = Invitations
operator-invitations-why = An invitation makes an account. Seats in a process are given by its own secretariat.
operator-invite = Make an invitation
operator-invited = The invitation is at this address
operator-invited-why = It is shown once. Whoever opens it within 14 days gets the account: hand it over on a way that you trust.
operator-too = who also runs the server
operator-an-operator = An operator
operator-an-account = An account
operator-seat = seat { $count }
operator-backups = Backups
operator-backups-why = Copy records and vaults while the server runs, into different folders that are kept in different places. Try the way back before you need it.
letter-subject = News of { $process }
letter-line = { $day }: { $what }
letter-coming = Coming soon
letter-happened = What happened
letter-more = { $count ->
    [one] And { $count } more.
   *[other] And { $count } more.
}
letter-inputs = A call for inputs ends: { $until }
letter-silence = A silence procedure ends: { $until }
letter-end = To get no more of these letters, open:
