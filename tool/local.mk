# tool/ - the command line.  SPDX-License-Identifier: MIT

bin_PROGRAMS += %reldir%/addrspec
%canon_reldir%_addrspec_SOURCES = \
	%reldir%/commands.h %reldir%/commands.def \
	%reldir%/system.h \
	%reldir%/buffer.h %reldir%/buffer.c \
	%reldir%/charset.h %reldir%/charset.c \
	%reldir%/check.c \
	%reldir%/check_options.h %reldir%/check_options.c \
	%reldir%/choices.h %reldir%/choices.c \
	%reldir%/code_explanation.h %reldir%/code_explanation.c \
	%reldir%/codes.h %reldir%/codes.c \
	%reldir%/compare.c \
	%reldir%/complain.h %reldir%/complain.c \
	%reldir%/escape.h %reldir%/escape.c \
	%reldir%/example.h %reldir%/example.c \
	%reldir%/explain.c \
	%reldir%/explanation.h %reldir%/explanation.c \
	%reldir%/facts.h %reldir%/facts.c \
	%reldir%/foreign.h %reldir%/foreign.c \
	%reldir%/generate.c \
	%reldir%/help.h %reldir%/help.c \
	%reldir%/inputs.h %reldir%/inputs.c \
	%reldir%/interrupt.h %reldir%/interrupt.c \
	%reldir%/json.h %reldir%/json.c \
	%reldir%/layout.h %reldir%/layout.c \
	%reldir%/main.c \
	%reldir%/members.h %reldir%/members.c \
	%reldir%/nearest.h %reldir%/nearest.c \
	%reldir%/normalize.c \
	%reldir%/options.h %reldir%/options.def %reldir%/options.c \
	%reldir%/output.h %reldir%/output.c \
	%reldir%/output_human.c \
	%reldir%/output_json.c \
	%reldir%/output_tsv.c \
	%reldir%/pasted.h %reldir%/pasted.c \
	%reldir%/picture.h %reldir%/picture.c \
	%reldir%/probe.c \
	%reldir%/probe_human.c \
	%reldir%/probe_json.c \
	%reldir%/probe_departures.def \
	%reldir%/probe_judge.h %reldir%/probe_judge.c \
	%reldir%/probe_options.h %reldir%/probe_options.c \
	%reldir%/probe_paths.def \
	%reldir%/probe_report.h %reldir%/probe_report.c \
	%reldir%/probe_session.h %reldir%/probe_session.c \
	%reldir%/probe_target.h %reldir%/probe_target.c \
	%reldir%/progress.h %reldir%/progress.c \
	%reldir%/records.h %reldir%/records.c \
	%reldir%/sink.h %reldir%/sink.c \
	%reldir%/smtp_client.h %reldir%/smtp_client.c \
	%reldir%/smtp_reply.h %reldir%/smtp_reply.c \
	%reldir%/summary.h %reldir%/summary.c \
	%reldir%/unescape.h %reldir%/unescape.c \
	%reldir%/utf8.h %reldir%/utf8.c \
	%reldir%/words.h %reldir%/words.def %reldir%/words.c
# ICU for charset.c alone.
%canon_reldir%_addrspec_CFLAGS = $(AM_CFLAGS) $(ICU_CFLAGS)
%canon_reldir%_addrspec_LDADD = libaddrspec.la $(ICU_LIBS)

# -static is libtool's, and speaks of our own library alone: the tool then is
# one file that runs where it is built, without libtool's wrapper script.
if LOCALIZE
%canon_reldir%_addrspec_LDFLAGS = -static
EXTRA_%canon_reldir%_addrspec_DEPENDENCIES = libaddrspec.stamp
endif
