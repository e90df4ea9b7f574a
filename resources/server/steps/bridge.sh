# bridge: the videobridge finds its public address on the server's own interface and asks nobody else for it.

drop_in=/etc/jitsi/videobridge/meethouse.conf

check() { placed jvb.conf "$drop_in" 0640 jvb:jitsi && has_line /etc/jitsi/videobridge/jvb.conf 'include "meethouse.conf"'; }
apply() {
	place jvb.conf "$drop_in" 0640 jvb:jitsi && add_line /etc/jitsi/videobridge/jvb.conf 'include "meethouse.conf"' &&
		restart_later jitsi-videobridge2
}
