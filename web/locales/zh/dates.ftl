date-day = { $year }年{ $month }{ $day }日
date-moment = { $year }年{ $month }{ $day }日{ $weekday } { $time } { $zone }
span-minutes = { $count ->
   *[other] { $count }分钟
}
span-hours = { $count ->
   *[other] { $count }小时
}
span-days = { $count ->
   *[other] { $count }天
}
span-years = { $count ->
   *[other] { $count }年
}
span-days-hours = { $days ->
   *[other] { $days }天
}{ $hours ->
   *[other] { $hours }小时
}
span-ahead = { $span }后
span-ago = { $span }前
span-now = 刚刚
month-1 = 1月
month-2 = 2月
month-3 = 3月
month-4 = 4月
month-5 = 5月
month-6 = 6月
month-7 = 7月
month-8 = 8月
month-9 = 9月
month-10 = 10月
month-11 = 11月
month-12 = 12月
weekday-1 = 星期一
weekday-2 = 星期二
weekday-3 = 星期三
weekday-4 = 星期四
weekday-5 = 星期五
weekday-6 = 星期六
weekday-7 = 星期日
