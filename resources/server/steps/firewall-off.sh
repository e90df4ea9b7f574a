# firewall-off: the firewall of an earlier run is taken away, as the settings want none of ours.

service=meethouse-firewall.service

check() { [ ! -e "/etc/systemd/system/$service" ] || unit_disabled "$service"; }
apply() { disable_unit "$service"; }
