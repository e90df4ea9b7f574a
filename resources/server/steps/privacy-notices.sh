# privacy-notices: the notices that everybody may read stand at https://$DOMAIN/privacy/, and the meeting page has a link to them.

pages=/usr/local/share/meethouse/privacy
locations=/etc/jitsi/meet/jaas/meethouse-privacy.conf
config=/etc/jitsi/meet/$DOMAIN-config.js

each() {
	find "$bundle/files/notices" -type f | while read -r file; do
		"$1" "notices/${file##*/}" "$pages/${file##*/}" || return 1
	done
}

# Pages that were published before and are no more.
old_pages() {
	find "$pages" -type f | while read -r page; do
		[ -f "$bundle/files/notices/${page##*/}" ] || printf '%s\n' "$page"
	done
}

# What they were made from stays here, so that any computer can say when they no longer hold.
check() {
	each placed && [ -z "$(old_pages)" ] && placed notices.conf "$locations" && has_block "$config" notices.js // &&
		placed published.json "$state/published.json" 0600
}

apply() {
	each place || return 1
	old_pages | while read -r page; do rm -f "$page"; done
	place notices.conf "$locations" && nginx -t -q && reload_later nginx && add_block "$config" notices.js // &&
		place published.json "$state/published.json" 0600
}
