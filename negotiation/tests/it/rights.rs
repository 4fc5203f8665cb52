//! The matrix of rights, as one golden file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use unbracket_negotiation::rights::Permit;
use unbracket_negotiation::{Act, Right, Role, Stage};

/// The columns: every right alone, every office alone.
fn columns() -> Vec<(&'static str, BTreeSet<Right>, BTreeSet<Role>)> {
    let rights = Right::ALL.iter().map(|right| (right.word(), [*right].into(), [].into()));
    let offices = Role::ALL.iter().map(|role| (role.word(), [].into(), [*role].into()));
    rights.chain(offices).collect()
}

fn row(kind: &str, permit: &Permit, stage: Stage) -> String {
    let staged = permit.stages.is_empty() || permit.stages.contains(&stage);
    let mut row = format!("{kind:<28} {:<15}", stage.word());
    for (_, rights, offices) in columns() {
        let may = staged && permit.covers(&rights, &offices);
        let cell = match (may, permit.own) {
            (false, _) => "–",
            (true, false) => "any",
            (true, true) => "own",
        };
        let _ = write!(row, " {cell:<4}");
    }
    let two = if permit.two { " two officers" } else { "" };
    format!("{}{two}", row.trim_end())
}

#[test]
fn the_matrix_of_rights_is_what_was_decided() {
    let mut matrix = String::from("act × stage × right or office × own or any\n\n");
    for (number, (name, _, _)) in columns().iter().enumerate() {
        let _ = writeln!(matrix, "column {}: {name}", number + 1);
    }
    for (kind, permit, rule) in Act::kinds() {
        let _ = writeln!(matrix, "\n[{rule}]");
        for stage in Stage::ALL {
            let _ = writeln!(matrix, "{}", row(kind, permit, *stage));
        }
    }
    insta::assert_snapshot!("rights", matrix);
}

#[test]
fn no_two_acts_share_a_name() {
    let names: Vec<_> = Act::kinds().map(|(kind, _, _)| *kind).collect();
    let distinct: BTreeSet<_> = names.iter().collect();
    assert_eq!(names.len(), distinct.len());
}

#[test]
fn every_rule_that_an_act_relies_on_is_explained() {
    for (kind, _, rule) in Act::kinds() {
        let explained = unbracket_negotiation::rules::ALL.iter().any(|(name, _)| name == rule);
        assert!(explained, "{kind} relies on {rule}");
    }
}
