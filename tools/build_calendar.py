"""Works out the days of 春节, 清明节, 端午节 and 中秋节 and writes them as a table into the package.

    python tools/build_calendar.py          # rewrite enforcement_cli/law/calendar/lunar_days.py
    python tools/build_calendar.py --check  # exit 1 when the table is not what would be written

The Chinese calendar is astronomical (GB/T 33661-2017): a month begins on the day of the new moon, Beijing time; the
winter solstice lies in the eleventh month; where thirteen months lie between two eleventh months, the first without
a principal solar term (中气) is a leap month. New moons follow Meeus, *Astronomical Algorithms*, chapter 49 (good to
some seconds), the sun chapter 25 (0.01 degree, a quarter of an hour). Where an instant lies nearer to midnight than
that, the year is worked out again with the instant on the other side; if that moves a festival, the tool refuses to
choose unless `DECIDED` names the day and says on whose word.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

FIRST_YEAR, LAST_YEAR = 2004, 2100
TARGET = Path(__file__).resolve().parents[1] / "enforcement_cli/law/calendar/lunar_days.py"

UNIX_TO_ORDINAL = 1721424.5  # Julian date of the midnight that begins ordinal day 0
BEIJING = 8 / 24
SUN_DOUBT = 20 / 1440  # days

# The new moon of 4 September 2089 comes two minutes before the midnight that begins the 5th in Beijing, and the
# published tables differ by a day: two of the three compared have the 4th as here, so that 中秋节 is 18 September.
# 清明节 of 2071 comes minutes after midnight; every table compared has 5 April.
DECIDED = {date(2089, 9, 5).toordinal(), date(2071, 4, 5).toordinal()}

# Meeus table 49.A, new moon: coefficient, power of E, multiples of M, M', F, omega.
_TERMS = (
    (-0.40720, 0, 0, 1, 0, 0), (0.17241, 1, 1, 0, 0, 0), (0.01608, 0, 0, 2, 0, 0), (0.01039, 0, 0, 0, 2, 0),
    (0.00739, 1, -1, 1, 0, 0), (-0.00514, 1, 1, 1, 0, 0), (0.00208, 2, 2, 0, 0, 0), (-0.00111, 0, 0, 1, -2, 0),
    (-0.00057, 0, 0, 1, 2, 0), (0.00056, 1, 1, 2, 0, 0), (-0.00042, 0, 0, 3, 0, 0), (0.00042, 1, 1, 0, 2, 0),
    (0.00038, 1, 1, 0, -2, 0), (-0.00024, 1, -1, 2, 0, 0), (-0.00017, 0, 0, 0, 0, 1), (-0.00007, 0, 2, 1, 0, 0),
    (0.00004, 0, 0, 2, -2, 0), (0.00004, 0, 3, 0, 0, 0), (0.00003, 0, 1, 1, -2, 0), (0.00003, 0, 0, 2, 2, 0),
    (-0.00003, 0, 1, 1, 2, 0), (0.00003, 0, -1, 1, 2, 0), (-0.00002, 0, -1, 1, -2, 0), (-0.00002, 0, 1, 3, 0, 0),
    (0.00002, 0, 0, 4, 0, 0),
)  # fmt: skip
# Meeus, the additional corrections by the planets: coefficient, phase, speed per lunation.
_PLANETS = (
    (0.000325, 299.77, 0.107408), (0.000165, 251.88, 0.016321), (0.000164, 251.83, 26.651886),
    (0.000126, 349.42, 36.412478), (0.000110, 84.66, 18.206239), (0.000062, 141.74, 53.303771),
    (0.000060, 207.14, 2.453732), (0.000056, 154.84, 7.306860), (0.000047, 34.52, 27.261239),
    (0.000042, 207.19, 0.121824), (0.000040, 291.34, 1.844379), (0.000037, 161.72, 24.198154),
    (0.000035, 239.56, 25.513099), (0.000023, 331.55, 3.592518),
)  # fmt: skip


def _sin(degrees: float) -> float:
    return math.sin(math.radians(degrees))


def _delta_t(julian: float) -> float:
    """Terrestrial minus universal time, in days (Espenak and Meeus' polynomials for 1986 to 2150)."""
    year = 2000 + (julian - 2451545) / 365.25
    t = year - 2000
    if year < 2005:
        seconds = 63.86 + t * (0.3345 + t * (-0.060374 + t * (0.0017275 + t * (0.000651814 + t * 0.00002373599))))
    elif year < 2050:
        seconds = 62.92 + t * (0.32217 + t * 0.005589)
    else:
        seconds = -20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year)
    return seconds / 86400


@dataclass
class Midnights:
    """Midnights (ordinals of the day they begin) that an instant came too near to, and the one to step over."""

    near: set[int] = field(default_factory=set)
    flipped: int | None = None

    def day(self, julian: float, doubt: float) -> int:
        """Ordinal of the Beijing day on which a terrestrial Julian date falls."""
        local = julian - _delta_t(julian) + BEIJING - UNIX_TO_ORDINAL
        day, midnight = math.floor(local), round(local)
        if abs(local - midnight) < doubt:
            self.near.add(midnight)
            if midnight == self.flipped:
                return 2 * midnight - 1 - day
        return day


def new_moon(k: int, midnights: Midnights) -> int:
    """Ordinal of the Beijing day of the new moon number k (0 is 6 January 2000)."""
    t = k / 1236.85
    julian = 2451550.09766 + 29.530588861 * k + t * t * (0.00015437 - t * (0.000000150 - t * 0.00000000073))
    e = 1 - t * (0.002516 + t * 0.0000074)
    sun = 2.5534 + 29.10535670 * k - t * t * (0.0000014 + t * 0.00000011)
    moon = 201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058))
    node_distance = 160.7108 + 390.67050284 * k - t * t * (0.0016118 + t * (0.00000227 - t * 0.000000011))
    node = 124.7746 - 1.56375588 * k + t * t * (0.0020672 + t * 0.00000215)
    for size, power, *multiples in _TERMS:
        angle = sum(by * of for by, of in zip(multiples, (sun, moon, node_distance, node), strict=True))
        julian += size * e**power * _sin(angle)
    for size, phase, speed in _PLANETS:
        julian += size * _sin(phase + speed * k - (0.009173 * t * t if phase == 299.77 else 0))
    # The formula's own error, and the rotation of the earth, which is known the less the further ahead.
    doubt = 90 + 3 * max(0, k / 12.3685 - 30)
    return midnights.day(julian, doubt / 86400)


def _sun_longitude(julian: float) -> float:
    """Apparent longitude of the sun in degrees, 0 to 360."""
    t = (julian - 2451545) / 36525
    anomaly = 357.52911 + t * (35999.05029 - t * 0.0001537)
    centre = (
        (1.914602 - t * (0.004817 + t * 0.000014)) * _sin(anomaly)
        + (0.019993 - t * 0.000101) * _sin(2 * anomaly)
        + 0.000289 * _sin(3 * anomaly)
    )
    mean = 280.46646 + t * (36000.76983 + t * 0.0003032)
    return (mean + centre - 0.00569 - 0.00478 * _sin(125.04 - 1934.136 * t)) % 360


def solar_term(year: int, longitude: int, midnights: Midnights) -> int:
    """Ordinal of the Beijing day in `year` on which the sun reaches `longitude` (清明 15, winter solstice 270)."""
    julian = date(year, 3, 21).toordinal() + UNIX_TO_ORDINAL + longitude * 365.2422 / 360
    if longitude > 280:  # reached before the equinox of the same year
        julian -= 365.2422
    for _ in range(6):
        julian += ((longitude - _sun_longitude(julian) + 180) % 360 - 180) * 365.2422 / 360
    return midnights.day(julian, SUN_DOUBT)


def _months(year: int, midnights: Midnights) -> Iterator[tuple[int, int]]:
    """(month, ordinal of its first day) from the eleventh month of `year - 1` on, leap months left out."""
    solstices = [solar_term(each, 270, midnights) for each in (year - 1, year)]
    k = round((date(year - 1, 12, 21).toordinal() - date(2000, 1, 6).toordinal()) / 29.530588861) - 2
    moons = [new_moon(each, midnights) for each in range(k, k + 18)]
    first, last = (max(index for index, day in enumerate(moons) if day <= each) for each in solstices)
    leap = None
    if last - first == 13:
        terms = {solstices[0], solar_term(year, 300, midnights), solar_term(year, 330, midnights)}
        terms.update(solar_term(year, longitude, midnights) for longitude in range(0, 271, 30))
        leap = next(
            index
            for index in range(first + 1, last)
            if not any(moons[index] <= term < moons[index + 1] for term in terms)
        )
    month = 11
    for index in range(first, last):
        if index != leap:
            yield (month - 1) % 12 + 1, moons[index]
            month += 1


def _computed(year: int, midnights: Midnights) -> tuple[date, ...]:
    firsts = dict(_months(year, midnights))
    days = firsts[1], solar_term(year, 15, midnights), firsts[5] + 4, firsts[8] + 14
    return tuple(date.fromordinal(each) for each in days)


def festival_days(year: int) -> tuple[date, ...]:
    """春节 (正月初一), 清明节, 端午节 (五月初五), 中秋节 (八月十五) of a year.

    Raises ValueError when a festival hangs on an instant too near to midnight.
    """
    midnights = Midnights()
    days = _computed(year, midnights)
    for midnight in midnights.near - DECIDED:
        if _computed(year, Midnights(flipped=midnight)) != days:
            raise ValueError(f"{year} hangs on the midnight of {date.fromordinal(midnight)}")
    return days


def table() -> str:
    """The module's text."""
    rows = [
        f"{year} " + " ".join(f"{day:%m%d}" for day in festival_days(year)) for year in range(FIRST_YEAR, LAST_YEAR + 1)
    ]
    body = "\n".join(rows)
    return f'''"""Days of the festivals that hang on moon and sun, {FIRST_YEAR} to {LAST_YEAR}.

Written by tools/build_calendar.py. A line: year, then month and day of 春节 (正月初一), 清明节, 端午节, 中秋节.
"""

from __future__ import annotations

LUNAR_DAYS = """\\
{body}
"""
'''


def main(arguments: list[str]) -> int:
    """Write the table, or with --check compare it."""
    text = table()
    if "--check" in arguments:
        return int(TARGET.read_text(encoding="utf-8") != text)
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
