#!/bin/bash -eu
# build.sh - the fuzz targets, as OSS-Fuzz and ClusterFuzzLite want them
#
# SPDX-License-Identifier: MIT
#
# Takes $CC, $CXX, $CFLAGS, $CXXFLAGS and $LIB_FUZZING_ENGINE, and puts each
# target with its seeds, dictionary and options in $OUT.  $WORK, if set, is
# where it builds.  What runs the targets has none of our libraries, so they are
# linked in; those that MemorySanitizer does not know are left out there.
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
source=${ADDRSPEC_SOURCE:-$here/../..}
[[ -f $source/configure.ac ]] || source=$SRC/addrspec
source=$(cd "$source" && pwd)
build=${WORK:-$(mktemp -d)}/addrspec-${SANITIZER:-none}
mkdir -p "$build" "$OUT"

options=(--disable-shared)
if [[ ${SANITIZER:-} == memory ]]; then
    options+=(--without-icu --without-libidn2)
else
    options+=(ICU_CFLAGS=' ' LIBIDN2_CFLAGS=' '
        ICU_LIBS='-l:libicui18n.a -l:libicuuc.a -l:libicudata.a -lm'
        LIBIDN2_LIBS='-l:libidn2.a -l:libunistring.a')
fi

(cd "$source" && { [[ -x configure ]] || autoreconf -fi; })
cd "$build"
"$source/configure" "${options[@]}" CC="$CC" CFLAGS="$CFLAGS" CXX="$CXX" \
    CXXFLAGS="$CXXFLAGS" LIB_FUZZING_ENGINE="$LIB_FUZZING_ENGINE"
make -j "$(nproc)" include/addrspec/diagnoses.h
# An engine may be C++, and ICU is.
mapfile -t targets < <(cd "$source" && printf '%s\n' fuzz/*_fuzzer.c)
make -j "$(nproc)" CCLD="$CXX" "${targets[@]%.c}"

for target in "${targets[@]%.c}"; do
    name=$(basename "$target")
    cp "$target" "$OUT/"
    cp "$source/$target.dict" "$source/$target.options" "$OUT/"
    inputs=("$source/$target".in "$source/$target".repro)
    rm -f "$OUT/${name}_seed_corpus.zip"
    find "${inputs[@]}" -type f -print0 2>/dev/null |
        xargs -0 zip -q -j "$OUT/${name}_seed_corpus.zip"
done
