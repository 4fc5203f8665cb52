inputs-lede = Quiconque participe peut dire ce qui devrait changer. Chaque contribution est décomposée en points, et chaque point reçoit une réponse : repris, repris en partie ou non, et pourquoi.
inputs-became = Suite donnée
inputs-counts = { $contributions ->
    [one] Une contribution
   *[other] { $contributions } contributions
}, { $points ->
    [one] un point
   *[other] { $points } points
}
inputs-points = Tous les points
inputs-calls = Appels à contributions
inputs-none = Aucun appel n’a encore été lancé.
inputs-open = Ouvert
inputs-closed = Clos
inputs-until = jusqu’au
inputs-contribute = Contribuer
inputs-synthesis = Rapport de synthèse
inputs-lapsed = Le cycle s’est achevé avant sa synthèse.
inputs-about = Sur
inputs-questions = Questions d’orientation
inputs-languages = Publié en :
inputs-received = Contributions reçues
inputs-opened = L’appel a été ouvert le { $day }.
inputs-nothing-yet = Rien n’est encore parvenu.
inputs-title = Contribution
inputs-from = De
inputs-language = Langue
inputs-day = Date
inputs-contribution = Contribution { $number }
inputs-sealed = non publique
inputs-withdrawn = Retirée
inputs-own = la vôtre
inputs-confidential = à titre confidentiel, pour le seul Secrétariat
inputs-signed = { $count ->
    [one] signée par un autre
   *[other] signée par { $count } autres
}
inputs-joint = Déclaration commune : { $have } signatures sur { $want }.
inputs-sign-until = Elle peut être signée jusqu’au { $day }.
inputs-text = Texte
inputs-signers = Également signée par
inputs-no-points = Aucun point n’en a encore été tiré.
inputs-consent = Présentée comme
inputs-points-lede = Une demande chacun, telle que le Secrétariat l’a tirée d’une contribution. Ceux qui disent la même chose sont réunis, et chacun garde ses auteurs.
inputs-all = Tous
inputs-on-provision = Seulement ce qui concerne le paragraphe { $label }.
inputs-found = { $count ->
    [0] Aucun point
    [one] Un point
   *[other] { $count } points
}
inputs-point = Point { $number }
inputs-its-contribution = sa contribution
inputs-used-in = dans
inputs-reason = Motif :
inputs-same = { $count ->
    [one] Un autre point dit la même chose
   *[other] { $count } autres points disent la même chose
}
inputs-answered = Réponse
inputs-synthesis-lede = Chaque point de cet appel et la suite qui lui a été donnée, et ce qu’il en a été pour chaque groupe de parties prenantes. Les chiffres sont ceux du registre ; rien n’est pondéré.
inputs-published = Publié le { $day }.
inputs-unpublished = Pas encore publié : des changements restent possibles. Le prochain projet l’attend.
inputs-by-group = Par groupe de parties prenantes
inputs-no-group = sans groupe, ou à titre confidentiel
inputs-sum = Total
inputs-every-point = Chaque point
term-Disposition-waiting = sans réponse à ce jour
inputs-not-yet = pas encore publiée
inputs-report = Ce qu’en dit le Secrétariat
