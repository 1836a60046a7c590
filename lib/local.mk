# lib/ - the library.  SPDX-License-Identifier: MIT
#
# Rooms from the bottom up, a header and its source on one line.

lib_SOURCES = \
	%reldir%/catalogue/catalogue.h \
	%reldir%/catalogue/diagnoses.def %reldir%/catalogue/diagnoses.fr.def \
	%reldir%/catalogue/characters.def %reldir%/catalogue/reasons.def \
	%reldir%/catalogue/code_words.def %reldir%/catalogue/digits.def \
	%reldir%/catalogue/enhanced.def %reldir%/catalogue/enhanced.fr.def \
	%reldir%/catalogue/replies.def %reldir%/catalogue/replies.fr.def \
	%reldir%/catalogue/characters.c \
	%reldir%/catalogue/codes.h %reldir%/catalogue/codes.c \
	%reldir%/catalogue/diagnoses.c \
	%reldir%/text/draft.h %reldir%/text/draft.c \
	%reldir%/text/ip_address.h %reldir%/text/ip_address.c \
	%reldir%/text/octets.h %reldir%/text/octets.c \
	%reldir%/text/utf8.h %reldir%/text/utf8.c \
	%reldir%/profile/profile.h %reldir%/profile/profile.c \
	%reldir%/syntax/productions.h \
	%reldir%/syntax/scan.h \
	%reldir%/syntax/address_list.h %reldir%/syntax/address_list.c \
	%reldir%/syntax/address_literal.c \
	%reldir%/syntax/comment.c \
	%reldir%/syntax/domain.c \
	%reldir%/syntax/header_addr_spec.c \
	%reldir%/syntax/header_mailbox.c \
	%reldir%/syntax/html5.h %reldir%/syntax/html5.c \
	%reldir%/syntax/local_part.c \
	%reldir%/syntax/mailbox.c \
	%reldir%/syntax/path.c \
	%reldir%/meaning/code_points.h %reldir%/meaning/code_points.def \
	%reldir%/meaning/code_points.c \
	%reldir%/meaning/derived_property.h %reldir%/meaning/derived_property.c \
	%reldir%/meaning/encoding.h %reldir%/meaning/encoding.c \
	%reldir%/meaning/foreign.h \
	%reldir%/meaning/icu.h \
	%reldir%/meaning/idna.h %reldir%/meaning/idna.c \
	%reldir%/meaning/idna_texts.c \
	%reldir%/meaning/judged.h \
	%reldir%/meaning/libidn2.h %reldir%/meaning/libidn2.c \
	%reldir%/meaning/normal_forms.c \
	%reldir%/meaning/punycode_length.c \
	%reldir%/meaning/u_label.h %reldir%/meaning/u_label.c \
	%reldir%/meaning/unicode.h %reldir%/meaning/unicode.c \
	%reldir%/meaning/unicode_look.c \
	%reldir%/meaning/uts46.c \
	%reldir%/diagnosis/diagnosis.h \
	%reldir%/diagnosis/esmtp_parameters.def \
	%reldir%/diagnosis/families.h \
	%reldir%/diagnosis/brackets.c \
	%reldir%/diagnosis/browsers.c \
	%reldir%/diagnosis/causes.c \
	%reldir%/diagnosis/characters.c \
	%reldir%/diagnosis/comments.c \
	%reldir%/diagnosis/cuts.h %reldir%/diagnosis/cuts.c \
	%reldir%/diagnosis/diagnose.c \
	%reldir%/diagnosis/dots.c \
	%reldir%/diagnosis/encoded.c \
	%reldir%/diagnosis/encodings.c \
	%reldir%/diagnosis/fixes.c \
	%reldir%/diagnosis/headers.c \
	%reldir%/diagnosis/labels.c \
	%reldir%/diagnosis/lengths.c \
	%reldir%/diagnosis/literals.c \
	%reldir%/diagnosis/look.h %reldir%/diagnosis/look.c \
	%reldir%/diagnosis/lookalikes.c \
	%reldir%/diagnosis/meaning_mends.h %reldir%/diagnosis/meaning_mends.c \
	%reldir%/diagnosis/mends.h %reldir%/diagnosis/mends.def \
	%reldir%/diagnosis/mends.c \
	%reldir%/diagnosis/missing.c \
	%reldir%/diagnosis/mojibake.c \
	%reldir%/diagnosis/parameters.c \
	%reldir%/diagnosis/plain.h %reldir%/diagnosis/plain.c \
	%reldir%/diagnosis/quotes.c \
	%reldir%/diagnosis/reading.h %reldir%/diagnosis/reading.c \
	%reldir%/diagnosis/repairs.h %reldir%/diagnosis/repairs.c \
	%reldir%/diagnosis/routes.c \
	%reldir%/diagnosis/scripts.c \
	%reldir%/diagnosis/separators.c \
	%reldir%/diagnosis/sides.h %reldir%/diagnosis/sides.c \
	%reldir%/diagnosis/surroundings.c \
	%reldir%/diagnosis/top_level_domains.def \
	%reldir%/diagnosis/warnings.c \
	%reldir%/diagnosis/wrappers.c \
	%reldir%/reply/phrases.def \
	%reldir%/reply/escape.h %reldir%/reply/escape.c \
	%reldir%/reply/message.h %reldir%/reply/message.c \
	%reldir%/reply/picture.c \
	%reldir%/reply/smtp_reply.c \
	%reldir%/reply/writer.h %reldir%/reply/writer.c \
	%reldir%/generate/automaton.h %reldir%/generate/automaton.c \
	%reldir%/generate/letters.def \
	%reldir%/generate/mistakes.h %reldir%/generate/mistakes.def \
	%reldir%/generate/mistakes.c \
	%reldir%/generate/parameters.def \
	%reldir%/generate/random.h \
	%reldir%/generate/words.h %reldir%/generate/words.c \
	%reldir%/explain/addresses.h %reldir%/explain/addresses.c \
	%reldir%/explain/codes.h %reldir%/explain/codes.c \
	%reldir%/explain/report.h %reldir%/explain/report.c \
	%reldir%/explain/said.h %reldir%/explain/said.c \
	%reldir%/explain/servers.def \
	%reldir%/explain/servers.h %reldir%/explain/servers.c \
	%reldir%/explain/text.c \
	%reldir%/explain/view.h %reldir%/explain/view.c \
	%reldir%/codes.c \
	%reldir%/display_name.c \
	%reldir%/generate.c \
	%reldir%/lines.c \
	%reldir%/list.c \
	%reldir%/lookups.c \
	%reldir%/mend.c \
	%reldir%/normalize.c \
	%reldir%/parse.c \
	%reldir%/version.c

# All objects, with their internal names: for tests, proof and fuzzing.
noinst_LTLIBRARIES += libaddrspec-internal.la
libaddrspec_internal_la_SOURCES = $(lib_SOURCES)
libaddrspec_internal_la_CFLAGS = $(AM_CFLAGS) $(ICU_CFLAGS) $(LIBIDN2_CFLAGS)
libaddrspec_internal_la_LIBADD = $(ICU_LIBS) $(LIBIDN2_LIBS)

# The same under ASan and UBSan, for the lanes of make check.
if HAVE_SANITIZERS
check_LTLIBRARIES += libaddrspec-sanitized.la
libaddrspec_sanitized_la_SOURCES = $(lib_SOURCES)
libaddrspec_sanitized_la_CFLAGS = \
	$(AM_CFLAGS) $(ICU_CFLAGS) $(LIBIDN2_CFLAGS) $(SANITIZER_CFLAGS)
libaddrspec_sanitized_la_LIBADD = $(ICU_LIBS) $(LIBIDN2_LIBS)
libaddrspec_sanitized_la_LIBTOOLFLAGS = --tag=disable-shared
endif

# And under TSan.
if HAVE_TSAN
check_LTLIBRARIES += libaddrspec-threads.la
libaddrspec_threads_la_SOURCES = $(lib_SOURCES)
libaddrspec_threads_la_CFLAGS = \
	$(AM_CFLAGS) $(ICU_CFLAGS) $(LIBIDN2_CFLAGS) $(TSAN_CFLAGS)
libaddrspec_threads_la_LIBADD = $(ICU_LIBS) $(LIBIDN2_LIBS)
libaddrspec_threads_la_LIBTOOLFLAGS = --tag=disable-shared
endif

# The objects of libaddrspec-internal.la with the public names alone.
#
# -version-info CURRENT:REVISION:AGE, before each release:
#   the code changed, the interface did not: REVISION + 1
#   functions were added:                    CURRENT + 1, REVISION 0, AGE + 1
#   functions were removed or changed:       CURRENT + 1, REVISION 0, AGE 0
lib_LTLIBRARIES += libaddrspec.la
libaddrspec_la_SOURCES =
libaddrspec_la_LIBADD = libaddrspec-internal.la
libaddrspec_la_LDFLAGS = -version-info 0:0:0 -no-undefined $(symbol_flags)
EXTRA_libaddrspec_la_DEPENDENCIES = %reldir%/addrspec.map
if VERSION_SCRIPT
symbol_flags = -Wl,--version-script=$(srcdir)/%reldir%/addrspec.map
else
symbol_flags = -export-symbols-regex '^addrspec_'
endif

# Our internal names have no prefix.  The symbol map keeps them out of the
# shared library; to keep them out of the static one, its objects become one
# in which every hidden name is local.  Whoever links it waits for the stamp.
if LOCALIZE
noinst_DATA += libaddrspec.stamp
CLEANFILES += libaddrspec.stamp
libaddrspec.stamp: libaddrspec.la
	$(AM_V_GEN)archive=.libs/libaddrspec.a; whole=.libs/libaddrspec.o; \
	if test -f $$archive; then \
	    $(LD) -r -o $$whole --whole-archive $$archive && \
	    $(OBJCOPY) --localize-hidden $$whole && \
	    rm -f $$archive && $(AR) cr $$archive $$whole && \
	    $(RANLIB) $$archive && rm -f $$whole; \
	fi && touch $@
endif

EXTRA_DIST += %reldir%/addrspec.map %reldir%/catalogue/diagnoses.awk
