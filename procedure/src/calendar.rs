//! Periods of notice, in hours or in working days.
//!
//! *Invariant*: there is always a next working day, so counting ends.
//!
//! practice 9.8: a working day is a day of the seat's calendar without the declared holidays of the
//! duty stations. Which day it is depends on an offset from UTC that the caller passes; a change of
//! summer time within a period is the caller's to split.

use std::collections::BTreeSet;

use crate::moment::{DAY, Moment};

/// A day of the calendar, in days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the days of the week need no words")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// Which days are worked, and where the day begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    offset_seconds: i32,
    weekend: BTreeSet<Weekday>,
    holidays: BTreeSet<Day>,
}

/// A calendar without a single working day in the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a week needs a working day for working days to be counted; leave one out of the weekend")]
pub struct NoWorkingDay;

/// A length of notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// Hours on the clock, nights and weekends included.
    Hours(u32),
    /// Whole working days.
    WorkingDays(u16),
}

const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

impl Day {
    /// The day of a Gregorian date; months from 1. Other months and days run on into the next.
    pub fn of(year: i32, month: u8, day: u8) -> Self {
        // Years are counted from March, so that the leap day is the last of its year.
        let months = i64::from(year) * 12 + i64::from(month) - 3;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        let before = year * 365 + leap_days + (153 * month + 2) / 5;
        // 719 469 days lie between 1 March of the year 0 and 1970-01-01, counting both from 1.
        Self(before + i64::from(day) - 719_469)
    }

    /// Its day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        let index = (self.0.rem_euclid(7) + 3) % 7;
        usize::try_from(index).ok().and_then(|it| WEEK.get(it)).copied().unwrap_or(WEEK[0])
    }
}

impl Calendar {
    /// Saturday and Sunday free, no holidays, at this offset from UTC.
    pub fn at_offset(seconds: i32) -> Self {
        let weekend = [Weekday::Saturday, Weekday::Sunday].into();
        Self { offset_seconds: seconds, weekend, holidays: BTreeSet::new() }
    }

    /// The same calendar with another weekend.
    ///
    /// # Errors
    ///
    /// When no day of the week is left to work.
    pub fn with_weekend(
        mut self,
        weekend: impl IntoIterator<Item = Weekday>,
    ) -> Result<Self, NoWorkingDay> {
        self.weekend = weekend.into_iter().collect();
        if self.weekend.len() == WEEK.len() { Err(NoWorkingDay) } else { Ok(self) }
    }

    /// The same calendar with these holidays too.
    #[must_use]
    pub fn with_holidays(mut self, holidays: impl IntoIterator<Item = Day>) -> Self {
        self.holidays.extend(holidays);
        self
    }

    /// Whether the day is worked.
    pub fn is_worked(&self, day: Day) -> bool {
        !self.weekend.contains(&day.weekday()) && !self.holidays.contains(&day)
    }

    /// The day on which the instant falls here.
    pub fn day(&self, moment: Moment) -> Day {
        Day(self.local(moment).div_euclid(DAY))
    }

    fn local(&self, moment: Moment) -> i64 {
        moment.0.saturating_add(i64::from(self.offset_seconds))
    }

    fn next_worked(&self, after: Day) -> Day {
        let mut day = Day(after.0.saturating_add(1));
        while !self.is_worked(day) && day.0 < i64::MAX / DAY {
            day.0 += 1;
        }
        day
    }
}

/// The first instant at which the notice is long enough.
///
/// Working days are counted whole: from a working day to the same time of the last; from a day that is
/// not worked, the count starts when the next working day begins.
pub fn notice(from: Moment, period: Period, calendar: &Calendar) -> Moment {
    let days = match period {
        Period::Hours(hours) => return from.plus_hours(hours),
        Period::WorkingDays(0) => return from,
        Period::WorkingDays(days) => days,
    };
    let mut day = calendar.day(from);
    let mut second = calendar.local(from).rem_euclid(DAY);
    if !calendar.is_worked(day) {
        day = calendar.next_worked(day);
        second = 0;
    }
    for _ in 0..days {
        day = calendar.next_worked(day);
    }
    let local = day.0.saturating_mul(DAY).saturating_add(second);
    Moment(local.saturating_sub(i64::from(calendar.offset_seconds)))
}
