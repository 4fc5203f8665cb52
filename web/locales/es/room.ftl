room-title = La sala
room-agreed = { $agreed } de { $paragraphs } convenidos
room-brackets = { $count ->
    [one] { $count } corchete
   *[other] { $count } corchetes
}
room-questions = { $count ->
    [one] { $count } cuestión ante la sala
   *[other] { $count } cuestiones ante la sala
}
room-voting = Se está votando
room-silence = Procedimiento de acuerdo tácito { $number }
room-empty = No hay ningún texto en pantalla.
room-speakers = Oradores
room-speaking = Tiene la palabra:
room-floor-free = Nadie tiene la palabra.
room-next = A continuación:
room-waiting = { $count ->
    [one] { $count } orador espera
   *[other] { $count } oradores esperan
}
