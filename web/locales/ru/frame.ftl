skip-to-content = Перейти к содержанию
nav-process = Процесс
nav-overview = Обзор
nav-text = Текст
nav-inputs = Материалы
nav-positions = Позиции
nav-meetings = Заседания
nav-follow-up = Последующая деятельность
nav-record = Реестр
nav-mine = Моя работа
nav-office = Канцелярия
nav-account = Моя учётная запись
nav-operator = Сервер
search = Поиск
enter = Войти
leave = Выйти
frozen = Сейчас ничего не записывается; чтение продолжается.
foot-verify = Проверить
foot-calendar = Календарь
foot-help = Помощь
foot-demo = Демонстрация с вымышленными сторонами
foot-record = { $count ->
    [one] Реестр: { $count } действие
    [few] Реестр: { $count } действия
    [many] Реестр: { $count } действий
   *[other] Реестр: { $count } действия
}
