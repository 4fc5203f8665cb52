//! The first letters of a text, where there is no place for all of it.

/// At most so many letters of a text as it stands, with an ellipsis behind them where there are more.
pub(crate) fn clip(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_longer_ends_with_an_ellipsis_behind_a_letter() {
        assert_eq!(clip("all of it", 9), "all of it");
        assert_eq!(clip("all of them", 4), "all…");
        assert_eq!(clip("各国应当合作", 2), "各国…");
        assert_eq!(clip("", 0), "");
    }
}
