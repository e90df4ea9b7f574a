# shellcheck shell=sh disable=SC2154
# Takes everything back: plays the record of changes backwards, in the order that leaves nothing in anybody's way. Each
# record is struck out when it is undone, so an undo that was stopped goes on where it was. run.sh reads this file.

# shellcheck disable=SC2034 # run.sh journals it
undo() {
    take_lock
    # A run that was killed in a step could not say how it left a file: as it is now.
    note_left
    good=reverted
    for phase in units lines files packages answers accounts services rest; do
        if cancelled; then break; fi
        step=undo-$phase
        do_step "$step" /bin/sh "$0" undo-phase "$phase" || break
        step=
    done
    if cancelled; then
        end_run cancelled
    elif [ -n "$step" ]; then
        end_run failed
    else
        vanish
    fi
}

# Our last trace but the report of this run, which moves to memory, where it stays until the next boot.
vanish() {
    rm -rf "$scratch" "$secrets"
    mkdir -p "$volatile/ended" && cp -R "$bundle" "$volatile/ended/$id" || return
    bundle=$volatile/ended/$id
    # The lock goes with the folder; this tells a follower whether the last moment was reached.
    echo $$ >"$bundle/process"
    exec >>"$bundle/log.txt" 2>&1
    rm -rf "$state.gone"
    mv "$state" "$state.gone" && rm -rf "$state.gone"
    journal run.end "" reverted
}

undo_phase() {
    case $1 in
    units) backwards unit undo_our_unit && backwards ufw undo_ufw ;;
    lines) backwards line undo_line && backwards block undo_block && backwards replaced undo_replaced &&
        backwards newline undo_newline ;;
    files) backwards original undo_original && backwards file undo_file && backwards tree undo_tree ;;
    packages) undo_packages || undo_packages_again ;;
    answers) backwards debconf undo_question ;;
    accounts) backwards member undo_member && backwards user undo_user ;;
    services) undo_services ;;
    rest) undo_rest ;;
    esac
}

# backwards KIND COMMAND: COMMAND gets the rest of each record of this kind, the last one first. One that it leaves alone
# (it returns 2) stays in the record.
backwards() {
    [ -f "$state/changes" ] || return 0
    tac "$state/changes" | grep -e "^$1 " >"$scratch/backwards"
    while IFS= read -r entry; do
        [ ! -e "$bundle/cancel" ] || return 1
        "$2" "${entry#"$1" }" </dev/null
        case $? in
        0) strike "$entry" || return ;;
        2) ;;
        *) return 1 ;;
        esac
    done <"$scratch/backwards"
}

strike() {
    # Above 1 it could not be written.
    grep -vxF -e "$1" "$state/changes" >"$state/changes.new"
    [ $? -le 1 ] && mv "$state/changes.new" "$state/changes"
}

# A unit that was not there before is ours: it ends while its file is still there.
undo_our_unit() {
    unit=${1%% *}
    case ${1#* } in none\ * | not-found\ *) ;; *) return 2 ;; esac
    systemctl disable --now --quiet "$unit" 2>/dev/null || systemctl stop --quiet "$unit" 2>/dev/null
    return 0
}

undo_ufw() {
    ! command -v ufw >/dev/null || ufw delete allow "$1"
    return 0
}

undo_line() {
    file=${1%% *}
    draft_of "$file" && rm -f "$draft"
    [ -f "$file" ] || return 0
    say "$file: our line is taken out."
    edit "$file" remove_line "${1#* }"
}

remove_line() {
    line=$1 awk '{ text = $0; gsub(/^[ \t]+|[ \t\r]+$/, "", text) } text != ENVIRON["line"] { print }'
}

undo_block() {
    file=${1%% *}
    rest=${1#* }
    draft_of "$file" && rm -f "$draft"
    [ -f "$file" ] || return 0
    say "$file: our block is taken out."
    edit "$file" remove_block "${rest#* }" "${rest%% *}" || refuse "$file" "The end of our block is not marked any more."
}

undo_replaced() {
    file=${1%% *}
    draft_of "$file" && rm -f "$draft"
    [ -f "$file" ] || return 0
    say "$file: its own line is put back."
    edit "$file" restore_line "${1#* }"
}

restore_line() {
    sign=$1 awk '
        BEGIN { was = ENVIRON["sign"] " meethouse was:"; mark = ENVIRON["sign"] " meethouse" }
        { text = $0; gsub(/^[ \t]+/, "", text) }
        index(text, was) == 1 { print substr(text, length(was) + 1); marked = 1; next }
        marked { marked = 0; if (substr(text, length(text) - length(mark) + 1) == mark) next }
        { print }'
}

# Only while the line that had no end is the last one again.
undo_newline() {
    file=${1%% *}
    [ -f "$file" ] && [ "$(tail -n 1 "$file")" = "${1#* }" ] && [ -z "$(tail -c 1 "$file")" ] || return 0
    edit "$file" head -c -1
}

refuse() {
    printf '%s\n' "$1" >>"$bundle/refused.txt"
    printf '%s\n' "$1: $2 It is left alone."
    return 2
}

undo_original() {
    file=$1
    kept=$state/originals$file
    draft_of "$file" && rm -f "$draft"
    # What came with a package of ours goes with it.
    if owner=$(dpkg-query -S "$file" 2>/dev/null) && is_new "${owner%%:*}"; then return 0; fi
    if [ "$(describe "$file")" = "$(describe "$kept")" ]; then return 0; fi
    if [ ! -e "$state/left$file" ] || [ "$(describe "$file")" != "$(cat "$state/left$file")" ]; then
        # Only what anybody may read is shown: others may hold secrets.
        if [ -z "$(find "$kept" "$file" -maxdepth 0 ! -perm -o=r 2>&1)" ]; then diff -u "$kept" "$file" | head -n 200; fi
        refuse "$file" "It was changed by somebody else since."
        return
    fi
    say "$file: the original is put back."
    cp -a "$kept" "$draft" && mv -fT "$draft" "$file"
}

undo_file() {
    draft_of "$1" && rm -f "$draft"
    taken_away "$1" || { say "$1 is removed." && rm -f "$1"; }
}

undo_tree() {
    draft_of "$1" && rm -rf "$draft" "$draft.old"
    [ ! -e "$1" ] || { say "$1 is removed with all that is in it." && rm -rf "$1"; }
}

is_new() {
    awk -v name="$1" '$1 == "packages" { for (i = 2; i <= NF; i++) { sub(/:.*/, "", $i); if ($i == name) found = 1 } }
        END { exit !found }' "$state/changes"
}

# Packages that somebody else has come to need meanwhile stay.
undo_packages() {
    [ -f "$state/changes" ] || return 0
    settle_packages || return
    list_packages >"$scratch/packages"
    awk 'FNR == NR { if ($1 ~ /[^n]$/) there[$2]; next }
        $1 == "packages" || $1 == "packages-again" { for (i = 2; i <= NF; i++) if ($i in there) print $1, $i }' \
        "$scratch/packages" "$state/changes" >"$scratch/ours"
    goers=$(sed -n 's/^packages //p' "$scratch/ours")
    again=$(sed -n 's/^packages-again //p' "$scratch/ours")
    while [ -n "$goers" ]; do
        # shellcheck disable=SC2086 # names of packages hold no blanks
        if ! others=$(apt_remove --simulate purge $goers | awk '$1 == "Purg" || $1 == "Remv" { print $2 }' | foreign); then
            break
        fi
        needed=$(needed_by_others)
        [ -n "$needed" ] || fail "These packages of others would go too: $others" || return
        # A second try finds them again.
        for name in $needed; do grep -qsxF -e "package $name" "$bundle/left.txt" || echo "package $name" >>"$bundle/left.txt"; done
        goers=$(printf '%s\n' "$goers" | grep -vxF -e "$needed")
    done
    : >"$scratch/careful"
    # shellcheck disable=SC2086
    { [ -z "$goers" ] || purge_goers; } && { [ -z "$again" ] || apt_remove remove $again; }
    result=$?
    rm -f "$scratch/careful" "$scratch/packages"
    [ "$result" = 0 ] || return
    grep -v '^packages' "$state/changes" >"$state/changes.new"
    mv "$state/changes.new" "$state/changes"
}

# What came last goes first: its scripts may still call programs of what was installed before it.
purge_goers() {
    tac "$state/changes" | sed -n 's/^packages //p' >"$scratch/batches"
    while read -r batch; do
        # shellcheck disable=SC2086
        names=$(printf '%s\n' $batch | grep -xF -e "$goers")
        # shellcheck disable=SC2086
        [ -z "$names" ] || apt_remove purge $names || return
    done <"$scratch/batches"
}

# The packages' own scripts fail where a program that they have just told to stop is not gone yet.
undo_packages_again() { [ ! -e "$bundle/cancel" ] && sleep 10 && undo_packages; }

apt_remove() {
    apt-get --quiet --yes -o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 "$@" </dev/null
}

# Of the names that come in, those that are not ours; succeeds if there are any.
foreign() { sed 's/:.*//' | grep -vxF -e "$(printf '%s\n' "$goers" | sed 's/:.*//')"; }

# One by one: which of ours take somebody else's package with them.
needed_by_others() {
    for name in $goers; do
        if apt_remove --simulate purge "$name" | awk '$1 == "Purg" || $1 == "Remv" { print $2 }' | foreign >/dev/null; then
            echo "$name"
        fi
    done
}

undo_question() {
    say "UNREGISTER ${1#* }" | debconf-communicate "${1%% *}" >/dev/null 2>&1
    return 0
}

undo_member() {
    is_member "${1%% *}" "${1#* }" 2>/dev/null || return 0
    gpasswd -d "${1%% *}" "${1#* }"
}

undo_user() { ! user_exists "$1" || userdel "$1"; }

undo_services() {
    [ -d /run/systemd/system ] || return 0
    systemctl daemon-reload
    backwards unit undo_unit && backwards restarted undo_restart
}

undo_unit() {
    unit=${1%% *}
    rest=${1#* }
    systemctl cat "$unit" >/dev/null 2>&1 || return 0
    case ${rest% *} in
    enabled) systemctl enable --quiet "$unit" ;;
    disabled) systemctl disable --quiet "$unit" ;;
    masked) systemctl mask --quiet "$unit" ;;
    esac
    case ${rest#* } in
    active | activating) systemctl start "$unit" ;;
    *) systemctl stop "$unit" ;;
    esac || say "$unit could not be brought to where it was."
    return 0
}

# Services that stay read their own settings again.
undo_restart() {
    systemctl cat "$1" >/dev/null 2>&1 || return 0
    systemctl try-restart "$1" || say "$1 could not be restarted."
    return 0
}

undo_rest() {
    if [ -s "$bundle/refused.txt" ]; then fail "Some files were left alone, so the record of changes stays." || return; fi
    if recorded lists; then
        find /var/lib/apt/lists -mindepth 1 -depth | grep -vxF -f "$state/lists-before" >"$scratch/lists"
        while read -r file; do rm -df "$file"; done <"$scratch/lists"
    fi
    backwards dir undo_dir && tell_left
}

undo_dir() {
    [ ! -d "$1" ] || rmdir --ignore-fail-on-non-empty "$1"
}

# What stays, as measured: the client makes sentences of it.
tell_left() {
    {
        echo bookkeeping
        grep -s -e '^leaves ' -e '^upgraded ' -e '^debconf-was ' "$state/changes"
        if [ -f "$state/paths-before" ]; then
            list_paths >"$scratch/paths"
            # Only the topmost of what is new.
            awk 'FNR == NR { before[$0]; next }
                !($0 in before) {
                    up = $0; sub(/\/[^\/]*$/, "", up)
                    if (!(up in new)) print "path " $0
                    new[$0]
                }' "$state/paths-before" "$scratch/paths"
            list_accounts >"$scratch/accounts"
            grep -vxF -f "$state/accounts-before" "$scratch/accounts"
        fi
    } >>"$bundle/left.txt"
    return 0
}
