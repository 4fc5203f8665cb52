//! Where a number comes from: an address that a door can turn into a link.

use serde::Serialize;

/// A place on the record of a process, or in a file that was given.
///
/// **Invariant:** whatever a source names exists in the state that it was gathered from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Source {
    /// An entry of the record: a position, an act.
    Entry {
        /// Its number.
        entry: u64,
    },
    /// A provision, by its lasting identity.
    Provision {
        /// The identity.
        provision: String,
    },
    /// A bracket of a provision of the text as it stands.
    Bracket {
        /// The identity of the provision.
        provision: String,
        /// The number of the bracket within it, in reading order from 1.
        bracket: u32,
    },
    /// A provision of a document.
    Passage {
        /// The number of the document.
        document: u32,
        /// The identity of the provision.
        provision: String,
    },
    /// A document.
    Document {
        /// Its number.
        document: u32,
    },
    /// A proposal.
    Proposal {
        /// Its number.
        proposal: u32,
    },
    /// A contribution.
    Contribution {
        /// Its number.
        contribution: u32,
    },
    /// A point of a contribution.
    Point {
        /// Its number.
        point: u32,
    },
    /// A cure that was offered.
    Cure {
        /// Its number.
        cure: u32,
    },
    /// A statement in a meeting.
    Intervention {
        /// Its number.
        intervention: u32,
    },
    /// A file that was given to be analysed.
    File {
        /// Its name.
        file: String,
        /// The provision in it, by the identity that its reader gave it.
        place: Option<String>,
    },
}

impl Source {
    /// A provision of what stands here as a whole; here itself where this is no text.
    #[must_use]
    pub fn within(&self, provision: &str) -> Self {
        let provision = provision.to_owned();
        match self {
            Self::Document { document } => Self::Passage { document: *document, provision },
            Self::File { file, .. } => Self::File { file: file.clone(), place: Some(provision) },
            _ => self.clone(),
        }
    }
}
