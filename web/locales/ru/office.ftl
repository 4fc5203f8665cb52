office-lede = Этап: { $stage }. Что ждет ваших должностей и что предстоит.
office-desk = Стол
office-pending = Вторые подписи
office-people = Участники
office-stages = Этапы и сроки уведомления
office-inputs = Материалы и тезисы
office-issue = Выпустить вариант
office-rulings = Постановления и исправления
office-done = Сделано: запись { $entry } реестра.
office-nothing = Ничего не ждет.
office-yes = да
office-wait-people = { $count ->
    [one] предложенная аккредитация ждет решения
    [few] предложенные аккредитации ждут решения
    [many] предложенных аккредитаций ждут решения
   *[other] предложенные аккредитации ждут решения
}
office-wait-points = { $count ->
    [one] тезис без ответа
    [few] тезиса без ответа
    [many] тезисов без ответа
   *[other] тезиса без ответа
}
office-wait-unread = { $count ->
    [one] материал, из которого не взято тезисов
    [few] материала, из которых не взято тезисов
    [many] материалов, из которых не взято тезисов
   *[other] материала, из которых не взято тезисов
}
office-wait-closable = { $count ->
    [one] материал с ответами можно закрыть
    [few] материала с ответами можно закрыть
    [many] материалов с ответами можно закрыть
   *[other] материала с ответами можно закрыть
}
office-wait-synthesis = { $count ->
    [one] сбор готов к сводному докладу
    [few] сбора готовы к сводным докладам
    [many] сборов готовы к сводным докладам
   *[other] сбора готовы к сводным докладам
}
office-wait-proposals = { $count ->
    [one] предложение на рассмотрении
    [few] предложения на рассмотрении
    [many] предложений на рассмотрении
   *[other] предложения на рассмотрении
}
office-wait-sponsors = { $count ->
    [one] предложение ждет автора
    [few] предложения ждут автора
    [many] предложений ждут автора
   *[other] предложения ждут автора
}
office-wait-silences = { $count ->
    [one] процедура отсутствия возражений истекла, ее надо закрыть
    [few] процедуры отсутствия возражений истекли, их надо закрыть
    [many] процедур отсутствия возражений истекли, их надо закрыть
   *[other] процедуры отсутствия возражений истекли, их надо закрыть
}
office-wait-answers = { $count ->
    [one] возражение без ответа
    [few] возражения без ответа
    [many] возражений без ответа
   *[other] возражения без ответа
}
office-wait-rounds = { $count ->
    [one] раунд отчетности истек, его надо закрыть
    [few] раунда отчетности истекли, их надо закрыть
    [many] раундов отчетности истекли, их надо закрыть
   *[other] раунда отчетности истекли, их надо закрыть
}
office-wait-questions = { $count ->
    [one] вопрос открыт
    [few] вопроса открыты
    [many] вопросов открыто
   *[other] вопроса открыты
}
office-wait-stage = { $count ->
    [one] этап пора открыть
    [few] этапа пора открыть
    [many] этапов пора открыть
   *[other] этапа пора открыть
}
office-wait-votes = { $count ->
    [one] голосование открыто
    [few] голосования открыты
    [many] голосований открыто
   *[other] голосования открыты
}
office-wait-appeals = { $count ->
    [one] протест против постановления ждет решения
    [few] протеста против постановлений ждут решения
    [many] протестов против постановлений ждут решения
   *[other] протеста против постановлений ждут решения
}
office-wait-motions = { $count ->
    [one] предложение по процедуре ждет решения
    [few] предложения по процедуре ждут решения
    [many] предложений по процедуре ждут решения
   *[other] предложения по процедуре ждут решения
}
office-next = Что предстоит
office-next-none = Сроков не установлено.
office-next-opens = Открывается: { $stage }
office-next-ends = Завершается: { $stage }
office-next-call = Закрывается сбор «{ $title }»
office-next-silence = Истекает процедура отсутствия возражений
office-next-round = Завершается раунд отчетности
office-next-review = Наступает следующий обзор
office-breaches = Нарушения правил
office-breaches-none = В реестре их нет.
office-pending-lede = Принятие, удаление и некоторые постановления требуют двух должностных лиц. Второе читает в точности то, что будет сделано, и подписывает или отклоняет. Через день оно больше не ждет.
office-pending-none = Ничто не ждет второй подписи.
office-pending-yours = вы можете подписать
office-pending-asked = Просит: { $seat }
office-pending-who = Кто просит, с какого времени
office-pending-until = Ждет до
office-pending-waits = Это ждет второго должностного лица. Сообщите ему: оно найдет это в разделе «Вторые подписи».
office-pending-declined = Отклонено: { $seat }
office-pending-what = Будет сделано в точности это
office-pending-digest = Хеш этого:
office-pending-sign = Подписать как второе должностное лицо
office-pending-alone = Вы сами запросили это, с этого или другого вашего места. Подписать должен второй человек.
office-pending-decline = Отклонить
office-pending-back = Взять назад
office-all = Все ({ $count })
office-col-seat = Имя
office-col-basis = Основание
office-col-side = Группа заинтересованных сторон
office-col-offices = Должности
office-col-admission = Аккредитация
office-col-code = Код
office-col-until = До
office-col-stage = Этап
office-col-from = Открывается
office-col-do = Что сделать
office-col-clause = Срок
office-col-least = Не менее
office-col-earliest = Самое раннее, если начать сейчас
office-col-call = Сбор
office-col-contributions = Материалы
office-col-unread = Не прочитано
office-col-points = Тезисы
office-col-unanswered = Без ответа
office-col-report = Сводный доклад
office-col-claim = Утверждение
office-col-by = От кого
office-col-about = О чем
office-col-former = Прежний
office-col-present = Новый
office-objected = { $seat } возражает: { $reason }
office-end = Прекратить
office-pseudonym = Оставьте пустым для участника под псевдонимом.
office-proposed = Сначала предложить, чтобы государства могли возразить
office-people-many = Многие сразу
office-many-table = По одному месту в строке: имя; код; основание; группа заинтересованных сторон
office-many-hint = Вставьте из таблицы. Между ячейками стоят табуляции, точки с запятой или запятые; основание указывается словом, например «member-state», или названием с этой страницы. Вы увидите, что понято, прежде чем кто-либо будет аккредитован.
office-many-look = Сначала посмотреть
office-many-empty = Нет ни одной строки.
office-many-lines = { $count ->
    [one] { $count } строка, как она понята
    [few] { $count } строки, как они поняты
    [many] { $count } строк, как они поняты
   *[other] { $count } строки, как они поняты
}
office-many-state = В порядке
office-many-take = { $count ->
    [one] Аккредитовать { $count } место
    [few] Аккредитовать { $count } места
    [many] Аккредитовать { $count } мест
   *[other] Аккредитовать { $count } места
}
office-many-nameless = нет имени
office-many-twice = место уже есть, или стоит здесь дважды
office-many-code = в коде не более 64 знаков
office-many-basis = такого основания нет
office-many-side = такой группы заинтересованных сторон нет
office-offices = Занимаемые должности
office-groups = Группы
office-rights = Права по основаниям
office-here = сейчас
office-open-untimely = Открыть, с указанием причины
office-stages-hint = Этап, открытый не по расписанию, или шаг назад требует причины и является публичным нарушением. По возможности отложите его заранее.
office-notices = Сроки уведомления
office-notices-why = Процесс отклоняет слишком короткие сроки. Изъятие — публичное действие с причиной, и действует лишь для следующего действия.
office-notice-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
    [many] { $count } часов
   *[other] { $count } часа
}
office-notice-working-days = { $count ->
    [one] { $count } рабочий день
    [few] { $count } рабочих дня
    [many] { $count } рабочих дней
   *[other] { $count } рабочих дня
}
office-waived = изъятие для следующего действия
office-inputs-none = Сбора материалов еще не было.
office-open = открыт
office-same = Возможно, это одно и то же
office-same-why = У них общие слова, которые мало кто еще употребляет. Решает читающий: снимите отметку с того, что отличается, и объедините.
office-same-words = Общие слова: { $words }
office-points = { $count ->
    [one] { $count } тезис без ответа
    [few] { $count } тезиса без ответа
    [many] { $count } тезисов без ответа
   *[other] { $count } тезиса без ответа
}
office-points-none = На каждый тезис есть ответ.
office-points-table = Тезисы без ответа
office-points-more = { $count ->
    [one] Еще { $count }; появится здесь после ответа на другие.
    [few] Еще { $count }; появятся здесь после ответа на другие.
    [many] Еще { $count }; появятся здесь после ответа на другие.
   *[other] Еще { $count }; появятся здесь после ответа на другие.
}
office-points-taken = { $count ->
    [one] { $count } тезис
    [few] { $count } тезиса
    [many] { $count } тезисов
   *[other] { $count } тезиса
}
office-joined = { $count ->
    [one] объединен еще с { $count }
    [few] объединен еще с { $count }
    [many] объединен еще с { $count }
   *[other] объединен еще с { $count }
}
office-confidential = конфиденциально
office-answer = Ответить на отмеченные
office-disposition = Что с ними стало
office-used-in = Использовано в (любое число)
office-because = Почему, если не использовано или лишь отчасти
office-contributions = Полученные материалы
office-secretariat-alone = Передано только секретариату; содержание здесь не показывается.
office-claim = Одно утверждение, вашими словами
office-is-open = открыт
office-is-closed = закрыт
office-is-withdrawn = отозван
office-is-lapsed = мало подписей
office-synthesis = Сводный доклад
office-synthesis-counts = Тезисы по группам заинтересованных сторон и что с ними стало
office-synthesis-why = Этот проект составлен из ответов. Меняйте его как угодно; при публикации факты подсчитываются заново.
office-synthesis-report = Текст доклада
office-synthesis-opening = Материалы: { $contributions }. Тезисы: { $points }.
office-no-group = без группы
office-withheld = (конфиденциальный тезис)
office-said-by = { $count ->
    [one] сказано { $count } раз
    [few] сказано { $count } раза
    [many] сказано { $count } раз
   *[other] сказано { $count } раза
}
office-issued = { $document } выпущен
office-redline = Правка к предыдущему
office-document = Документ
office-issue-synthesis = Материалы ждут сводного доклада; сначала опубликуйте его.
office-issue-agreed = Согласовано до сих пор
office-issue-proposals = Предложения на рассмотрении
office-issue-earliest = Самое раннее решение
office-issue-kind = Вид
office-issue-symbol = Условное обозначение
office-issue-title = Название
office-issue-none = На экране еще нет текста. Его начинает первый документ.
office-changes = { $count ->
    [one] { $count } изменение после последнего варианта
    [few] { $count } изменения после последнего варианта
    [many] { $count } изменений после последнего варианта
   *[other] { $count } изменения после последнего варианта
}
office-added = добавлено:
office-removed = исключено:
office-change-new = новое
office-change-changed = изменено
office-change-gone = больше нет в тексте
office-still-open = { $count ->
    [one] { $count } пункт еще открыт
    [few] { $count } пункта еще открыты
    [many] { $count } пунктов еще открыты
   *[other] { $count } пункта еще открыты
}
office-concordance = Новые номера
office-concordance-none = Все номера остаются прежними.
office-documents = Документы
office-rulings-lede = Ведение процесса публично: каждое постановление, исправление и удаление называет правило и причину.
office-rulings-count = { $count ->
    [one] { $count } постановление
    [few] { $count } постановления
    [many] { $count } постановлений
   *[other] { $count } постановления
}
office-corrections-count = { $count ->
    [one] { $count } исправление
    [few] { $count } исправления
    [many] { $count } исправлений
   *[other] { $count } исправления
}
office-erased-count = { $count ->
    [one] { $count } удаление
    [few] { $count } удаления
    [many] { $count } удалений
   *[other] { $count } удаления
}
office-erased-why = Слова этих записей удалены двумя должностными лицами; факты остаются.
office-appealed = { $seat } протестует: { $reason }
office-upheld = оставлено в силе
office-overruled = отменено
office-entry = Запись { $entry }
office-compilation = Сводный текст в файле Word
office-all-versions = Все версии и новые номера
office-first = Первые шаги
office-first-people = Указать участников, по одному или таблицей
office-people-registrar = Есть регистратор: аккредитация — его дело.
office-first-invite = Пригласить человека на каждое место, по почте
office-first-stages = Прочитать расписание; открыть этап материалов, когда правила установлены
office-first-inputs = Призвать представить материалы или выпустить первый проект
office-text-word = Текст, каков он сейчас, в Word
