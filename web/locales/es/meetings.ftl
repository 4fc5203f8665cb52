meetings-title = Reuniones
meetings-lede = Quién se reúne, cuándo y sobre qué, quién habló cuánto tiempo y qué se aprobó.
meetings-mandate-until = El mandato termina el { $day }.
meetings-none = No se ha anunciado ninguna reunión.
meetings-when = Cuándo
meetings-forum = Quién se reúne
meetings-negotiation = La negociación
meetings-place = Lugar
meetings-state = Estado
meetings-contents = Contenido
meetings-online = en línea
meetings-chatham = Regla de Chatham House
meetings-chatham-why = Regla de Chatham House: lo dicho puede usarse, quién lo dijo no puede revelarse. El registro de esta reunión no contiene oradores; las observaciones se anotan sin nombres y se publican cuando termina.
meetings-items = { $count ->
    [one] { $count } punto
   *[other] { $count } puntos
}
meetings-statements = { $count ->
    [one] { $count } declaración
   *[other] { $count } declaraciones
}
meetings-messages = { $count ->
    [one] { $count } mensaje
   *[other] { $count } mensajes
}
meetings-plan = Anunciar una reunión
meetings-agenda-item = Punto del orden del día
meetings-from = Desde, UTC
meetings-until = Hasta, UTC
meetings-notice = { $count ->
    [one] Se anuncia con { $count } día hábil de antelación; menos exige un motivo público.
   *[other] Se anuncia con { $count } días hábiles de antelación; menos exige un motivo público.
}
meetings-public = Cualquiera puede escuchar
meetings-chair = Presidencia
meetings-seconds = Segundos para cada orador
meetings-short-notice = Por qué el aviso es más corto
meetings-led-by = presidida por { $who }
meetings-open = Abrir la reunión
meetings-close = Cerrar la reunión
meetings-agenda = Orden del día
meetings-take-up = Abordar
meetings-ask = Pedir la palabra
meetings-speakers = Oradores
meetings-alternate = La palabra alterna entre los gobiernos y todos los demás mientras ambos esperen.
meetings-each = { $count ->
    [one] Cada uno dispone de { $count } segundo.
   *[other] Cada uno dispone de { $count } segundos.
}
meetings-has-floor = Tiene la palabra:
meetings-used = Segundos usados, si se detuvo el reloj
meetings-end-turn = Terminar la intervención
meetings-nobody = Nadie espera.
meetings-next = siguiente
meetings-give = Dar la palabra
meetings-out-of-order = Fuera de orden
meetings-withdraw = Retirar
meetings-elsewhere = { $count ->
    [one] { $count } espera en otro punto.
   *[other] { $count } esperan en otros puntos.
}
meetings-time = Tiempo de palabra
meetings-time-why = Segundos usados por cada grupo
meetings-group = Grupo
meetings-no-group = sin grupo
meetings-turns = Intervenciones
meetings-seconds-used = Segundos
meetings-over = Excesos
meetings-said = Lo que se dijo
meetings-nothing-said = Nada todavía.
meetings-on-item = punto { $item }
meetings-used-of = { $used } de { $of } segundos
meetings-written = por escrito
meetings-heard-early = oído fuera de orden: { $why }
meetings-remarks = Observaciones, sin nombres
meetings-no-remarks = No se ha publicado ninguna.
meetings-publish-remarks = Publicar las observaciones
meetings-remark = Una observación
meetings-adopted-messages = Mensajes
meetings-speak = Dejar constancia de una declaración
meetings-words = Las palabras
meetings-words-why = Si tiene la palabra, pertenece a su intervención; si no, es una declaración escrita.
meetings-put-on-record = Dejar constancia
meetings-adopt-message = Aprobar un mensaje
meetings-to = Dirigido a
meetings-take-down = Anotar una observación
meetings-taken = Anotado, sin nombre.
meetings-take-down-why = No se guarda quién lo dijo ni cuándo. Todas las observaciones se publican juntas al terminar la reunión.
