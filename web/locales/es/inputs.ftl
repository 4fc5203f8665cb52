inputs-lede = Quien participa puede decir qué debería cambiar. Cada contribución se descompone en puntos y cada punto recibe una respuesta: recogido, recogido en parte o no, y por qué.
inputs-became = Qué fue de ello
inputs-counts = { $contributions ->
    [one] Una contribución
   *[other] { $contributions } contribuciones
}, { $points ->
    [one] un punto
   *[other] { $points } puntos
}
inputs-points = Todos los puntos
inputs-calls = Convocatorias de contribuciones
inputs-none = Todavía no se ha convocado nada.
inputs-open = Abierta
inputs-closed = Cerrada
inputs-until = hasta el
inputs-contribute = Contribuir
inputs-synthesis = Informe de síntesis
inputs-lapsed = El ciclo terminó antes de su síntesis.
inputs-about = Sobre
inputs-questions = Preguntas orientativas
inputs-languages = Publicada en:
inputs-received = Contribuciones recibidas
inputs-opened = La convocatoria se abrió el { $day }.
inputs-nothing-yet = Todavía no ha llegado nada.
inputs-title = Contribución
inputs-from = De
inputs-language = Idioma
inputs-day = Fecha
inputs-contribution = Contribución { $number }
inputs-sealed = no pública
inputs-withdrawn = Retirada
inputs-own = la suya
inputs-confidential = en confianza, solo para la secretaría
inputs-signed = { $count ->
    [one] firmada por otro más
   *[other] firmada por otros { $count }
}
inputs-joint = Declaración conjunta: { $have } de { $want } firmas.
inputs-sign-until = Puede firmarse hasta el { $day }.
inputs-text = Texto
inputs-signers = También firmada por
inputs-no-points = Todavía no se ha extraído ningún punto.
inputs-consent = Se muestra como
inputs-points-lede = Una petición cada uno, tal como la secretaría la extrajo de una contribución. Los que dicen lo mismo van juntos y todos conservan a sus autores.
inputs-all = Todos
inputs-on-provision = Solo lo que atañe al párrafo { $label }.
inputs-found = { $count ->
    [0] Ningún punto
    [one] Un punto
   *[other] { $count } puntos
}
inputs-point = Punto { $number }
inputs-its-contribution = su contribución
inputs-used-in = en
inputs-reason = Por qué:
inputs-same = { $count ->
    [one] Otro punto dice lo mismo
   *[other] Otros { $count } puntos dicen lo mismo
}
inputs-answered = Respondido
inputs-synthesis-lede = Cada punto de esta convocatoria y lo que fue de él, y cómo le fue a cada grupo de interesados. Las cifras son las del registro; no se pondera nada.
inputs-published = Publicado el { $day }.
inputs-unpublished = Aún sin publicar: algo puede cambiar. El próximo borrador lo espera.
inputs-by-group = Por grupo de interesados
inputs-no-group = sin grupo, o en confianza
inputs-sum = Total
inputs-every-point = Cada punto
term-Disposition-waiting = aún sin respuesta
inputs-not-yet = aún no publicada
inputs-report = Lo que dice de ello la secretaría
