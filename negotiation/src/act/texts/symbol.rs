//! What acts ask of the symbol of a document.

use crate::refusal::{Code, Refusal, require};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::symbol::Symbol;
use crate::words::Tag;

/// Refuses what is no symbol, and one that another document of the process bears.
pub(super) fn check_symbol(state: &State, symbol: Option<&Tag>) -> Result<(), Refusal> {
    let Some(symbol) = symbol else { return Ok(()) };
    let parsed = symbol.as_str().parse::<Symbol>();
    if let Err(error) = parsed {
        return Err(Refusal::new(
            Code::Contradiction,
            rules::TEXT,
            said!(
                "`{part}` is no part of a document symbol; one looks like A/80/L.41 or A/520/Rev.20",
                part = error.part.as_str()
            ),
        ));
    }
    let mut others = state.texts.documents.iter();
    let taken = others.any(|one| one.symbol.as_ref() == Some(symbol));
    require(!taken, Code::Repeated, rules::TEXT, || {
        said!("another document bears the symbol {symbol}", symbol)
    })
}
