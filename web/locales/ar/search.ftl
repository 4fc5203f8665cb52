search-title = البحث
search-label = البحث في النص والمساهمات وكل ما قيل
search-hint = يجب أن ترد الكلمات كلها. «الكلمات بين علامتي تنصيص» ترد معا، وبداية* تجد البدايات، و-كلمة تستبعد.
search-none = جرّبوا كلمات أقل، أو بداية كلمة مع *، أو لغة أخرى.
search-narrow = تضييق النتائج
search-chosen = (مختار؛ اتبعوا الرابط لإلغائه)
search-by-kind = النوع
search-by-cycle = الدورة
search-by-seat = من
search-by-language = اللغة
search-cycle = الدورة { $number }
search-kind-text = النص بصيغته الراهنة
search-kind-agreed = لغة متفق عليها
search-kind-document = صيغ سابقة ووثائق
search-kind-proposal = المقترحات
search-kind-input = المساهمات
search-kind-position = المواقف
search-kind-statement = البيانات
search-kind-follow-up = المتابعة
search-kind-meeting = الاجتماعات
search-kind-instrument = صكوك أخرى
search-document = الوثيقة { $number }
search-call = طلب المساهمات { $number }
search-point = النقطة { $number }
search-position = موقف
search-silence = إجراء الموافقة الصامتة { $number }
search-statement = البيان { $number }
search-ruling = القرار الرئاسي { $number }
search-report = التقرير { $number }
search-evidence = الدليل { $number }
search-assessment = التقييم { $number }
search-dispute = المنازعة { $number }
search-task-force = فرقة العمل { $number }
search-road-map = خريطة الطريق { $number }
search-forum = المنتدى { $number }
search-meeting = الاجتماع { $number }
search-intervention = الكلمة { $number }
search-message = الرسالة { $number }
search-instrument = الصك { $number }
search-found = { $count ->
    [zero] لم يُعثر على شيء.
    [one] عُثر على شيء واحد.
    [two] عُثر على شيئين.
    [few] عُثر على { $count } أشياء.
    [many] عُثر على { $count } شيئا.
   *[other] عُثر على { $count } شيء.
}
search-more = { $count ->
    [zero] لا شيء
    [one] عرضه
    [two] عرضهما
    [few] عرض الـ{ $count } كلها
    [many] عرض الـ{ $count } كلها
   *[other] عرض الـ{ $count } كلها
}
