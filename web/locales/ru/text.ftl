text-title = Текст
text-components = Элементы оформления
text-documents = Документы
text-documents-lede = Все варианты текста во всех циклах, каждый навсегда под своим номером, с изменениями от одного к другому.
text-all-documents = Все документы и варианты
text-none = Текста пока нет.
text-rolling = Согласуемый текст
text-started-from = Исходный документ: { $document }.
text-as-adopted = Принят { $date }
text-read-as = В редакции, которую предлагает { $who }
text-reads-unchanged = Предложений к этому тексту от них нет: он приводится без изменений.
text-until = Этот этап завершается
text-stages = Этапы
text-strip = Пункты: общий вид
text-tools = Способы чтения
text-view-base = Основа
text-view-compilation = Сводный текст
text-view-clean = Чистый текст
text-view-changes = Изменения
text-view-lines = Нумерация строк
text-as = Читать в редакции
text-as-all = всех сторон, сводно
text-with = Рядом
text-with-none = без другого языка
text-show = Показать
text-propose = Предложить изменение
text-propose-word = Предложить в Word
text-only-changed = Только измененное
text-only-contested = Только спорное
text-open-contested = открыт, предложены изменения
text-story = Его история
text-whole-story = Вся история
text-stale = Этот перевод сделан с более ранней редакции.
text-held = Отложен до решения связанного вопроса: { $issue }
text-proposed-paragraph = Предлагаемый пункт
text-amendments = { $count ->
    [one] { $count } поправка
    [few] { $count } поправки
    [many] { $count } поправок
   *[other] { $count } поправки
}, { $sponsors ->
    [one] { $sponsors } автор
    [few] { $sponsors } автора
    [many] { $sponsors } авторов
   *[other] { $sponsors } автора
}
text-proposals = { $count ->
    [one] { $count } предложение
    [few] { $count } предложения
    [many] { $count } предложений
   *[other] { $count } предложения
}, { $sponsors ->
    [one] { $sponsors } автор
    [few] { $sponsors } автора
    [many] { $sponsors } авторов
   *[other] { $sponsors } автора
}
text-share = { $count } % слов в квадратных скобках
text-would-join = Присоединить к предыдущему: { $who }
text-would-retain = Сохранить без изменений: { $who }
text-would-move = Перенести после { $place }: { $who }
text-would-move-first = Перенести: { $who }
text-would-land = стоял бы здесь: { $who }
text-statements-made = { $count ->
    [one] { $count } заявление по нему
    [few] { $count } заявления по нему
    [many] { $count } заявлений по нему
   *[other] { $count } заявления по нему
}
text-was-inserted = добавлен
text-was-deleted = исключен
text-was-changed = изменены слова
text-was-moved = перенесен
text-formerly = прежний номер { $number }
text-changes-since = Изменения со времени { $document }
text-tally = Из { $all } положений изменены слова в { $changed }, добавлено { $inserted }, исключено { $deleted }, перенесено { $moved }.
text-compare-title = От { $from } к { $to }
text-compare-with = Сравнить с другим вариантом
text-other-way = В обратном направлении
text-redline = Word с отслеживанием изменений
text-unplaced = Не включены
text-unplaced-why = Эти предложения не стоят ни в одном положении; причина указана при каждом.
text-legend = Как читать этот текст
text-legend-words = слова
text-legend-bracket = Несогласованный текст. Скобки внутри скобок — вопрос внутри вопроса.
text-legend-bar = Разделяет варианты. Сначала идут слова исходного текста.
text-legend-ins = Предложено: полужирным с подчеркиванием, за словами — кто предлагает.
text-legend-del = Кто-то предлагает исключить: зачеркнуто. Слова остаются, пока это не согласовано.
text-proposed-by = предлагает
text-delete = исключить:
text-delete-whole = исключить целиком:
text-nearly-as = почти как
text-with-next = вместе со следующими скобками: одно предложение
text-with-before = вместе с предыдущими скобками
text-with-both = вместе с предыдущими и следующими скобками
text-paragraph-begins = здесь начинался бы новый пункт:
text-inserted = добавлено:
text-end-inserted = (конец добавления)
text-deleted = исключено:
text-end-deleted = (конец исключения)
text-languages = Языки:
text-numbered = { $count ->
    [one] { $count } нумерованное положение
    [few] { $count } нумерованных положения
    [many] { $count } нумерованных положений
   *[other] { $count } нумерованных положения
}
text-corrects = Исправляет
text-corrected-by = Исправлен документом
text-concordance = { $count ->
    [one] изменен { $count } номер
    [few] изменены { $count } номера
    [many] изменены { $count } номеров
   *[other] изменены { $count } номера
}
text-concordance-caption = Прежние и нынешние номера
text-former = Прежний номер
text-now = Нынешний номер
text-new = новый
text-other-documents = Другие документы
text-former-document = До него:
text-later-document = После него:
text-lines-lede = Каждая строка навсегда сохраняет свой номер: ссылайтесь на этот вариант по строкам.
text-paragraph = Пункт { $number }
text-in-present = в согласуемом тексте
text-stands-no-more = больше не стоит в тексте
text-issue-settled = решен
text-say-where = Заявить позицию
text-stand = Позиции
text-stand-former = в завершенном цикле
text-stand-caption = Позиции по группам заинтересованных сторон; кто ничего не сказал, тот молчит
text-stand-group = Группа
text-silent = молчание
text-no-group = Прочие
text-nobody-said = Никто не заявил позиции. Молчание — это молчание, а не поддержка.
text-would-lift = Эта формулировка сняла бы его:
text-cures = Что сняло бы возражение
text-cure-by = Предлагает { $by }, кому: { $of }
text-cure-accepted = принято
text-entry = запись { $count }
text-events = В реестре
text-its-story = Его история
text-came-from = Происходит от
text-proposed = { $count ->
    [one] { $count } предложение
    [few] { $count } предложения
    [many] { $count } предложений
   *[other] { $count } предложения
}
text-reason = Обоснование:
text-deed-insert = новое положение
text-deed-delete = исключить его
text-deed-move = перенести его
text-deed-merge = объединить его с другими
text-deed-split = разделить его
text-deed-retain = сохранить без изменений
text-inputs = { $count ->
    [one] { $count } тезис из материалов
    [few] { $count } тезиса из материалов
    [many] { $count } тезисов из материалов
   *[other] { $count } тезиса из материалов
}
text-inputs-caption = О чем просили материалы и что стало с этим
text-input-claim = О чем просили
text-input-from = Кто
text-input-became = Что стало с этим
text-not-answered = ответа пока нет
text-anonymous = без имени
text-how-it-read = Как он звучал
text-unchanged = без изменений
text-stated = Заявления
text-commitments = Что в нем обещано
text-due = Срок
text-no-report = Никто об этом не отчитался.
text-instruments = Тексты других процессов
text-not-linked = Намеренно не связан с
text-event-changed = Изменены слова, место или статус
text-event-issued = Стоит в { $document }
text-event-proposed = { $who }: предложено изменение
text-event-answered = Тезис из материалов: { $answer }
text-event-positions = { $count ->
    [one] заявлена { $count } позиция
    [few] заявлены { $count } позиции
    [many] заявлено { $count } позиций
   *[other] заявлены { $count } позиции
}
text-event-stated = { $who }: { $kind }
text-event-commitment = Из него выведено обязательство
