text-title = النص
text-components = عناصر التصميم
text-documents = الوثائق
text-documents-lede = كل صيغ النص في كل دورة، ولكل منها رقمها الدائم، مع ما تغيّر من صيغة إلى التي تليها.
text-all-documents = كل الوثائق والصيغ
text-none = لا يوجد نص بعد.
text-rolling = النص قيد التفاوض
text-started-from = انطلق من { $document }.
text-as-adopted = اعتُمد في { $date }
text-read-as = كما يريده { $who }
text-reads-unchanged = لم يقدَّم منهم أي اقتراح على هذا النص: فهو كما هو.
text-until = تنتهي هذه المرحلة
text-stages = المراحل
text-strip = الفقرات في لمحة
text-tools = طرق القراءة
text-view-base = الأساس
text-view-compilation = النص التجميعي
text-view-clean = النص النظيف
text-view-changes = التغييرات
text-view-lines = أسطر مرقّمة
text-as = القراءة وفق
text-as-all = جميع الأطراف، مجمّعًا
text-with = إلى جانبه
text-with-none = دون لغة أخرى
text-show = عرض
text-propose = اقتراح تعديل
text-propose-word = الاقتراح في Word
text-only-changed = ما تغيّر فقط
text-only-contested = ما هو محل خلاف فقط
text-open-contested = مفتوحة، اقتُرحت تعديلات
text-story = مسارها
text-whole-story = المسار كاملًا
text-stale = هذه الترجمة لصياغة سابقة.
text-held = معلّقة بمسألة مرتبطة: { $issue }
text-proposed-paragraph = فقرة مقترحة
text-amendments = { $count ->
    [zero] لا تعديلات
    [one] تعديل واحد
    [two] تعديلان
    [few] { $count } تعديلات
    [many] { $count } تعديلًا
   *[other] { $count } تعديل
}، { $sponsors ->
    [zero] بلا مقدّمين
    [one] مقدّم واحد
    [two] مقدّمان
    [few] { $sponsors } مقدّمين
    [many] { $sponsors } مقدّمًا
   *[other] { $sponsors } مقدّم
}
text-proposals = { $count ->
    [zero] لا اقتراحات
    [one] اقتراح واحد
    [two] اقتراحان
    [few] { $count } اقتراحات
    [many] { $count } اقتراحًا
   *[other] { $count } اقتراح
}، { $sponsors ->
    [zero] بلا مقدّمين
    [one] مقدّم واحد
    [two] مقدّمان
    [few] { $sponsors } مقدّمين
    [many] { $sponsors } مقدّمًا
   *[other] { $sponsors } مقدّم
}
text-share = { $count }٪ من كلماتها بين أقواس معقوفة
text-would-join = تُضم إلى سابقتها: { $who }
text-would-retain = تُبقى كما هي: { $who }
text-would-move = تُنقل إلى ما بعد { $place }: { $who }
text-would-move-first = تُنقل: { $who }
text-would-land = يكون موضعها هنا: { $who }
text-statements-made = { $count ->
    [zero] لا بيانات بشأنها
    [one] بيان واحد بشأنها
    [two] بيانان بشأنها
    [few] { $count } بيانات بشأنها
    [many] { $count } بيانًا بشأنها
   *[other] { $count } بيان بشأنها
}
text-was-inserted = أُضيفت
text-was-deleted = حُذفت
text-was-changed = تغيّرت كلماتها
text-was-moved = نُقلت
text-formerly = رقمها السابق { $number }
text-changes-since = التغييرات منذ { $document }
text-tally = من أصل { $all } حكمًا: تغيّرت كلمات { $changed }، وأُضيف { $inserted }، وحُذف { $deleted }، ونُقل { $moved }.
text-compare-title = من { $from } إلى { $to }
text-compare-with = المقارنة بصيغة أخرى
text-other-way = في الاتجاه المعاكس
text-redline = Word مع تعقّب التغييرات
text-unplaced = لم تُدرج
text-unplaced-why = لا ترد هذه الاقتراحات في أي حكم، ولكل منها السبب المبيّن.
text-legend = كيف يُقرأ هذا النص
text-legend-words = كلمات
text-legend-bracket = نص غير متفق عليه. القوس داخل القوس مسألة داخل مسألة.
text-legend-bar = يفصل بين البدائل. تأتي كلمات الأساس أولًا.
text-legend-ins = مقترح: بخط عريض مسطّر، تليه أسماء مقدّميه.
text-legend-del = هناك من يريد حذفها: مشطوبة. تبقى إلى أن يُتفق على ذلك.
text-proposed-by = يقترحه
text-delete = حذف:
text-delete-whole = حذف الكل:
text-nearly-as = يكاد يماثل
text-with-next = مع القوس التالي: اقتراح واحد
text-with-before = مع القوس السابق
text-with-both = مع القوسين السابق والتالي
text-paragraph-begins = هنا تبدأ فقرة جديدة:
text-inserted = أُضيف:
text-end-inserted = (نهاية الإضافة)
text-deleted = حُذف:
text-end-deleted = (نهاية الحذف)
text-languages = اللغات:
text-numbered = { $count ->
    [zero] لا أحكام مرقّمة
    [one] حكم مرقّم واحد
    [two] حكمان مرقّمان
    [few] { $count } أحكام مرقّمة
    [many] { $count } حكمًا مرقّمًا
   *[other] { $count } حكم مرقّم
}
text-corrects = تصوّب
text-corrected-by = صوّبتها
text-concordance = { $count ->
    [zero] لم يتغيّر أي رقم
    [one] تغيّر رقم واحد
    [two] تغيّر رقمان
    [few] تغيّرت { $count } أرقام
    [many] تغيّر { $count } رقمًا
   *[other] تغيّر { $count } رقم
}
text-concordance-caption = الأرقام السابقة والحالية
text-former = الرقم السابق
text-now = الرقم الحالي
text-new = جديد
text-other-documents = وثائق أخرى
text-former-document = قبلها:
text-later-document = بعدها:
text-lines-lede = لكل سطر رقمه الدائم: يُستشهد بهذه الصيغة بأسطرها.
text-paragraph = الفقرة { $number }
text-in-present = في النص قيد التفاوض
text-stands-no-more = لم تعد قائمة
text-issue-settled = سُوّيت
text-say-where = إعلان الموقف
text-stand = المواقف
text-stand-former = في دورة انتهت
text-stand-caption = المواقف بحسب مجموعات أصحاب المصلحة؛ ومن لم يقل شيئًا فهو صامت
text-stand-group = المجموعة
text-silent = صمت
text-no-group = آخرون
text-nobody-said = لم يعلن أحد موقفًا منها. الصمت صمت وليس تأييدًا.
text-would-lift = هذه الصياغة ترفعه:
text-cures = ما يرفع الاعتراض
text-cure-by = عرضه { $by } على { $of }
text-cure-accepted = قُبل
text-entry = القيد { $count }
text-events = في السجل
text-its-story = مسارها
text-came-from = أصلها
text-proposed = { $count ->
    [zero] لا اقتراحات
    [one] اقتراح واحد
    [two] اقتراحان
    [few] { $count } اقتراحات
    [many] { $count } اقتراحًا
   *[other] { $count } اقتراح
}
text-reason = السبب:
text-deed-insert = حكم جديد
text-deed-delete = يحذفها
text-deed-move = ينقلها
text-deed-merge = يدمجها مع غيرها
text-deed-split = يقسمها
text-deed-retain = يبقيها كما هي
text-inputs = { $count ->
    [zero] لا نقاط من المساهمات
    [one] نقطة واحدة من المساهمات
    [two] نقطتان من المساهمات
    [few] { $count } نقاط من المساهمات
    [many] { $count } نقطة من المساهمات
   *[other] { $count } نقطة من المساهمات
}
text-inputs-caption = ما طلبته المساهمات وما آل إليه
text-input-claim = المطلوب
text-input-from = ممّن
text-input-became = ما آل إليه
text-not-answered = لم يُجب عنه بعد
text-anonymous = دون اسم
text-how-it-read = صياغاتها المتعاقبة
text-unchanged = دون تغيير
text-stated = البيانات
text-commitments = ما وُعد به فيها
text-due = الموعد
text-no-report = لم يقدّم أحد تقريرًا عنه.
text-instruments = نصوص عمليات أخرى
text-not-linked = غير مرتبطة عمدًا بـ
text-event-changed = تغيّرت الكلمات أو الموضع أو الحالة
text-event-issued = ترد في { $document }
text-event-proposed = اقترح { $who } تعديلًا
text-event-answered = نقطة من المساهمات: { $answer }
text-event-positions = { $count ->
    [zero] لا مواقف
    [one] موقف واحد معلن
    [two] موقفان معلنان
    [few] { $count } مواقف معلنة
    [many] { $count } موقفًا معلنًا
   *[other] { $count } موقف معلن
}
text-event-stated = { $who }: { $kind }
text-event-commitment = استُخلص منها التزام
