# jitsi-key: fetches the key that Jitsi's packages are signed with, and keeps the one that is pinned in Meethouse and no other.

keyring=/etc/apt/keyrings/meethouse-jitsi.asc

# A folder of its own for gpg, which would otherwise look into root's.
own_gpg() { gpg --batch --quiet --no-options --no-default-keyring --homedir "$scratch" --keyring "$scratch/jitsi.gpg" "$@" 2>/dev/null; }

only_key_in() {
	own_gpg --show-keys --with-colons "$1" |
		awk -F: '$1 == "pub" { keys++ } $1 == "fpr" && !first { first = $10 } END { if (keys == 1) print first }'
}

check() {
	[ -s "$keyring" ] && packages_installed gpg && [ "$(only_key_in "$keyring")" = "$JITSI_KEY_FINGERPRINT" ]
}

apply() {
	install_packages ca-certificates curl gpg || return 1
	curl --fail --silent --show-error --location --proto '=https' --proto-redir '=https' --max-time 60 --retry 3 \
		--output "$scratch/fetched.asc" "$JITSI_KEY_URL" || fail "The key of Jitsi's packages could not be fetched from $JITSI_KEY_URL." || return 1
	own_gpg --import "$scratch/fetched.asc" || :
	if ! own_gpg --armor --export "$JITSI_KEY_FINGERPRINT" >"$scratch/pinned.asc" || [ ! -s "$scratch/pinned.asc" ]; then
		fail "The key that Meethouse knows is not at $JITSI_KEY_URL. It may have been renewed, or somebody stands between."
		return 1
	fi
	ours "$keyring" && install -D -m 0644 "$scratch/pinned.asc" "$keyring"
}
