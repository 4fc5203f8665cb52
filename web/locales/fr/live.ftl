live-changed = Cette page a changé.
live-offer = Quelque chose a changé ici. Continuez : à l’envoi, vous verrez les deux.
live-copied = L’adresse est copiée.
live-keys = Touches
live-next = La disposition suivante
live-previous = La disposition précédente
live-close = Fermer
