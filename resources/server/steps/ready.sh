# ready: waits until everything answers with its new settings, so that the meeting server can be used from the moment the run ends.

answers() { curl --silent --fail --max-time 5 --output /dev/null "$@"; }

check() {
	answers --header "Host: $DOMAIN" http://127.0.0.1:5280/http-bind &&
		answers http://127.0.0.1:8888/about/version &&
		curl --silent --fail --head --insecure --max-time 5 --resolve "$DOMAIN:443:127.0.0.1" "https://$DOMAIN/hosts/" |
		grep -qi '^content-security-policy:'
}

bridge_known() {
	curl --silent --max-time 5 http://127.0.0.1:8888/debug |
		jq -e '[.bridge_selector | .. | objects | select(has("operational"))] | length > 0' >/dev/null 2>&1
}

# A bridge that does not come is the proof's to judge, which says what to do about it.
apply() {
	restart_now && within 60 check || return 1
	within 60 bridge_known || say 'The videobridge has not signed in yet.'
}
