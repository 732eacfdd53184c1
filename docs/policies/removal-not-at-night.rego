# Nobody is removed at night: between 22 and 6 o'clock in the zone below.
package vtc.removal

zone := "UTC"

default allow := false

hour := time.clock([time.parse_rfc3339_ns(input.now), zone])[0]

allow if {
	hour >= 6
	hour < 22
}

reasons contains $"nobody is removed between 22:00 and 06:00 ({zone})" if not allow

min_disposition := "tombstone"
