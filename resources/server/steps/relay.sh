# relay: the TURN server knows which public address a router puts in place of the server's own, where one does.

settings=/etc/turnserver.conf

router() { [ -e "$bundle/files/relay-router.conf" ]; }

check() { if router; then has_block "$settings" relay-router.conf '#'; else block_dropped "$settings" relay-router.conf '#'; fi; }
apply() {
	if router; then add_block "$settings" relay-router.conf '#'; else drop_block "$settings" relay-router.conf '#'; fi &&
		restart_later coturn
}
