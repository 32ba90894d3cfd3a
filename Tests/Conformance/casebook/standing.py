"""Standing duties D-01, D-03, D-18; actors and places."""

from casebook.world import *

TWO_HOMES = [home(), holder(level="1"), home("H2"), holder("P2", "H2")]
TODAY = "2026-12-31"


def paired(*parts):
    return [home(), link("结对", "C1", "P1"), *parts]


STANDING = [
    case("D-01 is listed from 30 days after 上岗日期", *TWO_HOMES,
         post("C1", "残联干部", COUNTY, "2026-03-01"),
         ask("D-01", "C1", as_of="2026-03-30"),
         ask("D-01", "C1", "2026-03-31 missed 0 - - to=2026-03-31", as_of="2026-03-31")),
    case("D-18 and D-03 are listed from the first day in post", *TWO_HOMES,
         post("C1", "残联干部", COUNTY, "2026-03-01", leader="是"),
         ask("D-18", "C1", "2026-03-01 missed 0", as_of="2026-03-01"),
         ask("D-03", "C1", "2026-03-01 missed 0", as_of="2026-03-01")),
    case("after 离岗 nothing is listed", *TWO_HOMES,
         post("C1", "残联干部", COUNTY, last="2026-03-01"),
         ask("D-01", "C1", "2026-03-01 missed 0", as_of="2026-03-01"),
         ask("D-01", "C1", as_of="2026-03-02"), ask("D-18", "C1", as_of="2026-03-02")),
    case("the earliest 上岗日期 in force is meant", *TWO_HOMES,
         post("C1", "残联干部", COUNTY, "2026-01-01", leader="否"),
         post("C1", "残联干部", OTHER_COUNTY, "2026-06-01", leader="是"),
         ask("D-03", "C1", as_of="2026-06-15"),
         ask("D-01", "C1", "2026-06-15 missed 0", as_of="2026-06-15", area=COUNTY),
         ask("D-01", "C1", as_of="2026-06-15", area=OTHER_COUNTY)),
    case("a post that has ended is not the one meant", *TWO_HOMES,
         post("C1", "残联干部", COUNTY, "2026-01-01", "2026-06-14", leader="否"),
         post("C1", "残联干部", OTHER_COUNTY, "2026-06-01", leader="是"),
         ask("D-03", "C1", "2026-06-15 missed 0", as_of="2026-06-15", area=OTHER_COUNTY),
         ask("D-01", "C1", as_of="2026-06-30"),
         ask("D-01", "C1", "2026-07-01 missed 0", as_of="2026-07-01")),
    case("of two posts begun on one day the smaller 辖区代码 is meant", *TWO_HOMES,
         post("C1", "残联干部", OTHER_COUNTY, "2026-01-01", leader="是"),
         post("C1", "残联干部", COUNTY, "2026-01-01"), ask("D-03", "C1")),
    case("D-01 counts different households on file by links in force", *TWO_HOMES,
         home("H3", last="2026-12-30"), home("H4"), link("联系户", "C1", "H1"),
         link("联系户", "C1", "H1", "2025-01-01"), link("联系户", "C1", "H3"),
         link("联系户", "C1", "H4", last="2026-12-30"),
         link("联系户", "C1", "H2", "2027-01-01"), ask("D-01", "C1", "2026-12-31 missed 1")),
    case("counted is not capped at two households", *TWO_HOMES, home("H3"),
         link("联系户", "C1", "H1"), link("联系户", "C1", "H2"), link("联系户", "C1", "H3"),
         ask("D-01", "C1", "2026-12-31 done 3")),
    case("D-03 is for 班子成员 and counts different villages", *TWO_HOMES,
         post("C1", "残联干部", COUNTY, leader="是"), link("联系点", "C1", VILLAGE),
         link("联系点", "C1", VILLAGE, "2025-01-01"), link("联系点", "C2", VILLAGE),
         ask("D-03", None, "2026-12-31 done 1 - - unit=C1 actor=C1")),
    case("D-18: a severe holder with low-income status that day", *paired(
        holder(level="2"), status(name="低保", last=TODAY)),
         ask("D-18", "C1", "2026-12-31 done 1 - - required=1 unit_type=worker"),
         ask("D-18", "C1", "2027-01-01 missed 0", as_of="2027-01-01", last="2027-12-31")),
    case("D-18: level 3 is not severe, whatever the status", *paired(
        holder(level="3"), status(name="特困分散")), ask("D-18", "C1", "2026-12-31 missed 0")),
    case("D-18: 孤儿 is no status of the list", *paired(holder(level="1"), status(name="孤儿")),
         ask("D-18", "C1", "2026-12-31 missed 0")),
    case("D-18: 突发严重困难户 and 特困集中 are of the list", *paired(
        holder(level="1"), status(name="突发严重困难户"), holder("P2", level="1"),
        status("P2", name="特困集中"), link("结对", "C1", "P2")),
         ask("D-18", "C1", "2026-12-31 done 2")),
    case("D-18: one who has left or died is no pair", *paired(
        holder(level="1", 死亡日期="2026-12-30"), status(name="低保")),
         ask("D-18", "C1", "2026-12-30 done 1", as_of="2026-12-30"),
         ask("D-18", "C1", "2026-12-31 missed 0")),
    case("the pack must be in force at the worker's own area", *TWO_HOMES,
         policy(COUNTY, "fuyang-2022"), link("联系户", "C2", "H1"), link("联系户", "C2", "H2"),
         ask("D-01", None, "2026-12-31 missed 0 - - unit=C1")),
    case("a worker of the township is reached by the county's pack", *TWO_HOMES,
         policy(COUNTY, "fuyang-2022"), post("C3", "残联干部", TOWN),
         ask("D-01", "C3", "2026-12-31 missed 0")),
    case("only 残联干部 have standing duties", *TWO_HOMES, link("联系户", "K1", "H1"),
         post("K1", "村专委", VILLAGE, leader="是"), ask("D-01", "K1"), ask("D-03", "K1")),
    case("a standing duty is listed when the period includes as-of", *TWO_HOMES,
         ask("D-01", "C1", first="2026-01-01", last="2026-12-30"),
         ask("D-01", "C1", first="2027-01-01", last="2027-12-31"),
         ask("D-01", "C1", "2026-12-31 missed 0", at="2026-12-31")),
]

PLACES = [
    case("a row's place is the village on the window's last day", home(),
         home("H2", TOWN2_VILLAGE), holder("P1", "H1", last="2026-06-30"),
         holder("P1", "H2", first="2026-07-01"),
         ask("D-04", "P1", area=TOWN), ask("D-04", "P1", "2026-01-01 missed 0", area=TOWN2),
         ask("D-04", "P1", "2026-01-01 open 0", area=VILLAGE, as_of="2026-06-30")),
    case("one who has left keeps his last place", home(), home("H2", TOWN2_VILLAGE),
         holder("P1", "H1", last="2026-03-31"),
         holder("P1", "H2", first="2026-04-10", last="2026-04-20"),
         ask("D-04", "P1", "2026-01-01 void 0 - - actor=乡镇专委@341202002",
             area=TOWN2_VILLAGE),
         ask("D-04", "P1", "2026-01-01 void 0 - - actor=乡镇专委@341202001", area=TOWN,
             as_of="2026-04-05")),
    case("a link's place is the household's, a standing duty's the worker's area", *TWO_HOMES,
         link("联系户", "C2", "H1"), ask("D-02", "C2+H1", "2026-01-01 missed 0", area=VILLAGE),
         ask("D-01", "C2", area=COUNTY), ask("D-01", "C2", "2026-12-31 missed 1", area=CITY)),
]

CASES = [*STANDING, *PLACES]
