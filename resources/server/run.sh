#!/bin/sh
# Carries a plan out on the server. The bundle it lies in holds plan.json, digest, by, steps/NN-ID.sh, values/NAME,
# files/… and settings.json.
#
#   run.sh inspect      says of each step whether it is so already; changes nothing
#   run.sh start        the same, and if anything is to be done, starts it as a unit of its own; secrets on standard input
#   run.sh run          what the unit does: check, apply, check again, step by step
#   run.sh step FILE    one step of it, in a process group of its own so that it can be cancelled
#   run.sh start-undo   starts the taking back of everything (undo.sh), which the unit does by
#   run.sh undo
#
# One run at a time: whoever holds the lock of $state/lock, which the kernel lets go when the process ends, however.
set -u
LC_ALL=C.UTF-8
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
DEBIAN_FRONTEND=noninteractive
NEEDRESTART_SUSPEND=1
HOME=/root
export LC_ALL PATH DEBIAN_FRONTEND NEEDRESTART_SUSPEND HOME
umask 077

bundle=$(cd "$(dirname "$0")" && pwd)
id=${bundle##*/}
state=${MEETHOUSE_STATE:-/var/lib/meethouse}
volatile=${MEETHOUSE_RUN:-/run/meethouse}
# The words of steps know where secrets lie by this name.
# shellcheck disable=SC2034
secrets=$volatile/$id
scratch=$bundle/scratch

# What a step that ended well is said to be.
good="done"

# read_line VARIABLE FILE: a last line without an end counts too.
read_line() { IFS= read -r "$1" <"$2" || eval "[ -n \"\$$1\" ]"; }

# shellcheck source=resources/server/lib.sh
. "$bundle/lib.sh"

now() { date -u +%Y-%m-%dT%H:%M:%S.%3NZ; }

# journal EVENT [ID [STATE]]: nothing goes in here that somebody else could have written.
journal() {
    printf '{"t":"%s","event":"%s"%s%s}\n' "$(now)" "$1" "${2:+,\"id\":\"$2\"}" "${3:+,\"state\":\"$3\"}" \
        >>"$bundle/journal.jsonl"
}

id_of() {
    step=${1##*/}
    step=${step#*-}
    step=${step%.sh}
}

# Values become variables of the shell, never of the environment: names that are taken there are refused.
read_values() {
    for file in "$bundle"/values/*; do
        [ -f "$file" ] || continue
        name=${file##*/}
        case $name in [!A-Z]* | *[!A-Z0-9_]*) fail "A value cannot be called $name." || return ;; esac
        eval "[ -z \"\${$name+taken}\" ]" || fail "A value cannot be called $name." || return
        read_line "$name" "$file" || eval "$name="
    done
}

is_so() (
    # shellcheck disable=SC1090
    . "$1" && umask 022 && check
) >/dev/null 2>&1 </dev/null

# A step that was begun and never ended is done again: nobody knows how far it came, and whether it asked for a restart.
is_begun() { grep -qsxF -e "$1" "$state/begun"; }

to_do() {
    pending=0
    for file in "$bundle"/steps/*.sh; do
        [ -f "$file" ] || continue
        id_of "$file"
        if ! is_begun "$step" && is_so "$file"; then
            echo "already $step"
        else
            echo "pending $step"
            pending=$((pending + 1))
        fi
    done
    [ ! -s "$state/pending" ] || pending=$((pending + 1))
}

inspect() {
    mkdir -p "$scratch" && read_values && to_do
}

# ------------------------------------------------------------------------------------------------------- starting a run

# Says who holds the server, and succeeds if somebody does.
held() {
    [ -e "$state/lock" ] || return
    if flock --nonblock --shared "$state/lock" true; then return 1; fi
    # shellcheck disable=SC2034 # pid is for those who cancel
    read -r run since digest pid by <"$state/lock" || return 1
    # At its very end a run lets go any moment.
    if grep -qs '"event":"run.end"' "$state/runs/$run/journal.jsonl" && flock --wait 5 --shared "$state/lock" true; then
        return 1
    fi
    mine= && read_line mine "$bundle/digest"
    if [ "$digest" = "$mine" ]; then echo "joined $run"; else echo "busy $run $since $by"; fi
}

keep_settings() {
    [ -f "$bundle/settings.json" ] && ! cmp -s "$bundle/settings.json" "$state/settings.json" || return 0
    mkdir -p "$state" && cp "$bundle/settings.json" "$state/settings.json.new" &&
        mv "$state/settings.json.new" "$state/settings.json"
}

# Secrets come as a line "NAME LENGTH", then so many bytes and a line's end; last, "end". Without that word the
# connection was lost on the way.
receive_secrets() {
    while read -r name length && [ "$name" != end ]; do
        case $name in '' | .* | *[!A-Za-z0-9._-]*) return 1 ;; esac
        head -c "$length" >"$1/$name" || return
        read -r name
    done
    [ "$name" = end ] || fail "The connection ended before all of the bundle was here."
}

start() {
    verb=$1
    : >"$bundle/looked"
    if held; then
        cat >/dev/null
        return
    fi
    if [ "$verb" = run ]; then
        inspect || return
        if [ "$pending" = 0 ]; then
            keep_settings && cat >/dev/null && echo nothing
            return
        fi
    elif [ ! -e "$state" ]; then
        # An undo that was killed at its very end.
        rm -rf "$state.gone"
        cat >/dev/null
        echo nothing
        return
    fi
    # Still in memory; nothing is begun before all of it is here.
    mkdir "$bundle/secrets" && receive_secrets "$bundle/secrets" && mkdir -p "$state/runs" || return
    exec 8>>"$state/starting"
    flock --wait 30 8 || fail "Somebody else is starting a run all the time." || return
    if held; then return; fi
    # A run that came and went since we looked may have done it all.
    if [ "$verb" = run ] && [ -e "$state/lock" ] && [ -n "$(find "$state/lock" -newer "$bundle/looked")" ]; then
        rm -f "$scratch/packages" && to_do
        [ "$pending" != 0 ] || { keep_settings && echo nothing && return; }
    fi
    run=$(date -u +%Y%m%dT%H%M%SZ)-$(tr -dc a-z0-9 </dev/urandom | head -c 8)
    rm -rf "$scratch"
    : >"$bundle/journal.jsonl"
    : >"$bundle/log.txt"
    if ! { mv "$bundle/secrets" "$volatile/$run" && cp -R "$bundle" "$state/runs/.$run" &&
        mv "$state/runs/.$run" "$state/runs/$run" && launch "$verb" "$state/runs/$run/run.sh"; }; then
        rm -rf "${volatile:?}/$run" "$state/runs/.$run"
        return 1
    fi
    # The unit has the lock before the next one may try.
    turns=400
    until [ -s "$state/runs/$run/journal.jsonl" ]; do
        [ "$turns" -gt 0 ] || fail "The run did not start: $(systemctl status "meethouse-run-$run" 2>&1)" || return
        turns=$((turns - 1))
        sleep 0.05
    done
    echo "started $run"
}

# A stop of the unit reaches run.sh alone, which ends its step in good order; so dpkg is not torn out of its work.
# Without systemd (in tests) the run is a process of its own.
launch() {
    if [ -d /run/systemd/system ] && [ -z "${MEETHOUSE_STATE:-}" ]; then
        systemd-run --quiet --collect --unit="meethouse-run-$run" --description="Meethouse: a run" \
            --property=KillMode=mixed --property=TimeoutStopSec=90 --property=OOMPolicy=continue \
            --property=UMask=0077 --property=IgnoreSIGPIPE=no --property=StandardOutput=null \
            --property=StandardError=journal /bin/sh "$2" "$1" 8>&-
    else
        setsid /bin/sh "$2" "$1" </dev/null >/dev/null 2>&1 8>&- &
    fi
}

# ------------------------------------------------------------------------------------------------------------- the run

cancelled() { [ -e "$bundle/cancel" ]; }

# Asked to stop: what can be left at once is left, what is careful (dpkg) comes to its end first.
interrupt() {
    : >"$bundle/cancel"
    [ -z "$child" ] || [ -e "$scratch/careful" ] || kill -s TERM -- "-$child" 2>/dev/null
}

# in_group COMMAND…: waits for it, whatever signals come meanwhile.
in_group() {
    setsid "$@" 9>&- &
    child=$!
    while :; do
        wait "$child"
        result=$?
        kill -0 "$child" 2>/dev/null || break
    done
    child=
    return "$result"
}

take_lock() {
    exec 9>>"$state/lock"
    flock --wait 10 9 || exit 75
    read_line digest "$bundle/digest"
    read_line by "$bundle/by"
    echo "$id $(now) $digest $$ $by" >"$state/lock" || exit 75
    child=
    trap interrupt TERM INT HUP
    mkdir -p "$scratch"
    exec >>"$bundle/log.txt" 2>&1 </dev/null
    # What a run that was killed left in memory is nobody's any more.
    for other in "$volatile"/2*; do
        [ "$other" = "$secrets" ] || rm -rf "$other"
    done
    find "$volatile" -mindepth 1 -maxdepth 1 -name 'in.*' -mmin +60 -exec rm -rf {} +
    rm -rf "$state.gone"
    [ -z "$(tail -c 1 "$state/changes" 2>/dev/null)" ] || echo >>"$state/changes"
    # What was there before the first of our runs, so that undo can name what stays.
    if [ ! -e "$state/changes" ]; then
        # Whether it was written down shows at the line after it: find ends badly for less, too.
        { list_paths; echo end; } >"$state/paths-before" && list_accounts >"$state/accounts-before" &&
            : >"$state/changes" || exit 75
    fi
    journal run.start "$id" || exit 75
}

list_paths() {
    find /etc /opt /srv /usr/local /var -xdev -maxdepth 4 \( -path /var/cache -o -path /var/tmp -o -path /var/lib/dpkg \
        -o -path /var/lib/apt -o -path /var/log/journal -o -path "$state" \) -prune -o -print
}

list_accounts() {
    sed 's/^\([^:]*\).*/user \1/' /etc/passwd
    sed 's/^\([^:]*\).*/group \1/' /etc/group
}

end_run() {
    rm -rf "$scratch" "$secrets"
    journal run.end "" "$1"
    # Old runs are only of interest for a while.
    find "$state/runs" -mindepth 1 -maxdepth 1 -name '2*' ! -name "$id" | sort | head -n -9 | while read -r old; do rm -rf "$old"; done
    [ "$1" = "$good" ]
}

begin() { is_begun "$1" || { echo "$1" >>"$state/begun" && sync "$state/begun"; }; }

# do_step ID COMMAND…: only what can be written down is done.
do_step() {
    step=$1
    shift
    if journal step.start "$step" && printf '== %s\n' "$step" && begin "$step" && in_group "$@" &&
        sed -i "/^$step\$/d" "$state/begun"; then
        journal step.end "$step" "$good"
        return
    fi
    if cancelled; then journal step.end "$step" cancelled; else journal step.end "$step" failed; fi
    return 1
}

run() {
    take_lock
    read_values || return
    ending=$good
    for file in "$bundle"/steps/*.sh; do
        [ -f "$file" ] || continue
        if cancelled; then break; fi
        id_of "$file"
        if ! is_begun "$step" && is_so "$file"; then
            journal step.end "$step" already
            continue
        fi
        do_step "$step" /bin/sh "$0" step "$file" || { ending=failed && break; }
    done
    if ! cancelled && [ "$ending" = "$good" ]; then
        { [ ! -s "$state/pending" ] || do_step restart-services /bin/sh "$0" restart; } && keep_settings ||
            ending=failed
    fi
    if cancelled; then ending=cancelled; fi
    end_run "$ending"
}

step() {
    read_values || return
    # shellcheck disable=SC1090
    . "$1" || return
    umask 022
    apply
    result=$?
    note_left
    [ "$result" = 0 ] || fail "The step did not succeed." || return
    check || fail "The step ended well, but what it should have done is not so."
}

case $1 in
inspect) inspect && echo end ;;
start) start run ;;
start-undo) start undo ;;
run) run ;;
step) step "$2" ;;
restart) restart_now ;;
undo)
    # shellcheck source=resources/server/undo.sh
    . "$bundle/undo.sh" && undo
    ;;
undo-phase)
    # shellcheck source=resources/server/undo.sh
    . "$bundle/undo.sh" && umask 022 && undo_phase "$2"
    ;;
esac
