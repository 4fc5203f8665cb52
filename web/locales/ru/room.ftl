room-title = Зал
room-agreed = согласовано { $agreed } из { $paragraphs }
room-brackets = { $count ->
    [one] { $count } скобка
    [few] { $count } скобки
    [many] { $count } скобок
   *[other] { $count } скобок
}
room-questions = { $count ->
    [one] { $count } вопрос на рассмотрении
    [few] { $count } вопроса на рассмотрении
    [many] { $count } вопросов на рассмотрении
   *[other] { $count } вопросов на рассмотрении
}
room-voting = Идёт голосование
room-silence = Процедура отсутствия возражений { $number }
room-empty = На экране нет текста.
room-speakers = Ораторы
room-speaking = Слово имеет:
room-floor-free = Слово никому не предоставлено.
room-next = Следующий:
room-waiting = { $count ->
    [one] ждёт { $count } оратор
    [few] ждут { $count } оратора
    [many] ждут { $count } ораторов
   *[other] ждут { $count } ораторов
}
