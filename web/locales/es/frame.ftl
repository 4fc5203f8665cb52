skip-to-content = Ir al contenido
nav-process = Proceso
nav-overview = Panorama
nav-text = Texto
nav-inputs = Contribuciones
nav-positions = Posiciones
nav-meetings = Reuniones
nav-follow-up = Seguimiento
nav-record = Registro
nav-mine = Mi trabajo
nav-office = Oficina
nav-account = Mi cuenta
nav-operator = Servidor
search = Buscar
enter = Entrar
leave = Salir
frozen = Por ahora no se escribe nada; la lectura continúa.
foot-verify = Verificar
foot-calendar = Calendario
foot-help = Ayuda
foot-demo = Una demostración con partes ficticias
foot-record = { $count ->
    [one] Registro: { $count } acto
   *[other] Registro: { $count } actos
}
