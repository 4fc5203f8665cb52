decide-title = Deciding
decide-lede = The rule in force: { $rule }. Silence is nobody's support, and a chair's finding is public.
decide-on-text = The text as a whole
decide-on-provision = Provision { $label }
decide-on-bracket = Provision { $label }, bracket { $number }
decide-on-proposal = Proposal { $number }
decide-on-motion = Motion { $number }
decide-rolling = The rolling text
decide-silences = Silence procedures
decide-no-silence = No silence procedure has been started in this cycle.
decide-silence-running = running
decide-silence-not-broken = not broken
decide-silence-broken = broken
decide-silence-withdrawn = withdrawn
decide-silence-lapsed = lapsed
decide-provisions = { $count ->
    [one] { $count } provision
   *[other] { $count } provisions
}
decide-until = until
decide-late = too late
decide-understandings = { $count ->
    [one] { $count } understanding was stated
   *[other] { $count } understandings were stated
}
decide-close-silence = Close and say how it ended
decide-extend = Extend
decide-withdraw = Withdraw the text
decide-deadline = Deadline, UTC
decide-start-silence = Start a silence procedure
decide-least = { $count ->
    [one] At least { $count } hour, counted from when the text is there in the last language that the rules ask for.
   *[other] At least { $count } hours, counted from when the text is there in the last language that the rules ask for.
}
decide-earliest = The earliest lawful full hour: { $moment } UTC. The stroke itself is still in time.
decide-zone = Zone in which it is shown
decide-only-these = Only these provisions; the whole text where none is chosen
decide-missing = Still missing in: { $languages }. The clock starts when it is there.
decide-questions = Questions
decide-no-question = No question has been put to the room.
decide-before-room = before the room
decide-votes = Votes
decide-no-vote = No vote has been taken.
decide-yes = { $count } in favour
decide-no = { $count } against
decide-abstain = { $count } abstaining
decide-roll = Who voted how
decide-close-vote = Close the vote
decide-motions = Motions
decide-no-motion = No motion has been made.
decide-spoke = { $for } for, { $against } against
decide-carried = carried
decide-not-carried = not carried
decide-grant = Grant without a vote
decide-vote-on-it = Put to the vote
decide-order = The order of voting
decide-give-order = Give the order of amendments
decide-order-why = Furthest removed in substance first; where two are equally far, the one submitted first.
decide-amendment = Amendment
decide-distance = How far removed
decide-falls = Falls if it is adopted
decide-call = Call for consensus
decide-on-what = On what
decide-document = Document to be adopted
decide-rule-of-question = the rule of the question: { $rule }
decide-move = Make a motion
decide-motion = Motion
decide-question = Question
decide-parts = Parts to be voted on separately
decide-ruling = Rule on a point of order
decide-article = Rule of procedure
decide-ruled = What is ruled
decide-rule-now = What the rule says now
decide-rule = Rule
decide-says = It would say
decide-passed = Adopted
decide-without-a-vote = Adopted without a vote
decide-not-passed = Not adopted
decide-undecided = Not decided yet. It needs: { $needs }
decide-need-ballots = a vote
decide-need-positions = a position of somebody
decide-need-quorum = a quorum
decide-need-second-vote = another vote
decide-need-finding = the finding of the chair
decide-need-review = the review of the chair's designation
decide-need-council = the ruling of the council
decide-need-deadline = the end of the time to object
decide-need-answers = an answer to each objector
decide-need-review-date = a date of review
decide-need-weights = the weights of the members
decide-need-members = members of the groups that the rule names
decide-why-objects = objects
decide-why-not-addressed = objection not addressed
decide-why-not-answered = objection not answered
decide-why-against = votes against
decide-why-veto = vetoes
decide-why-abstains = abstains
decide-why-no-vote = does not vote
decide-why-reserves = reserves its position
decide-in-the-way = In the way:
decide-minority = Disagree without standing in the way:
decide-stance-support = supports
decide-stance-live-with = can live with it
decide-stance-reserve = reserves
decide-stance-object = objects
decide-stance-abstain = abstains
decide-stance-recuse = takes no part
decide-silent = said nothing
decide-silent-why = Whoever said nothing is counted for no side.
decide-who = Who stands where
decide-nobody = Nobody has taken a position.
decide-answered = answered
decide-cure = Would be lifted by:
decide-judge = Find whether it is addressed
decide-finding = Finding
decide-answer = Answer the objection
decide-to-floor = To this provision on the floor
decide-flips = What would turn it
decide-flips-complete = These are all of the smallest changes.
decide-flips-never = No change of positions would turn it.
decide-flips-bounded = { $count ->
    [one] Sets of up to { $count } member were tried; there may be others.
   *[other] Sets of up to { $count } members were tried; there may be others.
}
decide-ways = or others who stand alike, in { $count } ways
decide-others = The same positions under every other rule
decide-others-why = For comparison only: the rule in force decides.
decide-vote-asked = A vote was asked for by { $who }. It has to be taken.
decide-found = The chair finds
decide-conclude = Conclude
decide-method = How
decide-open-vote = Open a vote
decide-ask-vote = Ask for a vote
decide-withdraw-vote = Withdraw the request for a vote
decide-adoption = Adoption
decide-adoption-lede = Everything that stands between the text and its adoption, the exact text, and two officers.
decide-way = What stands in the way
decide-nothing = Nothing.
decide-no-final = No final text has been put forward in this cycle.
decide-pending-silence = A silence procedure runs.
decide-pending-vote = A vote is being taken.
decide-pending-motion = A motion is before the room.
decide-open = { $count ->
    [one] { $count } provision of the rolling text is not agreed:
   *[other] { $count } provisions of the rolling text are not agreed:
}
decide-open-beside = They are no obstacle to a text that was put forward: that text is adopted as it stands.
decide-issued = Issued
decide-ripe = Can be decided on from
decide-brackets = Brackets
decide-digests = The exact words of each version
decide-language = Language
decide-no-lookalikes = No letter or word imitates another.
decide-lookalikes = { $count ->
    [one] { $count } place looks like something else than it is:
   *[other] { $count } places look like something else than they are:
}
decide-not-put = This text has not been put to the room.
decide-put-it = Put it to the room
decide-symbol = Symbol of the outcome
decide-outcome-title = Title of the outcome; that of the text where this is empty
decide-two = A second officer sees exactly this and signs; then it is adopted.
decide-adopt = Adopt
decide-adopted = Adopted
decide-document-number = document { $number }
decide-extract = Take commitments out of the text
decide-extract-lede = Each adopted provision: who has to do what until when. The words are a suggestion; you decide.
decide-take = Take a commitment
decide-verb = Verb
decide-actors = Who has to act
decide-other-actors = Others who have to act
decide-action = What has to be done
decide-due = Until
decide-next-cycle = Open the next cycle
decide-next-lede = What was adopted, reserved and promised stays in view; the text begins anew.
decide-statements = Statements on record
decide-open-commitments = Open commitments
decide-due-review = Review due
decide-cycle-title = Title of the cycle
decide-next-review = When the cycle after it is due
decide-why-early = Why it opens before it is due
decide-same-rules = It begins with the rules of this cycle ({ $rule }); change the modalities before the inputs are called for.
decide-beside = Objections to single provisions: { $count }
decide-beside-why = They are on the record and count where their provision is decided. On the text as a whole an objection to a provision counts only where it is stated as an obstacle to it.
decide-stance-obstacle = objects, as an obstacle
decide-heard = is heard, does not decide
decide-elsewhere = Said to be available in: { $languages }. No text in that language is in this record, and so no digest.
decide-positions-then = Positions when it was put to the vote
