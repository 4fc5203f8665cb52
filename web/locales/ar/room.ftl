room-title = القاعة
room-agreed = اتُّفق على { $agreed } من أصل { $paragraphs }
room-brackets = { $count ->
    [zero] لا أقواس
    [one] قوس واحد ({ $count })
    [two] قوسان ({ $count })
    [few] { $count } أقواس
    [many] { $count } قوسا
   *[other] { $count } قوس
}
room-questions = { $count ->
    [zero] لا مسائل معروضة
    [one] مسألة معروضة على القاعة ({ $count })
    [two] مسألتان معروضتان على القاعة ({ $count })
    [few] { $count } مسائل معروضة على القاعة
    [many] { $count } مسألة معروضة على القاعة
   *[other] { $count } مسألة معروضة على القاعة
}
room-voting = يجري التصويت
room-silence = إجراء الموافقة الصامتة { $number }
room-empty = لا نص على الشاشة.
room-speakers = المتكلمون
room-speaking = له الكلمة:
room-floor-free = لا أحد له الكلمة.
room-next = التالي:
room-waiting = { $count ->
    [zero] لا أحد ينتظر
    [one] متكلم واحد ينتظر ({ $count })
    [two] متكلمان ينتظران ({ $count })
    [few] { $count } متكلمين ينتظرون
    [many] { $count } متكلما ينتظرون
   *[other] { $count } متكلم ينتظرون
}
