operator-health = حالة الخادم
operator-ready = كل شيء على ما يرام: الخزانة تقبل الكتابة، وكل سجل قابل للقراءة والكتابة.
operator-ill = الأمر يستدعي تدخلا
operator-process = العملية
operator-entries = القيود
operator-node = هذه العقدة
operator-written = الكتابة
operator-leads = تقود
operator-follows = تتبع
operator-frozen = مجمَّد:
operator-writes = مستمرة
operator-begin = بدء عملية
operator-outbox = الرسائل
operator-outbox-read = قراءة الرسائل
operator-outbox-why = رسائل لم تُرسل بعد. إذا لم يُحدَّد خادم بريد فسلّموها بأنفسكم ثم أخرجوها من هنا.
operator-outbox-empty = لا توجد رسائل منتظرة.
operator-waiting = { $count ->
    [zero] لا توجد رسائل منتظرة.
    [one] رسالة واحدة منتظرة.
    [two] رسالتان منتظرتان.
    [few] { $count } رسائل منتظرة.
    [many] { $count } رسالة منتظرة.
   *[other] { $count } رسالة منتظرة.
}
operator-dead = { $count ->
    [zero] ولم يُتخلَّ عن أي رسالة.
    [one] وتُخلِّي عن رسالة واحدة.
    [two] وتُخلِّي عن رسالتين.
    [few] وتُخلِّي عن { $count } رسائل.
    [many] وتُخلِّي عن { $count } رسالة.
   *[other] وتُخلِّي عن { $count } رسالة.
}
operator-remove = إخراج
operator-given-up = رسائل تُخلِّي عنها
operator-given-up-why = خادم البريد يرفض هذه الرسائل نهائيا، أو تعذّر الوصول إليه ثلاثة أيام.
operator-invitations = الدعوات
operator-invitations-why = الدعوة تنشئ حسابا. أما المقاعد في عملية ما فتمنحها أمانتها.
operator-invite = إنشاء دعوة
operator-invited = الدعوة على هذا العنوان
operator-invited-why = لا تظهر إلا مرة واحدة. ومن يفتحها خلال 14 يوما يحصل على الحساب، فسلّموها بطريقة تثقون بها.
operator-too = مع إدارة الخادم أيضا
operator-an-operator = مدير للخادم
operator-an-account = حساب
operator-seat = المقعد { $count }
operator-backups = النسخ الاحتياطية
operator-backups-why = انسخوا السجلات والخزائن أثناء عمل الخادم في مجلدات مختلفة تُحفظ في أماكن مختلفة. وجرّبوا الاستعادة قبل أن تحتاجوا إليها.
letter-subject = أخبار { $process }
letter-line = { $day }: { $what }
letter-coming = مواعيد قريبة
letter-happened = ما حدث
letter-more = { $count ->
    [zero] ولا شيء غير ذلك.
    [one] وواحد آخر.
    [two] واثنان آخران.
    [few] و{ $count } أخرى.
    [many] و{ $count } أخرى.
   *[other] و{ $count } أخرى.
}
letter-inputs = ينتهي طلب المساهمات: { $until }
letter-silence = تنتهي إجراءات الموافقة الصامتة: { $until }
letter-end = لعدم تلقي هذه الرسائل بعد الآن، افتحوا:
