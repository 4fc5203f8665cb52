search-title = Поиск
search-label = Искать в тексте, материалах и во всём сказанном
search-hint = Должны быть все слова. «Слова в кавычках» стоят подряд, начало* ищет начала, -слово исключает.
search-none = Попробуйте меньше слов, начало слова с * или другой язык.
search-narrow = Уточнить
search-chosen = (выбрано; перейдите по ссылке, чтобы снять)
search-by-kind = Вид
search-by-cycle = Цикл
search-by-seat = Кто
search-by-language = Язык
search-cycle = Цикл { $number }
search-kind-text = Текст в нынешнем виде
search-kind-agreed = Согласованные формулировки
search-kind-document = Прежние версии и документы
search-kind-proposal = Предложения
search-kind-input = Материалы
search-kind-position = Позиции
search-kind-statement = Заявления
search-kind-follow-up = Последующая деятельность
search-kind-meeting = Заседания
search-kind-instrument = Другие документы
search-document = Документ { $number }
search-call = Запрос материалов { $number }
search-point = Тезис { $number }
search-position = Позиция
search-silence = Процедура отсутствия возражений { $number }
search-statement = Заявление { $number }
search-ruling = Постановление { $number }
search-report = Доклад { $number }
search-evidence = Подтверждение { $number }
search-assessment = Оценка { $number }
search-dispute = Спор { $number }
search-task-force = Целевая группа { $number }
search-road-map = Дорожная карта { $number }
search-forum = Форум { $number }
search-meeting = Заседание { $number }
search-intervention = Выступление { $number }
search-message = Послание { $number }
search-instrument = Документ другого процесса { $number }
search-found = { $count ->
    [0] Ничего не найдено.
    [one] Найдена { $count } запись.
    [few] Найдены { $count } записи.
    [many] Найдено { $count } записей.
   *[other] Найдено { $count } записи.
}
search-more = { $count ->
    [one] Показать { $count }
    [few] Показать все { $count }
    [many] Показать все { $count }
   *[other] Показать все { $count }
}
