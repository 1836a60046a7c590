# fuzz/ - fuzz targets.  SPDX-License-Identifier: MIT
#
# A target is NAME_fuzzer.c with its dictionary NAME_fuzzer.dict, what it says
# to libFuzzer in NAME_fuzzer.options, its seeds in NAME_fuzzer.in/ and inputs
# that failed once in NAME_fuzzer.repro/.  make check replays both with our own
# main.c, under the sanitizers where there are any; ./dev fuzz NAME SECONDS gives
# the target to libFuzzer, ./dev fuzz --engine afl NAME SECONDS to AFL++, and
# ./configure LIB_FUZZING_ENGINE=... to any other engine.

fuzz_programs = \
	%reldir%/explain_fuzzer \
	%reldir%/header_fuzzer \
	%reldir%/list_fuzzer \
	%reldir%/mailbox_fuzzer \
	%reldir%/options_fuzzer \
	%reldir%/path_fuzzer \
	%reldir%/records_fuzzer \
	%reldir%/reply_fuzzer \
	%reldir%/roundtrip_fuzzer \
	%reldir%/unicode_idna_fuzzer
check_PROGRAMS += $(fuzz_programs)

# Of the tool a target has the files that it needs, and includes "tool/...".
fuzz_tool_cppflags = $(AM_CPPFLAGS) -I$(top_srcdir)

# The mutator is a library of its own, for the harnesses of others; targets
# whose input has addresses get its one file, where there is an engine.
lib_LTLIBRARIES += libaddrspec-mutator.la
libaddrspec_mutator_la_SOURCES = %reldir%/mutator.c
libaddrspec_mutator_la_LDFLAGS = -version-info 0:0:0 -no-undefined

# What targets share: compiled once for all of them.
check_LTLIBRARIES += %reldir%/libfuzz.la
%canon_reldir%_libfuzz_la_SOURCES = \
	%reldir%/fuzz.h %reldir%/fuzz.c \
	%reldir%/parsed.h %reldir%/parsed.c \
	%reldir%/fixes.c \
	%reldir%/forms.c \
	%reldir%/texts.c
%canon_reldir%_libfuzz_la_CFLAGS = $(fuzz_cflags)

if FUZZING_ENGINE
# Instrumented as CFLAGS say.
fuzz_cflags = $(AM_CFLAGS)
fuzz_mutator = %reldir%/mutator.c
fuzz_libraries = %reldir%/libfuzz.la libaddrspec-internal.la \
	$(LIB_FUZZING_ENGINE)
else
fuzz_driver = %reldir%/main.c
if HAVE_SANITIZERS
fuzz_cflags = $(AM_CFLAGS) $(SANITIZER_CFLAGS)
fuzz_libraries = %reldir%/libfuzz.la libaddrspec-sanitized.la
else
fuzz_cflags = $(AM_CFLAGS)
fuzz_libraries = %reldir%/libfuzz.la libaddrspec-internal.la
endif
endif

%canon_reldir%_explain_fuzzer_SOURCES = \
	%reldir%/explain_fuzzer.c $(fuzz_driver) $(fuzz_mutator)
%canon_reldir%_explain_fuzzer_CFLAGS = $(fuzz_cflags)
%canon_reldir%_explain_fuzzer_LDADD = $(fuzz_libraries)
%canon_reldir%_header_fuzzer_SOURCES = \
	%reldir%/header_fuzzer.c $(fuzz_driver) $(fuzz_mutator)
%canon_reldir%_header_fuzzer_CFLAGS = $(fuzz_cflags)
%canon_reldir%_header_fuzzer_LDADD = $(fuzz_libraries)
%canon_reldir%_list_fuzzer_SOURCES = \
	%reldir%/list_fuzzer.c $(fuzz_driver) $(fuzz_mutator)
%canon_reldir%_list_fuzzer_CFLAGS = $(fuzz_cflags)
%canon_reldir%_list_fuzzer_LDADD = $(fuzz_libraries)
%canon_reldir%_mailbox_fuzzer_SOURCES = \
	%reldir%/mailbox_fuzzer.c $(fuzz_driver) $(fuzz_mutator)
%canon_reldir%_mailbox_fuzzer_CFLAGS = $(fuzz_cflags)
%canon_reldir%_mailbox_fuzzer_LDADD = $(fuzz_libraries)
%canon_reldir%_options_fuzzer_SOURCES = \
	%reldir%/options_fuzzer.c $(fuzz_driver) \
	%reldir%/session.h %reldir%/session.c
%canon_reldir%_options_fuzzer_CFLAGS = $(fuzz_cflags)
%canon_reldir%_options_fuzzer_LDADD = $(fuzz_libraries)
%canon_reldir%_path_fuzzer_SOURCES = \
	%reldir%/path_fuzzer.c $(fuzz_driver) $(fuzz_mutator)
%canon_reldir%_path_fuzzer_CFLAGS = $(fuzz_cflags)
%canon_reldir%_path_fuzzer_LDADD = $(fuzz_libraries)
%canon_reldir%_records_fuzzer_SOURCES = \
	%reldir%/records_fuzzer.c $(fuzz_driver) $(fuzz_mutator) \
	%reldir%/json_reader.h %reldir%/json_reader.c \
	%reldir%/outputs.h %reldir%/outputs.c \
	tool/buffer.c \
	tool/charset.c \
	tool/codes.c \
	tool/complain.c \
	tool/foreign.c \
	tool/interrupt.c \
	tool/json.c \
	tool/members.c \
	tool/output.c tool/output_human.c tool/output_json.c tool/output_tsv.c \
	tool/picture.c \
	tool/records.c \
	tool/sink.c \
	tool/summary.c \
	tool/unescape.c \
	tool/utf8.c \
	tool/words.c
%canon_reldir%_records_fuzzer_CPPFLAGS = $(fuzz_tool_cppflags)
# ICU for charset.c alone.
%canon_reldir%_records_fuzzer_CFLAGS = $(fuzz_cflags) $(ICU_CFLAGS)
%canon_reldir%_records_fuzzer_LDADD = $(fuzz_libraries) $(ICU_LIBS)
%canon_reldir%_reply_fuzzer_SOURCES = \
	%reldir%/reply_fuzzer.c $(fuzz_driver) \
	tool/interrupt.c tool/sink.c tool/smtp_client.c tool/smtp_reply.c
%canon_reldir%_reply_fuzzer_CPPFLAGS = $(fuzz_tool_cppflags)
%canon_reldir%_reply_fuzzer_CFLAGS = $(fuzz_cflags)
%canon_reldir%_reply_fuzzer_LDADD = $(fuzz_libraries)
%canon_reldir%_roundtrip_fuzzer_SOURCES = \
	%reldir%/roundtrip_fuzzer.c $(fuzz_driver) $(fuzz_mutator)
%canon_reldir%_roundtrip_fuzzer_CFLAGS = $(fuzz_cflags)
%canon_reldir%_roundtrip_fuzzer_LDADD = $(fuzz_libraries)
%canon_reldir%_unicode_idna_fuzzer_SOURCES = \
	%reldir%/unicode_idna_fuzzer.c $(fuzz_driver) $(fuzz_mutator)
%canon_reldir%_unicode_idna_fuzzer_CFLAGS = $(fuzz_cflags)
%canon_reldir%_unicode_idna_fuzzer_LDADD = $(fuzz_libraries)

TESTS += %reldir%/check-mutator %reldir%/check-oss-fuzz %reldir%/check-seeds
EXTRA_DIST += \
	.clusterfuzzlite/Dockerfile \
	.clusterfuzzlite/project.yaml \
	%reldir%/check-mutator \
	%reldir%/check-oss-fuzz \
	%reldir%/check-seeds \
	%reldir%/oss-fuzz/Dockerfile \
	%reldir%/oss-fuzz/build.sh \
	%reldir%/oss-fuzz/project.yaml \
	%reldir%/explain_fuzzer.dict \
	%reldir%/explain_fuzzer.in \
	%reldir%/explain_fuzzer.options \
	%reldir%/header_fuzzer.dict \
	%reldir%/header_fuzzer.in \
	%reldir%/header_fuzzer.options \
	%reldir%/header_fuzzer.repro \
	%reldir%/list_fuzzer.dict \
	%reldir%/list_fuzzer.in \
	%reldir%/list_fuzzer.options \
	%reldir%/mailbox_fuzzer.dict \
	%reldir%/mailbox_fuzzer.in \
	%reldir%/mailbox_fuzzer.options \
	%reldir%/mailbox_fuzzer.repro \
	%reldir%/options_fuzzer.dict \
	%reldir%/options_fuzzer.in \
	%reldir%/options_fuzzer.options \
	%reldir%/options_fuzzer.repro \
	%reldir%/path_fuzzer.dict \
	%reldir%/path_fuzzer.in \
	%reldir%/path_fuzzer.options \
	%reldir%/records_fuzzer.dict \
	%reldir%/records_fuzzer.in \
	%reldir%/records_fuzzer.options \
	%reldir%/reply_fuzzer.dict \
	%reldir%/reply_fuzzer.in \
	%reldir%/reply_fuzzer.options \
	%reldir%/roundtrip_fuzzer.dict \
	%reldir%/roundtrip_fuzzer.in \
	%reldir%/roundtrip_fuzzer.options \
	%reldir%/unicode_idna_fuzzer.dict \
	%reldir%/unicode_idna_fuzzer.in \
	%reldir%/unicode_idna_fuzzer.options
