//! Made-up deals whose optima other solvers computed.

use unbracket_analysis::Seed;
use unbracket_analysis::packages::{Deal, Limits, Synthetic};

fn made_up(issues: usize, alternatives: usize, actors: usize, objections: usize) -> Deal {
    let size = Synthetic { issues, alternatives, actors, objections, vetoes: 50 };
    size.deal(Seed(2025)).expect("the size is not empty")
}

#[test]
fn the_totals_are_those_of_highs() {
    // HiGHS 1.15.1 by way of highspy, gap 0, on the deals as serialised
    // (`benches/reference/packages.py`).
    let optima = [
        ((20, 4, 12, 65), 52),
        ((60, 4, 40, 520), 523),
        ((120, 4, 60, 1_506), 2_510),
        ((150, 5, 193, 8_911), 10_343),
    ];
    for (size, optimum) in optima {
        let (issues, alternatives, actors, objections) = size;
        let deal = made_up(issues, alternatives, actors, objections);
        let found = deal.best_total(Limits::default()).expect("a package is allowed");
        assert!(found.proof.optimal && deal.allows(&found.package));
        assert_eq!((found.total, deal.total(&found.package)), (optimum, optimum));
    }
}

#[test]
fn the_worst_off_are_as_well_off_as_highs_makes_them() {
    // HiGHS 1.15 by way of highspy: gap 0, on the deal as serialised.
    let found = made_up(20, 4, 12, 65).best_for_the_worst_off(1, Limits::default());
    let found = found.expect("a package is allowed");
    assert!(found.levels[0].optimal && found.total_proof.optimal, "{:?}", found.levels);
    assert!((found.least - 0.671_532_846_715).abs() < 1e-9, "{}", found.least);
}
