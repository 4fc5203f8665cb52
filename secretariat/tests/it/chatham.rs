//! A meeting under the Chatham House Rule, from the first remark to the published page.

use unbracket_negotiation::script::{Files, Player, Step, parse};
use unbracket_negotiation::state::forum::MeetingId;
use unbracket_negotiation::{Credentials, SeatId, State};
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::{Secretariat, Stores, chatham};
use unbracket_text::{Draft, Passage, Provision, ProvisionKind};

use crate::house::{settings, submission};

/// One text: a forum is decided.
struct Text;

impl Files for Text {
    fn draft(&self, _: &str) -> Result<Draft, String> {
        let words = Passage::words("Decides to establish a standing forum;");
        let provision = Provision::new("op1", ProvisionKind::OperativeParagraph, words);
        Draft::new(vec![provision]).map_err(|error| error.to_string())
    }
}

const STORY: &str = r#"
at 2026-01-10 09:00
Secretariat: open-process title "Review" secretariat "Secretariat" modalities [as intergovernmental languages [en]]
Secretariat: accredit name Chair basis office
Secretariat: accredit name President basis office
Secretariat: give-office seat Chair office chair
Secretariat: give-office seat President office presiding-officer
Secretariat: accredit name Aldoria basis member-state
Secretariat: open-stage stage first-reading
Secretariat: open-stage stage closing
Chair: issue-document kind chairs-text title "Chair's text" language en text @text => text
wait 5d
Chair: open-stage stage adoption
President: call-for-consensus document text => q
President countersigned by Chair: adopt document text question q
Secretariat: establish-forum name "The Forum" mandate "to meet" provision #op1 secretariat Secretariat
Secretariat: plan-meeting forum 0 agenda [frank] online yes from +30d until +31d chatham-house yes
    chair Chair
wait 30d
Chair: open-meeting meeting 0
Chair: close-meeting meeting 0
"#;

#[tokio::test]
async fn what_was_said_is_published_without_order_and_then_forgotten() {
    let stores = Stores::in_memory();
    let service = Secretariat::open(stores.clone(), settings()).await.expect("opens");
    let mut player = Player::new(State::default(), &Text);
    let lines = parse(STORY).expect("the script is one");
    let mut all = Vec::new();
    for line in &lines {
        match player.step(line) {
            Ok(Step::Done(event)) => all.push(submission(&event)),
            Ok(Step::Clock(_) | Step::Refused(_)) => {}
            Err(stopped) => panic!("{stopped}"),
        }
    }
    service.submit_all(all).await.expect("the story is in order");
    let (meeting, vault) = (MeetingId(0), stores.vault.as_ref());
    for remark in ["zebras first", "apples second", "middles third"] {
        chatham::take_down(vault, meeting, remark, &Chance::System).await.expect("is kept");
    }
    assert_eq!(vault.names("remarks-0").await.expect("reads").len(), 3);
    let by = Credentials::of(SeatId(0));
    chatham::publish(&service, meeting, by).await.expect("the meeting is over");
    let published: Vec<String> = service.state(|state| {
        let remarks = state.forums.meetings[0].remarks.clone().expect("they are published");
        remarks.iter().map(|words| words.shown().to_owned()).collect()
    });
    assert_eq!(published, ["apples second", "middles third", "zebras first"]);
    assert!(vault.names("remarks-0").await.expect("reads").is_empty());
}
