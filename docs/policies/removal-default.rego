# Whatever the rules of authority permit is allowed; a tombstone stays.
package vtc.removal

default allow := false

allow if input.action == "remove"

min_disposition := "tombstone"
