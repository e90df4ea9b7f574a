# swap-file: room on the disk for what does not fit into memory, so that a small server gets slow where it would end a service.

file=/var/swap/meethouse
unit=meethouse-swap.service

whole() { [ "$(stat -c '%s %a %U' "$file" 2>/dev/null)" = "$((SWAP_MEBIBYTES * 1048576)) 600 root" ]; }

check() { whole && placed swap-file.service "/etc/systemd/system/$unit" && unit_enabled "$unit"; }

# Under another name until it is whole: a run may be stopped in between.
make() {
	ours "$file" || return
	draft_of "$file"
	rm -f "$draft"
	(umask 077 && fallocate --length "${SWAP_MEBIBYTES}MiB" "$draft") && mkswap "$draft" && mv "$draft" "$file"
}

apply() {
	whole || make || return
	place swap-file.service "/etc/systemd/system/$unit" || return
	enable_unit "$unit" || fail 'The kernel of this server takes no swap file: set “server.swapFile” to false.'
}
