search-title = Recherche
search-label = Chercher dans le texte, les contributions et tout ce qui a été dit
search-hint = Tous les mots doivent y être. « Les mots entre guillemets » se suivent, début* trouve les débuts, -mot exclut.
search-none = Essayez moins de mots, le début d’un mot suivi de *, ou une autre langue.
search-narrow = Affiner
search-chosen = (choisi ; suivez le lien pour l’ôter)
search-by-kind = Nature
search-by-cycle = Cycle
search-by-seat = Qui
search-by-language = Langue
search-cycle = Cycle { $number }
search-kind-text = Le texte actuel
search-kind-agreed = Texte convenu
search-kind-document = Versions antérieures et documents
search-kind-proposal = Propositions
search-kind-input = Contributions
search-kind-position = Positions
search-kind-statement = Déclarations
search-kind-follow-up = Suivi
search-kind-meeting = Réunions
search-kind-instrument = Autres instruments
search-document = Document { $number }
search-call = Appel à contributions { $number }
search-point = Point { $number }
search-position = Position
search-silence = Procédure d’approbation tacite { $number }
search-statement = Déclaration { $number }
search-ruling = Décision { $number }
search-report = Rapport { $number }
search-evidence = Preuve { $number }
search-assessment = Évaluation { $number }
search-dispute = Contestation { $number }
search-task-force = Équipe spéciale { $number }
search-road-map = Feuille de route { $number }
search-forum = Forum { $number }
search-meeting = Réunion { $number }
search-intervention = Intervention { $number }
search-message = Message { $number }
search-instrument = Instrument { $number }
search-found = { $count ->
    [0] Rien n’a été trouvé.
    [one] Une chose a été trouvée.
   *[other] { $count } choses ont été trouvées.
}
search-more = { $count ->
    [one] L’afficher
   *[other] Tout afficher ({ $count })
}
