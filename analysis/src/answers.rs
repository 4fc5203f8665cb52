//! Who said what on which item.
//!
//! What was not said is missing; it is never taken for a pass. Actors and items stand in the order in
//! which they were first named; methods whose result may not depend on that order sort by name first
//! ([`Answers::sorted`]).

use std::collections::HashMap;

/// One actor's answer on one item.
///
/// The numbers are those of the computations: 1, 0, −1. A vote of abstention, a pass and "can live
/// with it" are [`Answer::Neutral`]; silence is no answer at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[repr(i8)]
pub enum Answer {
    /// Disagrees, objects, votes no.
    Against = -1,
    /// Passes, abstains, can live with it.
    Neutral = 0,
    /// Agrees, supports, votes yes.
    For = 1,
}

impl Answer {
    /// The number of the computations: 1, 0 or −1.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self as i8)
    }

    /// The answer with this number, if it is on the scale.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        match number {
            -1 => Some(Self::Against),
            0 => Some(Self::Neutral),
            1 => Some(Self::For),
            _ => None,
        }
    }
}

/// A sparse matrix of answers: actors are rows, items are columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    actors: Vec<String>,
    items: Vec<String>,
    /// Where the row of each actor begins in `cells`; one more than there are actors.
    starts: Vec<usize>,
    /// Item and answer, rows in order of actors, within a row in order of items.
    cells: Vec<(u32, Answer)>,
}

/// Gathers answers one by one; a later answer of the same actor on the same item replaces the earlier.
#[derive(Clone, Debug, Default)]
pub struct AnswersBuilder {
    actors: Names,
    items: Names,
    said: HashMap<(u32, u32), Answer>,
    /// What was told in rows, before anything in `said`.
    rows: Vec<((u32, u32), Answer)>,
    replaced: usize,
}

/// Names in the order in which they were first met.
#[derive(Clone, Debug, Default)]
struct Names {
    order: Vec<String>,
    places: HashMap<String, u32>,
}

impl Names {
    fn place(&mut self, name: &str) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = u32::try_from(self.order.len()).expect("fewer than four milliard names");
        self.order.push(name.to_owned());
        self.places.insert(name.to_owned(), place);
        place
    }
}

impl AnswersBuilder {
    /// Names an actor, who may have said nothing.
    pub fn actor(&mut self, name: &str) -> &mut Self {
        self.actors.place(name);
        self
    }

    /// Names an item, on which nobody may have said anything.
    pub fn item(&mut self, name: &str) -> &mut Self {
        self.items.place(name);
        self
    }

    /// Lays in an answer; the last one of an actor on an item holds.
    pub fn say(&mut self, actor: &str, item: &str, answer: Answer) -> &mut Self {
        let place = (self.actors.place(actor), self.items.place(item));
        let before = self.said.insert(place, answer);
        self.replaced += usize::from(before.is_some_and(|before| before != answer));
        self
    }

    /// How often [`AnswersBuilder::say`] was told another answer than it had been told before.
    #[must_use]
    pub fn replaced(&self) -> usize {
        self.replaced
    }

    /// Names an actor and lays in all it said at once, by place of the item in the order in which items
    /// were named: what a wide table gives, without looking up a name for each cell. An answer on a
    /// place that has no item is left out; the last on an item holds.
    pub fn row(&mut self, actor: &str, said: &[(u32, Answer)]) -> &mut Self {
        let actor = self.actors.place(actor);
        let items = self.items.order.len();
        let known = said.iter().filter(|(item, _)| (*item as usize) < items);
        let cells = known.map(|(item, answer)| ((actor, *item), *answer));
        if self.said.is_empty() {
            self.rows.extend(cells);
        } else {
            self.said.extend(cells);
        }
        self
    }

    /// Takes an answer back, if there was one: the item is not answered by the actor.
    pub fn unsay(&mut self, actor: &str, item: &str) -> &mut Self {
        let place = (self.actors.place(actor), self.items.place(item));
        self.rows.retain(|(cell, _)| *cell != place);
        self.said.remove(&place);
        self
    }

    /// The matrix.
    #[must_use]
    pub fn build(self) -> Answers {
        let mut cells = self.rows;
        cells.extend(self.said);
        // Stable, so that of several answers in one place the last is the last.
        cells.sort_by_key(|(place, _)| *place);
        cells.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 = next.1;
            }
            same
        });
        let mut starts = vec![0; self.actors.order.len() + 1];
        for ((actor, _), _) in &cells {
            starts[*actor as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Answers {
            actors: self.actors.order,
            items: self.items.order,
            starts,
            cells: cells.into_iter().map(|((_, item), answer)| (item, answer)).collect(),
        }
    }
}

impl Answers {
    /// An empty gathering.
    #[must_use]
    pub fn builder() -> AnswersBuilder {
        AnswersBuilder::default()
    }

    /// The names of the actors, one a row.
    #[must_use]
    pub fn actors(&self) -> &[String] {
        &self.actors
    }

    /// The names of the items, one a column.
    #[must_use]
    pub fn items(&self) -> &[String] {
        &self.items
    }

    /// How many answers there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether nobody said anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// What an actor said, by item, items ascending.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    pub fn of(&self, actor: usize) -> &[(u32, Answer)] {
        &self.cells[self.starts[actor]..self.starts[actor + 1]]
    }

    /// The answer of one actor on one item, if there is one.
    ///
    /// # Panics
    /// If there is no such row.
    #[must_use]
    pub fn answer(&self, actor: usize, item: usize) -> Option<Answer> {
        let row = self.of(actor);
        let at = row.binary_search_by_key(&item, |(column, _)| *column as usize).ok()?;
        Some(row[at].1)
    }

    /// Every answer as actor, item, answer; in order of actors, then items.
    pub fn iter(&self) -> impl Iterator<Item = (usize, usize, Answer)> + '_ {
        (0..self.actors.len()).flat_map(move |actor| {
            self.of(actor).iter().map(move |(item, answer)| (actor, *item as usize, *answer))
        })
    }

    /// The same answers with actors and items in the order of their names, so that what is computed
    /// from them does not depend on the order of the rows of a file.
    #[must_use]
    pub fn sorted(&self) -> Self {
        let order = |names: &[String]| {
            let mut order: Vec<usize> = (0..names.len()).collect();
            order.sort_by(|a, b| names[*a].cmp(&names[*b]));
            order
        };
        self.pick(&order(&self.actors), &order(&self.items))
    }

    /// The rows and columns at these places, in this order; a place may come twice, as in a resample.
    ///
    /// # Panics
    /// If a place does not exist.
    #[must_use]
    pub fn pick(&self, actors: &[usize], items: &[usize]) -> Self {
        let mut columns: Vec<Vec<u32>> = vec![Vec::new(); self.items.len()];
        for (new, old) in (0u32..).zip(items) {
            columns[*old].push(new);
        }
        let mut starts = vec![0];
        let mut cells = Vec::new();
        for actor in actors {
            let from = cells.len();
            for (item, answer) in self.of(*actor) {
                cells.extend(columns[*item as usize].iter().map(|column| (*column, *answer)));
            }
            cells[from..].sort_unstable_by_key(|(column, _)| *column);
            starts.push(cells.len());
        }
        let names = |from: &[String], at: &[usize]| at.iter().map(|i| from[*i].clone()).collect();
        Self {
            actors: names(&self.actors, actors),
            items: names(&self.items, items),
            starts,
            cells,
        }
    }
}
