package vtc.removal_test

import data.vtc.removal

ask(actor, target, reason) := {"action": "remove", "actor_role": actor, "target_role": target, "reason": reason}

test_anybody_removes_an_ordinary_member if {
	every role in ["user", "staff", "supervisor"] {
		removal.allow with input as ask("staff", role, "")
	}
}

test_a_developer_with_a_reason_removes_whom_they_will if {
	every role in ["administrator", "developer"] {
		removal.allow with input as ask("developer", role, "left the company")
	}
}

test_an_administrator_does_not if {
	not removal.allow with input as ask("administrator", "administrator", "left the company")
	removal.reasons == {"only a developer removes an administrator or a developer"} with input as ask("administrator", "administrator", "left")
}

test_nor_does_a_developer_without_a_reason if {
	not removal.allow with input as ask("developer", "administrator", "  ")
	removal.reasons == {"say why: removing an administrator or a developer needs a reason"} with input as ask("developer", "administrator", "  ")
}

test_whoever_is_allowed_hears_no_reasons if count(removal.reasons) == 0 with input as ask("developer", "developer", "left")

test_a_tombstone_stays if removal.min_disposition == "tombstone"
