inputs-lede = لكل مشارك أن يقول ما ينبغي تغييره. وتُجزَّأ كل مساهمة إلى نقاط، ولكل نقطة جواب: أُخذ بها أو أُخذ ببعضها أو لم يؤخذ بها، ولماذا.
inputs-became = ما آلت إليه
inputs-counts = { $contributions ->
    [zero] لا مساهمات
    [one] مساهمة واحدة
    [two] مساهمتان
    [few] { $contributions } مساهمات
    [many] { $contributions } مساهمة
   *[other] { $contributions } مساهمة
}، { $points ->
    [zero] لا نقاط
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $points } نقاط
    [many] { $points } نقطة
   *[other] { $points } نقطة
}
inputs-points = جميع النقاط
inputs-calls = طلبات المساهمات
inputs-none = لم يصدر أي طلب مساهمات بعد.
inputs-open = مفتوح
inputs-closed = مقفل
inputs-until = حتى
inputs-contribute = تقديم مساهمة
inputs-synthesis = التقرير التجميعي
inputs-lapsed = انتهت الدورة قبل تقريرها التجميعي.
inputs-about = بشأن
inputs-questions = أسئلة توجيهية
inputs-languages = نُشر بـ:
inputs-received = ما ورد
inputs-opened = فُتح الطلب في { $day }.
inputs-nothing-yet = لم يرد شيء بعد.
inputs-title = المساهمة
inputs-from = من
inputs-language = اللغة
inputs-day = التاريخ
inputs-contribution = المساهمة { $number }
inputs-sealed = غير علنية
inputs-withdrawn = سُحبت
inputs-own = مساهمتكم
inputs-confidential = سرًّا، للأمانة وحدها
inputs-signed = { $count ->
    [zero] لم يوقعها غيره
    [one] وقعها طرف آخر
    [two] وقعها طرفان آخران
    [few] وقعها { $count } أطراف آخرين
    [many] وقعها { $count } طرفًا آخر
   *[other] وقعها { $count } طرف آخر
}
inputs-joint = بيان مشترك: { $have } من أصل { $want } من التوقيعات.
inputs-sign-until = يمكن توقيعه حتى { $day }.
inputs-text = النص
inputs-signers = وقعها أيضًا
inputs-no-points = لم تُستخلص منها أي نقطة بعد.
inputs-consent = تُعرض على أنها
inputs-points-lede = في كل نقطة مطلب واحد كما استخلصته الأمانة من مساهمة. وتُجمع النقاط المتماثلة معًا، ويبقى لكل منها أصحابها.
inputs-all = الكل
inputs-on-provision = ما يخص الفقرة { $label } فقط.
inputs-found = { $count ->
    [zero] لا نقاط
    [one] نقطة واحدة
    [two] نقطتان
    [few] { $count } نقاط
    [many] { $count } نقطة
   *[other] { $count } نقطة
}
inputs-point = النقطة { $number }
inputs-its-contribution = مساهمتها
inputs-used-in = في
inputs-reason = السبب:
inputs-same = { $count ->
    [zero] لا نقطة أخرى تقول الشيء نفسه
    [one] نقطة أخرى تقول الشيء نفسه
    [two] نقطتان أخريان تقولان الشيء نفسه
    [few] { $count } نقاط أخرى تقول الشيء نفسه
    [many] { $count } نقطة أخرى تقول الشيء نفسه
   *[other] { $count } نقطة أخرى تقول الشيء نفسه
}
inputs-answered = أُجيب عنها
inputs-synthesis-lede = كل نقطة من نقاط هذا الطلب وما آلت إليه، ونصيب كل مجموعة من أصحاب المصلحة. والأعداد هي ما يثبته السجل؛ ولا ترجيح لشيء.
inputs-published = نُشر في { $day }.
inputs-unpublished = لم يُنشر بعد وقد يتغير بعضه. والمشروع التالي ينتظره.
inputs-by-group = بحسب مجموعة أصحاب المصلحة
inputs-no-group = بلا مجموعة، أو سرًّا
inputs-sum = المجموع
inputs-every-point = كل نقطة
term-Disposition-waiting = لم يُجب عنها بعد
inputs-not-yet = لم تُنشر بعد
inputs-report = ما تقوله الأمانة عنه
