//! What a line is, by its style, its label, its words and its place before or after the first number.

use unbracket_text::ProvisionKind;

use super::Line;
use super::label::{digit, leading_number, roman};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Title,
    Heading(u8),
    Annex,
    Preambular,
    Operative,
    Sub,
    Bullet,
    Placeholder,
    Unnumbered,
}

impl Shape {
    pub(super) fn kind(self) -> ProvisionKind {
        match self {
            Self::Title => ProvisionKind::Title,
            Self::Heading(level) => ProvisionKind::Heading { level },
            Self::Annex => ProvisionKind::Annex,
            Self::Preambular => ProvisionKind::PreambularParagraph,
            Self::Operative => ProvisionKind::OperativeParagraph,
            Self::Sub => ProvisionKind::SubParagraph,
            Self::Placeholder => ProvisionKind::Placeholder,
            Self::Bullet | Self::Unnumbered => ProvisionKind::Unnumbered,
        }
    }
}

impl From<ProvisionKind> for Shape {
    fn from(kind: ProvisionKind) -> Self {
        match kind {
            ProvisionKind::Title => Self::Title,
            ProvisionKind::Heading { level } => Self::Heading(level),
            ProvisionKind::Annex => Self::Annex,
            ProvisionKind::PreambularParagraph => Self::Preambular,
            ProvisionKind::OperativeParagraph | ProvisionKind::Chapeau => Self::Operative,
            ProvisionKind::SubParagraph => Self::Sub,
            ProvisionKind::Placeholder => Self::Placeholder,
            ProvisionKind::Unnumbered => Self::Unnumbered,
        }
    }
}

/// What each of these lines is; the kind, where it is known, decides.
pub(super) fn of_lines<'a>(
    lines: impl Iterator<Item = (&'a Line, Option<ProvisionKind>)>,
) -> Vec<Shape> {
    let mut before = Before::default();
    lines
        .map(|(line, kind)| {
            let shape = match kind.map(Shape::from) {
                Some(Shape::Unnumbered) if line.label.as_deref().is_some_and(is_bullet) => {
                    of_bullet(&before)
                }
                Some(shape) => shape,
                None => of_line(line, &before),
            };
            before.pass(line, shape);
            shape
        })
        .collect()
}

/// What stood before a line, as far as it decides what the line is.
#[derive(Default)]
struct Before {
    /// An operative number has been met: the preamble is over.
    operative: bool,
    /// A paragraph that sub-paragraphs can belong to has been met since the last heading.
    paragraph: bool,
    /// The last label that was one capital letter.
    letter: Option<char>,
}

impl Before {
    fn pass(&mut self, line: &Line, shape: Shape) {
        self.operative |= shape == Shape::Operative;
        match shape {
            Shape::Title | Shape::Heading(_) | Shape::Annex => self.paragraph = false,
            Shape::Preambular
            | Shape::Operative
            | Shape::Sub
            | Shape::Bullet
            | Shape::Unnumbered => self.paragraph = true,
            Shape::Placeholder => {}
        }
        if let Some(letter) = line.label.as_deref().and_then(capital) {
            self.letter = Some(letter);
        }
    }
}

fn of_line(line: &Line, before: &Before) -> Shape {
    let labelled = line.label.as_deref().is_some_and(|label| label.starts_with("Annex"));
    if labelled || line.label.is_none() && is_annex(&line.text) {
        return Shape::Annex;
    }
    if line.title {
        return Shape::Title;
    }
    if let Some(level) = line.heading {
        return Shape::Heading(level.max(1));
    }
    if is_placeholder(&line.text) {
        return Shape::Placeholder;
    }
    match line.label.as_deref() {
        Some(label) => of_label(label, line, before),
        None if !before.operative && is_preambular(&line.text) => Shape::Preambular,
        None => Shape::Unnumbered,
    }
}

fn of_label(label: &str, line: &Line, before: &Before) -> Shape {
    if label.starts_with("PP") && label.chars().nth(2).is_some_and(|c| digit(c).is_some()) {
        return Shape::Preambular;
    }
    if label.starts_with("OP") && label.chars().nth(2).is_some_and(|c| digit(c).is_some()) {
        return Shape::Operative;
    }
    if leading_number(label).is_some() {
        let nested = label.ends_with(')') || line.indent > 0 && label.contains('.');
        return if nested && before.paragraph { Shape::Sub } else { Shape::Operative };
    }
    if names_a_part(label) {
        return Shape::Operative;
    }
    if label.chars().any(char::is_uppercase) && label.chars().all(char::is_alphabetic) {
        return of_capital(label, line, before);
    }
    if is_bullet(label) {
        return of_bullet(before);
    }
    if label.chars().all(|c| c.is_alphabetic() && !c.is_lowercase()) {
        return Shape::Heading(1);
    }
    Shape::Sub
}

/// A bullet is no number: what it marks is unnumbered, below the paragraph before it.
fn of_bullet(before: &Before) -> Shape {
    if before.paragraph { Shape::Bullet } else { Shape::Unnumbered }
}

fn is_bullet(label: &str) -> bool {
    label.chars().count() == 1 && !label.chars().any(char::is_alphanumeric)
}

/// `Article 5`, `Section II`: a word and a number.
fn names_a_part(label: &str) -> bool {
    label.split_once(' ').is_some_and(|(word, number)| {
        let word_like = word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
        word_like && (leading_number(number).is_some() || roman(number).is_some())
    })
}

/// `A.` and `IV.`: the head of a section where few words follow, else a lettered paragraph.
fn of_capital(label: &str, line: &Line, before: &Before) -> Shape {
    let short = line.text.split_whitespace().count() <= 15
        && !line.text.ends_with([',', ';', '.', ':', '،', '，', '；', '。']);
    let letter = capital(label);
    let continues = letter.is_some_and(|c| before.letter.is_some_and(|b| b as u32 + 1 == c as u32));
    let is_roman = roman(label).is_some() && !(letter.is_some() && continues);
    if short {
        return Shape::Heading(if is_roman { 1 } else { 2 });
    }
    if before.operative { Shape::Sub } else { Shape::Preambular }
}

fn capital(label: &str) -> Option<char> {
    let mut chars = label.chars();
    chars.next().filter(|c| c.is_uppercase() && chars.next().is_none())
}

/// `Annex`, `Annex II`, in the six languages.
pub(crate) fn is_annex(text: &str) -> bool {
    const WORDS: [&str; 8] =
        ["annex", "annexe", "anexo", "appendix", "приложение", "附件", "附录", "مرفق"];
    let text = text.trim_matches(['[', ']', '.', ':', ' ']);
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or("").to_lowercase();
    let numbered = words.next().is_none_or(|word| {
        roman(word).is_some()
            || leading_number(word).is_some_and(|(_, rest)| rest.is_empty())
            || capital(word).is_some()
    });
    let named = WORDS.contains(&first.as_str())
        || first == "المرفق"
        || first.strip_prefix("附件").is_some_and(|rest| rest.chars().count() <= 2);
    named && numbered && words.next().is_none()
}

fn is_placeholder(text: &str) -> bool {
    let start: String = text
        .trim_start_matches(['[', ' ', '<'])
        .chars()
        .take(11)
        .flat_map(char::to_lowercase)
        .collect();
    start == "placeholder"
}

/// Opens as paragraphs of a preamble do, and ends in a comma.
fn is_preambular(text: &str) -> bool {
    let body = text.trim_end_matches([']', ' ']);
    if !body.ends_with([',', '،', '，', '、']) {
        return false;
    }
    let first = text.trim_start_matches(['[', ' ']).split_whitespace().next().unwrap_or("");
    if !first.is_ascii() {
        return unbracket_text::token::count_words(body) >= 6;
    }
    opens_with_participle(&first.to_ascii_lowercase())
}

fn opens_with_participle(first: &str) -> bool {
    const ENDINGS: [&str; 6] = ["ing", "ly", "ant", "ando", "endo", "ed"];
    const WORDS: [&str; 14] = [
        "also",
        "aware",
        "mindful",
        "conscious",
        "cognizant",
        "further",
        "deeply",
        "once",
        "consciente",
        "conscient",
        "ayant",
        "habida",
        "teniendo",
        "welcoming",
    ];
    let first = first.trim_end_matches(',');
    WORDS.contains(&first) || ENDINGS.iter().any(|ending| first.ends_with(ending))
}
