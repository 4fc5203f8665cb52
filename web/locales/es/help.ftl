help-title = Ayuda
help-lede = Una página para cada tarea, en palabras sencillas. Las que solo existen en inglés lo dicen.
help-for-everyone = Para todas las personas
help-for-parties = Para quienes participan
help-for-offices = Para quienes ejercen un cargo
help-for-operators = Para operadores y programas
help-english-only = Esta página existe solo en inglés.
