//! A submission: what one file that a delegation sent back proposes, and who proposes it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use unbracket_formats::suspect::{self, places};
use unbracket_formats::{Document, Notice, ReadOptions};
use unbracket_text::versions::{AnotherText, amendments_above, percent};
use unbracket_text::{Amendment, Change, Draft, ProvisionId, Sponsor, align};

use crate::failure::Refused;
use crate::input;

/// What came of one file.
pub(crate) struct Submission {
    pub(crate) path: PathBuf,
    pub(crate) outcome: Result<Vec<Amendment>, Setback>,
    pub(crate) notices: Vec<Notice>,
}

/// Why a file was set aside.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Setback {
    #[error("{0}")]
    Refused(#[from] Refused),
    #[error("{0}; if it holds a part of the base, name it with --excerpt")]
    AnotherText(AnotherText),
    #[error(
        "{percent} % of what it holds stands in the base, and an excerpt needs {limit} %: this looks \
         like another text"
    )]
    NoExcerpt { percent: u8, limit: u8 },
}

/// How submissions are taken in.
pub(crate) struct Intake<'a> {
    pub(crate) base: &'a Draft,
    pub(crate) options: &'a ReadOptions,
    pub(crate) senders: &'a BTreeMap<String, String>,
    /// The files that hold only a part of the base, by path or name.
    pub(crate) excerpts: &'a [String],
    /// The least likeness with the base, from 0 to 1.
    pub(crate) likeness: f64,
}

/// So many provisions left out in one row are remarked on.
const LONG_ROW: usize = 5;

/// Names that word processors put where nobody has given one.
const NOBODY: [&str; 9] = [
    "author",
    "unknown author",
    "unknown",
    "microsoft office user",
    "user",
    "windows user",
    "admin",
    "administrator",
    "owner",
];

impl Intake<'_> {
    /// Reads one file and works out what it proposes.
    pub(crate) fn take(&self, path: &Path) -> Submission {
        let (outcome, notices) = match input::document(path, self.options) {
            Ok(document) => {
                let mut notices = document.notices.clone();
                // Whoever moves or inserts a paragraph in plain text breaks the run of its numbers.
                notices.retain(|notice| notice.code != "numbers-irregular");
                notices.extend(input::passed_by(&document, true));
                let proposed = self.proposals(path, &document, &mut notices);
                if let Ok(amendments) = &proposed {
                    notices.extend(self.left_out(&document, amendments));
                    notices.extend(suspect::in_amendments(self.base, amendments));
                }
                (proposed, notices)
            }
            Err(refused) => (Err(Setback::from(refused)), Vec::new()),
        };
        Submission { path: path.to_owned(), outcome, notices }
    }

    fn proposals(
        &self,
        path: &Path,
        document: &Document,
        notices: &mut Vec<Notice>,
    ) -> Result<Vec<Amendment>, Setback> {
        let fallback = input::stem(path);
        if let Some(name) = input::sender(self.senders, path) {
            return self.of(path, name, &document.accepted);
        }
        let (only, several) = match document.versions.as_slice() {
            [] => return self.of(path, &fallback, &document.accepted),
            [one] => (named(&one.author.0, &fallback), false),
            _ => (fallback.clone(), true),
        };
        let untracked = self.of(path, &fallback, &document.rejected)?;
        if !several {
            // One author: what is tracked and what is not comes from the same hands.
            return self.of(path, &only, &document.accepted);
        }
        if !untracked.is_empty() {
            notices.push(Notice::new(
                "untracked-changes",
                "",
                "the text differs from the base outside its tracked changes, so its authors cannot be \
                 told apart: all of it is taken as proposed by one sponsor; name it with --by",
            ));
            return self.of(path, &fallback, &document.accepted);
        }
        let mut all = Vec::new();
        for version in &document.versions {
            let name = named(&version.author.0, &fallback);
            all.extend(self.of(path, &name, &version.draft)?);
        }
        Ok(all)
    }

    fn of(&self, path: &Path, name: &str, draft: &Draft) -> Result<Vec<Amendment>, Setback> {
        let sponsors = name.split(';').map(Sponsor::new).filter(|s| !s.as_str().is_empty());
        let is_excerpt = self.excerpts.iter().any(|excerpt| input::is_called(path, excerpt));
        let least = if is_excerpt { self.least_of_excerpt(draft)? } else { self.likeness };
        let mut found = amendments_above(self.base, draft, &sponsors.collect(), least)
            .map_err(Setback::AnotherText)?;
        if is_excerpt {
            found.retain(|amendment| !matches!(amendment.change, Change::Delete { .. }));
        }
        let file = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        Ok(found.into_iter().map(|a| a.with_reference(file.clone())).collect())
    }
}

impl Intake<'_> {
    /// An excerpt is measured the other way round: the base must hold the most of it.
    fn least_of_excerpt(&self, draft: &Draft) -> Result<f64, Setback> {
        let likeness = align(draft, self.base).likeness;
        if likeness < self.likeness {
            let (percent, limit) = (percent(likeness), percent(self.likeness));
            return Err(Setback::NoExcerpt { percent, limit });
        }
        Ok(0.0)
    }

    /// Says so where a file without tracked changes leaves out many provisions in one row: it is as
    /// likely an excerpt as a proposal to delete them, and only the delegation knows.
    fn left_out(&self, document: &Document, amendments: &[Amendment]) -> Option<Notice> {
        if !document.versions.is_empty() {
            return None;
        }
        let deleted: BTreeSet<&ProvisionId> = amendments
            .iter()
            .filter_map(|amendment| match &amendment.change {
                Change::Delete { provision } => Some(provision),
                _ => None,
            })
            .collect();
        let (first, length) = longest_row(self.base, &deleted);
        let place = places(self.base).remove(first?).filter(|_| length >= LONG_ROW)?;
        let message = format!(
            "{length} provisions in a row are missing from here on and are taken as proposals to delete \
             them; if the file is an excerpt, name it with --excerpt"
        );
        Some(Notice::new("left-out", place, message))
    }
}

/// The longest row of provisions that are deleted, those below a deleted one with it: its first, and
/// how many.
fn longest_row<'a>(
    base: &'a Draft,
    deleted: &BTreeSet<&ProvisionId>,
) -> (Option<&'a ProvisionId>, usize) {
    let (mut longest, mut row): ((Option<&ProvisionId>, usize), _) = ((None, 0), (None, 0));
    let mut below: Option<usize> = None;
    for visit in base.visit() {
        below = below.filter(|&depth| visit.depth > depth);
        let is_deleted = deleted.contains(&visit.provision.id);
        if is_deleted && below.is_none() {
            below = Some(visit.depth);
        }
        row = match (below, row.0) {
            (None, _) => (None, 0),
            (Some(_), None) => (Some(&visit.provision.id), 1),
            (Some(_), first) => (first, row.1 + 1),
        };
        if row.1 > longest.1 {
            longest = row;
        }
    }
    longest
}

/// What only shows when all files are seen together: a sponsor that sent several, and sponsors whose
/// names look the same and are not.
pub(crate) fn across(submissions: &mut [Submission]) {
    let mut first: BTreeMap<Sponsor, String> = BTreeMap::new();
    for submission in submissions.iter_mut() {
        let amendments = submission.outcome.iter().flatten();
        let own: BTreeSet<Sponsor> =
            amendments.flat_map(|one| one.sponsors.iter().cloned()).collect();
        for sponsor in own {
            let Some(other) = first.get(&sponsor) else {
                submission.notices.extend(suspect::in_name(&sponsor, first.keys()));
                first.insert(sponsor, submission.path.display().to_string());
                continue;
            };
            let message = format!(
                "{sponsor} also sent {other}: what both propose stands in the compilation; leave one out \
                 if it replaces the other, or name their sponsors apart with --by"
            );
            submission.notices.push(Notice::new("several-files", "", message));
        }
    }
}

/// The tracked author, unless it is the name of nobody.
pub(crate) fn named(author: &str, fallback: &str) -> String {
    let author = input::one_line(author);
    let is_nobody = author.is_empty() || NOBODY.contains(&author.to_lowercase().as_str());
    if is_nobody { fallback.to_owned() } else { author }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_nobody_gives_way_to_the_name_of_the_file() {
        assert_eq!(named("Microsoft Office User", "Aldoria"), "Aldoria");
        assert_eq!(named(" Island Forum ", "letter"), "Island Forum");
    }
}
