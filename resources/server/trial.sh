# shellcheck shell=sh disable=SC2154
# Words for what could lock everybody out; lib.sh says what each is for and reads this file.

# on_trial NAME SECONDS: the shell text on standard input takes the change back. It is armed before the change is made, and
# lies on the disk as a unit that also runs at the next boot, before anybody can be locked out by it.
on_trial() {
    unit=meethouse-take-back-$1
    trial=$state/trials/$1
    for kind in service timer; do ours "/etc/systemd/system/$unit.$kind" && note_unit "$unit.$kind" || return; done
    (
        umask 077 && mkdir -p "$state/trials" && rm -f "$trial.now" && cat >"$trial.new" &&
            printf 'rm -f %s\nsystemctl daemon-reload\n' \
                "$trial.now /etc/systemd/system/$unit.* /etc/systemd/system/multi-user.target.wants/$unit.service" >>"$trial.new" &&
            mv "$trial.new" "$trial"
    ) && cat >"/etc/systemd/system/$unit.service" <<END && cat >"/etc/systemd/system/$unit.timer" <<END || return
[Unit]
Description=Meethouse: takes back what nobody confirmed ($1)
Before=ssh.service

[Service]
Type=oneshot
ExecStart=/bin/sh -c '[ -e $trial.now ] || mv $trial $trial.now; exec /bin/sh $trial.now'

[Install]
WantedBy=multi-user.target
END
[Unit]
Description=Meethouse: waits for somebody to confirm ($1)

[Timer]
OnActiveSec=$2
AccuracySec=1s
END
    sync "$trial" && systemctl enable --quiet "$unit.service" && systemctl restart "$unit.timer"
}

is_on_trial() { [ -e "$state/trials/$1" ]; }
