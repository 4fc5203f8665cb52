positions-title = المواقف
positions-lede = مواقف الأطراف من الفقرات غير المتفق عليها. ومن لم يقل شيئا يُعد صامتا: الصمت ليس تأييدا.
positions-by = التجميع حسب
positions-by-negotiating = مجموعات التفاوض
positions-by-stakeholder = مجموعات أصحاب المصلحة
positions-by-regional = المجموعات الإقليمية
positions-alone = خارج هذه المجموعات
positions-matrix = المواقف حسب الفقرة والمجموعة، بعدد المقاعد
positions-paragraph = الفقرة
positions-none-open = لا توجد فقرات مفتوحة.
positions-support = تأييد
positions-can-live-with = يمكن قبوله
positions-reserve = تحفظ
positions-object = اعتراض
positions-silent = صمت
positions-mine = مواقفي
positions-mine-lede = اختاروا موقفكم. ولا يقدَّم إلا ما تغيرونه، كله أو لا شيء منه. والاعتراض يستلزم سببا.
positions-keys = بلوحة المفاتيح: من 1 إلى 5 للاختيار، وj وk للانتقال إلى الفقرة التالية والسابقة.
positions-why = السبب والاتجاه والصياغة البديلة
positions-because = السبب
positions-direction = النص
positions-direction-none = (غير محدد)
positions-too-far = يذهب أبعد مما ينبغي
positions-not-far-enough = لا يذهب إلى المدى الكافي
positions-cure = صياغة من شأنها رفع الاعتراض
positions-cure-hint = الفقرة كاملة كما يمكنكم قبولها؛ ويجوز تركها فارغة.
positions-cure-own = ترفعه الصياغة التالية:
positions-submit = تقديم ما تغير
positions-on = المواقف من { $label }
positions-said = ما قيل
positions-said-none = لم يعلن أحد موقفا.
positions-withdraw = سحب موقفي
positions-offer = عرض صياغة
positions-offer-hint = غيروا الفقرة بحيث يمكن للمعترض قبولها.
positions-cures = صياغات عُرضت
positions-offered = يعرض { $by } على { $of }:
positions-accept = قبول هذه الصياغة
positions-accept-why = تصبح مقترحا تشتركان في تقديمه. ويبقى اعتراضكم قائما إلى أن تدرج كلماتها في النص.
positions-confirm = تأكيد الاتفاق
positions-confirm-why = هذه الفقرة متفق عليها رهنا بالاستشارة، وتنتظر عاصمتكم.
positions-silence-title = إجراء الموافقة الصامتة
positions-silence-runs = المهلة جارية. وعلى من يعترض أن يقول ذلك قبل الموعد النهائي.
positions-silence-over = انقضى الموعد النهائي؛ ويختتم الرئيس الإجراء.
positions-silence-kept = لم يكسر أحد الصمت.
positions-silence-broken = كُسر الصمت.
positions-silence-text-withdrawn = سُحب النص قبل الموعد النهائي.
positions-silence-lapsed = سقط الإجراء مع دورته؛ ولا دلالة له.
positions-silence-deadline = الموعد النهائي
positions-silence-started = البداية
positions-silence-digest = بصمة النص (SHA-256)
positions-silence-who = من يحق له كسره
positions-silence-eligible = { $count ->
    [zero] لا مقاعد لها حق الاعتراض
    [one] مقعد واحد له حق الاعتراض
    [two] مقعدان لهما حق الاعتراض
    [few] { $count } مقاعد لها حق الاعتراض
    [many] { $count } مقعدا لها حق الاعتراض
   *[other] { $count } مقعد لها حق الاعتراض
}
positions-silence-meaning = من لا يقول شيئا لا يقف عائقا. ولا يُعد أحد مؤيدا لمجرد صمته.
positions-silence-breaks = من كسره، وأين
positions-silence-unnamed = بمقتضى طرائق هذه العملية، لا يعلَن من يكسر الصمت.
positions-silence-nobody = لا أحد حتى الآن.
positions-silence-somebody = أحد المشاركين
positions-silence-late = بعد الموعد، بلا أثر
positions-silence-withdrawn = سُحب في الموعد
positions-silence-understood = تفاهمات أُعلنت
positions-silence-break = كسر الصمت
positions-silence-you = كسرتم هذا الصمت. ويجوز إضافة فقرات أخرى، لكل منها صياغتها؛ ولكم سحب ذلك كله حتى الموعد النهائي.
positions-silence-take-back = سحب اعتراضي
positions-silence-which = على أي فقرات
positions-silence-whole = إن لم تؤشروا على أي فقرة، فاعتراضكم على النص كله.
positions-silence-cure-hint = الفقرة كاملة كما يمكنكم قبولها؛ ويجوز تركها فارغة. ولفقرة أخرى بصياغة أخرى، قدموا اعتراضًا آخر.
positions-silence-understand = عدم كسره: إعلان تفاهم
