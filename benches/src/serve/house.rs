//! The house of the bench: one process on SQLite with a text of 150 paragraphs.

use std::collections::BTreeMap;
use std::sync::Arc;

use unbracket_negotiation::act::texts::Propose;
use unbracket_negotiation::script::{Files, Player, Step, parse};
use unbracket_negotiation::{Credentials, Event, SeatId, State, Words, decide, evolve};
use unbracket_secretariat::accounts::{Accounts, Holding, Scopes};
use unbracket_secretariat::clock::{AheadClock, Clock, SystemClock};
use unbracket_secretariat::mail::Outbox;
use unbracket_secretariat::{Chance, House, Submission};
use unbracket_store_sqlite::SqliteVault;
use unbracket_testkit::generate::{Seeded, amendments, draft};
use unbracket_text::Draft;
use unbracket_web::{Cookies, Settings, Site};

use crate::places::{InFolder, folder};

const PARAGRAPHS: usize = 150;
const WORDS: usize = 90;
const HOT: usize = 40;
/// How many acts are appended together.
const TOGETHER: usize = 250;

/// The one process of the bench.
pub(crate) const PROCESS: &str = "bench";

struct Text;

impl Files for Text {
    fn draft(&self, _: &str) -> Result<Draft, String> {
        Ok(draft(&mut Seeded::new(7), PARAGRAPHS, WORDS).0)
    }
}

/// Everything that happened before the load comes.
fn events(people: usize, proposals: usize) -> Vec<Event> {
    let mut script = "at 2034-01-10 09:00
Secretariat: open-process title \"Review of the Charter\" secretariat Secretariat modalities \
[kind intergovernmental rights [member-state: [attend speak submit propose-text object vote]] \
rule un_consensus silence-hours 72 input-days 7 text-hours 24 languages [en] supporters 0 \
end-rule package-text speaking-seconds 180]
Secretariat: accredit name Chair basis office
Secretariat: give-office seat Chair office chair
"
    .to_owned();
    for seat in 1..=people.max(193) {
        script += &format!("Secretariat: accredit name \"State {seat}\" basis member-state\n");
    }
    script += "Secretariat: open-stage stage first-reading because \"the bench begins here\"
Chair: issue-document kind zero-draft title \"Zero draft\" language en text @text\n";
    let mut player = Player::new(State::default(), &Text);
    let mut events = Vec::new();
    for line in parse(&script).expect("our own script is one") {
        match player.step(&line) {
            Ok(Step::Done(event)) => events.push(*event),
            Ok(Step::Clock(_) | Step::Refused(_)) => {}
            Err(stopped) => panic!("the script of the bench is in order: {stopped}"),
        }
    }
    let texts = draft(&mut Seeded::new(7), PARAGRAPHS, WORDS).1;
    // Of amendments made at random some say what stands there already, or what was proposed before.
    let made = amendments(&mut Seeded::new(11), &texts, proposals + proposals / 4, HOT);
    let (mut state, now) = (player.state, player.now);
    let before = events.len();
    for amendment in made {
        if events.len() == before + proposals {
            break;
        }
        let seat = SeatId(u32::try_from(2 + events.len() % 193).expect("there are 193"));
        let act = Propose {
            change: unbracket_negotiation::Kept(amendment.change),
            amends: None,
            because: Words::said("for the bench"),
        };
        if let Ok(event) = decide(&state, &act.into(), &Credentials::of(seat), now) {
            evolve(&mut state, &event);
            events.push(event);
        }
    }
    assert_eq!(events.len(), before + proposals, "a fifth at most is refused");
    events
}

/// Serves until it is ended; prints its port and the tokens of its people, a line each.
pub(crate) async fn serve(people: usize, proposals: usize) {
    let folder = folder("serve");
    let events = events(people, proposals);
    let last = events.last().map_or(0, |event| event.at.0);
    let clock: Arc<dyn Clock> = Arc::new(AheadClock(last + 3_600 - SystemClock.now().0));
    let places = Arc::new(InFolder(folder.join("processes")));
    let house = Arc::new(House::new("record.example", places, clock.clone(), Chance::System));
    let process = house.begin(PROCESS).await.expect("a fresh process");
    for chunk in events.chunks(TOGETHER) {
        let acts = chunk.iter().map(|event| Submission {
            act: event.act.clone(),
            by: event.by,
            key: None,
            at: Some(event.at),
            unchanged: Vec::new(),
        });
        process.submit_all(acts.collect()).await.expect("what was decided is in order");
    }
    let vault = SqliteVault::create(folder.join("house.sqlite")).await.expect("a fresh vault");
    let vault = Arc::new(vault);
    let accounts = Accounts::new(vault.clone(), clock.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let port = listener.local_addr().expect("it listens").port();
    let settings = Settings {
        public: format!("http://127.0.0.1:{port}"),
        cookies: Cookies::Loopback,
        demo: false,
    };
    let mut tokens = BTreeMap::new();
    for number in 0..people {
        let mut account = accounts.make(&format!("Person {number}"), None).await.expect("room");
        let seat = u32::try_from(2 + number).expect("few people");
        account.holdings.insert(Holding { process: PROCESS.to_owned(), seat });
        accounts.keep(&account).await.expect("room");
        let grant = (PROCESS, Scopes { read: true, submit: true });
        let token = accounts.make_token(&account.id, "load", grant, 1).await.expect("room");
        tokens.insert(number, token);
    }
    let site = Site::new(settings, house, accounts, Outbox::new(vault, clock));
    // As a server does: signed and published every second, an index for searches.
    unbracket_web::begin_upkeep(&site, None, false);
    println!("{port}");
    for token in tokens.values() {
        println!("{token}");
    }
    unbracket_web::serve(site, listener, std::future::pending()).await.expect("it serves");
}
