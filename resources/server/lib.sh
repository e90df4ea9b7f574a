# shellcheck shell=sh disable=SC2154
# The words that steps are written in. run.sh reads this file first, then the step.
#
# A step defines check() and apply(). check() says whether it is already so, changes nothing and is quick. apply() makes
# it so, may find it half or wholly done, and ends with the state of its last command. After it check() must pass.
# Values are there as variables in capitals ("$DOMAIN"), never exported. What a word changes it writes down first, so
# that undo finds it whenever the server stops. Words return 0 when it is so, else they say why and return 1.
#
# Files of ours
#   place NAME TARGET [MODE [OWNER:GROUP]]   files/NAME becomes TARGET (0644 root:root); folders on the way are made; a
#                                            file that was there is kept as an original
#   placed NAME TARGET [MODE [OWNER:GROUP]]  the check for it
#   place_folder NAME TARGET / folder_placed NAME TARGET
#                                            the same for the whole folder files/NAME, to be read by everybody; what lies
#                                            in TARGET besides goes
#   place_link POINTS_TO LINK / link_placed POINTS_TO LINK      the same for a symbolic link
#   ours FILE                                FILE will be written by the step itself (a certificate): undo removes it
#   our_tree DIR                             DIR is made and all in it is ours, whoever fills it: undo removes it whole
#
# Files of others
#   add_line FILE LINE / has_line FILE LINE  LINE as last line; it must contain the word meethouse, by which a person
#                                            and undo know it wherever it stands later
#   add_block FILE NAME COMMENT / has_block FILE NAME COMMENT
#                                            files/NAME between two marks at the end; COMMENT is the file's comment sign
#                                            (// or -- or #); another content replaces it where it stands
#   drop_block FILE NAME COMMENT / block_dropped FILE NAME COMMENT
#                                            the block and its marks are taken out
#   replace_line FILE COMMENT PREFIX NEW / line_replaced FILE COMMENT PREFIX NEW
#                                            each line that begins with PREFIX (after blanks) becomes NEW; the old one
#                                            stays above it as a marked comment, from where undo takes it back
#   keep_original FILE                       FILE will be altered otherwise: undo restores it if it is still as we left it
#   take_away FILE / taken_away FILE         FILE is removed, undo brings it back
#
# Packages
#   preseed                                  debconf answers from standard input, lines PACKAGE QUESTION TYPE VALUE; the
#                                            VALUE @NAME@ stands for the secret NAME
#   install_packages [OPTION…] PACKAGE… / packages_installed PACKAGE…
#                                            apt, lists refreshed if needed; exactly what was new is written down
#   apt_update                               refreshes the lists if sources changed or they are older than a day
#
# Services
#   restart_later UNIT… / reload_later UNIT… once, after the last step of the run, in whichever run that is
#   restart_now [--no-block]                 does now what was put off so far; waits for it, or does not
#   enable_unit UNIT… / unit_enabled UNIT…   enabled and running; the state before is written down
#   disable_unit UNIT… / unit_disabled UNIT… neither enabled nor running; likewise
#   ufw_allow PORT/PROTOCOL / ufw_allows PORT/PROTOCOL          a door in a ufw that is at work
#   within SECONDS COMMAND…                  repeats COMMAND until it succeeds, at most so long
#
# What could lock everybody out
#   on_trial NAME SECONDS                    before the change: unless somebody comes in again and confirms it (confirm.sh)
#                                            within so long, or at the next boot, the shell text on standard input is run,
#                                            which takes it back
#   is_on_trial NAME                         nobody has confirmed it yet
#
# Accounts
#   add_user NAME HOME / user_exists NAME    a system user with a group of the same name
#   add_member USER GROUP / is_member USER GROUP
#
# Secrets: files of /run/meethouse/ID, 0600. Never an argument, a variable of the environment or a log.
#   secret NAME                              prints the path; fails if it is not there
#   secret_done NAME…                        deletes it: whoever used it says so
#
# Else
#   say TEXT…                                a line of the log
#   fail TEXT…                               a line of the log that says why, and returns 1
#   leaves TEXT…                             something undo cannot take back and shall name: a whole sentence
#
# run.sh sets: bundle (where files/ lies), state (/var/lib/meethouse), secrets (/run/meethouse/ID), scratch.

# ---------------------------------------------------------------------------------------------------------- the record

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    return 1
}

# One line of the record of changes, on the disk before the change itself is made.
record() {
    recorded "$@" && return
    printf '%s\n' "$*" >>"$state/changes" && sync "$state/changes"
}

recorded() { grep -qsxF -e "$*" "$state/changes"; }

leaves() { record leaves "$*"; }

# ----------------------------------------------------------------------------------------------------- files of ours

# Beside the file, so that it takes its place in one move; hidden, so that nobody who reads the folder takes it for one.
draft_of() { draft=${1%/*}/.${1##*/}.meethouse; }

make_parents() {
    [ -d "${1%/*}/" ] && return
    make_parents "${1%/*}" && record dir "${1%/*}" && mkdir -m 0755 "${1%/*}"
}

ours() {
    recorded file "$1" && return
    if [ -e "$1" ] || [ -L "$1" ]; then keep_original "$1"; else make_parents "$1" && record file "$1"; fi
}

our_tree() {
    [ -d "$1" ] && return
    make_parents "$1" && record tree "$1" && mkdir -m 0755 "$1"
}

placed() {
    [ -f "$2" ] && [ ! -L "$2" ] && cmp -s "$bundle/files/$1" "$2" || return 1
    want=${3:-0644}
    [ "$(stat -c '%a %U:%G' "$2")" = "${want#0} ${4:-root:root}" ]
}

place() {
    placed "$@" && return
    ours "$2" || return
    draft_of "$2"
    rm -f "$draft"
    (umask 077 && cp "$bundle/files/$1" "$draft") && chown "${4:-root:root}" "$draft" && chmod "${3:-0644}" "$draft" &&
        leave_as "$2" "$(describe "$draft")" && mv -f "$draft" "$2" || return
    case $2 in /etc/systemd/*) put_off daemon-reload ;; esac
}

folder_placed() {
    diff -qr "$bundle/files/$1" "$2" >/dev/null 2>&1 &&
        [ -z "$(find "$2" -type f ! -perm 0644 -o -type d ! -perm 0755 -o ! -type f ! -type d)" ]
}

# In one move, so that nobody sees it half there.
place_folder() {
    folder_placed "$@" && return
    [ ! -e "$2" ] || recorded tree "$2" || recorded dir "$2" || fail "$2 is there and not ours, so our folder cannot lie there." || return
    draft_of "$2"
    make_parents "$2" && record tree "$2" && rm -rf "$draft" "$draft.old" && cp -R "$bundle/files/$1" "$draft" &&
        chmod -R u=rwX,go=rX "$draft" || return
    { [ ! -e "$2" ] || mv "$2" "$draft.old"; } && mv "$draft" "$2" && rm -rf "$draft.old"
}

link_placed() { [ "$(readlink "$2")" = "$1" ]; }

place_link() {
    link_placed "$@" && return
    ours "$2" || return
    draft_of "$2"
    rm -f "$draft"
    ln -s "$1" "$draft" && leave_as "$2" "$(describe "$draft")" && mv -fT "$draft" "$2"
}

# ---------------------------------------------------------------------------------------------------- files of others

# What a file is now, in one line, to be compared later.
describe() {
    if [ -L "$1" ]; then
        echo "link $(readlink "$1")"
    elif [ -f "$1" ]; then
        sum=$(sha256sum <"$1")
        echo "file ${sum%% *} $(stat -c '%a %U:%G' "$1")"
    elif [ -e "$1" ]; then
        echo other
    else
        echo absent
    fi
}

keep_original() {
    recorded file "$1" && return
    if recorded original "$1"; then
        # As we left it: it may be left otherwise now. Changed by somebody else since: undo has to see that.
        [ -f "$state/left$1" ] && [ "$(describe "$1")" = "$(cat "$state/left$1")" ] && rm -f "$state/left$1"
        return 0
    fi
    if [ ! -e "$1" ] && [ ! -L "$1" ]; then
        make_parents "$1" && record file "$1"
        return
    fi
    [ ! -d "$1" ] || [ -L "$1" ] || fail "$1 is a folder, it cannot be kept." || return
    (umask 077 && mkdir -p "$state/originals${1%/*}") && rm -rf "$state/originals$1" && cp -a "$1" "$state/originals$1" &&
        sync "$state/originals${1%/*}" && record original "$1"
}

# How a file with an original is left by us; noted before it is altered, where that is known.
leave_as() {
    recorded original "$1" || return 0
    (umask 077 && mkdir -p "$state/left${1%/*}") && printf '%s\n' "$2" >"$state/left$1.new" &&
        mv "$state/left$1.new" "$state/left$1" && sync "$state/left$1"
}

# After each step the same for those that it altered otherwise.
note_left() {
    [ -d "$state/originals" ] || return 0
    while read -r kind file; do
        if [ "$kind" != original ] || [ -e "$state/left$file" ]; then continue; fi
        leave_as "$file" "$(describe "$file")"
    done <"$state/changes"
}

taken_away() { [ ! -e "$1" ] && [ ! -L "$1" ]; }

take_away() { taken_away "$1" || { keep_original "$1" && leave_as "$1" absent && rm -f "$1"; }; }

# edit FILE COMMAND…: FILE becomes what COMMAND makes of it, with owner and rights as they were.
edit() {
    target=$(readlink -f "$1") && shift && draft_of "$target"
    rm -f "$draft"
    cp -p "$target" "$draft" && "$@" <"$target" >"$draft" && mv -f "$draft" "$target"
}

# What stands in files is compared without the blanks around it: a tool may have indented our line anew.
has_line() {
    line=$2 awk '{ gsub(/^[ \t]+|[ \t\r]+$/, "") } $0 == ENVIRON["line"] { found = 1; exit } END { exit !found }' "$1"
}

add_line() {
    case $2 in *meethouse*) ;; *) fail "A line of ours must say so: $2" || return ;; esac
    has_line "$1" "$2" && return
    [ -f "$1" ] || fail "$1 is not there, so our line cannot be added." || return
    note_end "$1" || return
    record line "$1" "$2" && edit "$1" append_text "$2"
}

# A last line without an end gets one from us.
note_end() { [ -z "$(tail -c 1 "$1")" ] || record newline "$1" "$(tail -n 1 "$1")"; }

append_text() {
    awk '{ print }' && printf '%s\n' "$1"
}

has_block() { [ -f "$1" ] && print_block "$2" "$3" <"$1" | cmp -s "$bundle/files/$2" -; }

# The content of a block; without one, something that no file is.
print_block() {
    name=$1 sign=$2 awk '
        BEGIN { begin = ENVIRON["sign"] " meethouse begin " ENVIRON["name"]; end = ENVIRON["sign"] " meethouse end " ENVIRON["name"] }
        $0 == end { inside = 0; closed = 1 }
        inside { print }
        $0 == begin { inside = 1; opened = 1 }
        END { if (!opened || !closed) printf "%c", 0 }'
}

add_block() {
    has_block "$@" && return
    [ -f "$1" ] || fail "$1 is not there, so our block cannot be added." || return
    note_end "$1" || return
    record block "$1" "$3" "$2" && edit "$1" put_block "$2" "$3"
}

put_block() {
    name=$1 sign=$2 content=$bundle/files/$1 awk '
        function block(   text) {
            print begin
            while ((getline text < ENVIRON["content"]) > 0) print text
            print end
        }
        BEGIN { begin = ENVIRON["sign"] " meethouse begin " ENVIRON["name"]; end = ENVIRON["sign"] " meethouse end " ENVIRON["name"] }
        $0 == begin { inside = 1; next }
        $0 == end && inside { block(); inside = 0; done = 1; next }
        !inside { print }
        END { if (!done) block() }'
}

# What a later run does not want any more; undo has nothing left to do there.
block_dropped() { ! grep -qsxF -e "$3 meethouse begin $2" "$1"; }

drop_block() {
    block_dropped "$@" || edit "$1" remove_block "$2" "$3" || fail "$1: the end of our block is not marked any more."
}

remove_block() {
    name=$1 sign=$2 awk '
        BEGIN { begin = ENVIRON["sign"] " meethouse begin " ENVIRON["name"]; end = ENVIRON["sign"] " meethouse end " ENVIRON["name"] }
        $0 == begin { inside = 1 }
        !inside { print }
        $0 == end { inside = 0 }
        END { exit inside }'
}

line_replaced() {
    sign=$2 prefix=$3 new=$4 awk '
        BEGIN { was = ENVIRON["sign"] " meethouse was:"; wanted = ENVIRON["new"] " " ENVIRON["sign"] " meethouse" }
        { gsub(/^[ \t]+/, "") }
        index($0, was) == 1 { old = substr($0, length(was) + 1); gsub(/^[ \t]+/, "", old); marked = index(old, ENVIRON["prefix"]) == 1; next }
        marked { if ($0 == wanted) good++; else bad++; marked = 0; next }
        index($0, ENVIRON["prefix"]) == 1 { bad++ }
        END { exit !(good && !bad) }' "$1"
}

replace_line() {
    line_replaced "$@" && return
    [ -f "$1" ] || fail "$1 is not there, so its line cannot be replaced." || return
    record replaced "$1" "$2" && edit "$1" put_line "$2" "$3" "$4" || return
    line_replaced "$@" || fail "$1 has no line that begins with $3."
}

put_line() {
    sign=$1 prefix=$2 new=$3 awk '
        BEGIN { was = ENVIRON["sign"] " meethouse was:"; wanted = ENVIRON["new"] " " ENVIRON["sign"] " meethouse" }
        { text = $0; match($0, /^[ \t]*/); indent = substr($0, 1, RLENGTH); gsub(/^[ \t]+/, "", text) }
        index(text, was) == 1 { print; old = substr(text, length(was) + 1); gsub(/^[ \t]+/, "", old); marked = index(old, ENVIRON["prefix"]) == 1; next }
        marked { print indent wanted; marked = 0; next }
        index(text, ENVIRON["prefix"]) == 1 { print indent was $0; print indent wanted; next }
        { print }'
}

# ----------------------------------------------------------------------------------------------------------- accounts

user_exists() { getent passwd "$1" >/dev/null; }

add_user() {
    user_exists "$1" && return
    record user "$1" &&
        useradd --system --user-group --home-dir "$2" --no-create-home --shell /usr/sbin/nologin "$1"
}

is_member() {
    case " $(id -nG "$1") " in *" $2 "*) ;; *) return 1 ;; esac
}

add_member() { is_member "$@" || { record member "$1" "$2" && gpasswd -a "$1" "$2"; }; }

# ------------------------------------------------------------------------------------------------------------ secrets

secret() {
    [ -f "$secrets/$1" ] || fail "The secret $1 is not here: start the run again, which sends it anew." || return
    printf '%s\n' "$secrets/$1"
}

secret_done() {
    for name; do rm -f "$secrets/$name"; done
}

# --------------------------------------------------------------------------------------------------------------- else

# By the time since the machine started: a clock that is set meanwhile, or a COMMAND that takes long, changes nothing.
within() {
    read -r up _ </proc/uptime
    end=$((${up%.*} + $1))
    shift
    until "$@"; do
        read -r up _ </proc/uptime
        [ "${up%.*}" -lt "$end" ] || return 1
        sleep 0.1
    done
}

# shellcheck source=resources/server/packages.sh
. "$bundle/packages.sh"
# shellcheck source=resources/server/services.sh
. "$bundle/services.sh"
# shellcheck source=resources/server/trial.sh
. "$bundle/trial.sh"
