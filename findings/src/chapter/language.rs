//! Language: how strong each provision is, and what each version did to it.

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::language::{
    ClauseChange, Legalization, Lexicon, NotScored, Profile, Standing, Strength, changes, profile,
    strength_of,
};

use super::axis::{Axis, axis};
use super::rivals::{Rivals, rivals};
use super::said::utterances;
use super::telling::{Telling, telling};
use crate::findings::{Said, Settings};
use crate::gather::{Gathered, Source, Version};

/// How the text speaks.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Language {
    /// The version of the lexicon.
    pub lexicon: String,
    /// On what the rows of the lexicon rest.
    pub rests_on: RestsOn,
    /// Every version, from the earliest outcome to the present text.
    pub versions: Vec<Spoken>,
    /// The provisions of the present text, in reading order; none where the texts are apart.
    pub provisions: Vec<Clause>,
    /// What each version did to the one before it, and the present text to each earlier outcome;
    /// none where the texts are apart.
    pub steps: Vec<Step>,
    /// The rival terms that were used.
    pub terms: Rivals,
    /// What each stakeholder group says more often than all others.
    pub telling: Vec<Telling>,
    /// Who speaks like whom.
    pub axis: Said<Axis>,
}

impl Language {
    /// The tables of words that were used, each with its version.
    pub(crate) fn lexicons(&self) -> Vec<(String, String)> {
        let of = |name: &str, version: &String| (name.to_owned(), version.clone());
        vec![of("strength", &self.lexicon), of("rivals", &self.terms.version)]
    }
}

/// How many rows of the lexicon rest on what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RestsOn {
    /// On works that whoever wrote the row had read.
    pub read: usize,
    /// On works cited as others report them.
    pub second_hand: usize,
    /// On a choice of whoever wrote the row.
    pub own: usize,
    /// Those of them all for which a text was named that uses the phrase.
    pub used: usize,
}

impl RestsOn {
    fn of(lexicon: &Lexicon) -> Self {
        let mut sum = Self::default();
        for entry in lexicon.entries() {
            let count = match entry.standing() {
                Standing::Read => &mut sum.read,
                Standing::SecondHand => &mut sum.second_hand,
                Standing::Own => &mut sum.own,
            };
            *count += 1;
            sum.used += usize::from(!entry.used_in.is_empty());
        }
        sum
    }
}

/// A version as a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spoken {
    /// Its name.
    pub version: String,
    /// Its cycle, from 0.
    pub cycle: usize,
    /// What is counted in it.
    pub profile: Result<Profile, NotScored>,
    /// The hedges in a thousand words.
    pub hedges_per_thousand: Option<f64>,
    /// How many brackets it holds.
    pub brackets: usize,
    /// Where it stands.
    pub sources: Vec<Source>,
}

/// How strong a provision is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Clause {
    /// Its identity.
    pub provision: String,
    /// How it is cited.
    pub label: String,
    /// What it says, with the words behind it.
    pub strength: Result<Strength, NotScored>,
    /// Obligation, precision and delegation.
    pub legalization: Option<Legalization>,
    /// Where it stands.
    pub sources: Vec<Source>,
}

/// What one version did to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The earlier one, by name.
    pub from: String,
    /// The later one.
    pub to: String,
    /// Clause by clause.
    pub changes: Vec<ClauseChange>,
    /// Where both stand.
    pub sources: Vec<Source>,
}

/// The language of the text of the present cycle.
///
/// # Errors
/// Where there is no text, or it is in another language than the lexicon's.
pub fn language(gathered: &Gathered, settings: &Settings, lexicon: &Lexicon) -> Said<Language> {
    let none = TooLittle::Few { what: "texts in the language of the lexicon", have: 0, need: 1 };
    let is_scored = |version: &&Version| spoken(version) == lexicon.language();
    let mut chain: Vec<&Version> = gathered.earlier_outcomes().filter(is_scored).collect();
    let outcomes = chain.len();
    chain.extend(gathered.of_cycle().filter(is_scored));
    let text = *chain.get(outcomes..).and_then(<[_]>::last).ok_or(none)?;
    // What is another instrument strengthened and dropped nothing of this one.
    let compared = if gathered.apart { &[] } else { &chain[..] };
    let next = compared.windows(2).map(|pair| (pair[0], pair[1]));
    let direct = compared.iter().take(outcomes).filter(|_| chain.len() > outcomes + 1);
    let pairs = next.chain(direct.map(|earlier| (*earlier, text)));
    let (said, sources) = utterances(gathered);
    Ok(Language {
        lexicon: lexicon.version().to_owned(),
        rests_on: RestsOn::of(lexicon),
        versions: chain.iter().map(|version| of_version(version, lexicon)).collect(),
        provisions: clauses(gathered, text, lexicon),
        terms: rivals(&said, &sources, settings),
        telling: telling(gathered, (&said, &sources), settings),
        axis: axis(gathered, &said, settings),
        steps: pairs.map(|(from, to)| step(from, to, lexicon)).collect(),
    })
}

/// The language of a version; a text that names none is taken for English, the language of most.
fn spoken(version: &Version) -> &str {
    let tag = version.language.as_deref().unwrap_or("en");
    tag.split(['-', '_']).next().unwrap_or_default()
}

fn of_version(version: &Version, lexicon: &Lexicon) -> Spoken {
    let visits = version.draft.visit();
    let texts: Vec<String> = visits.map(|it| it.provision.content.to_marked_text()).collect();
    let profile = profile(&texts.join("\n"), spoken(version), lexicon);
    Spoken {
        version: version.name.clone(),
        cycle: version.cycle,
        hedges_per_thousand: profile.as_ref().ok().and_then(|it| it.hedges_per_thousand().ok()),
        profile,
        brackets: version.brackets(),
        sources: version.whole().into_iter().collect(),
    }
}

fn clauses(gathered: &Gathered, text: &Version, lexicon: &Lexicon) -> Vec<Clause> {
    let units = gathered.units.iter().filter(|unit| unit.is_paragraph);
    let clause = |unit: &crate::gather::Unit| {
        let id = unbracket_text::ProvisionId::new(unit.id.clone());
        let provision = text.draft.get(&id)?;
        let strength = strength_of(&provision.content, spoken(text), lexicon);
        Some(Clause {
            provision: unit.id.clone(),
            label: unit.label.clone(),
            legalization: strength.as_ref().ok().map(Strength::legalization),
            strength,
            sources: vec![unit.source.clone()],
        })
    };
    units.filter_map(clause).collect()
}

fn step(from: &Version, to: &Version, lexicon: &Lexicon) -> Step {
    Step {
        from: from.name.clone(),
        to: to.name.clone(),
        changes: changes(&from.draft, &to.draft, lexicon),
        sources: from.whole().into_iter().chain(to.whole()).collect(),
    }
}
