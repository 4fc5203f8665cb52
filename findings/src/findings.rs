//! All chapters together, and how they were made.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use unbracket_analysis::language::Lexicon;
use unbracket_analysis::overlap::Meaning;
use unbracket_analysis::{Seed, TooLittle};

use crate::chapter::bridging::{Bridging, bridging};
use crate::chapter::choice::{Agenda, choice};
use crate::chapter::fault_lines::{FaultLines, fault_lines};
use crate::chapter::language::{Language, language};
use crate::chapter::lineage::{Lineage, lineage};
use crate::chapter::movement::{Movement, movement};
use crate::chapter::overlap::{Overlaps, overlaps};
use crate::chapter::packages::{Packages, packages};
use crate::chapter::participation::{Participation, participation};
use crate::chapter::room::{Room, room};
use crate::gather::{Actor, Bloc, Gathered, Item, Source, Unit, Voices};
use crate::passages::{Passage, passages};

/// What a chapter says, or why it says nothing.
pub type Said<T> = Result<T, TooLittle>;

/// How the findings are to be made.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Settings {
    /// The seed of everything in which chance has a part.
    pub seed: Seed,
    /// How often data are resampled for an interval.
    pub bootstraps: u32,
    /// How often labels are permuted for a probability.
    pub permutations: u32,
    /// The level of intervals.
    pub level: f64,
    /// Whose positions make the rows of the matrix.
    pub voices: Voices,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: Seed::default(),
            bootstraps: 200,
            permutations: 999,
            level: 0.9,
            voices: Voices::default(),
        }
    }
}

/// How findings were made: with the same, from the same record, anybody gets the same.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Made {
    /// The version of this program's statistics.
    pub version: &'static str,
    /// The settings.
    pub settings: Settings,
    /// How many entries the record had.
    pub length: u64,
    /// The root of the record, in Base64, where whoever asked knew it.
    pub root: Option<String>,
    /// The moment of the last entry, in seconds since 1970.
    pub now: i64,
    /// The lexicons that were used, each with its version.
    pub lexicons: Vec<(String, String)>,
    /// The methods, in the order of the chapters.
    pub methods: Vec<Method>,
}

/// A method that a chapter uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Method {
    /// The chapter.
    pub chapter: &'static str,
    /// The key of the method, by which doors explain it.
    pub key: &'static str,
    /// Where the method comes from, as one cites it.
    pub source: &'static str,
}

/// Everything that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Findings {
    /// How it was made.
    pub made: Made,
    /// The cycle that the chapters are about, from 0.
    pub cycle: usize,
    /// How a table calls its sessions, by cycle; none where cycles are numbered.
    pub sessions: BTreeMap<usize, String>,
    /// Who is named in the chapters.
    pub actors: Vec<Actor>,
    /// The blocs.
    pub blocs: Vec<Bloc>,
    /// What positions are on, in the cycle of the chapters.
    pub items: Vec<Item>,
    /// The provisions of the text, in reading order.
    pub units: Vec<Unit>,
    /// What was said and written, in order of sources; shared by copies, as it is long and never changes.
    #[serde(serialize_with = "listed")]
    pub passages: Arc<[Passage]>,
    /// The positions, from far.
    pub room: Said<Room>,
    /// The fault lines of the text.
    pub fault_lines: Said<FaultLines>,
    /// What every part of the room could accept.
    pub bridging: Said<Bridging>,
    /// What could be agreed together; for the chair.
    pub packages: Said<Packages>,
    /// How text and positions changed.
    pub movement: Said<Movement>,
    /// How the text speaks, and what each version did to it.
    pub language: Said<Language>,
    /// Whose words stand in the text.
    pub lineage: Said<Lineage>,
    /// Who took part, and what came of it.
    pub participation: Said<Participation>,
    /// What texts have in common.
    pub overlap: Said<Overlaps>,
    /// What to discuss next.
    pub choice: Said<Agenda>,
}

/// What a caller brings besides the data.
#[derive(Clone, Copy)]
pub struct Tools<'t> {
    /// A model of meaning, by which texts are compared too.
    pub meaning: Option<&'t dyn Meaning>,
    /// The words that say how strong a clause is; texts in another language are not scored.
    pub lexicon: &'t Lexicon,
}

impl Default for Tools<'_> {
    /// No model, and the lexicon of this project.
    fn default() -> Self {
        Self { meaning: None, lexicon: Lexicon::english() }
    }
}

/// Writes all chapters, without a model of meaning and with the lexicon of this project.
#[must_use]
pub fn find(gathered: &Gathered, settings: &Settings) -> Findings {
    find_with(gathered, settings, Tools::default())
}

/// Writes all chapters with what the caller brings.
#[must_use]
pub fn find_with(gathered: &Gathered, settings: &Settings, tools: Tools<'_>) -> Findings {
    let present = gathered.present();
    let room = room(gathered, settings);
    let language = language(gathered, settings, tools.lexicon);
    let lineage = lineage(gathered, settings);
    let fault_lines = fault_lines(gathered, settings);
    Findings {
        made: Made {
            version: env!("CARGO_PKG_VERSION"),
            settings: settings.clone(),
            length: gathered.length,
            root: None,
            now: gathered.now,
            lexicons: language.as_ref().map(Language::lexicons).unwrap_or_default(),
            methods: crate::chapter::METHODS.to_vec(),
        },
        cycle: gathered.cycle,
        sessions: gathered.sessions.clone(),
        actors: gathered.actors.clone(),
        blocs: gathered.blocs.clone(),
        items: present.map(|positions| positions.items.clone()).unwrap_or_default(),
        units: gathered.units.clone(),
        passages: passages(gathered).into(),
        bridging: bridging(gathered, &room, settings),
        packages: packages(gathered, settings),
        movement: movement(gathered, &fault_lines, settings),
        fault_lines,
        language,
        participation: participation(gathered, &lineage, settings),
        lineage,
        overlap: overlaps(gathered, tools),
        choice: choice(gathered),
        room,
    }
}

fn listed<S: Serializer>(passages: &Arc<[Passage]>, out: S) -> Result<S::Ok, S::Error> {
    passages.as_ref().serialize(out)
}

impl Findings {
    /// The place in `passages` of what stands there; none where nothing does.
    #[must_use]
    pub fn passage(&self, source: &Source) -> Option<usize> {
        self.passages.binary_search_by(|passage| passage.source.cmp(source)).ok()
    }
}
