#!/bin/sh
# Fetches one npm package as it was when we tried it, or fails: fetch-npm.sh NAME@VERSION SHA512 FOLDER [ARCHIVE]
# Leaves it unpacked in FOLDER. ARCHIVE is the package where npm cannot reach its registry; it is checked like the fetched one.
set -eu

name=$1
sum=$2
folder=$3
archive=${4:-}
if [ "$(cat "$folder/.sum" 2>/dev/null)" = "$sum" ]; then exit 0; fi

mkdir -p "$(dirname "$folder")"
work=$(mktemp -d "$folder.XXXXXX")
trap 'rm -rf "$work"' EXIT
if [ -z "$archive" ]; then
	command -v npm >/dev/null || {
		echo "fetch-npm.sh: npm is missing, so $name cannot be fetched." >&2
		exit 1
	}
	archive=$work/$(cd "$work" && npm pack --silent "$name" | tail -n 1)
fi
echo "$sum  $archive" | sha512sum --check --quiet >&2 || {
	echo "fetch-npm.sh: this is not the package $name that was tried." >&2
	exit 1
}
mkdir "$work/package"
tar -xzf "$archive" -C "$work/package" --strip-components 1
printf '%s\n' "$sum" >"$work/package/.sum"
rm -rf "$folder"
mv "$work/package" "$folder"
