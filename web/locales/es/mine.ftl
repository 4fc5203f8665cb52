mine-title = Lo que me espera
mine-lede = Todo lo que está sobre la mesa de { $seat }, primero los plazos, y los recibos de todo lo hecho.
mine-nothing = Nada le espera.
mine-silences = Procedimientos de acuerdo tácito
mine-questions = Ante la sala
mine-question = { $about }: diga su posición
mine-votes = Votaciones abiertas
mine-vote = { $about }: vote
mine-silence-runs = { $count ->
    [one] { $count } párrafo en acuerdo tácito: callar, o romper el silencio
   *[other] { $count } párrafos en acuerdo tácito: callar, o romper el silencio
}
mine-silence-broken = { $count ->
    [one] Rompió el silencio sobre un texto de { $count } párrafo
   *[other] Rompió el silencio sobre un texto de { $count } párrafos
}
mine-pending = Acordado ad referéndum, por confirmar
mine-confirm = El párrafo { $label } espera a su capital
mine-cures = Redacciones que se me ofrecen
mine-cure = { $who } ofrece una redacción que levantaría su objeción a { $label }
mine-rests = Lo que pedí está resuelto
mine-rests-stands = { $about }: aquello de lo que depende su posición figura en el texto. Retírela o diga qué falta todavía.
mine-rests-gone = { $about }: nada de aquello de lo que depende su posición está ya ante la sala.
mine-open = En lectura, sin posición mía
mine-no-position = { $count ->
    [one] { $count } párrafo: { $labels }
   *[other] { $count } párrafos: { $labels }
}
mine-co-sign = Declaraciones conjuntas por firmar
mine-sign = { $who } invita a firmar
mine-calls = Convocatorias de contribuciones
mine-reports = Informes pendientes
mine-promises = Lo que prometí
mine-proposals = Propuestas mías y de mis grupos
mine-inputs = Mis contribuciones
mine-input = { $title } ({ $answered } de { $count } puntos con respuesta)
mine-drafts = Borradores sin presentar
mine-draft = Párrafo { $label } ({ $group })
mine-own = Lo que he hecho
mine-own-none = Nada todavía.
mine-own-earlier = { $count ->
    [one] Y { $count } acto anterior, en el registro.
   *[other] Y { $count } actos anteriores, en el registro.
}
mine-entry = Asiento
mine-act = Acto
mine-when = Fecha
mine-receipt = Recibo
mine-receipt-why = El recibo prueba que esto consta en el registro. Consérvelo: puede verificarse sin nosotros.
mine-capacity = En qué calidad
mine-capacity-own = En nombre propio
mine-capacity-for = En nombre de: { $group }
mine-capacity-with = En nombre propio, en consonancia con: { $group }
mine-added = añadido:
mine-deleted = suprimido:
mine-done-title = Consta en el registro
mine-done-one = Realizado: { $act }.
mine-done-many = { $count ->
    [one] Se realizó { $count } acto.
   *[other] Se realizaron { $count } actos a la vez.
}
mine-done-entry = Asiento { $entry }
mine-back = { $count ->
    [one] Retirarlo
   *[other] Retirar los { $count } actos
}
mine-back-why = Un clic: un nuevo asiento lo retira. El registro conserva ambos.
mine-back-late = Esto ya no puede retirarse aquí: ya se retiró, otra cosa ocupa su lugar o su plazo terminó.
mine-next-back = Lo que usted retiró ya no cuenta. El registro conserva ambos asientos.
mine-next = Qué sigue
mine-next-propose = La propuesta está ante la sala. Figura en la recopilación, donde otros pueden sumarse a ella o enmendarla. La presidencia la examina al leer el párrafo.
mine-next-sponsors = La lista de patrocinadores ha cambiado para todos.
mine-next-position = Todos ven ahora su posición. Puede cambiarla o retirarla hasta la aprobación.
mine-next-cure = La redacción consta junto a la objeción. Si quien objeta la acepta, pasa a ser propuesta de ambos.
mine-next-accept-cure = La redacción es una propuesta que ambos patrocinan. Su objeción se mantiene hasta que esas palabras estén en el texto.
mine-next-break = Se informa a la presidencia. Los párrafos que nombró no están acordados; puede retirar la objeción hasta que venza el plazo.
mine-next-late = Llegó después del plazo y no surte efecto en el acuerdo tácito; consta en el registro. Diríjase a la presidencia.
mine-next-contribute = La secretaría extrae de ella puntos y responde a cada uno. Verá cada respuesta en sus contribuciones.
mine-next-co-sign = La declaración cuenta cuando la han firmado a tiempo los suficientes.
mine-next-report = Otros pueden evaluar el informe, y usted puede responder a lo que impugnen.
mine-next-statement = La declaración consta junto a los párrafos a que se refiere. No cambia ningún texto.
mine-next-other = Todos pueden leerlo en el registro.
mine-next-consent = Desde ahora se nombra como usted eligió. Lo que antes se publicó o se recogió de ella permanece en el registro.
mine-to-sign = Por firmar con otro cargo
