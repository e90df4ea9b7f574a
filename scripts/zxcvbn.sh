#!/bin/sh
# Fetches the estimator of password strength that the account page uses: zxcvbn.sh FOLDER [ARCHIVE]
# Leaves FOLDER/zxcvbn.js.gz, FOLDER/zxcvbn.txt (its licence) and, from the estimator's own list of passwords by how often they were seen,
# FOLDER/meethouse_common.lib.lua for the server's rules. ARCHIVE: see fetch-npm.sh.
set -eu
export LC_ALL=C

VERSION=4.4.2
SUM=06ad01fa2c53fc33321bc9205f6c56708e6352f0b0aab3314856a6ee6d2501fefc9dfd3886fea5342b322d8772613ac254ca8d0d8ff6d3a2bb784c5809e4b251
COUNT=10518

folder=$1
common=$folder/meethouse_common.lib.lua
[ ! -s "$common" ] || exit 0
sh "$(dirname "$0")/fetch-npm.sh" "zxcvbn@$VERSION" "$SUM" "$folder" "${2:-}"
# The same bytes on every machine: servers compare them.
gzip -9nc "$folder/dist/zxcvbn.js" >"$folder/zxcvbn.js.gz"
{
	printf 'zxcvbn.js is zxcvbn %s by Dan Wheeler and Dropbox, Inc., unchanged but compressed. Its licence:\n\n' "$VERSION"
	cat "$folder/LICENSE.txt"
} >"$folder/zxcvbn.txt"

new=$(mktemp "$folder/common.XXXXXX")
{
	printf '%s\n' '-- Passwords that are tried first, of at least five characters: the 10,000 most used, and the longer of 20,000 more. From zxcvbn (zxcvbn.txt).' \
		'local common = {};' 'for word in ([==['
	tr '[:space:]' '\n' <"$folder/dist/zxcvbn.js" | sed -n 's/.*passwords:"\([^"]*\)".*/\1/p' | tr ',' '\n' |
		awk 'length >= 5 && (NR <= 10000 || length >= 10)'
	printf '%s\n' ']==]):gmatch("%S+") do common[word] = true; end' 'return common;'
} >"$new"
[ "$(wc -l <"$new")" -eq "$COUNT" ] || {
	echo "zxcvbn.sh: the list of passwords is not where it was." >&2
	exit 1
}
chmod 644 "$new"
mv "$new" "$common"
