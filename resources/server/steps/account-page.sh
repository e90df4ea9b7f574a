# account-page: the page where hosts accept their invitation and choose a password, at https://$DOMAIN/hosts/.

page=/usr/local/share/meethouse/hosts
locations=/etc/jitsi/meet/jaas/meethouse.conf

check() { folder_placed hosts "$page" && placed nginx-locations.conf "$locations"; }
apply() { place_folder hosts "$page" && place nginx-locations.conf "$locations" && nginx -t && reload_later nginx; }
