# bench/ - measurements.  SPDX-License-Identifier: MIT

EXTRA_PROGRAMS += %reldir%/bench %reldir%/memory
CLEANFILES += %reldir%/bench$(EXEEXT) %reldir%/memory$(EXEEXT)
%canon_reldir%_bench_SOURCES = \
	%reldir%/addresses.h %reldir%/addresses.c %reldir%/bench.c
%canon_reldir%_bench_LDADD = libaddrspec.la
if LOCALIZE
%canon_reldir%_bench_LDFLAGS = -static
EXTRA_%canon_reldir%_bench_DEPENDENCIES = libaddrspec.stamp
endif
%canon_reldir%_memory_SOURCES = \
	%reldir%/addresses.h %reldir%/addresses.c %reldir%/memory.c

# How fast, and whether twice the length costs twice as much.
.PHONY: bench
bench: $(BUILT_SOURCES) %reldir%/bench$(EXEEXT) tool/addrspec$(EXEEXT)
	@%reldir%/bench$(EXEEXT) tool/addrspec$(EXEEXT)

# Whether 1 GB takes more memory than 100 MB.
.PHONY: bench-memory
bench-memory: %reldir%/memory$(EXEEXT) tool/addrspec$(EXEEXT)
	@%reldir%/memory$(EXEEXT) tool/addrspec$(EXEEXT)
