//! How often each actor used each word.
//!
//! **Invariant:** actors and words stand in the order of their names, whatever order they came in.

use std::collections::BTreeMap;

use crate::words::counted_words;

/// Gathers counts.
#[derive(Clone, Debug, Default)]
pub struct CountsBuilder {
    cells: BTreeMap<String, BTreeMap<String, u32>>,
}

/// A word of an actor: its number and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Cell {
    /// The place of the word in [`Counts::words`].
    pub word: u32,
    /// How often.
    pub count: u32,
}

/// A sparse matrix of counts: actors are rows, words are columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    actors: Vec<String>,
    words: Vec<String>,
    starts: Vec<usize>,
    cells: Vec<Cell>,
}

impl CountsBuilder {
    /// Adds the words of a text to an actor's; Han script is cut by the dictionary.
    pub fn text(&mut self, actor: &str, text: &str) -> &mut Self {
        let row = self.cells.entry(actor.to_owned()).or_default();
        for word in counted_words(text) {
            let count = row.entry(word).or_default();
            *count = count.saturating_add(1);
        }
        self
    }

    /// Adds a count to an actor's.
    pub fn add(&mut self, actor: &str, word: &str, count: u32) -> &mut Self {
        let row = self.cells.entry(actor.to_owned()).or_default();
        if count > 0 {
            let sum = row.entry(word.to_owned()).or_default();
            *sum = sum.saturating_add(count);
        }
        self
    }

    /// The matrix.
    #[must_use]
    pub fn build(self) -> Counts {
        let mut places: BTreeMap<&str, u32> =
            self.cells.values().flatten().map(|(word, _)| (word.as_str(), 0)).collect();
        for (place, number) in places.values_mut().zip(0..) {
            *place = number;
        }
        let (mut starts, mut cells) = (vec![0], Vec::new());
        for row in self.cells.values() {
            cells.extend(
                row.iter().map(|(word, count)| Cell { word: places[word.as_str()], count: *count }),
            );
            starts.push(cells.len());
        }
        Counts {
            words: places.keys().map(|&word| word.to_owned()).collect(),
            actors: self.cells.keys().cloned().collect(),
            starts,
            cells,
        }
    }
}

impl Counts {
    /// An empty gathering.
    #[must_use]
    pub fn builder() -> CountsBuilder {
        CountsBuilder::default()
    }

    /// The names of the actors, one a row.
    #[must_use]
    pub fn actors(&self) -> &[String] {
        &self.actors
    }

    /// The words, one a column.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The words of an actor, ascending.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    pub fn of(&self, actor: usize) -> &[Cell] {
        &self.cells[self.starts[actor]..self.starts[actor + 1]]
    }

    /// How many words an actor used in all.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    pub fn total(&self, actor: usize) -> u64 {
        self.of(actor).iter().map(|cell| u64::from(cell.count)).sum()
    }
}
