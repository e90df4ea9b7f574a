# certificate-letsencrypt: certbot fetches a certificate for $DOMAIN through the web server and renews it by itself;
# nginx and the TURN server take each new one over.

live=/etc/letsencrypt/live/$DOMAIN
hook=/usr/local/share/meethouse/certificate-hook.sh

check() {
	packages_installed certbot && placed certificate-hook.sh "$hook" 0755 &&
		link_placed "$hook" /etc/letsencrypt/renewal-hooks/deploy/meethouse &&
		[ -s "$live/fullchain.pem" ] && cmp -s "$live/fullchain.pem" "/etc/jitsi/meet/$DOMAIN.crt" &&
		[ -s "/etc/jitsi/meet/$DOMAIN.key" ] &&
		{ [ -z "$ACME_DIRECTORY" ] || grep -qxF "server = $ACME_DIRECTORY" "/etc/letsencrypt/renewal/$DOMAIN.conf"; }
}

ask() {
	set -- "$@" certonly --non-interactive --agree-tos --webroot --webroot-path /usr/share/jitsi-meet \
		--cert-name "$DOMAIN" --domain "$DOMAIN" --keep-until-expiring
	if [ -n "$EMAIL" ]; then
		set -- "$@" --email "$EMAIL" --no-eff-email
	else
		set -- "$@" --register-unsafely-without-email
	fi
	certbot "$@"
}

apply() {
	[ -d /etc/letsencrypt ] || our_tree /etc/letsencrypt || return 1
	[ -d /etc/coturn/certs ] || our_tree /etc/coturn/certs || return 1
	install_packages certbot && place certificate-hook.sh "$hook" 0755 &&
		place_link "$hook" /etc/letsencrypt/renewal-hooks/deploy/meethouse || return 1
	if [ -n "$ACME_DIRECTORY" ]; then
		ask --server "$ACME_DIRECTORY" || return 1
	else
		# A rehearsal against the staging directory costs nothing, a failed try against the real one counts towards its limits.
		ask --dry-run && ask || return 1
	fi
	RENEWED_LINEAGE="$live" "$hook"
}
