date-day = { $day } de { $month } de { $year }
date-moment = { $weekday }, { $day } de { $month } de { $year }, { $time } { $zone }
span-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
span-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
span-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
span-years = { $count ->
    [one] { $count } año
   *[other] { $count } años
}
span-days-hours = { $days ->
    [one] { $days } día
   *[other] { $days } días
} { $hours ->
    [one] { $hours } hora
   *[other] { $hours } horas
}
span-ahead = en { $span }
span-ago = hace { $span }
span-now = hace un momento
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
weekday-1 = lunes
weekday-2 = martes
weekday-3 = miércoles
weekday-4 = jueves
weekday-5 = viernes
weekday-6 = sábado
weekday-7 = domingo
