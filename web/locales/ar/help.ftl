help-title = مساعدة
help-lede = صفحة لكل ما قد تودون فعله، بكلمات بسيطة. والصفحات بالإنكليزية.
help-for-everyone = للجميع
help-for-parties = للمشاركين
help-for-offices = لأصحاب المناصب
help-for-operators = لمشغّلي الخادم وللبرامج
