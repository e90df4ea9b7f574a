# logs: lines about participants are deleted when they are as many days old as the settings say, whichever program wrote them; so is the system's journal,
# where sign-ins of administrators stand, after days of its own.

rules=/etc/logrotate.d/00-meethouse
relay=/etc/systemd/system/coturn.service.d/meethouse.conf
journal=/etc/systemd/journald.conf.d/meethouse.conf

quiet_relay() { ! packages_installed coturn || "$1" relay-log.conf "$relay"; }

check() {
	packages_installed logrotate && placed logrotate.conf "$rules" && quiet_relay placed && placed journald.conf "$journal" &&
		unit_enabled logrotate.timer && grep -qs '"/var/log/nginx/access.log"' /var/lib/logrotate/status
}

apply() {
	install_packages logrotate && place logrotate.conf "$rules" && enable_unit logrotate.timer || return 1
	placed relay-log.conf "$relay" || { quiet_relay place && restart_later coturn; } || return 1
	placed journald.conf "$journal" || { place journald.conf "$journal" && restart_later systemd-journald; } || return 1
	# It begins to count when it sees a log for the first time: now, not at midnight.
	logrotate "$rules"
}
