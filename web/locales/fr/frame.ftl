skip-to-content = Aller au contenu
nav-process = Processus
nav-overview = Vue d’ensemble
nav-text = Texte
nav-inputs = Contributions
nav-positions = Positions
nav-meetings = Réunions
nav-follow-up = Suivi
nav-record = Registre
nav-mine = Mon travail
nav-office = Bureau
nav-account = Mon compte
nav-operator = Serveur
search = Rechercher
enter = Entrer
leave = Quitter
frozen = Rien n’est écrit pour le moment ; la lecture continue.
foot-verify = Vérifier
foot-calendar = Calendrier
foot-help = Aide
foot-demo = Une démonstration avec des parties fictives
foot-record = { $count ->
    [one] Registre : { $count } acte
   *[other] Registre : { $count } actes
}
