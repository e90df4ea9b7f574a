# secure-domain: hosts sign in at $DOMAIN with accounts of their own, guests come in through guest.$DOMAIN, and Prosody
# is reachable from this machine only.

site=/etc/prosody/conf.avail/$DOMAIN.cfg.lua
drop_in=/etc/prosody/meethouse.cfg.lua

check() { placed prosody.cfg.lua "$drop_in" 0640 root:prosody && has_line "$site" "Include \"$drop_in\" -- meethouse"; }
apply() {
	place prosody.cfg.lua "$drop_in" 0640 root:prosody && add_line "$site" "Include \"$drop_in\" -- meethouse" && restart_later prosody || return
	# It takes a second to go down, which the next steps need not wait for; the step ready waits until it answers.
	restart_now --no-block
}
