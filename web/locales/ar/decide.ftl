decide-title = البت
decide-lede = القاعدة السارية: { $rule }. الصمت ليس تأييدا من أحد، واستنتاجات الرئيس علنية.
decide-on-text = النص بأكمله
decide-on-provision = الحكم { $label }
decide-on-bracket = الحكم { $label }، القوس { $number }
decide-on-alternative = الحكم { $label }، القوس { $number }، البديل { $alternative }
decide-on-proposal = المقترح { $number }
decide-on-motion = الاقتراح الإجرائي { $number }
decide-rolling = النص المتجدد
decide-silences = إجراءات الموافقة الصامتة
decide-no-silence = لم يبدأ أي إجراء موافقة صامتة في هذه الدورة.
decide-silence-running = جارٍ
decide-silence-not-broken = لم يُكسر الصمت
decide-silence-broken = كُسر الصمت
decide-silence-withdrawn = سُحب
decide-silence-lapsed = سقط
decide-provisions = { $count ->
    [zero] لا أحكام
    [one] حكم واحد ({ $count })
    [two] حكمان ({ $count })
    [few] { $count } أحكام
    [many] { $count } حكما
   *[other] { $count } حكم
}
decide-until = حتى
decide-late = بعد فوات الأوان
decide-understandings = { $count ->
    [zero] لم يُذكر أي فهم
    [one] ذُكر فهم واحد ({ $count })
    [two] ذُكر فهمان ({ $count })
    [few] ذُكرت { $count } أفهام
    [many] ذُكر { $count } فهما
   *[other] ذُكر { $count } فهم
}
decide-close-silence = إغلاق وإعلان النتيجة
decide-extend = تمديد
decide-withdraw = سحب النص
decide-deadline = الموعد النهائي، بالتوقيت العالمي
decide-start-silence = بدء إجراء موافقة صامتة
decide-least = { $count ->
    [zero] لا مهلة دنيا.
    [one] ساعة واحدة ({ $count }) على الأقل، تُحسب من توافر النص بآخر لغة تقتضيها القواعد.
    [two] ساعتان ({ $count }) على الأقل، تُحسبان من توافر النص بآخر لغة تقتضيها القواعد.
    [few] { $count } ساعات على الأقل، تُحسب من توافر النص بآخر لغة تقتضيها القواعد.
    [many] { $count } ساعة على الأقل، تُحسب من توافر النص بآخر لغة تقتضيها القواعد.
   *[other] { $count } ساعة على الأقل، تُحسب من توافر النص بآخر لغة تقتضيها القواعد.
}
decide-earliest = أول ساعة كاملة جائزة: { $moment } بالتوقيت العالمي. واللحظة ذاتها ضمن المهلة.
decide-zone = المنطقة الزمنية التي يُعرض بها
decide-only-these = هذه الأحكام فقط؛ النص كله إن لم يُختر شيء
decide-missing = ما زال ناقصا بلغة: { $languages }. تبدأ المهلة حين يتوافر.
decide-questions = المسائل
decide-no-question = لم تُطرح أي مسألة على القاعة.
decide-before-room = معروض على القاعة
decide-votes = عمليات التصويت
decide-no-vote = لم يُجرَ تصويت.
decide-yes = المؤيدون: { $count }
decide-no = المعارضون: { $count }
decide-abstain = { $count ->
    [zero] الممتنعون: { $count }
    [one] الممتنعون: { $count }
    [two] الممتنعون: { $count }
    [few] الممتنعون: { $count }
    [many] الممتنعون: { $count }
   *[other] الممتنعون: { $count }
}
decide-roll = من صوّت وكيف
decide-close-vote = إغلاق التصويت
decide-motions = الاقتراحات الإجرائية
decide-no-motion = لم يُقدَّم أي اقتراح إجرائي.
decide-spoke = { $for } مع، { $against } ضد
decide-carried = اعتُمد
decide-not-carried = لم يُعتمد
decide-grant = الموافقة دون تصويت
decide-vote-on-it = الطرح للتصويت
decide-order = ترتيب التصويت
decide-give-order = تحديد ترتيب التعديلات
decide-order-why = الأبعد في الجوهر أولا؛ وعند التساوي المقدَّم أولا.
decide-amendment = تعديل
decide-distance = مدى البعد
decide-falls = يسقط إن اعتُمد
decide-call = الدعوة إلى توافق الآراء
decide-on-what = بشأن ماذا
decide-document = الوثيقة المراد اعتمادها
decide-rule-of-question = قاعدة المسألة: { $rule }
decide-move = تقديم اقتراح إجرائي
decide-motion = الاقتراح الإجرائي
decide-question = المسألة
decide-parts = أجزاء يُصوَّت عليها على حدة
decide-ruling = البت في نقطة نظام
decide-article = مادة النظام الداخلي
decide-ruled = ما بُتّ فيه
decide-rule-now = ما تقوله القاعدة الآن
decide-rule = القاعدة
decide-says = تقول
decide-passed = اعتُمد
decide-without-a-vote = اعتُمد دون تصويت
decide-not-passed = لم يُعتمد
decide-undecided = لم يُبتّ بعد. يلزم: { $needs }
decide-need-ballots = تصويت
decide-need-positions = موقف من أحد
decide-need-quorum = نصاب قانوني
decide-need-second-vote = تصويت آخر
decide-need-finding = استنتاج الرئيس
decide-need-review = استعراض تقدير الرئيس
decide-need-council = قرار المجلس
decide-need-deadline = انقضاء مهلة الاعتراض
decide-need-answers = رد على كل معترض
decide-need-review-date = موعد لإعادة النظر
decide-need-weights = أوزان الأعضاء
decide-need-members = أعضاء في المجموعات التي تسميها القاعدة
decide-why-objects = يعترض
decide-why-not-addressed = اعتراض لم يُعالج
decide-why-not-answered = اعتراض بلا رد
decide-why-against = يصوّت ضد
decide-why-veto = يستعمل النقض
decide-why-abstains = يمتنع
decide-why-no-vote = لا يصوّت
decide-why-reserves = يتحفظ على موقفه
decide-in-the-way = من يحول دون ذلك:
decide-minority = يخالفون دون أن يحولوا:
decide-stance-support = يؤيد
decide-stance-live-with = يمكنه قبوله
decide-stance-reserve = يتحفظ
decide-stance-object = يعترض
decide-stance-abstain = يمتنع
decide-stance-recuse = لا يشارك
decide-silent = لم يقل شيئا
decide-silent-why = من لم يقل شيئا لا يُحسب لأي طرف.
decide-who = من يقف أين
decide-nobody = لم يتخذ أحد موقفا.
decide-answered = رُدّ عليه
decide-cure = يُرفع بما يلي:
decide-judge = الاستنتاج هل عولج
decide-finding = الاستنتاج
decide-answer = الرد على الاعتراض
decide-to-floor = إلى هذا الحكم
decide-flips = ما الذي يقلب النتيجة
decide-flips-complete = هذه كل التغييرات الصغرى.
decide-flips-never = لا يقلبها أي تغيير في المواقف.
decide-flips-bounded = { $count ->
    [zero] لم تُجرَّب مجموعات.
    [one] جُرّبت مجموعات حتى عضو واحد ({ $count })؛ وقد توجد أخرى.
    [two] جُرّبت مجموعات حتى عضوين ({ $count })؛ وقد توجد أخرى.
    [few] جُرّبت مجموعات حتى { $count } أعضاء؛ وقد توجد أخرى.
    [many] جُرّبت مجموعات حتى { $count } عضوا؛ وقد توجد أخرى.
   *[other] جُرّبت مجموعات حتى { $count } عضو؛ وقد توجد أخرى.
}
decide-ways = أو غيرهم ممن يقفون الموقف نفسه؛ عدد الطرق: { $count }
decide-others = المواقف ذاتها بموجب كل قاعدة أخرى
decide-others-why = للمقارنة فقط: القاعدة السارية هي التي تبت.
decide-vote-asked = طلب { $who } التصويت. ولا بد من إجرائه.
decide-found = يستنتج الرئيس
decide-conclude = الاختتام
decide-method = الكيفية
decide-open-vote = فتح التصويت
decide-ask-vote = طلب التصويت
decide-withdraw-vote = سحب طلب التصويت
decide-adoption = الاعتماد
decide-adoption-lede = كل ما يفصل النص عن اعتماده، والنص الدقيق، ومسؤولان.
decide-way = ما يحول دون ذلك
decide-nothing = لا شيء.
decide-no-final = لم يُقدَّم نص نهائي في هذه الدورة.
decide-pending-silence = إجراء موافقة صامتة جارٍ.
decide-pending-vote = يجري التصويت.
decide-pending-motion = اقتراح إجرائي معروض على القاعة.
decide-open = { $count ->
    [zero] كل أحكام النص المتجدد متفق عليها:
    [one] حكم واحد ({ $count }) من النص المتجدد غير متفق عليه:
    [two] حكمان ({ $count }) من النص المتجدد غير متفق عليهما:
    [few] { $count } أحكام من النص المتجدد غير متفق عليها:
    [many] { $count } حكما من النص المتجدد غير متفق عليها:
   *[other] { $count } حكم من النص المتجدد غير متفق عليها:
}
decide-open-beside = لا تحول دون اعتماد نص قُدّم: فذلك النص يُعتمد كما هو.
decide-issued = صدر
decide-ripe = يمكن البت فيه ابتداء من
decide-brackets = الأقواس
decide-digests = الكلمات الدقيقة لكل نسخة
decide-language = اللغة
decide-no-lookalikes = لا حرف ولا كلمة تحاكي غيرها.
decide-lookalikes = { $count ->
    [zero] لا مواضع مشبوهة:
    [one] موضع واحد ({ $count }) يبدو غير ما هو:
    [two] موضعان ({ $count }) يبدوان غير ما هما:
    [few] { $count } مواضع تبدو غير ما هي:
    [many] { $count } موضعا تبدو غير ما هي:
   *[other] { $count } موضع تبدو غير ما هي:
}
decide-not-put = لم يُعرض هذا النص على القاعة.
decide-put-it = عرضه على القاعة
decide-symbol = رمز الوثيقة الختامية
decide-outcome-title = عنوان الوثيقة الختامية؛ عنوان النص إن تُرك فارغا
decide-two = يرى مسؤول ثانٍ هذا بعينه ويوقّع؛ وعندئذ يُعتمد.
decide-adopt = اعتماد
decide-adopted = معتمد
decide-document-number = الوثيقة { $number }
decide-extract = استخراج الالتزامات من النص
decide-extract-lede = لكل حكم معتمد: من عليه أن يفعل ماذا وحتى متى. الكلمات اقتراح، والقرار لكم.
decide-take = استخراج التزام
decide-verb = الفعل
decide-actors = من عليه أن يعمل
decide-other-actors = آخرون عليهم أن يعملوا
decide-action = ما ينبغي عمله
decide-due = حتى
decide-next-cycle = فتح الدورة التالية
decide-next-lede = ما اعتُمد وتُحفّظ عليه ووُعد به يبقى ظاهرا؛ ويبدأ النص من جديد.
decide-statements = البيانات المسجلة
decide-open-commitments = الالتزامات المفتوحة
decide-due-review = موعد الاستعراض
decide-cycle-title = عنوان الدورة
decide-next-review = موعد الدورة التي تليها
decide-why-early = سبب فتحها قبل موعدها
decide-same-rules = تبدأ بقواعد هذه الدورة ({ $rule })؛ غيّروا الطرائق قبل طلب المساهمات.
decide-beside = اعتراضات على أحكام بعينها: { $count }
decide-beside-why = هي مسجّلة وتُحتسب حيث يُبَتّ في حكمها. أما على النص بأكمله فلا يُحتسب الاعتراض على حكم إلا إذا أُعلن أنه عقبة أمامه.
decide-stance-obstacle = يعترض اعتراضا يشكل عقبة
decide-heard = يُستمع إليه ولا يبتّ
decide-elsewhere = يقال إنه متاح باللغات: { $languages }. لا نص بتلك اللغة في هذا السجل، ولذلك لا بصمة له.
decide-positions-then = المواقف حين طُرح للتصويت
decide-your-answer = ردكم
decide-you-said = قلتم:
decide-you-stand = موقفكم
decide-because-hint = الاعتراض معلل؛ وفيما عدا ذلك يجوز ترك السبب فارغًا.
decide-if-object = إن كنتم معترضين
decide-obstacle = أُعلنه عقبة أمام القرار
decide-send-answer = إرسال الرد
decide-hands = برفع الأيدي: يعدّ من يترأس الأيدي ويذكر الأرقام عند إقفال التصويت. ولا يذكر السجل أي اسم.
decide-parts-title = الأجزاء
decide-part = الجزء
decide-part-next = التالي
decide-part-waits = ينتظر التصويت عليه
decide-part-not-put = لم يُطرح للتصويت
decide-parts-first = قُبلت التجزئة: يُطرح كل جزء للتصويت أولا، بحسب ترتيب النص. ثم تُطرح الأجزاء التي أُقرّت للتصويت بوصفها كلا (المادة 89).
decide-parts-then-whole = جرى التصويت على الأجزاء. وتُطرح الأجزاء التي أُقرّت الآن للتصويت بوصفها كلا؛ ويُستبعد ما رُفض (المادة 89).
decide-parts-all-fell = رُفضت جميع أجزاء المنطوق، فيُعدّ النص مرفوضا بأكمله (المادة 89).
decide-parts-were = طُرحت هذه الأجزاء للتصويت كل على حدة (المادة 89).
decide-next-part = التالي: { $label }
decide-open-part = فتح التصويت على هذا الجزء
decide-open-whole = فتح التصويت على النص بأكمله
decide-no-vote-now = لا يمكن فتح تصويت الآن. { $why }
decide-not-concluded-now = لا يمكن اختتام المسألة الآن. { $why }
decide-no-adoption-now = لا يمكن اعتماده الآن. { $why }
