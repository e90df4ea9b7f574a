#!/bin/sh
# Fetches the estimator of password strength that the account page uses: zxcvbn.sh FOLDER [ARCHIVE]
# Leaves FOLDER/zxcvbn.js.gz and FOLDER/zxcvbn.txt (its licence). ARCHIVE: see fetch-npm.sh.
set -eu

VERSION=4.4.2
SUM=06ad01fa2c53fc33321bc9205f6c56708e6352f0b0aab3314856a6ee6d2501fefc9dfd3886fea5342b322d8772613ac254ca8d0d8ff6d3a2bb784c5809e4b251

folder=$1
[ ! -s "$folder/zxcvbn.txt" ] || exit 0
sh "$(dirname "$0")/fetch-npm.sh" "zxcvbn@$VERSION" "$SUM" "$folder" "${2:-}"
# The same bytes on every machine: servers compare them.
gzip -9nc "$folder/dist/zxcvbn.js" >"$folder/zxcvbn.js.gz"
{
	printf 'zxcvbn.js is zxcvbn %s by Dan Wheeler and Dropbox, Inc., unchanged but compressed. Its licence:\n\n' "$VERSION"
	cat "$folder/LICENSE.txt"
} >"$folder/licence"
mv "$folder/licence" "$folder/zxcvbn.txt"
