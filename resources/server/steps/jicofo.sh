# jicofo: opens a room only for a host who has signed in.

drop_in=/etc/jitsi/jicofo/meethouse.conf

# This form of include and no other: the packages' own tool destroys `include file("…")` at the next upgrade.
check() { placed jicofo.conf "$drop_in" 0640 jicofo:jitsi && has_line /etc/jitsi/jicofo/jicofo.conf 'include "meethouse.conf"'; }
apply() {
	place jicofo.conf "$drop_in" 0640 jicofo:jitsi && add_line /etc/jitsi/jicofo/jicofo.conf 'include "meethouse.conf"' &&
		restart_later jicofo
}
