from datetime import datetime, timedelta

import pytz
from dateutil import tz

for zone in (tz.tzutc(), tz.UTC, tz.tzoffset("X", 3600), tz.tzoffset(None, timedelta(hours=-2)),
             tz.gettz("Europe/Berlin"), tz.gettz("UTC")):
    for month in (1, 7):
        moment = datetime(2024, month, 1, 12, tzinfo=zone)
        print(moment.isoformat(), moment.tzname(), moment.dst(), moment.astimezone(tz.tzutc()).isoformat())
print(repr(tz.tzutc()), repr(tz.tzoffset("X", 3600)), tz.tzutc() is tz.UTC, tz.gettz("Nowhere/Land"))
print(tz.tzutc() == tz.tzoffset(None, 0), tz.tzlocal() is not None)

berlin = pytz.timezone("Europe/Berlin")
print(pytz.utc, repr(pytz.UTC), pytz.utc.zone, berlin, berlin.zone, pytz.timezone("utc") is pytz.utc)
for month in (1, 7):
    moment = berlin.localize(datetime(2024, month, 1, 12))
    print(moment.isoformat(), moment.tzname(), moment.dst(), moment.astimezone(pytz.utc).isoformat())
    print(datetime(2024, month, 1, 12, tzinfo=pytz.utc).astimezone(berlin).isoformat())
print(berlin.localize(datetime(2024, 10, 27, 2, 30)).isoformat(),
      berlin.localize(datetime(2024, 10, 27, 2, 30), is_dst=True).isoformat())
summer = berlin.localize(datetime(2024, 3, 30, 12)) + timedelta(days=1)
print(berlin.normalize(summer).isoformat(), summer.isoformat(), repr(summer.tzinfo))
print(pytz.utc.localize(datetime(2024, 1, 1)).isoformat(), pytz.FixedOffset(90).utcoffset(None))
for wrong in ("Nowhere/Land", "", "x y"):
    try:
        pytz.timezone(wrong)
    except pytz.UnknownTimeZoneError as error:
        print(type(error).__name__, error)
try:
    berlin.localize(datetime(2024, 1, 1, tzinfo=pytz.utc))
except ValueError as error:
    print(error)
