# tests/ - everything that is checked.  SPDX-License-Identifier: MIT
#
# Whatever is in TESTS prints TAP, so that ./dev test can count its cases.
# Tests write in the build tree or in a directory of mktemp only.
#
# To add a test:
#   of functions, with Criterion:  its .c file in tests_units_SOURCES
#   a row for a table:             in cases/*.tsv, which two programs read
#                                  (all of cases/ and golden/ is distributed)
#   of the tool, a script:         in check_scripts; see tap.sh
#   a data file:                   in EXTRA_DIST

LOG_DRIVER = env AM_TAP_AWK='$(AWK)' TAP=yes $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh --ignore-exit
AM_TESTS_ENVIRONMENT = \
	top_srcdir='$(top_srcdir)'; export top_srcdir; \
	top_builddir='$(top_builddir)'; export top_builddir; \
	CC='$(CC)'; export CC; \
	NM='$(NM)'; export NM; \
	LOCALIZE='$(if_localize)'; export LOCALIZE; \
	MAKE='$(MAKE)'; export MAKE; \
	PYTHON='$(PYTHON)'; export PYTHON; \
	VALGRIND='$(VALGRIND)'; export VALGRIND; \
	PKG_CONFIG='$(PKG_CONFIG)'; export PKG_CONFIG; \
	ICU_LIBS='$(ICU_LIBS)'; export ICU_LIBS; \
	LIBIDN2_LIBS='$(LIBIDN2_LIBS)'; export LIBIDN2_LIBS; \
	SANITIZED='$(ALL_SANITIZER_CFLAGS)'; export SANITIZED;

if LOCALIZE
if_localize = yes
endif

check_scripts = \
	%reldir%/check-ascii-alone \
	%reldir%/check-coming-from \
	%reldir%/check-core \
	%reldir%/check-documents \
	%reldir%/check-headers \
	%reldir%/check-install \
	%reldir%/check-known-bugs \
	%reldir%/check-layers \
	%reldir%/check-locales \
	%reldir%/check-memory \
	%reldir%/check-sanitized \
	%reldir%/check-sources \
	%reldir%/check-symbols \
	%reldir%/check-threads \
	%reldir%/check-units \
	%reldir%/check-valgrind \
	%reldir%/probe/servers \
	%reldir%/tool/completing \
	%reldir%/tool/dataless \
	%reldir%/tool/explaining \
	%reldir%/tool/generating \
	%reldir%/tool/formats \
	%reldir%/tool/lacking \
	%reldir%/tool/html5 \
	%reldir%/tool/lists \
	%reldir%/tool/normalizing \
	%reldir%/tool/pasting \
	%reldir%/tool/probing \
	%reldir%/tool/registered \
	%reldir%/tool/streams \
	%reldir%/tool/usage \
	%reldir%/tool/verdicts \
	%reldir%/tool/wording
EXTRA_DIST += $(check_scripts) \
	%reldir%/lanes/abi \
	%reldir%/lanes/analyze \
	%reldir%/lanes/campaigns.tsv \
	%reldir%/lanes/coverage \
	%reldir%/lanes/coverage.py \
	%reldir%/lanes/equivalent.tsv \
	%reldir%/lanes/eva \
	%reldir%/lanes/eva.c \
	%reldir%/lanes/mutate.py \
	%reldir%/lanes/plant \
	%reldir%/lanes/trust.py \
	%reldir%/lanes/uncovered.tsv \
	%reldir%/ascii_alone.c \
	%reldir%/run-criterion \
	%reldir%/tap.sh \
	%reldir%/cases \
	%reldir%/explain/texts.tsv \
	%reldir%/golden \
	%reldir%/known-bugs.tsv \
	%reldir%/lists.tsv \
	%reldir%/probe/aiosmtpd_server.py \
	%reldir%/probe/golden \
	%reldir%/probe/scripted.py \
	%reldir%/probe/servers.py \
	%reldir%/probe/start \
	%reldir%/tool/golden \
	%reldir%/tool/html5.py \
	%reldir%/tool/tool.sh
TESTS += $(check_scripts)

# ---- The proof -----------------------------------------------------------

check_PROGRAMS += %reldir%/proof/product
%canon_reldir%_proof_product_SOURCES = %reldir%/proof/product.c
%canon_reldir%_proof_product_LDADD = libaddrspec-internal.la
TESTS += %reldir%/proof/prove
EXTRA_DIST += \
	%reldir%/proof/abnf.py \
	%reldir%/proof/html5.abnf \
	%reldir%/proof/limits.abnf \
	%reldir%/proof/prose.abnf \
	%reldir%/proof/prove \
	%reldir%/proof/rfc3629.abnf \
	%reldir%/proof/rfc5321.abnf \
	%reldir%/proof/rfc5322.abnf \
	%reldir%/proof/rfc6531.abnf \
	%reldir%/proof/rfc6532.abnf \
	%reldir%/proof/test-abnf.py
proof_leavings = \
	%reldir%/proof/*.dfa %reldir%/proof/*.dfa.new \
	%reldir%/proof/*.tap %reldir%/proof/*.out

.PHONY: prove
prove: $(BUILT_SOURCES) %reldir%/proof/product$(EXEEXT)
	@PYTHON='$(PYTHON)' $(srcdir)/%reldir%/proof/prove $(top_builddir)

# ---- The tables, by a driver with its own main ---------------------------

cases_sources = \
	%reldir%/cases.h %reldir%/cases.c \
	%reldir%/catalogue_cases.c \
	%reldir%/golden.c \
	%reldir%/lists.c \
	%reldir%/long_inputs.c \
	%reldir%/normal_forms.c \
	%reldir%/promises.c \
	%reldir%/short_words.c \
	%reldir%/table.h %reldir%/table.c

check_PROGRAMS += %reldir%/plain
TESTS += %reldir%/plain
plain_sources = \
	%reldir%/plain.c \
	%reldir%/answers.h %reldir%/answers.c \
	$(cases_sources)
%canon_reldir%_plain_SOURCES = $(plain_sources)
%canon_reldir%_plain_LDADD = libaddrspec-internal.la

# All again with sanitizers, whatever the rest is built with.
if HAVE_SANITIZERS
check_PROGRAMS += %reldir%/plain_sanitized
%canon_reldir%_plain_sanitized_SOURCES = $(plain_sources)
%canon_reldir%_plain_sanitized_CFLAGS = $(AM_CFLAGS) $(SANITIZER_CFLAGS)
%canon_reldir%_plain_sanitized_LDADD = libaddrspec-sanitized.la
endif

# And with MemorySanitizer, by clang, whatever the rest is compiled by:
# all sources at once, as automake knows one compiler only.
if HAVE_MSAN
check_DATA += %reldir%/plain_memory
CLEANFILES += %reldir%/plain_memory
%reldir%/plain_memory: $(lib_SOURCES) $(plain_sources)
	$(AM_V_GEN)sources=; \
	for file in $(lib_SOURCES) $(plain_sources); do \
	    case $$file in *.c) sources="$$sources $(srcdir)/$$file" ;; esac; \
	done; \
	$(MSAN_CC) $(DEFS) $(DEFAULT_INCLUDES) $(AM_CPPFLAGS) $(CPPFLAGS) \
	    $(ICU_CFLAGS) $(LIBIDN2_CFLAGS) $(MSAN_CFLAGS) -o $@ $$sources \
	    $(ICU_LIBS) $(LIBIDN2_LIBS) $(LIBS)
endif

# ---- Four threads ----------------------------------------------------------

threads_sources = \
	%reldir%/threads.c \
	%reldir%/answers.h %reldir%/answers.c \
	$(cases_sources)
if HAVE_THREADS
check_PROGRAMS += %reldir%/threads
TESTS += %reldir%/threads
endif
%canon_reldir%_threads_SOURCES = $(threads_sources)
%canon_reldir%_threads_CFLAGS = $(AM_CFLAGS) $(THREAD_CFLAGS)
%canon_reldir%_threads_LDADD = libaddrspec-internal.la

if HAVE_TSAN
check_PROGRAMS += %reldir%/threads_sanitized
%canon_reldir%_threads_sanitized_SOURCES = $(threads_sources)
%canon_reldir%_threads_sanitized_CFLAGS = $(AM_CFLAGS) $(TSAN_CFLAGS)
%canon_reldir%_threads_sanitized_LDADD = libaddrspec-threads.la
endif

# ---- Memory that is short --------------------------------------------------

check_PROGRAMS += %reldir%/allocation_failure
TESTS += %reldir%/allocation_failure
%canon_reldir%_allocation_failure_SOURCES = \
	%reldir%/allocation_failure.c \
	%reldir%/answers.h %reldir%/answers.c %reldir%/table.h
%canon_reldir%_allocation_failure_LDADD = libaddrspec-internal.la

# ---- Addresses broken in one known place ---------------------------------

check_PROGRAMS += %reldir%/broken/broken
TESTS += %reldir%/broken/broken
%canon_reldir%_broken_broken_SOURCES = \
	%reldir%/broken/broken.h \
	%reldir%/broken/breaks.c \
	%reldir%/broken/breaks_encodings.c \
	%reldir%/broken/breaks_idna.c \
	%reldir%/broken/breaks_surroundings.c \
	%reldir%/broken/breaks_syntax.c \
	%reldir%/broken/breaks_unicode.c \
	%reldir%/broken/broken.c \
	%reldir%/broken/edits.c \
	%reldir%/broken/originals.c \
	%reldir%/broken/places.c \
	%reldir%/broken/ways.h
%canon_reldir%_broken_broken_LDADD = libaddrspec-internal.la

# ---- What is found in texts ------------------------------------------------

check_PROGRAMS += %reldir%/explain/texts
TESTS += %reldir%/explain/texts
%canon_reldir%_explain_texts_SOURCES = \
	%reldir%/explain/texts.c %reldir%/table.h %reldir%/table.c
%canon_reldir%_explain_texts_LDADD = libaddrspec-internal.la

# ---- Every code point, against the Unicode data and ICU ------------------

check_PROGRAMS += %reldir%/meaning/properties
TESTS += %reldir%/meaning/properties
%canon_reldir%_meaning_properties_SOURCES = %reldir%/meaning/properties.c
%canon_reldir%_meaning_properties_CFLAGS = $(AM_CFLAGS) $(ICU_CFLAGS)
%canon_reldir%_meaning_properties_LDADD = \
	libaddrspec-internal.la $(ICU_LIBS)

# ---- What becomes of every code point ------------------------------------

check_PROGRAMS += %reldir%/census/census
TESTS += %reldir%/census/census
%canon_reldir%_census_census_SOURCES = %reldir%/census/census.c
%canon_reldir%_census_census_LDADD = libaddrspec-internal.la
EXTRA_DIST += %reldir%/census/census.tsv %reldir%/census/update

# ---- Unicode's own test of IDNA, and the code points one by one ----------

check_PROGRAMS += %reldir%/idna/conformance %reldir%/idna/code_points
TESTS += %reldir%/idna/conforms %reldir%/idna/code_points
%canon_reldir%_idna_conformance_SOURCES = %reldir%/idna/conformance.c
%canon_reldir%_idna_conformance_LDADD = libaddrspec-internal.la
%canon_reldir%_idna_code_points_SOURCES = %reldir%/idna/code_points.c
%canon_reldir%_idna_code_points_LDADD = libaddrspec-internal.la
EXTRA_DIST += \
	%reldir%/idna/conforms \
	%reldir%/idna/differences.tsv

# ---- What the suites of other software say of addresses in headers --------

TESTS += %reldir%/conformance/conforms
EXTRA_DIST += \
	%reldir%/conformance/compare.py \
	%reldir%/conformance/conforms \
	%reldir%/conformance/differences.tsv \
	%reldir%/conformance/suites.py

# ---- Units ---------------------------------------------------------------

if HAVE_CRITERION
check_PROGRAMS += %reldir%/units
endif
%canon_reldir%_units_SOURCES = \
	$(cases_sources) \
	%reldir%/cases_test.c \
	%reldir%/display_name_test.c \
	%reldir%/known_bugs_test.c \
	%reldir%/lines_test.c \
	%reldir%/list_test.c \
	%reldir%/codes_test.c \
	%reldir%/lookups_test.c \
	%reldir%/mend_test.c \
	%reldir%/mutator_test.c fuzz/mutator.c \
	%reldir%/normalize_test.c \
	%reldir%/parse_test.c \
	%reldir%/catalogue/characters_test.c \
	%reldir%/catalogue/codes_test.c \
	%reldir%/catalogue/diagnoses_test.c \
	%reldir%/diagnosis/encoded_test.c \
	%reldir%/diagnosis/headers_test.c \
	%reldir%/diagnosis/mends_test.c \
	%reldir%/generate/automaton_test.c \
	%reldir%/generate/generate_test.c \
	%reldir%/generate/productions.h %reldir%/generate/productions.c \
	%reldir%/meaning/code_points_test.c \
	%reldir%/meaning/derived_property_test.c \
	%reldir%/meaning/encoding_test.c \
	%reldir%/meaning/findings.h %reldir%/meaning/findings.c \
	%reldir%/meaning/idna_test.c \
	%reldir%/meaning/idna_texts_test.c \
	%reldir%/meaning/normal_forms_test.c \
	%reldir%/meaning/punycode_length_test.c \
	%reldir%/meaning/texts.h \
	%reldir%/meaning/u_label_rows.h \
	%reldir%/meaning/u_label_test.c \
	%reldir%/meaning/unicode_look_test.c \
	%reldir%/meaning/unicode_test.c \
	%reldir%/reply/parsed.h \
	%reldir%/reply/escape_test.c \
	%reldir%/reply/message_test.c \
	%reldir%/reply/picture_test.c \
	%reldir%/reply/smtp_reply_test.c \
	%reldir%/reply/writer_test.c \
	%reldir%/syntax/pushing.h \
	%reldir%/syntax/address_list_test.c \
	%reldir%/syntax/address_literal_test.c \
	%reldir%/syntax/comment_test.c \
	%reldir%/syntax/domain_test.c \
	%reldir%/syntax/header_addr_spec_test.c \
	%reldir%/syntax/header_mailbox_test.c \
	%reldir%/syntax/html5_test.c \
	%reldir%/syntax/local_part_test.c \
	%reldir%/syntax/mailbox_test.c \
	%reldir%/syntax/path_test.c \
	%reldir%/text/draft_test.c \
	%reldir%/text/ip_address_test.c \
	%reldir%/text/octets_test.c \
	%reldir%/text/utf8_test.c
%canon_reldir%_units_CFLAGS = $(AM_CFLAGS) $(CRITERION_CFLAGS)
%canon_reldir%_units_LDADD = libaddrspec-internal.la $(CRITERION_LIBS)

# What ./dev test FILTER chooses from.
.PHONY: list-tests
list-tests:
	@printf '%s\n' $(TESTS)

clean-local:
	rm -f $(proof_leavings)
