floor-title = إدارة القراءة
floor-lede = ما تفعله هنا هو ما تراه القاعة. يُعرض عليك كل تغيير أولا كما سيراه الآخرون.
floor-open-room = افتح شاشة القاعة
floor-out-of-stage = المرحلة الآن: { $stage }. ما لا يجوز فيها يُرفض مع ذكر القاعدة.
floor-done = تم: القيد { $entry } في السجل.
floor-on-screen = { $count ->
    [0] النص كله
    [zero] لا شيء على الشاشة ({ $count })
    [one] حكم واحد على الشاشة ({ $count })
    [two] حكمان على الشاشة ({ $count })
    [few] { $count } أحكام على الشاشة
    [many] { $count } حكما على الشاشة
   *[other] { $count } حكم على الشاشة
}
floor-close-reading = إغلاق القراءة
floor-no-reading = لا قراءة مفتوحة. افتح:
floor-only = { $label } فقط
floor-outline = النص
floor-is-on-screen = على الشاشة
floor-previous = السابق
floor-next = التالي
floor-suggest = اقتراح الإقفال
floor-agree = متفق عليه
floor-ad-referendum = متفق عليه رهنا بالاستشارة
floor-brackets = الأقواس
floor-bracket = القوس { $number }
floor-held-by = يتمسك به { $who }
floor-waits = في انتظار { $issue }
floor-which = أي صيغة تبقى؟
floor-nothing = لا شيء: تُحذف الكلمات
floor-lift = رفع القوس
floor-proposals = مقترحات بشأن هذا الحكم
floor-fresh = مقترحات بأحكام جديدة
floor-stale = لم يعد يناسب النص
floor-accept = قبول
floor-drop = إسقاط
floor-why = السبب، علنا
floor-cures = صيغ ترفع اعتراضا
floor-apply-cure = إدراجها في النص
floor-change = تغيير النص
floor-revise = تنقيح الكلمات
floor-wording = الكلمات
floor-wording-hint = الأقواس المعقوفة أقواس. وما تتركه منها كما هو يبقى لمن يتمسك به.
floor-show-first = أظهر الأثر
floor-put-in-brackets = الوضع بين قوسين
floor-bracket-words = أي كلمات؛ كلها إن تُرك فارغا
floor-bracket-or = صيغة أخرى إلى جانبها
floor-bracket-delete = الحذف إلى جانبها
floor-bracket-reason = السبب
floor-issue = المسألة
floor-insert = إدراج حكم
floor-place = أين
floor-after-this = بعد هذا الحكم
floor-under-this = تحت هذا الحكم
floor-at-start = في البداية
floor-new-words = الكلمات الجديدة
floor-move = نقل
floor-behind = بعد: { $what }
floor-split = تقسيم إلى اثنين
floor-first-part = الجزء الأول
floor-second-part = الجزء الثاني
floor-merge = دمج مع التالي
floor-delete = حذف
floor-reopen = إعادة الفتح
floor-park = الإرجاء مع غيره إلى أن تُحسم مسألة
floor-with = مع
floor-undo = لا شيء يُسحب في صمت: للتراجع عن تغيير، أجرِ التغيير الذي يعيده. ويبقى كلاهما في السجل.
floor-choose = اختر حكما.
floor-issues = مسائل تربط الأحكام
floor-settle = حُسمت المسألة
floor-preview = كما سيراه الآخرون
floor-preview-why = لم يُفعل شيء بعد.
floor-no-words = هذا لا يغيّر كلمات ولا حالة.
floor-moved = يقع في مكان آخر
floor-added = أُضيف:
floor-taken = حُذف:
floor-conflict = تغيّر { $label } وأنت تكتب
floor-conflict-why = لم يضع شيء مما كتبت. قارن، وغيّر كلماتك إن لزم، ثم قرر من جديد.
floor-began = حين بدأت
floor-stands-now = الآن
floor-change-again = غيّر الكلمات مرة أخرى
floor-take = نفّذ
floor-take-anyway = نفّذ مع العلم بما هو قائم الآن
floor-show-again = أظهر مرة أخرى
floor-leave = اترك
floor-refused = لم يكن ذلك جائزا
floor-typed = ما كتبته
floor-try-again = أعد المحاولة
