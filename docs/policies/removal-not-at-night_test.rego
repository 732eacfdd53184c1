package vtc.removal_test

import data.vtc.removal

at(time) := {"action": "remove", "now": time}

test_by_day if {
	every time in ["2026-11-20T06:00:00Z", "2026-11-20T12:00:00.5Z", "2026-11-20T21:59:59Z"] {
		removal.allow with input as at(time)
	}
}

test_not_by_night if {
	every time in ["2026-11-20T22:00:00Z", "2026-11-21T00:00:00Z", "2026-11-21T05:59:59.999999Z"] {
		not removal.allow with input as at(time)
	}
}

test_the_zone_counts if not removal.allow with input as at("2026-11-20T14:00:00Z") with data.vtc.removal.zone as "Asia/Tokyo"

test_the_person_refused_hears_why if count(removal.reasons) == 1 with input as at("2026-11-20T23:00:00Z")

test_without_a_time_nobody_is_removed if not removal.allow with input as {"action": "remove"}

test_a_tombstone_stays if removal.min_disposition == "tombstone"
