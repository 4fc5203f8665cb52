meetings-title = Réunions
meetings-lede = Qui se réunit quand et sur quoi, qui a parlé combien de temps, et ce qui a été adopté.
meetings-mandate-until = Le mandat expire le { $day }.
meetings-none = Aucune réunion n’est annoncée.
meetings-when = Quand
meetings-forum = Qui se réunit
meetings-negotiation = La négociation
meetings-place = Lieu
meetings-state = État
meetings-contents = Contenu
meetings-online = en ligne
meetings-chatham = Règle de Chatham House
meetings-chatham-why = Règle de Chatham House : ce qui est dit peut être utilisé, qui l’a dit ne peut être révélé. Le registre de cette réunion ne contient aucun orateur ; les remarques sont notées sans noms et publiées une fois qu’elle est finie.
meetings-items = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
meetings-statements = { $count ->
    [one] { $count } déclaration
   *[other] { $count } déclarations
}
meetings-messages = { $count ->
    [one] { $count } message
   *[other] { $count } messages
}
meetings-plan = Annoncer une réunion
meetings-agenda-item = Point de l’ordre du jour
meetings-from = Du, UTC
meetings-until = Au, UTC
meetings-notice = { $count ->
    [one] Annoncée { $count } jour ouvrable à l’avance ; moins exige un motif public.
   *[other] Annoncée { $count } jours ouvrables à l’avance ; moins exige un motif public.
}
meetings-public = Chacun peut écouter
meetings-chair = Présidence
meetings-seconds = Secondes pour chaque orateur
meetings-short-notice = Pourquoi le préavis est plus court
meetings-led-by = présidée par { $who }
meetings-open = Ouvrir la réunion
meetings-close = Clore la réunion
meetings-agenda = Ordre du jour
meetings-take-up = Aborder
meetings-ask = Demander la parole
meetings-speakers = Orateurs
meetings-alternate = La parole alterne entre les gouvernements et tous les autres tant que les deux attendent.
meetings-each = { $count ->
    [one] Chacun dispose de { $count } seconde.
   *[other] Chacun dispose de { $count } secondes.
}
meetings-has-floor = A la parole :
meetings-used = Secondes utilisées, si l’horloge a été arrêtée
meetings-end-turn = Fin de l’intervention
meetings-nobody = Personne n’attend.
meetings-next = suivant
meetings-give = Donner la parole
meetings-out-of-order = Hors de l’ordre
meetings-withdraw = Retirer
meetings-elsewhere = { $count ->
    [one] { $count } attend sur un autre point.
   *[other] { $count } attendent sur d’autres points.
}
meetings-time = Temps de parole
meetings-time-why = Secondes utilisées par chaque groupe
meetings-group = Groupe
meetings-no-group = sans groupe
meetings-turns = Interventions
meetings-seconds-used = Secondes
meetings-over = Dépassements
meetings-said = Ce qui a été dit
meetings-nothing-said = Rien encore.
meetings-on-item = point { $item }
meetings-used-of = { $used } secondes sur { $of }
meetings-written = par écrit
meetings-heard-early = entendu hors de l’ordre : { $why }
meetings-remarks = Remarques, sans noms
meetings-no-remarks = Aucune n’a été publiée.
meetings-publish-remarks = Publier les remarques
meetings-remark = Une remarque
meetings-adopted-messages = Messages
meetings-speak = Verser une déclaration au registre
meetings-words = Les mots
meetings-words-why = Si vous avez la parole, elle appartient à votre intervention ; sinon, c’est une déclaration écrite.
meetings-put-on-record = Verser au registre
meetings-adopt-message = Adopter un message
meetings-to = Adressé à
meetings-take-down = Noter une remarque
meetings-taken = Noté, sans nom.
meetings-take-down-why = On ne garde ni qui l’a dite ni quand. Toutes les remarques sont publiées ensemble après la réunion.
