# Administrators and developers are removed by a developer only, who says why.
package vtc.removal

default allow := false

protected := {"administrator", "developer"}

allow if not input.target_role in protected

allow if {
	input.actor_role == "developer"
	trim_space(input.reason) != ""
}

reasons contains "only a developer removes an administrator or a developer" if {
	input.target_role in protected
	input.actor_role != "developer"
}

reasons contains "say why: removing an administrator or a developer needs a reason" if {
	input.target_role in protected
	trim_space(input.reason) == ""
}

min_disposition := "tombstone"
