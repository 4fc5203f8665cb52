propose-title = Propose a change
propose-lede = Choose a paragraph and change its words, or send the whole text as a file with your changes.
propose-where = In which paragraph
propose-no-text = There is no text to change at present.
propose-open = Proposals before the room
propose-open-none = There are none.
propose-no = No.
propose-what = What it would do
propose-by = Put forward by
propose-sponsors = Sponsors
propose-supporters = Supported by
propose-change-title = Change paragraph { $label }
propose-amend-title = Amend proposal { $number }
propose-number = Proposal { $number }
propose-number-of = proposal { $count }
propose-does = What to do
propose-replace = Change the words
propose-insert = Insert a paragraph after it
propose-delete = Delete it
propose-move = Move it
propose-retain = Keep it as it stands
propose-does-replace = Change paragraph { $label }
propose-does-insert = Insert a paragraph after { $label }
propose-does-insert-under = Insert a paragraph under { $label }
propose-does-insert-start = Insert a paragraph at the beginning
propose-does-delete = Delete paragraph { $label }
propose-does-move = Move paragraph { $label } behind { $after }
propose-does-move-start = Move paragraph { $label } to the beginning
propose-does-merge = Make one paragraph of { $label }
propose-does-split = Divide paragraph { $label }
propose-does-retain = Keep paragraph { $label } as it stands
propose-words = The words of paragraph { $label } as you would have them
propose-words-hint = Text in square brackets is not agreed. To insert a paragraph, write the new one here.
propose-place = If you move it: behind which paragraph
propose-place-start = At the beginning
propose-because = Reason
propose-because-hint = Everybody reads it. It stays apart from the text.
propose-preview = As others will see it
propose-preview-do = See the change
propose-look-twice = Some words are not what they look like: change them, or send them all the same if they are meant so.
propose-submit = Submit the proposal
propose-keep = Keep it as a draft first
propose-keep-why = A draft is kept apart from the record. Only the members of the group that you choose can see it.
propose-keep-who = Who works on it
propose-keep-me = Only my own delegation
propose-keep-do = Keep the draft
propose-draft-of = A draft of { $group }. It is not on the record, and only its members see it.
propose-draft-save = Save the draft
propose-draft-discard = Discard the draft
propose-draft-comments = Comments of the group
propose-draft-comment = Your comment
propose-draft-say = Add the comment
propose-draft-changed = Somebody else changed this draft meanwhile. Their words and yours both stand below; put together what should stand, and save again.
propose-draft-theirs = As { $seat } saved it
propose-draft-against = What yours would change in it
propose-waits = It waits for a sponsor who has a part in the decision.
propose-stale = It no longer fits the text:
propose-amends = It amends
propose-amended-by = Amended by
propose-amend = Amend this proposal
propose-join = Join as a sponsor
propose-second = Support keeping it
propose-leave = Leave the sponsors
propose-withdraw = Withdraw it
propose-reintroduce = Put it forward again
propose-upload-title = Propose with a file
propose-upload-lede = Send the text as you would have it: in Word, with or without tracked changes, or as Markdown, plain text, HTML or PDF. You see every change before anything is submitted.
propose-upload-text = To begin, take the text as it stands, without the proposals of others:
propose-upload-elsewhere = Most of what differs was not tracked: the file was probably made from another text than the present one, or from the compilation. Make your changes in the text as it stands:
propose-upload-file = The file
propose-upload-hint = At most 16 MB. Numbers need not be kept up to date.
propose-upload-do = Read the file
propose-upload-safe = The file is read in a closed room and then forgotten. Names of authors, dates and comments in it go nowhere.
propose-upload-none = Choose a file first.
propose-upload-again = Send another file
propose-upload-waits = A file that you uploaded was not submitted yet.
propose-upload-go-on = Go on with it
propose-upload-nothing = Nothing is ticked, so nothing was submitted.
propose-upload-authors = The tracked changes are by { $count } authors. All of them are shown together.
propose-upload-comments = { $count ->
    [one] { $count } comment in the file was left behind.
   *[other] { $count } comments in the file were left behind.
}
propose-upload-notices = { $count ->
    [one] { $count } notice about the file
   *[other] { $count } notices about the file
}
propose-upload-changed = { $count ->
    [one] The text changed meanwhile: { $count } change that you ticked no longer fits. Look at the list again; nothing was submitted.
   *[other] The text changed meanwhile: { $count } changes that you ticked no longer fit. Look at the list again; nothing was submitted.
}
propose-upload-refused = Nothing was submitted: ticked change { $number } is out of order. { $why }
propose-upload-some = Submitted: { $count }. Refused: { $refused }; the reasons stand with the changes below.
propose-understood-title = What was understood
propose-understood-lede = { $count ->
    [0] The file changes nothing in the text.
    [one] { $count } change to the text as it stands now. Nothing is submitted yet.
   *[other] { $count } changes to the text as it stands now. Nothing is submitted yet.
}
propose-untracked = This is no tracked change: the file was probably made from another version of the text. Tick it only if you mean it.
propose-not-placed = As it stands, this would be refused:
propose-confirm-all = Submit all that is ticked, or nothing
propose-confirm-fitting = Submit what is in order
upload-too-large = The file has { $found } bytes, over the limit of { $limit }. Send a smaller one.
upload-over-limit = The file holds more than is read of one file: { $found }, over the limit of { $limit }. Send the text in several files.
upload-wrong-kind = This kind of file is not read, or the file is not what its name says. Save it as Word (.docx), Markdown, HTML or plain text and send it again.
upload-damaged = The file is damaged. Save it anew and send it again.
upload-encrypted = The file is encrypted. Save it without a password and send it again.
upload-too-long = Reading the file took longer than { $seconds } seconds. Save it anew, or send it as plain text.
upload-too-much = The text in the file is larger than is taken. Send it in parts.
upload-no-answer = The file could not be read with what one file is given of memory and time. Save it anew, or send it as plain text.
upload-busy = Too many files are being read at this moment. Send it again in a minute.
upload-no-reader = No file can be read at present. Tell the Secretariat, or propose in place.
upload-another-text = This looks like another text: { $percent } % of the text under negotiation stands in it, and { $limit } % is the least. Take the text as it stands from this page, change it, and send that.
propose-upload-gone = What was understood of the file is kept no more: it was submitted, or another file took its place. Upload it again.
propose-no-words = There are no words. Write those that you would have; to take the paragraph out, choose to delete it.
propose-half-bracket = A square bracket opens or closes here without its other half. It would stand so in the proposal.
propose-resting = Objections and reserves that rest on this proposal
propose-resting-hint = Each of them is on something else, and its holder said that this, or one of the others that are named, would settle it. Nothing is lifted by itself: whoever holds it is told, and decides.
