#!/bin/sh
# verapdf.sh FOLDER: puts veraPDF (GPL-3.0+ or MPL-2.0+), the judge of PDF/UA, as it was when we tried it, into the folder.
set -eu
folder=$1
version=1.28.2
sum=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6
jar=$folder/greenfield-apps-$version.jar

[ -e "$jar" ] || mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
	"-Dartifact=org.verapdf.apps:greenfield-apps:$version" "-DoutputDirectory=$folder" >&2
echo "$sum  $jar" | sha256sum --check --quiet >&2 || {
	echo 'verapdf.sh: this is not the veraPDF that was tried.' >&2
	exit 1
}
printf '%s\n' "$jar"
