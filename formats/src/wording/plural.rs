//! A number with its noun: each language has as many forms as it has.

use super::fill;

/// The forms of a noun with `{count}` in them, under the plural rules that Unicode CLDR has for whole
/// numbers. The rules for round millions of French and Spanish are left out: nobody counts so many.
pub(crate) enum Counted {
    /// One form: Chinese.
    Same(&'static str),
    /// One is 1: English, Spanish.
    One {
        /// 1.
        one: &'static str,
        /// 0, 2, 3 …
        other: &'static str,
    },
    /// 0 and 1 are singular: French.
    ZeroAndOne {
        /// 0, 1.
        one: &'static str,
        /// 2, 3 …
        other: &'static str,
    },
    /// Russian.
    Slavic {
        /// 1, 21, 31 … but not 11.
        one: &'static str,
        /// 2 to 4, 22 to 24 … but not 12 to 14.
        few: &'static str,
        /// 0, 5 to 20, 25 …
        many: &'static str,
    },
    /// Arabic: for 0, for 1, for 2, for 3 to 10, for 11 to 99, for 100 to 102; the hundreds begin anew.
    Arabic([&'static str; 6]),
}

impl Counted {
    /// The number with its noun.
    pub(crate) fn say(&self, count: usize) -> String {
        fill(self.form(count), &[("count", &count.to_string())])
    }

    fn form(&self, count: usize) -> &'static str {
        match self {
            Self::Same(other) => other,
            Self::One { one, other } => {
                if count == 1 {
                    one
                } else {
                    other
                }
            }
            Self::ZeroAndOne { one, other } => {
                if count < 2 {
                    one
                } else {
                    other
                }
            }
            Self::Slavic { one, few, many } => match (count % 10, count % 100) {
                (_, 11..=14) => many,
                (1, _) => one,
                (2..=4, _) => few,
                _ => many,
            },
            Self::Arabic([zero, one, two, few, many, other]) => match (count, count % 100) {
                (0, _) => zero,
                (1, _) => one,
                (2, _) => two,
                (_, 3..=10) => few,
                (_, 11..=99) => many,
                _ => other,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Wording;

    #[test]
    fn numbers_agree_with_their_nouns() {
        let said = |tag: &str| {
            let amendments = &Wording::of(Some(tag)).legend.amendments;
            [0, 1, 2, 3, 11, 21, 100, 102, 111].map(|count| amendments.say(count)).join("; ")
        };
        assert_eq!(
            said("ar"),
            "لا تعديلات; تعديل واحد; تعديلان; 3 تعديلات; 11 تعديلًا; 21 تعديلًا; 100 تعديل; \
             102 تعديل; 111 تعديلًا"
        );
        assert_eq!(
            said("ru"),
            "0 поправок; 1 поправка; 2 поправки; 3 поправки; 11 поправок; 21 поправка; \
             100 поправок; 102 поправки; 111 поправок"
        );
        assert_eq!(
            said("fr"),
            "0 amendement; 1 amendement; 2 amendements; 3 amendements; 11 amendements; \
             21 amendements; 100 amendements; 102 amendements; 111 amendements"
        );
        assert!(said("es").starts_with("0 enmiendas; 1 enmienda; 2 enmiendas"));
        assert!(said("en").starts_with("0 amendments; 1 amendment; 2 amendments"));
        assert!(said("zh").starts_with("0 项修正案; 1 项修正案"));
    }
}
