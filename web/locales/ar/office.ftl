office-lede = المرحلة: { $stage }. ما ينتظر مناصبكم وما هو آت.
office-desk = المكتب
office-pending = التوقيعات الثانية
office-people = المشاركون
office-stages = المراحل ومهل الإخطار
office-inputs = المساهمات والنقاط
office-issue = إصدار نسخة
office-rulings = القرارات الإجرائية والتصويبات
office-done = تم: القيد { $entry } في السجل.
office-nothing = لا شيء ينتظر.
office-yes = نعم
office-wait-people = { $count ->
    [zero] اعتمادا مقترحا ينتظر التأكيد أو الرفض
    [one] اعتماد مقترح ينتظر التأكيد أو الرفض
    [two] اعتمادان مقترحان ينتظران التأكيد أو الرفض
    [few] اعتمادات مقترحة تنتظر التأكيد أو الرفض
    [many] اعتمادا مقترحا ينتظر التأكيد أو الرفض
   *[other] اعتمادا مقترحا ينتظر التأكيد أو الرفض
}
office-wait-points = { $count ->
    [zero] نقطة بلا رد
    [one] نقطة بلا رد
    [two] نقطتان بلا رد
    [few] نقاط بلا رد
    [many] نقطة بلا رد
   *[other] نقطة بلا رد
}
office-wait-unread = { $count ->
    [zero] مساهمة لم تؤخذ منها نقطة
    [one] مساهمة لم تؤخذ منها نقطة
    [two] مساهمتان لم تؤخذ منهما نقطة
    [few] مساهمات لم تؤخذ منها نقطة
    [many] مساهمة لم تؤخذ منها نقطة
   *[other] مساهمة لم تؤخذ منها نقطة
}
office-wait-closable = { $count ->
    [zero] مساهمة رُد عليها ويمكن إقفالها
    [one] مساهمة رُد عليها ويمكن إقفالها
    [two] مساهمتان رُد عليهما ويمكن إقفالهما
    [few] مساهمات رُد عليها ويمكن إقفالها
    [many] مساهمة رُد عليها ويمكن إقفالها
   *[other] مساهمة رُد عليها ويمكن إقفالها
}
office-wait-synthesis = { $count ->
    [zero] طلب مساهمات جاهزا لتقريره التجميعي
    [one] طلب مساهمات جاهز لتقريره التجميعي
    [two] طلبا مساهمات جاهزان لتقريريهما التجميعيين
    [few] طلبات مساهمات جاهزة لتقاريرها التجميعية
    [many] طلب مساهمات جاهزا لتقريره التجميعي
   *[other] طلب مساهمات جاهز لتقريره التجميعي
}
office-wait-proposals = { $count ->
    [zero] مقترحا معروضا على القاعة
    [one] مقترح معروض على القاعة
    [two] مقترحان معروضان على القاعة
    [few] مقترحات معروضة على القاعة
    [many] مقترحا معروضا على القاعة
   *[other] مقترحا معروضا على القاعة
}
office-wait-sponsors = { $count ->
    [zero] مقترحا ينتظر مقدِّما
    [one] مقترح ينتظر مقدِّما
    [two] مقترحان ينتظران مقدِّما
    [few] مقترحات تنتظر مقدِّما
    [many] مقترحا ينتظر مقدِّما
   *[other] مقترحا ينتظر مقدِّما
}
office-wait-silences = { $count ->
    [zero] موافقة صامتة انقضت وتنتظر الإقفال
    [one] موافقة صامتة انقضت وتنتظر الإقفال
    [two] موافقتان صامتتان انقضتا وتنتظران الإقفال
    [few] موافقات صامتة انقضت وتنتظر الإقفال
    [many] موافقة صامتة انقضت وتنتظر الإقفال
   *[other] موافقة صامتة انقضت وتنتظر الإقفال
}
office-wait-answers = { $count ->
    [zero] اعتراضا بلا رد
    [one] اعتراض بلا رد
    [two] اعتراضان بلا رد
    [few] اعتراضات بلا رد
    [many] اعتراضا بلا رد
   *[other] اعتراضا بلا رد
}
office-wait-rounds = { $count ->
    [zero] جولة إبلاغ انقضت وتنتظر الإقفال
    [one] جولة إبلاغ انقضت وتنتظر الإقفال
    [two] جولتا إبلاغ انقضتا وتنتظران الإقفال
    [few] جولات إبلاغ انقضت وتنتظر الإقفال
    [many] جولة إبلاغ انقضت وتنتظر الإقفال
   *[other] جولة إبلاغ انقضت وتنتظر الإقفال
}
office-wait-questions = { $count ->
    [zero] مسألة مفتوحة
    [one] مسألة مفتوحة
    [two] مسألتان مفتوحتان
    [few] مسائل مفتوحة
    [many] مسألة مفتوحة
   *[other] مسألة مفتوحة
}
office-wait-stage = { $count ->
    [zero] مرحلة حان فتحها
    [one] مرحلة حان فتحها
    [two] مرحلتان حان فتحهما
    [few] مراحل حان فتحها
    [many] مرحلة حان فتحها
   *[other] مرحلة حان فتحها
}
office-wait-votes = { $count ->
    [zero] تصويتا مفتوحا
    [one] تصويت مفتوح
    [two] تصويتان مفتوحان
    [few] تصويتات مفتوحة
    [many] تصويتا مفتوحا
   *[other] تصويتا مفتوحا
}
office-wait-appeals = { $count ->
    [zero] طعنا في قرارات إجرائية ينتظر البت
    [one] طعن في قرار إجرائي ينتظر البت
    [two] طعنان في قرارات إجرائية ينتظران البت
    [few] طعون في قرارات إجرائية تنتظر البت
    [many] طعنا في قرارات إجرائية ينتظر البت
   *[other] طعنا في قرارات إجرائية ينتظر البت
}
office-wait-motions = { $count ->
    [zero] اقتراحا إجرائيا ينتظر البت
    [one] اقتراح إجرائي ينتظر البت
    [two] اقتراحان إجرائيان ينتظران البت
    [few] اقتراحات إجرائية تنتظر البت
    [many] اقتراحا إجرائيا ينتظر البت
   *[other] اقتراحا إجرائيا ينتظر البت
}
office-next = ما هو آت
office-next-none = لم يحدد أي موعد نهائي.
office-next-opens = تُفتتح: { $stage }
office-next-ends = تنتهي: { $stage }
office-next-call = يُقفل طلب المساهمات «{ $title }»
office-next-silence = تنقضي مهلة موافقة صامتة
office-next-round = تنتهي جولة إبلاغ
office-next-review = يحل الاستعراض المقبل
office-breaches = مخالفات القواعد
office-breaches-none = لا توجد مخالفات مسجلة.
office-pending-lede = يتطلب الاعتماد والمحو وبعض القرارات مسؤولَين. يقرأ الثاني بالضبط ما سيُفعل، ثم يوقع أو يرفض. وبعد يوم واحد ينتهي الانتظار.
office-pending-none = لا شيء ينتظر توقيعا ثانيا.
office-pending-yours = يمكنكم التوقيع
office-pending-asked = يطلب { $seat }
office-pending-who = من يطلب ومنذ متى
office-pending-until = ينتظر حتى
office-pending-waits = ينتظر هذا مسؤولا ثانيا. أبلغوه: يجده تحت «التوقيعات الثانية».
office-pending-declined = رفضه { $seat }
office-pending-what = هذا بالضبط ما سيُفعل
office-pending-digest = بصمته:
office-pending-sign = التوقيع بصفة مسؤول ثان
office-pending-alone = أنتم من طلب هذا، من هذا المقعد أو من مقعد آخر لكم. يجب أن يوقّعه شخص ثانٍ.
office-pending-decline = الرفض
office-pending-back = السحب
office-all = الجميع ({ $count })
office-col-seat = الاسم
office-col-basis = الأساس
office-col-side = مجموعة أصحاب المصلحة
office-col-offices = المناصب
office-col-admission = الاعتماد
office-col-code = الرمز
office-col-until = حتى
office-col-stage = المرحلة
office-col-from = تُفتتح
office-col-do = المطلوب
office-col-clause = المهلة
office-col-least = على الأقل
office-col-earliest = أقرب موعد إن بدأ الآن
office-col-call = طلب المساهمات
office-col-contributions = المساهمات
office-col-unread = غير مقروءة
office-col-points = النقاط
office-col-unanswered = بلا رد
office-col-report = التقرير التجميعي
office-col-claim = القول
office-col-by = من
office-col-about = بشأن
office-col-former = السابق
office-col-present = الجديد
office-objected = يعترض { $seat }: { $reason }
office-end = إنهاء
office-pseudonym = يُترك فارغا لمن يشارك باسم مستعار.
office-proposed = مقترح أولا، ليتسنى للدول أن تعترض
office-people-many = عدة مقاعد معا
office-many-table = مقعد في كل سطر: الاسم؛ الرمز؛ الأساس؛ مجموعة أصحاب المصلحة
office-many-hint = ألصقوا من جدول. تفصل بين الخانات علامات الجدولة أو الفواصل المنقوطة أو الفواصل اللاتينية؛ والأساس هو كلمته مثل «member-state» أو اسمه في هذه الصفحة. ترون ما فُهم قبل اعتماد أي أحد.
office-many-look = الاطلاع أولا
office-many-empty = لا يوجد سطر للقراءة.
office-many-lines = { $count ->
    [zero] { $count } سطرا كما فُهمت
    [one] سطر واحد كما فُهم ({ $count })
    [two] سطران كما فُهما ({ $count })
    [few] { $count } أسطر كما فُهمت
    [many] { $count } سطرا كما فُهمت
   *[other] { $count } سطرا كما فُهمت
}
office-many-state = سليم
office-many-take = { $count ->
    [zero] اعتماد { $count } مقعدا
    [one] اعتماد مقعد واحد ({ $count })
    [two] اعتماد مقعدين ({ $count })
    [few] اعتماد { $count } مقاعد
    [many] اعتماد { $count } مقعدا
   *[other] اعتماد { $count } مقعدا
}
office-many-nameless = الاسم ناقص
office-many-twice = له مقعد بالفعل، أو ورد هنا مرتين
office-many-code = لا يتجاوز الرمز 64 حرفا
office-many-basis = لا يوجد أساس كهذا
office-many-side = لا توجد مجموعة كهذه من أصحاب المصلحة
office-offices = شاغلو المناصب
office-groups = المجموعات
office-rights = الحقوق بحسب الأساس
office-here = الآن
office-open-untimely = فتح مع بيان السبب
office-stages-hint = المرحلة التي تُفتتح في غير موعدها المقرر، أو العودة إلى الوراء، تحتاج إلى سبب وتعد مخالفة علنية. يُستحسن تأجيلها مسبقا.
office-notices = مهل الإخطار
office-notices-why = ترفض العملية ما هو أقصر من المهلة. والإعفاء إجراء علني معلل، ولا يسري إلا على الإجراء التالي.
office-notice-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة ({ $count })
    [two] ساعتان ({ $count })
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
office-notice-working-days = { $count ->
    [zero] { $count } يوم عمل
    [one] يوم عمل واحد ({ $count })
    [two] يوما عمل ({ $count })
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
}
office-waived = أُعفي منها للإجراء التالي
office-inputs-none = لم يصدر أي طلب مساهمات بعد.
office-open = مفتوح
office-same = لعل هذه تقول الشيء نفسه
office-same-why = تشترك في كلمات قلما يستعملها غيرها. القرار لمن يقرأ: أزيلوا العلامة عما يختلف، ثم اجمعوا.
office-same-words = الكلمات المشتركة: { $words }
office-points = { $count ->
    [zero] { $count } نقطة بلا رد
    [one] نقطة واحدة بلا رد ({ $count })
    [two] نقطتان بلا رد ({ $count })
    [few] { $count } نقاط بلا رد
    [many] { $count } نقطة بلا رد
   *[other] { $count } نقطة بلا رد
}
office-points-none = لكل نقطة ردها.
office-points-table = النقاط التي بلا رد
office-points-more = { $count ->
    [zero] ومعها { $count } أخرى؛ تظهر هنا بعد الرد على غيرها.
    [one] ومعها { $count } أخرى؛ تظهر هنا بعد الرد على غيرها.
    [two] ومعها { $count } أخريان؛ تظهران هنا بعد الرد على غيرهما.
    [few] ومعها { $count } أخرى؛ تظهر هنا بعد الرد على غيرها.
    [many] ومعها { $count } أخرى؛ تظهر هنا بعد الرد على غيرها.
   *[other] ومعها { $count } أخرى؛ تظهر هنا بعد الرد على غيرها.
}
office-points-taken = { $count ->
    [zero] { $count } نقطة
    [one] نقطة واحدة ({ $count })
    [two] نقطتان ({ $count })
    [few] { $count } نقاط
    [many] { $count } نقطة
   *[other] { $count } نقطة
}
office-joined = { $count ->
    [zero] مجموعة مع { $count } نقطة أخرى
    [one] مجموعة مع نقطة أخرى ({ $count })
    [two] مجموعة مع نقطتين أخريين ({ $count })
    [few] مجموعة مع { $count } نقاط أخرى
    [many] مجموعة مع { $count } نقطة أخرى
   *[other] مجموعة مع { $count } نقطة أخرى
}
office-confidential = سري
office-answer = الرد على المعلَّم منها
office-disposition = ما آلت إليه
office-used-in = استُعملت في (أي عدد)
office-because = السبب، إن لم تُستعمل أو استُعملت جزئيا
office-contributions = المساهمات الواردة
office-secretariat-alone = قُدِّمت إلى الأمانة وحدها؛ ولا يُعرض نصها هنا.
office-claim = قول واحد منها، بكلماتكم
office-is-open = قيد النظر
office-is-closed = مقفلة
office-is-withdrawn = مسحوبة
office-is-lapsed = توقيعات غير كافية
office-synthesis = التقرير التجميعي
office-synthesis-counts = النقاط بحسب مجموعات أصحاب المصلحة وما آلت إليه
office-synthesis-why = هذا المشروع مؤلف من الردود. غيّروه كما تشاؤون؛ وتُحصى الوقائع من جديد عند النشر.
office-synthesis-report = نص التقرير
office-synthesis-opening = المساهمات: { $contributions }. النقاط: { $points }.
office-no-group = بلا مجموعة
office-withheld = (نقطة سرية)
office-said-by = { $count ->
    [zero] قيل { $count } مرة
    [one] قيل مرة واحدة ({ $count })
    [two] قيل مرتين ({ $count })
    [few] قيل { $count } مرات
    [many] قيل { $count } مرة
   *[other] قيل { $count } مرة
}
office-issued = صدر { $document }
office-redline = التغييرات مقارنة بالسابق
office-document = الوثيقة
office-issue-synthesis = تنتظر المساهمات تقريرها التجميعي؛ انشروه أولا.
office-issue-agreed = المتفق عليه حتى الآن
office-issue-proposals = المقترحات المعروضة على القاعة
office-issue-earliest = أقرب موعد للبت فيه
office-issue-kind = النوع
office-issue-symbol = الرمز
office-issue-title = العنوان
office-issue-none = لا يوجد نص على الشاشة بعد. تبدؤه الوثيقة الأولى.
office-changes = { $count ->
    [zero] { $count } تغييرا منذ النسخة الأخيرة
    [one] تغيير واحد منذ النسخة الأخيرة ({ $count })
    [two] تغييران منذ النسخة الأخيرة ({ $count })
    [few] { $count } تغييرات منذ النسخة الأخيرة
    [many] { $count } تغييرا منذ النسخة الأخيرة
   *[other] { $count } تغييرا منذ النسخة الأخيرة
}
office-added = أُضيف:
office-removed = حُذف:
office-change-new = جديد
office-change-changed = معدَّل
office-change-gone = لم يعد في النص
office-still-open = { $count ->
    [zero] { $count } فقرة ما زالت مفتوحة
    [one] فقرة واحدة ما زالت مفتوحة ({ $count })
    [two] فقرتان ما زالتا مفتوحتين ({ $count })
    [few] { $count } فقرات ما زالت مفتوحة
    [many] { $count } فقرة ما زالت مفتوحة
   *[other] { $count } فقرة ما زالت مفتوحة
}
office-concordance = الأرقام الجديدة
office-concordance-none = تبقى جميع الأرقام كما هي.
office-documents = الوثائق
office-rulings-lede = تسيير العملية علني: كل قرار وتصويب ومحو يذكر قاعدته وسببه.
office-rulings-count = { $count ->
    [zero] { $count } قرارا إجرائيا
    [one] قرار إجرائي واحد ({ $count })
    [two] قراران إجرائيان ({ $count })
    [few] { $count } قرارات إجرائية
    [many] { $count } قرارا إجرائيا
   *[other] { $count } قرارا إجرائيا
}
office-corrections-count = { $count ->
    [zero] { $count } تصويبا
    [one] تصويب واحد ({ $count })
    [two] تصويبان ({ $count })
    [few] { $count } تصويبات
    [many] { $count } تصويبا
   *[other] { $count } تصويبا
}
office-erased-count = { $count ->
    [zero] { $count } عملية محو
    [one] عملية محو واحدة ({ $count })
    [two] عمليتا محو ({ $count })
    [few] { $count } عمليات محو
    [many] { $count } عملية محو
   *[other] { $count } عملية محو
}
office-erased-why = محا مسؤولان كلمات هذه القيود؛ وتبقى الوقائع.
office-appealed = يطعن { $seat }: { $reason }
office-upheld = أُيّد
office-overruled = نُقض
office-entry = القيد { $entry }
office-compilation = النص التجميعي في ملف Word
office-all-versions = كل النسخ مع ما أعيد ترقيمه
office-first = الخطوات الأولى
office-first-people = تحديد المشاركين واحدا واحدا أو في جدول
office-people-registrar = يوجد مسؤول اعتماد: الاعتماد من اختصاصه.
office-first-invite = دعوة شخص لكل مقعد بالبريد
office-first-stages = قراءة الجدول الزمني؛ وفتح مرحلة المساهمات متى استقرت القواعد
office-first-inputs = طلب المساهمات أو إصدار مشروع أول
office-text-word = النص كما هو، بصيغة Word
