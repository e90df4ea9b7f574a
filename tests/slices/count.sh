# shellcheck shell=sh
# How a slice tells ./test what it counted. Sourced; COUNTS is ./test's file.

counted() { printf '%s %s\n' "$1" "$2" >>"${COUNTS:-/dev/null}"; }

# run_ctest ARG…: ctest, with its figures counted.
run_ctest() {
	log=$(mktemp)
	code=0
	ctest --output-on-failure "$@" >"$log" 2>&1 || code=$?
	cat "$log"
	failed=$(sed -n 's/.*tests passed, \([0-9]*\) tests failed out of \([0-9]*\)/\1/p' "$log")
	all=$(sed -n 's/.*tests passed, \([0-9]*\) tests failed out of \([0-9]*\)/\2/p' "$log")
	rm -f "$log"
	counted passed $((${all:-0} - ${failed:-0}))
	counted failed "${failed:-0}"
	[ "${all:-0}" -gt 0 ] && return "$code"
	echo 'No test was run.' >&2
	return 1
}

# run_unittest ARG…: Python's unittest with Debian's Python, with its figures counted. A skipped test counts as failed in CI.
run_unittest() {
	log=$(mktemp)
	code=0
	/usr/bin/python3 -m unittest "$@" >"$log" 2>&1 || code=$?
	cat "$log"
	all=$(sed -n 's/^Ran \([0-9]*\) tests\{0,1\} in .*/\1/p' "$log" | tail -n 1)
	bad=$(sed -n 's/^FAILED (\(.*\))/\1/p' "$log" | tr ',' '\n' | awk -F= '/failures|errors/ { n += $2 } END { print n + 0 }')
	missed=$(grep -o 'skipped=[0-9]*' "$log" | tail -n 1 | cut -d= -f2)
	rm -f "$log"
	counted passed $((${all:-0} - ${bad:-0} - ${missed:-0}))
	counted failed "${bad:-0}"
	[ "${all:-0}" -gt 0 ] || { echo 'No test was run.' >&2; return 1; }
	if [ "${missed:-0}" -gt 0 ] && [ -n "${CI:-}" ]; then
		echo 'A test was skipped, which CI does not allow.' >&2
		return 1
	fi
	return "$code"
}
