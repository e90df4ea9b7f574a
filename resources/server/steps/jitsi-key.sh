# jitsi-key: fetches the key that Jitsi's packages are signed with, and keeps it only if it is the one pinned in Meethouse.

keyring=/etc/apt/keyrings/meethouse-jitsi.asc

fingerprint_of() {
	gpg --batch --no-options --homedir "$scratch" --show-keys --with-colons "$1" 2>/dev/null |
		awk -F: '$1 == "pub" { keys++ } $1 == "fpr" && !first { first = $10 } END { if (keys == 1) print first }'
}

check() {
	[ -s "$keyring" ] && packages_installed gpg && [ "$(fingerprint_of "$keyring")" = "$JITSI_KEY_FINGERPRINT" ]
}

apply() {
	install_packages ca-certificates curl gpg || return 1
	curl --fail --silent --show-error --location --proto '=https' --proto-redir '=https' --max-time 60 --retry 3 \
		--output "$scratch/jitsi-key.asc" "$JITSI_KEY_URL" || fail "The key of Jitsi's packages could not be fetched from $JITSI_KEY_URL." || return 1
	if [ "$(fingerprint_of "$scratch/jitsi-key.asc")" != "$JITSI_KEY_FINGERPRINT" ]; then
		fail "The key at $JITSI_KEY_URL is not the one that Meethouse knows. It may have been renewed, or somebody stands between."
		return 1
	fi
	ours "$keyring" && install -D -m 0644 "$scratch/jitsi-key.asc" "$keyring"
}
