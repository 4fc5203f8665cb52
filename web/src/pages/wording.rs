//! Words of the text as pages show them: labels, changes word by word, the direction of a language.
//!
//! **Invariant:** what a reader is told stays and was deleted gives the old words; what stays and was
//! added gives the new ones.

use unbracket_negotiation::state::{Proposal, ProposalState};
use unbracket_negotiation::story::concerned;
use unbracket_negotiation::wire::{Bodies, Field};
use unbracket_negotiation::{Said, State, said};
use unbracket_text::{Change, Draft, Passage, Place, ProvisionId, compare};

use crate::clip::clip;
use crate::failure::Failure;
use crate::pages::shown::Labels;
use crate::tongue::Tongue;

/// Words that stay, go or come.
pub(crate) struct Shade {
    /// `kept`, `del` or `ins`.
    pub(crate) kind: &'static str,
    pub(crate) words: String,
}

/// A change as everybody sees it.
pub(crate) struct Shown {
    /// What it does, to which paragraph.
    pub(crate) heading: String,
    pub(crate) shades: Vec<Shade>,
    /// The language of the text, and its direction.
    pub(crate) lang: String,
    pub(crate) dir: &'static str,
}

/// A provision as one can choose it.
pub(crate) struct Paragraph {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) words: String,
}

/// The direction in which a language is written.
pub(crate) fn direction(lang: &str) -> &'static str {
    match lang.split('-').next().unwrap_or_default() {
        "ar" | "fa" | "he" | "ur" => "rtl",
        _ => "ltr",
    }
}

/// The language of a text; English where it does not say.
pub(crate) fn language(draft: &Draft) -> String {
    draft.language().unwrap_or("en").to_owned()
}

/// What stays, goes and comes between two passages.
pub(crate) fn shades(old: &Passage, new: &Passage) -> Vec<Shade> {
    let runs = compare(old, new).into_iter();
    runs.map(|run| match run {
        unbracket_text::Run::Kept(words) => shade("kept", &words),
        unbracket_text::Run::Deleted(words) => shade("del", &words),
        unbracket_text::Run::Inserted(words) => shade("ins", &words),
    })
    .collect()
}

fn shade(kind: &'static str, words: &Passage) -> Shade {
    Shade { kind, words: words.to_marked_text() }
}

/// How the provisions of a draft are cited: each by its number, or by its first words where it has none.
pub(crate) struct Called<'a> {
    draft: &'a Draft,
    labels: Labels,
}

impl<'a> Called<'a> {
    pub(crate) fn of(draft: &'a Draft) -> Self {
        Self { draft, labels: Labels::of(draft) }
    }

    pub(crate) fn label(&self, id: &ProvisionId) -> String {
        let found = self.labels.get(id).map(str::to_owned);
        let words = || self.draft.get(id).map(|provision| beginning(&provision.content));
        found.or_else(words).unwrap_or_else(|| id.to_string())
    }
}

/// How one provision is cited. For several, [`Called`] works the numbers out once.
pub(crate) fn label_of(draft: &Draft, id: &ProvisionId) -> String {
    Called::of(draft).label(id)
}

/// The first words of a passage.
pub(crate) fn beginning(passage: &Passage) -> String {
    clip(&passage.to_marked_text(), 48)
}

/// All provisions of a draft, in reading order.
pub(crate) fn paragraphs(draft: &Draft) -> Vec<Paragraph> {
    let labels = Labels::of(draft);
    let each = draft.visit().map(|visit| {
        let (id, content) = (&visit.provision.id, &visit.provision.content);
        Paragraph {
            id: id.as_str().to_owned(),
            label: labels.get(id).unwrap_or_default().to_owned(),
            words: beginning(content),
        }
    });
    each.collect()
}

/// A change to a draft as everybody sees it; where it amends another, against the words of that one.
pub(crate) fn shown(tongue: Tongue, draft: &Draft, change: &Change, of: Option<&Change>) -> Shown {
    let before = of.map_or_else(|| old_words(draft, change), new_words);
    let lang = language(draft);
    Shown {
        heading: heading(tongue, draft, change),
        shades: shades(&before, &new_words_in(draft, change)),
        dir: direction(&lang),
        lang,
    }
}

/// What a proposal would do, under the numbers of the text as it stands; under those of the text to which it
/// was made, where it is before the room no more or names what is gone.
pub(crate) fn heading_now(tongue: Tongue, state: &State, proposal: &Proposal) -> String {
    let before_room =
        proposal.state == ProposalState::Open && proposal.cycle == state.present_cycle();
    let rolling = state.texts.rolling.as_ref().filter(|_| before_room).map(|it| &*it.draft);
    let place = match &proposal.change {
        Change::Insert { place, .. } | Change::Move { to: place, .. } => match place {
            Place::After(id) | Place::Under(id) => Some(id),
            Place::Start | Place::Unnamed => None,
        },
        _ => None,
    };
    let mut named = concerned(&proposal.change).into_iter().chain(place);
    let stands = |draft: &&Draft| named.all(|id| draft.get(id).is_some());
    heading(tongue, rolling.filter(stands).unwrap_or(&proposal.base), &proposal.change)
}

fn heading(tongue: Tongue, draft: &Draft, change: &Change) -> String {
    let say = |key: &str, id: &ProvisionId| tongue.with(key, &[("label", &label_of(draft, id))]);
    match change {
        Change::Replace { provision, .. } | Change::Excerpt { provision, .. } => {
            say("propose-does-replace", provision)
        }
        Change::Insert { place, .. } => match place {
            Place::After(id) => say("propose-does-insert", id),
            Place::Under(id) => say("propose-does-insert-under", id),
            Place::Start | Place::Unnamed => tongue.say("propose-does-insert-start"),
        },
        Change::Delete { provision } => say("propose-does-delete", provision),
        Change::Move { provision, to, .. } => {
            let label = label_of(draft, provision);
            match to {
                Place::After(id) | Place::Under(id) => {
                    let after = label_of(draft, id);
                    tongue.with("propose-does-move", &[("label", &label), ("after", &after)])
                }
                Place::Start | Place::Unnamed => say("propose-does-move-start", provision),
            }
        }
        Change::Merge { provisions, .. } => {
            let called = Called::of(draft);
            let labels: Vec<_> = provisions.iter().map(|id| called.label(id)).collect();
            tongue.with("propose-does-merge", &[("label", &labels.join(tongue.comma()))])
        }
        Change::Split { provision, .. } => say("propose-does-split", provision),
        Change::Retain { provision } => say("propose-does-retain", provision),
    }
}

fn old_words(draft: &Draft, change: &Change) -> Passage {
    let of = |id: &ProvisionId| draft.get(id).map(|one| one.content.clone()).unwrap_or_default();
    match change {
        Change::Replace { provision, .. }
        | Change::Delete { provision }
        | Change::Move { provision, .. }
        | Change::Split { provision, .. }
        | Change::Retain { provision } => of(provision),
        Change::Excerpt { quoted, .. } => quoted.clone(),
        Change::Insert { .. } => Passage::default(),
        Change::Merge { provisions, .. } => joined(provisions.iter().map(of)),
    }
}

/// The words that a change would give.
pub(crate) fn new_words(change: &Change) -> Passage {
    match change {
        Change::Replace { wording, .. }
        | Change::Excerpt { wording, .. }
        | Change::Merge { wording, .. } => wording.clone(),
        Change::Insert { provision, .. } => provision.content.clone(),
        Change::Split { into, .. } => joined(into.iter().cloned()),
        Change::Delete { .. } | Change::Move { .. } | Change::Retain { .. } => Passage::default(),
    }
}

fn new_words_in(draft: &Draft, change: &Change) -> Passage {
    match change {
        // The words stay as they are: the heading says what happens to them.
        Change::Move { .. } | Change::Retain { .. } => old_words(draft, change),
        _ => new_words(change),
    }
}

fn joined(parts: impl Iterator<Item = Passage>) -> Passage {
    let mut whole = Passage::default();
    for part in parts {
        if !whole.is_empty() {
            whole.push_words(" ");
        }
        part.pieces.into_iter().for_each(|piece| whole.push(piece));
    }
    whole
}

/// A text as the record will have it: how a document had printed its brackets is left behind.
///
/// # Errors
/// Where the record has no form for it.
pub(crate) fn recorded<T: Field>(value: &T) -> Result<T, Failure> {
    let wire = value.put(&mut Bodies::new());
    let wire = wire.ok_or_else(|| Failure::Wrong(said!("there are no words")))?;
    T::take(&wire, &Bodies::new()).map_err(|error| Failure::Wrong(Said::english(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stays_and_goes_is_the_old_text_and_what_stays_and_comes_the_new() {
        let (old, new) = (Passage::words("All shall have access."), Passage::words("All have it."));
        let shades = shades(&old, &new);
        let side = |without: &str| -> String {
            shades.iter().filter(|it| it.kind != without).map(|it| it.words.as_str()).collect()
        };
        assert_eq!(
            (side("ins").as_str(), side("del").as_str()),
            ("All shall have access.", "All have it.")
        );
    }

    #[test]
    fn brackets_that_a_document_printed_are_brackets_of_the_record() {
        let typed = crate::pages::delegate::passage("Parties [shall] [should] act.");
        let kept = recorded(&typed).expect("it has a form");
        assert_eq!(kept.brackets().len(), 1);
        assert_eq!(recorded(&kept).expect("it has a form"), kept);
    }
}
