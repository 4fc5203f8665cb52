//! What became of the clauses of a draft in its next version.

use unbracket_text::{Draft, Link, Provision, ProvisionKind, align};

use super::change::{AXES, Changed, change};
use super::clause::{Mark, NotScored, Strength, strength_of};
use super::lexicon::Lexicon;

/// A clause, or several that became one or came from one, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ClauseChange {
    /// The identities in the earlier draft; none where it is new.
    pub before: Vec<String>,
    /// The identities in the later draft; none where it was dropped.
    pub after: Vec<String>,
    /// What became of it, or why that cannot be said.
    pub result: Result<Changed, NotScored>,
    /// What speaks to one of the four axes in the earlier draft, moved or not; empty where that has no
    /// strength.
    pub marks_before: Vec<Mark>,
    /// The same in the later draft.
    pub marks_after: Vec<Mark>,
}

/// Aligns two drafts and compares clause by clause, in the order of the alignment. Titles, headings,
/// annex heads and placeholders are no clauses. A draft that names no language is taken to be in the
/// language of the lexicon.
#[must_use]
pub fn changes(before: &Draft, after: &Draft, lexicon: &Lexicon) -> Vec<ClauseChange> {
    let units =
        |draft| Units { provisions: visit(draft), language: language(draft, lexicon), lexicon };
    let (old, new) = (units(before), units(after));
    align(before, after)
        .links
        .iter()
        .filter_map(|link: &Link| {
            let (from, to) = (old.clauses(link.base()), new.clauses(link.version()));
            if from.is_empty() && to.is_empty() {
                return None;
            }
            let ids = |of: &[&Provision]| of.iter().map(|p| p.id.as_str().to_owned()).collect();
            let (earlier, later) = (old.score(&from), new.score(&to));
            Some(ClauseChange {
                before: ids(&from),
                after: ids(&to),
                marks_before: marks(&earlier),
                marks_after: marks(&later),
                result: earlier.and_then(|earlier| Ok(change(earlier.as_ref(), later?.as_ref()))),
            })
        })
        .collect()
}

fn marks(side: &Result<Option<Strength>, NotScored>) -> Vec<Mark> {
    let all = side.iter().flatten().flat_map(|strength| &strength.marks);
    all.filter(|mark| AXES.contains(&mark.feature)).cloned().collect()
}

struct Units<'a> {
    provisions: Vec<&'a Provision>,
    language: &'a str,
    lexicon: &'a Lexicon,
}

impl<'a> Units<'a> {
    fn clauses(&self, places: &[usize]) -> Vec<&'a Provision> {
        places.iter().map(|at| self.provisions[*at]).filter(|p| is_clause(p.kind)).collect()
    }

    /// The marks of several provisions, one after another; `None` where there is no provision.
    fn score(&self, provisions: &[&Provision]) -> Result<Option<Strength>, NotScored> {
        let mut whole: Option<Strength> = None;
        for provision in provisions {
            let part = strength_of(&provision.content, self.language, self.lexicon)?;
            match &mut whole {
                None => whole = Some(part),
                Some(whole) => {
                    whole.operative =
                        whole.operative.or(part.operative.map(|at| at + whole.marks.len()));
                    whole.words += part.words;
                    whole.marks.extend(part.marks);
                }
            }
        }
        Ok(whole)
    }
}

fn visit(draft: &Draft) -> Vec<&Provision> {
    draft.visit().map(|visit| visit.provision).collect()
}

fn language<'a>(draft: &'a Draft, lexicon: &'a Lexicon) -> &'a str {
    draft.language().unwrap_or_else(|| lexicon.language())
}

fn is_clause(kind: ProvisionKind) -> bool {
    match kind {
        ProvisionKind::PreambularParagraph
        | ProvisionKind::OperativeParagraph
        | ProvisionKind::Chapeau
        | ProvisionKind::SubParagraph
        | ProvisionKind::Unnumbered => true,
        ProvisionKind::Title
        | ProvisionKind::Heading { .. }
        | ProvisionKind::Placeholder
        | ProvisionKind::Annex => false,
    }
}
