#!/bin/sh
# Looks at a server and changes nothing. Sent to `sh -s` as root, in one go.
# Prints sections: a line "=name", then what was found with a blank before every line, so that nothing a server holds
# can pass for a section of ours. The last line is "=end": without it the answer is not whole.
# Knows no shell but POSIX. Debian's tools are used where they are; where they are not, the section stays empty.
set -u
LC_ALL=C
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL PATH
STATE=/var/lib/meethouse

have() { command -v "$1" >/dev/null 2>&1; }

# section NAME COMMAND…: what the command prints, as a section.
section() {
    printf '\n=%s\n' "$1"
    shift
    "$@" 2>/dev/null | sed 's/^/ /'
}

# The first line of a small file that the kernel or systemd keeps.
first_line() {
    if [ -r "$1" ] && IFS= read -r line <"$1"; then printf '%s\n' "$line"; fi
}

# Names in a folder, one a line.
names_in() {
    for entry in "$1"/*; do
        if [ -e "$entry" ]; then printf '%s\n' "${entry##*/}"; fi
    done
}

os_release() {
    if [ -r /etc/os-release ]; then head -c 8192 /etc/os-release; else head -c 8192 /usr/lib/os-release; fi
}

architecture() {
    if have dpkg; then dpkg --print-architecture; else uname -m; fi
}

virtualization() {
    if have systemd-detect-virt; then
        systemd-detect-virt
    elif [ -e /.dockerenv ]; then
        echo 'docker'
    fi
}

memory() {
    grep -E '^(MemTotal|MemAvailable|SwapTotal):' /proc/meminfo
    for limit in /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes; do
        if [ -r "$limit" ]; then printf 'Limit: %s\n' "$(first_line "$limit")"; fi
    done
    stat -c 'OurSwap: %s' /var/swap/meethouse
}

processors() {
    if have nproc; then nproc; else getconf _NPROCESSORS_ONLN; fi
}

# PATHS is what the packages and we fill; each asked by itself, because df stops at one that is not there.
disks() {
    set --
    for place in / /usr /var /var/lib /var/log /etc /opt /boot /tmp /run; do
        if [ -d "$place" ]; then set -- "$@" "$place"; fi
    done
    printf 'paths %s\n' "$*"
    timeout 5 df -Pk "$@" | sed 's/^/blocks /'
    timeout 5 df -Pi "$@" | sed 's/^/inodes /'
    awk '$2 ~ /^\/(usr|var|var\/lib|var\/log|etc|opt|boot|tmp|run)?$/ {
        options = "," $4 ","
        print "mount " $2, $3, (options ~ /,ro,/ ? "ro" : "rw") (options ~ /,noexec,/ ? ",noexec" : "") }' /proc/self/mounts
}

# Languages that are set for all programs and not installed, so that perl and others complain.
missing_locales() {
    sed -n 's/^[[:space:]]*\(LANG\|LC_[A-Z]*\)="\{0,1\}\([^"[:space:]]*\)"\{0,1\}[[:space:]]*$/\2/p' /etc/default/locale | sort -u |
        while read -r language; do
            if [ -n "$(LC_ALL=$language locale 2>&1 >/dev/null)" ]; then printf '%s\n' "$language"; fi
        done
}

time_zone() {
    readlink /etc/localtime || first_line /etc/timezone
}

addresses() {
    if have ip; then
        ip -o addr show
        # "route" never begins a line of the above: those begin with a number.
        ip -o -4 route show default | sed 's/^/route4 /'
        ip -o -6 route show default | sed 's/^/route6 /'
    else
        for address in $(hostname -I); do printf 'address %s\n' "$address"; done
    fi
}

# Straight from the kernel: ss(8) is not everywhere, and what it prints cannot be told from a process's own name.
# Lines: protocol, address:port in hex, process, its control group, its name; separated by tabs.
sockets() {
    set --
    for table in tcp tcp6 udp udp6; do
        if [ -r "/proc/net/$table" ]; then set -- "$@" "/proc/net/$table"; fi
    done
    find /proc/[0-9]*/fd -maxdepth 1 -lname 'socket:*' -printf '%h %l\n' | awk '
        FILENAME ~ /tcp/ && $4 == "0A" { listens[++count] = substr(FILENAME, 11) "\t" $2; inode[count] = $10 }
        FILENAME ~ /udp/ && $4 == "07" { listens[++count] = substr(FILENAME, 11) "\t" $2; inode[count] = $10 }
        FILENAME == "-" || FILENAME == "" {
            split($1, path, "/")
            key = substr($2, 9, length($2) - 9)
            # systemd holds the sockets it opened for others: the other one is the one to name.
            if (!(key in holder) || holder[key] == 1) holder[key] = path[3]
        }
        END {
            for (i = 1; i <= count; i++) {
                pid = holder[inode[i]]; name = ""; group = ""
                if (pid != "") {
                    getline name < ("/proc/" pid "/comm")
                    while ((getline line < ("/proc/" pid "/cgroup")) > 0)
                        if (line ~ /^0::/ || line ~ /^[0-9]+:name=systemd:/) group = line
                    close("/proc/" pid "/cgroup"); close("/proc/" pid "/comm")
                }
                sub(/^[^:]*:[^:]*:/, "", group)
                print listens[i] "\t" pid "\t" group "\t" name
            }
        }' "$@" -
}

# Packages that meet or disturb a Jitsi Meet, and every package that is not simply there or gone.
# Lines: name, dpkg's three letters, version; separated by tabs.
packages() {
    # shellcheck disable=SC2016 # dpkg-query, not the shell, is to see the dollar signs
    dpkg-query -W -f '${Package}\t${db:Status-Abbrev}\t${Version}\n' | awk -F '\t' '
        $1 ~ /^(jitsi-|jicofo|jigasi|jibri|prosody|coturn$|nginx|openresty|apache2|caddy|lighttpd|haproxy|varnish|traefik)/ ||
        $1 ~ /^(certbot|openjdk-[0-9]+-jre-headless|ruby-hocon|ca-certificates-java|debconf|dpkg|apt|systemd|openssh-server|sudo)$/ ||
        $1 ~ /^(nftables|iptables|ufw|firewalld|fail2ban|crowdsec|docker|containerd|podman|unattended-upgrades|needrestart)/ ||
        $1 ~ /^(chrony|ntpsec|systemd-timesyncd|cron|gnupg|rsyslog|logrotate|cloud-init|apt-utils|curl|lua[0-9.]+)$/ ||
        $1 ~ /^(ejabberd|matrix-synapse|bigbluebutton|bbb-|psa|plesk|ispconfig|webmin|usermin|cyberpanel|hestia|virtualmin)/ ||
        $2 !~ /^(ii|rc|un|pn) *$/'
}

# Lines "interrupted", "lists TIME", "debconf NAME" (the host name Jitsi's packages remember), "unreadable WHY" (the list of
# sources), and apt's own settings.
apt_state() {
    for journal in /var/lib/dpkg/updates/[0-9]*; do
        if [ -e "$journal" ]; then echo 'interrupted'; break; fi
    done
    for list in /var/lib/apt/lists/*Packages*; do
        if [ -e "$list" ]; then stat -c 'lists %Y' /var/lib/apt/lists; break; fi
    done
    if [ -r /var/cache/debconf/config.dat ]; then
        awk '/^Name: / { hit = ($2 == "jitsi-videobridge/jvb-hostname") }
            hit && /^Value: / { print "debconf " substr($0, 8); exit }' /var/cache/debconf/config.dat
    fi
    if have apt-get; then timeout 20 apt-get indextargets 2>&1 >/dev/null | sed -n 's/^E: /unreadable /p' | head -n 1; fi
    if have apt-config; then apt-config dump | grep -E '^APT::Periodic::'; fi
}

sources() {
    set --
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
        if [ -r "$file" ]; then set -- "$@" "$file"; fi
    done
    if [ $# -eq 0 ]; then return; fi
    # Passwords in addresses stay here; so do keys that are written into the file itself.
    awk 'FNR == 1 { print "file " FILENAME }
        /^[ \t]*#/ || /^[ \t]+[^ \t]/ { next }
        { gsub(/:\/\/[^\/@ \t]*@/, "://"); print "line " $0 }' "$@"
}

# Who holds apt's locks. Lines: file, process, its name; separated by tabs.
locks() {
    if [ ! -r /proc/locks ]; then return; fi
    stat -c '%i %n' /var/lib/dpkg/lock /var/lib/dpkg/lock-frontend /var/lib/apt/lists/lock \
        /var/cache/apt/archives/lock | awk '
        FILENAME == "-" || FILENAME == "" { file[$1] = $2; next }
        { held[++count] = $0 }
        END {
            for (i = 1; i <= count; i++) {
                split(held[i], part); split(part[6], place, ":"); name = ""
                if (part[2] == "->" || !(place[3] in file)) continue
                getline name < ("/proc/" part[5] "/comm"); close("/proc/" part[5] "/comm")
                print file[place[3]] "\t" part[5] "\t" name
            }
        }' /proc/locks -
}

systemd_state() {
    if [ ! -d /run/systemd/system ] || ! have systemctl; then return; fi
    state=$(timeout 5 systemctl is-system-running)
    printf 'state %s\n' "$state"
    if [ "$state" != running ]; then
        timeout 5 systemctl list-units --failed --plain --no-legend --no-pager | sed 's/^/failed /'
    fi
    timeout 5 systemctl show -p Id,LoadState,ActiveState,UnitFileState \
        prosody.service jicofo.service jitsi-videobridge2.service nginx.service coturn.service apache2.service \
        caddy.service docker.service ufw.service firewalld.service nftables.service fail2ban.service \
        unattended-upgrades.service apt-daily-upgrade.timer certbot.timer systemd-timesyncd.service chrony.service \
        ntpsec.service cron.service ssh.service ssh.socket | sed 's/^/unit /'
}

firewall() {
    if have nft; then timeout 5 nft list chains | sed 's/^/nft /'; fi
    for table in /proc/net/ip_tables_names /proc/net/ip6_tables_names; do
        if [ -r "$table" ]; then sed 's/^/legacy /' "$table"; fi
    done
    if [ -r /etc/ufw/ufw.conf ]; then grep -E '^ENABLED=' /etc/ufw/ufw.conf | sed 's/^/ufw /'; fi
    if [ -S /run/docker.sock ]; then echo 'docker'; fi
}

sites() {
    for folder in sites-enabled conf.d; do names_in "/etc/nginx/$folder" | sed 's/^/nginx /'; done
    names_in /etc/apache2/sites-enabled | sed 's/^/apache /'
    names_in /etc/prosody/conf.d | sed 's/^/prosody /'
    names_in /etc/jitsi/meet | sed -n 's/^\(.*\)-config\.js$/jitsi \1/p'
    if [ -d /opt/acmesh ]; then echo 'acmesh'; fi
}

# Lines: folder, bytes, time of the last change; separated by tabs. An empty file holds nothing, however old it is.
logs() {
    find /var/log/nginx /var/log/prosody /var/log/jitsi /var/log/coturn /var/log/turnserver \
        -type f -size +0 -printf '%h\t%s\t%T@\n' | head -n 5000
}

retention() {
    grep -HE '^[[:space:]]*(hourly|daily|weekly|monthly|yearly|rotate|maxage|size|maxsize|minsize)([[:space:]]|$)' \
        /etc/logrotate.d/nginx /etc/logrotate.d/prosody /etc/logrotate.d/jicofo /etc/logrotate.d/jitsi-videobridge \
        /etc/logrotate.d/coturn /etc/logrotate.d/rsyslog /etc/logrotate.d/*-meethouse | head -c 32768
    grep -HE '^(Storage|MaxRetentionSec|MaxFileSec|SystemMaxUse)=' \
        /etc/systemd/journald.conf /etc/systemd/journald.conf.d/*.conf | head -c 8192
    grep -HE '^LogLevelMax=' /etc/systemd/system/coturn.service.d/*.conf
}

accounts() {
    set --
    # sudo itself passes over names with a dot.
    for rules in /etc/sudoers /etc/sudoers.d/*; do
        case ${rules##*/} in *.* | *~) continue ;; esac
        if [ -r "$rules" ]; then set -- "$@" "$rules"; fi
    done
    awk -F : 'FILENAME ~ /sudoers/ {
            sub(/^[ \t]+/, ""); split($0, word, /[ \t]+/)
            if ($0 !~ /^[%a-zA-Z_][^ \t]*[ \t].*=.*ALL[ \t]*$/ || word[1] ~ /^(Defaults|[A-Z][a-z]*_Alias)/) next
            if (word[1] ~ /^%/) mighty[substr(word[1], 2)]; else members = members "," word[1] ","
            next
        }
        FILENAME == "/etc/group" { if ($1 ~ /^(sudo|wheel|admin)$/ || $1 in mighty) members = members "," $4 ","; next }
        $7 !~ /(nologin|false|sync)$/ && ($3 == 0 || ($3 >= 1000 && $3 < 65534)) {
            print $1 "\t" $3 "\t" $7 "\t" ($3 == 0 || index(members, "," $1 ",") ? "yes" : "no") }' "$@" /etc/group /etc/passwd
}

ssh_server() {
    if have sshd; then
        # All ports stand in the addresses; what sshd calls its ports is only for addresses without one.
        timeout 5 "$(command -v sshd)" -T | sed -n -e 's/^listenaddress [^ ]*:\([0-9][0-9]*\).*/port \1/p' \
            -e '/^\(permitrootlogin\|passwordauthentication\|allowusers\|allowgroups\|denyusers\|denygroups\) /p' | sort -u
    fi
}

host_keys() {
    for key in /etc/ssh/ssh_host_*_key.pub; do first_line "$key"; done
}

our_runs() {
    names_in "$STATE/runs" | tail -n 50
}

our_journal() {
    last=$(our_runs | tail -n 1)
    if [ -n "$last" ] && [ -f "$STATE/runs/$last/journal.jsonl" ]; then
        tail -n 1 "$STATE/runs/$last/journal.jsonl" | head -c 4096
    fi
}

our_settings() {
    if [ -f "$STATE/settings.json" ]; then head -c 262144 "$STATE/settings.json"; fi
}

# Only while somebody holds it. A shared lock for a moment is what run.sh itself asks with.
our_lock() {
    if [ -f "$STATE/lock" ] && ! flock --nonblock --shared "$STATE/lock" true; then head -c 4096 "$STATE/lock"; fi
}

# What is on trial, until somebody confirms that he can come in.
our_trials() { find "$STATE/trials" -type f ! -name '*.*' -printf '%f\n'; }

clock_synchronized() {
    if [ -e /run/systemd/timesync/synchronized ]; then echo yes; fi
}

reboot_required() {
    if [ -e /run/reboot-required ]; then echo yes; fi
}

survey() {
    section time date -u +%s.%N
    section user id -u
    section system os_release
    section kernel first_line /proc/sys/kernel/osrelease
    section architecture architecture
    section hostname first_line /proc/sys/kernel/hostname
    section virtualization virtualization
    section capabilities grep -E '^CapBnd:' /proc/self/status
    section memory memory
    section processors processors
    section disks disks
    section time-zone time_zone
    section missing-locales missing_locales
    section uptime first_line /proc/uptime
    section clock-synchronized clock_synchronized
    section reboot-required reboot_required
    section addresses addresses
    section sockets sockets
    if have dpkg-query; then section packages packages; fi
    section apt apt_state
    section sources sources
    section locks locks
    section systemd systemd_state
    section firewall firewall
    section sites sites
    section logs logs
    section retention retention
    section accounts accounts
    section ssh ssh_server
    section host-keys host_keys
    section our-runs our_runs
    section our-journal our_journal
    section our-settings our_settings
    section our-lock our_lock
    section our-trials our_trials
    printf '\n=end\n'
}

# Read to its end before anything runs, and nothing that runs may read what is left of it.
survey </dev/null
