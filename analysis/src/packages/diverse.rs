//! Several good packages that differ, best first.
//!
//! Each is the best of those that differ from every earlier one on a share of the issues. One
//! package alone reads like an answer; several show that there is a choice.

use std::collections::BTreeSet;

use super::coupled::Coupled;
use super::linear::float;
use super::model::{Deal, Package};
use super::solver::{Failure, Row, Target};
use super::total::{Found, Limits, NoPackage, Proof};

impl Deal {
    /// Up to `count` packages by descending total, any two of which differ on at least `share` of the
    /// issues (0.1: a tenth, rounded up, at least one). Fewer if there are no more, or if the limit
    /// came before another was found.
    ///
    /// # Errors
    /// [`NoPackage`]: with the objections that conflict, or the limit that came first.
    pub fn diverse(
        &self,
        count: usize,
        share: f64,
        limits: Limits,
    ) -> Result<Vec<Found>, NoPackage> {
        let totals = self.totals();
        let (program, first) = self.linear(limits, &totals)?;
        let issues = float(i64::try_from(self.issues.len()).unwrap_or(i64::MAX));
        let differ = (share.clamp(0.0, 1.0) * issues - 1e-9).ceil().max(1.0);
        let gains = totals.iter().map(|total| float(*total)).collect();
        let mut target = Target { slots: gains, ..Target::default() };
        let mut found = vec![self.found(first.clone())];
        let mut active = BTreeSet::new();
        while found.len() < count {
            let last = found.last().map(|found| &found.package.slots).unwrap_or(&first.slots);
            let same = last.iter().map(|slot| (*slot, -1.0)).collect();
            target.rows.push(Row { slots: same, columns: Vec::new(), floor: differ - issues });
            let sum = |slots: &[usize]| slots.iter().map(|slot| totals[*slot]).sum::<i64>();
            let value = |slots: &[usize]| {
                let package = Package { slots: slots.to_vec() };
                let near = |f: &Found| {
                    float(i64::try_from(self.distance(&f.package, &package)).unwrap_or(0)) < differ
                };
                if found.iter().any(near) { f64::NEG_INFINITY } else { float(sum(slots)) }
            };
            let coupled = Coupled {
                program: &program,
                target: &target,
                value: &value,
                ceiling: float(first.bound),
                nodes: limits.nodes,
            };
            let best = match coupled.best(&mut active, &first.slots) {
                Ok(best) => best,
                Err(Failure::Infeasible | Failure::Limit(_)) => break,
                Err(failure) => return Err(self.why(failure, limits)),
            };
            let total = sum(&best.slots);
            let bound = (best.bound + 1e-6 + best.bound.abs() * 1e-9).floor();
            let proof = Proof::of(float(total), bound, best.nodes, 0.0);
            found.push(Found { package: Package { slots: best.slots }, total, proof });
        }
        Ok(found)
    }
}
