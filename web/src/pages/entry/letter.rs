//! The letters of the door, in the language of whoever gets them.
//!
//! **Invariant:** an address in a letter comes from the settings, never from a request; nothing that a
//! person wrote stands in a subject.

use unbracket_secretariat::accounts::Secret;
use unbracket_secretariat::mail::Letter;

use crate::site::Site;
use crate::tongue::Tongue;

/// The letter with a link; to an address that nobody has here, one that says so. Whoever asked cannot
/// tell which was sent.
pub(super) fn link(site: &Site, tongue: Tongue, to: &str, link: Option<&Secret>) -> Letter {
    let text = match link {
        Some(secret) => with_address(
            tongue,
            "letter-link",
            site,
            &format!("/enter/link/{}", secret.to_cookie()),
        ),
        None => with_address(tongue, "letter-unknown", site, ""),
    };
    Letter { to: to.to_owned(), subject: tongue.say("letter-link-subject"), text }
}

/// The letter that invites to a seat of a process.
pub(super) fn invitation(
    site: &Site,
    tongue: Tongue,
    to: &str,
    seat: (&str, &str),
    secret: &Secret,
) -> Letter {
    let offer = tongue.with("letter-invitation-seat", &[("process", &seat.0), ("seat", &seat.1)]);
    let path = format!("/invitation/{}", secret.to_cookie());
    let text = format!("{offer}\n\n{}", with_address(tongue, "letter-invitation", site, &path));
    Letter { to: to.to_owned(), subject: tongue.say("letter-invitation-subject"), text }
}

/// What is to be done, the address on a line of its own, where nothing sets it apart, so that mail
/// programs make it a link, and what else is to be known.
fn with_address(tongue: Tongue, key: &str, site: &Site, path: &str) -> String {
    let (before, after) = (tongue.say(key), tongue.say(&format!("{key}-foot")));
    format!("{before}\n\n{}{path}\n\n{after}\n", site.settings().public)
}

/// Whether something can be a mail address: one line, one `@`, a domain, nothing that ends a header.
pub(super) fn is_address(text: &str) -> bool {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>,;:\"()[]\\".contains(c);
    let halves = text.split_once('@');
    text.len() <= 254
        && text.chars().all(plain)
        && halves.is_some_and(|(name, host)| {
            !name.is_empty() && !host.contains('@') && host.split('.').all(|part| !part.is_empty())
        })
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn what_would_begin_another_header_is_no_address() {
        assert!(is_address("ana@example.org") && is_address("ana+1@mission.example"));
        for wrong in
            ["", "ana", "@b", "a@", "a@b@c", "a b@c", "a@b\r\nBcc: c@d", "a@b,c@d", "<a@b>"]
        {
            assert!(!is_address(wrong), "{wrong:?}");
        }
        assert!(!is_address(&format!("{}@example.org", "a".repeat(260))));
    }
}
