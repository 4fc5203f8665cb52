office-lede = Etapa: { $stage }. Lo que espera a sus cargos y lo que viene.
office-desk = Mesa
office-pending = Segundas firmas
office-people = Quién participa
office-stages = Etapas y plazos de aviso
office-inputs = Contribuciones y puntos
office-issue = Publicar una versión
office-rulings = Decisiones de procedimiento y correcciones
office-done = Hecho: asiento { $entry } del registro.
office-nothing = Nada espera.
office-yes = sí
office-wait-people = { $count ->
    [one] acreditación propuesta por confirmar o denegar
   *[other] acreditaciones propuestas por confirmar o denegar
}
office-wait-points = { $count ->
    [one] punto sin respuesta
   *[other] puntos sin respuesta
}
office-wait-unread = { $count ->
    [one] contribución de la que no se ha tomado ningún punto
   *[other] contribuciones de las que no se ha tomado ningún punto
}
office-wait-closable = { $count ->
    [one] contribución respondida que puede cerrarse
   *[other] contribuciones respondidas que pueden cerrarse
}
office-wait-synthesis = { $count ->
    [one] convocatoria lista para su informe de síntesis
   *[other] convocatorias listas para su informe de síntesis
}
office-wait-proposals = { $count ->
    [one] propuesta ante la sala
   *[other] propuestas ante la sala
}
office-wait-sponsors = { $count ->
    [one] propuesta que espera patrocinador
   *[other] propuestas que esperan patrocinador
}
office-wait-silences = { $count ->
    [one] acuerdo tácito vencido, por cerrar
   *[other] acuerdos tácitos vencidos, por cerrar
}
office-wait-answers = { $count ->
    [one] objeción sin respuesta
   *[other] objeciones sin respuesta
}
office-wait-rounds = { $count ->
    [one] ronda de informes vencida, por cerrar
   *[other] rondas de informes vencidas, por cerrar
}
office-wait-questions = { $count ->
    [one] cuestión abierta
   *[other] cuestiones abiertas
}
office-wait-stage = { $count ->
    [one] etapa pendiente de apertura
   *[other] etapas pendientes de apertura
}
office-wait-votes = { $count ->
    [one] votación abierta
   *[other] votaciones abiertas
}
office-wait-appeals = { $count ->
    [one] apelación de una decisión por resolver
   *[other] apelaciones de decisiones por resolver
}
office-wait-motions = { $count ->
    [one] moción por resolver
   *[other] mociones por resolver
}
office-next = Lo que viene
office-next-none = No hay ningún plazo fijado.
office-next-opens = Se abre: { $stage }
office-next-ends = Termina: { $stage }
office-next-call = Se cierra la convocatoria «{ $title }»
office-next-silence = Vence un acuerdo tácito
office-next-round = Termina una ronda de informes
office-next-review = Toca el próximo examen
office-breaches = Infracciones de las reglas
office-breaches-none = No consta ninguna.
office-pending-lede = La adopción, la supresión de datos y algunas decisiones requieren dos responsables. El segundo lee exactamente lo que se haría y firma o declina. Al cabo de un día deja de esperar.
office-pending-none = Nada espera una segunda firma.
office-pending-yours = usted puede firmar
office-pending-asked = { $seat } lo pide
office-pending-who = Quién lo pide, desde cuándo
office-pending-until = Espera hasta
office-pending-waits = Espera a un segundo responsable. Avísele: lo encuentra en «Segundas firmas».
office-pending-declined = Declinado por { $seat }
office-pending-what = Esto es exactamente lo que se haría
office-pending-digest = Su resumen criptográfico:
office-pending-sign = Firmar como segundo responsable
office-pending-alone = Usted mismo lo solicitó, desde este u otro de sus puestos. Debe firmarlo una segunda persona.
office-pending-decline = Declinar
office-pending-back = Retirarlo
office-all = Todos ({ $count })
office-col-seat = Nombre
office-col-basis = Título
office-col-side = Grupo de interesados
office-col-offices = Cargos
office-col-admission = Acreditación
office-col-code = Código
office-col-until = Hasta
office-col-stage = Etapa
office-col-from = Se abre
office-col-do = Por hacer
office-col-clause = Plazo
office-col-least = Al menos
office-col-earliest = Lo antes posible, si empieza ahora
office-col-call = Convocatoria
office-col-contributions = Contribuciones
office-col-unread = Sin leer
office-col-points = Puntos
office-col-unanswered = Sin respuesta
office-col-report = Síntesis
office-col-claim = Afirmación
office-col-by = De
office-col-about = Sobre
office-col-former = Anterior
office-col-present = Nuevo
office-objected = { $seat } objeta: { $reason }
office-end = Poner fin
office-pseudonym = Déjelo en blanco para quien participa con seudónimo.
office-proposed = Primero propuesto, para que los Estados puedan objetar
office-people-many = Muchos a la vez
office-many-table = Un puesto por línea: nombre; código; título; grupo de interesados
office-many-hint = Pegue desde una tabla. Entre las celdas van tabuladores, puntos y comas o comas; el título es su palabra, como «member-state», o su nombre en esta página. Verá lo que se entiende antes de acreditar a nadie.
office-many-look = Ver primero
office-many-empty = No hay ninguna línea que leer.
office-many-lines = { $count ->
    [one] { $count } línea, tal como se entiende
   *[other] { $count } líneas, tal como se entienden
}
office-many-state = En orden
office-many-take = { $count ->
    [one] Acreditar { $count } puesto
   *[other] Acreditar { $count } puestos
}
office-many-nameless = falta el nombre
office-many-twice = ya tiene un puesto, o figura aquí dos veces
office-many-code = un código tiene como máximo 64 caracteres
office-many-basis = no existe ese título
office-many-side = no existe ese grupo de interesados
office-offices = Cargos
office-groups = Grupos
office-rights = Derechos por título
office-here = ahora
office-open-untimely = Abrir, con un motivo
office-stages-hint = Una etapa que se abre en otro momento que el del calendario, o un paso atrás, necesita un motivo y es una infracción pública. Aplácela antes si puede.
office-notices = Plazos de aviso
office-notices-why = El proceso rechaza lo que es demasiado corto. Una dispensa es un acto público y motivado, y vale solo para el acto siguiente.
office-notice-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
office-notice-working-days = { $count ->
    [one] { $count } día hábil
   *[other] { $count } días hábiles
}
office-waived = dispensado para el acto siguiente
office-inputs-none = Aún no hubo convocatoria de contribuciones.
office-open = abierta
office-same = Puede que digan lo mismo
office-same-why = Comparten palabras que pocos otros usan. Decide quien lee: desmarque lo que difiere y luego una.
office-same-words = Palabras compartidas: { $words }
office-points = { $count ->
    [one] { $count } punto sin respuesta
   *[other] { $count } puntos sin respuesta
}
office-points-none = Cada punto tiene su respuesta.
office-points-table = Puntos sin respuesta
office-points-more = { $count ->
    [one] { $count } más; aparecerá cuando se responda a otros.
   *[other] { $count } más; aparecerán cuando se responda a otros.
}
office-points-taken = { $count ->
    [one] { $count } punto
   *[other] { $count } puntos
}
office-joined = { $count ->
    [one] unido a { $count } más
   *[other] unido a otros { $count }
}
office-confidential = confidencial
office-answer = Responder a los marcados
office-disposition = Qué fue de ellos
office-used-in = Utilizado en (cuantos quiera)
office-because = Por qué, si no se utilizan o solo en parte
office-contributions = Contribuciones
office-secretariat-alone = Confiada solo a la secretaría; sus palabras no se muestran aquí.
office-claim = Una afirmación, en sus palabras
office-is-open = abierta
office-is-closed = cerrada
office-is-withdrawn = retirada
office-is-lapsed = faltaron firmas
office-synthesis = Informe de síntesis
office-synthesis-counts = Puntos por grupo de interesados y qué fue de ellos
office-synthesis-why = Este borrador se compone de las respuestas. Cámbielo a su gusto; los datos se cuentan de nuevo al publicarlo.
office-synthesis-report = El informe
office-synthesis-opening = Contribuciones: { $contributions }. Puntos: { $points }.
office-no-group = sin grupo
office-withheld = (un punto confidencial)
office-said-by = { $count ->
    [one] dicho { $count } vez
   *[other] dicho { $count } veces
}
office-issued = { $document } está publicado
office-redline = Cambios respecto del anterior
office-document = El documento
office-issue-synthesis = Las contribuciones esperan su informe de síntesis; publíquelo primero.
office-issue-agreed = Acordado hasta ahora
office-issue-proposals = Propuestas ante la sala
office-issue-earliest = Decisión, lo antes posible
office-issue-kind = Tipo
office-issue-symbol = Signatura
office-issue-title = Título
office-issue-none = Aún no hay texto en pantalla. El primer documento lo inicia.
office-changes = { $count ->
    [one] { $count } cambio desde la última versión
   *[other] { $count } cambios desde la última versión
}
office-added = añadido:
office-removed = suprimido:
office-change-new = nuevo
office-change-changed = modificado
office-change-gone = ya no está en el texto
office-still-open = { $count ->
    [one] { $count } párrafo sigue abierto
   *[other] { $count } párrafos siguen abiertos
}
office-concordance = Números nuevos
office-concordance-none = Todos los números siguen igual.
office-documents = Documentos
office-rulings-lede = La conducción del proceso es pública: cada decisión, corrección y supresión nombra su regla y su motivo.
office-rulings-count = { $count ->
    [one] { $count } decisión de procedimiento
   *[other] { $count } decisiones de procedimiento
}
office-corrections-count = { $count ->
    [one] { $count } corrección
   *[other] { $count } correcciones
}
office-erased-count = { $count ->
    [one] { $count } supresión
   *[other] { $count } supresiones
}
office-erased-why = Las palabras de estos asientos fueron suprimidas por dos responsables; los hechos permanecen.
office-appealed = { $seat } apela: { $reason }
office-upheld = confirmada
office-overruled = revocada
office-entry = Asiento { $entry }
office-compilation = La recopilación como archivo de Word
office-all-versions = Todas las versiones, con los nuevos números
office-first = Primeros pasos
office-first-people = Indicar quién participa, uno por uno o en una tabla
office-people-registrar = Hay un registro de acreditaciones: acreditar le corresponde.
office-first-invite = Invitar a una persona para cada escaño, por correo
office-first-stages = Leer el calendario; abrir la etapa de contribuciones cuando las reglas estén fijadas
office-first-inputs = Convocar contribuciones, o publicar un primer proyecto
office-text-word = El texto tal como está, en Word
