propose-title = Предложить изменение
propose-lede = Выберите пункт и измените его слова либо пришлите файлом весь текст со своими изменениями.
propose-where = В каком пункте
propose-no-text = Сейчас нет текста, который можно менять.
propose-open = Предложения на рассмотрении
propose-open-none = Их нет.
propose-no = №
propose-what = Что изменится
propose-by = Кем внесено
propose-sponsors = Авторы
propose-supporters = Поддержали
propose-change-title = Изменить пункт { $label }
propose-amend-title = Поправка к предложению { $number }
propose-number = Предложение { $number }
propose-number-of = предложение { $count }
propose-does = Что сделать
propose-replace = Изменить слова
propose-insert = Вставить пункт после него
propose-delete = Исключить
propose-move = Переместить
propose-retain = Сохранить как есть
propose-does-replace = Изменить пункт { $label }
propose-does-insert = Вставить пункт после { $label }
propose-does-insert-under = Вставить пункт под { $label }
propose-does-insert-start = Вставить пункт в начале
propose-does-delete = Исключить пункт { $label }
propose-does-move = Переместить пункт { $label } после { $after }
propose-does-merge = Объединить в один пункт { $label }
propose-does-split = Разделить пункт { $label }
propose-does-retain = Сохранить пункт { $label } как есть
propose-words = Слова пункта { $label }, какими вы их хотите видеть
propose-words-hint = Текст в квадратных скобках не согласован. Чтобы вставить пункт, напишите здесь новый.
propose-place = При перемещении: после какого пункта
propose-place-start = В начале
propose-because = Обоснование
propose-because-hint = Его читают все. Оно стоит отдельно от текста.
propose-preview = Как это увидят другие
propose-preview-do = Посмотреть изменение
propose-look-twice = Некоторые слова не то, чем кажутся. Измените их или отправьте как есть, если так и задумано.
propose-submit = Внести предложение
propose-keep = Сначала сохранить как набросок
propose-keep-why = Набросок хранится отдельно от реестра. Его видят только члены выбранной вами группы.
propose-keep-who = Кто над ним работает
propose-keep-me = Только моя делегация
propose-keep-do = Сохранить набросок
propose-draft-of = Набросок: { $group }. В реестре его нет, и видят его только участники.
propose-draft-save = Сохранить изменения
propose-draft-discard = Удалить набросок
propose-draft-comments = Замечания группы
propose-draft-comment = Ваше замечание
propose-draft-say = Добавить замечание
propose-draft-changed = Тем временем этот набросок изменил кто-то другой. Ниже стоят и его слова, и ваши; соедините то, что должно остаться, и сохраните снова.
propose-draft-theirs = В том виде, в каком сохранил участник { $seat }
propose-draft-against = Что изменил бы в нём ваш текст
propose-waits = Ожидает автора, который участвует в принятии решения.
propose-stale = Больше не подходит к тексту:
propose-amends = Поправка к:
propose-amended-by = Поправки к нему
propose-amend = Внести поправку к этому предложению
propose-join = Стать соавтором
propose-second = Поддержать его сохранение
propose-leave = Выйти из числа авторов
propose-withdraw = Отозвать
propose-reintroduce = Внести снова
propose-upload-title = Предложить файлом
propose-upload-lede = Пришлите текст таким, каким хотите его видеть: в Word, с режимом правки или без него, либо в Markdown, простом тексте, HTML или PDF. Вы увидите каждое изменение, прежде чем что-либо будет внесено.
propose-upload-text = Для начала возьмите текст в нынешнем виде, без чужих предложений:
propose-upload-elsewhere = Большая часть отличий не отмечена как правки: файл, вероятно, сделан из другого текста или из компиляции. Внесите изменения в текст в нынешнем виде:
propose-upload-file = Файл
propose-upload-hint = Не более 16 МБ. Обновлять нумерацию не нужно.
propose-upload-do = Прочитать файл
propose-upload-safe = Файл читается в закрытом помещении, а затем забывается. Имена авторов, даты и примечания из него никуда не попадают.
propose-upload-none = Сначала выберите файл.
propose-upload-again = Прислать другой файл
propose-upload-nothing = Ничего не отмечено, поэтому ничего не внесено.
propose-upload-authors = Число авторов правок в файле: { $count }. Все они показаны вместе.
propose-upload-comments = { $count ->
    [one] { $count } примечание из файла оставлено без внимания.
    [few] { $count } примечания из файла оставлены без внимания.
    [many] { $count } примечаний из файла оставлены без внимания.
   *[other] { $count } примечания из файла оставлены без внимания.
}
propose-upload-notices = { $count ->
    [one] { $count } замечание о файле
    [few] { $count } замечания о файле
    [many] { $count } замечаний о файле
   *[other] { $count } замечания о файле
}
propose-upload-changed = { $count ->
    [one] Текст тем временем изменился: { $count } отмеченное изменение больше не подходит. Посмотрите список снова; ничего не внесено.
    [few] Текст тем временем изменился: { $count } отмеченных изменения больше не подходят. Посмотрите список снова; ничего не внесено.
    [many] Текст тем временем изменился: { $count } отмеченных изменений больше не подходят. Посмотрите список снова; ничего не внесено.
   *[other] Текст тем временем изменился: { $count } отмеченного изменения больше не подходят. Посмотрите список снова; ничего не внесено.
}
propose-upload-refused = Ничего не внесено: отмеченное изменение { $number } не соответствует правилам. { $why }
propose-upload-some = Внесено: { $count }. Отклонено: { $refused }; причины указаны ниже, у изменений.
propose-understood-title = Что удалось понять
propose-understood-lede = { $count ->
    [0] Файл ничего не меняет в тексте.
    [one] { $count } изменение в тексте, как он есть сейчас. Пока ничего не внесено.
    [few] { $count } изменения в тексте, как он есть сейчас. Пока ничего не внесено.
    [many] { $count } изменений в тексте, как он есть сейчас. Пока ничего не внесено.
   *[other] { $count } изменения в тексте, как он есть сейчас. Пока ничего не внесено.
}
propose-untracked = Это изменение сделано не в режиме правки: вероятно, файл создан на основе другой версии текста. Отметьте его, только если вы этого хотите.
propose-not-placed = В нынешнем виде это было бы отклонено:
propose-confirm-all = Внести всё отмеченное или ничего
propose-confirm-fitting = Внести то, что соответствует правилам
