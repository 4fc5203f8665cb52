//! All pieces with which a text begins, in one walk.
//!
//! The nodes of a level follow those of the level above; the children of a node stand together, by
//! ascending label.

/// No piece ends here.
const NONE: u32 = u32::MAX;

/// Pieces by their bytes.
#[derive(Debug, Default)]
pub(super) struct Trie {
    labels: Vec<u8>,
    /// Where the children of each node begin; they end where those of the next node begin.
    children: Vec<u32>,
    pieces: Vec<u32>,
}

impl Trie {
    /// From pieces and their numbers; of equal ones the lowest number counts.
    pub(super) fn new(mut pieces: Vec<(&[u8], u32)>) -> Self {
        pieces.sort_unstable();
        let mut trie = Self { labels: vec![0], children: Vec::new(), pieces: vec![NONE] };
        // The pieces below each node of this level, in the order of its nodes.
        let mut level: Vec<_> = std::iter::once(0..pieces.len()).collect();
        let mut depth = 0;
        while !level.is_empty() {
            let mut below = Vec::new();
            for range in level {
                trie.children.push(number(trie.labels.len()));
                let longer = |piece: &&(&[u8], u32)| piece.0.len() > depth;
                let first = range.start
                    + pieces[range.clone()].iter().take_while(|piece| !longer(piece)).count();
                let mut start = first;
                for run in pieces[first..range.end].chunk_by(|a, b| a.0[depth] == b.0[depth]) {
                    trie.labels.push(run[0].0[depth]);
                    trie.pieces.push(if run[0].0.len() == depth + 1 { run[0].1 } else { NONE });
                    below.push(start..start + run.len());
                    start += run.len();
                }
            }
            level = below;
            depth += 1;
        }
        trie.children.push(number(trie.labels.len()));
        trie
    }

    /// The pieces with which the text begins, the shortest first, with their lengths in bytes.
    pub(super) fn prefixes(&self, text: &[u8]) -> impl Iterator<Item = (usize, u32)> {
        let mut node = 0;
        let walk = text.iter().map_while(move |byte| {
            let from = self.children[node] as usize;
            let to = self.children[node + 1] as usize;
            node = from + self.labels[from..to].binary_search(byte).ok()?;
            Some(self.pieces[node])
        });
        (1..).zip(walk).filter(|(_, piece)| *piece != NONE)
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).expect("pieces come from a file of less than 2^32 bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_that_begin_a_text_are_found_from_the_shortest() {
        let trie = Trie::new(vec![(b"abc", 3), (b"a", 1), (b"b", 5), (b"ab", 2), (b"a", 7)]);
        let found = |text: &str| trie.prefixes(text.as_bytes()).collect::<Vec<_>>();
        assert_eq!(found("abcd"), [(1, 1), (2, 2), (3, 3)]);
        assert_eq!(found("b"), [(1, 5)]);
        assert_eq!(found("c"), []);
        assert_eq!(found(""), []);
        assert_eq!(Trie::new(Vec::new()).prefixes(b"a").count(), 0);
    }
}
