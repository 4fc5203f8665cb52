live-changed = Эта страница изменилась.
live-offer = Здесь кое-что изменилось. Показать изменения
live-copied = Адрес скопирован.
live-keys = Клавиши
live-next = Следующее положение
live-previous = Предыдущее положение
live-close = Закрыть
