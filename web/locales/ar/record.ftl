record-lede = كل ما جرى، الأحدث أولًا: من، وماذا، وبأي قاعدة. لا يُنتزع منه شيء أبدًا، ومع كل قيد برهان.
record-export = تنزيل السجل كله
record-checkpoint = نقطة تحقق موقعة
record-kind = الإجراء
record-seat = من
record-before = القيود قبل الرقم
record-narrow = تضييق
record-all = عرض الكل
record-nothing = لا قيد كهذا بين ما فُحص.
record-number = الرقم
record-when = متى
record-what = ما جرى
record-rule = القاعدة
record-proof = البرهان
record-receipt-short = إيصال
record-older = قيود أقدم
record-breach = مخالفة:
record-entry = القيد { $number }
record-receipt = إيصال القيد { $number }
record-corrected = صُحح، والصواب:
record-words = كلماته
record-leaf = الورقة
record-leaf-why = هذه البايتات مدونة في السجل. وفيها وقائع، ولا شيء مما كتبه الناس: فذلك في المتن تحت ختم تعموي.
record-leaf-hash = بصمة الورقة
record-commitment = ختم المتن
record-salt = الملح
record-place = موضعه في السجل
record-place-of = الرقم { $number } من { $length }، بدءًا من 0
record-body = المتن
reach-public = علنية
reach-sealed = مختومة: للأمانة ولمن كتبها
reach-opened = كانت مختومة ثم فُتحت
reach-erased = ممحوة
reach-public-why = المتن غير متاح.
reach-opened-why = المتن غير متاح.
reach-sealed-why = المتن مختوم. وختمه مثبت في الورقة، فلا يمكن تغييره خفيةً ويمكن فتحه لاحقًا.
reach-erased-why = مُحي المتن. ويبقى ختمه في الورقة، وهو دون الملح لا يفشي شيئًا.
receipt-lede = احتفظوا به: به تثبتون أبدًا ولأي كان أن هذا الإجراء كان مدونًا في السجل، ولو أنكره هذا الخادم.
receipt-keep = حفظ الإيصال
receipt-check = تحققوا بأنفسكم
receipt-check-how = نزّلوا السجل وفكّوا ضغطه وقابلوا به الإيصال، دون شبكة:
receipt-says = ما يقوله
receipt-proof = { $count ->
    [zero] البرهان: لا بصمات
    [one] البرهان: بصمة واحدة من الورقة إلى الجذر
    [two] البرهان: بصمتان من الورقة إلى الجذر
    [few] البرهان: { $count } بصمات من الورقة إلى الجذر
    [many] البرهان: { $count } بصمة من الورقة إلى الجذر
   *[other] البرهان: { $count } بصمة من الورقة إلى الجذر
}
verify-title = التحقق من هذا السجل
verify-lede = لستم بحاجة إلى تصديق من يدير هذا الخادم. في ثلاث خطوات تتحققون من كل إجراء منذ اليوم الأول على جهازكم ودون شبكة.
verify-download = نزّلوه
verify-download-why = ملف واحد فيه كل ما يلزم: السجل وكل متن علني وكل نص وطريقة التحقق.
verify-run = شغّلوا الفحص
verify-run-why = كل توقيع وكل بصمة، وكل إجراء يُبت فيه من جديد بقواعد وقته، وكل نص يُعاد بناؤه.
verify-compare = قارنوا ما ترونه بما يراه غيركم
verify-compare-why = من يرَ الحجم نفسه والجذر نفسه يرَ السجل نفسه. احتفظوا بنقطة التحقق: فكل سجل لاحق يجب أن يتضمنها.
verify-origin = اسم السجل
verify-key = المفتاح
verify-size = القيود
verify-root = الجذر
verify-live = أو اقرؤوه مباشرة
verify-live-why = تُقدم الملفات نفسها واحدًا واحدًا بصيغة C2SP tlog-tiles، فيستطيع أي برنامج يعرفها متابعة هذا السجل:
verify-own = أو اكتبوا فحصكم الخاص
verify-own-why = الطريقة مدونة بدقة تكفي لبناء أداة تحقق دون برنامجنا:
