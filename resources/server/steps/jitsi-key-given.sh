# jitsi-key-given: puts the key that the settings name where apt looks for it.

keyring=/etc/apt/keyrings/meethouse-jitsi.asc

check() {
	[ -s "$keyring" ] || return 1
	digest=$(sha256sum "$keyring")
	[ "${digest%% *}" = "$JITSI_KEY_SHA256" ]
}

apply() {
	if [ ! -e "$bundle/files/jitsi-key.asc" ]; then
		fail 'The key is not the one these settings were carried out with, and its file is not at hand. Start again with the settings file that names it.'
		return 1
	fi
	place jitsi-key.asc "$keyring"
}
