//! Division: the parts are put to the vote one after another, then what was approved as a whole; the page of
//! the question leads whoever presides through it and tells everybody what became of the parts.

use axum::http::StatusCode;
use unbracket_negotiation::State;
use unbracket_negotiation::state::deciding::QuestionEnd;
use unbracket_text::ProvisionKind;

use crate::support::{At, escaped};

const PROCESS: &str = "second-reading";
const NEXT: &str = "Open the vote on this part";
const WHOLE: &str = "Open the vote on the whole";

/// The operative paragraphs, as forms name them.
pub(crate) fn operative(state: &State) -> Vec<String> {
    let draft = &state.texts.rolling.as_ref().expect("a text").draft;
    let all = draft.visit().map(|visit| visit.provision);
    let kinds = [ProvisionKind::OperativeParagraph, ProvisionKind::Chapeau];
    all.filter(|it| kinds.contains(&it.kind)).map(|it| format!("#{}", it.id)).collect()
}

/// A question on the text that is divided, and who runs it.
struct Divided {
    at: At,
    question: String,
    keys: std::cell::Cell<u32>,
}

impl Divided {
    /// Puts the question; a delegate moves the division, which nobody opposes.
    fn into(parts: impl FnOnce(Vec<String>) -> Vec<String>) -> Self {
        let at = At::own(&[PROCESS]);
        let question = at.state(PROCESS, |state| state.deciding.questions.len()).to_string();
        let motion = at.state(PROCESS, |state| state.deciding.motions.len()).to_string();
        let parts = parts(at.state(PROCESS, operative));
        let it = Self { at, question, keys: std::cell::Cell::new(0) };
        it.does("chair", "call-for-consensus", &[("rule", "ga_simple")]);
        let parts: Vec<_> = parts.iter().map(|part| ("parts", part.as_str())).collect();
        let moved = [vec![("motion", "division"), ("question", it.question.as_str())], parts];
        it.does("north", "move", &moved.concat());
        let before = it.page("chair");
        assert!(before.contains("No vote can be opened now"), "the motion comes first: {before}");
        it.does("chair", "decide-motion", &[("motion", motion.as_str())]);
        it
    }

    fn does(&self, who: &str, act: &str, fields: &[(&str, &str)]) -> String {
        self.keys.set(self.keys.get() + 1);
        let key = self.keys.get().to_string();
        let back = self.path();
        let form: Vec<_> =
            fields.iter().copied().chain([("key", &*key), ("back", &*back)]).collect();
        let done = self.at.post_as(who, &format!("/p/{PROCESS}/floor/do/{act}"), &form);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{act}: {}", done.text());
        done.header("location").to_owned()
    }

    fn path(&self) -> String {
        format!("/p/{PROCESS}/decide/questions/{}", self.question)
    }

    fn page(&self, who: &str) -> String {
        match who {
            "" => self.at.get(&self.path()).text(),
            who => self.at.get_as(who, &self.path()).text(),
        }
    }

    /// The part that the page offers to put to the vote.
    fn offered(&self) -> Option<String> {
        let page = self.page("chair");
        let part = page.split("name=\"part\" value=\"").nth(1)?.split('"').next()?;
        assert!(page.contains(NEXT) && !page.contains(WHOLE), "{page}");
        Some(part.to_owned())
    }

    /// Takes the vote that the page offers next, by show of hands.
    fn votes(&self, part: Option<&str>, (yes, no): (&str, &str)) {
        let question = ("question", self.question.as_str());
        let mut fields = vec![question, ("method", "non-recorded")];
        fields.extend(part.map(|part| ("part", part)));
        self.does("chair", "open-vote", &fields);
        let open = self.page("chair");
        assert!(
            open.contains("/decide#votes\"") && !open.contains("/floor/do/open-vote"),
            "{open}"
        );
        let vote = self.at.state(PROCESS, |state| state.deciding.votes.len() - 1).to_string();
        let hands = [("vote", vote.as_str()), ("yes", yes), ("no", no), ("abstain", "0")];
        self.does("chair", "close-vote", &hands);
    }

    fn end(&self) -> Option<QuestionEnd> {
        let number: usize = self.question.parse().expect("a number");
        self.at.state(PROCESS, |state| state.deciding.questions[number].end)
    }
}

#[test]
fn the_page_leads_from_part_to_part_and_then_to_the_whole() {
    // They are named in another order than that of the text.
    let it = Divided::into(|all| vec![all[3].clone(), all[1].clone()]);
    let parts = it.at.state(PROCESS, operative);
    let public = it.page("");
    assert!(public.contains("id=\"parts\"") && !public.contains(NEXT), "{public}");
    for part in [&parts[1], &parts[3]] {
        let link = format!("/provisions/{}\"", escaped(&part[1..]));
        assert!(public.contains(&link), "{link}: {public}");
    }
    assert!(!it.page("north").contains(NEXT), "a delegate presides over nothing");
    let hub = it.at.get(&format!("/p/{PROCESS}/decide")).text();
    assert!(hub.contains(&format!("/questions/{}#parts\"", it.question)), "{hub}");

    assert_eq!(it.offered().as_ref(), Some(&parts[1]), "the first in the text");
    it.votes(Some(&parts[1]), ("9", "2"));
    let told = it.page("");
    assert!(told.contains("9 in favour") && told.contains("2 against"), "{told}");
    assert_eq!(it.offered().as_ref(), Some(&parts[3]));
    it.votes(Some(&parts[3]), ("1", "8"));
    assert!(it.page("").contains("8 against"));

    assert_eq!(it.offered(), None);
    assert!(it.page("chair").contains(WHOLE), "{}", it.page("chair"));
    assert!(!it.page("").contains(WHOLE));
    it.votes(None, ("10", "1"));
    assert_eq!(it.end(), Some(QuestionEnd::Agreed));
    let told = it.page("");
    assert!(told.contains("9 in favour") && told.contains("10 in favour"), "{told}");
    assert!(!it.page("chair").contains("/floor/do/open-vote"));
}

#[test]
fn closing_the_vote_on_a_part_leads_back_to_the_parts() {
    let it = Divided::into(|all| all[..1].to_vec());
    let part = it.offered().expect("a part");
    let fields = [("question", it.question.as_str()), ("method", "recorded"), ("part", &*part)];
    it.does("chair", "open-vote", &fields);
    let hub = it.at.get_as("chair", &format!("/p/{PROCESS}/decide")).text();
    let form = hub.split("/floor/do/close-vote\"").nth(1).expect("it can be closed");
    let form = form.split("</form>").next().expect("it ends");
    assert!(form.contains(&format!("{}#parts\"", it.path())), "{form}");
}

#[test]
fn the_whole_falls_with_all_its_operative_parts_and_the_page_says_why() {
    let it = Divided::into(|all| all);
    let parts = it.at.state(PROCESS, operative);
    for part in &parts {
        assert_eq!(it.end(), None);
        it.votes(Some(part), ("1", "2"));
    }
    assert_eq!(it.end(), Some(QuestionEnd::NotAgreed));
    let told = it.page("");
    assert!(told.contains("All operative parts were rejected"), "{told}");
    assert!(!it.page("chair").contains("/floor/do/open-vote"));
}
