# A removal names two reasons, separated by a semicolon. Whoever is removed by others leaves a record.
package vtc.removal

default allow := false

named contains reason if {
	some part in split(input.reason, ";")
	reason := trim_space(part)
	count(reason) >= 10
}

allow if count(named) >= 2

reasons contains "name two different reasons of at least 10 characters, separated by a semicolon" if not allow

min_disposition := "historical"

floor := "tombstone"
