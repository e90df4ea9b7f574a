# prosody-modules: puts our Prosody modules where the drop-in of the next step names them.

modules=/usr/local/share/meethouse/prosody

each() {
	for name in "$bundle"/files/prosody/*.lua; do
		"$1" "prosody/${name##*/}" "$modules/${name##*/}" || return 1
	done
	"$1" hosts-call.sh /usr/local/share/meethouse/hosts-call.sh 0755
}

check() { each placed; }
apply() { each place && restart_later prosody; }
