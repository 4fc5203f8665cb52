//! What names mean at a moment of a script.

use std::collections::BTreeMap;

use unbracket_procedure::Moment;
use unbracket_text::{Draft, Passage, ProvisionId};

use super::{Actor, ScriptError, Token};
use crate::rights::{Capacity, Credentials};
use crate::roster::{GroupId, SeatId};
use crate::said;
use crate::said::{Part, Said};
use crate::state::State;

/// The files that a script names; read at the doors.
pub trait Files {
    /// Reads a draft.
    ///
    /// # Errors
    /// With what is wrong, in words.
    fn draft(&self, path: &str) -> Result<Draft, String>;

    /// Reads words in which square brackets stand as characters.
    fn passage(&self, text: &str) -> Passage {
        Passage::words(text)
    }
}

/// No files at all: for scripts that name none.
pub struct NoFiles;

impl Files for NoFiles {
    fn draft(&self, _: &str) -> Result<Draft, String> {
        Err("this script has no files".to_owned())
    }
}

/// What a script has named with `=>`.
pub type Labels = BTreeMap<String, u32>;

/// What names mean: in the state, in the script, and on the disk.
pub struct World<'a> {
    /// The state at this moment.
    pub state: &'a State,
    /// What the script has named.
    pub labels: &'a Labels,
    /// The files beside the script.
    pub files: &'a dyn Files,
    /// The clock of the script.
    pub now: Moment,
}

impl World<'_> {
    /// Finds the number of a thing: by the script's name for it, by its own name, or as a number.
    /// `#7` is the number 7, whatever anybody is called.
    pub(crate) fn number(&self, token: &Token, noun: &'static str) -> Result<u32, ScriptError> {
        let text = token
            .text()
            .ok_or_else(|| token.wants(said!("the number of a {noun}", noun = Part::noun(noun))))?;
        if let Some(number) = text.strip_prefix('#').and_then(|number| number.parse().ok()) {
            return Ok(number);
        }
        let named = match noun {
            "seat" => self.state.roster.seat_named(text).map(|seat| seat.0),
            "group" => self.state.roster.group_named(text).map(|group| group.0),
            _ => None,
        };
        let found = named.or_else(|| self.labels.get(text).copied());
        found.or_else(|| text.parse().ok()).ok_or_else(|| {
            token.wants(said!(
                "a {noun} that is known by name, by `=>` or by number",
                noun = Part::noun(noun)
            ))
        })
    }

    /// Finds a provision by its label in the present text, or by `#identity`.
    pub(crate) fn provision(&self, token: &Token) -> Result<ProvisionId, ScriptError> {
        let text = token.text().ok_or_else(|| token.wants(said!("a provision")))?;
        if let Some(id) = text.strip_prefix('#') {
            return Ok(ProvisionId::new(id));
        }
        self.state.provision_labelled(text).ok_or_else(|| {
            token.wants(said!(
                "a provision of the present text, by its label or by `#` and its identity,"
            ))
        })
    }

    /// Reads `2035-03-01T09:00`, `+72h` from now, or seconds since 1970.
    pub(crate) fn moment(&self, token: &Token) -> Result<Moment, ScriptError> {
        let text = token.text().unwrap_or_default();
        let relative = text.strip_prefix('+').and_then(span).and_then(|span| later(self.now, span));
        relative.or_else(|| moment(text)).ok_or_else(|| {
            token
                .wants(said!("a moment such as 2035-03-01T09:00 or +72h, not after the year 9999,"))
        })
    }

    /// Looks up who acts.
    pub(crate) fn credentials(&self, actor: &Actor) -> Result<Credentials, ScriptError> {
        if let Some(seat) = self.state.roster.seat_named(&actor.whole) {
            return Ok(Credentials::of(seat));
        }
        let seat = self.seat(&actor.name)?;
        let capacity = match (&actor.on_behalf_of, &actor.aligned_with) {
            (Some(group), None) => Capacity::OnBehalfOf(self.group(group)?),
            (None, Some(group)) => Capacity::AlignedWith(self.group(group)?),
            (None, None) => Capacity::National,
            (Some(_), Some(_)) => {
                return Err(ScriptError {
                    column: 1,
                    problem: Said::english(
                        "one capacity is wanted: `for` a group or `aligned with` one",
                    ),
                });
            }
        };
        let countersigned = actor.countersigned_by.as_deref().map(|name| self.seat(name));
        Ok(Credentials { seat, capacity, countersigned: countersigned.transpose()? })
    }

    fn seat(&self, name: &str) -> Result<SeatId, ScriptError> {
        // The first act of all is the secretariat's, before there is a roster.
        let founding = self.state.roster.is_empty().then_some(SeatId(0));
        // Whoever takes part under a pseudonym has no name but the one that the script gave.
        let labelled = || self.labels.get(name).copied().map(SeatId);
        let named = self.state.roster.seat_named(name).or_else(labelled);
        named.or(founding).ok_or_else(|| ScriptError {
            column: 1,
            problem: said!("nobody is accredited as `{name}`", name),
        })
    }

    fn group(&self, name: &str) -> Result<GroupId, ScriptError> {
        self.state.roster.group_named(name).ok_or_else(|| ScriptError {
            column: 1,
            problem: said!("there is no group `{name}`", name),
        })
    }
}

/// The last moment that a script can name: the end of the year 9999.
const LAST: Moment = Moment(253_402_300_799);
/// What is said of a moment behind the last.
pub(super) const TOO_LATE: &str = "the clock stands beyond the year 9999, where no script goes";

/// The moment so many seconds later; none behind the last that a script can name.
pub(super) fn later(now: Moment, seconds: i64) -> Option<Moment> {
    now.0.checked_add(seconds).map(Moment).filter(|moment| *moment <= LAST)
}

/// Reads `2035-03-01 09:00`, with a `T` or a space, with or without minutes' seconds or `Z`.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let text = text.strip_suffix('Z').unwrap_or(text);
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00"));
    let mut date = date.splitn(3, '-').map(str::parse::<i64>);
    let (year, month, day) = (date.next()?.ok()?, date.next()?.ok()?, date.next()?.ok()?);
    let mut clock = time.trim().splitn(3, ':').map(str::parse::<i64>);
    let (hour, minute) = (clock.next()?.ok()?, clock.next()?.ok()?);
    let second = clock.next().transpose().ok()?.unwrap_or(0);
    let valid = (1970..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_in(year, month)).contains(&day)
        && (0..24).contains(&hour)
        && (0..60).contains(&minute)
        && (0..60).contains(&second);
    valid.then(|| Moment(days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second))
}

fn days_in(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 in the Gregorian calendar, counting years from March so that the leap day
/// comes last.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Shows a moment as a script would write it, in UTC: `2035-03-01 09:00`, with seconds where it has.
pub fn shown(moment: Moment) -> String {
    let (days, seconds) = (moment.0.div_euclid(86_400), moment.0.rem_euclid(86_400));
    // The inverse of `days`, in eras of 400 years that begin in March.
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let seconds = if second == 0 { String::new() } else { format!(":{second:02}") };
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}{seconds}")
}

/// Reads `3d 4h 30m 10s`, with or without spaces, in seconds.
pub(super) fn span(text: &str) -> Option<i64> {
    let mut total = 0_i64;
    let mut number = String::new();
    let mut any = false;
    for next in text.trim().chars() {
        let unit = match next {
            '0'..='9' => {
                number.push(next);
                continue;
            }
            ' ' => continue,
            'd' => 86_400,
            'h' => 3_600,
            'm' => 60,
            's' => 1,
            _ => return None,
        };
        total = total.checked_add(number.parse::<i64>().ok()?.checked_mul(unit)?)?;
        number.clear();
        any = true;
    }
    (any && number.is_empty()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_counted_from_1970_in_utc() {
        assert_eq!(moment("1970-01-01 00:00"), Some(Moment(0)));
        assert_eq!(moment("2000-02-29T12:34:56Z"), Some(Moment(951_827_696)));
        assert_eq!(moment("2025-12-17 15:00"), Some(Moment(1_765_983_600)));
        for wrong in ["2025-02-29 10:00", "2025-13-01 10:00", "2025-1", "x", "2025-01-01 24:00"] {
            assert_eq!(moment(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_day_is_shown_as_it_is_read() {
        for day in -20_000..80_000 {
            let shown = shown(Moment(day * 86_400 + 3_661));
            if day >= 0 {
                assert_eq!(moment(&shown), Some(Moment(day * 86_400 + 3_661)), "{shown}");
            }
        }
        assert_eq!(shown(Moment(1_765_983_600)), "2025-12-17 15:00");
    }

    #[test]
    fn spans_name_their_units() {
        assert_eq!(span("3d 4h"), Some(3 * 86_400 + 4 * 3_600));
        assert_eq!(span("90m10s"), Some(5_410));
        for wrong in ["", "3", "h", "3w", "99999999999999999999d"] {
            assert_eq!(span(wrong), None, "{wrong}");
        }
    }
}
