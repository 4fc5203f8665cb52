//! Russian.

use super::{
    Asked, Counted, Headings, Legend, Marks, Names, Places, Reasons, Signs, Whole, Wording,
};

pub(super) static WORDING: Wording = Wording {
    right_to_left: false,
    signs: Signs {
        comma: ", ",
        semicolon: "; ",
        colon: ": ",
        stop: ". ",
        parentheses: [" (", ")"],
        quotes: ["«", "»"],
        more: " …",
    },
    headings: Headings {
        compilation: "Сводный текст поправок",
        legend: "Как читать этот текст",
        text: "Текст",
        unplaced: "Поправки, которые не удалось включить",
    },
    legend: Legend {
        words: "слова",
        letters: ["А", "Б", "В"],
        base: "слова без пометок стоят в исходном тексте.",
        brackets: "несогласованный текст. Сначала идут слова исходного текста, затем за чертой каждый вариант. Скобки могут стоять внутри скобок.",
        proposed: "слова, выделенные полужирным и подчеркнутые, предлагают те, кто назван за ними.",
        struck: "зачеркнутые слова исходного текста исключили бы названные после {delete}; названные после {retain} хотят их сохранить.",
        rivals: "слова исходного текста; слова, которые предлагают вместо них {a} и {b}; {c} предлагает исключить слова исходного текста.",
        inserted: "слова, которые предлагает добавить {a}.",
        printed: "Квадратные скобки без имен стоят в самом исходном тексте.",
        linked: "части одного предложения, которое пересекается с другим и напечатано в нескольких скобках; они принимаются вместе.",
        paragraph: "здесь начинался бы новый пункт.",
        amendments: Counted::Slavic {
            one: "{count} поправка",
            few: "{count} поправки",
            many: "{count} поправок",
        },
        sponsors: Counted::Slavic {
            one: "{count} автор",
            few: "{count} автора",
            many: "{count} авторов",
        },
        counts: "{amendments}, {sponsors}.",
        each: "Число поправок каждого: {names}.",
    },
    marks: Marks {
        delete: "исключить",
        retain: "сохранить",
        nothing: "ничего",
        part: "часть предложения {number}",
        nearly: "почти как {names}",
        second: "{name} (вторая формулировка)",
    },
    whole: Whole {
        delete: "Исключить целиком",
        retain: "Сохранить без изменений",
        join: "Присоединить к предыдущему пункту",
    },
    moved: Places {
        start: "Перенести в начало",
        after: "Перенести после {of}",
        under: "Перенести на первое место ниже {of}",
        unnamed: "Перенести на место, которое не указано",
    },
    proposed: Places {
        start: "Предложено в начале",
        after: "Предложено после {of}",
        under: "Предложено первым ниже {of}",
        unnamed: "Предложено на месте, которое не указано",
    },
    name: Names {
        paragraph: "пункт {label}", words: "{words}", provision: "положение {id}"
    },
    of: Names {
        paragraph: "пункта {label}", words: "{words}", provision: "положения {id}"
    },
    asked: Asked {
        replace: "Предложено для {of}",
        instead: "Предложено для {of} вместо {quoted}",
        delete: "Исключить {name}",
        merge: "Объединить {names} в следующей редакции",
        split: "Разделить {name} на",
        retain: "Сохранить {name}",
        nobody: "без автора",
    },
    reasons: Reasons {
        no_such_provision: "в ней названо {name}, чего нет в исходном тексте",
        quote_not_found: "цитируемых слов нет в тексте {of} (наибольшее сходство {percent}\u{a0}%); процитируйте слова исходного текста или назовите положение, в котором они стоят",
        no_change: "она ничего не меняет: ее слова совпадают с исходным текстом",
        not_neighbours: "она объединила бы положения, которые не стоят рядом",
        no_sponsor: "у нее нет автора; назовите его",
        no_place: "в ней не сказано, где стояли бы ее слова; назовите положение, к которому они относятся",
        move_into_itself: "она переместила бы {name} внутрь того, что перемещается",
    },
    page: &super::page::ru::PAGE,
};
