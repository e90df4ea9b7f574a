# updates: security updates are installed by themselves, in the time that the settings name and at no other.

settings=/etc/apt/apt.conf.d/52meethouse-updates
lists=/etc/systemd/system/apt-daily.timer.d/meethouse.conf
installs=/etc/systemd/system/apt-daily-upgrade.timer.d/meethouse.conf

check() {
	packages_installed unattended-upgrades && placed updates.conf "$settings" && placed updates-lists.conf "$lists" &&
		placed updates-install.conf "$installs" && unit_enabled apt-daily.timer apt-daily-upgrade.timer
}

apply() {
	install_packages unattended-upgrades && place updates.conf "$settings" && place updates-lists.conf "$lists" &&
		place updates-install.conf "$installs" || return
	enable_unit apt-daily.timer apt-daily-upgrade.timer && restart_later apt-daily.timer apt-daily-upgrade.timer
}
