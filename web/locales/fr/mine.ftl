mine-title = Ce qui m’attend
mine-lede = Tout ce qui est sur le bureau de { $seat }, les échéances d’abord, et les récépissés de tout ce qui a été fait.
mine-nothing = Rien ne vous attend.
mine-silences = Procédures d’approbation tacite
mine-questions = Devant la salle
mine-question = { $about } : dites votre position
mine-votes = Votes ouverts
mine-vote = { $about } : votez
mine-silence-runs = { $count ->
    [one] { $count } paragraphe soumis à l’approbation tacite : se taire, ou rompre le silence
   *[other] { $count } paragraphes soumis à l’approbation tacite : se taire, ou rompre le silence
}
mine-silence-broken = { $count ->
    [one] Vous avez rompu le silence sur un texte de { $count } paragraphe
   *[other] Vous avez rompu le silence sur un texte de { $count } paragraphes
}
mine-pending = Convenu ad referendum, à confirmer
mine-confirm = Le paragraphe { $label } attend votre capitale
mine-cures = Libellés qui me sont offerts
mine-cure = { $who } offre un libellé qui lèverait votre objection à { $label }
mine-rests = Ce que j’ai demandé est réglé
mine-rests-stands = { $about } : ce dont dépend votre position figure dans le texte. Retirez-la, ou dites ce qui manque encore.
mine-rests-gone = { $about } : rien de ce dont dépend votre position n’est plus devant la salle.
mine-open = En lecture, sans position de ma part
mine-no-position = { $count ->
    [one] { $count } paragraphe : { $labels }
   *[other] { $count } paragraphes : { $labels }
}
mine-co-sign = Déclarations communes à signer
mine-sign = { $who } invite à signer
mine-calls = Appels à contributions
mine-reports = Rapports attendus
mine-promises = Ce que j’ai promis
mine-proposals = Mes propositions et celles de mes groupes
mine-inputs = Mes contributions
mine-input = { $title } ({ $answered } points sur { $count } ont reçu une réponse)
mine-drafts = Projets non soumis
mine-draft = Paragraphe { $label } ({ $group })
mine-own = Ce que j’ai fait
mine-own-none = Rien encore.
mine-own-earlier = { $count ->
    [one] Et { $count } acte antérieur, au registre.
   *[other] Et { $count } actes antérieurs, au registre.
}
mine-entry = Inscription
mine-act = Acte
mine-when = Date
mine-receipt = Récépissé
mine-receipt-why = Le récépissé prouve que cela figure au registre. Gardez-le : il peut être vérifié sans nous.
mine-capacity = À quel titre
mine-capacity-own = En notre nom
mine-capacity-for = Au nom de : { $group }
mine-capacity-with = En notre nom, en nous alignant sur : { $group }
mine-added = ajouté :
mine-deleted = supprimé :
mine-done-title = C’est inscrit au registre
mine-done-one = Accompli : { $act }.
mine-done-many = { $count ->
    [one] { $count } acte a été accompli.
   *[other] { $count } actes ont été accomplis ensemble.
}
mine-done-entry = Inscription { $entry }
mine-back = { $count ->
    [one] Revenir sur cet acte
   *[other] Revenir sur les { $count } actes
}
mine-back-why = Un clic : une nouvelle inscription le retire. Le registre garde les deux.
mine-back-late = On ne peut plus y revenir ici : c’est déjà fait, autre chose en a pris la place, ou le délai est passé.
mine-next-back = Ce que vous avez retiré ne compte plus. Le registre garde les deux inscriptions.
mine-next = La suite
mine-next-propose = La proposition est devant la salle. Elle figure dans la compilation, où d’autres peuvent s’y joindre ou l’amender. La présidence l’aborde à la lecture du paragraphe.
mine-next-sponsors = La liste des coauteurs a changé pour tous.
mine-next-position = Tous voient désormais votre position. Vous pouvez la modifier ou la retirer jusqu’à l’adoption.
mine-next-cure = Le libellé figure à côté de l’objection. Si son auteur l’accepte, il devient une proposition des deux.
mine-next-accept-cure = Le libellé est une proposition dont vous êtes tous deux coauteurs. Votre objection demeure jusqu’à ce que ces mots soient dans le texte.
mine-next-break = La présidence en est informée. Les paragraphes que vous avez nommés ne sont pas convenus ; vous pouvez retirer l’objection jusqu’à l’échéance.
mine-next-late = Elle est arrivée après l’échéance et reste sans effet sur l’approbation tacite ; elle figure au procès-verbal. Adressez-vous à la présidence.
mine-next-contribute = Le Secrétariat en tire des points et répond à chacun. Vous voyez chaque réponse sous vos contributions.
mine-next-co-sign = La déclaration compte lorsque assez de parties l’ont signée à temps.
mine-next-report = D’autres peuvent évaluer le rapport, et vous pouvez répondre à ce qu’ils contestent.
mine-next-statement = La déclaration figure à côté des paragraphes qu’elle vise. Elle ne change aucun texte.
mine-next-other = Chacun peut le lire au registre.
mine-next-consent = Elle est désormais désignée comme vous l’avez choisi. Ce qui en a été publié ou retenu auparavant reste au registre.
mine-to-sign = À signer avec un autre responsable
