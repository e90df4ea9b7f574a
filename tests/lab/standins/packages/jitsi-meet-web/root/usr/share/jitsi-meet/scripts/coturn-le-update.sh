#!/bin/bash
# Gives coturn a copy of the web server's certificate that it may read.
set -e

DOMAIN=$1
CONFIG=/etc/turnserver.conf
CERTS=/etc/coturn/certs

grep -qs 'jitsi-meet coturn config' "$CONFIG" || exit 0
mkdir -p "$CERTS"
install -m 0400 -o turnserver "/etc/jitsi/meet/$DOMAIN.crt" "$CERTS/$DOMAIN.fullchain.pem"
install -m 0400 -o turnserver "/etc/jitsi/meet/$DOMAIN.key" "$CERTS/$DOMAIN.privkey.pem"
sed -i -e "s|^cert=.*|cert=$CERTS/$DOMAIN.fullchain.pem|" -e "s|^pkey=.*|pkey=$CERTS/$DOMAIN.privkey.pem|" "$CONFIG"
service coturn restart
