//! A form for every act.

use axum::http::StatusCode;
use unbracket_negotiation::Act;
use unbracket_secretariat::accounts::Proof;

use crate::browser::Browser;
use crate::support::{At, wait};

/// What the first form of a page after its head would send as it stands: names and values.
pub(crate) fn fields(page: &str) -> Vec<(String, String)> {
    let main = page.split("<main").nth(1).unwrap_or_default();
    let mut found = Vec::new();
    let mut select: Option<String> = None;
    for tag in main.split('<').skip(1) {
        let (head, text) = tag.split_once('>').unwrap_or((tag, ""));
        let name = attribute(head, "name");
        match head.split([' ', '\n']).next().unwrap_or_default() {
            "input" => {
                let ticked = !head.contains("type=\"checkbox\"") || head.contains(" checked");
                let value = attribute(head, "value").unwrap_or_default();
                found.extend(name.filter(|_| ticked).map(|name| (name, value)));
            }
            "textarea" => found.extend(name.map(|name| (name, plain(text)))),
            "select" => select = name,
            "option" if head.contains(" selected") => {
                let value = attribute(head, "value").unwrap_or_default();
                found.extend(select.clone().map(|name| (name, value)));
            }
            _ => {}
        }
    }
    found
}

fn attribute(head: &str, name: &str) -> Option<String> {
    let begin = head.find(&format!(" {name}=\""))? + name.len() + 3;
    head[begin..].split('"').next().map(plain)
}

fn plain(text: &str) -> String {
    let signs = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    signs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[test]
fn every_act_has_a_form_that_holds_all_its_fields() {
    let at = At::station("silence");
    for (kind, ..) in Act::kinds() {
        let page = at.get_as("secretariat", &format!("/p/silence/acts/{kind}"));
        let text = page.text();
        assert_eq!(page.status, StatusCode::OK, "{kind}: {text}");
        assert!(!text.contains('⟦'), "{kind}: a message is missing");
        for (field, shape) in Act::shapes(kind).expect("a kind that is listed") {
            let field = field.replace('_', "-");
            let there = text.contains(&format!("name=\"{field}\""))
                || text.contains(&format!("name=\"{field}."));
            // A thing of which there is none yet has no box to tick.
            let empty = text.contains("There is nothing to choose from yet.");
            assert!(there || empty, "{kind} has no field `{field}` ({shape:?})");
        }
    }
}

#[test]
fn all_acts_are_listed_and_those_that_are_open_to_a_seat_are_marked() {
    let at = At::station("silence");
    let list = at.get_as("sovereign", "/p/silence/acts").text();
    assert!(list.contains("/p/silence/acts/break-silence"), "whoever may object breaks silence");
    assert!(!list.contains("/p/silence/acts/close-silence"), "the chair closes it");
    assert!(!at.get("/p/silence/acts").text().contains("/p/silence/acts/break-silence"));
}

#[test]
fn what_is_out_of_order_is_shown_again_with_what_was_typed() {
    let at = At::own(&["silence"]);
    let before = at.state("silence", |state| state.length);
    let fields = [("article", "Rule 73"), ("ruling", "The motion is <out> of order")];
    let refused = at.post_as("chair", "/p/silence/acts/rule", &fields);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "a ruling wants a reason");
    let text = refused.text();
    assert!(text.contains("role=\"alert\"") && text.contains("Rule 73"));
    assert!(text.contains("The motion is &#60;out&#62; of order"), "and it is escaped");
    assert_eq!(at.state("silence", |state| state.length), before);
}

#[test]
fn a_form_that_is_sent_twice_acts_once() {
    let at = At::own(&["silence"]);
    let form = at.get_as("chair", "/p/silence/acts/rule").text();
    let key = fields(&form).into_iter().find(|(name, _)| name == "key").expect("a key").1;
    let rule = [
        ("article", "Rule 73"),
        ("ruling", "The motion is in order"),
        ("because", "It was made in time"),
        ("key", key.as_str()),
    ];
    let first = at.post_as("chair", "/p/silence/acts/rule", &rule);
    let again = at.post_as("chair", "/p/silence/acts/rule", &rule);
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text());
    assert_eq!(first.header("location"), again.header("location"));
    at.state("silence", |state| {
        let rulings = state.process.rulings.iter();
        assert_eq!(rulings.filter(|it| it.ruling.shown() == "The motion is in order").count(), 1);
    });
    // Without the name of the submission it would act twice: what the test looks at is there.
    let bare = &rule[..3];
    let third = at.post_as("chair", "/p/silence/acts/rule", bare);
    assert_ne!(first.header("location"), third.header("location"));
}

#[test]
fn a_link_fills_in_what_is_known_and_leads_back_within_the_process() {
    let at = At::own(&["silence"]);
    let link = "/p/silence/acts/note-breach?rule=timetable&back=/p/silence/office";
    let form = at.get_as("chair", link).text();
    assert!(form.contains("value=\"timetable\""));
    let send = |back: &str| {
        let fields = [("rule", "timetable"), ("because", "It was late"), ("back", back)];
        at.post_as("chair", "/p/silence/acts/note-breach", &fields).header("location").to_owned()
    };
    assert!(send("/p/silence/office").starts_with("/p/silence/office?done="));
    assert!(send("//elsewhere.example/").starts_with("/p/silence/done/"));
    assert!(send("/p/review/office").starts_with("/p/silence/done/"));
}

#[test]
fn a_seat_named_like_a_number_does_not_take_the_place_of_that_number() {
    let at = At::own(&["first-reading"]);
    let chair = at.state("first-reading", |state| {
        state.roster.seat_named("Co-Facilitator North").expect("the chair has a seat")
    });
    let create = [
        ("name", "Friends of the text"),
        ("kind", "negotiating"),
        ("members", &*format!("#{}", chair.0)),
    ];
    let taken = at.post_as("secretariat", "/p/first-reading/acts/create-group", &create);
    if taken.status == StatusCode::SEE_OTHER {
        at.state("first-reading", |state| {
            let group = state.roster.group_named("Friends of the text").expect("it was made");
            let group = state.roster.group(group).expect("it was made");
            assert_eq!(group.members.keys().collect::<Vec<_>>(), [&chair]);
        });
    } else {
        panic!("{}", taken.text());
    }
}

#[test]
fn an_act_that_gives_power_asks_who_entered_long_ago_to_show_that_they_are_here() {
    let at = At::own(&["silence"]);
    let seat = at.state("silence", |state| state.roster.seats().next().map(|(id, _)| id.0));
    let seat = seat.expect("there are seats").to_string();
    let long = [("seat", seat.as_str()), ("office", "rapporteur"), ("key", "1")];
    let path = "/p/silence/acts/give-office";
    let people = at.site.personas();
    let (_, account) =
        people.into_iter().find(|(name, _)| name == "secretariat").expect("a persona");
    let account = wait(at.site.accounts().account(&account)).unwrap().expect("it is kept");
    // They entered by a link, and it is a quarter of an hour later.
    let mut browser = Browser::of(&at.site, &account, Proof::Link);
    let now = at.site.house().clock().now();
    at.clock.set(unbracket_negotiation::Moment(now.0 + 901));
    let before = at.state("silence", |state| state.length);
    let answer = browser.fill(path, path, &long);
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.header("location"));
    // What binds nobody is taken all the same.
    let ruling = [("article", "71"), ("ruling", "It is"), ("because", "Rule 71"), ("key", "2")];
    let taken = at.post_as("chair", "/p/silence/acts/rule", &ruling);
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    assert_eq!(at.state("silence", |state| state.length), before + 1);
}

#[test]
fn words_that_are_not_what_they_look_like_are_shown_once_in_every_form() {
    let at = At::own(&["silence"]);
    let before = at.state("silence", |state| state.length);
    let mut fields =
        vec![("article", "71"), ("ruling", "Parties sh\u{430}ll act"), ("because", "Rule 71")];
    fields.push(("key", "k"));
    let shown = at.post_as("chair", "/p/silence/acts/rule", &fields);
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.text().contains("U+0430"), "the letter is named");
    assert_eq!(at.state("silence", |state| state.length), before);
    fields.push(("anyway", "yes"));
    let taken = at.post_as("chair", "/p/silence/acts/rule", &fields);
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    assert_eq!(at.state("silence", |state| state.length), before + 1);
}

#[test]
fn no_form_answers_in_english_to_whoever_reads_another_language() {
    let at = At::own(&["silence"]);
    let mut refused = 0;
    for (kind, ..) in Act::kinds() {
        let path = format!("/p/silence/acts/{kind}?lang=ar");
        let presets = fields(&at.get_as("secretariat", &path).text());
        let presets: Vec<_> = presets.iter().map(|(name, value)| (&**name, &**value)).collect();
        for sent in [&[][..], &presets] {
            for persona in ["secretariat", "chair"] {
                let text = at.post_as(persona, &path, sent).text();
                let alert = text.split("id=\"refused\"").nth(1).unwrap_or_default();
                let alert = alert.split("</div>").next().unwrap_or_default();
                refused += usize::from(!alert.is_empty());
                assert!(!alert.contains("lang=\"en\""), "{kind}: {alert}");
            }
        }
    }
    assert!(refused > 200, "{refused} were refused");
}
