overview-progress = Paragraphes convenus : { $agreed } sur { $paragraphs }.
overview-stands = { $stage }, depuis le { $day }.
overview-stages = Étapes de ce cycle
overview-text = Le texte
overview-brackets = { $count ->
    [0] Aucun crochet n’est ouvert.
    [one] Un crochet est ouvert.
   *[other] { $count } crochets sont ouverts.
}
overview-kept = { $percent } % des mots de la première version subsistent.
overview-census = Chaque paragraphe avec son état
overview-read = Lire le texte
overview-stand = Qui en est où
overview-no-text = Il n’y a pas encore de texte dans ce cycle.
overview-latest = Dernier document publié :
overview-news = Ce qui vient de se passer
overview-all-news = Toutes les nouvelles
overview-subscribe = Être tenu informé
overview-ahead = Ce qui vient ensuite
overview-nothing-ahead = Aucune échéance à venir.
overview-people = Qui participe
overview-group = Groupe de parties prenantes
overview-seats = Sièges
overview-no-group = sans groupe
overview-rules = Les règles
overview-kind = Modèle
overview-rule = Mode de décision
overview-working-days = { $count ->
    [one] au moins { $count } jour ouvrable
   *[other] au moins { $count } jours ouvrables
}
overview-period-inputs = Un appel à contributions reste ouvert
overview-period-text = Un texte précède la décision de
overview-period-silence = Le silence dure au moins
overview-period-languages = Langues d’une décision
overview-lapses = Règles enfreintes ou levées
overview-lapses-why = Elles sont publiques pour que chacun juge de leur portée.
overview-waived = dérogation accordée, pas encore utilisée
overview-cycles = Cycles
overview-outcomes = Tous les résultats, avec les déclarations qui les accompagnent
overview-adopted = Adopté :
ahead-call = Clôture de l’appel « { $title } »
ahead-signatures = Clôture des signatures de « { $title } »
ahead-silence = Fin du silence sur { $document }
ahead-text = le texte
ahead-stage-opens = Ouverture de l’étape « { $stage } »
ahead-stage-ends = Fin de l’étape « { $stage } »
ahead-review = Échéance du prochain examen
ahead-meeting = Réunion : { $forum }
ahead-reports = { $count ->
    [0] Fin du cycle de rapports ; tous ont été remis
    [one] Fin du cycle de rapports ; il en manque un
   *[other] Fin du cycle de rapports ; il en manque { $count }
}
ahead-commitment = À échéance : { $action }
