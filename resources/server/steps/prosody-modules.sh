# prosody-modules: puts our Prosody modules where the drop-in of the next step names them.

modules=/usr/local/share/meethouse/prosody
caller=/usr/local/share/meethouse/hosts-call.sh

check() { folder_placed prosody "$modules" && placed hosts-call.sh "$caller" 0755; }
apply() { place_folder prosody "$modules" && place hosts-call.sh "$caller" 0755 && restart_later prosody; }
