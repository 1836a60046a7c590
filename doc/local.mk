# doc/ - man pages and explanations.  SPDX-License-Identifier: MIT

dist_doc_DATA += \
	%reldir%/fuzzing.md \
	%reldir%/grammar.md \
	%reldir%/probe.md \
	%reldir%/unicode.md
