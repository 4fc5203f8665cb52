operator-health = Estado
operator-ready = Todo está en orden: la bóveda admite escrituras y todos los registros se pueden leer y escribir.
operator-ill = Hay que intervenir
operator-process = Proceso
operator-entries = Asientos
operator-node = Este nodo
operator-written = Escritura
operator-leads = dirige
operator-follows = sigue
operator-frozen = Congelado:
operator-writes = continúa
operator-begin = Iniciar un proceso
operator-outbox = Cartas
operator-outbox-read = Leer las cartas
operator-outbox-why = Cartas que aún no se han enviado. Si no se ha indicado un servidor de correo, entréguelas usted y retírelas.
operator-outbox-empty = No hay cartas en espera.
operator-waiting = { $count ->
    [0] No hay cartas en espera.
    [one] { $count } carta en espera.
   *[other] { $count } cartas en espera.
}
operator-dead = { $count ->
    [0] No se ha abandonado ninguna.
    [one] { $count } se ha abandonado.
   *[other] { $count } se han abandonado.
}
operator-remove = Retirar
operator-given-up = Abandonadas
operator-given-up-why = El servidor de correo rechaza estas cartas de forma definitiva o no se pudo contactar con él durante tres días.
operator-invitations = Invitaciones
operator-invitations-why = Una invitación crea una cuenta. Los puestos de un proceso los asigna su propia secretaría.
operator-invite = Crear una invitación
operator-invited = La invitación está en esta dirección
operator-invited-why = Se muestra una sola vez. Quien la abra en un plazo de 14 días obtiene la cuenta: entréguela por un medio de confianza.
operator-too = que también administra el servidor
operator-an-operator = Un administrador
operator-an-account = Una cuenta
operator-seat = puesto { $count }
operator-backups = Copias de seguridad
operator-backups-why = Copie los registros y las bóvedas mientras el servidor funciona, en carpetas distintas que se guarden en lugares distintos. Pruebe la restauración antes de necesitarla.
letter-subject = Novedades de { $process }
letter-line = { $day }: { $what }
letter-coming = Próximamente
letter-happened = Lo que ha ocurrido
letter-more = { $count ->
    [one] Y { $count } más.
   *[other] Y { $count } más.
}
letter-inputs = Termina una convocatoria de aportaciones: { $until }
letter-silence = Termina un procedimiento de acuerdo tácito: { $until }
letter-end = Para no recibir más estas cartas, abra:
