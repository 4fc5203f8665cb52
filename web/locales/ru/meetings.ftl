meetings-title = Заседания
meetings-lede = Кто, когда и о чём заседает, кто сколько говорил и что принято.
meetings-mandate-until = Мандат истекает { $day }.
meetings-none = Заседаний не объявлено.
meetings-when = Когда
meetings-forum = Кто заседает
meetings-negotiation = Переговоры
meetings-place = Место
meetings-state = Состояние
meetings-contents = Содержание
meetings-online = онлайн
meetings-chatham = Правило Чатем-Хаус
meetings-chatham-why = Правило Чатем-Хаус: сказанное можно использовать, кто сказал — нельзя раскрывать. В протоколе этого заседания нет ораторов; высказывания записываются без имён и публикуются после его окончания.
meetings-items = { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
    [many] { $count } пунктов
   *[other] { $count } пунктов
}
meetings-statements = { $count ->
    [one] { $count } выступление
    [few] { $count } выступления
    [many] { $count } выступлений
   *[other] { $count } выступлений
}
meetings-messages = { $count ->
    [one] { $count } послание
    [few] { $count } послания
    [many] { $count } посланий
   *[other] { $count } посланий
}
meetings-plan = Объявить заседание
meetings-agenda-item = Пункт повестки дня
meetings-from = С, UTC
meetings-until = До, UTC
meetings-notice = { $count ->
    [one] Объявляется за { $count } рабочий день; меньший срок требует публичного объяснения.
    [few] Объявляется за { $count } рабочих дня; меньший срок требует публичного объяснения.
    [many] Объявляется за { $count } рабочих дней; меньший срок требует публичного объяснения.
   *[other] Объявляется за { $count } рабочих дней; меньший срок требует публичного объяснения.
}
meetings-public = Слушать может каждый
meetings-chair = Председатель
meetings-seconds = Секунд каждому оратору
meetings-short-notice = Почему срок короче
meetings-led-by = ведёт { $who }
meetings-open = Открыть заседание
meetings-close = Закрыть заседание
meetings-agenda = Повестка дня
meetings-take-up = Перейти к пункту
meetings-ask = Попросить слова
meetings-speakers = Ораторы
meetings-alternate = Слово предоставляется попеременно правительствам и всем остальным, пока ждут те и другие.
meetings-each = { $count ->
    [one] У каждого { $count } секунда.
    [few] У каждого { $count } секунды.
    [many] У каждого { $count } секунд.
   *[other] У каждого { $count } секунд.
}
meetings-has-floor = Слово имеет:
meetings-used = Использовано секунд, если часы останавливали
meetings-end-turn = Завершить выступление
meetings-nobody = Никто не ждёт.
meetings-next = следующий
meetings-give = Предоставить слово
meetings-out-of-order = Вне очереди
meetings-withdraw = Снять
meetings-elsewhere = { $count ->
    [one] { $count } ждёт по другому пункту.
    [few] { $count } ждут по другим пунктам.
    [many] { $count } ждут по другим пунктам.
   *[other] { $count } ждут по другим пунктам.
}
meetings-time = Время выступлений
meetings-time-why = Секунды, использованные каждой группой
meetings-group = Группа
meetings-no-group = без группы
meetings-turns = Выступления
meetings-seconds-used = Секунды
meetings-over = Превышения
meetings-said = Что было сказано
meetings-nothing-said = Пока ничего.
meetings-on-item = пункт { $item }
meetings-used-of = { $used } из { $of } секунд
meetings-written = письменно
meetings-heard-early = вне очереди: { $why }
meetings-remarks = Высказывания, без имён
meetings-no-remarks = Ещё не опубликованы.
meetings-publish-remarks = Опубликовать высказывания
meetings-remark = Высказывание
meetings-adopted-messages = Послания
meetings-speak = Занести выступление в протокол
meetings-words = Слова
meetings-words-why = Если слово у вас, это часть вашего выступления; иначе — письменное заявление.
meetings-put-on-record = Занести в протокол
meetings-adopt-message = Принять послание
meetings-to = Кому
meetings-take-down = Записать высказывание
meetings-taken = Записано, без имени.
meetings-take-down-why = Не хранится ни кто это сказал, ни когда. Все высказывания публикуются вместе после заседания.
