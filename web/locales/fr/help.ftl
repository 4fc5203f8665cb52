help-title = Aide
help-lede = Une page pour chaque chose à faire, en mots simples. Celles qui n’existent qu’en anglais le disent.
help-for-everyone = Pour tout le monde
help-for-parties = Pour celles et ceux qui prennent part
help-for-offices = Pour les titulaires de fonctions
help-for-operators = Pour les exploitants et les programmes
help-english-only = Cette page n’existe qu’en anglais.
