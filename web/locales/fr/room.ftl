room-title = La salle
room-agreed = { $agreed } sur { $paragraphs } convenus
room-brackets = { $count ->
    [one] { $count } crochet
   *[other] { $count } crochets
}
room-questions = { $count ->
    [one] { $count } question devant la salle
   *[other] { $count } questions devant la salle
}
room-voting = Un vote est en cours
room-silence = Procédure d’approbation tacite { $number }
room-empty = Aucun texte n’est à l’écran.
room-speakers = Orateurs
room-speaking = A la parole :
room-floor-free = Personne n’a la parole.
room-next = Ensuite :
room-waiting = { $count ->
    [one] { $count } orateur attend
   *[other] { $count } orateurs attendent
}
