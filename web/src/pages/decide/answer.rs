//! The answer of a seat to a question that is before the room.
//!
//! **Invariant:** an answer is a position on exactly what the question is on, the same that can be stated
//! from the positions.

use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::deciding::Object;
use unbracket_negotiation::act::texts::StatePosition;
use unbracket_negotiation::state::Stance;
use unbracket_negotiation::state::deciding::QuestionId;
use unbracket_negotiation::{Act, State, Words};

use crate::act_form::Filled;
use crate::failure::Failure;
use crate::pages::delegate;
use crate::pages::positions::rests::kept;
use crate::visit::Visit;

/// The word that this person's seat has given on what a question is on, if any.
pub(super) fn given(visit: &Visit, state: &State, id: QuestionId) -> Option<&'static str> {
    let put = state.deciding.questions.get(id.place())?;
    let position = state.texts.positions_in(put.cycle)?.get(&put.target)?.get(&visit.seat()?)?;
    Some(position.stance.word())
}

pub(super) async fn answer(
    visit: Visit,
    Path((_, number)): Path<(String, u32)>,
    filled: Filled,
) -> Result<Response, Failure> {
    let target = visit.state(|state| {
        let put = state.deciding.questions.get(QuestionId(number).place())?;
        Some(put.target.clone())
    });
    let on = target.ok_or(Failure::NotFound)?;
    let said = |name: &str| Words::said(filled.get(name).unwrap_or_default());
    let stance = Stance::find(filled.need("stance")?).ok_or(Failure::NotFound)?;
    let (because, cure) = (said("because"), said("cure"));
    let seat = visit.seat().ok_or(Failure::NotYours)?;
    let unless = visit.state(|state| kept(state, seat, &on, stance));
    let act: Act = match stance {
        Stance::Object if visit.may("object") => {
            let obstacle = filled.get("obstacle").is_some();
            Object { target: Some(on), because, obstacle, cure, direction: None, unless }.into()
        }
        _ => StatePosition { on, stance, direction: None, because, unless }.into(),
    };
    delegate::act(&visit, &filled, act).await
}
