#!/bin/sh
# Measures whether a private Jitsi Meet does inside what was promised, and changes nothing. Run as root; what it needs to
# know comes as lines NAME=VALUE on standard input:
#   DOMAIN=meet.example.org   whose meetings
#   WAIT=75                   for so many seconds at most it waits until the bridge can have checked itself; 0: not
# It prints lines "word value…" and judges nothing: the program that reads them does. The last line is "end"; without it
# the answer is not whole. Names of rooms and people are not printed.
set -u
LC_ALL=C
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH

DOMAIN=
WAIT=0
while IFS='=' read -r name value; do
	case $name in
	DOMAIN) DOMAIN=$value ;;
	WAIT) WAIT=$value ;;
	esac
done
case $DOMAIN in
'' | *[!a-z0-9.-]*) exit 2 ;;
esac
case $WAIT in
'' | *[!0-9]*) exit 2 ;;
esac

units='prosody.service jicofo.service jitsi-videobridge2.service nginx.service coturn.service certbot.timer'
prosody_site=/etc/prosody/conf.avail/$DOMAIN.cfg.lua
prosody_ours=/etc/prosody/meethouse.cfg.lua
nginx_site=/etc/nginx/sites-available/$DOMAIN.conf

# "unit NAME STATE SINCE CHANGED": SINCE and CHANGED are seconds of the epoch, 0 when not known.
show_units() {
	# shellcheck disable=SC2086 # names hold no blanks
	systemctl show --timestamp=unix -p Id -p ActiveState -p ActiveEnterTimestamp -p StateChangeTimestamp $units |
		awk -F= '
			function tell() { if (id != "") print "unit", id, state, since + 0, changed + 0; id = "" }
			/^$/ { tell() }
			{ sub(/^@/, "", $2) }
			$1 == "Id" { id = $2; state = "unknown"; since = changed = 0 }
			$1 == "ActiveState" { state = $2 }
			$1 == "ActiveEnterTimestamp" { since = $2 }
			$1 == "StateChangeTimestamp" { changed = $2 }
			END { tell() }'
}

# "package NAME STATE VERSION", STATE as dpkg has it ("ii"); those that are not known are left out.
packages() {
	# shellcheck disable=SC2016 # dpkg-query, not the shell, is to see the dollar signs
	dpkg-query -W -f 'package ${Package} ${db:Status-Abbrev} ${Version}\n' jitsi-meet jitsi-meet-web \
		jitsi-meet-web-config jitsi-meet-prosody jitsi-meet-turnserver jitsi-videobridge2 jicofo prosody nginx coturn \
		certbot jibri jigasi 2>/dev/null | tr -s ' '
}

# "listens PORT WHERE": WHERE is loopback or everywhere; the ports that nobody outside may reach.
listeners() {
	cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk '
		BEGIN {
			port["1466"] = 5222; port["1467"] = 5223; port["1495"] = 5269; port["14A0"] = 5280; port["14A1"] = 5281
			port["1F90"] = 8080; port["22B8"] = 8888
		}
		$4 == "0A" {
			split($2, at, ":")
			if (!(at[2] in port)) next
			inside = at[1] ~ /^......7F$/ || at[1] == "00000000000000000000000001000000" ||
				at[1] ~ /^0000000000000000FFFF0000......7F$/
			print "listens", port[at[2]], inside ? "loopback" : "everywhere"
		}' | sort -u
}

# "nginx-test ok", or "nginx-test failed" with what it said.
nginx_test() {
	if said=$(nginx -t -q 2>&1); then
		echo 'nginx-test ok'
	else
		printf 'nginx-test failed %s\n' "$(printf '%s' "$said" | tail -n 1 | cut -c 1-300)"
	fi
}

# "certificate SHA256": of the certificate that nginx is told to show, hex.
certificate() {
	openssl x509 -in "/etc/jitsi/meet/$DOMAIN.crt" -noout -fingerprint -sha256 2>/dev/null |
		sed -n 's/^.*=//p' | tr -d ':' | sed 's/^/certificate /'
}

# "stale UNIT FILE": the unit runs since before the file was changed.
stale() {
	unit=$1 since=$2
	shift 2
	[ "$since" -gt 0 ] || return 0
	for file in "$@"; do
		[ -e "$file" ] || continue
		if [ "$(stat -L -c %Y "$file")" -gt "$since" ]; then printf 'stale %s %s\n' "$unit" "$file"; fi
	done
}

stale_units() {
	printf '%s\n' "$shown" | while read -r _ unit state since changed; do
		[ "$state" = active ] || continue
		case $unit in
		prosody.service)
			stale "$unit" "$since" /etc/prosody/prosody.cfg.lua "$prosody_site" "$prosody_ours" \
				/usr/local/share/meethouse/prosody/*.lua
			;;
		jicofo.service)
			stale "$unit" "$since" /etc/jitsi/jicofo/jicofo.conf /etc/jitsi/jicofo/meethouse.conf \
				/etc/systemd/system/jicofo.service.d/meethouse.conf
			;;
		jitsi-videobridge2.service)
			stale "$unit" "$since" /etc/jitsi/videobridge/jvb.conf /etc/jitsi/videobridge/meethouse.conf \
				/etc/systemd/system/jitsi-videobridge2.service.d/meethouse.conf
			;;
		nginx.service)
			# A reload is enough for nginx, and changes the state for a moment.
			[ "$changed" -gt "$since" ] && since=$changed
			stale "$unit" "$since" "$nginx_site" /etc/nginx/conf.d/meethouse-log.conf /etc/jitsi/meet/jaas/*.conf \
				"/etc/jitsi/meet/$DOMAIN.crt"
			;;
		esac
	done
}

# "heap NAME RUNNING WANTED": as -Xmx writes them; a question mark for what is not known.
heap() {
	name=$1 user=$2 drop_in=$3 variable=$4
	running='?'
	for process in $(pgrep -u "$user"); do
		found=$(tr '\0' '\n' <"/proc/$process/cmdline" 2>/dev/null | sed -n 's/^-Xmx\([0-9]*[kmgKMG]*\)$/\1/p' | head -n 1)
		[ -n "$found" ] && running=$found
	done
	wanted=$(sed -n "s/^Environment=$variable=//p" "$drop_in" 2>/dev/null | tail -n 1)
	printf 'heap %s %s %s\n' "$name" "$running" "${wanted:-?}"
}

# "secret-left PATH": a file with a secret that its step should have deleted.
secrets_left() {
	find /run/meethouse /run/meethouse-hosts.* -type f 2>/dev/null | head -n 20 | sed 's/^/secret-left /'
}

# "meetings ROOMS PEOPLE": how many there are of each now.
meetings() {
	timeout 5 prosodyctl shell 'meethouse:meetings()' 2>/dev/null | sed -n 's/^meethouse \([0-9]* [0-9]*\)$/meetings \1/p'
}

# "access-log PORT FORMAT": for each server of our site, FORMAT as nginx knows it, or off; inherited if it has none.
access_logs() {
	awk '
		{ sub(/#.*/, "") }
		depth == 0 && /^[ \t]*server[ \t]*\{/ { inside = 1; port = "?"; format = "inherited" }
		inside && depth == 1 {
			parts = split($0, part, ";")
			for (i = 1; i <= parts; i++) {
				split(part[i], word)
				if (word[1] == "listen" && port == "?") { port = word[2]; sub(/.*:/, "", port) }
				if (word[1] == "access_log") format = word[2] == "off" ? "off" : word[3] == "" ? "combined" : word[3]
			}
		}
		{
			depth += gsub(/\{/, "{") - gsub(/\}/, "}")
			if (inside && depth == 0) { print "access-log", port, format; inside = 0 }
		}' "$nginx_site" 2>/dev/null
	awk '
		{ sub(/#.*/, ""); gsub(/;/, " ") }
		$1 == "access_log" { last = $2 == "off" ? "off" : $3 == "" ? "combined" : $3 }
		END { if (last != "") print "access-log default", last }
	' /etc/nginx/nginx.conf 2>/dev/null
}

# "log-days DAYS": after so many days lines are gone; 0 when logrotate does not follow our rules. "log-overdue FILE": a
# log that is there for longer. "relay-log silent": the relay writes nothing about participants.
log_ages() {
	days=$(sed -n 's/^[ \t]*rotate \([0-9]*\)$/\1/p' /etc/logrotate.d/00-meethouse 2>/dev/null | sort -rn | head -n 1)
	[ -n "$days" ] && systemctl is-active --quiet logrotate.timer &&
		logrotate --debug /etc/logrotate.conf >/dev/null 2>&1 && days=$((days + 1)) || days=0
	echo "log-days $days"
	find /var/log/nginx /var/log/prosody /var/log/jitsi -type f -name '*.[0-9]*' -mtime "+$days" -printf 'log-overdue %p\n' 2>/dev/null |
		head -n 5
	systemctl show -p LoadState -p LogLevelMax coturn.service | awk -F= '
		$1 == "LoadState" { there = $2 == "loaded" }
		$1 == "LogLevelMax" { silent = $2 >= 0 && $2 <= 2 }
		END { if (there) print "relay-log", silent ? "silent" : "talks" }'
}

# A date as one of the logs writes it, as date(1) reads it: nginx, everybody with a year, Prosody.
dates() {
	sed -n -e 's|^.*\[\([0-9]*\)/\([A-Z][a-z]*\)/\([0-9]*\):\([0-9:]* [+-][0-9]*\)\].*|\1 \2 \3 \4|p;t' \
		-e 's|^[^0-9]*\(20[0-9][0-9]\)[-/]\([01][0-9]\)[-/]\([0-3][0-9]\)[ T]\([0-9:]*\).*|\1-\2-\3 \4|p;t' \
		-e 's|^\([A-Z][a-z][a-z]\)  *\([0-9][0-9]*\) \([0-9:]*\)[ \t].*|\1 \2 \3|p'
}

# "log-oldest PLACE TIME": when the oldest line that is still there was written. Of each log only the file rotated first is
# looked into, and of that the beginning.
oldest_lines() {
	now=$(date +%s)
	find /var/log/nginx /var/log/prosody /var/log/jitsi /var/log/coturn /var/log/auth.log* -type f -size +0 -printf '%T@ %p\n' 2>/dev/null |
		sort -n | awk '{ name = match($2, /\.(log|err)/) ? substr($2, 1, RSTART + 3) : $2 } !(name in seen) { seen[name]; print $2 }' |
		while read -r file; do
			place=${file#/var/log/}
			place=${place%%[/.]*}
			said=$(zcat -f "$file" 2>/dev/null | head -n 100 | dates | head -n 1)
			[ -n "$said" ] && time=$(date -d "$said" +%s 2>/dev/null) || continue
			# Without a year it was the last time that there was such a day.
			if [ "$time" -gt $((now + 86400)) ]; then time=$(date -d "$said 1 year ago" +%s); fi
			printf 'log-oldest %s %s\n' "$place" "$time"
		done
	journalctl --quiet --no-pager --output=short-unix 2>/dev/null | head -n 1 | sed -n 's/^\([0-9]*\)\..*/log-oldest journal \1/p'
}

# "clock yes": the kernel's clock is set by another. "disk encrypted": where the services keep what they keep.
machine() {
	timedatectl show -p NTPSynchronized --value 2>/dev/null | sed -n 's/^\(yes\|no\)$/clock \1/p'
	kinds=$(lsblk --inverse --noheadings --output TYPE "$(findmnt -nvo SOURCE --target /var/lib)" 2>/dev/null)
	case $kinds in
	'') ;;
	*crypt*) echo 'disk encrypted' ;;
	*) echo 'disk plain' ;;
	esac
}

# "firewall NAME": ours, a ufw that is at work, or none. "updates on": security updates come by themselves.
doors() {
	if grep -qs '^ENABLED=yes' /etc/ufw/ufw.conf; then
		echo 'firewall ufw'
	elif systemctl is-enabled --quiet meethouse-firewall.service 2>/dev/null && nft list table inet meethouse >/dev/null 2>&1; then
		echo 'firewall ours'
	else
		echo 'firewall none'
	fi
	if systemctl is-active --quiet apt-daily-upgrade.timer && apt-config dump APT::Periodic::Unattended-Upgrade | grep -q '"1"' &&
		command -v unattended-upgrade >/dev/null; then
		echo 'updates on'
	else
		echo 'updates off'
	fi
}

prosody_settings() {
	sed -n 's/^[ \t]*meethouse_guest_password = "\([a-z-]*\)"$/guest-password \1/p' "$prosody_ours" 2>/dev/null
	sed -n 's/^[ \t]*meethouse_end_without_host_minutes = "\{0,1\}\([0-9]*\)"\{0,1\}$/end-without-host \1/p' "$prosody_ours" 2>/dev/null
	sed -n 's/^[ \t]*meethouse_lobby = "\(true\|false\)"$/lobby \1/p' "$prosody_ours" 2>/dev/null
	sed -n 's/^[ \t]*meethouse_max_participants = "\([0-9]*\)"$/max-participants \1/p' "$prosody_ours" 2>/dev/null
	# "prosody-included yes": the site names our file.
	if grep -qF "Include \"$prosody_ours\"" "$prosody_site" 2>/dev/null; then echo 'prosody-included yes'; else echo 'prosody-included no'; fi
	# "password-store NAME": how the meeting domain keeps passwords, the last word wins.
	cat "$prosody_site" "$prosody_ours" 2>/dev/null | awk -v host="$DOMAIN" '
		/^[ \t]*(VirtualHost|Component|Host)[ \t]/ { split($0, part, "\""); here = (part[2] == host) }
		here && $1 == "authentication" { split($0, part, "\""); store = part[2] }
		END { if (store != "") print "password-store", store }'
	# "rooms-storage NAME": where meetings are kept.
	cat "$prosody_site" "$prosody_ours" 2>/dev/null | awk -v host="conference.$DOMAIN" '
		/^[ \t]*(VirtualHost|Component|Host)[ \t]/ { split($0, part, "\""); here = (part[2] == host) }
		here && $1 == "storage" { split($0, part, "\""); store = part[2] }
		END { if (store != "") print "rooms-storage", store }'
	# "relay TYPE HOST PORT": what meetings are told about STUN and TURN.
	sed -n 's/^[^-]*type = "\([a-z]*\)", host = "\([^"]*\)", port = \([0-9]*\).*$/relay \1 \2 \3/p' "$prosody_site" 2>/dev/null
	# "accounts NUMBER READABLE": hosts, and those whose password could be read.
	accounts=/var/lib/prosody/$(printf '%s' "$DOMAIN" | sed 's/\./%2e/g; s/-/%2d/g')/accounts
	if [ -d "$accounts" ]; then
		printf 'accounts %s %s\n' "$(find "$accounts" -name '*.dat' | wc -l)" \
			"$(find "$accounts" -name '*.dat' -exec grep -lF '["password"]' {} + 2>/dev/null | wc -l)"
	fi
}

java_settings() {
	heap jicofo jicofo /etc/systemd/system/jicofo.service.d/meethouse.conf JICOFO_MAX_MEMORY
	heap bridge jvb /etc/systemd/system/jitsi-videobridge2.service.d/meethouse.conf VIDEOBRIDGE_MAX_MEMORY
	# "bridge-stun off": our file says so, and the bridge's own names it.
	if grep -qF 'include "meethouse.conf"' /etc/jitsi/videobridge/jvb.conf 2>/dev/null &&
		grep -qE '^[ \t]*stun\.enabled = false' /etc/jitsi/videobridge/meethouse.conf 2>/dev/null; then
		echo 'bridge-stun off'
	else
		echo 'bridge-stun on'
	fi
	# "bridge-addresses hidden": the bridge does so unless it is told otherwise.
	if grep -qsE '^[^#]*redact-remote-addresses[ \t]*[=:][ \t]*false' /etc/jitsi/videobridge/*.conf; then
		echo 'bridge-addresses shown'
	elif [ -f /etc/jitsi/videobridge/jvb.conf ]; then
		echo 'bridge-addresses hidden'
	fi
	# "log-level NAME LEVEL"
	sed -n 's/^\.level *= *\([A-Z]*\)$/log-level jicofo \1/p' /etc/jitsi/jicofo/logging.properties 2>/dev/null
	sed -n 's/^\.level *= *\([A-Z]*\)$/log-level bridge \1/p' /etc/jitsi/videobridge/logging.properties 2>/dev/null
}

# "jicofo AUTHORITY BRIDGES OPERATIONAL": who says who is a host, and the bridges jicofo knows and would use.
jicofo_view() {
	answer=$(curl --silent --max-time 5 http://127.0.0.1:8888/debug 2>/dev/null |
		jq -r '[(.conference_iq_handler.auth_authority // "null"),
			([.bridge_selector | .. | objects | select(has("operational"))] | length),
			([.bridge_selector | .. | objects | select(.operational? == true)] | length)] | join(" ")' 2>/dev/null)
	printf 'jicofo %s\n' "${answer:-silent}"
}

# "bridge-health STATUS AGE": HTTP's, 000 for no answer; AGE of the bridge in seconds.
bridge_health() {
	since=$(systemctl show --timestamp=unix -p ActiveEnterTimestamp --value jitsi-videobridge2.service | tr -d '@')
	age=$(($(date +%s) - ${since:-0}))
	printf 'bridge-health %s %s\n' "$(curl --silent --output /dev/null --max-time 5 --write-out '%{http_code}' \
		http://127.0.0.1:8080/about/health 2>/dev/null)" "$age"
}

# Seconds since the last of those was started that have to find each other for a bridge to be known.
calm() {
	systemctl show --timestamp=unix -p ActiveEnterTimestamp --value prosody.service jicofo.service jitsi-videobridge2.service |
		awk -v now="$(date +%s)" '{ sub(/^@/, "") } $1 > last { last = $1 } END { print now - last }'
}

# The bridge looks at itself a minute after Java has brought it up for the first time; before that it calls itself healthy.
wait_for_bridge() {
	left=$WAIT ripe=70
	while [ "$left" -gt 0 ]; do
		set -- "$(bridge_health)" "$(jicofo_view)"
		# shellcheck disable=SC2086 # three words each
		set -- $1 $2
		# $2 and $3 are HTTP's word and the age; $4 to $7 jicofo's words
		[ "$3" -ge "$ripe" ] && [ "${7:-0}" -ge 1 ] && return
		# Old enough, and it says itself that it is not well: nothing will come of waiting.
		[ "$3" -ge "$ripe" ] && [ "$2" != 200 ] && return
		# Never longer than it takes all three to find each other.
		[ "$(calm)" -ge 122 ] && return
		# Java takes longer on a small server.
		[ "$2" != 000 ] || [ "$3" -ge 60 ] || ripe=$(($3 + 65))
		if [ "$((left % 10))" -eq 0 ]; then printf 'waiting %s\n' "$left"; fi
		sleep 1
		left=$((left - 1))
	done
}

printf 'time %s\n' "$(date +%s)"
shown=$(show_units)
printf '%s\n' "$shown"
packages
listeners
nginx_test
certificate
stale_units
prosody_settings
java_settings
secrets_left
meetings
access_logs
log_ages
oldest_lines
machine
doors
[ "$WAIT" -eq 0 ] || wait_for_bridge
bridge_health
jicofo_view
echo end
