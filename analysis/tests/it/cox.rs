//! Cox's regression, held against lifelines and the textbook.

#![expect(clippy::disallowed_methods, reason = "tests read the public data sets")]

use unbracket_analysis::TooLittle;
use unbracket_analysis::framing::{Survival, cox};
use unbracket_testkit::data;

use crate::framing::close;

/// lifelines 0.30.3, `CoxPHFitter` on the Rossi data; the textbook's values too (`methods.md` 7).
#[test]
fn the_regression_of_cox_is_that_of_the_textbook() {
    let Some(folder) = data::set("text-models") else { return };
    let text = std::fs::read_to_string(folder.join("rossi.csv")).expect("the file is in the set");
    let names = ["fin", "age", "race", "wexp", "mar", "paro", "prio"];
    let mut subjects: Vec<Survival> = text
        .lines()
        .skip(1)
        .zip(0u32..)
        .map(|(line, at)| {
            let row: Vec<f64> =
                line.split(',').map(|cell| cell.parse().expect("a number")).collect();
            let (actor, covariates) = (format!("{:02}", at % 36), row[2..].to_vec());
            Survival { actor, time: row[0], happened: row[1] > 0.5, covariates }
        })
        .collect();
    let found = cox(&names, &subjects).expect("it settles");
    assert_eq!((found.subjects, found.events), (432, 114));
    close(found.log_likelihood, -658.747_659_446_085_8, 1e-8);
    let wanted = [
        (-0.379_422, 0.191_379),
        (-0.057_438, 0.021_999),
        (0.313_900, 0.307_993),
        (-0.149_796, 0.212_224),
        (-0.433_704, 0.381_868),
        (-0.084_871, 0.195_757),
        (0.091_497, 0.028_649),
    ];
    for (of, (value, se)) in found.coefficients.iter().zip(wanted) {
        close(of.value, value, 1e-6);
        close(of.se, se, 1e-6);
    }
    close(found.coefficients[0].p, 0.047_416, 1e-6);
    subjects.reverse();
    assert_eq!(cox(&names, &subjects), Ok(found));
    // Nobody shares a time any more, so that the way of ties makes no difference; twelve subjects an
    // actor. lifelines 0.30.3: `fit(…, cluster_col="actor", robust=True)`, which leaves G/(G−1) out.
    subjects.reverse();
    subjects.iter_mut().zip(0u32..).for_each(|(of, at)| of.time += f64::from(at) / 1000.0);
    let found = cox(&names, &subjects).expect("it settles");
    let robust = found.robust.expect("36 actors");
    assert_eq!(found.actors, 36);
    let small = (36.0f64 / 35.0).sqrt();
    for ((of, plain), (value, se)) in robust.iter().zip(&found.coefficients).zip(CLUSTERED) {
        close(of.value, value, 1e-6);
        close(of.value, plain.value, 1e-12);
        close(of.se, se * small, 1e-5);
    }
}

/// Coefficients and robust standard errors of the Rossi data with twelve subjects an actor.
const CLUSTERED: [(f64, f64); 7] = [
    (-0.374_730_3, 0.162_994_8),
    (-0.057_221_0, 0.020_319_7),
    (0.318_912_7, 0.275_678_5),
    (-0.148_131_9, 0.228_168_8),
    (-0.429_400_2, 0.453_225_9),
    (-0.105_476_0, 0.193_800_0),
    (0.093_781_0, 0.027_836_6),
];

#[test]
fn an_actor_that_comes_often_counts_once_for_the_robust_errors() {
    let subject = |at: u32, actor: u32| Survival {
        actor: format!("actor {actor:02}"),
        time: f64::from(at * 7 % 60) + f64::from(actor % 3),
        happened: !at.is_multiple_of(5),
        covariates: vec![f64::from(actor * 11 % 17), f64::from(at % 4)],
    };
    let alone: Vec<Survival> = (0..60).map(|at| subject(at, at)).collect();
    let again: Vec<Survival> = (0..60).map(|at| subject(at, at % 12)).collect();
    let found = cox(&["x", "y"], &again).expect("it settles");
    assert_eq!((found.subjects, found.actors), (60, 12));
    // With actors that come once each, both errors are of one size, also where times are shared.
    let single = cox(&["x", "y"], &alone).expect("it settles");
    for (of, robust) in single.coefficients.iter().zip(single.robust.expect("60 actors")) {
        assert!((0.6..1.6).contains(&(robust.se / of.se)), "{robust:?} {of:?}");
    }
    let few: Vec<Survival> = (0..60).map(|at| subject(at, at % 9)).collect();
    let found = cox(&["x", "y"], &few).expect("it settles");
    assert_eq!(found.robust, Err(TooLittle::Few { what: "actors", have: 9, need: 10 }));
}

#[test]
fn a_regression_refuses_what_it_cannot_tell() {
    let subject = |time: f64, x: f64| {
        let actor = format!("{time}");
        Survival { actor, time, happened: true, covariates: vec![x] }
    };
    let few: Vec<Survival> = (0..4).map(|at| subject(f64::from(at), f64::from(at % 2))).collect();
    assert_eq!(cox(&["x"], &few), Err(TooLittle::Few { what: "events", have: 4, need: 5 }));
    let same: Vec<Survival> = (0..9).map(|at| subject(f64::from(at), 1.0)).collect();
    assert!(matches!(cox(&["x"], &same), Err(TooLittle::Same { .. })));
    // Who has more always comes first: the coefficient would be infinite.
    let told: Vec<Survival> = (0..9).map(|at| subject(f64::from(at), -f64::from(at))).collect();
    assert!(matches!(cox(&["x"], &told), Err(TooLittle::Unstable { .. })));
}
