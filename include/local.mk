# include/ - the public headers.  SPDX-License-Identifier: MIT

addrspecincludedir = $(includedir)/addrspec
dist_addrspecinclude_HEADERS = \
	%reldir%/addrspec/addrspec.h \
	%reldir%/addrspec/mutator.h
nodist_addrspecinclude_HEADERS = \
	%reldir%/addrspec/diagnoses.h \
	%reldir%/addrspec/version.h

# The enum of diagnoses comes from the catalogue's rows.
BUILT_SOURCES += %reldir%/addrspec/diagnoses.h
CLEANFILES += %reldir%/addrspec/diagnoses.h
%reldir%/addrspec/diagnoses.h: lib/catalogue/diagnoses.awk lib/catalogue/diagnoses.def
	$(AM_V_GEN)$(MKDIR_P) %reldir%/addrspec && \
	$(AWK) -f $(srcdir)/lib/catalogue/diagnoses.awk \
	    $(srcdir)/lib/catalogue/diagnoses.def >$@.new && mv $@.new $@
