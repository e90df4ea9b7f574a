# firewall: from outside only SSH, the web, the bridge and the relay can be reached. On trial, until somebody has come in
# anew; later it follows SSH to other ports. A ufw that is at work gets these doors added instead.

rules=/usr/local/share/meethouse/firewall.nft
service=meethouse-firewall.service

ufw_at_work() { grep -qs '^ENABLED=yes' /etc/ufw/ufw.conf; }

doors() {
	printf '%s\n' 80/tcp 443/tcp 10000/udp
	[ "$TURN" = no ] || printf '%s\n' 3478/udp 5349/tcp
}

# Two firewalls would each need to be told of every door.
ours_is_off() { [ ! -e "/etc/systemd/system/$service" ] || unit_disabled "$service"; }

each_door() { for door in $(doors); do "$1" "$door" || return; done; }

# The rules with the ports of SSH, beside the other files of the bundle.
write_rules() {
	ports=$(sh "$bundle/files/firewall-ssh.sh" show)
	[ -n "$ports" ] || fail 'No SSH server was found, so a firewall could shut everybody out.' || return
	if [ "$TURN" = no ]; then without='/# The relay/,/5349/d'; else without=; fi
	sed -e "s/SSH_PORTS/$ports/" -e "$without" "$bundle/files/firewall.nft" >"$bundle/files/firewall-here.nft"
}

each_file() {
	"$1" firewall-here.nft "$rules" && "$1" firewall.service "/etc/systemd/system/$service" &&
		"$1" firewall-ssh.sh /usr/local/share/meethouse/firewall-ssh.sh &&
		"$1" firewall-ssh-service.conf /etc/systemd/system/ssh.service.d/meethouse.conf &&
		"$1" firewall-ssh-socket.conf /etc/systemd/system/ssh.socket.d/meethouse.conf
}

check() {
	if ufw_at_work; then
		each_door ufw_allows && ours_is_off
	else
		write_rules && packages_installed nftables && each_file placed && unit_enabled "$service"
	fi
}

apply() {
	if ufw_at_work; then
		each_door ufw_allow && { ours_is_off || disable_unit "$service"; }
		return
	fi
	write_rules && install_packages nftables && each_file place || return
	nft --check --file "$rules" || fail 'The kernel of this server takes no firewall rules. In some containers nobody may set them: set “server.firewall” to false.' || return
	on_trial firewall 300 <<-END || return
		systemctl disable --now --quiet $service
	END
	note_unit "$service" && systemctl enable --quiet "$service" && units_reloaded && systemctl restart "$service"
}
