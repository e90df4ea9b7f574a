# privacy-notices: the notices that everybody may read stand at https://$DOMAIN/privacy/, and the meeting page has a link to them.

pages=/usr/local/share/meethouse/privacy
locations=/etc/jitsi/meet/jaas/meethouse-privacy.conf
config=/etc/jitsi/meet/$DOMAIN-config.js

# What they were made from stays here, so that any computer can say when they no longer hold.
check() {
	folder_placed notices "$pages" && placed notices.conf "$locations" && has_block "$config" notices.js // &&
		placed published.json "$state/published.json" 0600
}

apply() {
	place_folder notices "$pages" && place notices.conf "$locations" && nginx -t -q && reload_later nginx &&
		add_block "$config" notices.js // && place published.json "$state/published.json" 0600
}
