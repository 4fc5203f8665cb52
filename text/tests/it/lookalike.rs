//! Look-alikes: what is flagged, what is not, and which pairs look the same.

use proptest::prelude::*;
use unbracket_text::LookalikeKind::{
    DirectionMark, DirectionOverride, ForeignDigit, ImitatedWord, Imitation, Invisible, Joiner,
    MixedScripts, SoftHyphen, Tag, UnbalancedIsolate, VariationSelector,
};
use unbracket_text::lookalike::warnings;
use unbracket_text::token::count_words;
use unbracket_text::{Lookalike, LookalikeKind, look_alike};

use crate::drafts::data;

#[track_caller]
fn check(text: &str, expected: &[LookalikeKind]) {
    let found: Vec<LookalikeKind> = warnings(text).iter().map(|warning| warning.kind).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn hidden_characters_are_flagged() {
    check("States sh\u{200B}all", &[Invisible]);
    check("States\u{FEFF} shall", &[Invisible]);
    check("States \u{7}shall", &[Invisible]);
    check("States\u{E0041} shall", &[Tag]);
    check("States\u{FE0F} shall", &[VariationSelector]);
    check("co\u{AD}operation", &[SoftHyphen]);
    check("sh\u{200D}all", &[Joiner]);
    check("States\u{200F} shall", &[DirectionMark]);
    check("one\ttwo\nthree\u{A0}: four", &[]);
}

#[test]
fn directions_are_flagged_where_they_deceive() {
    check("shall \u{202E}ton\u{202C} apply", &[DirectionOverride, DirectionOverride]);
    check("States \u{2067}shall", &[UnbalancedIsolate]);
    check("States\u{2069} shall", &[UnbalancedIsolate]);
    check("القرار \u{2066}A/RES/80/1\u{2069} وما بعده", &[]);
    check("القرار\u{200F}، 70/125", &[]);
}

#[test]
fn letters_of_another_script_are_flagged() {
    check("States sh\u{430}ll", &[MixedScripts, Imitation]);
    check("Государствa", &[MixedScripts]);
    check("a State and \u{430} region", &[ImitatedWord]);
    check("sh𝐚ll", &[Imitation]);
    check("使用AI技术的国家", &[]);
    check("AI는 디지털 기술이다", &[]);
    check("the unit µm and 5 ㎏ of №7", &[]);
}

#[test]
fn digits_of_another_script_are_flagged() {
    check("paragraph 1\u{661}", &[ForeignDigit]);
    check("paragraph \u{967}", &[ForeignDigit]);
    check("paragraph \u{FF11}", &[ForeignDigit]);
    check("الفقرة ١٢ من القرار", &[]);
    check("अनुच्छेद १२", &[]);
    check("第１２段", &[]);
}

type Warn = fn(&str) -> Vec<Lookalike>;

/// The characters which look like Latin letters and raise no flag within a word.
fn unflagged(warn: Warn) -> (usize, Vec<char>) {
    let mut count = 0;
    let mut missed = Vec::new();
    for source in '\u{80}'..=char::MAX {
        let mut buffer = [0; 4];
        let alone = source.encode_utf8(&mut buffer);
        let shown: String = unicode_security::skeleton(alone).collect();
        if shown.is_empty() || shown == *alone || !shown.chars().all(|c| c.is_ascii_alphabetic()) {
            continue;
        }
        count += 1;
        if warn(&format!("Member States sh{source}ll cooperate")).is_empty() {
            missed.push(source);
        }
    }
    (count, missed)
}

#[test]
fn every_confusable_of_latin_letters_in_a_word_is_flagged() {
    let (count, missed) = unflagged(warnings);
    println!("{count} characters tried");
    assert!(count > 1000, "{count}");
    assert_eq!(missed, []);
}

#[test]
fn warnings_that_look_at_scripts_alone_are_caught() {
    let scripts_only: Warn = |text| {
        let mut found = warnings(text);
        found.retain(|warning| warning.kind == MixedScripts);
        found
    };
    assert!(!unflagged(scripts_only).1.is_empty());
}

/// Own sample paragraphs: honest text in the six UN languages and four more.
const HONEST: [(&str, &str); 10] = [
    (
        "English",
        "Recalling resolution 70/125, we reaffirm that the same rights people have offline must \
         be protected online – including the right to privacy – and we call upon all States, by \
         2030, to bridge digital divides (5G, AI, IoT) “within and between” countries; cf. paras. \
         12 bis and 13 (a)–(c), the naïve reader’s façade, 3×4, 20 °C, ½ and €5 million.",
    ),
    (
        "French",
        "Œuvrant de bonne foi, les États réaffirment que le cœur de leur engagement demeure \
         l’accès universel : il faut, d’ici à 2030, réduire la fracture numérique « au sein des \
         pays et entre eux », sans préjudice des vœux exprimés au paragraphe 7 bis ; à noter \
         qu’aucun œil ne surveillera les sœurs et frères.",
    ),
    (
        "Spanish",
        "¡Que nadie se quede atrás! ¿Cómo? Los Estados Miembros reafirman el compromiso de \
         garantizar, para el año 2030, el acceso de niñas y niños a la educación digital, según \
         lo dispuesto en el párrafo 3.º y en la resolución 70/125.",
    ),
    (
        "Russian",
        "Государства-члены вновь подтверждают, что права человека должны соблюдаться и в \
         Интернете; они призывают к 2030 году преодолеть цифровой разрыв в области ИИ и \
         ИКТ, в том числе сетей 5G, согласно пункту 12 бис резолюции 70/125. Всё ещё впереди.",
    ),
    (
        "Arabic",
        "تؤكد الدول الأعضاء من جديد أنّ حقوق الإنسان يجب أن تُحترم على الإنترنت، وتدعو إلى سدّ \
         الفجوة الرقمية بحلول عام ٢٠٣٠ وفقاً للفقرة 12 مكرراً من القرار 70/125، بما في ذلك \
         الذكاء الاصطناعي (AI).",
    ),
    (
        "Chinese",
        "会员国重申，人们在网下享有的权利在网上也必须受到保护，并呼吁在2030年前弥合数字鸿沟，\
         包括AI和5G技术方面的差距（见第70/125号决议第12段之二）。二〇二五年，「共识」已达成。",
    ),
    (
        "Hindi",
        "सदस्य राज्य पुनः पुष्टि करते हैं कि मानव अधिकारों का संरक्षण ऑनलाइन भी होना चाहिए। वे \
         वर्ष २०३० तक डिजिटल विभाजन को समाप्त करने का आह्वान करते हैं, अनुच्छेद 12 के अनुसार। \
         क्‍या सभी शक्‍ति‍याँ समान हैं?",
    ),
    (
        "Persian",
        "کشورهای عضو بار دیگر تأکید می‌کنند که حقوق انسان‌ها باید در فضای برخط نیز رعایت شود و \
         خواهان آن‌اند که تا سال ۲۰۳۰ شکاف دیجیتالی از میان برداشته شود.",
    ),
    (
        "Thai",
        "รัฐสมาชิกขอยืนยันอีกครั้งว่าสิทธิมนุษยชนต้องได้รับการคุ้มครองทางออนไลน์เช่นเดียวกัน \
         และเรียกร้องให้ลดความเหลื่อมล้ำทางดิจิทัลภายในปี พ.ศ. ๒๕๗๓ ตามย่อหน้า 12 ของข้อมติ 70/125 \
         รวมถึงระบบAIด้วย",
    ),
    (
        "Swahili",
        "Nchi wanachama zinathibitisha tena kwamba haki za binadamu lazima zilindwe pia mtandaoni, \
         na zinatoa wito wa kuziba pengo la kidijitali ifikapo mwaka 2030, kama ilivyoelezwa katika \
         aya ya 12 ya azimio 70/125; ng’ombe wa ng'ambo hawahusiki.",
    ),
];

#[test]
fn honest_text_in_ten_languages_raises_no_flag() {
    let mut words = 0;
    for (language, text) in HONEST {
        assert_eq!(warnings(text), [], "{language}");
        words += count_words(text);
    }
    println!("{words} words of honest text");
    assert!(words > 400, "{words}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads its data")]
fn real_texts_raise_less_than_one_false_alarm_in_a_thousand_words() {
    let (Some(codes), Some(paris)) = (data("civil-procedure-codes"), data("paris-agreement-cop21"))
    else {
        return;
    };
    let codes =
        ["CA1850", "CA1851", "NY1848", "NY1850"].map(|code| codes.join(format!("{code}.txt")));
    let states = ["23-oct-2015", "9-dec-2015", "12-dec-2015"]
        .map(|state| paris.join("agreement").join(state).join("index.md"));
    let (mut words, mut alarms) = (0, 0);
    for file in codes.iter().chain(&states) {
        let text = std::fs::read_to_string(file).unwrap();
        words += count_words(&text);
        // Control characters are truly there: left by a conversion, and rightly flagged.
        let false_alarms =
            |line| warnings(line).into_iter().filter(|found| found.kind != Invisible);
        alarms += text.lines().map(|line| false_alarms(line).count()).sum::<usize>();
    }
    println!("{alarms} alarms in {words} words");
    assert!(alarms * 1000 < words, "{alarms} in {words}");
}

#[test]
fn pairs_that_look_the_same_are_found() {
    for (a, b) in [
        ("States shall", "States sh\u{430}ll"),
        ("States shall", "States\u{A0}shall"),
        ("States shall", "States\u{200B} shall"),
        ("paragraph 12", "paragraph l2"),
        ("10 members", "1O members"),
        ("modern", "rnodern"),
        ("co-operation", "co\u{2010}operation"),
        ("cooperation", "co\u{AD}operation"),
        ("shall not", "shall \u{202E}ton\u{202C}"),
        ("shall not", "\u{202E}ton \u{202D}shall\u{202C}\u{202C}"),
        ("may", "ma\u{443}"),
        ("shall", "shall\u{E0041}"),
        ("shall", "shall\u{FE0F}"),
    ] {
        assert!(look_alike(a, b), "{a:?} {b:?}");
        assert!(look_alike(b, a), "{a:?} {b:?}");
    }
    for (a, b) in [("shall", "shall"), ("shall", "should"), ("shall not", "shall ton"), ("", "a")] {
        assert!(!look_alike(a, b), "{a:?} {b:?}");
    }
}

/// Hidden characters, each of which is to be found wherever it stands in English text.
const HIDDEN: [char; 9] = [
    '\u{AD}',
    '\u{200B}',
    '\u{200D}',
    '\u{202A}',
    '\u{202E}',
    '\u{2060}',
    '\u{2066}',
    '\u{FE0F}',
    '\u{E0061}',
];

fn check_hidden(text: &str, warn: Warn) -> Result<(), String> {
    let expected: Vec<usize> =
        text.char_indices().filter(|(_, c)| HIDDEN.contains(c)).map(|(at, _)| at).collect();
    let found: Vec<usize> = warn(text).iter().map(|warning| warning.at.start).collect();
    if found == expected { Ok(()) } else { Err(format!("{text:?}: {found:?}, not {expected:?}")) }
}

proptest! {
    #[test]
    fn hidden_characters_are_found_and_nothing_else(
        text in proptest::collection::vec(
            prop_oneof![6 => "[a-z]{1,6} ", 1 => proptest::sample::select(&HIDDEN[..]).prop_map(String::from)],
            0..20,
        ),
    ) {
        prop_assert_eq!(check_hidden(&text.concat(), warnings), Ok(()));
    }

    #[test]
    fn any_text_is_looked_at_without_harm(a in any::<String>(), b in any::<String>()) {
        for warning in warnings(&a) {
            prop_assert_eq!(&a[warning.at.clone()], warning.text.as_str());
        }
        prop_assert_eq!(look_alike(&a, &b), look_alike(&b, &a));
        let _ = unbracket_text::parse_label(&a);
    }
}

#[test]
fn warnings_that_stop_at_the_first_are_caught() {
    let first_only: Warn = |text| warnings(text).into_iter().take(1).collect();
    assert!(check_hidden("a\u{200B}b\u{200B}c", first_only).is_err());
}
