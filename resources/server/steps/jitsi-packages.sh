# jitsi-packages: installs Jitsi Meet for $DOMAIN with a self-signed certificate to begin with, and without the telephony service of a third party.

wanted() {
	# nginx first, or the packages would settle for another web server. What later steps need comes along: one apt instead of several.
	set -- nginx jitsi-meet logrotate
	[ "$FIREWALL" = no ] || set -- "$@" nftables
	[ "$UPDATES" = none ] || set -- "$@" unattended-upgrades
	[ "$TURN" = no ] || set -- "$@" jitsi-meet-turnserver
	printf '%s\n' "$@"
}

# What the packages' scripts do once and never look at again. Where Prosody, the scripts or the whole server were stopped meanwhile, the packages
# count as installed all the same, and configured anew they make up for nothing of it: jicofo and the bridge could not sign in any more.
data=/var/lib/prosody/auth%2e$(printf %s "$DOMAIN" | sed 's/\./%2e/g; s/-/%2d/g')

accounts_made() { [ -s "$data/accounts/focus.dat" ] && [ -s "$data/accounts/jvb.dat" ]; }
focus_is_followed() { grep -qsE 'subscription.* = "(from|both)"' "$data/roster/focus.dat"; }
# Of the two forms of such a file only Java reads both, and takes its time.
java_trusts_prosody() {
	grep -qsaF "debian:auth.$DOMAIN.pem" /etc/ssl/certs/java/cacerts ||
		keytool -list -cacerts -storepass changeit -alias "debian:auth.$DOMAIN.pem" </dev/null >/dev/null 2>&1
}
all_made() { accounts_made && focus_is_followed && java_trusts_prosody; }

# make_account NAME FILE KEY: the password is the one that the service has in its settings. Unlike adduser, this does not need a Prosody that
# answers. The password goes from program to program, twice as if it were typed.
make_account() {
	hocon -j -f "$2" get "$3" | sed 's/^"\(.*\)"$/\1/p' | prosodyctl register "$1" "auth.$DOMAIN" >/dev/null ||
		fail "The account $1 could not be made in Prosody."
}

make_up_for_it() {
	all_made && return
	say "The packages' scripts were stopped in the middle. What they left out is made now."
	restart_later prosody jicofo jitsi-videobridge2 &&
		make_account focus /etc/jitsi/jicofo/jicofo.conf jicofo.xmpp.client.password &&
		make_account jvb /etc/jitsi/videobridge/jvb.conf videobridge.apis.xmpp-client.configs.shard.PASSWORD &&
		prosodyctl mod_roster_command subscribe "focus.$DOMAIN" "focus@auth.$DOMAIN" || return
	java_trusts_prosody || update-ca-certificates -f
}

check() {
	# shellcheck disable=SC2046 # package names hold no blanks
	packages_installed $(wanted) && [ -e "/etc/jitsi/meet/$DOMAIN-config.js" ] && all_made
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
	fi && make_up_for_it
}
