decide-title = Decisiones
decide-lede = La norma vigente: { $rule }. El silencio no es apoyo de nadie, y las conclusiones de la presidencia son públicas.
decide-on-text = El texto en su conjunto
decide-on-provision = Disposición { $label }
decide-on-bracket = Disposición { $label }, corchete { $number }
decide-on-alternative = Disposición { $label }, corchete { $number }, alternativa { $alternative }
decide-on-proposal = Propuesta { $number }
decide-on-motion = Moción { $number }
decide-rolling = El texto evolutivo
decide-silences = Procedimientos de acuerdo tácito
decide-no-silence = No se ha iniciado ningún procedimiento de acuerdo tácito en este ciclo.
decide-silence-running = en curso
decide-silence-not-broken = silencio no roto
decide-silence-broken = silencio roto
decide-silence-withdrawn = retirado
decide-silence-lapsed = caducado
decide-provisions = { $count ->
    [one] { $count } disposición
   *[other] { $count } disposiciones
}
decide-until = hasta el
decide-late = demasiado tarde
decide-understandings = { $count ->
    [one] se declaró { $count } entendimiento
   *[other] se declararon { $count } entendimientos
}
decide-close-silence = Cerrar y decir cómo terminó
decide-extend = Prorrogar
decide-withdraw = Retirar el texto
decide-deadline = Plazo, UTC
decide-start-silence = Iniciar un procedimiento de acuerdo tácito
decide-least = { $count ->
    [one] Al menos { $count } hora, contada desde que el texto esté en el último idioma que exigen las normas.
   *[other] Al menos { $count } horas, contadas desde que el texto esté en el último idioma que exigen las normas.
}
decide-earliest = La primera hora en punto lícita: { $moment } UTC. El instante mismo aún está en plazo.
decide-zone = Huso en que se muestra
decide-only-these = Solo estas disposiciones; todo el texto si no se elige ninguna
decide-missing = Falta todavía en: { $languages }. El plazo corre cuando esté.
decide-questions = Cuestiones
decide-no-question = No se ha planteado ninguna cuestión a la sala.
decide-before-room = ante la sala
decide-votes = Votaciones
decide-no-vote = No ha habido votación.
decide-yes = { $count } a favor
decide-no = { $count } en contra
decide-abstain = { $count ->
    [one] { $count } abstención
   *[other] { $count } abstenciones
}
decide-roll = Quién votó qué
decide-close-vote = Cerrar la votación
decide-motions = Mociones
decide-no-motion = No se ha presentado ninguna moción.
decide-spoke = { $for } a favor, { $against } en contra
decide-carried = aprobada
decide-not-carried = no aprobada
decide-grant = Conceder sin votación
decide-vote-on-it = Someter a votación
decide-order = El orden de votación
decide-give-order = Fijar el orden de las enmiendas
decide-order-why = Primero la que más se aparta en cuanto al fondo; a igual distancia, la presentada antes.
decide-amendment = Enmienda
decide-distance = Cuánto se aparta
decide-falls = Decae si se aprueba
decide-call = Llamar al consenso
decide-on-what = Sobre qué
decide-document = Documento que ha de aprobarse
decide-rule-of-question = la regla de la cuestión: { $rule }
decide-move = Presentar una moción
decide-motion = Moción
decide-question = Cuestión
decide-parts = Partes que han de votarse por separado
decide-ruling = Decidir una cuestión de orden
decide-article = Artículo del reglamento
decide-ruled = Lo que se decide
decide-rule-now = Lo que dice la norma ahora
decide-rule = Norma
decide-says = Diría
decide-passed = Aprobado
decide-without-a-vote = Aprobado sin votación
decide-not-passed = No aprobado
decide-undecided = Aún sin decidir. Hace falta: { $needs }
decide-need-ballots = una votación
decide-need-positions = la posición de alguien
decide-need-quorum = quórum
decide-need-second-vote = otra votación
decide-need-finding = la conclusión de la presidencia
decide-need-review = el examen de la calificación de la presidencia
decide-need-council = la decisión del consejo
decide-need-deadline = el fin del plazo para objetar
decide-need-answers = una respuesta a cada objeción
decide-need-review-date = una fecha de revisión
decide-need-weights = las ponderaciones de los miembros
decide-need-members = miembros de los grupos que nombra la norma
decide-why-objects = objeta
decide-why-not-addressed = objeción no atendida
decide-why-not-answered = objeción sin respuesta
decide-why-against = vota en contra
decide-why-veto = veta
decide-why-abstains = se abstiene
decide-why-no-vote = no vota
decide-why-reserves = reserva su posición
decide-in-the-way = Impiden el acuerdo:
decide-minority = Discrepan sin impedirlo:
decide-stance-support = apoya
decide-stance-live-with = puede aceptarlo
decide-stance-reserve = se reserva
decide-stance-object = objeta
decide-stance-abstain = se abstiene
decide-stance-recuse = no participa
decide-silent = no dijo nada
decide-silent-why = Quien no dijo nada no cuenta para nadie.
decide-who = Quién está dónde
decide-nobody = Nadie ha tomado posición.
decide-answered = respondida
decide-cure = Se levantaría con:
decide-judge = Concluir si está atendida
decide-finding = Conclusión
decide-answer = Responder a la objeción
decide-to-floor = A esta disposición
decide-flips = Qué cambiaría el resultado
decide-flips-complete = Estos son todos los cambios mínimos.
decide-flips-never = Ningún cambio de posición lo cambiaría.
decide-flips-bounded = { $count ->
    [one] Se probaron conjuntos de hasta { $count } miembro; puede haber otros.
   *[other] Se probaron conjuntos de hasta { $count } miembros; puede haber otros.
}
decide-ways = u otros en la misma posición, de { $count } maneras
decide-others = Las mismas posiciones bajo cualquier otra norma
decide-others-why = Solo para comparar: decide la norma vigente.
decide-vote-asked = { $who } pidió una votación. Debe celebrarse.
decide-found = La presidencia concluye
decide-conclude = Concluir
decide-method = Cómo
decide-open-vote = Abrir una votación
decide-ask-vote = Pedir una votación
decide-withdraw-vote = Retirar la petición de votación
decide-adoption = Aprobación
decide-adoption-lede = Todo lo que media entre el texto y su aprobación, el texto exacto y dos responsables.
decide-way = Qué lo impide
decide-nothing = Nada.
decide-no-final = No se ha presentado ningún texto final en este ciclo.
decide-pending-silence = Hay un procedimiento de acuerdo tácito en curso.
decide-pending-vote = Se está votando.
decide-pending-motion = Hay una moción ante la sala.
decide-open = { $count ->
    [one] { $count } disposición del texto evolutivo no está convenida:
   *[other] { $count } disposiciones del texto evolutivo no están convenidas:
}
decide-open-beside = No impiden la adopción de un texto presentado: ese texto se aprueba tal como está.
decide-issued = Publicado
decide-ripe = Puede decidirse a partir del
decide-brackets = Corchetes
decide-digests = Las palabras exactas de cada versión
decide-language = Idioma
decide-no-lookalikes = Ninguna letra ni palabra imita a otra.
decide-lookalikes = { $count ->
    [one] { $count } pasaje parece otra cosa de lo que es:
   *[other] { $count } pasajes parecen otra cosa de lo que son:
}
decide-not-put = Este texto no se ha sometido a la sala.
decide-put-it = Someterlo a la sala
decide-symbol = Signatura del documento final
decide-outcome-title = Título del documento final; el del texto si se deja vacío
decide-two = Un segundo responsable ve exactamente esto y firma; entonces queda aprobado.
decide-adopt = Aprobar
decide-adopted = Aprobado
decide-document-number = documento { $number }
decide-extract = Extraer compromisos del texto
decide-extract-lede = Por cada disposición aprobada: quién ha de hacer qué y para cuándo. Las palabras son una sugerencia; usted decide.
decide-take = Extraer un compromiso
decide-verb = Verbo
decide-actors = Quién ha de actuar
decide-other-actors = Otros que han de actuar
decide-action = Lo que ha de hacerse
decide-due = Hasta el
decide-next-cycle = Abrir el ciclo siguiente
decide-next-lede = Lo aprobado, reservado y prometido sigue a la vista; el texto empieza de nuevo.
decide-statements = Declaraciones registradas
decide-open-commitments = Compromisos abiertos
decide-due-review = Revisión prevista
decide-cycle-title = Título del ciclo
decide-next-review = Cuándo está previsto el ciclo posterior
decide-why-early = Por qué se abre antes de tiempo
decide-same-rules = Empieza con las normas de este ciclo ({ $rule }); cambie las modalidades antes de pedir contribuciones.
decide-beside = Objeciones a disposiciones concretas: { $count }
decide-beside-why = Constan en el registro y cuentan donde se decide su disposición. Para el texto en su conjunto, una objeción a una disposición solo cuenta si se declara obstáculo para él.
decide-stance-obstacle = objeta, como obstáculo
decide-heard = se le escucha, no decide
decide-elsewhere = Se dice disponible en: { $languages }. En este registro no hay texto en ese idioma y, por tanto, tampoco huella.
decide-positions-then = Posiciones cuando se sometió a votación
decide-your-answer = Su respuesta
decide-you-said = Usted dijo:
decide-you-stand = Su posición
decide-because-hint = Una objeción lleva su motivo; en los demás casos puede omitirse.
decide-if-object = Si objeta
decide-obstacle = La declaro obstáculo para la decisión
decide-send-answer = Enviar la respuesta
decide-hands = A mano alzada: quien preside cuenta las manos y da las cifras al cerrar la votación. El registro no nombra a nadie.
decide-parts-title = Las partes
decide-part = Parte
decide-part-next = siguiente
decide-part-waits = pendiente de votación
decide-part-not-put = no se sometió a votación
decide-parts-first = Se concedió la división: cada parte se somete antes a votación, en el orden del texto. Lo aprobado se somete después a votación en su conjunto (artículo 89).
decide-parts-then-whole = Se ha votado sobre las partes. Lo aprobado se somete ahora a votación en su conjunto; lo rechazado queda fuera (artículo 89).
decide-parts-all-fell = Se rechazaron todas las partes dispositivas, y por tanto el conjunto queda rechazado (artículo 89).
decide-parts-were = Estas partes se sometieron a votación por separado (artículo 89).
decide-next-part = Siguiente: { $label }
decide-open-part = Abrir la votación de esta parte
decide-open-whole = Abrir la votación del conjunto
decide-no-vote-now = Ahora no se puede abrir ninguna votación. { $why }
decide-not-concluded-now = Ahora no se puede concluir la cuestión. { $why }
decide-no-adoption-now = Ahora no se puede aprobar. { $why }
