# shellcheck shell=sh
# What a client asks about runs; its text comes as standard input of `sh -s`, so it fits whatever ran there before.
#
#   current                     "run ID RUNNING SINCE DIGEST BY" or "none"
#   cancel                      asks the run that goes on to stop, answers as current
#   follow RUN FROM_J FROM_L N  what journal and log say beyond these bytes, as it comes, for at most N seconds or until
#                               the run has ended; RUN "-" is the one that goes on, or the last one
#
# follow answers in frames: a line "journal LENGTH", "log LENGTH", "plan LENGTH", "left LENGTH" or "refused LENGTH" and so
# many bytes; "run ID" at the beginning; after a bad end "probe LENGTH" where nothing can be written any more; at the end "unconfirmed" if something is on trial, and "ended", "gone" (it was killed), "more" (ask again) or "none".
set -u
state=${MEETHOUSE_STATE:-/var/lib/meethouse}
volatile=${MEETHOUSE_RUN:-/run/meethouse}

free() { [ ! -e "$state/lock" ] || flock --nonblock --shared "$state/lock" true; }

# The run that goes on, or the last one; one that took everything back lies in memory, until the next start.
find_run() {
    running=false
    if [ -e "$state/lock" ] && read -r run since digest pid by <"$state/lock" && [ -d "$state/runs/$run" ]; then
        # The lock names the last one, whatever the clock was when runs got their names.
        free || running=true
        return 0
    fi
    run=
    for folder in "$volatile"/ended/2* "$state"/runs/2*; do
        [ -d "$folder" ] && run=${folder##*/}
    done
    [ -n "$run" ]
}

folder_of() {
    folder=$state/runs/$1
    [ -d "$folder" ] || folder=$volatile/ended/$1
}

# Whether nobody works on the run of this folder any more: it has no lock, or, while an undo takes that away, no process.
is_over() {
    if [ -e process ]; then ! kill -0 "$(cat process)" 2>/dev/null; else [ -e "$state/lock" ] && free; fi
}

current() {
    find_run || { echo none && return; }
    tell
}

tell() {
    if [ "$running" = false ]; then
        folder_of "$run"
        read -r digest <"$folder/digest"
        read -r by <"$folder/by"
        since=$(sed -n '1s/^{"t":"\([^"]*\)".*/\1/p' "$folder/journal.jsonl")
    fi
    echo "run $run $running ${since:--} ${digest:--} ${by:--}"
}

# Answers with what was found before: the run may have ended by now.
cancel() {
    find_run || { echo none && return; }
    if [ "$running" = true ]; then : >"$state/runs/$run/cancel" && kill -s TERM "$pid"; fi
    tell
}

# What nobody has confirmed yet (trial.sh).
on_trial() { find "$state/trials" -type f ! -name '*.*' 2>/dev/null; }

# frame NAME FILE FROM: what lies beyond, as far as the file goes now ($size). It is opened once: an undo may take it away meanwhile.
frame() {
    {
        size=$(stat -L -c %s /proc/self/fd/3) && [ "$size" -gt "$3" ] && echo "$1 $((size - $3))" &&
            tail -c "+$(($3 + 1))" <&3 | head -c "$((size - $3))"
    } 3<"$2"
} 2>/dev/null

# Where nothing can be written the log could not say so: what the system says of it.
probe() {
    [ -d "$state" ] || return 0
    { head -c 65536 /dev/zero >"$state/probe"; } 2>&1
    rm -f "$state/probe" 2>/dev/null
}

follow() {
    run=$1 journal=$2 log=$3 turns=$(($4 * 5)) ended='' seen=-
    if [ "$run" = - ]; then
        find_run || { echo none && return; }
    fi
    echo "run $run"
    folder_of "$run"
    [ -d "$folder" ] || { echo none && return; }
    [ "$journal" != 0 ] || frame plan "$folder/plan.json" 0
    while :; do
        turns=$((turns - 1))
        folder_of "$run"
        # An undo that is at its end moves its report just now.
        if ! cd "$folder" 2>/dev/null; then
            [ "$turns" -gt 0 ] || { echo none && return; }
            sleep 0.2
            continue
        fi
        # Five times a second beside the work itself, which shall not notice it: where nothing has grown, stat is all.
        sizes=$(stat -L -c %s journal.jsonl log.txt 2>/dev/null)
        if [ "$sizes" = "$seen" ] && [ $((turns % 10)) != 0 ]; then
            sleep 0.2
            continue
        fi
        seen=$sizes
        # Seen before the last look at what was said, so that nothing is missed.
        if tail -n 1 journal.jsonl 2>/dev/null | grep -q '"event":"run.end"'; then
            ended=ended
        elif [ $((turns % 10)) = 0 ] && is_over; then
            # It may have ended between the two looks.
            if tail -n 1 journal.jsonl | grep -q '"event":"run.end"'; then ended=ended; else ended=gone; fi
        fi
        frame log log.txt "$log" && log=$size
        frame journal journal.jsonl "$journal" && journal=$size
        if [ -n "$ended" ]; then
            for list in left refused; do
                [ ! -e $list.txt ] || frame $list $list.txt 0
            done
            said=
            if ! tail -n 1 journal.jsonl | grep -qE '"(done|reverted)"'; then said=$(probe); fi
            [ -z "$said" ] || printf 'probe %s\n%s\n' $((${#said} + 1)) "$said"
            [ -z "$(on_trial)" ] || echo unconfirmed
            echo "$ended"
            return
        fi
        [ "$turns" -gt 0 ] || { echo more && return; }
        sleep 0.2
    done
}

"$@"
