# doc/ - man pages and explanations.  SPDX-License-Identifier: MIT

dist_doc_DATA += \
	%reldir%/coming-from.md \
	%reldir%/fuzzing.md \
	%reldir%/grammar.md \
	%reldir%/probe.md \
	%reldir%/trust.md \
	%reldir%/unicode.md

# ---- Documents made of rows ----------------------------------------------
#
# The files are kept in git: doc/update writes them, tests/check-documents
# compares them with what the rows say.  The program has the files of the tool
# that it needs, and includes "tool/...".

check_PROGRAMS += %reldir%/writer/documents
%canon_reldir%_writer_documents_SOURCES = \
	%reldir%/writer/documents.h %reldir%/writer/documents.def \
	%reldir%/writer/completion.h %reldir%/writer/completion.c \
	%reldir%/writer/completion_bash.c \
	%reldir%/writer/completion_fish.c \
	%reldir%/writer/completion_zsh.c \
	%reldir%/writer/main.c \
	%reldir%/writer/manual.h %reldir%/writer/manual.c \
	%reldir%/writer/manual_catalogue.c \
	%reldir%/writer/markdown.c \
	%reldir%/writer/phrases.h %reldir%/writer/phrases.def \
	%reldir%/writer/phrases.c \
	%reldir%/writer/roff.h %reldir%/writer/roff.c \
	tool/buffer.c \
	tool/code_explanation.c \
	tool/codes.c \
	tool/complain.c \
	tool/example.c \
	tool/facts.c \
	tool/json.c \
	tool/layout.c \
	tool/nearest.c \
	tool/options.c \
	tool/picture.c \
	tool/sink.c \
	tool/utf8.c \
	tool/words.c
%canon_reldir%_writer_documents_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
%canon_reldir%_writer_documents_LDADD = libaddrspec-internal.la
EXTRA_DIST += %reldir%/update %reldir%/writer/library_page.awk

dist_doc_DATA += \
	%reldir%/diagnoses.md %reldir%/diagnoses.fr.md \
	%reldir%/replies.md %reldir%/replies.fr.md

manual_pages = \
	%reldir%/man/addrspec.1 \
	%reldir%/man/addrspec-check.1 \
	%reldir%/man/addrspec-compare.1 \
	%reldir%/man/addrspec-explain.1 \
	%reldir%/man/addrspec-generate.1 \
	%reldir%/man/addrspec-normalize.1 \
	%reldir%/man/addrspec-probe.1 \
	%reldir%/man/addrspec.3 \
	%reldir%/man/addrspec-diagnoses.7 \
	%reldir%/man/addrspec-replies.7
dist_man_MANS = $(manual_pages)

# Those in French.
manfr7dir = $(mandir)/fr/man7
dist_manfr7_DATA = \
	%reldir%/man/fr/addrspec-diagnoses.7 \
	%reldir%/man/fr/addrspec-replies.7

bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA = tool/completion/addrspec.bash
fishcompletiondir = $(datadir)/fish/vendor_completions.d
dist_fishcompletion_DATA = tool/completion/addrspec.fish
zshcompletiondir = $(datadir)/zsh/site-functions
dist_zshcompletion_DATA = tool/completion/_addrspec
