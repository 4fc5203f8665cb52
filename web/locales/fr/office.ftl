office-lede = Étape : { $stage }. Ce qui attend vos fonctions, et ce qui vient.
office-desk = Bureau
office-pending = Secondes signatures
office-people = Participants
office-stages = Étapes et préavis
office-inputs = Contributions et points
office-issue = Publier une version
office-rulings = Décisions de procédure et rectificatifs
office-done = Fait : inscription { $entry } du registre.
office-nothing = Rien n’attend.
office-yes = oui
office-wait-people = { $count ->
    [one] accréditation proposée à confirmer ou à refuser
   *[other] accréditations proposées à confirmer ou à refuser
}
office-wait-points = { $count ->
    [one] point sans réponse
   *[other] points sans réponse
}
office-wait-unread = { $count ->
    [one] contribution dont aucun point n’a été relevé
   *[other] contributions dont aucun point n’a été relevé
}
office-wait-closable = { $count ->
    [one] contribution à laquelle il a été répondu, à clore
   *[other] contributions auxquelles il a été répondu, à clore
}
office-wait-synthesis = { $count ->
    [one] appel prêt pour son rapport de synthèse
   *[other] appels prêts pour leur rapport de synthèse
}
office-wait-proposals = { $count ->
    [one] proposition devant la salle
   *[other] propositions devant la salle
}
office-wait-sponsors = { $count ->
    [one] proposition qui attend un auteur habilité
   *[other] propositions qui attendent un auteur habilité
}
office-wait-silences = { $count ->
    [one] approbation tacite échue, à clore
   *[other] approbations tacites échues, à clore
}
office-wait-answers = { $count ->
    [one] objection sans réponse
   *[other] objections sans réponse
}
office-wait-rounds = { $count ->
    [one] cycle de rapports échu, à clore
   *[other] cycles de rapports échus, à clore
}
office-wait-questions = { $count ->
    [one] question ouverte
   *[other] questions ouvertes
}
office-wait-stage = { $count ->
    [one] étape attend son ouverture
   *[other] étapes attendent leur ouverture
}
office-wait-votes = { $count ->
    [one] vote ouvert
   *[other] votes ouverts
}
office-wait-appeals = { $count ->
    [one] appel d’une décision du Président à trancher
   *[other] appels de décisions du Président à trancher
}
office-wait-motions = { $count ->
    [one] motion à trancher
   *[other] motions à trancher
}
office-next = Ce qui vient
office-next-none = Aucune échéance n’est fixée.
office-next-opens = Ouverture : { $stage }
office-next-ends = Fin : { $stage }
office-next-call = Clôture de l’appel « { $title } »
office-next-silence = Une approbation tacite arrive à échéance
office-next-round = Un cycle de rapports se termine
office-next-review = Le prochain examen est dû
office-breaches = Manquements aux règles
office-breaches-none = Aucun n’est au registre.
office-pending-lede = L’adoption, l’effacement et certaines décisions requièrent deux responsables. Le second lit exactement ce qui serait fait, puis signe ou décline. Après un jour, l’acte n’attend plus.
office-pending-none = Rien n’attend de seconde signature.
office-pending-yours = vous pouvez signer
office-pending-asked = { $seat } demande
office-pending-who = Qui demande, depuis quand
office-pending-until = Attend jusqu’au
office-pending-waits = Cet acte attend un second responsable. Prévenez-le : il le trouve sous « Secondes signatures ».
office-pending-declined = Décliné par { $seat }
office-pending-what = Voici exactement ce qui serait fait
office-pending-digest = Son empreinte :
office-pending-sign = Signer comme second responsable
office-pending-alone = Vous l’avez demandé vous-même, à ce siège ou à un autre des vôtres. Une deuxième personne doit signer.
office-pending-decline = Décliner
office-pending-back = Reprendre
office-all = Tous ({ $count })
office-col-seat = Nom
office-col-basis = Titre
office-col-side = Groupe de parties prenantes
office-col-offices = Fonctions
office-col-admission = Accréditation
office-col-code = Code
office-col-until = Jusqu’au
office-col-stage = Étape
office-col-from = Ouvre
office-col-do = À faire
office-col-clause = Délai
office-col-least = Au moins
office-col-earliest = Au plus tôt, à partir de maintenant
office-col-call = Appel
office-col-contributions = Contributions
office-col-unread = Non lues
office-col-points = Points
office-col-unanswered = Sans réponse
office-col-report = Synthèse
office-col-claim = Affirmation
office-col-by = De
office-col-about = Sur
office-col-former = Ancien
office-col-present = Nouveau
office-objected = { $seat } objecte : { $reason }
office-end = Mettre fin
office-pseudonym = Laissez vide pour qui participe sous un pseudonyme.
office-proposed = D’abord proposé, afin que les États puissent objecter
office-people-many = Plusieurs à la fois
office-many-table = Un siège par ligne : nom ; code ; titre ; groupe de parties prenantes
office-many-hint = Collez depuis un tableau. Des tabulations, points-virgules ou virgules séparent les cellules ; le titre est son mot, tel que « member-state », ou son nom sur cette page. Vous voyez ce qui est compris avant que quiconque soit accrédité.
office-many-look = Regarder d’abord
office-many-empty = Il n’y a aucune ligne à lire.
office-many-lines = { $count ->
    [one] { $count } ligne, telle qu’elle est comprise
   *[other] { $count } lignes, telles qu’elles sont comprises
}
office-many-state = En ordre
office-many-take = { $count ->
    [one] Accréditer { $count } siège
   *[other] Accréditer { $count } sièges
}
office-many-nameless = le nom manque
office-many-twice = a déjà un siège, ou figure ici deux fois
office-many-code = un code a au plus 64 caractères
office-many-basis = ce titre n’existe pas
office-many-side = ce groupe de parties prenantes n’existe pas
office-offices = Fonctions
office-groups = Groupes
office-rights = Droits par titre
office-here = en cours
office-open-untimely = Ouvrir, avec un motif
office-stages-hint = Une étape qui s’ouvre à un autre moment que ne le dit son calendrier, ou un retour en arrière, exige un motif et constitue un manquement public. Reportez-la plutôt d’avance.
office-notices = Délais de préavis
office-notices-why = Le processus refuse ce qui est trop court. Une dérogation est un acte public et motivé, et ne vaut que pour l’acte suivant.
office-notice-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
office-notice-working-days = { $count ->
    [one] { $count } jour ouvrable
   *[other] { $count } jours ouvrables
}
office-waived = dérogation pour l’acte suivant
office-inputs-none = Il n’y a pas encore eu d’appel à contributions.
office-open = ouvert
office-same = Ceux-ci disent peut-être la même chose
office-same-why = Ils partagent des mots que peu d’autres emploient. C’est à qui lit de décider : décochez ce qui diffère, puis joignez.
office-same-words = Mots partagés : { $words }
office-points = { $count ->
    [one] { $count } point sans réponse
   *[other] { $count } points sans réponse
}
office-points-none = Chaque point a sa réponse.
office-points-table = Points sans réponse
office-points-more = { $count ->
    [one] { $count } autre ; il apparaîtra quand d’autres auront leur réponse.
   *[other] { $count } autres ; ils apparaîtront quand d’autres auront leur réponse.
}
office-points-taken = { $count ->
    [one] { $count } point
   *[other] { $count } points
}
office-joined = { $count ->
    [one] joint à { $count } autre
   *[other] joint à { $count } autres
}
office-confidential = confidentiel
office-answer = Répondre à ceux qui sont cochés
office-disposition = Ce qu’ils sont devenus
office-used-in = Repris dans (autant que vous voulez)
office-because = Pourquoi, s’ils ne sont pas repris, ou seulement en partie
office-contributions = Contributions
office-secretariat-alone = Confiée au seul Secrétariat ; son contenu n’est pas affiché ici.
office-claim = Une affirmation, dans vos mots
office-is-open = ouverte
office-is-closed = close
office-is-withdrawn = retirée
office-is-lapsed = trop peu de signatures
office-synthesis = Rapport de synthèse
office-synthesis-counts = Points par groupe de parties prenantes, et ce qu’ils sont devenus
office-synthesis-why = Ce projet est fait des réponses. Changez-le à votre gré ; les faits sont recomptés à la publication.
office-synthesis-report = Le rapport
office-synthesis-opening = Contributions : { $contributions }. Points : { $points }.
office-no-group = aucun groupe
office-withheld = (un point confidentiel)
office-said-by = { $count ->
    [one] dit { $count } fois
   *[other] dit { $count } fois
}
office-issued = { $document } est publié
office-redline = Modifications apparentes par rapport au précédent
office-document = Le document
office-issue-synthesis = Les contributions attendent leur rapport de synthèse ; publiez-le d’abord.
office-issue-agreed = Convenu jusqu’ici
office-issue-proposals = Propositions devant la salle
office-issue-earliest = Décision au plus tôt
office-issue-kind = Nature
office-issue-symbol = Cote
office-issue-title = Titre
office-issue-none = Il n’y a pas encore de texte à l’écran. Le premier document l’ouvre.
office-changes = { $count ->
    [one] { $count } changement depuis la dernière version
   *[other] { $count } changements depuis la dernière version
}
office-added = ajouté :
office-removed = supprimé :
office-change-new = nouveau
office-change-changed = modifié
office-change-gone = n’est plus dans le texte
office-still-open = { $count ->
    [one] { $count } paragraphe encore ouvert
   *[other] { $count } paragraphes encore ouverts
}
office-concordance = Nouveaux numéros
office-concordance-none = Tous les numéros restent.
office-documents = Documents publiés
office-rulings-lede = La conduite du processus est publique : chaque décision, rectificatif et effacement nomme sa règle et son motif.
office-rulings-count = { $count ->
    [one] { $count } décision de procédure
   *[other] { $count } décisions de procédure
}
office-corrections-count = { $count ->
    [one] { $count } rectificatif
   *[other] { $count } rectificatifs
}
office-erased-count = { $count ->
    [one] { $count } effacement
   *[other] { $count } effacements
}
office-erased-why = Les mots de ces inscriptions ont été effacés par deux responsables ; les faits demeurent.
office-appealed = { $seat } fait appel : { $reason }
office-upheld = maintenue
office-overruled = infirmée
office-entry = Inscription { $entry }
office-compilation = La compilation en fichier Word
office-all-versions = Toutes les versions, avec les nouveaux numéros
office-first = Pour commencer
office-first-people = Indiquer qui participe, un par un ou par tableau
office-people-registrar = Il y a un responsable des accréditations : accréditer lui revient.
office-first-invite = Inviter une personne pour chaque siège, par courriel
office-first-stages = Lire le calendrier ; ouvrir l’étape des contributions quand les règles sont fixées
office-first-inputs = Appeler à contributions, ou publier un premier projet
office-text-word = Le texte tel qu’il est, en Word
