meetings-title = الاجتماعات
meetings-lede = من يجتمع ومتى وبشأن ماذا، ومن تكلم وكم، وما اعتُمد.
meetings-mandate-until = تنتهي الولاية في { $day }.
meetings-none = لم يُعلن عن أي اجتماع.
meetings-when = متى
meetings-forum = الجهة المجتمعة
meetings-negotiation = المفاوضات
meetings-place = المكان
meetings-state = الحالة
meetings-contents = المحتويات
meetings-online = عبر الإنترنت
meetings-chatham = قاعدة تشاتام هاوس
meetings-chatham-why = قاعدة تشاتام هاوس: ما يقال يجوز استعماله، ومن قاله لا يجوز كشفه. لا يتضمن سجل هذا الاجتماع متكلمين؛ وتُدوَّن الأقوال دون أسماء وتُنشر بعد انتهائه.
meetings-items = { $count ->
    [zero] بلا بنود
    [one] بند واحد ({ $count })
    [two] بندان ({ $count })
    [few] { $count } بنود
    [many] { $count } بندا
   *[other] { $count } بند
}
meetings-statements = { $count ->
    [zero] بلا بيانات
    [one] بيان واحد ({ $count })
    [two] بيانان ({ $count })
    [few] { $count } بيانات
    [many] { $count } بيانا
   *[other] { $count } بيان
}
meetings-messages = { $count ->
    [zero] بلا رسائل
    [one] رسالة واحدة ({ $count })
    [two] رسالتان ({ $count })
    [few] { $count } رسائل
    [many] { $count } رسالة
   *[other] { $count } رسالة
}
meetings-plan = الإعلان عن اجتماع
meetings-agenda-item = بند من جدول الأعمال
meetings-from = من، بالتوقيت العالمي
meetings-until = إلى، بالتوقيت العالمي
meetings-notice = { $count ->
    [zero] بلا مهلة.
    [one] يُعلن قبل يوم عمل واحد ({ $count })؛ وما دون ذلك يستلزم سببا علنيا.
    [two] يُعلن قبل يومي عمل ({ $count })؛ وما دون ذلك يستلزم سببا علنيا.
    [few] يُعلن قبل { $count } أيام عمل؛ وما دون ذلك يستلزم سببا علنيا.
    [many] يُعلن قبل { $count } يوم عمل؛ وما دون ذلك يستلزم سببا علنيا.
   *[other] يُعلن قبل { $count } يوم عمل؛ وما دون ذلك يستلزم سببا علنيا.
}
meetings-public = يجوز لأي أحد الاستماع
meetings-chair = الرئيس
meetings-seconds = الثواني لكل متكلم
meetings-short-notice = سبب قصر المهلة
meetings-led-by = برئاسة { $who }
meetings-open = افتتاح الاجتماع
meetings-close = اختتام الاجتماع
meetings-agenda = جدول الأعمال
meetings-take-up = تناول البند
meetings-ask = طلب الكلمة
meetings-speakers = المتكلمون
meetings-alternate = تتناوب الكلمة بين الحكومات وسائر الجهات ما دام الطرفان ينتظران.
meetings-each = { $count ->
    [zero] بلا وقت محدد.
    [one] لكل متكلم ثانية واحدة ({ $count }).
    [two] لكل متكلم ثانيتان ({ $count }).
    [few] لكل متكلم { $count } ثوانٍ.
    [many] لكل متكلم { $count } ثانية.
   *[other] لكل متكلم { $count } ثانية.
}
meetings-has-floor = له الكلمة:
meetings-used = الثواني المستعملة، إذا أُوقفت الساعة
meetings-end-turn = إنهاء المداخلة
meetings-nobody = لا أحد ينتظر.
meetings-next = التالي
meetings-give = إعطاء الكلمة
meetings-out-of-order = خارج الترتيب
meetings-withdraw = سحب
meetings-elsewhere = { $count ->
    [zero] لا أحد ينتظر في بند آخر.
    [one] واحد ({ $count }) ينتظر في بند آخر.
    [two] اثنان ({ $count }) ينتظران في بنود أخرى.
    [few] { $count } ينتظرون في بنود أخرى.
    [many] { $count } ينتظرون في بنود أخرى.
   *[other] { $count } ينتظرون في بنود أخرى.
}
meetings-time = وقت الكلام
meetings-time-why = الثواني التي استعملتها كل مجموعة
meetings-group = المجموعة
meetings-no-group = دون مجموعة
meetings-turns = المداخلات
meetings-seconds-used = الثواني
meetings-over = التجاوزات
meetings-said = ما قيل
meetings-nothing-said = لا شيء بعد.
meetings-on-item = البند { $item }
meetings-used-of = { $used } من { $of } ثانية
meetings-written = كتابة
meetings-heard-early = استُمع إليه خارج الترتيب: { $why }
meetings-remarks = أقوال دون أسماء
meetings-no-remarks = لم يُنشر شيء.
meetings-publish-remarks = نشر الأقوال
meetings-remark = قول
meetings-adopted-messages = الرسائل
meetings-speak = تسجيل بيان
meetings-words = الكلمات
meetings-words-why = إن كانت لكم الكلمة فهو جزء من مداخلتكم؛ وإلا فهو بيان كتابي.
meetings-put-on-record = تسجيل
meetings-adopt-message = اعتماد رسالة
meetings-to = موجهة إلى
meetings-take-down = تدوين قول
meetings-taken = دُوّن دون اسم.
meetings-take-down-why = لا يُحفظ من قاله ولا متى. وتُنشر الأقوال كلها معا بعد انتهاء الاجتماع.
