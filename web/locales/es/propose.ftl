propose-title = Proponer un cambio
propose-lede = Elija un párrafo y cambie sus palabras, o envíe el texto entero en un archivo con sus cambios.
propose-where = En qué párrafo
propose-no-text = Por ahora no hay texto que cambiar.
propose-open = Propuestas ante la sala
propose-open-none = No hay ninguna.
propose-no = N.º
propose-what = Qué haría
propose-by = Presentada por
propose-sponsors = Patrocinadores
propose-supporters = Apoyada por
propose-change-title = Cambiar el párrafo { $label }
propose-amend-title = Enmendar la propuesta { $number }
propose-number = Propuesta { $number }
propose-number-of = propuesta { $count }
propose-does = Qué hacer
propose-replace = Cambiar las palabras
propose-insert = Insertar un párrafo a continuación
propose-delete = Suprimirlo
propose-move = Trasladarlo
propose-retain = Mantenerlo como está
propose-does-replace = Cambiar el párrafo { $label }
propose-does-insert = Insertar un párrafo después de { $label }
propose-does-insert-under = Insertar un párrafo bajo { $label }
propose-does-insert-start = Insertar un párrafo al principio
propose-does-delete = Suprimir el párrafo { $label }
propose-does-move = Trasladar el párrafo { $label } después de { $after }
propose-does-move-start = Trasladar el párrafo { $label } al principio
propose-does-merge = Reunir en un párrafo { $label }
propose-does-split = Dividir el párrafo { $label }
propose-does-retain = Mantener el párrafo { $label } como está
propose-words = Las palabras del párrafo { $label } como usted las querría
propose-words-hint = El texto entre corchetes no está acordado. Para insertar un párrafo, escriba aquí el nuevo.
propose-place = Si lo traslada: después de qué párrafo
propose-place-start = Al principio
propose-because = Motivo
propose-because-hint = Todos lo leen. Queda aparte del texto.
propose-preview = Como lo verán los demás
propose-preview-do = Ver el cambio
propose-look-twice = Algunas palabras no son lo que parecen: cámbielas, o envíelas de todos modos si ese es su propósito.
propose-submit = Presentar la propuesta
propose-keep = Guardarlo antes como borrador
propose-keep-why = Un borrador se guarda aparte del registro. Solo lo ven los miembros del grupo que elija.
propose-keep-who = Quién trabaja en él
propose-keep-me = Solo mi delegación
propose-keep-do = Guardar el borrador
propose-draft-of = Un borrador de: { $group }. No consta en el registro, y solo lo ven sus miembros.
propose-draft-save = Guardar los cambios
propose-draft-discard = Desechar el borrador
propose-draft-comments = Observaciones del grupo
propose-draft-comment = Su observación
propose-draft-say = Añadir la observación
propose-draft-changed = Otra persona cambió entretanto este borrador. Abajo están sus palabras y las de usted; reúna lo que deba quedar y guárdelo de nuevo.
propose-draft-theirs = Tal como lo guardó { $seat }
propose-draft-against = Lo que su texto cambiaría en él
propose-waits = Espera a un patrocinador que tenga parte en la decisión.
propose-stale = Ya no encaja en el texto:
propose-amends = Enmienda la
propose-amended-by = Enmendada por
propose-amend = Enmendar esta propuesta
propose-join = Sumarse como patrocinador
propose-second = Apoyar que se mantenga
propose-leave = Dejar de patrocinarla
propose-withdraw = Retirarla
propose-reintroduce = Presentarla de nuevo
propose-upload-title = Proponer con un archivo
propose-upload-lede = Envíe el texto como lo querría: en Word, con o sin control de cambios, o en Markdown, texto sin formato, HTML o PDF. Verá cada cambio antes de que se presente nada.
propose-upload-text = Para empezar, tome el texto tal como está, sin las propuestas de los demás:
propose-upload-elsewhere = La mayoría de las diferencias no fueron registradas: el archivo procede probablemente de otro texto, o de la recopilación. Haga sus cambios en el texto tal como está:
propose-upload-file = El archivo
propose-upload-hint = Como máximo 16 MB. No hace falta actualizar la numeración.
propose-upload-do = Leer el archivo
propose-upload-safe = El archivo se lee en un recinto cerrado y luego se olvida. Los nombres de autores, las fechas y los comentarios que contiene no van a ninguna parte.
propose-upload-none = Elija primero un archivo.
propose-upload-again = Enviar otro archivo
propose-upload-waits = Un archivo que usted subió no se ha presentado todavía.
propose-upload-go-on = Continuar con él
propose-upload-nothing = No hay nada marcado; no se presentó nada.
propose-upload-authors = Los cambios controlados son de { $count } autores. Se muestran todos juntos.
propose-upload-comments = { $count ->
    [one] Se dejó fuera { $count } comentario del archivo.
   *[other] Se dejaron fuera { $count } comentarios del archivo.
}
propose-upload-notices = { $count ->
    [one] { $count } aviso sobre el archivo
   *[other] { $count } avisos sobre el archivo
}
propose-upload-changed = { $count ->
    [one] El texto cambió entretanto: { $count } cambio marcado ya no encaja. Revise la lista; no se presentó nada.
   *[other] El texto cambió entretanto: { $count } cambios marcados ya no encajan. Revise la lista; no se presentó nada.
}
propose-upload-refused = No se presentó nada: el cambio marcado { $number } no procede. { $why }
propose-upload-some = Presentados: { $count }. Rechazados: { $refused }; los motivos constan abajo, con los cambios.
propose-understood-title = Lo que se entendió
propose-understood-lede = { $count ->
    [0] El archivo no cambia nada en el texto.
    [one] { $count } cambio en el texto tal como está ahora. Aún no se ha presentado nada.
   *[other] { $count } cambios en el texto tal como está ahora. Aún no se ha presentado nada.
}
propose-untracked = No es un cambio controlado: el archivo procede probablemente de otra versión del texto. Márquelo solo si lo desea.
propose-not-placed = Tal como está, se rechazaría:
propose-confirm-all = Presentar todo lo marcado, o nada
propose-confirm-fitting = Presentar lo que proceda
upload-too-large = El archivo tiene { $found } bytes, por encima del límite de { $limit }. Envíe uno más pequeño.
upload-over-limit = El archivo contiene más de lo que se lee de uno solo: { $found }, por encima del límite de { $limit }. Envíe el texto en varios archivos.
upload-wrong-kind = Este tipo de archivo no se lee, o el archivo no es lo que dice su nombre. Guárdelo como Word (.docx), Markdown, HTML o texto sin formato y envíelo de nuevo.
upload-damaged = El archivo está dañado. Guárdelo de nuevo y envíelo otra vez.
upload-encrypted = El archivo está cifrado. Guárdelo sin contraseña y envíelo otra vez.
upload-too-long = La lectura del archivo duró más de { $seconds } segundos. Guárdelo de nuevo o envíelo como texto sin formato.
upload-too-much = El texto del archivo es mayor de lo que se admite. Envíelo por partes.
upload-no-answer = No se pudo leer el archivo con la memoria y el tiempo que se dan a uno. Guárdelo de nuevo o envíelo como texto sin formato.
upload-busy = En este momento se leen demasiados archivos. Envíelo de nuevo en un minuto.
upload-no-reader = Por ahora no se puede leer ningún archivo. Avise a la Secretaría o proponga en el propio texto.
upload-another-text = Parece otro texto: contiene el { $percent } % del texto en negociación, y el mínimo es el { $limit } %. Tome de esta página el texto tal como está, modifíquelo y envíelo.
propose-upload-gone = Lo que se entendió del archivo ya no se conserva: se presentó, o lo sustituyó otro archivo. Vuelva a subirlo.
propose-no-words = No hay palabras. Escriba las que desea; para quitar el párrafo, elija suprimirlo.
propose-half-bracket = Un corchete se abre o se cierra aquí sin su otra mitad. Así figuraría en la propuesta.
propose-resting = Objeciones y reservas que dependen de esta propuesta
propose-resting-hint = Cada una recae sobre otra cosa, y quien la formuló dijo que esta propuesta, o una de las otras que se nombran, la resolvería. Nada se levanta por sí solo: se avisa a quien la mantiene, y decide.
