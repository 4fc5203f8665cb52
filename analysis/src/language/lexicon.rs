//! The lexicon: which words say how much, with a source for each row.
//!
//! A table of columns separated by tabs: feature, level, phrase, class, source, and, if somebody looked, a
//! text that uses it. The first row is `lexicon`, the language, the version. In a phrase, `a/b` are
//! alternatives for one word and `~verb` is a verb in all its forms. A row that starts with `#` is a
//! comment. A source that begins with `second hand:` was cited as others report it.

use std::collections::HashMap;

use thiserror::Error;

use crate::words::Word;

/// What a passage of a clause speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feature {
    /// What the organ asks of others: 6 decides … 1 invites.
    Directive,
    /// How it stands to something: 4 endorses … 0 takes note … −4 condemns.
    Stance,
    /// How far somebody is bound: 5 shall … 1 may.
    Commitment,
    /// How it stands to earlier texts: 3 reaffirms … 0 notes.
    Continuity,
    /// Raises the verb that it stands with: strongly.
    Modifier,
    /// Takes back: where appropriate.
    Hedge,
    /// Binds to something outside, in a direction that only a reader can tell: consistent with law.
    Condition,
    /// Who and what is meant: 1 all, −1 relevant.
    Scope,
    /// A body named: where something is delegated to, or who must act.
    Body,
    /// Reports, reviews, follow-up: what others can hold the text to.
    FollowUp,
    /// A number, a share, a frequency.
    Number,
    /// A date; of the class `deadline` where something is due by it.
    Date,
    /// Words that turn a verb into its contrary.
    Negation,
    /// Words that may stand before an operative verb.
    Lead,
    /// Words that look like something and are not: `political will`.
    Exclude,
}

/// A row of the lexicon.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Entry {
    /// What it speaks to.
    pub feature: Feature,
    /// How strongly, on the scale of its feature; 0 where the feature has no scale.
    pub level: i8,
    /// The phrase as the table writes it.
    pub phrase: String,
    /// What kind within the feature, such as `prohibition` or `national`.
    pub class: String,
    /// Who says so, as the table writes it.
    pub source: String,
    /// An official text that was read and uses the phrase; empty where none did or nobody looked.
    pub used_in: String,
}

/// On what a row rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// A work that whoever wrote the row had read.
    Read,
    /// A work that was cited as others report it.
    SecondHand,
    /// A choice of whoever wrote the row.
    Own,
}

impl Entry {
    /// On what it rests.
    #[must_use]
    pub fn standing(&self) -> Standing {
        match self.source.as_str() {
            "" | "-" | "ours" => Standing::Own,
            source if source.starts_with("second hand") => Standing::SecondHand,
            _ => Standing::Read,
        }
    }
}

/// What is wrong with a lexicon.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {fault}")]
pub struct LexiconError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and what would be in order.
    pub fault: Fault,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// No row that says language and version.
    #[error("the first row must be lexicon, language, version, separated by tabs")]
    NoHead,
    /// Too few or too many columns.
    #[error(
        "{0} columns, and there must be five, separated by tabs: feature, level, phrase, class, source; or six, \
         with a text that uses the phrase"
    )]
    Columns(usize),
    /// An unknown feature.
    #[error(
        "{0} is no feature; use directive, stance, commitment, continuity, modifier, hedge, condition, scope, body, follow-up, number, negation, lead or exclude"
    )]
    Feature(String),
    /// A level that is no small whole number.
    #[error("{0} is no level; use a whole number from -9 to 9")]
    Level(String),
    /// No words, or so many alternatives that a slip is likelier.
    #[error("the phrase has {0} forms, and there must be 1 to 512")]
    Phrase(usize),
}

/// The words that say how much; see the module. Built once, used for every clause.
#[derive(Clone, Debug)]
pub struct Lexicon {
    language: String,
    version: String,
    entries: Vec<Entry>,
    /// Words by number.
    words: HashMap<String, u32>,
    /// From a node by a word to the next node; the root is 0.
    steps: HashMap<(u32, u32), u32>,
    /// The entries that end at each node.
    ends: Vec<Vec<u32>>,
}

/// A phrase found: which words, and the entries that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The first word.
    pub(crate) from: usize,
    /// Behind the last word.
    pub(crate) to: usize,
    /// Rows of the lexicon.
    pub(crate) entries: Vec<u32>,
}

const LARGEST_PHRASE: usize = 512;

impl Lexicon {
    /// The lexicon of this project, for English.
    #[must_use]
    pub fn english() -> &'static Self {
        static ENGLISH: std::sync::LazyLock<Lexicon> = std::sync::LazyLock::new(|| {
            Lexicon::read(include_str!("../../lexicon/strength.tsv"))
                .expect("the tests read the lexicon that is built in")
        });
        &ENGLISH
    }

    /// Reads a table; see the module.
    ///
    /// # Errors
    /// The first line that is not in order, and why.
    pub fn read(table: &str) -> Result<Self, LexiconError> {
        let table = table.strip_prefix('\u{feff}').unwrap_or(table);
        let mut rows = table
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line.trim_end()))
            .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let no_head = LexiconError { line: 1, fault: Fault::NoHead };
        let (_, head) = rows.next().ok_or_else(|| no_head.clone())?;
        let head: Vec<&str> = head.split('\t').collect();
        let ["lexicon", language, version] = head[..] else { return Err(no_head) };
        let mut lexicon = Self {
            language: language.to_owned(),
            version: version.to_owned(),
            entries: Vec::new(),
            words: HashMap::new(),
            steps: HashMap::new(),
            ends: vec![Vec::new()],
        };
        for (line, row) in rows {
            let entry = read_row(row).map_err(|fault| LexiconError { line, fault })?;
            lexicon.add(entry).map_err(|fault| LexiconError { line, fault })?;
        }
        Ok(lexicon)
    }

    /// The language that it is for, as an ISO 639 code.
    #[must_use]
    pub fn language(&self) -> &str {
        &self.language
    }

    /// Its version, stated beside every result.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The table that [`Lexicon::read`] reads, without its comments: to be edited and given back.
    #[must_use]
    pub fn table(&self) -> String {
        let mut table = format!("lexicon\t{}\t{}\n", self.language, self.version);
        for entry in &self.entries {
            let used_in = if entry.used_in.is_empty() { "-" } else { &entry.used_in };
            let level = entry.level.to_string();
            let (phrase, class, source) = (&entry.phrase, &entry.class, &entry.source);
            let cells = [name_of(entry.feature), &level, phrase, class, source, used_in];
            table.push_str(&cells.join("\t"));
            table.push('\n');
        }
        table
    }

    /// Its rows, in the order of the table.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn add(&mut self, entry: Entry) -> Result<(), Fault> {
        let forms = forms(&entry.phrase);
        let count = forms.iter().map(Vec::len).product::<usize>();
        if forms.is_empty() || count == 0 || count > LARGEST_PHRASE {
            return Err(Fault::Phrase(if forms.is_empty() { 0 } else { count }));
        }
        let number = u32::try_from(self.entries.len()).expect("far fewer rows than four milliard");
        for variant in 0..count {
            let (mut node, mut rest) = (0, variant);
            for slot in &forms {
                node = self.step(node, &slot[rest % slot.len()]);
                rest /= slot.len();
            }
            let ends = &mut self.ends[node as usize];
            if !ends.contains(&number) {
                ends.push(number);
            }
        }
        self.entries.push(entry);
        Ok(())
    }

    fn step(&mut self, node: u32, word: &str) -> u32 {
        let fresh = u32::try_from(self.words.len()).expect("far fewer words than four milliard");
        let word = *self.words.entry(word.to_owned()).or_insert(fresh);
        let next = u32::try_from(self.ends.len()).expect("far fewer nodes than four milliard");
        let node = *self.steps.entry((node, word)).or_insert(next);
        if node == next {
            self.ends.push(Vec::new());
        }
        node
    }

    /// The phrases of a text from left to right, the longest first, none inside another.
    pub(crate) fn find(&self, words: &[Word]) -> Vec<Found> {
        let numbers: Vec<Option<u32>> =
            words.iter().map(|word| self.words.get(&word.folded).copied()).collect();
        let (mut out, mut from) = (Vec::new(), 0);
        while from < words.len() {
            match self.longest(words, &numbers, from) {
                Some((to, node)) => {
                    out.push(Found { from, to, entries: self.ends[node as usize].clone() });
                    from = to;
                }
                None => from += 1,
            }
        }
        out
    }

    fn longest(
        &self,
        words: &[Word],
        numbers: &[Option<u32>],
        from: usize,
    ) -> Option<(usize, u32)> {
        let (mut node, mut best) = (0, None);
        for at in from..words.len() {
            if at > from && !words[at].joined {
                break;
            }
            let Some(next) = numbers[at].and_then(|word| self.steps.get(&(node, word))) else {
                break;
            };
            node = *next;
            if !self.ends[node as usize].is_empty() {
                best = Some((at + 1, node));
            }
        }
        best
    }
}

fn read_row(row: &str) -> Result<Entry, Fault> {
    let columns: Vec<&str> = row.split('\t').map(str::trim).collect();
    let ([feature, level, phrase, class, source] | [feature, level, phrase, class, source, _]) =
        columns[..]
    else {
        return Err(Fault::Columns(columns.len()));
    };
    let used_in = columns.get(5).filter(|text| **text != "-").copied().unwrap_or_default();
    let level = match level {
        "" | "-" => 0,
        text => text
            .parse()
            .ok()
            .filter(|level| (-9..=9).contains(level))
            .ok_or_else(|| Fault::Level(text.to_owned()))?,
    };
    Ok(Entry {
        feature: feature_of(feature)?,
        level,
        phrase: phrase.to_owned(),
        class: class.to_owned(),
        source: source.to_owned(),
        used_in: used_in.to_owned(),
    })
}

/// Every feature and its name in a table.
const FEATURES: [(&str, Feature); 15] = [
    ("directive", Feature::Directive),
    ("stance", Feature::Stance),
    ("commitment", Feature::Commitment),
    ("continuity", Feature::Continuity),
    ("modifier", Feature::Modifier),
    ("hedge", Feature::Hedge),
    ("condition", Feature::Condition),
    ("scope", Feature::Scope),
    ("body", Feature::Body),
    ("follow-up", Feature::FollowUp),
    ("number", Feature::Number),
    ("date", Feature::Date),
    ("negation", Feature::Negation),
    ("lead", Feature::Lead),
    ("exclude", Feature::Exclude),
];

fn name_of(feature: Feature) -> &'static str {
    FEATURES.iter().find(|(_, of)| *of == feature).map_or("", |(name, _)| name)
}

fn feature_of(name: &str) -> Result<Feature, Fault> {
    let found = FEATURES.iter().find(|(known, of)| *known == name && *of != Feature::Date);
    found.map(|(_, feature)| *feature).ok_or_else(|| Fault::Feature(name.to_owned()))
}

/// For each word of a phrase, the forms that it may have; hyphens part words, as in texts.
fn forms(phrase: &str) -> Vec<Vec<String>> {
    let mut slots = Vec::new();
    for slot in phrase.split([' ', '-']).filter(|slot| !slot.is_empty()) {
        let mut forms: Vec<String> = slot
            .split('/')
            .flat_map(|word| match word.strip_prefix('~') {
                Some(verb) => inflections(verb),
                None => vec![word.to_owned()],
            })
            .filter(|word| !word.is_empty())
            .map(|word| crate::words::fold(&word))
            .collect();
        forms.sort_unstable();
        forms.dedup();
        slots.push(forms);
    }
    slots
}

/// The forms of a regular English verb: base, third person, past, participle. Irregular verbs are
/// written out in the table.
fn inflections(verb: &str) -> Vec<String> {
    let ends = |tails: &[&str]| tails.iter().any(|tail| verb.ends_with(tail));
    let vowel_before_y = ends(&["ay", "ey", "oy", "uy"]);
    let cut = &verb[..verb.len() - verb.chars().next_back().map_or(0, char::len_utf8)];
    let third = match verb {
        _ if ends(&["s", "sh", "ch", "x", "z"]) => format!("{verb}es"),
        _ if verb.ends_with('y') && !vowel_before_y => format!("{cut}ies"),
        _ => format!("{verb}s"),
    };
    let past = match verb {
        _ if verb.ends_with('e') => format!("{verb}d"),
        _ if verb.ends_with('y') && !vowel_before_y => format!("{cut}ied"),
        _ => format!("{verb}ed"),
    };
    let present = match verb {
        _ if verb.ends_with('e') && !verb.ends_with("ee") => format!("{cut}ing"),
        _ => format!("{verb}ing"),
    };
    vec![verb.to_owned(), third, past, present]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_have_four_forms() {
        assert_eq!(inflections("urge"), ["urge", "urges", "urged", "urging"]);
        assert_eq!(inflections("reaffirm")[3], "reaffirming");
        assert_eq!(inflections("stress")[1], "stresses");
        assert_eq!(inflections("imply")[2], "implied");
    }
}
