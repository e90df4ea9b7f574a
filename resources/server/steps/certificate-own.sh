# certificate-own: shows the certificate for $DOMAIN that the settings name, in nginx and in the TURN server. Its key comes as a secret.

hook=/usr/local/share/meethouse/certificate-hook.sh
renewals=/etc/letsencrypt/renewal-hooks/deploy/meethouse
shown=/etc/jitsi/meet/$DOMAIN

is_shown() {
	digest=$(sha256sum "$shown.crt") && [ "${digest%% *}" = "$CERTIFICATE_SHA256" ] &&
		public=$(openssl x509 -in "$shown.crt" -noout -pubkey) && [ "$public" = "$(openssl pkey -in "$shown.key" -pubout)" ]
}

relay_shows() {
	grep -qs 'jitsi-meet coturn config' /etc/turnserver.conf || return 0
	relay=/etc/coturn/certs/$DOMAIN
	cmp -s "$shown.crt" "$relay.fullchain.pem" && cmp -s "$shown.key" "$relay.privkey.pem" &&
		grep -qxF "cert=$relay.fullchain.pem" /etc/turnserver.conf
}

# A certificate that certbot still renews must not take this one's place.
check() { is_shown && relay_shows && taken_away "$renewals" && placed certificate-hook.sh "$hook" 0755; }

apply() {
	lineage=$scratch/$DOMAIN
	mkdir -p "$lineage" || return
	if [ -e "$bundle/files/certificate.pem" ]; then
		key=$(secret certificate-key) || return
		ln -sf "$bundle/files/certificate.pem" "$lineage/fullchain.pem" && ln -sf "$key" "$lineage/privkey.pem" || return
	elif is_shown; then
		ln -sf "$shown.crt" "$lineage/fullchain.pem" && ln -sf "$shown.key" "$lineage/privkey.pem" || return
	else
		fail 'The certificate is not the one these settings were carried out with, and its files are not at hand. Start again with the settings file that names them.'
		return 1
	fi
	our_tree /etc/coturn/certs && place certificate-hook.sh "$hook" 0755 && take_away "$renewals" &&
		RENEWED_LINEAGE=$lineage "$hook" && secret_done certificate-key
}
