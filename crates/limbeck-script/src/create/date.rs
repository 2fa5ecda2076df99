//! The date of a new revision.

use std::time::SystemTime;

use jiff::tz::{TimeZone, db};
use jiff::{Timestamp, Zoned};
use limbeck_model::Value;

use super::CreateError;
use crate::percent::PercentValue;

/// A moment in the configured time zone, to the microsecond.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CreateDate {
    zoned: Zoned,
    /// Whether a zone is configured; without one Python's value has no offset.
    has_zone: bool,
}

impl CreateDate {
    pub(super) fn new(now: SystemTime, zone: Option<&str>) -> Result<Self, CreateError> {
        let now = Timestamp::try_from(now)
            .map_err(|error| CreateError::refused(format!("the clock is wrong: {error}")))?;
        let zone_found = match zone {
            Some(name) => locate(name)?,
            None => TimeZone::system(),
        };
        Ok(Self {
            zoned: now.to_zoned(zone_found),
            has_zone: zone.is_some(),
        })
    }

    /// `str()` of Python's datetime.
    pub(super) fn text(&self) -> String {
        let moment = self.zoned.datetime();
        let mut text = moment.strftime("%Y-%m-%d %H:%M:%S").to_string();
        let microsecond = moment.subsec_nanosecond() / 1_000;
        if microsecond != 0 {
            text.push_str(&format!(".{microsecond:06}"));
        }
        if self.has_zone {
            let seconds = self.zoned.offset().seconds();
            let sign = if seconds < 0 { '-' } else { '+' };
            let seconds = seconds.abs();
            let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
            text.push_str(&format!("{sign}{hours:02}:{minutes:02}"));
            if rest != 0 {
                text.push_str(&format!(":{rest:02}"));
            }
        }
        text
    }

    pub(super) fn value(&self) -> Value {
        Value::DateTime(self.text())
    }

    /// The tokens of `file_template` that stand for parts of the date.
    pub(super) fn tokens(&self) -> [(&'static str, PercentValue); 7] {
        let moment = self.zoned.datetime();
        let parts = [
            ("epoch", self.zoned.timestamp().as_second()),
            ("year", i64::from(moment.year())),
            ("month", i64::from(moment.month())),
            ("day", i64::from(moment.day())),
            ("hour", i64::from(moment.hour())),
            ("minute", i64::from(moment.minute())),
            ("second", i64::from(moment.second())),
        ];
        parts.map(|(name, number)| (name, PercentValue::Integer(number)))
    }
}

/// The zone of a name, tried as written and then in capitals; Python's names are case-sensitive.
fn locate(name: &str) -> Result<TimeZone, CreateError> {
    let exact = |name: &str| {
        let zone = db().get(name).ok()?;
        (zone.iana_name() == Some(name)).then_some(zone)
    };
    exact(name)
        .or_else(|| exact(&name.to_uppercase()))
        .ok_or_else(|| {
            CreateError::refused(format!("Can't locate timezone: {name}")).with_help(
                "set timezone to a name of the IANA database, such as UTC or Europe/Berlin",
            )
        })
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    fn date(micros: u64, zone: Option<&str>) -> CreateDate {
        CreateDate::new(UNIX_EPOCH + Duration::from_micros(micros), zone).unwrap()
    }

    #[test]
    fn zones_are_shown_as_python_shows_them() {
        let now = 1_700_000_000_123_456;
        assert_eq!(
            date(now, Some("UTC")).text(),
            "2023-11-14 22:13:20.123456+00:00"
        );
        assert_eq!(
            date(now, Some("utc")).text(),
            "2023-11-14 22:13:20.123456+00:00"
        );
        assert_eq!(
            date(now, Some("Asia/Kolkata")).text(),
            "2023-11-15 03:43:20.123456+05:30"
        );
        assert_eq!(
            date(now, Some("est5edt")).text(),
            "2023-11-14 17:13:20.123456-05:00"
        );
        assert_eq!(
            date(1_700_000_000_000_000, Some("UTC")).text(),
            "2023-11-14 22:13:20+00:00"
        );
        assert_eq!(
            date(1_700_000_000_000_999, Some("UTC")).text(),
            "2023-11-14 22:13:20.000999+00:00"
        );
    }

    #[test]
    fn local_time_has_no_offset() {
        let text = date(1_700_000_000_123_456, None).text();
        assert_eq!(text.len(), "2023-11-14 22:13:20.123456".len());
    }

    #[test]
    fn names_are_case_sensitive() {
        for name in ["europe/berlin", "Foo", "../x", ""] {
            let error = CreateDate::new(UNIX_EPOCH, Some(name)).unwrap_err();
            assert_eq!(error.to_string(), format!("Can't locate timezone: {name}"));
        }
    }

    #[test]
    fn the_epoch_is_rounded_down() {
        let [(name, epoch), ..] = date(1_999_999, Some("Europe/Berlin")).tokens();
        assert_eq!((name, epoch), ("epoch", PercentValue::Integer(1)));
    }
}
