# access-log: nginx writes visitors' addresses shortened, and neither the names of rooms nor where a visitor came from.

site=/etc/nginx/sites-available/$DOMAIN.conf
format=/etc/nginx/conf.d/meethouse-log.conf
line='access_log /var/log/nginx/access.log meethouse;'

check() { placed nginx-log.conf "$format" && line_replaced "$site" '#' 'access_log ' "$line"; }
apply() {
	place nginx-log.conf "$format" && replace_line "$site" '#' 'access_log ' "$line" && nginx -t && reload_later nginx
}
