# bench/ - measurements.  SPDX-License-Identifier: MIT

EXTRA_PROGRAMS += %reldir%/bench
CLEANFILES += %reldir%/bench$(EXEEXT)
%canon_reldir%_bench_SOURCES = %reldir%/bench.c
%canon_reldir%_bench_LDADD = libaddrspec.la
if LOCALIZE
%canon_reldir%_bench_LDFLAGS = -static
EXTRA_%canon_reldir%_bench_DEPENDENCIES = libaddrspec.stamp
endif

.PHONY: bench
bench: $(BUILT_SOURCES) %reldir%/bench$(EXEEXT)
	@%reldir%/bench$(EXEEXT)
