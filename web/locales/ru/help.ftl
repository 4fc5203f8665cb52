help-title = Справка
help-lede = По странице на каждое дело, простыми словами. Страницы на английском языке.
help-for-everyone = Для всех
help-for-parties = Для участников
help-for-offices = Для должностных лиц
help-for-operators = Для администраторов сервера и программ
