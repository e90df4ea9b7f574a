# swap-file-off: the swap file of an earlier run is taken away, as the settings want none.

file=/var/swap/meethouse
unit=meethouse-swap.service

is_off() { [ ! -e "/etc/systemd/system/$unit" ] || unit_disabled "$unit"; }

check() { taken_away "$file" && is_off; }
apply() { { is_off || disable_unit "$unit"; } && rm -f "$file"; }
