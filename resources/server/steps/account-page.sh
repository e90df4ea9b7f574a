# account-page: the page where hosts accept their invitation and choose a password, at https://$DOMAIN/hosts/.

page=/usr/local/share/meethouse/hosts
locations=/etc/jitsi/meet/jaas/meethouse.conf

each() {
	find "$bundle/files/hosts" -type f | while read -r file; do
		"$1" "hosts/${file#"$bundle/files/hosts/"}" "$page/${file#"$bundle/files/hosts/"}" || return 1
	done
}

check() { each placed && placed nginx-locations.conf "$locations"; }
apply() { each place && place nginx-locations.conf "$locations" && nginx -t && reload_later nginx; }
