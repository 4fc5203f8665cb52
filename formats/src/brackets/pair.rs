//! Which bracket closes which: one pass with a stack.

/// A square bracket in a text and what became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// The byte at which it stands.
    pub(super) at: usize,
    /// Whether it opens.
    pub(super) opens: bool,
    /// The index of the mark that it belongs to; none for half a bracket.
    pub(super) partner: Option<usize>,
}

/// All square brackets of a text, paired.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    pub(super) marks: Vec<Mark>,
    /// Brackets without their other half.
    pub(super) unmatched: usize,
    /// Pairs parted because they stand too deep.
    pub(super) too_deep: usize,
}

/// Pairs the brackets of a text; pairs within more than `depth - 1` others are parted.
pub(super) fn pair(text: &str, depth: usize) -> Pairs {
    let mut marks: Vec<Mark> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (at, character) in text.char_indices().filter(|(_, c)| matches!(c, '[' | ']')) {
        let this = marks.len();
        let opens = character == '[';
        let mut partner = None;
        if opens {
            open.push(this);
        } else {
            partner = open.pop();
        }
        marks.push(Mark { at, opens, partner });
        if let Some(other) = partner {
            marks[other].partner = Some(this);
        }
    }
    let unmatched = marks.iter().filter(|mark| mark.partner.is_none()).count();
    let too_deep = part_deep(&mut marks, depth);
    Pairs { marks, unmatched, too_deep }
}

fn part_deep(marks: &mut [Mark], limit: usize) -> usize {
    let mut depth = 0;
    let mut parted = 0;
    for at in 0..marks.len() {
        let Some(partner) = marks[at].partner else { continue };
        if !marks[at].opens {
            depth -= 1;
        } else if depth < limit {
            depth += 1;
        } else {
            marks[at].partner = None;
            marks[partner].partner = None;
            parted += 1;
        }
    }
    parted
}
