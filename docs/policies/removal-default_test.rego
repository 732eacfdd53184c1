package vtc.removal_test

import data.vtc.removal

test_a_removal_is_allowed if removal.allow with input as {"action": "remove", "actor_role": "staff", "target_role": "user", "reason": ""}

test_anything_else_is_not if not removal.allow with input as {"action": "promote"}

test_nothing_is_not if not removal.allow with input as {}

test_a_tombstone_stays if removal.min_disposition == "tombstone"

test_there_is_no_floor if not removal.floor
