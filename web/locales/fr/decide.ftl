decide-title = Décisions
decide-lede = La règle en vigueur : { $rule }. Le silence ne vaut le soutien de personne, et les constats de la présidence sont publics.
decide-on-text = Le texte dans son ensemble
decide-on-provision = Disposition { $label }
decide-on-bracket = Disposition { $label }, crochet { $number }
decide-on-alternative = Disposition { $label }, crochet { $number }, variante { $alternative }
decide-on-proposal = Proposition { $number }
decide-on-motion = Motion { $number }
decide-rolling = Le texte évolutif
decide-silences = Procédures d’approbation tacite
decide-no-silence = Aucune procédure d’approbation tacite n’a été lancée dans ce cycle.
decide-silence-running = en cours
decide-silence-not-broken = silence non rompu
decide-silence-broken = silence rompu
decide-silence-withdrawn = retirée
decide-silence-lapsed = caduque
decide-provisions = { $count ->
    [one] { $count } disposition
   *[other] { $count } dispositions
}
decide-until = jusqu’au
decide-late = trop tard
decide-understandings = { $count ->
    [one] { $count } interprétation a été déclarée
   *[other] { $count } interprétations ont été déclarées
}
decide-close-silence = Clore et dire l’issue
decide-extend = Prolonger
decide-withdraw = Retirer le texte
decide-deadline = Échéance, UTC
decide-start-silence = Lancer une procédure d’approbation tacite
decide-least = { $count ->
    [one] Au moins { $count } heure, comptée dès que le texte existe dans la dernière langue exigée par les règles.
   *[other] Au moins { $count } heures, comptées dès que le texte existe dans la dernière langue exigée par les règles.
}
decide-earliest = La première heure pleine licite : { $moment } UTC. L’instant même est encore dans les délais.
decide-zone = Fuseau dans lequel elle est affichée
decide-only-these = Seulement ces dispositions ; tout le texte si aucune n’est choisie
decide-missing = Manque encore en : { $languages }. Le délai court dès qu’il y est.
decide-questions = Questions
decide-no-question = Aucune question n’a été posée à la salle.
decide-before-room = devant la salle
decide-votes = Votes
decide-no-vote = Aucun vote n’a eu lieu.
decide-yes = { $count } pour
decide-no = { $count } contre
decide-abstain = { $count ->
    [one] { $count } abstention
   *[other] { $count } abstentions
}
decide-roll = Qui a voté comment
decide-close-vote = Clore le vote
decide-motions = Motions
decide-no-motion = Aucune motion n’a été présentée.
decide-spoke = { $for } pour, { $against } contre
decide-carried = adoptée
decide-not-carried = rejetée
decide-grant = Accorder sans vote
decide-vote-on-it = Mettre aux voix
decide-order = L’ordre du vote
decide-give-order = Fixer l’ordre des amendements
decide-order-why = D’abord le plus éloigné quant au fond ; à distance égale, le premier présenté.
decide-amendment = Amendement
decide-distance = Éloignement
decide-falls = Tombe s’il est adopté
decide-call = Appeler au consensus
decide-on-what = Sur quoi
decide-document = Document à adopter
decide-rule-of-question = la règle de la question : { $rule }
decide-move = Présenter une motion
decide-motion = Motion
decide-question = Question
decide-parts = Parties à voter séparément
decide-ruling = Statuer sur une motion d’ordre
decide-article = Article du règlement
decide-ruled = Ce qui est décidé
decide-rule-now = Ce que dit la règle maintenant
decide-rule = Règle
decide-says = Elle dirait
decide-passed = Adopté
decide-without-a-vote = Adopté sans vote
decide-not-passed = Non adopté
decide-undecided = Pas encore décidé. Il faut : { $needs }
decide-need-ballots = un vote
decide-need-positions = la position de quelqu’un
decide-need-quorum = un quorum
decide-need-second-vote = un autre vote
decide-need-finding = le constat de la présidence
decide-need-review = l’examen de la qualification par la présidence
decide-need-council = la décision du conseil
decide-need-deadline = la fin du délai d’objection
decide-need-answers = une réponse à chaque objection
decide-need-review-date = une date de réexamen
decide-need-weights = les pondérations des membres
decide-need-members = des membres des groupes que nomme la règle
decide-why-objects = s’y oppose
decide-why-not-addressed = objection non traitée
decide-why-not-answered = objection sans réponse
decide-why-against = vote contre
decide-why-veto = oppose son veto
decide-why-abstains = s’abstient
decide-why-no-vote = ne vote pas
decide-why-reserves = réserve sa position
decide-in-the-way = Font obstacle :
decide-minority = En désaccord sans faire obstacle :
decide-stance-support = soutient
decide-stance-live-with = peut l’accepter
decide-stance-reserve = réserve
decide-stance-object = s’oppose
decide-stance-abstain = s’abstient
decide-stance-recuse = ne prend pas part
decide-silent = n’a rien dit
decide-silent-why = Qui n’a rien dit n’est compté d’aucun côté.
decide-who = Qui se tient où
decide-nobody = Personne n’a pris position.
decide-answered = réponse donnée
decide-cure = Serait levée par :
decide-judge = Constater si elle est traitée
decide-finding = Constat
decide-answer = Répondre à l’objection
decide-to-floor = Vers cette disposition
decide-flips = Ce qui renverserait l’issue
decide-flips-complete = Ce sont tous les changements minimaux.
decide-flips-never = Aucun changement de position ne la renverserait.
decide-flips-bounded = { $count ->
    [one] On a essayé jusqu’à { $count } membre ; il peut y en avoir d’autres.
   *[other] On a essayé des ensembles jusqu’à { $count } membres ; il peut y en avoir d’autres.
}
decide-ways = ou d’autres dans la même position, de { $count } façons
decide-others = Les mêmes positions sous toute autre règle
decide-others-why = Pour comparaison seulement : la règle en vigueur décide.
decide-vote-asked = Un vote a été demandé par { $who }. Il doit avoir lieu.
decide-found = La présidence constate
decide-conclude = Conclure
decide-method = Comment
decide-open-vote = Ouvrir un vote
decide-ask-vote = Demander un vote
decide-withdraw-vote = Retirer la demande de vote
decide-adoption = Adoption
decide-adoption-lede = Tout ce qui sépare le texte de son adoption, le texte exact, et deux responsables.
decide-way = Ce qui fait obstacle
decide-nothing = Rien.
decide-no-final = Aucun texte final n’a été présenté dans ce cycle.
decide-pending-silence = Une procédure d’approbation tacite est en cours.
decide-pending-vote = Un vote est en cours.
decide-pending-motion = Une motion est devant la salle.
decide-open = { $count ->
    [one] { $count } disposition du texte évolutif n’est pas convenue :
   *[other] { $count } dispositions du texte évolutif ne sont pas convenues :
}
decide-open-beside = Elles n’empêchent pas l’adoption d’un texte présenté : ce texte est adopté tel quel.
decide-issued = Publié
decide-ripe = Peut être décidé à partir du
decide-brackets = Crochets
decide-digests = Les mots exacts de chaque version
decide-language = Langue
decide-no-lookalikes = Aucune lettre, aucun mot n’en imite un autre.
decide-lookalikes = { $count ->
    [one] { $count } passage ressemble à autre chose que ce qu’il est :
   *[other] { $count } passages ressemblent à autre chose que ce qu’ils sont :
}
decide-not-put = Ce texte n’a pas été soumis à la salle.
decide-put-it = Le soumettre à la salle
decide-symbol = Cote du document final
decide-outcome-title = Titre du document final ; celui du texte si le champ est vide
decide-two = Un second responsable voit exactement ceci et signe ; alors il est adopté.
decide-adopt = Adopter
decide-adopted = Adopté
decide-document-number = document { $number }
decide-extract = Relever les engagements du texte
decide-extract-lede = Pour chaque disposition adoptée : qui doit faire quoi et quand. Les mots sont une suggestion ; vous décidez.
decide-take = Relever un engagement
decide-verb = Verbe
decide-actors = Qui doit agir
decide-other-actors = Autres qui doivent agir
decide-action = Ce qui doit être fait
decide-due = Jusqu’au
decide-next-cycle = Ouvrir le cycle suivant
decide-next-lede = Ce qui a été adopté, réservé et promis reste en vue ; le texte recommence.
decide-statements = Déclarations au registre
decide-open-commitments = Engagements ouverts
decide-due-review = Réexamen prévu
decide-cycle-title = Titre du cycle
decide-next-review = Quand le cycle d’après est prévu
decide-why-early = Pourquoi il s’ouvre avant l’échéance
decide-same-rules = Il commence avec les règles de ce cycle ({ $rule }) ; modifiez les modalités avant l’appel à contributions.
decide-beside = Objections à des dispositions particulières : { $count }
decide-beside-why = Elles sont consignées et comptent là où leur disposition est décidée. Pour le texte dans son ensemble, une objection à une disposition ne compte que si elle est déclarée y faire obstacle.
decide-stance-obstacle = s’oppose, et fait obstacle
decide-heard = est entendu, ne décide pas
decide-elsewhere = Dit disponible en : { $languages }. Aucun texte dans cette langue ne figure au registre, donc aucune empreinte.
decide-positions-then = Positions lorsque la question a été mise aux voix
decide-your-answer = Votre réponse
decide-you-said = Vous avez dit :
decide-you-stand = Votre position
decide-because-hint = Une objection est motivée ; sinon, le motif est facultatif.
decide-if-object = Si vous objectez
decide-obstacle = J’en fais un obstacle à la décision
decide-send-answer = Envoyer la réponse
decide-hands = À main levée : la présidence compte les mains et donne les chiffres en clôturant le vote. Le registre ne nomme personne.
decide-parts-title = Les parties
decide-part = Partie
decide-part-next = la suivante
decide-part-waits = en attente de son vote
decide-part-not-put = n’a pas été mise aux voix
decide-parts-first = La division a été accordée : chaque partie est d’abord mise aux voix, dans l’ordre du texte. Ce qui est adopté est ensuite mis aux voix en bloc (article 89).
decide-parts-then-whole = Les parties ont été votées. Ce qui a été adopté est maintenant mis aux voix en bloc ; ce qui a été rejeté est laissé de côté (article 89).
decide-parts-all-fell = Toutes les parties du dispositif ont été rejetées ; l’ensemble est donc rejeté (article 89).
decide-parts-were = Ces parties ont été mises aux voix séparément (article 89).
decide-next-part = La suivante : { $label }
decide-open-part = Ouvrir le vote sur cette partie
decide-open-whole = Ouvrir le vote sur l’ensemble
decide-no-vote-now = Aucun vote ne peut être ouvert maintenant. { $why }
decide-not-concluded-now = La question ne peut pas être conclue maintenant. { $why }
decide-no-adoption-now = Il ne peut pas être adopté maintenant. { $why }
