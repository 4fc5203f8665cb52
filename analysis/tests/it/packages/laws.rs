//! What holds for every deal: omission, order, threads, accounts, refusals.

use unbracket_analysis::Seed;
use unbracket_analysis::packages::{Chosen, Deal, DealError, Limits, NoPackage, OMIT, Synthetic};

fn small() -> Deal {
    let size = Synthetic { issues: 12, alternatives: 3, actors: 9, objections: 60, vetoes: 10 };
    size.deal(Seed(7)).expect("the size is not empty")
}

fn everything(deal: &Deal) -> String {
    let limits = Limits { nodes: 300, kicks: 5, seed: Seed(1) };
    let json = |value: &dyn erased::Json| value.json();
    [
        json(&deal.best_total(limits).expect("omission is allowed")),
        json(&deal.best_for_the_worst_off(2, limits).expect("omission is allowed")),
        json(&deal.best_nash(limits).expect("omission is allowed")),
        json(&deal.diverse(3, 0.1, limits).expect("omission is allowed")),
        json(&deal.veto_prices(limits).expect("omission is allowed")),
    ]
    .join("\n")
}

/// Results of several types as text.
mod erased {
    pub(super) trait Json {
        fn json(&self) -> String;
    }
    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> String {
            serde_json::to_string(self).expect("results are plain data")
        }
    }
}

#[test]
fn results_are_the_same_on_one_thread_and_on_four() {
    let deal = small();
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        pool.expect("threads can be started").install(|| everything(&deal))
    };
    assert_eq!(on(1), on(4));
}

#[test]
fn the_order_in_which_a_deal_is_told_does_not_matter() {
    let tell = |order: &[usize]| {
        let mut deal = Deal::builder();
        for at in order {
            deal.issue(["12", "7 bis", "3"][*at], &["alt 2", "alt 1"]);
            deal.actor(["Costavia", "Aldania", "Borduria"][*at], 1 + u32::try_from(*at).unwrap());
        }
        for at in order {
            let (actor, issue) =
                (["Costavia", "Aldania", "Borduria"][*at], ["12", "7 bis", "3"][*at]);
            deal.utility(actor, (issue, "alt 1"), 3).utility(actor, ("12", "alt 2"), -1);
            deal.objects(actor, ("3", "alt 1"), &[(issue, "alt 1")]);
        }
        deal.requires(("7 bis", "alt 1"), &[("12", "alt 2"), ("3", OMIT)]);
        deal.build().unwrap()
    };
    let (one, other) = (tell(&[0, 1, 2]), tell(&[2, 0, 1]));
    assert_eq!(one, other);
    assert_eq!(everything(&one), everything(&other));
}

#[test]
fn omission_is_always_among_the_alternatives() {
    let mut deal = Deal::builder();
    deal.issue("5", &["keep"]).actor("Aldania", 1).actor("Costavia", 1);
    deal.utility("Aldania", ("5", "keep"), 4).objects("Costavia", ("5", "keep"), &[]);
    let deal = deal.build().unwrap();
    let found = deal.best_total(Limits::default()).unwrap();
    let omitted = Chosen { issue: "5".into(), alternative: OMIT.into() };
    assert_eq!((deal.chosen(&found.package), found.total), (vec![omitted], 0));
    let prices = deal.veto_prices(Limits::default()).unwrap();
    assert_eq!(prices.objections[0].price, 4);
    assert_eq!(prices.actors[0].actor, "Costavia");
}

#[test]
fn objections_that_cannot_all_hold_are_named_and_no_others() {
    let mut deal = Deal::builder();
    deal.issue("5", &["keep"]).issue("6", &["new", "old"]).actor("Aldania", 1).actor("Costavia", 1);
    deal.objects("Aldania", ("5", OMIT), &[]).objects("Costavia", ("5", "keep"), &[("6", "new")]);
    deal.objects("Aldania", ("6", "new"), &[]).objects("Costavia", ("6", "old"), &[]);
    let deal = deal.build().unwrap();
    let Err(NoPackage::Conflict(conflict)) = deal.best_total(Limits::default()) else {
        panic!("there is no package");
    };
    let named: Vec<_> =
        conflict.objections.iter().map(|o| (o.actor.as_str(), o.to.alternative.as_str())).collect();
    assert_eq!(named, [("Aldania", OMIT), ("Aldania", "new"), ("Costavia", "keep")]);
    assert!(conflict.limit.smallest && conflict.limit.at_least == 3);
}

#[test]
fn an_account_names_who_gains_and_who_concedes_where() {
    let mut deal = Deal::builder();
    deal.issue("5", &["keep"]).issue("6", &["new"]).actor("Aldania", 2).actor("Costavia", 1);
    deal.utility("Aldania", ("5", "keep"), 4).utility("Costavia", ("5", "keep"), -3);
    deal.utility("Costavia", ("6", "new"), 2);
    let deal = deal.build().unwrap();
    let nothing = deal.package(&[]).unwrap();
    let all = deal.package(&[("5", "keep"), ("6", "new")]).unwrap();
    let account = deal.account(&nothing, &all);
    assert_eq!((account.from, account.to, account.issues), (0, 7, 2));
    assert_eq!((account.better, account.worse), (1, 1));
    assert_eq!((account.actors[1].concedes[0].by, account.actors[1].gains[0].by), (-3, 2));
}

#[test]
fn what_was_not_named_is_refused_by_name() {
    let mut deal = Deal::builder();
    assert_eq!(deal.build(), Err(DealError::Empty));
    deal.issue("5", &["keep"]).actor("Aldania", 1).objects("Aldania", ("5", "drop"), &[]);
    let error = deal.build().unwrap_err();
    assert!(error.to_string().contains("\"drop\""), "{error}");
    let mut deal = Deal::builder();
    deal.issue("5", &[]).actor("Aldania", 0);
    assert!(matches!(deal.build(), Err(DealError::Weight { weight: 0, .. })));
}

#[test]
fn a_limit_gives_the_best_found_with_its_bound() {
    let size = Synthetic { issues: 30, alternatives: 4, actors: 25, objections: 0, vetoes: 0 };
    let deal = size.deal(Seed(3)).unwrap();
    let limits = Limits { nodes: 1, kicks: 0, seed: Seed(1) };
    let found = deal.best_for_the_worst_off(1, limits).unwrap();
    let proof = found.levels[0];
    assert!(!proof.optimal && proof.gap > 0.0, "{proof:?}");
    assert!(proof.bound >= found.least && deal.allows(&found.package));
}
