text-title = El texto
text-components = Componentes
text-documents = Documentos
text-documents-lede = Todas las versiones del texto en cada ciclo, cada una con su propio número para siempre, y lo que cambia de una a la siguiente.
text-all-documents = Todos los documentos y versiones
text-none = Todavía no hay texto.
text-rolling = El texto en negociación
text-started-from = Parte de { $document }.
text-as-adopted = Aprobado el { $date }
text-read-as = Leído como lo querría { $who }
text-reads-unchanged = No han propuesto nada sobre este texto: se lee tal cual.
text-until = Esta etapa termina
text-stages = Etapas
text-strip = Los párrafos de un vistazo
text-tools = Formas de leer
text-view-base = Base
text-view-compilation = Recopilación
text-view-clean = Texto limpio
text-view-changes = Cambios
text-view-lines = Líneas numeradas
text-as = Leer según
text-as-all = todas las partes, recopilado
text-with = Al lado
text-with-none = ningún otro idioma
text-show = Mostrar
text-propose = Proponer un cambio
text-propose-word = Proponer con Word
text-only-changed = Solo lo que cambió
text-only-contested = Solo lo que está en disputa
text-open-contested = abierto, con cambios propuestos
text-story = Su historia
text-whole-story = Toda la historia
text-stale = Esta traducción es de una redacción anterior.
text-held = En espera de un asunto conexo: { $issue }
text-proposed-paragraph = Párrafo propuesto
text-amendments = { $count ->
    [one] { $count } enmienda
   *[other] { $count } enmiendas
} de { $sponsors ->
    [one] { $sponsors } patrocinador
   *[other] { $sponsors } patrocinadores
}
text-proposals = { $count ->
    [one] { $count } propuesta
   *[other] { $count } propuestas
} de { $sponsors ->
    [one] { $sponsors } patrocinador
   *[other] { $sponsors } patrocinadores
}
text-share = { $count } % de sus palabras entre corchetes
text-would-join = Se uniría al anterior: { $who }
text-would-retain = Lo mantendría como está: { $who }
text-would-move = Se trasladaría después de { $place }: { $who }
text-would-move-first = Se trasladaría: { $who }
text-would-land = vendría aquí: { $who }
text-statements-made = { $count ->
    [one] { $count } declaración al respecto
   *[other] { $count } declaraciones al respecto
}
text-was-inserted = insertado
text-was-deleted = suprimido
text-was-changed = palabras cambiadas
text-was-moved = trasladado
text-formerly = antes { $number }
text-changes-since = Cambios desde { $document }
text-tally = De { $all } disposiciones, { $changed } cambian de palabras, { $inserted } se insertan, { $deleted } se suprimen y { $moved } se trasladan.
text-compare-title = De { $from } a { $to }
text-compare-with = Comparar con otra versión
text-other-way = En sentido inverso
text-redline = Word, control de cambios
text-unplaced = No incorporadas
text-unplaced-why = Estas propuestas no figuran en ninguna disposición, cada una por la razón que se indica.
text-legend = Cómo leer este texto
text-legend-words = palabras
text-legend-bracket = Texto no acordado. Un corchete dentro de otro es una cuestión dentro de otra.
text-legend-bar = Separa las alternativas. Las palabras de la base van primero.
text-legend-ins = Propuesto: en negrita y subrayado, seguido de quién lo propone.
text-legend-del = Alguien las suprimiría: tachado. Permanecen hasta que se acuerde.
text-proposed-by = propuesto por
text-delete = suprimir:
text-delete-whole = suprimir todo:
text-nearly-as = casi como
text-with-next = con el corchete siguiente: una sola propuesta
text-with-before = con el corchete anterior
text-with-both = con los corchetes anterior y siguiente
text-paragraph-begins = aquí empezaría un nuevo párrafo:
text-inserted = insertado:
text-end-inserted = (fin de la inserción)
text-deleted = suprimido:
text-end-deleted = (fin de la supresión)
text-languages = Idiomas:
text-numbered = { $count ->
    [one] { $count } disposición numerada
   *[other] { $count } disposiciones numeradas
}
text-corrects = Corrige
text-corrected-by = Corregido por
text-concordance = { $count ->
    [one] { $count } número cambiado
   *[other] { $count } números cambiados
}
text-concordance-caption = Números anteriores y actuales
text-former = Número anterior
text-now = Número actual
text-new = nuevo
text-other-documents = Otros documentos
text-former-document = Antes:
text-later-document = Después:
text-lines-lede = Cada línea conserva su número para siempre: cite esta versión por sus líneas.
text-paragraph = Párrafo { $number }
text-in-present = en el texto en negociación
text-stands-no-more = ya no figura
text-issue-settled = resuelto
text-say-where = Expresar una posición
text-stand = Posiciones
text-stand-former = de un ciclo concluido
text-stand-caption = Posiciones por grupo de interesados; quien no dijo nada guarda silencio
text-stand-group = Grupo
text-silent = silencio
text-no-group = Otros
text-nobody-said = Nadie ha expresado una posición. El silencio es silencio, no apoyo.
text-would-lift = Esta redacción la levantaría:
text-cures = Lo que levantaría una objeción
text-cure-by = Ofrecido por { $by } a { $of }
text-cure-accepted = aceptado
text-entry = acto { $count }
text-events = En el registro
text-its-story = Su historia
text-came-from = Procede de
text-proposed = { $count ->
    [one] { $count } propuesta
   *[other] { $count } propuestas
}
text-reason = Motivo:
text-deed-insert = una nueva disposición
text-deed-delete = la suprimiría
text-deed-move = la trasladaría
text-deed-merge = la fusionaría con otras
text-deed-split = la dividiría
text-deed-retain = la mantendría como está
text-inputs = { $count ->
    [one] { $count } punto de las aportaciones
   *[other] { $count } puntos de las aportaciones
}
text-inputs-caption = Lo que pedían las aportaciones y qué fue de ello
text-input-claim = Lo que se pedía
text-input-from = Quién
text-input-became = Qué fue de ello
text-not-answered = aún sin respuesta
text-anonymous = sin nombre
text-how-it-read = Redacciones sucesivas
text-unchanged = sin cambios
text-stated = Declaraciones
text-commitments = Lo que en ella se prometió
text-due = Plazo
text-no-report = Nadie ha informado al respecto.
text-instruments = Textos de otros procesos
text-not-linked = Deliberadamente no vinculada a
text-event-changed = Cambiaron palabras, lugar o estado
text-event-issued = Figura en { $document }
text-event-proposed = { $who } propuso un cambio
text-event-answered = Un punto de las aportaciones: { $answer }
text-event-positions = { $count ->
    [one] { $count } posición expresada
   *[other] { $count } posiciones expresadas
}
text-event-stated = { $who }: { $kind }
text-event-commitment = De ella se extrajo un compromiso
