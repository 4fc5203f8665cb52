mine-title = ما ينتظرني
mine-lede = كل ما على مكتب { $seat }، المواعيد النهائية أولا، وإيصالات كل ما أُنجز.
mine-nothing = لا شيء ينتظركم.
mine-silences = إجراءات عدم الاعتراض
mine-silence-runs = { $count ->
    [zero] لا فقرات خاضعة لإجراء عدم الاعتراض: الصمت، أو كسره
    [one] فقرة واحدة خاضعة لإجراء عدم الاعتراض: الصمت، أو كسره
    [two] فقرتان خاضعتان لإجراء عدم الاعتراض: الصمت، أو كسره
    [few] { $count } فقرات خاضعة لإجراء عدم الاعتراض: الصمت، أو كسره
    [many] { $count } فقرة خاضعة لإجراء عدم الاعتراض: الصمت، أو كسره
   *[other] { $count } فقرة خاضعة لإجراء عدم الاعتراض: الصمت، أو كسره
}
mine-silence-broken = { $count ->
    [zero] كسرتم الصمت على نص بلا فقرات
    [one] كسرتم الصمت على نص من فقرة واحدة
    [two] كسرتم الصمت على نص من فقرتين
    [few] كسرتم الصمت على نص من { $count } فقرات
    [many] كسرتم الصمت على نص من { $count } فقرة
   *[other] كسرتم الصمت على نص من { $count } فقرة
}
mine-pending = متفق عليه رهن التشاور، في انتظار التأكيد
mine-confirm = الفقرة { $label } تنتظر عاصمتكم
mine-cures = صياغات معروضة علي
mine-cure = يعرض { $who } صياغة من شأنها أن ترفع اعتراضكم على { $label }
mine-open = قيد القراءة، بلا موقف مني
mine-no-position = { $count ->
    [zero] لا فقرات: { $labels }
    [one] فقرة واحدة: { $labels }
    [two] فقرتان: { $labels }
    [few] { $count } فقرات: { $labels }
    [many] { $count } فقرة: { $labels }
   *[other] { $count } فقرة: { $labels }
}
mine-co-sign = بيانات مشتركة للتوقيع
mine-sign = { $who } يدعو إلى التوقيع
mine-calls = نداءات لتقديم المساهمات
mine-reports = تقارير مستحقة
mine-promises = ما تعهدتُ به
mine-proposals = مقترحاتي ومقترحات مجموعاتي
mine-inputs = مساهماتي
mine-input = { $title } (أُجيب عن { $answered } من { $count } من النقاط)
mine-drafts = مسودات لم تقدَّم
mine-draft = الفقرة { $label } ({ $group })
mine-own = ما قمت به
mine-own-none = لا شيء بعد.
mine-own-earlier = { $count ->
    [zero] ولا إجراءات قبلها في السجل.
    [one] وإجراء واحد قبلها في السجل.
    [two] وإجراءان قبلها في السجل.
    [few] و{ $count } إجراءات قبلها في السجل.
    [many] و{ $count } إجراء قبلها في السجل.
   *[other] و{ $count } إجراء قبلها في السجل.
}
mine-entry = القيد
mine-act = الإجراء
mine-when = الوقت
mine-receipt = الإيصال
mine-receipt-why = يثبت الإيصال أن هذا مدرج في السجل. احتفظوا به: يمكن التحقق منه بدوننا.
mine-capacity = بأي صفة
mine-capacity-own = بالأصالة عن أنفسنا
mine-capacity-for = باسم { $group }
mine-capacity-with = بالأصالة عن أنفسنا، تأييدا لما قالته { $group }
mine-added = أضيف:
mine-deleted = حُذف:
mine-done-title = أُدرج في السجل
mine-done-one = تم: { $act }.
mine-done-many = { $count ->
    [zero] لم يتم أي إجراء.
    [one] تم إجراء واحد.
    [two] تم إجراءان معا.
    [few] تمت { $count } إجراءات معا.
    [many] تم { $count } إجراء معا.
   *[other] تم { $count } إجراء معا.
}
mine-done-entry = القيد { $entry }
mine-next = ما يلي ذلك
mine-next-propose = المقترح معروض على القاعة. ويظهر في النص المجمَّع حيث يمكن لآخرين الانضمام إليه أو تعديله. ويتناوله الرئيس عند قراءة الفقرة.
mine-next-sponsors = تغيرت قائمة المقدمين أمام الجميع.
mine-next-position = يرى الجميع موقفكم الآن. ولكم تغييره أو سحبه إلى حين الاعتماد.
mine-next-cure = الصياغة مدرجة إلى جانب الاعتراض. وإن قبلها المعترض صارت مقترحا لكليكما.
mine-next-accept-cure = صارت الصياغة مقترحا تشتركان في تقديمه. ويبقى اعتراضكم قائما إلى أن تدرج كلماتها في النص.
mine-next-break = أُبلغ الرئيس. والفقرات التي سميتموها غير متفق عليها؛ ولكم سحب الاعتراض حتى الموعد النهائي.
mine-next-contribute = تستخلص الأمانة منها نقاطا وتجيب عن كل منها. وترون كل جواب ضمن مساهماتكم.
mine-next-co-sign = يُعتد بالبيان متى وقعه عدد كاف في الموعد.
mine-next-report = يمكن لآخرين تقييم التقرير، ولكم الرد على ما ينازعون فيه.
mine-next-statement = البيان مدرج إلى جانب الفقرات التي يتعلق بها. وهو لا يغير أي نص.
mine-next-other = يمكن للجميع قراءته في السجل.
