//! The camps by which points of a map are told apart: who negotiates together, else the stakeholder
//! group.
//!
//! **Invariant:** there are at most six camps, as there are six shapes; the smallest share the last one.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_findings::gather::BlocKind;

use crate::analysis::sheet::Sheet;

/// So many shapes there are.
const SHAPES: usize = 6;

/// The camps of some actors.
pub(super) struct Camps {
    /// Their names, the largest first; empty where there are not two.
    pub(super) names: Vec<String>,
    of: BTreeMap<String, usize>,
}

impl Camps {
    /// The camps to which these actors belong.
    pub(super) fn of<'a>(sheet: &Sheet<'_>, actors: impl Iterator<Item = &'a str>) -> Self {
        let findings = sheet.findings();
        let actors: BTreeSet<&str> = actors.collect();
        let blocs = findings.blocs.iter().filter(|bloc| bloc.kind == BlocKind::Negotiating);
        let here = |members: &[String]| {
            members.iter().filter(|name| actors.contains(name.as_str())).count()
        };
        // Who is in two belongs to the larger one.
        let mut blocs: Vec<_> = blocs.filter(|bloc| here(&bloc.members) > 1).collect();
        blocs.sort_by(|a, b| here(&b.members).cmp(&here(&a.members)).then(a.name.cmp(&b.name)));
        let camp = |actor: &str| {
            let bloc = blocs.iter().find(|bloc| bloc.members.iter().any(|name| name == actor));
            let side = || findings.actors.iter().find(|it| it.name == actor)?.side.clone();
            bloc.map(|bloc| bloc.name.clone()).or_else(side)
        };
        let found: BTreeMap<String, String> =
            actors.iter().filter_map(|actor| Some(((*actor).to_owned(), camp(actor)?))).collect();
        Self::numbered(found, &sheet.say("analysis-others"))
    }

    fn numbered(found: BTreeMap<String, String>, others: &str) -> Self {
        let mut sizes: BTreeMap<&String, usize> = BTreeMap::new();
        found.values().for_each(|camp| *sizes.entry(camp).or_default() += 1);
        let mut names: Vec<String> = sizes.keys().map(|name| (*name).clone()).collect();
        names.sort_by(|a, b| sizes[b].cmp(&sizes[a]).then(a.cmp(b)));
        if names.len() < 2 {
            return Self { names: Vec::new(), of: BTreeMap::new() };
        }
        let place = |camp: &String| names.iter().position(|name| name == camp);
        let last = if names.len() > SHAPES { SHAPES - 1 } else { usize::MAX };
        let of = found
            .into_iter()
            .filter_map(|(actor, camp)| Some((actor, place(&camp)?.min(last))))
            .collect();
        if names.len() > SHAPES {
            names.truncate(SHAPES - 1);
            names.push(others.to_owned());
        }
        Self { names, of }
    }

    /// The place of the camp of an actor; none where it has none.
    pub(super) fn of_actor(&self, name: &str) -> Option<usize> {
        self.of.get(name).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(camps: &[(&str, &str)]) -> Camps {
        let found = camps.iter().map(|(actor, camp)| ((*actor).to_owned(), (*camp).to_owned()));
        Camps::numbered(found.collect(), "others")
    }

    #[test]
    fn the_largest_camp_comes_first_and_the_smallest_share_the_last_shape() {
        let camps = of(&[("a", "North"), ("b", "South"), ("c", "South")]);
        assert_eq!(camps.names, ["South", "North"]);
        assert_eq!((camps.of_actor("a"), camps.of_actor("z")), (Some(1), None));
        let many: Vec<(String, String)> =
            (0..9).map(|place| (format!("a{place}"), format!("camp {place}"))).collect();
        let many: Vec<(&str, &str)> = many.iter().map(|(a, b)| (&**a, &**b)).collect();
        let camps = of(&many);
        assert_eq!((camps.names.len(), camps.names[5].as_str()), (6, "others"));
        assert_eq!((camps.of_actor("a4"), camps.of_actor("a8")), (Some(4), Some(5)));
    }

    #[test]
    fn one_camp_tells_nothing_apart() {
        let camps = of(&[("a", "North"), ("b", "North")]);
        assert!(camps.names.is_empty() && camps.of_actor("a").is_none());
    }
}
