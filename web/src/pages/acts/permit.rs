//! Who may take an act, and when, in the words of the page.

use unbracket_negotiation::rights::Who;
use unbracket_negotiation::{Permit, Right, Role};

use crate::frame::Frame;

/// Who may, and when, as one line.
pub(super) fn shown(frame: &Frame, permit: &Permit) -> String {
    let mut parts = vec![whom(frame, permit.who)];
    if permit.own {
        parts.push(frame.t("acts-own"));
    }
    if permit.two {
        parts.push(frame.t("acts-two"));
    }
    if !permit.stages.is_empty() {
        let stages = permit.stages.iter().map(|stage| frame.term("Stage", stage.word()));
        parts.push(stages.collect::<Vec<_>>().join(frame.tongue.comma()));
    }
    parts.join(" · ")
}

fn whom(frame: &Frame, who: Who) -> String {
    let right = |right: Right| frame.t1("acts-right", "right", frame.term("Right", right));
    let offices = |roles: &[Role]| {
        let names = roles.iter().map(|role| frame.term("Role", role));
        names.collect::<Vec<_>>().join(frame.tongue.comma())
    };
    match who {
        Who::Holds(one) => right(one),
        Who::Office(roles) => offices(roles),
        Who::Either(one, roles) => [right(one), offices(roles)].join(frame.tongue.semicolon()),
        Who::Founder => frame.t("acts-founder"),
    }
}
