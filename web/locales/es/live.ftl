live-changed = Esta página ha cambiado.
live-offer = Algo ha cambiado aquí. Mostrar los cambios
live-copied = La dirección se ha copiado.
live-keys = Teclas
live-next = La disposición siguiente
live-previous = La disposición anterior
live-close = Cerrar
