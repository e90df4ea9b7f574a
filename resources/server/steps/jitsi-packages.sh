# jitsi-packages: installs Jitsi Meet for $DOMAIN with a self-signed certificate to begin with, and without the telephony service of a third party.

wanted() {
	# nginx first, or the packages would settle for another web server. What later steps need comes along: one apt instead of several.
	set -- nginx jitsi-meet logrotate
	[ "$FIREWALL" = no ] || set -- "$@" nftables
	[ "$UPDATES" = none ] || set -- "$@" unattended-upgrades
	[ "$TURN" = no ] || set -- "$@" jitsi-meet-turnserver
	printf '%s\n' "$@"
}

check() {
	# shellcheck disable=SC2046 # package names hold no blanks
	packages_installed $(wanted) && [ -e "/etc/jitsi/meet/$DOMAIN-config.js" ]
}

apply() {
	# Passwords between the parts are left to the packages: they make random ones. The questions are ours as well: the bridge's package cannot be
	# purged once nobody owns the first one any more.
	preseed <<-EOF || return 1
		meethouse jitsi-videobridge/jvb-hostname string $DOMAIN
		meethouse jitsi-meet/cert-choice select Generate a new self-signed certificate
		meethouse jitsi-meet/jaas-choice boolean false
	EOF
	# shellcheck disable=SC2046
	if [ "$TURN" = no ]; then
		install_packages --no-install-recommends $(wanted)
	else
		install_packages $(wanted)
	fi
}
