failure-prove = Show that it is you
failure-prove-why = This binds, or opens a door. Enter once more, by a passkey or a fresh link, and send it again within 15 minutes. Nothing was changed.
failure-look-alike = Look twice
failure-look-alike-why = Some words are not what they look like. Nothing was sent yet: change them, or send them all the same if they are meant so.
failure-patience = One moment
failure-patience-why = { $count ->
    [one] Wait { $count } second, then go on. Your browser has no script that works for you here, so that programs cannot flood the server.
   *[other] Wait { $count } seconds, then go on. Your browser has no script that works for you here, so that programs cannot flood the server.
}
failure-too-large = Too large
failure-too-large-why = This is more than is taken here at once. Send it in parts, or as a smaller file.
failure-broken = Something broke
failure-broken-why = This is a fault of the server. What you did before is safe; open the page again to see where things stand.
door-go-on = Go on
lookalike-where = Where
lookalike-words = Word
lookalike-what = What it is
lookalike-characters = Characters
lookalike-anyway = Send all the same
lookalike-invisible = an invisible character
lookalike-direction-override = a character that turns the direction of what follows
lookalike-unbalanced-isolate = a direction that is opened and not closed
lookalike-direction-mark = a direction mark where none is needed
lookalike-tag = a hidden tag character
lookalike-variation-selector = a variation selector
lookalike-soft-hyphen = a soft hyphen
lookalike-joiner = a joiner in a script that needs none
lookalike-mixed-scripts = a word of letters from several scripts
lookalike-imitation = a character that imitates a Latin letter
lookalike-imitated-word = a word of another script that imitates Latin letters
lookalike-foreign-digit = a digit of another script
lookalike-name = a name that looks like this one
