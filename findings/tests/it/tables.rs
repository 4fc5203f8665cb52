//! What is found in tables of several sessions, of conversations, and of texts that stand apart.

use unbracket_analysis::groups::polis::{Moderation, Parameters, tick};
use unbracket_analysis::{Answer, Answers, TooLittle};
use unbracket_findings::gather::{Conversation, Table, Text, of_files};
use unbracket_findings::{Findings, Gathered, Settings, find};
use unbracket_text::{Draft, Passage, Provision, ProvisionKind};

fn settings() -> Settings {
    Settings { bootstraps: 40, permutations: 99, ..Settings::default() }
}

/// Two camps of twelve on fourteen questions; the wanderer begins in one and ends in the other. With
/// a `name` questions have names of their session.
fn session(number: usize, name: &str) -> Table {
    let mut room = Answers::builder();
    for item in 0..14 {
        for actor in 0..24 {
            let mut left = actor < 12;
            let who = if actor == 0 { "Wanderer".to_owned() } else { format!("S{actor:02}") };
            if actor == 0 && number == 2 {
                left = false;
            }
            // One in seven strays, so that nobody runs off the line.
            let strays = (actor * 5 + item * 3 + number).is_multiple_of(7) && actor > 0;
            let answer = if left == strays { Answer::Against } else { Answer::For };
            room.say(&who, &format!("{name}{item}"), answer);
        }
    }
    Table {
        file: "calls.csv".to_owned(),
        session: Some((60 + number).to_string()),
        answers: room.build(),
    }
}

fn sessions(name: impl Fn(usize) -> String) -> Gathered {
    let tables = (0..3).map(|number| session(number, &name(number))).collect();
    of_files(tables, Vec::new(), false)
}

fn found(gathered: &Gathered) -> Findings {
    find(gathered, &settings())
}

#[test]
fn all_sessions_are_placed_on_one_line_with_intervals() {
    let room = found(&sessions(|_| "q".to_owned())).room.unwrap();
    assert_eq!(room.line.unwrap().positions.sessions.len(), 1, "the line of the present alone");
    let paths = room.paths.unwrap();
    let names: Vec<&str> = paths.sessions.iter().map(|one| one.session.as_str()).collect();
    assert_eq!((names, paths.bridged), (vec!["60", "61", "62"], 14));
    assert!(paths.sessions.iter().all(|one| (one.items, one.bridged) == (14, 14)));
    let at = |session: usize, who: &str| {
        let mut of = paths.sessions[session].positions.iter();
        let place = of.find(|position| position.actor == who).unwrap();
        (place.place, place.interval.expect("draws were asked for"))
    };
    for session in &paths.sessions {
        assert_eq!(session.positions.len(), 24);
        assert!(session.positions.iter().all(|one| one.interval.is_some()));
    }
    let (then, now) = (at(0, "Wanderer"), at(2, "Wanderer"));
    assert!((then.0 < 0.0) != (now.0 < 0.0), "{then:?} {now:?}");
    let (still, too) = (at(0, "S05"), at(2, "S05"));
    assert!(still.1.overlaps(too.1) && (still.0 < 0.0) == (too.0 < 0.0), "{still:?} {too:?}");
}

#[test]
fn sessions_that_no_question_joins_are_not_laid_on_one_line() {
    let mut apart = sessions(|number| format!("{number}-"));
    let few = |have| TooLittle::Few { what: "questions put in several sessions", have, need: 5 };
    assert_eq!(found(&apart).room.unwrap().paths.unwrap_err(), few(0));
    // Pairs join what has two names.
    apart.bridges = (0..14)
        .flat_map(|item| {
            [(0, 1), (1, 2)].map(|(a, b)| (format!("{a}-{item}"), format!("{b}-{item}")))
        })
        .collect();
    assert_eq!(found(&apart).room.unwrap().paths.unwrap().bridged, 14);
    apart.positions.truncate(1);
    apart.cycle = 0;
    let one = TooLittle::Few { what: "sessions", have: 1, need: 2 };
    assert_eq!(found(&apart).room.unwrap().paths.unwrap_err(), one);
}

#[test]
fn two_equal_camps_are_two_blocs() {
    let room = found(&sessions(|_| "q".to_owned())).room.unwrap();
    let blocs = room.blocs.unwrap();
    assert_eq!((blocs.groups, blocs.n), (2, 24));
    assert!(blocs.value > 1.9 && blocs.value <= 2.0, "{blocs:?}");
    let interval = blocs.interval.unwrap();
    assert!(interval.low < blocs.value && interval.high <= 2.0, "{interval:?}");
}

#[test]
fn a_conversation_is_given_as_polis_counts_it_where_that_is_asked_for() {
    let table = session(0, "c");
    let answers = table.answers.clone();
    let mut gathered = of_files(vec![table], Vec::new(), false);
    assert!(found(&gathered).room.unwrap().exact.is_none());
    gathered.conversation = Some(Conversation { answers: answers.clone(), out: vec![3] });
    let exact = found(&gathered).room.unwrap().exact.unwrap().unwrap();
    let moderation = Moderation { out: vec![3], meta: Vec::new() };
    let round = |before| tick(&answers, &moderation, before, &Parameters::default()).unwrap();
    let first = round(None);
    let then = round(Some(&first));
    let priorities: Vec<_> = exact.comments.iter().map(|one| one.priority).collect();
    // What was moderated out is not shown next, whatever its votes.
    let mut expected: Vec<_> = then.measures.priorities.into_iter().map(Some).collect();
    expected[3] = None;
    assert_eq!(priorities, expected);
    assert_eq!(exact.comments.iter().map(|one| one.votes).sum::<usize>(), answers.len());
    assert_eq!(exact.consensus, then.measures.consensus);
    assert_eq!(exact.groups.len(), then.groups.len());
    assert_eq!(exact.groups.iter().map(|group| group.members.len()).sum::<usize>(), 24);
    assert_eq!((exact.participants, exact.within, exact.moderated_out), (24, 24, 1));
}

#[test]
fn statements_of_a_table_are_chosen_so_that_each_camp_finds_its_own() {
    let agenda = found(&of_files(vec![session(0, "q")], Vec::new(), false)).choice.unwrap();
    assert!(agenda.of_statements);
    assert_eq!((agenda.open.len(), agenda.chosen.len(), agenda.actors), (14, 5, 24));
    assert!(agenda.open.iter().all(|one| one.sources.len() == 1 && !one.by.is_empty()));
}

/// A text of two hundred words and more: words of its side, of nobody and of everybody.
fn speech(number: usize) -> Text {
    let side = if number < 3 { ["data", "access"] } else { ["trade", "market"] };
    let words: Vec<String> = (0..240)
        .map(|at| match at % 4 {
            0 => side[at % 2].to_owned(),
            1 => side[(at / 4) % 2].to_owned(),
            2 => ["peace", "people", "planet", "future", "digital", "common"][(at + number) % 6]
                .to_owned(),
            _ => ["shall", "should", "with", "and"][(at / 4 + number) % 4].to_owned(),
        })
        .collect();
    let words = Passage::words(words.join(" "));
    let provision = Provision::new(format!("p{number}"), ProvisionKind::OperativeParagraph, words);
    let draft = Draft::new(vec![provision]).expect("one provision is a text");
    Text { file: format!("{number}.txt"), draft }
}

#[test]
fn texts_that_stand_apart_are_placed_by_their_words() {
    let axis = |texts: usize, apart: bool| {
        let texts = (0..texts).map(speech).collect();
        found(&of_files(Vec::new(), texts, apart)).language.unwrap().axis
    };
    let found = axis(6, true).unwrap();
    let theta: Vec<f64> = found.positions.iter().map(|one| one.theta).collect();
    let same = |one: usize, other: usize| (theta[one] < 0.0) == (theta[other] < 0.0);
    assert!(same(0, 1) && same(1, 2) && same(3, 4) && same(4, 5) && !same(0, 5), "{theta:?}");
    assert!(found.positions.iter().all(|one| one.interval.is_some()) && found.stability.is_some());
    let few = |have| TooLittle::Few { what: "actors who used two hundred words", have, need: 5 };
    assert_eq!(axis(4, true).unwrap_err(), few(4));
    assert_eq!(axis(6, false).unwrap_err(), few(0), "versions of one text are nobody's");
}

#[test]
fn texts_that_stand_apart_are_no_drafts_of_one_another() {
    let of = |apart: bool| found(&of_files(Vec::new(), (0..2).map(speech).collect(), apart));
    let drafts = of(false);
    assert!(drafts.lineage.is_ok());
    assert_eq!(drafts.language.unwrap().steps.len(), 1);
    assert_eq!(drafts.movement.unwrap().versions.len(), 2);
    let apart = of(true);
    let few = |what| TooLittle::Few { what, have: 0, need: 1 };
    assert_eq!(apart.lineage.unwrap_err(), few("drafts of one text"));
    assert_eq!(apart.movement.unwrap_err(), few("versions or cycles with positions"));
    let language = apart.language.unwrap();
    assert_eq!((language.versions.len(), language.steps.len()), (2, 0));
    assert_eq!(apart.overlap.unwrap().pairs.len(), 1);
}

#[test]
fn what_a_file_kept_is_seen_by_its_words_not_by_where_they_stand() {
    let text = |file: &str, all: &[&str]| {
        let paragraph = |(at, words): (usize, &&str)| {
            let kind = ProvisionKind::OperativeParagraph;
            Provision::new(format!("p{}", at + 1), kind, Passage::words(*words))
        };
        let draft = Draft::new(all.iter().enumerate().map(paragraph).collect());
        Text { file: file.into(), draft: draft.expect("every paragraph has its number") }
    };
    let old = [
        "Decides that every State shall report on its measures each year;",
        "Requests the Secretariat to publish all reports it receives;",
        "Invites the regional commissions to meet before the review;",
    ];
    let new = ["Recalls the vision of an open society for everybody;", old[0], old[1], old[2]];
    let found = found(&of_files(Vec::new(), vec![text("a.md", &old), text("b.md", &new)], false));
    let kept: Vec<_> = found.movement.unwrap().versions.iter().map(|one| one.kept).collect();
    assert_eq!(kept, [None, Some(1.0)]);
}
