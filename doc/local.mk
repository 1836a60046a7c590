# doc/ - man pages and explanations.  SPDX-License-Identifier: MIT
