follow-up-lede = Кто что обещал, к какому сроку и какими словами принятого текста; что он сообщает; что говорят другие. Оценок здесь не ставят.
follow-up-review = Следующий обзор намечен на { $day }.
follow-up-none = Пока ничего не обещано: обязательства берутся из принятого текста.
follow-up-all = обязательства
follow-up-reported = с отчётом
follow-up-overdue = просрочены
follow-up-silent = без запрошенного отчёта
follow-up-unfunded = без средств
follow-up-actor = Кто должен действовать
follow-up-provision = Пункт
follow-up-order = Сначала то, что просрочено, о чём молчат или на что нет средств.
follow-up-what = Обязательство
follow-up-who = Кто
follow-up-due = Срок
follow-up-says = Они сообщают
follow-up-others = Другие говорят
follow-up-in = в пункте
follow-up-no-date = без срока
follow-up-no-report = отчёта ещё нет
follow-up-disputed = { $count ->
    [one] { $count } возражение без ответа
    [few] { $count } возражения без ответа
    [many] { $count } возражений без ответа
   *[other] { $count } возражения без ответа
}
follow-up-nothing-fits = Таких обязательств нет.
follow-up-rounds = Отчётные периоды
follow-up-round = Период
follow-up-opened = Открыт
follow-up-deadline = Срок
follow-up-of = { $count } из { $total }
follow-up-no-means = средства не указаны
follow-up-nothing-pledged = ничего не обещано
follow-up-short = не хватает { $amount }
follow-up-other-currency = потребность и обещанное в разных валютах
follow-up-commitment = Обязательство { $number }
follow-up-to = Отчитывается перед
follow-up-means = Средства
follow-up-needs = требуется { $amount }
follow-up-pledged = обещано { $amount }
follow-up-indicators = Как узнать, что сделано
follow-up-serves = Служит
follow-up-successor = Вместо него
follow-up-taken = Записал
follow-up-reports = Отчёты
follow-up-unscored = То, что говорят исполнители, и то, что говорят другие, стоит рядом; ни то ни другое не превращается в оценку.
follow-up-late = после срока
follow-up-dispute = Оспаривается
follow-up-unanswered = Ответа ещё нет.
follow-up-evidence = Подтверждения
follow-up-former = Как было раньше
follow-up-stood-until = До { $day }.
