inputs-lede = Каждый участник может сказать, что следует изменить. Каждый материал разбирается на тезисы, и на каждый тезис даётся ответ: учтён, учтён частично или нет, и почему.
inputs-became = Что из этого вышло
inputs-counts = { $contributions ->
    [one] { $contributions } материал
    [few] { $contributions } материала
    [many] { $contributions } материалов
   *[other] { $contributions } материала
}, { $points ->
    [one] { $points } соображение
    [few] { $points } соображения
    [many] { $points } соображений
   *[other] { $points } соображения
}
inputs-points = Все тезисы
inputs-calls = Призывы представлять материалы
inputs-none = Призывов ещё не было.
inputs-open = Открыт
inputs-closed = Закрыт
inputs-until = до
inputs-contribute = Представить материал
inputs-synthesis = Сводный доклад
inputs-lapsed = Цикл завершился до сводного доклада.
inputs-about = О чём:
inputs-questions = Направляющие вопросы
inputs-languages = Опубликовано на языках:
inputs-received = Поступившие материалы
inputs-opened = Призыв открыт { $day }.
inputs-nothing-yet = Пока ничего не поступило.
inputs-title = Материал
inputs-from = От кого
inputs-language = Язык
inputs-day = Дата
inputs-contribution = Материал { $number }
inputs-sealed = не опубликован
inputs-withdrawn = Отозван
inputs-own = ваш
inputs-confidential = конфиденциально, только для секретариата
inputs-signed = { $count ->
    [one] подписал ещё { $count }
    [few] подписали ещё { $count }
    [many] подписали ещё { $count }
   *[other] подписали ещё { $count }
}
inputs-joint = Совместное заявление: подписей { $have } из { $want }.
inputs-sign-until = Подписать можно до { $day }.
inputs-text = Текст
inputs-signers = Также подписали
inputs-no-points = Тезисы из него ещё не выделены.
inputs-consent = Показан как
inputs-points-lede = В каждом одно утверждение, как его выделил секретариат. Одинаковые собраны вместе, и у каждого остаются его авторы.
inputs-all = Все
inputs-on-provision = Только то, что касается пункта { $label }.
inputs-found = { $count ->
    [0] Ничего не найдено
    [one] { $count } тезис
    [few] { $count } тезиса
    [many] { $count } тезисов
   *[other] { $count } тезиса
}
inputs-point = Тезис { $number }
inputs-its-contribution = материал, из которого он взят
inputs-used-in = в пунктах
inputs-reason = Почему:
inputs-same = { $count ->
    [one] То же говорит ещё { $count }
    [few] То же говорят ещё { $count }
    [many] То же говорят ещё { $count }
   *[other] То же говорят ещё { $count }
}
inputs-answered = Ответ дан
inputs-synthesis-lede = Каждый тезис по этому призыву и что с ним стало, в том числе по группам заинтересованных сторон. Числа взяты из реестра; ничто не взвешивается.
inputs-published = Опубликован { $day }.
inputs-unpublished = Ещё не опубликован: кое-что может измениться. Следующий проект ждёт его.
inputs-by-group = По группам заинтересованных сторон
inputs-no-group = вне групп или конфиденциально
inputs-sum = Всего
inputs-every-point = Все тезисы
term-Disposition-waiting = ещё без ответа
inputs-not-yet = ещё не опубликован
inputs-report = Что об этом говорит секретариат
