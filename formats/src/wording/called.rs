//! How the provisions of a compilation are called in what is said around them.

use std::collections::BTreeMap;

use unbracket_text::{Compilation, Label, Passage, Place, ProvisionId, UnplacedReason};

use super::{Names, Places, Wording, fill};
use crate::written::opening;

/// The names of the provisions of a compilation, in one language.
pub(crate) struct Called<'a> {
    wording: &'static Wording,
    by_id: BTreeMap<&'a ProvisionId, (&'a Label, &'a Passage)>,
}

impl<'a> Called<'a> {
    /// Those of a compilation.
    pub(crate) fn of(compilation: &'a Compilation, wording: &'static Wording) -> Self {
        let provisions = compilation.provisions().iter();
        let by_id = provisions.map(|one| (&one.id, (&one.label, &one.content))).collect();
        Self { wording, by_id }
    }

    /// None, where no provision is named.
    pub(crate) fn nothing(wording: &'static Wording) -> Self {
        Self { wording, by_id: BTreeMap::new() }
    }

    /// `paragraph 12`, or the first words where it has no number; the identity where the base has no
    /// such provision.
    pub(crate) fn name(&self, id: &ProvisionId) -> String {
        self.in_case(id, &self.wording.name)
    }

    fn in_case(&self, id: &ProvisionId, case: &Names) -> String {
        let wording = self.wording;
        match self.by_id.get(id) {
            Some((label, _)) if !label.is_empty() => {
                fill(case.paragraph, &[("label", &wording.apart(label.as_str()))])
            }
            Some((_, content)) => {
                let words = format!("{}{}", opening(content), wording.signs.more);
                fill(case.words, &[("words", &wording.quoted(&wording.apart(&words)))])
            }
            None => fill(case.provision, &[("id", &wording.apart(id.as_str()))]),
        }
    }

    /// A phrase that names a provision, as `{name}` or as `{of}`.
    pub(crate) fn about(&self, pattern: &str, id: &ProvisionId) -> String {
        self.about_with(pattern, id, ("", ""))
    }

    /// A phrase that names a provision and holds one value more, with its key.
    pub(crate) fn about_with(&self, pattern: &str, id: &ProvisionId, more: (&str, &str)) -> String {
        let (name, of) = (self.in_case(id, &self.wording.name), self.in_case(id, &self.wording.of));
        fill(pattern, &[("name", &name), ("of", &of), more])
    }

    /// Where something would be moved: `Move behind paragraph 12`.
    pub(crate) fn moved(&self, to: &Place) -> String {
        self.at(&self.wording.moved, to)
    }

    /// Where something new would stand: `Proposed behind paragraph 12`.
    pub(crate) fn proposed(&self, at: &Place) -> String {
        self.at(&self.wording.proposed, at)
    }

    fn at(&self, places: &Places, place: &Place) -> String {
        match place {
            Place::Start => places.start.to_owned(),
            Place::After(id) => self.about(places.after, id),
            Place::Under(id) => self.about(places.under, id),
            Place::Unnamed => places.unnamed.to_owned(),
        }
    }

    /// Why an amendment could not be laid in.
    pub(crate) fn reason(&self, reason: &UnplacedReason) -> String {
        let reasons = &self.wording.reasons;
        match reason {
            UnplacedReason::NoSuchProvision(id) => self.about(reasons.no_such_provision, id),
            UnplacedReason::QuoteNotFound { provision, percent } => {
                let percent = percent.to_string();
                self.about_with(reasons.quote_not_found, provision, ("percent", &percent))
            }
            UnplacedReason::NoChange => reasons.no_change.to_owned(),
            UnplacedReason::NotNeighbours => reasons.not_neighbours.to_owned(),
            UnplacedReason::NoSponsor => reasons.no_sponsor.to_owned(),
            UnplacedReason::NoPlace => reasons.no_place.to_owned(),
            UnplacedReason::MoveIntoItself(id) => self.about(reasons.move_into_itself, id),
        }
    }
}
