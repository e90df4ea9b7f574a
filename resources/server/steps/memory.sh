# memory: gives the two Java programs as much memory as this server can spare.

check() {
	placed memory-jicofo.conf /etc/systemd/system/jicofo.service.d/meethouse.conf &&
		placed memory-bridge.conf /etc/systemd/system/jitsi-videobridge2.service.d/meethouse.conf
}
apply() {
	place memory-jicofo.conf /etc/systemd/system/jicofo.service.d/meethouse.conf &&
		place memory-bridge.conf /etc/systemd/system/jitsi-videobridge2.service.d/meethouse.conf &&
		restart_later jicofo jitsi-videobridge2 || return
	# Nor for these.
	restart_now --no-block
}
