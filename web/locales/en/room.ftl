room-title = The room
room-agreed = { $agreed } of { $paragraphs } agreed
room-brackets = { $count ->
    [one] { $count } bracket
   *[other] { $count } brackets
}
room-questions = { $count ->
    [one] { $count } question before the room
   *[other] { $count } questions before the room
}
room-voting = A vote is being taken
room-silence = Silence procedure { $number }
room-empty = There is no text on the screen.
room-speakers = Speakers
room-speaking = Has the floor:
room-floor-free = Nobody has the floor.
room-next = Next:
room-waiting = { $count ->
    [one] { $count } speaker waits
   *[other] { $count } speakers wait
}
