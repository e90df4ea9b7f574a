#!/bin/sh
# Meethouse: hands a new certificate to nginx and to the TURN server: what a deploy brings, and what certbot renews.
# certbot calls it with RENEWED_LINEAGE=/etc/letsencrypt/live/DOMAIN. Prosody needs none: nginx speaks for it to the world,
# and jicofo and the bridge believe the one that Prosody made for itself.
set -eu

domain=${RENEWED_LINEAGE##*/}
# Other certificates of this server are none of our business.
[ -e "/etc/jitsi/meet/$domain-config.js" ] || exit 0

# hand_over NAME TARGET MODE OWNER: never half a file, not even for a moment.
hand_over() {
	install -m "$3" -o "$4" "$RENEWED_LINEAGE/$1" "$2.new"
	mv -f "$2.new" "$2"
}

hand_over fullchain.pem "/etc/jitsi/meet/$domain.crt" 0644 root
hand_over privkey.pem "/etc/jitsi/meet/$domain.key" 0600 root
nginx -t -q
systemctl reload nginx

if grep -q 'jitsi-meet coturn config' /etc/turnserver.conf 2>/dev/null; then
	mkdir -p /etc/coturn/certs
	hand_over fullchain.pem "/etc/coturn/certs/$domain.fullchain.pem" 0400 turnserver
	hand_over privkey.pem "/etc/coturn/certs/$domain.privkey.pem" 0400 turnserver
	sed -i -e "s|^cert=.*|cert=/etc/coturn/certs/$domain.fullchain.pem|" \
		-e "s|^pkey=.*|pkey=/etc/coturn/certs/$domain.privkey.pem|" /etc/turnserver.conf
	systemctl restart coturn
fi
