//! What the statistics say, in words and pictures: the chapters of the findings as pages show them and
//! as the report holds them.
//!
//! **Invariant:** nothing is computed here; a number is shown with its range and with what it comes
//! from, and what cannot be said is said to be so. No chapter calls anybody right or wrong.

mod chapters;
pub(crate) mod keep;
mod links;
mod methods;
mod passages;
mod report;
mod sheet;

pub(crate) use chapters::fault_lines::of_provision;
pub(crate) use chapters::movement::moved;
pub(crate) use methods::{methods, seed_of};
pub use report::report;
pub(crate) use report::report_of;

use unbracket_analysis::TooLittle;
use unbracket_findings::Findings;

use crate::tongue::Tongue;

/// A chapter of the findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Chapter {
    Room,
    FaultLines,
    Bridging,
    Movement,
    Language,
    Lineage,
    Participation,
    Overlap,
    Packages,
    Choice,
}

impl Chapter {
    /// All of them, in the order in which one reads them.
    pub(crate) const ALL: &[Self] = &[
        Self::Room,
        Self::FaultLines,
        Self::Bridging,
        Self::Movement,
        Self::Language,
        Self::Lineage,
        Self::Participation,
        Self::Overlap,
        Self::Packages,
        Self::Choice,
    ];

    /// Its name in addresses, in messages and in the findings.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Room => "room",
            Self::FaultLines => "fault-lines",
            Self::Bridging => "bridging",
            Self::Movement => "movement",
            Self::Language => "language",
            Self::Lineage => "lineage",
            Self::Participation => "participation",
            Self::Overlap => "overlap",
            Self::Packages => "packages",
            Self::Choice => "choice",
        }
    }

    /// Its page.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::Room => "/p/{process}/analysis/room",
            Self::FaultLines => "/p/{process}/analysis/fault-lines",
            Self::Bridging => "/p/{process}/analysis/bridging",
            Self::Movement => "/p/{process}/analysis/movement",
            Self::Language => "/p/{process}/analysis/language",
            Self::Lineage => "/p/{process}/analysis/lineage",
            Self::Participation => "/p/{process}/analysis/participation",
            Self::Overlap => "/p/{process}/analysis/overlap",
            Self::Packages => "/p/{process}/analysis/packages",
            Self::Choice => "/p/{process}/analysis/choice",
        }
    }

    /// Whether everybody may read it; what advises the chair is for the offices.
    pub(crate) fn is_open(self) -> bool {
        !matches!(self, Self::Packages | Self::Choice)
    }

    pub(crate) fn title(self, tongue: Tongue) -> String {
        tongue.say(&format!("analysis-{}", self.name()))
    }
}

/// Who reads findings, and where.
#[derive(Clone, Copy)]
pub(crate) struct Place<'p> {
    pub(crate) tongue: Tongue,
    /// The address of the process, such as `/p/charter`; none in a file that stands alone.
    pub(crate) home: Option<&'p str>,
    pub(crate) findings: &'p Findings,
}

/// Why a chapter says nothing; none where it says something.
pub(crate) fn unsaid(tongue: Tongue, findings: &Findings, chapter: Chapter) -> Option<String> {
    let why = match chapter {
        Chapter::Room => findings.room.as_ref().err(),
        Chapter::FaultLines => findings.fault_lines.as_ref().err(),
        Chapter::Bridging => findings.bridging.as_ref().err(),
        Chapter::Movement => findings.movement.as_ref().err(),
        Chapter::Language => findings.language.as_ref().err(),
        Chapter::Lineage => findings.lineage.as_ref().err(),
        Chapter::Participation => findings.participation.as_ref().err(),
        Chapter::Overlap => findings.overlap.as_ref().err(),
        Chapter::Packages => findings.packages.as_ref().err(),
        Chapter::Choice => findings.choice.as_ref().err(),
    };
    why.map(|why| sheet::too_little(tongue, why))
}

/// The findings without what advises the chair: whoever holds no office has none to open it with.
pub(crate) fn without_advice(findings: &Findings) -> Findings {
    let closed = || TooLittle::Few { what: "offices", have: 0, need: 1 };
    Findings { packages: Err(closed()), choice: Err(closed()), ..findings.clone() }
}

/// A chapter: what stands below its heading.
pub(crate) fn chapter(place: Place<'_>, chapter: Chapter) -> String {
    let mut sheet = sheet::Sheet::new(place, chapter);
    chapters::write(&mut sheet, chapter);
    sheet.done()
}
