# shellcheck shell=sh
# Programs that the tests start themselves, unpacked from Debian's packages into build/ and not installed, so that no service starts on this machine. Sourced.

# unpacked TOP PACKAGE PROGRAM: prints the folder that holds usr/… of PACKAGE.
unpacked() {
	folder=$1/build/unpacked/$2
	if ! [ -x "$folder/$3" ]; then
		mkdir -p "$folder"
		(cd "$folder" && apt-get -qq -o APT::Sandbox::User=root download "$2" && dpkg -x "$2"_*.deb . && rm "$2"_*.deb) >&2
	fi
	printf '%s\n' "$folder"
}
