//! Mail: what goes out, to whom, how often, and that nobody is told the same twice.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use unbracket_negotiation::{Event, Moment};
use unbracket_secretariat::clock::SetClock;
use unbracket_secretariat::mail::{
    Carrier, Coming, Letter, Limits, News, Outbox, Part, Post, Rhythm, Round, Smtp, Subscription,
    Subscriptions, Teller, Topic, Undelivered, Wish,
};
use unbracket_secretariat::{House, MemoryPlaces};
use unbracket_store::MemoryVault;

use crate::house::{INPUTS, OPENING, played, submit};

const NOW: i64 = 2_020_000_000;

/// An outbox with its clock.
fn outbox() -> (Outbox, Arc<SetClock>) {
    let clock = Arc::new(SetClock::at(Moment(NOW)));
    (Outbox::new(Arc::new(MemoryVault::default()), clock.clone()), clock)
}

fn letter(to: &str, subject: &str) -> Letter {
    Letter { to: to.to_owned(), subject: subject.to_owned(), text: "What happened".to_owned() }
}

/// A carrier that answers as it was told to, and keeps what it took.
#[derive(Default)]
struct Told {
    refuses: Mutex<Option<Undelivered>>,
    took: Mutex<Vec<(Letter, Option<String>)>>,
}

#[async_trait]
impl Carrier for Told {
    async fn carry(&self, letter: &Letter, end: Option<&str>) -> Result<(), Undelivered> {
        if let Some(refusal) = self.refuses.lock().expect("whole").clone() {
            return Err(refusal);
        }
        let kept = (letter.clone(), end.map(ToOwned::to_owned));
        self.took.lock().expect("whole").push(kept);
        Ok(())
    }
}

fn post(outbox: &Outbox, carrier: Arc<Told>, limits: Limits) -> Post {
    let foot = Arc::new(|| "record.example/test 3 root".to_owned());
    Post::new(outbox.clone(), carrier, limits, foot).expect("there is randomness")
}

#[tokio::test]
async fn a_letter_stays_until_it_was_taken_and_is_tried_less_and_less_often() {
    let ((outbox, clock), carrier) = (outbox(), Arc::new(Told::default()));
    let mut post = post(&outbox, carrier.clone(), Limits::default());
    outbox.put(&letter("one@example.org", "News")).await.unwrap();
    *carrier.refuses.lock().unwrap() = Some(Undelivered::Later("away".to_owned()));
    let why = BTreeSet::from(["away".to_owned()]);
    let later = Round { later: 1, why, ..Round::default() };
    assert_eq!(post.round().await.unwrap(), later);
    assert_eq!(post.round().await.unwrap(), Round::default(), "not at once again");
    clock.set(Moment(NOW + 31));
    assert_eq!(post.round().await.unwrap(), later);
    clock.set(Moment(NOW + 31 + 31));
    assert_eq!(post.round().await.unwrap(), Round::default(), "the pause has grown");
    clock.set(Moment(NOW + 31 + 61));
    *carrier.refuses.lock().unwrap() = None;
    assert_eq!(post.round().await.unwrap(), Round { sent: 1, ..Round::default() });
    assert_eq!(outbox.waiting().await.unwrap(), []);
    let took = carrier.took.lock().unwrap();
    assert!(took[0].0.text.ends_with("-- \nrecord.example/test 3 root\n"), "{}", took[0].0.text);
}

#[tokio::test]
async fn a_letter_that_is_refused_for_good_is_given_up_and_kept_for_the_operator() {
    let ((outbox, _), carrier) = (outbox(), Arc::new(Told::default()));
    let mut post = post(&outbox, carrier.clone(), Limits::default());
    outbox.put(&letter("one@example.org", "News")).await.unwrap();
    *carrier.refuses.lock().unwrap() = Some(Undelivered::Never("no such box".to_owned()));
    let why = BTreeSet::from(["no such box".to_owned()]);
    let given_up = Round { given_up: 1, why, ..Round::default() };
    assert_eq!(post.round().await.unwrap(), given_up);
    assert_eq!(outbox.waiting().await.unwrap(), []);
    let dead = outbox.dead().await.unwrap();
    assert_eq!(dead.len(), 1);
    outbox.take_out(&dead[0].name).await.unwrap();
    assert_eq!(outbox.dead().await.unwrap(), []);
}

#[tokio::test]
async fn nobody_and_all_together_get_more_than_the_limits_say() {
    let ((outbox, clock), carrier) = (outbox(), Arc::new(Told::default()));
    let mut post = post(&outbox, carrier.clone(), Limits { address: 2, all: 4 });
    for number in 0..5 {
        outbox.put(&letter("one@example.org", "News")).await.unwrap();
        outbox.put(&letter(&format!("{number}@example.org"), "News")).await.unwrap();
    }
    assert_eq!(post.round().await.unwrap().sent, 4);
    clock.set(Moment(NOW + 61));
    assert_eq!(post.round().await.unwrap().sent, 3, "all but those beyond two to one address");
    clock.set(Moment(NOW + 3_700));
    assert_eq!(post.round().await.unwrap().sent, 2);
    let took = carrier.took.lock().unwrap();
    let to_one = took.iter().filter(|(letter, _)| letter.to == "one@example.org").count();
    assert_eq!(to_one, 4);
}

#[tokio::test]
async fn of_two_nodes_one_sends() {
    let ((outbox, _), carrier) = (outbox(), Arc::new(Told::default()));
    let mut nodes =
        [0, 1].map(|_| post(&outbox, carrier.clone(), Limits { address: 100, all: 1_000 }));
    for _ in 0..50 {
        outbox.put(&letter("one@example.org", "News")).await.unwrap();
    }
    let [one, other] = &mut nodes;
    let (one, other) = tokio::join!(one.round(), other.round());
    assert_eq!(one.unwrap().sent + other.unwrap().sent, 50);
    assert_eq!(carrier.took.lock().unwrap().len(), 50);
}

/// No refusal.
const NOTHING: (&str, &str) = ("nothing", "");

/// A mail server of one's own on the loopback address: takes one letter and returns what was said. To
/// what begins as `refused` says it answers with the other word; an empty beginning is its greeting.
fn server(refused: (&'static str, &'static str)) -> (u16, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = listener.local_addr().expect("it listens").port();
    let heard = std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("somebody calls");
        let mut write = stream.try_clone().expect("a handle");
        let (mut said, mut data) = (String::new(), false);
        let greeting = if refused.0.is_empty() { refused.1 } else { "220 here" };
        write.write_all(format!("{greeting}\r\n").as_bytes()).expect("it listens");
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            said.push_str(&line);
            said.push('\n');
            let answer = match line.as_str() {
                "." if data => {
                    data = false;
                    "250 taken"
                }
                _ if data => continue,
                "DATA" => {
                    data = true;
                    "354 go on"
                }
                "QUIT" => break,
                line if line.starts_with("EHLO") => "250-here\r\n250 AUTH PLAIN",
                _ => "250 yes",
            };
            let is_refused = !refused.0.is_empty() && line.starts_with(refused.0);
            let answer = if is_refused { refused.1 } else { answer };
            // Whoever was refused may have hung up.
            let _ = write.write_all(format!("{answer}\r\n").as_bytes());
        }
        said
    });
    (port, heard)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_arrives_at_a_mail_server_with_its_way_out() {
    let (port, heard) = server(NOTHING);
    let smtp = Smtp::new(&format!("smtp+plain://127.0.0.1:{port}"), None, "record@example.org");
    let letter = letter("one@example.org", "News of summit");
    smtp.unwrap().carry(&letter, Some("https://text.example/unsubscribe/abc")).await.unwrap();
    let said = heard.join().unwrap();
    for line in [
        "MAIL FROM:<record@example.org>",
        "RCPT TO:<one@example.org>",
        "Subject: News of summit",
        "List-Unsubscribe: <https://text.example/unsubscribe/abc>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "What happened",
    ] {
        assert!(said.lines().any(|said| said.starts_with(line)), "{line} in {said}");
    }
    assert_eq!(said.lines().filter(|line| line.starts_with("RCPT")).count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_said_of_a_recipient_or_a_letter_is_final() {
    for (at, answer, is_final) in [
        ("", "554 no mail here", false),
        ("EHLO", "550 not you", false),
        ("AUTH", "535 another password", false),
        ("AUTH", "550 not you", false),
        ("MAIL", "530 who are you", false),
        ("MAIL", "553 not this sender", false),
        ("RCPT", "530 who are you", false),
        ("RCPT", "451 busy", false),
        ("RCPT", "550 nobody of that name", true),
        ("DATA", "554 nobody was taken", false),
        (".", "451 busy", false),
        (".", "552 too large", true),
    ] {
        let (port, heard) = server((at, answer));
        let address = format!("smtp+plain://record@127.0.0.1:{port}");
        let smtp = Smtp::new(&address, Some("word"), "record@example.org").unwrap();
        let done = smtp.carry(&letter("one@example.org", "News"), None).await;
        let why = format!("the mail server answered {}", &answer[..3]);
        let expected = if is_final { Undelivered::Never(why) } else { Undelivered::Later(why) };
        assert_eq!(done, Err(expected), "{at} {answer}");
        let said = heard.join().unwrap();
        let last = said.lines().rfind(|line| *line != "QUIT").unwrap_or_default();
        assert!(last.starts_with(at), "{at}: {said}");
    }
}

/// Tells every act by its kind.
struct Kinds;

impl Teller for Kinds {
    fn sentence(&self, _: &Subscription, index: u64, event: &Event) -> Option<String> {
        Some(format!("{index} {}", event.act.kind()))
    }

    fn coming(&self, _: &Subscription) -> Vec<Coming> {
        vec![Coming { name: "call 0".to_owned(), sentence: "A call ends".to_owned() }]
    }

    fn letter(&self, to: &Subscription, news: &News, end: &str) -> Letter {
        let lines = news.coming.iter().chain(&news.happened).cloned().collect::<Vec<_>>();
        Letter { to: to.address.clone(), subject: end.to_owned(), text: lines.join("\n") }
    }

    fn ending(&self, end: &str) -> String {
        format!("https://text.example/unsubscribe/{end}")
    }
}

struct Subscribed {
    house: House,
    service: unbracket_secretariat::Secretariat,
    subscriptions: Subscriptions,
    outbox: Outbox,
    clock: Arc<SetClock>,
}

impl Subscribed {
    async fn new() -> Self {
        let (service, _) = played(OPENING).await;
        let (outbox, clock) = outbox();
        let chance = unbracket_secretariat::Chance::System;
        let house = House::new("record.example", Arc::new(MemoryPlaces), clock.clone(), chance);
        house.take_in("test", service.clone());
        let subscriptions = Subscriptions::of(&outbox);
        Self { house, service, subscriptions, outbox, clock }
    }

    async fn ask(&self, address: &str) {
        let topic = Topic { process: "test".to_owned(), part: Part::Whole };
        let wish = Wish { topic, rhythm: Rhythm::Daily, language: "en".to_owned() };
        let write = |secret: &str| letter("whoever", secret);
        let asked = self.subscriptions.ask(address, wish, write).await;
        asked.expect("the vault of the test is in memory");
    }

    /// The letters in the outbox, which are taken out.
    async fn letters(&self) -> Vec<Letter> {
        let waiting = self.outbox.waiting().await.expect("the vault of the test is in memory");
        for one in &waiting {
            self.outbox.take_out(&one.name).await.expect("the vault of the test is in memory");
        }
        waiting.into_iter().map(|one| one.letter).collect()
    }

    async fn confirm(&self, secret: &str) -> Option<Subscription> {
        let length = self.service.fold(unbracket_secretariat::Fold::length);
        self.subscriptions
            .confirm(secret, |_| Some(length))
            .await
            .expect("the vault of the test is in memory")
    }

    async fn due(&self, day: i64) -> Vec<Letter> {
        self.clock.set(Moment(NOW + day * 86_400));
        self.subscriptions
            .write_due(&self.house, &Kinds)
            .await
            .expect("the vault of the test is in memory");
        self.letters().await
    }
}

#[tokio::test]
async fn nobody_is_written_to_who_has_not_confirmed() {
    let it = Subscribed::new().await;
    it.ask("one@example.org").await;
    let asked = it.letters().await;
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].to, "one@example.org", "whatever the page says");
    assert_eq!(it.due(1).await, []);
    for wrong in ["", "abc", &asked[0].subject[1..]] {
        assert_eq!(it.confirm(wrong).await, None);
    }
    assert!(it.subscriptions.find(&asked[0].subject).await.unwrap().is_none(), "another purpose");
    assert!(it.confirm(&asked[0].subject).await.is_some());
    it.ask("no address").await;
    for _ in 0..5 {
        it.ask("two@example.org").await;
    }
    assert_eq!(it.letters().await.len(), 3, "three questions in an hour");
    it.clock.set(Moment(NOW + 20 * 86_400));
    it.ask("three@example.org").await;
    let late = it.letters().await;
    it.clock.set(Moment(NOW + 28 * 86_400));
    assert_eq!(it.confirm(&late[0].subject).await, None, "a question stands for a week");
}

#[tokio::test]
async fn a_digest_tells_what_happened_since_and_never_the_same_again() {
    let it = Subscribed::new().await;
    it.ask("one@example.org").await;
    let asked = it.letters().await;
    let before = it.confirm(&asked[0].subject).await.expect("it was asked for").told;
    submit(&it.service, INPUTS).await;
    let first = it.due(1).await;
    assert_eq!(first.len(), 1);
    assert!(first[0].text.starts_with("A call ends\n"), "{}", first[0].text);
    assert!(!first[0].text.contains("open-process"), "what was there before is not news");
    assert_eq!(it.due(1).await, [], "nothing new");
    assert_eq!(it.due(9).await, [], "silence is not told");
    submit(
        &it.service,
        "wait 1h\nAldoria: contribute call 0 language en consent organisation text \"More.\"",
    )
    .await;
    let second = it.due(10).await;
    assert_eq!(second.len(), 1);
    let told = |letter: &Letter| {
        let lines = letter.text.lines().filter_map(|line| line.split(' ').next()?.parse().ok());
        lines.collect::<BTreeSet<u64>>()
    };
    assert!(told(&first[0]).is_disjoint(&told(&second[0])), "no entry twice");
    let all: BTreeSet<u64> = told(&first[0]).union(&told(&second[0])).copied().collect();
    assert_eq!(
        all,
        (before..it.service.fold(unbracket_secretariat::Fold::length)).collect(),
        "and none left out"
    );
    assert!(it.subscriptions.end(&second[0].subject).await.unwrap());
    assert!(!it.subscriptions.end(&second[0].subject).await.unwrap());
    submit(
        &it.service,
        "wait 1h\nCostavia: contribute call 0 language en consent organisation text \"Again.\"",
    )
    .await;
    assert_eq!(it.due(20).await, [], "ended with the secret of a letter");
}
