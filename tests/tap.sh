# tap.sh - for test scripts: . "${top_srcdir:-.}/tests/tap.sh"
#
# SPDX-License-Identifier: MIT
# shellcheck shell=sh
#
# check NAME COMMAND...  a case: passed when the command succeeds; what it
#                        prints is shown when it does not
# skip NAME REASON       a case that cannot run here
# skip_all REASON        the whole script cannot run here
# done_testing           the last line of the script
cases=0
failures=0
tap_output=$(mktemp) || exit 1
trap 'rm -rf "$tap_output" ${scratch:+"$scratch"}' EXIT

check() {
    cases=$((cases + 1))
    tap_name=$1
    shift
    if "$@" >"$tap_output" 2>&1; then
        echo "ok $cases - $tap_name"
    else
        echo "not ok $cases - $tap_name"
        sed 's/^/# /' "$tap_output"
        failures=$((failures + 1))
    fi
}

skip() {
    cases=$((cases + 1))
    echo "ok $cases - $1 # SKIP $2"
}

skip_all() {
    echo "1..0 # SKIP $*"
    exit 0
}

# Under make check (TAP set) the report is the verdict.
done_testing() {
    echo "1..$cases"
    [ -n "${TAP:-}" ] || [ "$failures" -eq 0 ] || exit 1
    exit 0
}
