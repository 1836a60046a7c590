# addrspec.m4 - questions to the compiler
#
# SPDX-License-Identifier: MIT

# ADDRSPEC_CC_FLAGS(VARIABLE, FLAGS)
# Sets VARIABLE to those FLAGS, one by one, that the compiler takes.  With
# -Werror, as clang only warns about a flag it does not know.
AC_DEFUN([ADDRSPEC_CC_FLAGS], [
    $1=
    m4_foreach_w([flag_], [$2], [
        AC_MSG_CHECKING([whether $CC takes ]flag_)
        addrspec_saved_CFLAGS=$CFLAGS
        CFLAGS="$CFLAGS -Werror flag_"
        AC_COMPILE_IFELSE([AC_LANG_PROGRAM],
            [AC_MSG_RESULT([yes])
             $1="$$1 flag_"],
            [AC_MSG_RESULT([no])])
        CFLAGS=$addrspec_saved_CFLAGS
    ])
    AC_SUBST([$1])
])

# ADDRSPEC_CC_LINKS(VARIABLE, FLAGS)
# Sets VARIABLE to FLAGS if a program can be linked and run with all of them.
AC_DEFUN([ADDRSPEC_CC_LINKS], [
    AC_MSG_CHECKING([whether $CC links with ]m4_normalize([$2]))
    addrspec_saved_CFLAGS=$CFLAGS
    CFLAGS="$CFLAGS m4_normalize([$2])"
    AC_RUN_IFELSE([AC_LANG_PROGRAM],
        [AC_MSG_RESULT([yes])
         $1="m4_normalize([$2])"],
        [AC_MSG_RESULT([no])
         $1=],
        [AC_MSG_RESULT([no: cross-compiling])
         $1=])
    CFLAGS=$addrspec_saved_CFLAGS
    AC_SUBST([$1])
])

# ADDRSPEC_MSAN
# Sets MSAN_CC to a compiler whose programs run with MSAN_CFLAGS: a clang, what
# ever the rest is compiled with.  The condition HAVE_MSAN.
AC_DEFUN([ADDRSPEC_MSAN], [
    AC_ARG_VAR([MSAN_CC], [clang, for the lane with MemorySanitizer])
    AC_SUBST([MSAN_CFLAGS], ["-std=gnu11 -g -O1 -fno-omit-frame-pointer dnl
-fsanitize=memory -fsanitize-memory-track-origins dnl
-fno-sanitize-recover=all"])
    AC_MSG_CHECKING([for a compiler with MemorySanitizer])
    AC_LANG_CONFTEST([AC_LANG_PROGRAM])
    addrspec_candidates="$MSAN_CC clang-19 clang $CC"
    MSAN_CC=
    for addrspec_candidate in $addrspec_candidates; do
        AS_IF([test "$cross_compiling" != yes &&
               $addrspec_candidate $MSAN_CFLAGS conftest.c -o conftest_msan \
                   >&AS_MESSAGE_LOG_FD 2>&1 &&
               ./conftest_msan >&AS_MESSAGE_LOG_FD 2>&1],
            [MSAN_CC=$addrspec_candidate
             break])
    done
    rm -f conftest.c conftest_msan
    AC_MSG_RESULT([${MSAN_CC:-no}])
    AM_CONDITIONAL([HAVE_MSAN], [test -n "$MSAN_CC"])
])

# ADDRSPEC_VERSION_SCRIPT
# Whether the linker takes lib/addrspec.map: the condition VERSION_SCRIPT.
AC_DEFUN([ADDRSPEC_VERSION_SCRIPT], [
    AC_MSG_CHECKING([whether the linker takes a version script])
    addrspec_saved_LDFLAGS=$LDFLAGS
    LDFLAGS="$LDFLAGS -shared -Wl,--version-script=conftest.map"
    AS_ECHO(["TEST_1 { global: answer; local: *; };"]) >conftest.map
    addrspec_saved_CFLAGS=$CFLAGS
    CFLAGS="$CFLAGS -fPIC"
    AC_LINK_IFELSE([AC_LANG_SOURCE([int answer(void); int answer(void) { return 42; }])],
        [have_version_script=yes], [have_version_script=no])
    CFLAGS=$addrspec_saved_CFLAGS
    LDFLAGS=$addrspec_saved_LDFLAGS
    rm -f conftest.map
    AC_MSG_RESULT([$have_version_script])
    AM_CONDITIONAL([VERSION_SCRIPT], [test "$have_version_script" = yes])
])

# ADDRSPEC_LOCALIZE
# Whether names that are hidden in a shared library can be kept out of the
# static one as well: the condition LOCALIZE.  Not with -flto, say.
AC_DEFUN([ADDRSPEC_LOCALIZE], [
    AC_CHECK_TOOL([OBJCOPY], [objcopy], [:])
    AC_MSG_CHECKING([whether internal names can be made local])
    have_localize=no
    AC_LANG_CONFTEST([AC_LANG_SOURCE([
        __attribute__((visibility("hidden"))) int answer(void);
        int answer(void) { return 42; }])])
    AS_IF([$CC $CFLAGS $CPPFLAGS -c conftest.c >&AS_MESSAGE_LOG_FD 2>&1 &&
           $LD -r -o conftest2.$OBJEXT conftest.$OBJEXT \
               >&AS_MESSAGE_LOG_FD 2>&1 &&
           $OBJCOPY --localize-hidden conftest2.$OBJEXT \
               >&AS_MESSAGE_LOG_FD 2>&1 &&
           $NM conftest2.$OBJEXT | grep ' t answer$' >/dev/null],
        [have_localize=yes])
    rm -f conftest.c conftest.$OBJEXT conftest2.$OBJEXT
    AC_MSG_RESULT([$have_localize])
    AM_CONDITIONAL([LOCALIZE], [test "$have_localize" = yes])
])

# ADDRSPEC_ICU_UNICODE
# Sets icu_unicode to the version of Unicode that ICU's headers name.
AC_DEFUN([ADDRSPEC_ICU_UNICODE], [
    AC_REQUIRE([AC_PROG_CPP])
    AC_MSG_CHECKING([for the Unicode version of ICU])
    addrspec_saved_CPPFLAGS=$CPPFLAGS
    CPPFLAGS="$CPPFLAGS $ICU_CFLAGS"
    AC_LANG_CONFTEST([AC_LANG_SOURCE([[#include <unicode/uchar.h>
unicode_version U_UNICODE_VERSION]])])
    icu_unicode=$(eval "$ac_cpp conftest.$ac_ext" 2>/dev/null |
        sed -n '/^unicode_version/,$ s/^@<:@^#@:>@*"\(.*\)".*$/\1/p')
    rm -f conftest.$ac_ext
    CPPFLAGS=$addrspec_saved_CPPFLAGS
    AC_MSG_RESULT([${icu_unicode:=unknown}])
])

# ADDRSPEC_ICU_STATIC
# Sets ICU_STATIC_LIBS to what a C program linked with a static ICU takes more
# than the libraries that ICU's own .pc files name: ICU is C++, and they expect
# a C++ compiler to link.  Its runtime has to stand behind ICU, where nothing
# in Libs.private can: so a linker that cares has both in a group, which is one
# word, as pkg-config reorders and drops words.
AC_DEFUN([ADDRSPEC_ICU_STATIC], [
    AC_MSG_CHECKING([for the runtime library of C++])
    addrspec_saved_LIBS=$LIBS
    addrspec_runtime=
    for addrspec_candidate in -lstdc++ -lc++; do
        LIBS="$addrspec_saved_LIBS $addrspec_candidate"
        AC_LINK_IFELSE([AC_LANG_PROGRAM],
            [addrspec_runtime=$addrspec_candidate
             break])
    done
    LIBS=$addrspec_saved_LIBS
    AC_MSG_RESULT([${addrspec_runtime:-none}])
    ICU_STATIC_LIBS=$addrspec_runtime
    AS_IF([test "$with_gnu_ld" = yes && test -n "$addrspec_runtime"],
        [ICU_STATIC_LIBS=-Wl,--start-group
         for addrspec_word in $ICU_LIBS $addrspec_runtime; do
             AS_CASE([$addrspec_word],
                 [-L*|-l*],
                 [ICU_STATIC_LIBS=$ICU_STATIC_LIBS,$addrspec_word])
         done
         ICU_STATIC_LIBS=$ICU_STATIC_LIBS,--end-group])
    AC_SUBST([ICU_STATIC_LIBS])
])
