help-title = مساعدة
help-lede = صفحة لكل ما قد تودون فعله، بكلمات بسيطة. والصفحات المتاحة بالإنكليزية فقط تقول ذلك.
help-for-everyone = للجميع
help-for-parties = للمشاركين
help-for-offices = لأصحاب المناصب
help-for-operators = لمشغّلي الخادم وللبرامج
help-english-only = هذه الصفحة متاحة بالإنكليزية فقط.
