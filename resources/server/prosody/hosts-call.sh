#!/bin/sh
# hosts-call: hands a JSON request from standard input to mod_meethouse_hosts and prints its JSON answer.
#
# The request may hold a password and the answer holds tokens, so neither is ever in a command line: the request lies for a moment in a file of
# Prosody's in a folder of root's, in memory, and the answer comes out of Prosody's shell. To be run as root. Exit 0: there is an answer.
set -eu
umask 077
export LC_ALL=C

folder=$(mktemp -d /run/meethouse-hosts.XXXXXXXXXX)
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM

install -m 0400 -o prosody -g prosody /dev/stdin "$folder/request"
chgrp prosody "$folder"
chmod 0710 "$folder"

answer=$(prosodyctl shell "meethouse:call(\"$folder/request\")" | sed -n 's/^meethouse //p' | base64 -d)
if [ -z "$answer" ]; then
	echo 'hosts-call: Prosody gave no answer; is it running, and is mod_meethouse_hosts loaded?' >&2
	exit 1
fi
printf '%s\n' "$answer"
