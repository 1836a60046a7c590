# tool.sh - for tests of the tool: . "${top_srcdir:-.}/tests/tool/tool.sh"
#
# SPDX-License-Identifier: MIT
# shellcheck shell=sh
#
# $ADDRSPEC is the tool, build/tool/addrspec by default.  Beside what tap.sh
# has, each of these is a case's COMMAND:
#
# prints STATUS TEXT ARGS...     the tool exits so and prints exactly TEXT
# complains STATUS RE ARGS...    exits so, prints nothing, and says one line on
#                                standard error that the expression RE matches
# holds RE ARGS...               what it prints has a line that RE matches
# lacks RE ARGS...               what it prints has none
# exits STATUS ARGS...           exits so
#
# The tool reads what `input FORMAT...` last wrote with printf, at first
# nothing.  A TEXT that is not empty has an LF behind it.
# shellcheck source=tests/tap.sh
. "${top_srcdir:-.}/tests/tap.sh"
scratch=$(mktemp -d) || exit 1
tool=${ADDRSPEC:-${top_builddir:-build}/tool/addrspec}
[ -x "$tool" ] || {
    echo "Bail out! there is no tool '$tool'"
    exit 1
}
tool=$(cd "$(dirname "$tool")" && pwd)/$(basename "$tool")
: >"$scratch/in"

# So that nothing of the caller's decides.
unset NO_COLOR CLICOLOR_FORCE POSIXLY_CORRECT
export TERM=dumb LC_ALL=C

input() {
    # shellcheck disable=SC2059 # the format is the point
    printf "$@" >"$scratch/in"
}

run() {
    "$tool" "$@" <"$scratch/in" >"$scratch/out" 2>"$scratch/err"
    status=$?
    cat "$scratch/err"
}

has_status() {
    [ "$status" -eq "$1" ] || {
        echo "exit status $status, not $1"
        return 1
    }
}

prints() {
    want_status=$1
    printf '%s' "${2:+$2
}" >"$scratch/want"
    shift 2
    run "$@"
    diff "$scratch/want" "$scratch/out" && has_status "$want_status"
}

complains() {
    want_status=$1
    pattern=$2
    shift 2
    run "$@"
    has_status "$want_status" && [ ! -s "$scratch/out" ] &&
        [ "$(wc -l <"$scratch/err")" -eq 1 ] &&
        grep -q -e "$pattern" "$scratch/err"
}

holds() {
    pattern=$1
    shift
    run "$@"
    cat "$scratch/out"
    grep -q -e "$pattern" "$scratch/out"
}

lacks() {
    ! holds "$@"
}

exits() {
    want_status=$1
    shift
    run "$@"
    has_status "$want_status"
}
