overview-progress = { $agreed } de { $paragraphs } párrafos están acordados.
overview-stands = { $stage }, desde el { $day }.
overview-stages = Etapas de este ciclo
overview-text = El texto
overview-brackets = { $count ->
    [0] No hay ningún corchete abierto.
    [one] Hay un corchete abierto.
   *[other] Hay { $count } corchetes abiertos.
}
overview-kept = Se mantiene el { $percent } % de las palabras de la primera versión.
overview-census = Cada párrafo con su estado
overview-read = Leer el texto
overview-stand = Las posiciones
overview-no-text = Todavía no hay texto de este ciclo.
overview-latest = Último documento publicado:
overview-news = Lo último que ha ocurrido
overview-all-news = Todas las noticias
overview-subscribe = Recibir noticias
overview-ahead = Lo que viene
overview-nothing-ahead = No hay plazos pendientes.
overview-people = Quién participa
overview-group = Grupo de interesados
overview-seats = Puestos
overview-no-group = sin grupo
overview-rules = Las reglas
overview-kind = Modelo
overview-rule = Cómo se decide
overview-working-days = { $count ->
    [one] al menos { $count } día hábil
   *[other] al menos { $count } días hábiles
}
overview-period-inputs = Una convocatoria está abierta
overview-period-text = Un texto antecede a la decisión
overview-period-silence = El silencio dura al menos
overview-period-languages = Idiomas de una decisión
overview-lapses = Reglas incumplidas o dispensadas
overview-lapses-why = Son públicas para que cada cual juzgue su alcance.
overview-waived = dispensada, aún sin usar
overview-cycles = Ciclos
overview-outcomes = Todos los resultados, con las declaraciones que los acompañan
overview-adopted = Aprobado:
ahead-call = Cierre de la convocatoria «{ $title }»
ahead-signatures = Cierre de las firmas de «{ $title }»
ahead-silence = Fin del silencio sobre { $document }
ahead-text = el texto
ahead-stage-opens = Apertura de la etapa «{ $stage }»
ahead-stage-ends = Fin de la etapa «{ $stage }»
ahead-review = Toca el próximo examen
ahead-meeting = Reunión: { $forum }
ahead-reports = { $count ->
    [0] Cierre de la ronda de informes; todos han informado
    [one] Cierre de la ronda de informes; falta uno
   *[other] Cierre de la ronda de informes; faltan { $count }
}
ahead-commitment = Vence: { $action }
