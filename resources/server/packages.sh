# shellcheck shell=sh disable=SC2154
# Words about packages; lib.sh says what each is for and reads this file.

# One line a package: its state ("ii" is installed), name and version.
list_packages() {
    # shellcheck disable=SC2016 # the fields are dpkg's, not the shell's
    dpkg-query -W -f '${db:Status-Abbrev} ${binary:Package} ${Version}\n'
}

packages_installed() {
    [ -s "$scratch/packages" ] || list_packages >"$scratch/packages"
    awk '
        BEGIN {
            for (i = 2; i < ARGC; i++)
                if (ARGV[i] !~ /^-/) wanted[ARGV[i]]
            ARGC = 2
        }
        $1 ~ /^[ih]i$/ { name = $2; sub(/:.*/, "", name); delete wanted[name] }
        END { for (name in wanted) exit 1 }' "$scratch/packages" "$@"
}

install_packages() {
    packages_installed "$@" && [ ! -e "$state/packages-before" ] && return
    settle_packages && apt_update || return
    begin_packages && apt_get install "$@"
    end_packages $?
}

# What was there is on the disk before dpkg starts, so that after a stop it is still known what was new.
begin_packages() {
    rm -f "$scratch/packages"
    [ -s "$state/packages-before" ] && return
    list_packages >"$state/packages-before.new" && mv "$state/packages-before.new" "$state/packages-before" &&
        sync "$state/packages-before"
}

end_packages() {
    rm -f "$scratch/packages" "$scratch/careful"
    # Lists may be why it failed: apt is content with old ones where it could not get new ones.
    [ "$1" = 0 ] || rm -f "$state/lists-fresh"
    note_packages || return
    [ ! -e "$bundle/cancel" ] || fail "Cancelled." || return
    return "$1"
}

# "ic" and "rc" are packages whose settings stayed after they were removed: these are their owner's and not purged.
note_packages() {
    [ -s "$state/packages-before" ] || return 0
    list_packages >"$scratch/packages-now" &&
        awk '
        FNR == NR { before[$2] = $1; version[$2] = $3; next }
        $1 ~ /[nc]$/ { next }
        !($2 in before) || before[$2] ~ /n$/ { new = new " " $2; next }
        before[$2] ~ /c$/ { again = again " " $2; next }
        version[$2] != $3 { print "upgraded " $2 " " version[$2] " " $3 }
        END { if (new) print "packages" new; if (again) print "packages-again" again }
    ' "$state/packages-before" "$scratch/packages-now" >>"$state/changes" &&
        sync "$state/changes" && rm -f "$state/packages-before"
}

# What a stop in the middle left: dpkg finishes it, apt fetches what is missing for it.
settle_packages() {
    [ -e "$state/packages-before" ] || return 0
    say "The last run was stopped while packages were being installed; this is finished first."
    : >"$scratch/careful"
    dpkg --force-confdef --force-confold --configure -a || apt_get --fix-broken install
    end_packages $?
}

# apt waits for dpkg's lock by itself, but for neither of these.
wait_for_apt() {
    for lock in /var/lib/apt/lists/lock /var/cache/apt/archives/lock; do
        [ ! -e "$lock" ] || within 600 unlocked "$lock" || fail "Somebody else has been using apt for ten minutes." || return
    done
}

unlocked() { ! grep -q ":$(stat -c %i "$1") " /proc/locks; }

# Long waits for whoever else uses apt; no questions; files of the owner stay; nothing is removed to make room.
apt_get() {
    wait_for_apt || return
    apt-get --quiet --yes --no-remove -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 \
        -o APT::Keep-Downloaded-Packages=false -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold \
        -o "DPkg::Pre-Invoke::=: >'$scratch/careful'" "$@" </dev/null
}

apt_update() {
    stamp=$state/lists-fresh
    if [ -e "$stamp" ] && [ -z "$(find "$stamp" -mmin +1440)" ] &&
        [ -z "$(find /etc/apt/sources.list /etc/apt/sources.list.d /etc/apt/keyrings /etc/apt/preferences.d \
            /etc/apt/trusted.gpg.d /usr/share/keyrings -newer "$stamp" 2>/dev/null)" ]; then
        return 0
    fi
    if ! recorded lists; then
        find /var/lib/apt/lists -mindepth 1 >"$state/lists-before" && record lists || return
    fi
    : >"$stamp.new"
    # Nobody reads descriptions here, and they are a third of the lists; those that somebody else fetched stay.
    apt_get -o Acquire::Languages=none -o APT::Get::List-Cleanup=false update && mv "$stamp.new" "$stamp"
}

preseed() {
    rm -f "$scratch/refused"
    while read -r package question type value; do
        note_question "$package" "$question" || : >"$scratch/refused"
        case $value in
        @*@)
            value=${value#@}
            file=$(secret "${value%@}") && read_line value "$file" || : >"$scratch/refused"
            ;;
        esac
        [ -e "$scratch/refused" ] && break
        # A builtin: what it prints is never an argument of a process.
        printf '%s %s %s %s\n' "$package" "$question" "$type" "$value"
    done | debconf-set-selections && [ ! -e "$scratch/refused" ]
}

note_question() {
    recorded debconf "$1" "$2" && return
    if grep -qsx "Name: $2" /var/cache/debconf/config.dat /var/cache/debconf/passwords.dat; then
        record debconf-was "$1" "$2"
    else
        record debconf "$1" "$2"
    fi
}
