operator-health = Состояние
operator-ready = Всё в порядке: хранилище принимает записи, каждый протокол можно читать и вести.
operator-ill = Требуется вмешательство
operator-process = Процесс
operator-entries = Записи
operator-node = Этот узел
operator-written = Ведение
operator-leads = ведущий
operator-follows = ведомый
operator-frozen = Заморожено:
operator-writes = продолжается
operator-begin = Учредить процесс
operator-outbox = Письма
operator-outbox-read = Прочитать письма
operator-outbox-why = Письма, которые ещё не отправлены. Если почтовый сервер не указан, передайте их сами и уберите отсюда.
operator-outbox-empty = Писем в ожидании нет.
operator-waiting = { $count ->
    [0] Писем в ожидании нет.
    [one] Ожидает { $count } письмо.
    [few] Ожидают { $count } письма.
    [many] Ожидают { $count } писем.
   *[other] Ожидают { $count } письма.
}
operator-dead = { $count ->
    [0] Ни одно не снято с отправки.
    [one] { $count } снято с отправки.
    [few] { $count } сняты с отправки.
    [many] { $count } сняты с отправки.
   *[other] { $count } сняты с отправки.
}
operator-remove = Убрать
operator-given-up = Сняты с отправки
operator-given-up-why = Почтовый сервер окончательно отказывается принять эти письма или был недоступен три дня.
operator-invitations = Приглашения
operator-invitations-why = Приглашение создаёт учётную запись. Места в процессе предоставляет его собственный секретариат.
operator-invite = Создать приглашение
operator-invited = Приглашение находится по этому адресу
operator-invited-why = Оно показывается один раз. Учётную запись получит тот, кто откроет его в течение 14 дней: передайте его надёжным путём.
operator-too = с правом управлять сервером
operator-an-operator = Оператор
operator-an-account = Учётная запись
operator-seat = место { $count }
operator-backups = Резервные копии
operator-backups-why = Копируйте протоколы и хранилища во время работы сервера в разные папки, которые хранятся в разных местах. Проверьте восстановление до того, как оно понадобится.
letter-subject = Новости процесса { $process }
letter-line = { $day }: { $what }
letter-coming = Предстоящие сроки
letter-happened = Что произошло
letter-more = { $count ->
    [one] И ещё { $count }.
    [few] И ещё { $count }.
    [many] И ещё { $count }.
   *[other] И ещё { $count }.
}
letter-inputs = Заканчивается приём материалов: { $until }
letter-silence = Заканчивается процедура отсутствия возражений: { $until }
letter-end = Чтобы больше не получать этих писем, откройте:
