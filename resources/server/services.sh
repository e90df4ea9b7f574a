# shellcheck shell=sh disable=SC2154
# Words about services; lib.sh says what each is for and reads this file.

# What is put off lies on the disk: a run that goes on after a stop still does it.
put_off() { grep -qsxF -e "$*" "$state/pending" || printf '%s\n' "$*" >>"$state/pending"; }

restart_later() { for unit; do record restarted "$unit" && put_off restart "$unit" || return; done; }

reload_later() { for unit; do record restarted "$unit" && put_off reload "$unit" || return; done; }

reload_units() {
    grep -qsx daemon-reload "$state/pending" || return 0
    systemctl daemon-reload && units_reloaded
}

units_reloaded() { [ ! -e "$state/pending" ] || sed -i '/^daemon-reload$/d' "$state/pending"; }

restart_now() {
    [ -s "$state/pending" ] || return 0
    reload_units || return
    restarts=$(sed -n 's/^restart //p' "$state/pending")
    reloads=$(sed -n 's/^reload //p' "$state/pending" | grep -vxF -e "${restarts:-/}")
    # Names of units hold no blanks, so splitting them is meant.
    # shellcheck disable=SC2086
    { [ -z "$restarts" ] || systemctl "$@" restart $restarts; } &&
        { [ -z "$reloads" ] || systemctl "$@" reload-or-restart $reloads; } && rm -f "$state/pending"
}

# One by one: asked about several, systemctl is content with any of them.
unit_enabled() {
    for unit; do
        systemctl is-active --quiet "$unit" && systemctl is-enabled --quiet "$unit" 2>/dev/null || return 1
    done
}

unit_disabled() {
    for unit; do
        ! systemctl is-active --quiet "$unit" && ! systemctl is-enabled --quiet "$unit" 2>/dev/null || return 1
    done
}

note_unit() {
    grep -qs "^unit $1 " "$state/changes" && return
    enabled=$(systemctl is-enabled "$1" 2>/dev/null)
    active=$(systemctl is-active "$1" 2>/dev/null)
    # A unit whose file is ours was not there before, whatever systemd says by now.
    if recorded file "/etc/systemd/system/$1"; then enabled=none; fi
    record unit "$1" "${enabled:-none}" "${active:-inactive}"
}

enable_unit() {
    for unit; do note_unit "$unit" || return; done
    # What systemctl enables it reads anew by itself, every unit there is. One that is at work is read anew with the restarts.
    unit_enabled "$@" || { systemctl enable --now "$@" && units_reloaded; }
}

ufw_allows() { ufw show added | grep -qE "^ufw allow $1( |\$)"; }

ufw_allow() { ufw_allows "$1" || { record ufw "$1" && ufw allow "$1" comment Meethouse; }; }

disable_unit() {
    for unit; do note_unit "$unit" || return; done
    reload_units && systemctl disable --now "$@"
}
