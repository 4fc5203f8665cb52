text-title = Le texte
text-components = Composants
text-documents = Documents
text-documents-lede = Toutes les versions du texte, à chaque cycle, chacune sous son propre numéro pour toujours, avec ce qui change de l’une à la suivante.
text-all-documents = Tous les documents et toutes les versions
text-none = Il n’y a pas encore de texte.
text-rolling = Le texte en négociation
text-started-from = Il est issu de { $document }.
text-as-adopted = Adopté le { $date }
text-read-as = Lu tel que { $who } le voudrait
text-reads-unchanged = Aucune proposition de leur part sur ce texte : il se lit tel quel.
text-until = Cette étape se termine
text-stages = Étapes
text-strip = Vue d’ensemble des paragraphes
text-tools = Modes de lecture
text-view-base = Base
text-view-compilation = Compilation
text-view-clean = Texte seul
text-view-changes = Modifications
text-view-lines = Lignes numérotées
text-as = Lire selon
text-as-all = toutes les parties, compilé
text-with = En regard
text-with-none = aucune autre langue
text-show = Afficher
text-propose = Proposer une modification
text-propose-word = Proposer avec Word
text-only-changed = Seulement ce qui a changé
text-only-contested = Seulement ce qui est contesté
text-open-contested = ouvert, modifications proposées
text-story = Son histoire
text-whole-story = Toute l’histoire
text-stale = Cette traduction porte sur une rédaction antérieure.
text-held = En suspens, lié à une autre question : { $issue }
text-proposed-paragraph = Paragraphe proposé
text-amendments = { $count ->
    [one] { $count } amendement
   *[other] { $count } amendements
} de { $sponsors ->
    [one] { $sponsors } auteur
   *[other] { $sponsors } auteurs
}
text-proposals = { $count ->
    [one] { $count } proposition
   *[other] { $count } propositions
} de { $sponsors ->
    [one] { $sponsors } auteur
   *[other] { $sponsors } auteurs
}
text-share = { $count } % de ses mots entre crochets
text-would-join = Serait joint au précédent : { $who }
text-would-retain = Le conserverait tel quel : { $who }
text-would-move = Serait déplacé après { $place } : { $who }
text-would-move-first = Serait déplacé : { $who }
text-would-land = viendrait ici : { $who }
text-statements-made = { $count ->
    [one] { $count } déclaration à son sujet
   *[other] { $count } déclarations à son sujet
}
text-was-inserted = ajouté
text-was-deleted = supprimé
text-was-changed = mots modifiés
text-was-moved = déplacé
text-formerly = anciennement { $number }
text-changes-since = Modifications depuis { $document }
text-tally = Sur { $all } dispositions, { $changed } changent de mots, { $inserted } sont ajoutées, { $deleted } supprimées, { $moved } déplacées.
text-compare-title = De { $from } à { $to }
text-compare-with = Comparer avec une autre version
text-other-way = Dans l’autre sens
text-redline = Word, suivi des modifications
text-unplaced = Non insérées
text-unplaced-why = Ces propositions ne figurent dans aucune disposition, chacune pour la raison indiquée.
text-legend = Comment lire ce texte
text-legend-words = mots
text-legend-bracket = Texte non convenu. Un crochet dans un crochet est une question dans une question.
text-legend-bar = Sépare les variantes. Les mots de la base viennent d’abord.
text-legend-ins = Proposé : en gras et souligné, suivi du nom de ceux qui le proposent.
text-legend-del = Quelqu’un les supprimerait : barré. Ils restent tant que ce n’est pas convenu.
text-proposed-by = proposé par
text-delete = supprimer :
text-delete-whole = supprimer le tout :
text-nearly-as = presque comme
text-with-next = avec le crochet suivant : une seule proposition
text-with-before = avec le crochet précédent
text-with-both = avec les crochets précédent et suivant
text-paragraph-begins = ici commencerait un nouveau paragraphe :
text-inserted = ajouté :
text-end-inserted = (fin de l’ajout)
text-deleted = supprimé :
text-end-deleted = (fin de la suppression)
text-languages = Langues :
text-numbered = { $count ->
    [one] { $count } disposition numérotée
   *[other] { $count } dispositions numérotées
}
text-corrects = Rectifie
text-corrected-by = Rectifié par
text-concordance = { $count ->
    [one] { $count } numéro changé
   *[other] { $count } numéros changés
}
text-concordance-caption = Anciens et nouveaux numéros
text-former = Ancien numéro
text-now = Numéro actuel
text-new = nouveau
text-other-documents = Autres documents
text-former-document = Avant :
text-later-document = Après :
text-lines-lede = Chaque ligne garde son numéro pour toujours : citez cette version par ses lignes.
text-paragraph = Paragraphe { $number }
text-in-present = dans le texte en négociation
text-stands-no-more = n’y figure plus
text-issue-settled = réglée
text-say-where = Faire connaître sa position
text-stand = Positions
text-stand-former = d’un cycle achevé
text-stand-caption = Positions par groupe de parties prenantes ; qui n’a rien dit est silencieux
text-stand-group = Groupe
text-silent = silence
text-no-group = Autres
text-nobody-said = Personne n’a pris position. Le silence est un silence, non un appui.
text-would-lift = Ce libellé la lèverait :
text-cures = Ce qui lèverait une objection
text-cure-by = Offert par { $by } à { $of }
text-cure-accepted = accepté
text-entry = inscription { $count }
text-events = Au registre
text-its-story = Son histoire
text-came-from = Elle provient de
text-proposed = { $count ->
    [one] { $count } proposition
   *[other] { $count } propositions
}
text-reason = Motif :
text-deed-insert = une nouvelle disposition
text-deed-delete = la supprimerait
text-deed-move = la déplacerait
text-deed-merge = la fusionnerait avec d’autres
text-deed-split = la scinderait
text-deed-retain = la conserverait telle quelle
text-inputs = { $count ->
    [one] { $count } point tiré des contributions
   *[other] { $count } points tirés des contributions
}
text-inputs-caption = Ce que les contributions demandaient et la suite donnée
text-input-claim = Ce qui était demandé
text-input-from = Par qui
text-input-became = Suite donnée
text-not-answered = sans réponse à ce jour
text-anonymous = sans nom
text-how-it-read = Rédactions successives
text-unchanged = inchangé
text-stated = Déclarations
text-commitments = Ce qui y a été promis
text-due = Échéance
text-no-report = Personne n’en a rendu compte.
text-instruments = Textes d’autres processus
text-not-linked = Délibérément non lié à
text-event-changed = Mots, place ou statut modifiés
text-event-issued = Figure dans { $document }
text-event-proposed = { $who } a proposé une modification
text-event-answered = Un point des contributions : { $answer }
text-event-positions = { $count ->
    [one] { $count } position exprimée
   *[other] { $count } positions exprimées
}
text-event-stated = { $who } : { $kind }
text-event-commitment = Un engagement en a été tiré
