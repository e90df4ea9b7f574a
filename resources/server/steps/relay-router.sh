# relay-router: tells the TURN server which public address a router puts in place of the server's own.

settings=/etc/turnserver.conf

check() { has_block "$settings" relay-router.conf '#'; }
apply() { add_block "$settings" relay-router.conf '#' && restart_later coturn; }
