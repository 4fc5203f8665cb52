//! The levels of headings: they never jump, whatever levels the draft gives.

use unbracket_text::ProvisionKind;

/// Gives each heading of a text the level of its element, from 2 on.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<u8>,
}

impl Levels {
    /// The level of the element for a provision; none where it is not a heading.
    pub(super) fn next(&mut self, kind: ProvisionKind) -> Option<usize> {
        let level = match kind {
            ProvisionKind::Title => 0,
            ProvisionKind::Annex => 1,
            ProvisionKind::Heading { level } => level.max(1),
            _ => return None,
        };
        while self.open.last().is_some_and(|&open| open >= level) {
            self.open.pop();
        }
        self.open.push(level);
        Some((self.open.len() + 1).min(6))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_go_down_one_level_at_a_time() {
        let mut levels = Levels::default();
        let mut next = |level| levels.next(ProvisionKind::Heading { level });
        let given = [2, 4, 4, 3, 1, 6, 6, 2];
        let expected = [2, 3, 3, 3, 2, 3, 3, 3];
        assert_eq!(given.map(|level| next(level).unwrap()), expected);
        assert_eq!(levels.next(ProvisionKind::Title), Some(2));
        assert_eq!(levels.next(ProvisionKind::Heading { level: 2 }), Some(3));
        assert_eq!(levels.next(ProvisionKind::Placeholder), None);
    }
}
