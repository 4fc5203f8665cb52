article-reading = прочтение позиций как голосов
article-eligibility = кто может решать
article-threshold = необходимая доля
article-per-group = правило по группам
article-un-practice = практика консенсуса в Организации Объединённых Наций
share-at-least = не менее
share-more-than = более
reason-nobody-holds-a-seat = нет ни одного участника, поэтому решать некому
reason-nobody-has-spoken = никто не высказался
reason-no-record = в реестре нет ничьей позиции
reason-no-vote-no-position = голосования не было, и в реестре нет ни одной позиции
reason-read-as-ballots = голосования не было; позиции читаются как голоса
reason-turns-on-reading = { $count ->
    [one] исход зависит от того, как проголосовал бы { $count } член, который может согласиться
    [few] исход зависит от того, как проголосовали бы { $count } члена, которые могут согласиться
    [many] исход зависит от того, как проголосовали бы { $count } членов, которые могут согласиться
   *[other] исход зависит от того, как проголосовали бы { $count } члена, которые могут согласиться
}
reason-ballots-name-no-objection = голос не говорит, возражает ли тот, кто его подал
reason-vote-requested = потребовали голосования; действуют правила голосования
reason-obstacle = возражение заявлено как препятствие решению
reason-no-obstacle = ни одно возражение не заявлено как препятствие; присоединение не есть поддержка
reason-objection-stands = заявленное возражение остаётся; правила для голосования нет
reason-no-consensus-found = председатель нашёл, что консенсуса нет
reason-misgivings-to-judge = председатель оценивает, являются ли сомнения возражениями
reason-no-objection-stated = возражений не заявлено
reason-no-formal-objection = формального возражения нет
reason-formal-objection = есть формальное возражение
reason-nobody-present-objects = никто из присутствующих членов формально не возражает
reason-somebody-present-objects = один из присутствующих членов формально возражает
reason-reasoned-objection = обоснованное возражение следует учесть в тексте
reason-no-review-date = дата пересмотра обязательна
reason-no-reasoned-objection = обоснованных возражений нет: пока достаточно хорошо и достаточно безопасно, чтобы попробовать
reason-silence-broken = молчание нарушено
reason-silence-not-broken = молчание не нарушено; оно не есть поддержка
reason-time-too-short = { $given ->
    [one] дан { $given } час; наименьший срок в часах: { $least }
    [few] дано { $given } часа; наименьший срок в часах: { $least }
    [many] дано { $given } часов; наименьший срок в часах: { $least }
   *[other] дано { $given } часа; наименьший срок в часах: { $least }
}
reason-time-not-over = срок для возражений не истёк
reason-too-few-present = присутствует членов: { $present } из { $members }; для решения нужно большинство
reason-tie = голоса разделились поровну; повторное голосование в течение 48 часов
reason-tie-again = голоса снова разделились поровну; считается отклонённым
reason-tie-rejects = голоса разделились поровну; считается отклонённым
reason-more-than-against = за: { $yes }, против: { $no }, воздержавшихся: { $abstain }; голосов за должно быть больше, чем против
reason-two-thirds = за: { $yes }, против: { $no }, воздержавшихся: { $abstain }; нужно две трети от { $cast }
reason-more-than-half = за: { $yes }, против: { $no }, воздержавшихся: { $abstain }; нужно более половины от { $cast }, при равенстве отклоняется
reason-too-many-abstain = воздержавшихся: { $abstain } из { $counted }; на последующем заседании воздержавшиеся не учитываются
reason-veto = постоянный член голосует против
reason-assembly-meets = Генеральная Ассамблея собирается в течение 10 рабочих дней
reason-in-favour = за: { $yes }; нужно: { $needed }
reason-population-unknown = население членов неизвестно
reason-members-and-population = за: { $yes } из { $members } членов с населением { $weight } из { $total }; нужно { $share } % и { $population } %
reason-none-against = за: { $yes }, против никого
reason-not-all-in-favour = не все за
reason-share-of-cast = за: { $yes }, всего голосов за и против: { $whole }; нужно { $bound } { $share }
reason-share-of-voting = за: { $yes }, всего голосов с учётом воздержавшихся: { $whole }; нужно { $bound } { $share }
reason-share-of-present = за: { $yes }, присутствующих членов: { $whole }; нужно { $bound } { $share }
reason-share-of-members = за: { $yes }, всего членов: { $whole }; нужно { $bound } { $share }
reason-groups-agree = согласны групп: { $agreed } из { $groups }; нужно: { $needed }
reason-group-without-seat = в группе { $group } нет участников
reason-issue-not-addressed = одно из возражений не рассмотрено
reason-no-rough-consensus = председатель нашёл, что приблизительного консенсуса нет
reason-issues-to-judge = председателю следует вынести вывод по каждому возражению, рассмотрено ли оно
reason-nobody-in-favour = никто не высказался за, а молчание не есть поддержка
reason-issues-addressed = каждое возражение рассмотрено, хотя не каждое учтено
reason-discuss = удерживается «Discuss»
reason-no-yes = ни одного «да»; нужно одно
reason-yes-or-no-objection = «да» или «нет возражений»: { $favourable }; нужно: { $needed }
reason-yes-needed = «да»: { $yes }, нужно: { $needed }; «Not Ready» ({ $unready }) и «Need More Time» ({ $later }) не считаются
reason-designation-accepted = группа приняла оценку председателя
reason-designation-to-review = группе следует рассмотреть оценку председателя
reason-estimate = прикидка по позициям; оценку даёт председатель
reason-too-little-support = поддержали: { $support }; нужно: { $needed }
reason-no-sustained-objection = существенная поддержка, нет настаивающих на возражении
reason-dissent-recorded = председатель занёс в реестр решение при несогласии
reason-sustained-objection = на возражении настаивают; председатель может занести решение в реестр
reason-council-affirmed = совет подтвердил решение
reason-council-overturned = совет отменил решение
reason-council-to-rule = команда посредничает не более 90 дней, затем решает совет
reason-sustained-opposition = стойкое противодействие важной части по вопросу существа
reason-no-declared-support = для общего согласия нужна чья-либо заявленная поддержка
reason-no-sustained-opposition = нет стойкого противодействия важной части заинтересованных сторон
reason-participating-members = участвующих членов за: { $yes } из { $voting } голосующих; нужно две трети
reason-enquiry = участвующих членов за: { $yes } из { $voting } голосующих; голосов против: { $against } из { $all }; воздержавшиеся и голоса против без обоснования не считаются
reason-plus-over-minus = за: { $plus }, против: { $minus }; нужно больше за, чем против
reason-plus-without-veto = за: { $plus }, нужно: { $needed }; { $vetoes ->
    [one] { $vetoes } вето
    [few] { $vetoes } вето
    [many] { $vetoes } вето
   *[other] { $vetoes } вето
}
reason-plus-for-release = за: { $plus }; нужно не менее { $needed } и больше, чем против ({ $minus }); наложить вето на выпуск нельзя
reason-no-general-agreement = общего согласия нет
reason-answers-owed = каждому возражающему следует сообщить, что решено по его возражению и почему
reason-objections-answered = общее согласие, и на каждое возражение дан ответ
unfit-no-such-provision = в нём названо положение { $provision }, которого нет в исходном тексте
unfit-quote-not-found = цитируемых слов нет в положении { $provision } (наибольшее сходство { $percent } %); процитируйте слова исходного текста или назовите положение, в котором они стоят
unfit-no-change = оно ничего не меняет: его слова совпадают с исходным текстом
unfit-not-neighbours = оно объединило бы положения, которые не стоят рядом
unfit-no-sponsor = у него нет автора; назовите его
unfit-no-place = в нём не сказано, где стояли бы его слова; назовите положение, к которому они относятся
unfit-move-into-itself = оно переместило бы положение { $provision } внутрь него самого
unfit-provision-gone = положения { $provision } нет в новом тексте; внесите предложение заново как вставку
unfit-words-changed = слова, которые оно меняет, изменились: «{ $before }» теперь читается «{ $now }»; внесите предложение заново к новым словам
unfit-never-anchored = цитируемых слов не было в положении { $provision } прежнего текста
unfit-structure-changed = положение { $provision }, которое оно объединило бы или разделило, изменилось; внесите предложение заново
