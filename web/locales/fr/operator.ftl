operator-health = État de santé
operator-ready = Tout va bien : le coffre accepte les écritures, chaque registre peut être lu et écrit.
operator-ill = Une intervention est nécessaire
operator-process = Processus
operator-entries = Inscriptions
operator-node = Ce nœud
operator-written = Écriture
operator-leads = dirige
operator-follows = suit
operator-frozen = Gelé :
operator-writes = se poursuit
operator-begin = Ouvrir un processus
operator-outbox = Lettres
operator-outbox-read = Lire les lettres
operator-outbox-why = Lettres qui n'ont pas encore été envoyées. Si aucun serveur de messagerie n'est indiqué, remettez-les vous-même, puis retirez-les.
operator-outbox-empty = Aucune lettre n'attend.
operator-waiting = { $count ->
    [0] Aucune lettre n'attend.
    [one] { $count } lettre attend.
   *[other] { $count } lettres attendent.
}
operator-dead = { $count ->
    [0] Aucune n'a été abandonnée.
    [one] { $count } a été abandonnée.
   *[other] { $count } ont été abandonnées.
}
operator-remove = Retirer
operator-given-up = Abandonnées
operator-given-up-why = Le serveur de messagerie refuse définitivement ces lettres, ou est resté injoignable pendant trois jours.
operator-invitations = Invitations
operator-invitations-why = Une invitation crée un compte. Les sièges d’un processus sont attribués par son propre Secrétariat.
operator-invite = Créer une invitation
operator-invited = L'invitation se trouve à cette adresse
operator-invited-why = Elle n'est montrée qu'une fois. Quiconque l'ouvre dans les 14 jours obtient le compte : remettez-la par une voie sûre.
operator-too = qui exploite aussi le serveur
operator-an-operator = Un exploitant
operator-an-account = Un compte
operator-seat = siège { $count }
operator-backups = Sauvegardes
operator-backups-why = Copiez les registres et les coffres pendant que le serveur fonctionne, dans des dossiers différents conservés en des lieux différents. Essayez la restauration avant d'en avoir besoin.
letter-subject = Nouvelles de { $process }
letter-line = { $day } : { $what }
letter-coming = Prochaines échéances
letter-happened = Ce qui s'est passé
letter-more = { $count ->
    [one] Et { $count } autre.
   *[other] Et { $count } autres.
}
letter-inputs = Un appel à contributions se termine : { $until }
letter-silence = Une procédure d'approbation tacite se termine : { $until }
letter-end = Pour ne plus recevoir ces lettres, ouvrez :
