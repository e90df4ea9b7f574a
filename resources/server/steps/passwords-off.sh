# passwords-off: SSH lets people in by their keys alone. On trial, until somebody has come in by key again.

conf=/etc/ssh/sshd_config.d/00-meethouse.conf

keys_only() {
	sshd -T -C user=root,host=localhost,addr=127.0.0.1 | awk '
		/^(passwordauthentication|kbdinteractiveauthentication) / { known++; if ($2 != "no") bad = 1 }
		END { exit known < 2 || bad }'
}
check() { placed passwords-off.conf "$conf" && keys_only; }
apply() {
	on_trial passwords-off 180 <<-END || return
		rm -f $conf
		systemctl reload-or-restart ssh.service
	END
	place passwords-off.conf "$conf" || return
	if ! keys_only; then
		rm -f "$conf"
		fail "Another file of the SSH server's settings says that passwords are let in, so they still are."
		return
	fi
	reload_later ssh.service
}
