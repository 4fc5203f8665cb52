follow-up-lede = من وعد بماذا، ومتى، وبأي كلمات من النص المعتمد؛ وماذا يقول في تقاريره؛ وماذا يقول الآخرون. ولا درجات تُمنح هنا.
follow-up-review = موعد الاستعراض المقبل { $day }.
follow-up-none = لم يُوعد بشيء بعد: تؤخذ الالتزامات من نص معتمد.
follow-up-all = من الالتزامات
follow-up-reported = قُدم عنها تقرير
follow-up-overdue = فات موعدها
follow-up-silent = طُلب تقرير ولم يرد
follow-up-unfunded = بلا وسائل
follow-up-actor = من عليه أن يتصرف
follow-up-provision = الفقرة
follow-up-order = يأتي أولًا ما فات موعده أو سُكت عنه أو لا وسائل له.
follow-up-what = الالتزام
follow-up-who = من
follow-up-due = الموعد
follow-up-says = يقولون في تقاريرهم
follow-up-others = يقول الآخرون
follow-up-in = في
follow-up-no-date = بلا موعد
follow-up-no-report = لا تقرير بعد
follow-up-disputed = { $count ->
    [zero] لا منازعات بلا جواب
    [one] منازعة واحدة بلا جواب
    [two] منازعتان بلا جواب
    [few] { $count } منازعات بلا جواب
    [many] { $count } منازعة بلا جواب
   *[other] { $count } منازعة بلا جواب
}
follow-up-nothing-fits = لا التزام كهذا.
follow-up-rounds = جولات التقارير
follow-up-round = الجولة
follow-up-opened = فُتحت
follow-up-deadline = الموعد النهائي
follow-up-of = { $count } من { $total }
follow-up-no-means = لم تُذكر وسائل
follow-up-nothing-pledged = لا تعهد بشيء
follow-up-short = ينقص { $amount }
follow-up-other-currency = الاحتياجات والتعهدات بعملات مختلفة
follow-up-commitment = الالتزام { $number }
follow-up-to = يقدم تقاريره إلى
follow-up-means = الوسائل
follow-up-needs = يحتاج { $amount }
follow-up-pledged = تُعهد بـ { $amount }
follow-up-indicators = كيف يُعرف أنه تحقق
follow-up-serves = يخدم
follow-up-successor = حل محله
follow-up-taken = دوّنه
follow-up-reports = التقارير
follow-up-unscored = ما يقوله المعنيون وما يقوله الآخرون جنبًا إلى جنب؛ ولا يتحول أي منهما إلى درجة.
follow-up-late = بعد الموعد النهائي
follow-up-dispute = متنازع عليه
follow-up-unanswered = لم يُجب أحد بعد.
follow-up-evidence = الأدلة
follow-up-former = صيغته السابقة
follow-up-stood-until = حتى { $day }.
