//! Arabic.

use super::{
    Asked, Counted, Headings, Legend, Marks, Names, Places, Reasons, Signs, Whole, Wording,
};

pub(super) static WORDING: Wording = Wording {
    right_to_left: true,
    signs: Signs {
        comma: "، ",
        semicolon: "؛ ",
        colon: ": ",
        stop: ". ",
        parentheses: [" (", ")"],
        quotes: ["«", "»"],
        more: " …",
    },
    headings: Headings {
        compilation: "النص التجميعي للتعديلات",
        legend: "كيف يُقرأ هذا النص",
        text: "النص",
        unplaced: "تعديلات تعذّر إدراجها",
    },
    legend: Legend {
        words: "كلمات",
        letters: ["أ", "ب", "ج"],
        base: "الكلمات التي لا علامة عليها واردة في النص الأساس.",
        brackets: "نص غير متفق عليه. ترد كلمات النص الأساس أولًا، ثم كل بديل بعد خط فاصل. وقد ترد أقواس داخل أقواس.",
        proposed: "الكلمات المكتوبة بخط عريض مسطّر يقترحها من ترد أسماؤهم بعدها.",
        struck: "الكلمات المشطوبة واردة في النص الأساس، ويريد حذفها من ترد أسماؤهم بعد {delete}، ويريد إبقاءها من ترد أسماؤهم بعد {retain}.",
        rivals: "كلمات النص الأساس؛ والكلمات التي يقترحها {a} و {b} بدلًا منها؛ ويريد {c} حذف كلمات النص الأساس.",
        inserted: "كلمات يريد {a} إضافتها.",
        printed: "الأقواس المعقوفة التي لا أسماء فيها واردة في النص الأساس نفسه.",
        linked: "أجزاء مقترح واحد يتقاطع مع مقترح آخر ويُطبع في عدة أقواس، وتُختار معًا.",
        paragraph: "هنا تبدأ فقرة جديدة.",
        amendments: Counted::Arabic([
            "لا تعديلات",
            "تعديل واحد",
            "تعديلان",
            "{count} تعديلات",
            "{count} تعديلًا",
            "{count} تعديل",
        ]),
        sponsors: Counted::Arabic([
            "بلا مقدّمين",
            "مقدّم واحد",
            "مقدّمان",
            "{count} مقدّمين",
            "{count} مقدّمًا",
            "{count} مقدّم",
        ]),
        counts: "{amendments}، {sponsors}.",
        each: "عدد تعديلات كل منهم: {names}.",
    },
    marks: Marks {
        delete: "حذف",
        retain: "إبقاء",
        nothing: "لا شيء",
        part: "جزء من المقترح {number}",
        nearly: "يكاد يماثل {names}",
        second: "{name} (صياغة ثانية)",
    },
    whole: Whole {
        delete: "حذف الكل",
        retain: "الإبقاء على النص كما هو",
        join: "الضم إلى الفقرة السابقة",
    },
    moved: Places {
        start: "النقل إلى البداية",
        after: "النقل إلى ما بعد {name}",
        under: "النقل إلى أول ما يندرج تحت {name}",
        unnamed: "النقل إلى موضع غير مذكور",
    },
    proposed: Places {
        start: "مقترح في البداية",
        after: "مقترح بعد {name}",
        under: "مقترح في أول ما يندرج تحت {name}",
        unnamed: "مقترح في موضع غير مذكور",
    },
    name: Names {
        paragraph: "الفقرة {label}", words: "{words}", provision: "الحكم {id}"
    },
    of: Names { paragraph: "الفقرة {label}", words: "{words}", provision: "الحكم {id}" },
    asked: Asked {
        replace: "المقترح في {name}",
        instead: "المقترح في {name} بدلًا من {quoted}",
        delete: "حذف {name}",
        merge: "دمج {names} ليصبح النص",
        split: "تقسيم {name} إلى",
        retain: "إبقاء {name}",
        nobody: "بلا مقدّم",
    },
    reasons: Reasons {
        no_such_provision: "يذكر {name}، ولا يرد ذلك في النص الأساس",
        quote_not_found: "الكلمات التي يقتبسها غير موجودة في {name} (أقرب تشابه {percent}٪)؛ اقتبسوا كلمات النص الأساس، أو سمّوا الحكم الذي ترد فيه",
        no_change: "لا يغيّر شيئًا: فكلماته هي كلمات النص الأساس",
        not_neighbours: "من شأنه دمج أحكام غير متجاورة",
        no_sponsor: "ليس له مقدّم؛ سمّوا واحدًا",
        no_place: "لا يذكر أين تقع كلماته؛ سمّوا الحكم الذي تنتمي إليه",
        move_into_itself: "من شأنه نقل {name} إلى موضع داخل ما يُنقل",
    },
    page: &super::page::ar::PAGE,
};
