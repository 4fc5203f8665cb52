skip-to-content = الانتقال إلى المحتوى
nav-process = العملية
nav-overview = لمحة عامة
nav-text = النص
nav-inputs = المساهمات
nav-positions = المواقف
nav-meetings = الاجتماعات
nav-follow-up = المتابعة
nav-record = السجل
nav-mine = عملي
nav-office = المكتب
nav-account = حسابي
nav-operator = الخادم
search = بحث
enter = دخول
leave = خروج
frozen = لا يُكتب شيء حاليا؛ والقراءة مستمرة.
foot-verify = التحقق
foot-calendar = التقويم
foot-help = مساعدة
foot-demo = عرض توضيحي بأطراف متخيلة
foot-record = { $count ->
    [zero] السجل: لا أعمال
    [one] السجل: عمل واحد
    [two] السجل: عملان
    [few] السجل: { $count } أعمال
    [many] السجل: { $count } عملا
   *[other] السجل: { $count } عمل
}
