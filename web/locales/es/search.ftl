search-title = Búsqueda
search-label = Busque en el texto, las contribuciones y todo lo dicho
search-hint = Todas las palabras deben aparecer. «Las palabras entre comillas» van juntas, inicio* halla comienzos, -palabra excluye.
search-none = Pruebe con menos palabras, con el comienzo de una palabra y *, o en otro idioma.
search-narrow = Acotar
search-chosen = (elegido; siga el enlace para quitarlo)
search-by-kind = Clase
search-by-cycle = Ciclo
search-by-seat = Quién
search-by-language = Idioma
search-cycle = Ciclo { $number }
search-kind-text = El texto actual
search-kind-agreed = Lenguaje acordado
search-kind-document = Versiones anteriores y documentos
search-kind-proposal = Propuestas
search-kind-input = Contribuciones
search-kind-position = Posiciones
search-kind-statement = Declaraciones
search-kind-follow-up = Seguimiento
search-kind-meeting = Reuniones
search-kind-instrument = Otros instrumentos
search-document = Documento { $number }
search-call = Convocatoria { $number }
search-point = Punto { $number }
search-position = Posición
search-silence = Procedimiento de acuerdo tácito { $number }
search-statement = Declaración { $number }
search-ruling = Decisión { $number }
search-report = Informe { $number }
search-evidence = Prueba { $number }
search-assessment = Evaluación { $number }
search-dispute = Impugnación { $number }
search-task-force = Equipo de tareas { $number }
search-road-map = Hoja de ruta { $number }
search-forum = Foro { $number }
search-meeting = Reunión { $number }
search-intervention = Intervención { $number }
search-message = Mensaje { $number }
search-instrument = Instrumento { $number }
search-found = { $count ->
    [0] No se encontró nada.
    [one] Se encontró una cosa.
   *[other] Se encontraron { $count } cosas.
}
search-more = { $count ->
    [one] Mostrarlo
   *[other] Mostrar los { $count }
}
