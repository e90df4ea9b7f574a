#!/bin/bash
# Stand-in for the certificate script. What it does stands in /etc/standin-acme: "success", "renewed" (the client's
# code 2, nothing to do) or "failure" (also when the file is missing). Whatever happens, it ends with 0.
set -e

EMAIL=$1
DOMAIN=$2
if [ -z "$DOMAIN" ]; then
    # shellcheck source=/dev/null
    . /usr/share/debconf/confmodule
    db_get jitsi-meet/jvb-hostname
    DOMAIN=$RET
fi
[ -n "$EMAIL" ] || { echo "No email given, no certificate asked for."; exit 0; }

result=$(cat /etc/standin-acme 2>/dev/null || echo failure)
command -v crontab >/dev/null || result=failure
case "$result" in
success)
    mkdir -p /opt/acmesh/.acme.sh
    openssl req -x509 -newkey rsa:2048 -nodes -days 90 -subj "/O=Stand-in authority/CN=$DOMAIN" \
        -addext "subjectAltName=DNS:$DOMAIN" -keyout "/etc/jitsi/meet/$DOMAIN.key" -out "/etc/jitsi/meet/$DOMAIN.crt" 2>/dev/null
    (crontab -l 2>/dev/null | grep -v acme.sh; echo "17 3 * * * /opt/acmesh/.acme.sh/acme.sh --cron") | crontab -
    service nginx force-reload || true
    /usr/share/jitsi-meet/scripts/coturn-le-update.sh "$DOMAIN"
    ;;
renewed) echo "Domains not changed, skipped." ;;
*)
    echo "Issuing the certificate from Let's Encrypt failed, continuing ..."
    echo "You can retry later by executing: /usr/share/jitsi-meet/scripts/install-letsencrypt-cert.sh $EMAIL"
    ;;
esac
exit 0
