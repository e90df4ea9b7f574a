#!/bin/sh
# Meethouse: lets SSH in wherever it listens, also for whoever moves it to another port after a deploy. Called when the firewall
# is loaded, and whenever SSH starts or reads its settings anew; with “show” it only names the ports. A port that SSH has left
# stays open until the next deploy: nobody answers there.
set -eu

# As sshd's settings say, and where systemd listens for it, or is about to.
ports=$({
	/usr/sbin/sshd -T 2>/dev/null | sed -n 's/^listenaddress [^ ]*:\([0-9][0-9]*\).*/\1/p'
	[ "$(systemctl is-active ssh.socket)" = inactive ] ||
		systemctl show -p Listen --value ssh.socket | sed -n 's/^\(.*:\)\{0,1\}\([0-9][0-9]*\) (Stream).*/\2/p'
} | sort -nu | paste -sd ,)

# Before SSH was ever started, as early in a boot, it does not say.
[ -n "$ports" ] || exit 0
case ${1-} in
show) printf '%s\n' "$ports" ;;
*) /usr/sbin/nft add element inet meethouse ssh "{ $ports }" ;;
esac
