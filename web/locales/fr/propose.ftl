propose-title = Proposer une modification
propose-lede = Choisissez un paragraphe et modifiez-en les mots, ou envoyez le texte entier dans un fichier avec vos modifications.
propose-where = Dans quel paragraphe
propose-no-text = Il n’y a pas de texte à modifier à présent.
propose-open = Propositions devant la salle
propose-open-none = Il n’y en a pas.
propose-no = Nº
propose-what = Ce qu’elle ferait
propose-by = Présentée par
propose-sponsors = Coauteurs
propose-supporters = Appuyée par
propose-change-title = Modifier le paragraphe { $label }
propose-amend-title = Amender la proposition { $number }
propose-number = Proposition { $number }
propose-number-of = proposition { $count }
propose-does = Que faire
propose-replace = En modifier les mots
propose-insert = Insérer un paragraphe après celui-ci
propose-delete = Le supprimer
propose-move = Le déplacer
propose-retain = Le garder tel quel
propose-does-replace = Modifier le paragraphe { $label }
propose-does-insert = Insérer un paragraphe après { $label }
propose-does-insert-under = Insérer un paragraphe sous { $label }
propose-does-insert-start = Insérer un paragraphe au début
propose-does-delete = Supprimer le paragraphe { $label }
propose-does-move = Déplacer le paragraphe { $label } après { $after }
propose-does-move-start = Déplacer le paragraphe { $label } au début
propose-does-merge = Réunir en un paragraphe { $label }
propose-does-split = Diviser le paragraphe { $label }
propose-does-retain = Garder le paragraphe { $label } tel quel
propose-words = Les mots du paragraphe { $label } tels que vous les voudriez
propose-words-hint = Le texte entre crochets n’est pas convenu. Pour insérer un paragraphe, écrivez ici le nouveau.
propose-place = Si vous le déplacez : après quel paragraphe
propose-place-start = Au début
propose-because = Motif
propose-because-hint = Tous le lisent. Il reste distinct du texte.
propose-preview = Comme les autres le verront
propose-preview-do = Voir la modification
propose-look-twice = Certains mots ne sont pas ce qu’ils semblent être : modifiez-les, ou envoyez-les tout de même s’ils sont voulus ainsi.
propose-submit = Soumettre la proposition
propose-keep = Garder d’abord comme projet
propose-keep-why = Un projet est gardé hors du registre. Seuls les membres du groupe que vous choisissez le voient.
propose-keep-who = Qui y travaille
propose-keep-me = Ma seule délégation
propose-keep-do = Garder le projet
propose-draft-of = Un projet de : { $group }. Il ne figure pas au registre, et seuls ses membres le voient.
propose-draft-save = Enregistrer le projet
propose-draft-discard = Abandonner le projet
propose-draft-comments = Observations du groupe
propose-draft-comment = Votre observation
propose-draft-say = Ajouter l’observation
propose-draft-changed = Quelqu’un d’autre a modifié ce projet entre-temps. Ses mots et les vôtres figurent ci-dessous ; réunissez ce qui doit rester, puis enregistrez de nouveau.
propose-draft-theirs = Tel que { $seat } l’a enregistré
propose-draft-against = Ce que votre texte y changerait
propose-waits = Elle attend un coauteur qui ait part à la décision.
propose-stale = Elle ne s’accorde plus avec le texte :
propose-amends = Elle amende la
propose-amended-by = Amendée par
propose-amend = Amender cette proposition
propose-join = Se porter coauteur
propose-second = Appuyer son maintien
propose-leave = Se retirer des coauteurs
propose-withdraw = La retirer
propose-reintroduce = La présenter de nouveau
propose-upload-title = Proposer avec un fichier
propose-upload-lede = Envoyez le texte tel que vous le voudriez : en Word, avec ou sans suivi des modifications, ou en Markdown, texte brut, HTML ou PDF. Vous voyez chaque modification avant que rien ne soit soumis.
propose-upload-text = Pour commencer, prenez le texte tel qu’il est, sans les propositions des autres :
propose-upload-elsewhere = La plupart des différences n’ont pas été suivies : le fichier vient sans doute d’un autre texte que le texte actuel, ou de la compilation. Faites vos modifications dans le texte tel qu’il est :
propose-upload-file = Le fichier
propose-upload-hint = Au plus 16 Mo. Il n’est pas nécessaire de tenir à jour la numérotation.
propose-upload-do = Lire le fichier
propose-upload-safe = Le fichier est lu en lieu clos, puis oublié. Les noms d’auteurs, les dates et les commentaires qu’il contient ne vont nulle part.
propose-upload-none = Choisissez d’abord un fichier.
propose-upload-again = Envoyer un autre fichier
propose-upload-waits = Un fichier que vous avez téléversé n’a pas encore été soumis.
propose-upload-go-on = Reprendre
propose-upload-nothing = Rien n’est coché : rien n’a été soumis.
propose-upload-authors = Les modifications suivies ont { $count } auteurs. Elles sont toutes montrées ensemble.
propose-upload-comments = { $count ->
    [one] { $count } commentaire du fichier a été laissé de côté.
   *[other] { $count } commentaires du fichier ont été laissés de côté.
}
propose-upload-notices = { $count ->
    [one] { $count } remarque sur le fichier
   *[other] { $count } remarques sur le fichier
}
propose-upload-changed = { $count ->
    [one] Le texte a changé entre-temps : { $count } modification cochée ne s’y accorde plus. Revoyez la liste ; rien n’a été soumis.
   *[other] Le texte a changé entre-temps : { $count } modifications cochées ne s’y accordent plus. Revoyez la liste ; rien n’a été soumis.
}
propose-upload-refused = Rien n’a été soumis : la modification cochée { $number } n’est pas recevable. { $why }
propose-upload-some = Soumises : { $count }. Refusées : { $refused } ; les motifs figurent ci-dessous, avec les modifications.
propose-understood-title = Ce qui a été compris
propose-understood-lede = { $count ->
    [0] Le fichier ne change rien au texte.
    [one] { $count } modification du texte tel qu’il est à présent. Rien n’est encore soumis.
   *[other] { $count } modifications du texte tel qu’il est à présent. Rien n’est encore soumis.
}
propose-untracked = Ce n’est pas une modification suivie : le fichier vient sans doute d’une autre version du texte. Ne la cochez que si vous la voulez.
propose-not-placed = En l’état, ceci serait refusé :
propose-confirm-all = Soumettre tout ce qui est coché, ou rien
propose-confirm-fitting = Soumettre ce qui est recevable
upload-too-large = Le fichier compte { $found } octets, au-delà de la limite de { $limit }. Envoyez-en un plus petit.
upload-over-limit = Le fichier contient plus que ce qui est lu d’un seul fichier : { $found }, au-delà de la limite de { $limit }. Envoyez le texte en plusieurs fichiers.
upload-wrong-kind = Ce type de fichier n’est pas lu, ou le fichier n’est pas ce que dit son nom. Enregistrez-le en Word (.docx), Markdown, HTML ou texte brut et renvoyez-le.
upload-damaged = Le fichier est endommagé. Enregistrez-le de nouveau et renvoyez-le.
upload-encrypted = Le fichier est chiffré. Enregistrez-le sans mot de passe et renvoyez-le.
upload-too-long = La lecture du fichier a pris plus de { $seconds } secondes. Enregistrez-le de nouveau ou envoyez-le en texte brut.
upload-too-much = Le texte du fichier est plus long que ce qui est accepté. Envoyez-le en plusieurs parties.
upload-no-answer = Le fichier n’a pu être lu avec la mémoire et le temps accordés à un fichier. Enregistrez-le de nouveau ou envoyez-le en texte brut.
upload-busy = Trop de fichiers sont en cours de lecture. Renvoyez-le dans une minute.
upload-no-reader = Aucun fichier ne peut être lu pour l’instant. Prévenez le Secrétariat ou proposez dans le texte.
upload-another-text = Cela semble être un autre texte : { $percent } % du texte en négociation s’y trouvent, et il en faut au moins { $limit } %. Prenez sur cette page le texte tel qu’il est, modifiez-le et envoyez-le.
propose-upload-gone = Ce qui a été compris du fichier n’est plus gardé : il a été soumis, ou un autre l’a remplacé. Téléversez-le de nouveau.
propose-no-words = Il n’y a pas de mots. Écrivez ceux que vous souhaitez ; pour retirer le paragraphe, choisissez de le supprimer.
propose-half-bracket = Un crochet s’ouvre ou se ferme ici sans son autre moitié. Il figurerait ainsi dans la proposition.
propose-resting = Objections et réserves qui dépendent de cette proposition
propose-resting-hint = Chacune porte sur autre chose, et qui l’a formulée a dit que cette proposition, ou l’une des autres qui sont nommées, réglerait la question. Rien n’est levé automatiquement : qui la maintient en est averti et décide.
