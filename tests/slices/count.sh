# shellcheck shell=sh
# How a slice tells ./test what it counted. Sourced; COUNTS is ./test's file.
# shellcheck disable=SC2154

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
	[ "${all:-0}" -gt 0 ] || { echo 'No test was run.' >&2; return 1; }
	# Where nobody is root some tests cannot run; they say so by name, and in CI that is a failure.
	if grep -h '^SKIP ' Testing/Temporary/LastTest.log >&2 && [ -n "${CI:-}" ]; then
		echo 'A test was skipped, which CI does not allow.' >&2
		return 1
	fi
	return "$code"
}

# run_unittests COMMAND…: something that runs Python's unittest, once or more, with its figures counted. In CI a skipped test is a failure.
run_unittests() {
	log=$(mktemp)
	code=0
	"$@" >"$log" 2>&1 || code=$?
	cat "$log"
	all=$(sed -n 's/^Ran \([0-9]*\) tests\{0,1\} in .*/\1/p' "$log" | awk '{ n += $1 } END { print n + 0 }')
	bad=$(sed -n 's/^FAILED (\(.*\))/\1/p' "$log" | tr ',' '\n' | awk -F= '/failures|errors/ { n += $2 } END { print n + 0 }')
	missed=$(sed -n 's/.*skipped=\([0-9]*\).*/\1/p' "$log" | awk '{ n += $1 } END { print n + 0 }')
	rm -f "$log"
	# Parts of one test that fail are counted each.
	[ $((bad + missed)) -le "$all" ] || bad=$((all - missed))
	counted passed $((all - bad - missed))
	counted failed "$bad"
	[ "$all" -gt 0 ] || { echo 'No test was run.' >&2; return 1; }
	if [ "$missed" -gt 0 ] && [ -n "${CI:-}" ]; then
		echo 'A test was skipped, which CI does not allow.' >&2
		return 1
	fi
	return "$code"
}

# run_unittest ARG…: Debian's Python on tests/.
run_unittest() {
	cd "$here/tests" || return 1
	run_unittests /usr/bin/python3 -W ignore -m unittest "$@"
}
