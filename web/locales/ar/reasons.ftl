article-reading = قراءة المواقف بوصفها أصواتا
article-eligibility = من له أن يبتّ
article-threshold = النسبة اللازمة
article-per-group = القاعدة بحسب المجموعات
article-un-practice = ممارسة توافق الآراء في الأمم المتحدة
share-at-least = ما لا يقل عن
share-more-than = أكثر من
reason-nobody-holds-a-seat = لا أحد يشغل مقعدا، فلا أحد يستطيع البت
reason-nobody-has-spoken = لم يتكلم أحد
reason-no-record = لا موقف مسجلا لأحد
reason-no-vote-no-position = لم يُجرَ تصويت ولا موقف مسجلا
reason-read-as-ballots = لم يُجرَ تصويت؛ وتُقرأ المواقف بوصفها أصواتا
reason-turns-on-reading = { $count ->
    [zero] تتوقف النتيجة على تصويت من يمكنهم قبوله ({ $count })
    [one] تتوقف النتيجة على تصويت العضو الواحد ({ $count }) الذي يمكنه قبوله
    [two] تتوقف النتيجة على تصويت العضوين ({ $count }) اللذين يمكنهما قبوله
    [few] تتوقف النتيجة على تصويت { $count } أعضاء يمكنهم قبوله
    [many] تتوقف النتيجة على تصويت { $count } عضوا يمكنهم قبوله
   *[other] تتوقف النتيجة على تصويت { $count } عضو يمكنهم قبوله
}
reason-ballots-name-no-objection = لا يقول الصوت هل يعترض صاحبه
reason-vote-requested = طُلب التصويت؛ فتسري قواعد التصويت
reason-obstacle = أُعلن اعتراض بوصفه عقبة أمام القرار
reason-no-obstacle = لم يُعلن أي اعتراض بوصفه عقبة؛ والانضمام ليس تأييدا
reason-objection-stands = ثمة اعتراض معلن قائم؛ ولا قاعدة للتصويت
reason-no-consensus-found = استنتجت الرئاسة عدم وجود توافق في الآراء
reason-misgivings-to-judge = تقدّر الرئاسة هل تُعدّ أوجه القلق اعتراضات
reason-no-objection-stated = لم يُعلن أي اعتراض
reason-no-formal-objection = لا يوجد اعتراض رسمي
reason-formal-objection = يوجد اعتراض رسمي
reason-nobody-present-objects = لا يعترض أي عضو حاضر رسميا
reason-somebody-present-objects = يعترض عضو حاضر رسميا
reason-reasoned-objection = ينبغي إدماج اعتراض معلل
reason-no-review-date = موعد إعادة النظر إلزامي
reason-no-reasoned-objection = لا اعتراض معللا: يكفي جودةً الآن، ويكفي أمانا للتجربة
reason-silence-broken = كُسر الصمت
reason-silence-not-broken = لم يُكسر الصمت؛ وهو ليس تأييدا
reason-time-too-short = { $given ->
    [zero] لم تُعطَ مهلة ({ $given })؛ والحد الأدنى بالساعات: { $least }
    [one] أُعطيت ساعة واحدة ({ $given })؛ والحد الأدنى بالساعات: { $least }
    [two] أُعطيت ساعتان ({ $given })؛ والحد الأدنى بالساعات: { $least }
    [few] أُعطيت { $given } ساعات؛ والحد الأدنى بالساعات: { $least }
    [many] أُعطيت { $given } ساعة؛ والحد الأدنى بالساعات: { $least }
   *[other] أُعطيت { $given } ساعة؛ والحد الأدنى بالساعات: { $least }
}
reason-time-not-over = لم تنقضِ مهلة الاعتراض
reason-too-few-present = الأعضاء الحاضرون: { $present } من { $members }؛ ويتطلب القرار أغلبيتهم
reason-tie = تعادلت الأصوات؛ ويُجرى تصويت ثانٍ خلال 48 ساعة
reason-tie-again = تعادلت الأصوات مرة أخرى؛ فيُعدّ مرفوضا
reason-tie-rejects = تعادلت الأصوات؛ فيُعدّ مرفوضا
reason-more-than-against = المؤيدون: { $yes }، المعارضون: { $no }، الممتنعون: { $abstain }؛ ويجب أن يفوق المؤيدون المعارضين
reason-two-thirds = المؤيدون: { $yes }، المعارضون: { $no }، الممتنعون: { $abstain }؛ ويلزم ثلثا { $cast }
reason-more-than-half = المؤيدون: { $yes }، المعارضون: { $no }، الممتنعون: { $abstain }؛ ويلزم أكثر من نصف { $cast }، والتعادل رفض
reason-too-many-abstain = الممتنعون: { $abstain } من { $counted }؛ وفي الجلسة اللاحقة لا يُحسب الامتناع
reason-veto = يصوّت عضو دائم ضد
reason-assembly-meets = تجتمع الجمعية العامة خلال 10 أيام عمل
reason-in-favour = المؤيدون: { $yes }؛ واللازم: { $needed }
reason-population-unknown = عدد سكان الأعضاء غير معروف
reason-members-and-population = المؤيدون: { $yes } من { $members } من الأعضاء، يمثلون { $weight } من { $total } من السكان؛ ويلزم { $share }% و{ $population }%
reason-none-against = المؤيدون: { $yes }، ولا معارض
reason-not-all-in-favour = ليس الجميع مؤيدين
reason-share-of-cast = المؤيدون: { $yes } من { $whole } من الأصوات المؤيدة والمعارضة؛ ويلزم { $bound } { $share }
reason-share-of-voting = المؤيدون: { $yes } من { $whole } من الأصوات بما فيها الممتنعة؛ ويلزم { $bound } { $share }
reason-share-of-present = المؤيدون: { $yes } من { $whole } من الأعضاء الحاضرين؛ ويلزم { $bound } { $share }
reason-share-of-members = المؤيدون: { $yes } من { $whole } من جميع الأعضاء؛ ويلزم { $bound } { $share }
reason-groups-agree = المجموعات الموافقة: { $agreed } من { $groups }؛ واللازم: { $needed }
reason-group-without-seat = لا مقعد للمجموعة { $group }
reason-issue-not-addressed = ثمة اعتراض لم يُعالج
reason-no-rough-consensus = استنتج الرئيس عدم وجود توافق تقريبي
reason-issues-to-judge = على الرئيس أن يستنتج بشأن كل اعتراض هل عولج
reason-nobody-in-favour = لم يتكلم أحد مؤيدا، والصمت ليس تأييدا
reason-issues-addressed = عولج كل اعتراض، وإن لم يُؤخذ بكل واحد منها
reason-discuss = ثمة «Discuss» قائم
reason-no-yes = لا صوت مؤيدا؛ ويلزم صوت واحد
reason-yes-or-no-objection = «نعم» أو «لا اعتراض»: { $favourable }؛ واللازم: { $needed }
reason-yes-needed = المؤيدون: { $yes }، واللازم: { $needed }؛ ولا يُحسب «Not Ready» ({ $unready }) ولا «Need More Time» ({ $later })
reason-designation-accepted = قبلت المجموعة تقدير الرئيس
reason-designation-to-review = على المجموعة استعراض تقدير الرئيس
reason-estimate = تخمين من واقع المواقف؛ والتقدير للرئيس
reason-too-little-support = المؤيدون: { $support }؛ واللازم: { $needed }
reason-no-sustained-objection = تأييد كبير، ولا اعتراض قائم
reason-dissent-recorded = سجل الرئيس قرارا مع وجود معارضة
reason-sustained-objection = ثمة اعتراض قائم؛ وللرئيس أن يسجل قرارا
reason-council-affirmed = أيّد المجلس القرار
reason-council-overturned = نقض المجلس القرار
reason-council-to-rule = يتوسط الفريق 90 يوما على الأكثر، ثم يبت المجلس
reason-sustained-opposition = معارضة مستمرة من طرف مهم في مسألة جوهرية
reason-no-declared-support = يتطلب الاتفاق العام تأييدا معلنا من أحد
reason-no-sustained-opposition = لا معارضة مستمرة من طرف مهم من أصحاب المصلحة
reason-participating-members = المؤيدون من الأعضاء المشاركين: { $yes } من { $voting } مصوتين؛ ويلزم الثلثان
reason-enquiry = المؤيدون من الأعضاء المشاركين: { $yes } من { $voting } مصوتين؛ والأصوات المعارضة: { $against } من { $all }؛ ولا يُحسب الامتناع ولا الأصوات المعارضة غير المعللة
reason-plus-over-minus = المؤيدون: { $plus }، المعارضون: { $minus }؛ ويلزم أن يكون المؤيدون أكثر من المعارضين
reason-plus-without-veto = المؤيدون: { $plus }، واللازم: { $needed }؛ وحالات النقض: { $vetoes }
reason-plus-for-release = المؤيدون: { $plus }؛ ويلزم { $needed } على الأقل، وأكثر من المعارضين ({ $minus })؛ ولا يجوز لأحد نقض إصدار
reason-no-general-agreement = لا يوجد اتفاق عام
reason-answers-owed = يستحق كل معترض أن يُبلَّغ بما تقرر بشأن اعتراضه وبأسبابه
reason-objections-answered = اتفاق عام، وأُجيب عن كل اعتراض
unfit-no-such-provision = يذكر الحكم { $provision } الذي لا يرد في النص الأساس
unfit-quote-not-found = الكلمات التي يقتبسها غير موجودة في الحكم { $provision } (أقرب تشابه { $percent }%)؛ اقتبسوا كلمات النص الأساس، أو سمّوا الحكم الذي ترد فيه
unfit-no-change = لا يغيّر شيئا: فكلماته هي كلمات النص الأساس
unfit-not-neighbours = من شأنه دمج أحكام غير متجاورة
unfit-no-sponsor = ليس له مقدِّم؛ سمّوا واحدا
unfit-no-place = لا يذكر أين تقع كلماته؛ سمّوا الحكم الذي تنتمي إليه
unfit-move-into-itself = من شأنه نقل الحكم { $provision } إلى موضع داخله
unfit-provision-gone = لا يرد الحكم { $provision } في النص الجديد؛ قدّموا المقترح من جديد بوصفه إضافة
unfit-words-changed = تغيّرت الكلمات التي يعدّلها: «{ $before }» أصبحت «{ $now }»؛ قدّموا المقترح من جديد على الكلمات الجديدة
unfit-never-anchored = الكلمات التي يقتبسها لم تكن في الحكم { $provision } من النص السابق
unfit-structure-changed = تغيّر الحكم { $provision } الذي من شأن المقترح دمجه أو تقسيمه؛ قدّموه من جديد
