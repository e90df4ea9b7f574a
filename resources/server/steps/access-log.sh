# access-log: nginx writes visitors' addresses shortened, and neither the names of rooms nor where a visitor came from.

site=/etc/nginx/sites-available/$DOMAIN.conf
format=/etc/nginx/conf.d/meethouse-log.conf
log='access_log /var/log/nginx/access.log meethouse;'
# What nginx says about a single request holds address and room, too; for the other block our locations say the same.
quiet='listen 80; access_log /var/log/nginx/access.log meethouse; error_log /var/log/nginx/error.log emerg;'

# The block for port 80 has no such line of its own and would take nginx's; it gets one beside its first.
check() {
	placed nginx-log.conf "$format" && line_replaced "$site" '#' 'access_log ' "$log" &&
		line_replaced "$site" '#' 'listen 80;' "$quiet"
}
apply() {
	place nginx-log.conf "$format" && replace_line "$site" '#' 'access_log ' "$log" &&
		replace_line "$site" '#' 'listen 80;' "$quiet" && nginx -t -q && reload_later nginx
}
