package vtc.removal_test

import data.vtc.removal

said(reason) := {"action": "remove", "reason": reason}

test_two_reasons_are_enough if removal.allow with input as said("left the company; gave back the keys")

test_one_is_not if not removal.allow with input as said("left the company")

test_the_same_twice_is_one if not removal.allow with input as said("left the company; left the company")

test_short_ones_do_not_count if not removal.allow with input as said("a; b; c")

test_the_person_refused_hears_why if count(removal.reasons) == 1 with input as said("")

test_history_is_kept_and_a_tombstone_at_least if {
	removal.min_disposition == "historical"
	removal.floor == "tombstone"
}
