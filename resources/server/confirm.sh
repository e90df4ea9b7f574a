#!/bin/sh
# Somebody has come in again: what was done on trial (trial.sh) stays, all of it or the one that is named. Sent to `sh -s` as root.
# Prints "confirmed NAME" for each, and "end" as its last line.
set -u
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
state=${MEETHOUSE_STATE:-/var/lib/meethouse}

for trial in "$state/trials"/${1:-*}; do
    name=${trial##*/}
    case $name in '*' | *.now | *.new) continue ;; esac
    # Whoever moves it first decides: this, or the taking back.
    mv "$trial" "$trial.new" 2>/dev/null || continue
    unit=meethouse-take-back-$name
    systemctl stop "$unit.timer" && systemctl disable --quiet "$unit.service"
    rm -f "/etc/systemd/system/$unit.service" "/etc/systemd/system/$unit.timer" "$trial.new"
    systemctl daemon-reload
    printf 'confirmed %s\n' "$name"
done
echo end
