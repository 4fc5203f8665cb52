overview-progress = اتُّفق على { $agreed } من أصل { $paragraphs } من الفقرات.
overview-stands = { $stage }، منذ { $day }.
overview-stages = مراحل هذه الدورة
overview-text = النص
overview-brackets = { $count ->
    [zero] لا أقواس معقوفة مفتوحة.
    [one] قوس معقوف واحد مفتوح.
    [two] قوسان معقوفان مفتوحان.
    [few] { $count } أقواس معقوفة مفتوحة.
    [many] { $count } قوسًا معقوفًا مفتوحًا.
   *[other] { $count } قوس معقوف مفتوح.
}
overview-kept = ما زال { $percent } ٪ من كلمات الصيغة الأولى قائمًا.
overview-census = كل فقرة وحالتها
overview-read = قراءة النص
overview-stand = مواقف الأطراف
overview-no-text = لا نص لهذه الدورة بعد.
overview-latest = آخر ما صدر:
overview-news = آخر ما جرى
overview-all-news = جميع الأخبار
overview-subscribe = تلقي الأخبار
overview-ahead = ما التالي
overview-nothing-ahead = لا مواعيد قادمة.
overview-people = المشاركون
overview-group = مجموعة أصحاب المصلحة
overview-seats = المقاعد
overview-no-group = بلا مجموعة
overview-rules = القواعد
overview-kind = النموذج
overview-rule = كيف يُتخذ القرار
overview-working-days = { $count ->
    [zero] دون حد أدنى
    [one] يوم عمل واحد على الأقل
    [two] يومَا عمل على الأقل
    [few] { $count } أيام عمل على الأقل
    [many] { $count } يوم عمل على الأقل
   *[other] { $count } يوم عمل على الأقل
}
overview-period-inputs = مدة فتح طلب المساهمات
overview-period-text = يتاح النص قبل القرار بـ
overview-period-silence = مدة الصمت لا تقل عن
overview-period-languages = لغات القرار
overview-lapses = قواعد خولفت أو صدر إعفاء منها
overview-lapses-why = هي علنية ليحكم كل شخص على مدلولها.
overview-waived = إعفاء صادر لم يُستعمل بعد
overview-cycles = الدورات
overview-outcomes = جميع النتائج وما أُدلي به حولها من بيانات
overview-adopted = اعتُمد:
ahead-call = يُقفل طلب المساهمات «{ $title }»
ahead-signatures = يُقفل التوقيع على «{ $title }»
ahead-silence = تنتهي مهلة الصمت بشأن { $document }
ahead-text = النص
ahead-stage-opens = تُفتتح مرحلة { $stage }
ahead-stage-ends = تنتهي مرحلة { $stage }
ahead-review = موعد الاستعراض المقبل
ahead-meeting = اجتماع { $forum }
ahead-reports = { $count ->
    [zero] تُقفل جولة التقارير وقد قدم الجميع تقاريرهم
    [one] تُقفل جولة التقارير وينقصها تقرير واحد
    [two] تُقفل جولة التقارير وينقصها تقريران
    [few] تُقفل جولة التقارير وينقصها { $count } تقارير
    [many] تُقفل جولة التقارير وينقصها { $count } تقريرًا
   *[other] تُقفل جولة التقارير وينقصها { $count } تقرير
}
ahead-commitment = مستحق: { $action }
