help-title = Ayuda
help-lede = Una página para cada tarea, en palabras sencillas. Las páginas están en inglés.
