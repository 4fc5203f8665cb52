//! One's own positions on many paragraphs in one form; only what changed is submitted.
//!
//! **Invariant:** a form that is sent as it was shown submits nothing.

use axum::response::Response;
use unbracket_negotiation::act::texts::{ProposeCure, StatePosition, WithdrawPosition};
use unbracket_negotiation::state::{Direction, Position, Stance, Target};
use unbracket_negotiation::{Act, Kept, SeatId, State, Words};
use unbracket_text::ProvisionId;

use super::rests;
use crate::act_form::Filled;
use crate::acting::{self};
use crate::failure::Failure;
use crate::frame::go;
use crate::pages::delegate::{done_all, passage_over};
use crate::pages::mine::waiting::open_provisions;
use crate::pages::problem::Problem;
use crate::pages::wording::{Called, beginning, direction, language, recorded};
use crate::visit::Visit;

/// A paragraph with one's position on it, as the form has it.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) words: String,
    pub(super) lang: String,
    pub(super) dir: &'static str,
    /// The word of the stance, or `none`.
    pub(super) stance: String,
    pub(super) direction: String,
    pub(super) because: String,
    pub(super) cure: String,
}

/// What is filled in for one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wish {
    stance: Option<Stance>,
    direction: Option<Direction>,
    because: String,
    cure: String,
}

/// The rows of a seat: as the form was sent, or as the positions stand.
pub(super) fn rows(state: &State, seat: SeatId, filled: Option<&Filled>) -> Vec<Row> {
    let Some(rolling) = &state.texts.rolling else { return Vec::new() };
    let lang = language(&rolling.draft);
    let called = Called::of(&rolling.draft);
    let row = |id: ProvisionId| {
        let standing = wish_of(position(state, seat, &id));
        let wish = filled.map_or(standing, |filled| wished(filled, &id));
        let content = rolling.draft.get(&id).map(|it| &it.content);
        Row {
            label: called.label(&id),
            words: content.map(beginning).unwrap_or_default(),
            dir: direction(&lang),
            lang: lang.clone(),
            stance: wish.stance.map_or("none", Stance::word).to_owned(),
            direction: wish.direction.map_or("", Direction::word).to_owned(),
            because: wish.because,
            cure: wish.cure,
            id: id.as_str().to_owned(),
        }
    };
    open_provisions(state).into_iter().map(row).collect()
}

fn position<'s>(state: &'s State, seat: SeatId, id: &ProvisionId) -> Option<&'s Position> {
    state.texts.position(&Target::provision(id.clone()), seat)
}

fn wish_of(position: Option<&Position>) -> Wish {
    Wish {
        stance: position.map(|it| it.stance),
        direction: position.and_then(|it| it.direction),
        because: position.and_then(|it| it.reason.text()).unwrap_or_default().to_owned(),
        cure: position
            .and_then(|it| it.cure.as_ref())
            .map(unbracket_text::Passage::to_marked_text)
            .unwrap_or_default(),
    }
}

fn wished(filled: &Filled, id: &ProvisionId) -> Wish {
    let get = |part: &str| filled.get(&format!("{part}-{id}")).unwrap_or_default();
    let stance = Stance::find(get("s"));
    let against = matches!(stance, Some(Stance::Object | Stance::Reserve));
    Wish {
        stance,
        direction: Direction::find(get("d")).filter(|_| against),
        because: plain(get("r")),
        cure: plain(get("c")),
    }
}

/// A browser sends line ends of its own.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

/// The acts that lead from how a seat stands to what it wishes; none where nothing changed.
fn acts(state: &State, seat: SeatId, id: &ProvisionId, wish: &Wish) -> Result<Vec<Act>, Failure> {
    let standing = wish_of(position(state, seat, id));
    let on = Target::provision(id.clone());
    let mut acts: Vec<Act> = Vec::new();
    match wish.stance {
        None if standing.stance.is_some() => acts.push(WithdrawPosition { on }.into()),
        None => {}
        Some(stance) => {
            let said = (standing.stance, standing.direction, &standing.because);
            let restated = said != (Some(stance), wish.direction, &wish.because);
            if restated {
                let because = Words::said(&wish.because);
                let direction = wish.direction;
                // What it rests on is told on a page of its own, and stays as far as it is open.
                let unless = rests::kept(state, seat, &on, stance);
                let said = StatePosition { on: on.clone(), stance, direction, because, unless };
                acts.push(rests::stated(state, seat, said, &wish.cure));
            }
            // A restated objection has lost the cure that went with the one before.
            let changed = wish.cure != standing.cure || restated;
            if stance == Stance::Object && !wish.cure.is_empty() && changed {
                let wording = Kept(recorded(&passage_over(&wish.cure, &content(state, id)))?);
                acts.push(ProposeCure { on, of: None, wording }.into());
            }
        }
    }
    Ok(acts)
}

fn content(state: &State, id: &ProvisionId) -> unbracket_text::Passage {
    let rolling = state.texts.rolling.as_ref();
    rolling.and_then(|it| it.draft.get(id)).map(|it| it.content.clone()).unwrap_or_default()
}

/// Submits what changed: all of it or nothing.
pub(super) async fn sent(visit: Visit, filled: Filled) -> Result<Response, Failure> {
    let seat = visit.seat().ok_or(Failure::NotYours)?;
    let wishes = visit.state(|state| {
        let open = open_provisions(state).into_iter();
        // A paragraph that the form did not show is left as it is.
        let shown = open.filter(|id| filled.get(&format!("s-{id}")).is_some());
        let called = state.texts.rolling.as_ref().map(|it| Called::of(&it.draft));
        let each = shown.map(|id| {
            let label = called.as_ref().map(|called| called.label(&id)).unwrap_or_default();
            let acts = acts(state, seat, &id, &wished(&filled, &id))?;
            Ok(acts.into_iter().map(|act| (label.clone(), act)).collect())
        });
        each.collect::<Result<Vec<Vec<(String, Act)>>, Failure>>()
    });
    let wishes: Vec<_> = wishes?.into_iter().flatten().collect();
    if wishes.is_empty() {
        return Ok(go(&visit.address("positions")));
    }
    let (labels, acts): (Vec<_>, Vec<_>) = wishes.into_iter().unzip();
    match acting::submit_all(&visit, &filled, acts).await {
        Ok(accepted) => {
            let last = accepted.last().map(|it| it.index).unwrap_or_default();
            Ok(done_all(&visit, "state-position", last, accepted.len()))
        }
        Err((place, failure @ Failure::Refused(_))) => {
            let label = labels.get(place).cloned().unwrap_or_default();
            let problem = Problem::of(visit.tongue(), &failure).about(&label);
            super::refused(&visit, &filled, &failure, problem)
        }
        Err((_, failure)) => Err(failure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_as_it_stands_makes_no_act() {
        let (state, id) = (State::default(), ProvisionId::new("p1"));
        let wish = wish_of(None);
        assert_eq!(acts(&state, SeatId(0), &id, &wish).map(|acts| acts.len()).ok(), Some(0));
        let objects = Wish { stance: Some(Stance::Object), cure: "other".to_owned(), ..wish };
        assert_eq!(acts(&state, SeatId(0), &id, &objects).map(|acts| acts.len()).ok(), Some(2));
    }
}
