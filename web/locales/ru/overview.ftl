overview-progress = Согласовано пунктов: { $agreed } из { $paragraphs }.
overview-stands = { $stage }, с { $day }.
overview-stages = Этапы этого цикла
overview-text = Текст
overview-brackets = { $count ->
    [0] Открытых скобок нет.
    [one] Открыта { $count } скобка.
    [few] Открыты { $count } скобки.
    [many] Открыто { $count } скобок.
   *[other] Открыто { $count } скобки.
}
overview-kept = От слов первой версии осталось { $percent } %.
overview-census = Все пункты с их статусом
overview-read = Читать текст
overview-stand = Позиции сторон
overview-no-text = Текста этого цикла ещё нет.
overview-latest = Последний выпущенный документ:
overview-news = Что произошло недавно
overview-all-news = Все новости
overview-subscribe = Получать новости
overview-ahead = Что впереди
overview-nothing-ahead = Предстоящих сроков нет.
overview-people = Кто участвует
overview-group = Группа заинтересованных сторон
overview-seats = Места
overview-no-group = вне групп
overview-rules = Правила
overview-kind = Модель
overview-rule = Как принимается решение
overview-working-days = { $count ->
    [one] не менее { $count } рабочего дня
    [few] не менее { $count } рабочих дней
    [many] не менее { $count } рабочих дней
   *[other] не менее { $count } рабочего дня
}
overview-period-inputs = Призыв открыт
overview-period-text = Текст имеется до решения за
overview-period-silence = Молчание длится не менее
overview-period-languages = Языки решения
overview-lapses = Нарушенные правила и изъятия из них
overview-lapses-why = Они открыты, чтобы каждый мог судить об их значении.
overview-waived = изъятие сделано, ещё не использовано
overview-cycles = Циклы
overview-outcomes = Все итоги и сделанные вокруг них заявления
overview-adopted = Принято:
ahead-call = Закрывается призыв «{ $title }»
ahead-signatures = Закрывается сбор подписей под «{ $title }»
ahead-silence = Истекает срок молчания: { $document }
ahead-text = текст
ahead-stage-opens = Открывается этап: { $stage }
ahead-stage-ends = Завершается этап: { $stage }
ahead-review = Срок следующего обзора
ahead-meeting = Заседание: { $forum }
ahead-reports = { $count ->
    [0] Закрывается отчётный период; отчитались все
    [one] Закрывается отчётный период; не хватает { $count } отчёта
    [few] Закрывается отчётный период; не хватает { $count } отчётов
    [many] Закрывается отчётный период; не хватает { $count } отчётов
   *[other] Закрывается отчётный период; не хватает { $count } отчёта
}
ahead-commitment = Срок: { $action }
