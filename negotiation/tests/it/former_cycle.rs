//! What a cycle leaves open ends with it, and its identities are never given to anything else.

use unbracket_negotiation::State;
use unbracket_negotiation::script::{Files, play};
use unbracket_negotiation::state::deciding::{QuestionEnd, SilenceEnd};
use unbracket_negotiation::story::story;
use unbracket_text::{Draft, Passage, Provision, ProvisionId, ProvisionKind};

use crate::deciding::{USUAL, draft, world};

/// The usual text, and the same with one provision more, under a name.
struct Two(String);

impl Files for Two {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        let mut provisions = draft(5, None).provisions().to_vec();
        if path == "more" {
            let words = Passage::words("Decides to go further");
            let kind = ProvisionKind::OperativeParagraph;
            provisions.push(Provision::new(self.0.as_str(), kind, words));
        }
        Draft::new(provisions).map_err(|error| error.to_string())
    }
}

fn after(script: &str, name: &str) -> State {
    let played = play(script, &Two(name.to_owned()));
    played.unwrap_or_else(|stopped| panic!("{stopped}")).0
}

/// The end of a cycle without an outcome, and the next one up to a point.
fn next_cycle() -> String {
    format!(
        "
Chair: open-stage stage closing
President countersigned by Chair: fail-to-adopt because \"no agreement\"
Secretariat: open-cycle title Second modalities [kind intergovernmental
    rights [member-state: [attend speak submit propose-text object vote]
            ecosoc-special: [attend speak submit]]
    input-days 7 text-hours 24 languages [en] supporters 0 speaking-seconds 180 {USUAL}]
"
    )
}

/// A cycle in which much is left open.
fn left_open() -> String {
    format!(
        "{}
Secretariat: call-for-inputs title Elements until 2034-02-10T18:00 => call
Digital Rights Assembly: contribute call call language en consent name text \"Two claims.\" => input
Secretariat: take-point contribution input claim Finance => point
Secretariat: take-point contribution input claim Schools => other
Secretariat: dispose points [point] disposition not-applicable
Aldoria: object target [provision #op3] because \"too far\"
Costavia: propose-cure on [provision #op3] of Aldoria wording \"Decides otherwise\" => cure
Chair: call-for-consensus target [provision #op4] => voted
President: open-vote question voted method recorded rule ga_simple => vote
Aldoria: cast-ballot vote vote ballot yes
President: close-vote vote vote
Chair: call-for-consensus target [provision #op1] => question
Aldoria: move motion close-debate question question => motion
Aldoria: move motion adjourn-meeting => meeting
Chair: open-stage stage second-reading
Chair: start-silence document zero deadline +72h zone UTC => over
Chair: start-silence deadline +5000h zone UTC => running
Aldoria: break-silence silence running because \"not agreed\"
wait 100h
{}",
        world(USUAL, "base"),
        next_cycle()
    )
}

#[test]
fn what_a_cycle_left_open_lapses_when_the_next_one_opens() {
    let before = after(&left_open().replace(&next_cycle(), ""), "");
    assert!(before.deciding.silences.iter().all(|run| run.end.is_none()));
    assert!(before.inputs.awaiting_synthesis().is_some());
    let state = after(&left_open(), "");
    let deciding = &state.deciding;
    assert!(deciding.silences.iter().all(|run| run.end == Some(SilenceEnd::Lapsed)));
    let ends: Vec<_> = deciding.questions.iter().map(|question| question.end).collect();
    assert_eq!(ends, [Some(QuestionEnd::Agreed), Some(QuestionEnd::Lapsed)]);
    assert!(deciding.motions.iter().all(|motion| motion.lapsed && motion.carried == Some(false)));
    assert!(state.inputs.calls[0].lapsed && state.inputs.awaiting_synthesis().is_none());
    assert_eq!(state.inputs.calls[0].synthesised, None);
}

#[test]
fn nobody_acts_on_what_belongs_to_a_former_cycle() {
    let script = format!(
        "{}
refused closed Costavia: break-silence silence running because late
refused closed Costavia: break-silence silence over because late
refused closed Aldoria: withdraw-break silence running
refused closed Aldoria: state-understanding silence running words \"as before\"
refused closed Chair: extend-silence silence running deadline +9000h because \"more time\"
refused closed Chair: withdraw-text silence running because why
refused closed Chair: close-silence silence over
refused closed Aldoria: request-vote question question
refused closed Chair: conclude question question
refused closed Aldoria: note-intended-vote vote vote ballot no
refused closed Hestia: explain-vote vote vote minutes 1 words \"for the record\"
refused closed President: decide-motion motion motion
refused closed Costavia: speak-to-motion motion motion side for
refused closed Digital Rights Assembly: contribute call call language en consent name text More
refused closed Digital Rights Assembly: withdraw-contribution contribution input
refused closed Secretariat: extend-call call call until 2036-01-01T18:00 because \"more time\"
refused closed Secretariat: publish-synthesis call call report Report
refused closed Secretariat: take-point contribution input claim Another
refused closed Secretariat: dispose points [other] disposition not-applicable
refused closed Secretariat: revise-disposition points [point] disposition not-used because why
refused closed Secretariat: join-points points [point other]
",
        left_open()
    );
    after(&script, "");
}

#[test]
fn what_lapsed_stands_in_nobodys_way() {
    let script = format!(
        "{}
Chair: open-stage stage first-reading
Chair: issue-document kind zero-draft title \"Zero draft\" language en text @base
Chair: open-stage stage second-reading
Chair: start-silence deadline +72h zone UTC => again
Costavia: break-silence silence again because \"not agreed\"
refused closed Aldoria: move motion reconsider question voted
refused closed President: open-vote motion motion method recorded
Aldoria: move motion adjourn-meeting => anew
President: decide-motion motion anew
Aldoria: object target [provision #op3] because \"still too far\"
refused closed Aldoria: accept-cure cure cure
Costavia: propose-cure on [provision #op3] of Aldoria wording \"Decides otherwise\" => better
Aldoria: accept-cure cure better
",
        left_open()
    );
    let state = after(&script, "");
    let cycles: Vec<_> = state.deciding.silences.iter().map(|run| run.cycle).collect();
    assert_eq!(cycles, [0, 0, 1]);
}

/// A first cycle, from whose text a provision of that name was taken out, and the next one, in which
/// one is put in.
fn taken_out(name: &str) -> State {
    let script = format!(
        "{}
Chair: delete-provision provision #{name} because \"too much\"
{}
Chair: open-stage stage first-reading
Chair: issue-document kind zero-draft title \"Zero draft\" language en text @base
Aldoria: propose change [insert [after #op1] \"Decides something else\"] => new
Chair: accept-proposal proposal new
",
        world(USUAL, "more"),
        next_cycle()
    );
    after(&script, name)
}

fn made(state: &State) -> ProvisionId {
    let ids = state.texts.rolling.as_ref().unwrap().draft.visit().map(|visit| &visit.provision.id);
    ids.into_iter().find(|id| draft(5, None).get(id).is_none()).unwrap().clone()
}

#[test]
fn an_identity_of_a_former_cycle_is_not_given_to_another_provision() {
    let usual = made(&taken_out("x"));
    let state = taken_out(usual.as_str());
    assert_ne!(made(&state), usual, "that one was taken out of the former text");
    assert_eq!(story(&state, &made(&state)).documents, []);
}

#[test]
fn a_provision_that_a_cycle_takes_over_is_read_anew_and_keeps_its_story() {
    let first = format!(
        "{}
Aldoria: propose change [merge [#op1 #op2] \"Decides to take two steps\"] => new
Chair: accept-proposal proposal new
",
        world(USUAL, "base")
    );
    let id = made(&after(&first, ""));
    let script = format!(
        "{first}{}
Chair: open-stage stage first-reading
Chair: issue-document kind zero-draft title \"Zero draft\" language en text @more
Chair: open-reading pass first provisions [#pp1 #op1 #op2 #op3 #op4 #op5]
Chair: close-reading
refused not-ready Chair: open-reading pass second
",
        next_cycle()
    );
    let state = after(&script, id.as_str());
    assert!(state.texts.sources.is_empty(), "nothing was made in this cycle");
    let sources = ["op1", "op2"].map(ProvisionId::new);
    assert_eq!(story(&state, &id).sources, sources);
}
