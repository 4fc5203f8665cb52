//! Moments as people read them: in words of their language, in a time zone that is named.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use unbracket_negotiation::Moment;

use crate::tongue::Tongue;

/// A moment in a zone; UTC where the zone is unknown.
pub(crate) fn zoned(moment: Moment, zone: &str) -> jiff::Zoned {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    Timestamp::from_second(moment.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone)
}

/// `5 December 2035`.
pub(crate) fn day(tongue: Tongue, moment: Moment) -> String {
    let at = zoned(moment, "UTC");
    let month = tongue.say(&format!("month-{}", at.month()));
    tongue.with(
        "date-day",
        &[("day", &at.day()), ("month", &month), ("year", &format!("{:04}", at.year()).as_str())],
    )
}

/// `5 December 2035, 18:00 UTC`.
pub(crate) fn moment(tongue: Tongue, moment: Moment) -> String {
    moment_in(tongue, moment, "UTC")
}

/// `Wednesday 5 December 2035, 18:00 New York`.
pub(crate) fn moment_in(tongue: Tongue, moment: Moment, zone: &str) -> String {
    let at = zoned(moment, zone);
    let month = tongue.say(&format!("month-{}", at.month()));
    let weekday = tongue.say(&format!("weekday-{}", at.weekday().to_monday_one_offset()));
    let time = format!("{:02}:{:02}", at.hour(), at.minute());
    // Places are named in Latin letters; where the language has others, the distance from UTC is clearer.
    let place = match tongue.code() {
        "ar" | "ru" | "zh" if zone != "UTC" => at.strftime("UTC%:z").to_string(),
        _ => zone.rsplit('/').next().unwrap_or(zone).replace('_', " "),
    };
    tongue.with(
        "date-moment",
        &[
            ("weekday", &weekday),
            ("day", &at.day()),
            ("month", &month),
            ("year", &format!("{:04}", at.year())),
            ("time", &time),
            ("zone", &place),
        ],
    )
}

/// `2035-12-05T18:00:00Z`, for machines.
pub(crate) fn machine(moment: Moment) -> String {
    Timestamp::from_second(moment.0).unwrap_or(Timestamp::UNIX_EPOCH).to_string()
}

/// `in 2 days 4 hours`, `3 hours ago`, `just now`.
pub(crate) fn distance(tongue: Tongue, from: Moment, to: Moment) -> String {
    let seconds = to.0.saturating_sub(from.0);
    if (-59..=0).contains(&seconds) {
        return tongue.say("span-now");
    }
    let whole = seconds.unsigned_abs();
    let (days, hours, minutes) = (whole / 86_400, whole / 3_600 % 24, whole / 60 % 60);
    let span = match (days, hours) {
        (0, 0) => tongue.with("span-minutes", &[("count", &minutes)]),
        (0, _) => tongue.with("span-hours", &[("count", &hours)]),
        (1..=9, 1..) => tongue.with("span-days-hours", &[("days", &days), ("hours", &hours)]),
        (0..=730, _) => tongue.with("span-days", &[("count", &days)]),
        _ => tongue.with("span-years", &[("count", &(days / 365))]),
    };
    let key = if seconds >= 0 { "span-ahead" } else { "span-ago" };
    tongue.with(key, &[("span", &span)])
}
