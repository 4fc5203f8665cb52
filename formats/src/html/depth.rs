//! A bound on how deep the elements of a page can be nested, before anything is built of it.

/// Elements that hold nothing, or whose end is mostly left out: they do not nest.
const FLAT: [&str; 28] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead",
    "tbody", "tfoot", "colgroup", "rp",
];

/// The greatest number of elements open at once, counted tag by tag in one pass.
pub(super) fn deepest(text: &str) -> usize {
    let mut depth = 0usize;
    let mut deepest = 0;
    for (at, _) in text.match_indices('<') {
        let rest = &text[at + 1..];
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        let end = rest.bytes().take(12).position(|b| !b.is_ascii_alphanumeric());
        let name = rest.get(..end.unwrap_or(12.min(rest.len()))).unwrap_or("");
        if !name.starts_with(|c: char| c.is_ascii_alphabetic())
            || FLAT.contains(&name.to_ascii_lowercase().as_str())
        {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
        } else {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::deepest;

    #[test]
    fn nesting_is_counted_by_tags() {
        assert_eq!(deepest("a < b"), 0);
        assert_eq!(deepest("<div><p>a<br><b>c</b><div></div></div>"), 2);
        assert_eq!(deepest(&"<span>".repeat(1000)), 1000);
    }
}
