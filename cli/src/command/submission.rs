//! A submission: what one file that a delegation sent back proposes, and who proposes it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use unbracket_formats::{Document, Notice, ReadOptions};
use unbracket_text::versions::{AnotherText, amendments_above};
use unbracket_text::{Amendment, Draft, Sponsor};

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
    #[error("{0}")]
    AnotherText(#[from] AnotherText),
}

/// How submissions are taken in.
pub(crate) struct Intake<'a> {
    pub(crate) base: &'a Draft,
    pub(crate) options: &'a ReadOptions,
    pub(crate) senders: &'a BTreeMap<String, String>,
    /// The least likeness with the base, from 0 to 1.
    pub(crate) likeness: f64,
}

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
                let proposed = self.proposals(path, &document, &mut notices);
                (proposed.map_err(Setback::from), notices)
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
    ) -> Result<Vec<Amendment>, AnotherText> {
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

    fn of(&self, path: &Path, name: &str, draft: &Draft) -> Result<Vec<Amendment>, AnotherText> {
        let sponsors = name.split(';').map(Sponsor::new).filter(|s| !s.as_str().is_empty());
        let found = amendments_above(self.base, draft, &sponsors.collect(), self.likeness)?;
        let file = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        Ok(found.into_iter().map(|a| a.with_reference(file.clone())).collect())
    }
}

/// The tracked author, unless it is the name of nobody.
pub(crate) fn named(author: &str, fallback: &str) -> String {
    let author = author.trim();
    if author.is_empty() || NOBODY.contains(&author.to_lowercase().as_str()) {
        fallback.to_owned()
    } else {
        author.to_owned()
    }
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
