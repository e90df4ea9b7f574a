#!/bin/sh
# pdf-engine.sh FOLDER: puts the engine that sets the papers, and the fonts they are set in, into the folder.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1

wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT
python3 -m pip --disable-pip-version-check download --quiet --no-deps --only-binary :all: --require-hashes \
	--requirement "$here/pdf-engine.txt" --dest "$wheels"
rm -rf "$folder"
mkdir -p "$folder/fonts"
python3 -m zipfile -e "$wheels"/*.whl "$folder"
cp /usr/share/fonts/truetype/crosextra/Carlito-*.ttf /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf "$folder/fonts"
