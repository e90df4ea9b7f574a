# ready: waits until everything answers with its new settings, so that the meeting server can be used from the moment the run ends.

answers() { curl --silent --fail --max-time 5 --output /dev/null "$@"; }

# Before that it could be the old processes that answer.
restarted() { [ -z "$(systemctl list-jobs --no-legend prosody.service jicofo.service jitsi-videobridge2.service nginx.service)" ]; }

focus_answers() { answers http://127.0.0.1:8888/about/version; }

check() {
	restarted && answers --header "Host: $DOMAIN" http://127.0.0.1:5280/http-bind && focus_answers &&
		curl --silent --fail --head --insecure --max-time 5 --resolve "$DOMAIN:443:127.0.0.1" "https://$DOMAIN/hosts/" |
		grep -qi '^content-security-policy:'
}

# The bridge has more time: it is the proof that waits for it, and says what to do about one that does not come.
# A small server takes most of a minute to bring two Java programs up at once. A jicofo whose forerunner still held its
# port is started once more.
apply() {
	restart_now || return
	within 120 restarted
	within 120 check || { { focus_answers || systemctl restart jicofo; } && within 60 check; }
}
