# privacy-notices-withdrawn: nothing is published at https://$DOMAIN/privacy/ any more, and the meeting page has no link to it.

pages=/usr/local/share/meethouse/privacy
locations=/etc/jitsi/meet/jaas/meethouse-privacy.conf
config=/etc/jitsi/meet/$DOMAIN-config.js

no_pages() { [ ! -d "$pages" ] || [ -z "$(find "$pages" -type f)" ]; }

check() {
	taken_away "$state/published.json" && block_dropped "$config" notices.js // && taken_away "$locations" && no_pages
}

# The folder stays, so that they can be published again. What they were made from goes last: it says that there are any.
apply() {
	drop_block "$config" notices.js // && rm -f "$locations" && reload_later nginx &&
		{ no_pages || find "$pages" -type f -delete; } && rm -f "$state/published.json"
}
