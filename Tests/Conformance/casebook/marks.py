"""Marks: clustered, contact_kept, deputy, late_entry, remote_month, remote_share."""

from casebook.world import *

DISABLED = [home(), holder()]
SPECIAL = [home(), holder(), shock("H1", LONG_AGO)]
KEY = [home(), person(), status(), link("探访责任", "R1", "P1")]
SELF_CARING = [*KEY, assessed("P1", "2025-01-01", 0)]
FIRST_QUARTER = {"at": "2026-02-15"}


def call(number, when, by="R1", **more):
    return visit(number, when, "电话", by=by, **more)


CLUSTERED = [
    case("nine days apart are clustered in a month of thirty, ten are not", *SPECIAL,
         visit("V1", "2026-03-27"), visit("V2", "2026-04-05"), visit("V3", "2026-05-27"),
         visit("V4", "2026-06-06"),
         ask("D-07", "H1", "2026-04-01 done 1 V2 clustered", at="2026-04-01"),
         ask("D-07", "H1", "2026-06-01 done 1 V4", at="2026-06-01")),
    case("ten days apart are clustered in a month of thirty-one", *SPECIAL,
         visit("V1", "2026-04-28"), visit("V2", "2026-05-08"),
         ask("D-07", "H1", "2026-05-01 done 1 V2 clustered", at="2026-05-01")),
    case("four days apart are clustered in a half-month of fifteen, five are not", *KEY,
         visit("V1", "2026-01-30", by="R1"), visit("V2", "2026-02-03", by="R1"),
         visit("V3", "2026-02-25", by="R1"), visit("V4", "2026-03-02", by="R1"),
         ask("D-24", "P1", "2026-02-01 done 1 V2 clustered", at="2026-02-01"),
         ask("D-24", "P1", "2026-03-01 done 1 V4", at="2026-03-01")),
    case("121 days apart are clustered in a year, 122 are not", *DISABLED, holder("P2"),
         visit("V1", "2025-12-01", by="T1", met="P1;P2"), visit("V2", "2026-04-01", by="T1"),
         visit("V3", "2026-04-02", by="T1", met="P2"),
         ask("D-04", None, "2026-01-01 done 1 V2 clustered unit=P1",
             "2026-01-01 done 1 V3 - unit=P2")),
    case("its first day and the last day of the window before are compared", *SPECIAL,
         visit("V1", "2026-04-01"), visit("V2", "2026-04-30"), visit("V3", "2026-05-01"),
         visit("V4", "2026-05-31"), visit("V5", "2026-06-30"),
         ask("D-07", "H1", "2026-05-01 done 2 V3;V4 clustered", "2026-06-01 done 1 V5",
             first="2026-05-01", last="2026-06-01")),
    case("the listed window before it may lie further back, but is then too far", *KEY,
         visit("V1", "2026-01-31", by="R1"), visit("V2", "2026-02-16", by="R1"),
         ask("D-24", "P1", "2026-02-16 done 1 V2", at="2026-02-16")),
    case("a window not listed between two does not part them", home(), person(),
         link("探访责任", "R1", "P1"), status("P1", LONG_AGO, "2026-01-31"),
         status("P1", "2026-02-12"), assessed("P1", "2025-01-01", 1),
         visit("V1", "2026-01-31", by="R1"), visit("V2", "2026-02-13", by="R1"),
         visit("V3", "2026-02-16", by="R1"),
         ask("D-24", "P1", "2026-02-16 done 1 V3", at="2026-02-16")),
    case("clustered whatever the states: one of two visits in each year", home(), holder(),
         link("联系户", "C1", "H1"), visit("V1", "2025-12-20", by="C1"),
         visit("V2", "2026-01-05", by="C1"),
         ask("D-02", "C1+H1", "2026-01-01 missed 1 V2 clustered")),
    case("the days of rejected windows are compared as well", *KEY, call("V1", "2026-01-14"),
         call("V2", "2026-01-16"), visit("V3", "2026-02-01", by="R1"), call("V4", "2026-01-30"),
         ask("D-24", "P1", "2026-01-01 done 1 V1 remote_share",
             "2026-01-16 remote_rejected 0 - clustered;remote_month;remote_share",
             "2026-02-01 done 1 V3 clustered;remote_share", first="2026-01-01",
             last="2026-02-01")),
]

CONTACT_KEPT = [
    case("contact_kept only while open", home(), holder(), link("联系户", "C1", "H1"),
         visit("V1", "2026-02-10", by="C1"),
         call("V2", "2026-03-10", by="C1", 未入户原因="住院"), visit("V3", "2026-04-10", by="C1"),
         ask("D-02", "C1+H1", "2026-01-01 open 1 V1", as_of="2026-03-09"),
         ask("D-02", "C1+H1", "2026-01-01 open 1 V1 contact_kept", as_of="2026-03-10"),
         ask("D-02", "C1+H1", "2026-01-01 done 2 V1;V3", as_of="2026-04-10")),
    case("a void window shows no contact_kept", home(), holder(last="2026-02-20"),
         call("V1", "2026-02-10", by="K1", 未入户原因="住院"),
         ask("D-06", "H1", "2026-01-01 open 0 - contact_kept", as_of="2026-02-19"),
         ask("D-06", "H1", "2026-01-01 void 0", as_of="2026-02-20")),
]

DEPUTY = [
    case("deputy is marked if any counted event was a deputy's", *DISABLED,
         link("代理", "S1", "K1"), visit("V1", "2026-02-10"), visit("V2", "2026-03-10", by="S1"),
         ask("D-06", "H1", "2026-01-01 done 2 V1;V2 deputy", **FIRST_QUARTER)),
    case("a deputy's visit that does not count leaves no mark", *DISABLED,
         link("代理", "S1", "K1"), visit("V1", "2026-02-10 09:00"),
         visit("V2", "2026-02-10 10:00", by="S1"),
         ask("D-06", "H1", "2026-01-01 done 1 V1", **FIRST_QUARTER)),
]

LATE = [
    case("entered seven days after is not late, eight days after is", *DISABLED,
         visit("V1", "2026-02-10 00:00", 登记时间="2026-02-17 23:59"),
         visit("V2", "2026-05-10 23:59", 登记时间="2026-05-18 00:00"),
         ask("D-06", "H1", "2026-01-01 done 1 V1", "2026-04-01 done 1 V2 late_entry",
             as_of="2026-06-30")),
    case("the first entry is meant, not its correction", *DISABLED, visit("V1", "2026-02-10"),
         visit("V2", "2026-02-10", 登记时间="2026-06-01 09:00", 更正="V1"),
         ask("D-06", "H1", "2026-01-01 done 1 V2", **FIRST_QUARTER)),
    case("the time is meant as corrected", *DISABLED,
         visit("V1", "2026-02-10", 登记时间="2026-02-12 09:00"),
         visit("V2", "2026-02-04", 登记时间="2026-02-13 09:00", 更正="V1"),
         ask("D-06", "H1", "2026-01-01 done 1 V2 late_entry", **FIRST_QUARTER)),
    case("a late entry corrected to a later day is late no more", *DISABLED,
         visit("V1", "2026-02-01", 登记时间="2026-02-12 09:00"),
         visit("V2", "2026-02-05", 登记时间="2026-02-20 09:00", 更正="V1"),
         visit("V3", "2026-02-06", 登记时间="2026-03-20 09:00", 更正="V2"),
         ask("D-06", "H1", "2026-01-01 done 1 V3", **FIRST_QUARTER)),
]

REMOTE = [
    case("door days exactly half are not more than half", *SELF_CARING,
         visit("V1", "2026-01-05", by="R1"), call("V2", "2026-01-20"),
         ask("D-23", "P1", "2026-01-01 done 2 V1;V2 remote_share", as_of="2026-01-31")),
    case("two door days of three are more than half", *SELF_CARING,
         visit("V1", "2026-01-05", by="R1"), call("V2", "2026-01-20"),
         visit("V3", "2026-01-25", "见面", by="R1"),
         ask("D-23", "P1", "2026-01-01 done 3 V1;V2;V3", as_of="2026-01-31")),
    case("the quarter counts so far, up to the window's last day", *SELF_CARING,
         call("V1", "2026-01-20"), visit("V2", "2026-02-05", by="R1"),
         visit("V3", "2026-02-25", by="R1"),
         ask("D-23", "P1", "2026-01-01 done 1 V1 remote_share", "2026-02-01 done 2 V2;V3",
             "2026-03-01 missed 0", as_of="2026-03-31")),
    case("the share begins anew each quarter, and needs a fulfilling day", *SELF_CARING,
         call("V1", "2026-03-20"), call("V2", "2026-05-20"),
         ask("D-23", "P1", "2026-03-01 done 1 V1 remote_share", "2026-04-01 missed 0",
             "2026-05-01 done 1 V2 remote_share", "2026-06-01 missed 0 - remote_share",
             first="2026-03-01", last="2026-06-30", as_of="2026-06-30")),
    case("a running window has no remote marks", *KEY, call("V1", "2026-01-20"),
         ask("D-24", "P1", "2026-01-16 done 1 V1", at="2026-01-20", as_of="2026-01-30"),
         ask("D-24", "P1", "2026-01-16 done 1 V1 remote_month;remote_share", at="2026-01-20",
             as_of="2026-01-31")),
    case("days of windows of the other duty belong to the quarter", *KEY,
         assessed("P1", "2026-02-20", 0), visit("V1", "2026-01-05", by="R1"),
         visit("V2", "2026-01-20", by="R1"), call("V3", "2026-03-05"),
         ask("D-23", "P1", "2026-03-01 done 1 V3", as_of="2026-03-31")),
    case("days outside the stays do not belong to the quarter", home(), person(),
         link("探访责任", "R1", "P1"), status("P1", "2026-02-01"),
         visit("V1", "2026-01-20", by="R1"), visit("V2", "2026-01-25", by="R1"),
         call("V3", "2026-02-05"),
         ask("D-24", "P1", "2026-02-01 done 1 V3 remote_share", as_of="2026-02-15")),
    case("a day with a door visit and a call is a door day", *KEY,
         call("V1", "2026-01-20 09:00"), visit("V2", "2026-01-20 15:00", by="R1"),
         ask("D-24", "P1", "2026-01-16 done 1 V2", at="2026-01-20", as_of="2026-01-31")),
    case("remote_month: a door day in the first half spares the second", *KEY,
         visit("V1", "2026-01-05", by="R1"), visit("V2", "2026-01-06", by="R1"),
         call("V3", "2026-01-20"),
         ask("D-24", "P1", "2026-01-01 done 2 V1;V2", "2026-01-16 done 1 V3",
             as_of="2026-01-31")),
    case("remote_month: a call in the first half marks the second, though missed", *KEY,
         call("V1", "2026-01-05"),
         ask("D-24", "P1", "2026-01-01 done 1 V1 remote_share",
             "2026-01-16 missed 0 - remote_month;remote_share", as_of="2026-01-31")),
    case("remote_month: no days at all, no mark", *KEY,
         ask("D-24", "P1", "2026-01-16 missed 0", at="2026-01-16", as_of="2026-01-31")),
    case("marks stand in alphabetical order", home(), person(),
         status(), link("探访责任", "R1", "P1"), link("代理", "S1", "R1"),
         visit("V1", "2026-01-15", by="S1"),
         call("V2", "2026-01-16", by="S1", 登记时间="2026-01-30 09:00"),
         ask("D-24", "P1", "2026-01-16 done 1 V2 clustered;deputy;late_entry;remote_share",
             at="2026-01-16", as_of="2026-01-31")),
]

CASES = [*CLUSTERED, *CONTACT_KEPT, *DEPUTY, *LATE, *REMOTE]
