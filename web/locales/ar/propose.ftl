propose-title = اقتراح تغيير
propose-lede = اختاروا فقرة وغيروا كلماتها، أو أرسلوا النص كله في ملف متضمنا تغييراتكم.
propose-where = في أي فقرة
propose-no-text = لا يوجد حاليا نص يمكن تغييره.
propose-open = مقترحات معروضة على القاعة
propose-open-none = لا يوجد شيء منها.
propose-no = الرقم
propose-what = ما الذي يغيره
propose-by = قدمه
propose-sponsors = المقدمون
propose-supporters = المؤيدون
propose-change-title = تغيير الفقرة { $label }
propose-amend-title = تعديل المقترح { $number }
propose-number = المقترح { $number }
propose-number-of = المقترح { $count }
propose-does = ما المطلوب
propose-replace = تغيير الكلمات
propose-insert = إدراج فقرة بعدها
propose-delete = حذفها
propose-move = نقلها
propose-retain = إبقاؤها كما هي
propose-does-replace = تغيير الفقرة { $label }
propose-does-insert = إدراج فقرة بعد { $label }
propose-does-insert-under = إدراج فقرة تحت { $label }
propose-does-insert-start = إدراج فقرة في البداية
propose-does-delete = حذف الفقرة { $label }
propose-does-move = نقل الفقرة { $label } إلى ما بعد { $after }
propose-does-move-start = نقل الفقرة { $label } إلى البداية
propose-does-merge = دمج { $label } في فقرة واحدة
propose-does-split = تقسيم الفقرة { $label }
propose-does-retain = إبقاء الفقرة { $label } كما هي
propose-words = كلمات الفقرة { $label } كما تريدونها
propose-words-hint = النص الوارد بين معقوفتين غير متفق عليه. ولإدراج فقرة، اكتبوا هنا الفقرة الجديدة.
propose-place = في حال نقلها: بعد أي فقرة
propose-place-start = في البداية
propose-because = السبب
propose-because-hint = يقرأه الجميع، ويبقى منفصلا عن النص.
propose-preview = كما سيراه الآخرون
propose-preview-do = عرض التغيير
propose-look-twice = بعض الكلمات ليست كما تبدو: عدِّلوها، أو أرسلوها رغم ذلك إن كانت مقصودة.
propose-submit = تقديم المقترح
propose-keep = حفظه أولا كمسودة
propose-keep-why = تُحفظ المسودة بمعزل عن السجل. ولا يراها إلا أعضاء المجموعة التي تختارونها.
propose-keep-who = من يعمل عليها
propose-keep-me = وفدي وحده
propose-keep-do = حفظ المسودة
propose-draft-of = مسودة: { $group }. ليست مدرجة في السجل، ولا يراها إلا أعضاؤها.
propose-draft-save = حفظ التغييرات
propose-draft-discard = التخلي عن المسودة
propose-draft-comments = تعليقات المجموعة
propose-draft-comment = تعليقكم
propose-draft-say = إضافة التعليق
propose-draft-changed = غيّر شخص آخر هذه المسودة في هذه الأثناء. وفيما يلي كلماته وكلماتكم معًا؛ اجمعوا ما ينبغي أن يبقى، ثم احفظوا من جديد.
propose-draft-theirs = كما حفظها { $seat }
propose-draft-against = ما سيغيّره نصكم فيها
propose-waits = ينتظر مقدما له دور في اتخاذ القرار.
propose-stale = لم يعد ملائما للنص:
propose-amends = يعدل
propose-amended-by = تعديلات عليه
propose-amend = تعديل هذا المقترح
propose-join = الانضمام إلى مقدميه
propose-second = تأييد الإبقاء عليه
propose-leave = الانسحاب من مقدميه
propose-withdraw = سحبه
propose-reintroduce = تقديمه من جديد
propose-upload-title = الاقتراح بملف
propose-upload-lede = أرسلوا النص كما تريدونه: بصيغة Word، مع تعقب التغييرات أو بدونه، أو Markdown أو نص عادي أو HTML أو PDF. وسترون كل تغيير قبل تقديم أي شيء.
propose-upload-text = للبدء، خذوا النص كما هو الآن دون اقتراحات الآخرين:
propose-upload-elsewhere = معظم ما يختلف لم يُسجَّل كتغييرات متتبعة: يبدو أن الملف أُعدّ من نص آخر أو من النص التجميعي. أدخلوا تغييراتكم في النص كما هو الآن:
propose-upload-file = الملف
propose-upload-hint = 16 ميغابايت على الأكثر. ولا حاجة إلى تحديث الترقيم.
propose-upload-do = قراءة الملف
propose-upload-safe = يُقرأ الملف في بيئة مغلقة ثم يُنسى. ولا تذهب أسماء المؤلفين والتواريخ والتعليقات الواردة فيه إلى أي مكان.
propose-upload-none = اختاروا ملفا أولا.
propose-upload-again = إرسال ملف آخر
propose-upload-waits = ملف رفعتموه لم يُقدَّم بعد.
propose-upload-go-on = متابعة
propose-upload-nothing = لم يوضع أي تأشير، فلم يقدَّم شيء.
propose-upload-authors = عدد مؤلفي التغييرات المتعقبة: { $count }. وتُعرض كلها معا.
propose-upload-comments = { $count ->
    [zero] لم يُترك أي تعليق في الملف.
    [one] تُرك تعليق واحد في الملف جانبا.
    [two] تُرك تعليقان في الملف جانبا.
    [few] تُركت { $count } تعليقات في الملف جانبا.
    [many] تُرك { $count } تعليقا في الملف جانبا.
   *[other] تُرك { $count } تعليق في الملف جانبا.
}
propose-upload-notices = { $count ->
    [zero] لا ملاحظات بشأن الملف
    [one] ملاحظة واحدة بشأن الملف
    [two] ملاحظتان بشأن الملف
    [few] { $count } ملاحظات بشأن الملف
    [many] { $count } ملاحظة بشأن الملف
   *[other] { $count } ملاحظة بشأن الملف
}
propose-upload-changed = { $count ->
    [zero] تغير النص في هذه الأثناء. راجعوا القائمة؛ لم يقدَّم شيء.
    [one] تغير النص في هذه الأثناء: لم يعد تغيير واحد مؤشر عليه ملائما. راجعوا القائمة؛ لم يقدَّم شيء.
    [two] تغير النص في هذه الأثناء: لم يعد تغييران مؤشر عليهما ملائمين. راجعوا القائمة؛ لم يقدَّم شيء.
    [few] تغير النص في هذه الأثناء: لم تعد { $count } تغييرات مؤشر عليها ملائمة. راجعوا القائمة؛ لم يقدَّم شيء.
    [many] تغير النص في هذه الأثناء: لم يعد { $count } تغييرا مؤشرا عليه ملائما. راجعوا القائمة؛ لم يقدَّم شيء.
   *[other] تغير النص في هذه الأثناء: لم يعد { $count } تغيير مؤشر عليه ملائما. راجعوا القائمة؛ لم يقدَّم شيء.
}
propose-upload-refused = لم يقدَّم شيء: التغيير المؤشر عليه { $number } مخالف للقواعد. { $why }
propose-upload-some = قُدم: { $count }. رُفض: { $refused }؛ والأسباب مبينة أدناه مع التغييرات.
propose-understood-title = ما فُهم من الملف
propose-understood-lede = { $count ->
    [zero] لا يغير الملف شيئا في النص.
    [one] تغيير واحد في النص بصيغته الحالية. لم يقدَّم شيء بعد.
    [two] تغييران في النص بصيغته الحالية. لم يقدَّم شيء بعد.
    [few] { $count } تغييرات في النص بصيغته الحالية. لم يقدَّم شيء بعد.
    [many] { $count } تغييرا في النص بصيغته الحالية. لم يقدَّم شيء بعد.
   *[other] { $count } تغيير في النص بصيغته الحالية. لم يقدَّم شيء بعد.
}
propose-untracked = ليس هذا تغييرا متعقبا: يُرجح أن الملف أُعد انطلاقا من صيغة أخرى للنص. لا تؤشروا عليه إلا إن قصدتموه.
propose-not-placed = سيُرفض هذا في الوضع الحالي:
propose-confirm-all = تقديم كل المؤشر عليه، أو لا شيء
propose-confirm-fitting = تقديم ما هو موافق للقواعد
upload-too-large = في الملف { $found } بايت، والحد { $limit }. أرسلوا ملفا أصغر.
upload-over-limit = في الملف أكثر مما يُقرأ من ملف واحد: { $found }، والحد { $limit }. أرسلوا النص في عدة ملفات.
upload-wrong-kind = لا يُقرأ هذا النوع من الملفات، أو أن الملف ليس ما يقوله اسمه. احفظوه بصيغة Word (.docx) أو Markdown أو HTML أو نصا عاديا ثم أرسلوه من جديد.
upload-damaged = الملف تالف. احفظوه من جديد ثم أرسلوه ثانية.
upload-encrypted = الملف مشفر. احفظوه بلا كلمة مرور ثم أرسلوه ثانية.
upload-too-long = استغرقت قراءة الملف أكثر من { $seconds } ثانية. احفظوه من جديد أو أرسلوه نصا عاديا.
upload-too-much = النص في الملف أكبر مما يُقبل. أرسلوه على أجزاء.
upload-no-answer = تعذرت قراءة الملف بما يُمنح لملف واحد من ذاكرة ووقت. احفظوه من جديد أو أرسلوه نصا عاديا.
upload-busy = تُقرأ ملفات كثيرة في هذه اللحظة. أرسلوه ثانية بعد دقيقة.
upload-no-reader = لا يمكن قراءة أي ملف حاليا. أبلغوا الأمانة أو قدّموا مقترحكم في موضعه من النص.
upload-another-text = يبدو هذا نصا آخر: فيه { $percent } % من النص قيد التفاوض، والحد الأدنى { $limit } %. خذوا النص كما هو من هذه الصفحة وعدّلوه ثم أرسلوه.
propose-upload-gone = لم يعد ما فُهم من الملف محفوظا: إما أنه قُدّم أو حلّ محله ملف آخر. ارفعوه من جديد.
propose-no-words = لا توجد كلمات. اكتبوا ما تريدونه؛ ولحذف الفقرة اختاروا حذفها.
propose-half-bracket = ثمة قوس معقوف هنا يُفتح أو يُغلق دون نصفه الآخر، وسيظهر كذلك في الاقتراح.
propose-resting = اعتراضات وتحفظات مرهونة بهذا المقترح
propose-resting-hint = كل منها يتعلق بأمر آخر، وقد قال صاحبه إن هذا المقترح، أو واحدا من الأخرى المذكورة، يحسمه. ولا يُرفع شيء من تلقاء نفسه: يُبلَّغ صاحبه وهو الذي يقرر.
