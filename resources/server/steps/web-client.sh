# web-client: tells browsers where guests come in, and to ask nobody but this server.

config=/etc/jitsi/meet/$DOMAIN-config.js

check() { has_block "$config" config.js //; }
apply() { add_block "$config" config.js //; }
