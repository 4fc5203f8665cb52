help-title = Aide
help-lede = Une page pour chaque chose à faire, en mots simples. Les pages sont en anglais.
