# shellcheck shell=sh
# What ./run and ./test have in common: where things are, what has to be installed, and how the program is built.
# Sourced, with $here set to the folder of the checkout.
# shellcheck disable=SC2154

note() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# names FILE…: the package names in such a list.
names() { sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$@"; }

# install_listed FILE…: installs what is missing, and asks for rights only if something is.
install_listed() {
	missing=
	for package in $(names "$@"); do
		dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
	done
	[ -n "$missing" ] || return 0
	note "Installing:$missing"
	[ "$(id -u)" = 0 ] || note 'This needs administrator rights; sudo may ask for your password.'
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 update >&2 || return 1
	# shellcheck disable=SC2086 # one word each
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 install -y --no-install-recommends $missing >&2
}

# install_npm: only where there is none, Debian's does not go together with that of others.
install_npm() {
	command -v npm >/dev/null && return 0
	list=$(mktemp)
	echo npm >"$list"
	install_listed "$list"
	rm -f "$list"
}

# install_build: what building needs; npm for the one library that the account page uses.
install_build() { install_listed "$here/scripts/packages-build.txt" && install_npm; }

# install_lab: what the lab needs.
install_lab() { install_listed "$here/tests/lab/packages.txt" && install_npm; }

# build_preset NAME TARGET…: an out-of-date build is brought up to date.
build_preset() {
	(
		name=$1
		shift
		cd "$here" || exit 1
		[ -e "build/$name/build.ninja" ] || cmake --preset "$name" >&2 || exit 1
		cmake --build "build/$name" -- "$@" >&2
	)
}
