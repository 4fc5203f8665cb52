decide-title = Решения
decide-lede = Действующее правило: { $rule }. Молчание ни за кого не говорит, а выводы председателя публичны.
decide-on-text = Текст в целом
decide-on-provision = Положение { $label }
decide-on-bracket = Положение { $label }, скобка { $number }
decide-on-alternative = Положение { $label }, скобка { $number }, вариант { $alternative }
decide-on-proposal = Предложение { $number }
decide-on-motion = Процедурное предложение { $number }
decide-rolling = Сводный рабочий текст
decide-silences = Процедуры отсутствия возражений
decide-no-silence = В этом цикле процедура отсутствия возражений не начиналась.
decide-silence-running = идёт
decide-silence-not-broken = молчание не нарушено
decide-silence-broken = молчание нарушено
decide-silence-withdrawn = текст снят
decide-silence-lapsed = утратила силу
decide-provisions = { $count ->
    [one] { $count } положение
    [few] { $count } положения
    [many] { $count } положений
   *[other] { $count } положений
}
decide-until = до
decide-late = слишком поздно
decide-understandings = { $count ->
    [one] заявлено { $count } толкование
    [few] заявлено { $count } толкования
    [many] заявлено { $count } толкований
   *[other] заявлено { $count } толкований
}
decide-close-silence = Закрыть и объявить итог
decide-extend = Продлить
decide-withdraw = Снять текст
decide-deadline = Срок, UTC
decide-start-silence = Начать процедуру отсутствия возражений
decide-least = { $count ->
    [one] Не менее { $count } часа с момента, когда текст есть на последнем языке, требуемом правилами.
    [few] Не менее { $count } часов с момента, когда текст есть на последнем языке, требуемом правилами.
    [many] Не менее { $count } часов с момента, когда текст есть на последнем языке, требуемом правилами.
   *[other] Не менее { $count } часов с момента, когда текст есть на последнем языке, требуемом правилами.
}
decide-earliest = Самый ранний допустимый полный час: { $moment } UTC. Сам этот миг ещё в срок.
decide-zone = Пояс, в котором показан срок
decide-only-these = Только эти положения; весь текст, если ничего не выбрано
decide-missing = Ещё нет на: { $languages }. Отсчёт начнётся, когда будет.
decide-questions = Вопросы
decide-no-question = Вопросов залу не ставилось.
decide-before-room = на рассмотрении
decide-votes = Голосования
decide-no-vote = Голосований не было.
decide-yes = { $count } за
decide-no = { $count } против
decide-abstain = { $count ->
    [one] { $count } воздержался
    [few] { $count } воздержались
    [many] { $count } воздержались
   *[other] { $count } воздержались
}
decide-roll = Кто как голосовал
decide-close-vote = Закрыть голосование
decide-motions = Процедурные предложения
decide-no-motion = Процедурных предложений не было.
decide-spoke = { $for } за, { $against } против
decide-carried = принято
decide-not-carried = не принято
decide-grant = Удовлетворить без голосования
decide-vote-on-it = Поставить на голосование
decide-order = Порядок голосования
decide-give-order = Установить порядок поправок
decide-order-why = Сначала наиболее отличная по существу; при равенстве — внесённая раньше.
decide-amendment = Поправка
decide-distance = Насколько отличается
decide-falls = Отпадает, если принята
decide-call = Предложить консенсус
decide-on-what = По чему
decide-document = Документ для принятия
decide-rule-of-question = правило вопроса: { $rule }
decide-move = Внести процедурное предложение
decide-motion = Процедурное предложение
decide-question = Вопрос
decide-parts = Части для раздельного голосования
decide-ruling = Вынести постановление по порядку ведения
decide-article = Правило процедуры
decide-ruled = Что постановлено
decide-rule-now = Что правило говорит сейчас
decide-rule = Правило
decide-says = Оно сказало бы
decide-passed = Принято
decide-without-a-vote = Принято без голосования
decide-not-passed = Не принято
decide-undecided = Ещё не решено. Нужно: { $needs }
decide-need-ballots = голосование
decide-need-positions = чья-либо позиция
decide-need-quorum = кворум
decide-need-second-vote = повторное голосование
decide-need-finding = вывод председателя
decide-need-review = рассмотрение оценки председателя
decide-need-council = решение совета
decide-need-deadline = конец срока для возражений
decide-need-answers = ответ каждому возражающему
decide-need-review-date = дата пересмотра
decide-need-weights = веса членов
decide-need-members = члены групп, названных правилом
decide-why-objects = возражает
decide-why-not-addressed = возражение не рассмотрено
decide-why-not-answered = на возражение нет ответа
decide-why-against = голосует против
decide-why-veto = налагает вето
decide-why-abstains = воздерживается
decide-why-no-vote = не голосует
decide-why-reserves = резервирует позицию
decide-in-the-way = Препятствуют:
decide-minority = Не согласны, но не препятствуют:
decide-stance-support = поддерживает
decide-stance-live-with = может согласиться
decide-stance-reserve = резервирует
decide-stance-object = возражает
decide-stance-abstain = воздерживается
decide-stance-recuse = не участвует
decide-silent = промолчали
decide-silent-why = Кто промолчал, не засчитан ни одной стороне.
decide-who = Кто как стоит
decide-nobody = Никто не занял позиции.
decide-answered = дан ответ
decide-cure = Было бы снято так:
decide-judge = Вынести вывод, рассмотрено ли
decide-finding = Вывод
decide-answer = Ответить на возражение
decide-to-floor = К этому положению
decide-flips = Что изменило бы исход
decide-flips-complete = Это все наименьшие изменения.
decide-flips-never = Никакая перемена позиций его не изменит.
decide-flips-bounded = { $count ->
    [one] Проверены наборы до { $count } члена; возможны другие.
    [few] Проверены наборы до { $count } членов; возможны другие.
    [many] Проверены наборы до { $count } членов; возможны другие.
   *[other] Проверены наборы до { $count } членов; возможны другие.
}
decide-ways = или другие с той же позицией; всего способов: { $count }
decide-others = Те же позиции по всем другим правилам
decide-others-why = Только для сравнения: решает действующее правило.
decide-vote-asked = Голосования потребовал: { $who }. Оно должно состояться.
decide-found = Председатель находит
decide-conclude = Завершить
decide-method = Как
decide-open-vote = Открыть голосование
decide-ask-vote = Потребовать голосования
decide-withdraw-vote = Снять требование голосования
decide-adoption = Принятие
decide-adoption-lede = Всё, что стоит между текстом и его принятием, точный текст и два должностных лица.
decide-way = Что препятствует
decide-nothing = Ничего.
decide-no-final = В этом цикле окончательный текст не представлен.
decide-pending-silence = Идёт процедура отсутствия возражений.
decide-pending-vote = Идёт голосование.
decide-pending-motion = На рассмотрении процедурное предложение.
decide-open = { $count ->
    [one] не согласовано { $count } положение рабочего текста:
    [few] не согласовано { $count } положения рабочего текста:
    [many] не согласовано { $count } положений рабочего текста:
   *[other] не согласовано { $count } положений рабочего текста:
}
decide-open-beside = Они не мешают принятию вынесенного текста: он принимается в том виде, в каком вынесен.
decide-issued = Издан
decide-ripe = Решать можно с
decide-brackets = Скобки
decide-digests = Точные слова каждой версии
decide-language = Язык
decide-no-lookalikes = Ни одна буква и ни одно слово не подделывают другие.
decide-lookalikes = { $count ->
    [one] { $count } место выглядит не тем, что оно есть:
    [few] { $count } места выглядят не тем, что они есть:
    [many] { $count } мест выглядят не тем, что они есть:
   *[other] { $count } мест выглядят не тем, что они есть:
}
decide-not-put = Этот текст залу не представлялся.
decide-put-it = Представить залу
decide-symbol = Условное обозначение итогового документа
decide-outcome-title = Название итогового документа; если пусто — название текста
decide-two = Второе должностное лицо видит в точности это и подписывает; тогда документ принят.
decide-adopt = Принять
decide-adopted = Принято
decide-document-number = документ { $number }
decide-extract = Выделить обязательства из текста
decide-extract-lede = По каждому принятому положению: кто, что и к какому сроку должен сделать. Слова — лишь подсказка; решаете вы.
decide-take = Выделить обязательство
decide-verb = Глагол
decide-actors = Кто должен действовать
decide-other-actors = Другие, кто должен действовать
decide-action = Что должно быть сделано
decide-due = До
decide-next-cycle = Открыть следующий цикл
decide-next-lede = Принятое, оговорённое и обещанное остаётся на виду; текст начинается заново.
decide-statements = Заявления в протоколе
decide-open-commitments = Открытые обязательства
decide-due-review = Срок пересмотра
decide-cycle-title = Название цикла
decide-next-review = Когда наступает следующий за ним цикл
decide-why-early = Почему он открывается раньше срока
decide-same-rules = Он начинается по правилам этого цикла ({ $rule }); измените порядок работы до запроса материалов.
decide-beside = Возражения по отдельным положениям: { $count }
decide-beside-why = Они занесены в протокол и учитываются там, где решается их положение. Для текста в целом возражение по положению учитывается, только если заявлено как препятствие ему.
decide-stance-obstacle = возражает, как препятствие
decide-heard = имеет голос совещательный, не решает
decide-elsewhere = По сообщению, есть на языках: { $languages }. Текста на этом языке в реестре нет, а потому нет и отпечатка.
decide-positions-then = Позиции, когда вопрос был поставлен на голосование
decide-your-answer = Ваш ответ
decide-you-said = Вы сказали:
decide-you-stand = Ваша позиция
decide-because-hint = Возражение приводится с обоснованием; в остальных случаях его можно не указывать.
decide-if-object = Если вы возражаете
decide-obstacle = Я заявляю это как препятствие решению
decide-send-answer = Отправить ответ
decide-hands = Поднятием рук: председательствующий считает поднятые руки и называет цифры, закрывая голосование. В реестре никто не назван.
decide-parts-title = Части
decide-part = Часть
decide-part-next = следующая
decide-part-waits = ждёт голосования
decide-part-not-put = не ставилась на голосование
decide-parts-first = Раздельное голосование разрешено: сначала ставится на голосование каждая часть, по порядку текста. Затем принятые части ставятся на голосование в целом (правило 89).
decide-parts-then-whole = Голосование по частям завершено. Принятые части теперь ставятся на голосование в целом; отклонённое не входит (правило 89).
decide-parts-all-fell = Все части постановляющего раздела отклонены, поэтому отклонён и текст в целом (правило 89).
decide-parts-were = Эти части ставились на голосование раздельно (правило 89).
decide-next-part = Следующая: { $label }
decide-open-part = Открыть голосование по этой части
decide-open-whole = Открыть голосование в целом
decide-no-vote-now = Сейчас голосование открыть нельзя. { $why }
decide-not-concluded-now = Сейчас завершить вопрос нельзя. { $why }
decide-no-adoption-now = Сейчас его нельзя принять. { $why }
