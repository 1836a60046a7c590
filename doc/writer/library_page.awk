# library_page.awk - addrspec(3) from the public header
#
# SPDX-License-Identifier: MIT
#
# Its comments are the text, and its declarations stand under them as they
# are.  A section begins with "/* ---- Title ---".

BEGIN {
    quote = sprintf("%c", 39)
    width = 76
}

# ---- Roff --------------------------------------------------------------

function in_line(text) {
    gsub(/\\/, "\\e", text)
    gsub(/~/, "\\(ti", text)
    gsub(/\^/, "\\(ha", text)
    gsub(/`/, "\\(ga", text)
    return text ~ "^[." quote "]" ? "\\\\&" text : text
}

function as_it_is(text) {
    text = in_line(text)
    gsub(/-/, "\\-", text)
    gsub(quote, "\\(aq", text)
    gsub(/"/, "\\(dq", text)
    return text
}

function put_line() {
    if (line != "") {
        print in_line(line)
        after_title = 0
    }
    line = ""
}

# A paragraph: lines that are not too long, a sentence beginning on a new one,
# and the functions it names.
function put_paragraph(   words, count, i, name) {
    count = split(paragraph, words, " ")
    paragraph = line = ""
    for (i = 1; i <= count; i++) {
        if (words[i] ~ /^[a-z0-9_]+\(\)[.,;:]?$/) {
            put_line()
            name = words[i]
            sub(/\(\)/, " ", name)
            sub(/ $/, "", name)
            print ".Fn " name
            after_title = 0
            continue
        }
        if (length(in_line(line " " words[i])) > width)
            put_line()
        line = line == "" ? words[i] : line " " words[i]
        if (words[i] ~ /[.!?][)"]?$/ && words[i] !~ /^[0-9]\.$/)
            put_line()
    }
    put_line()
}

function open_display() {
    if (!displaying)
        print ".Bd -literal -offset indent"
    displaying = 1
}

function close_display() {
    if (displaying)
        print ".Ed"
    displaying = 0
}

# ---- Comments ----------------------------------------------------------

# A line of a comment, without what marks it as one: running text, an item of a
# list, or, further to the right, lines that stand as they are.
function put_comment(text) {
    if (text ~ /^ *$/) {
        put_paragraph()
        listing = 0
        wants_paragraph = !displaying
        if (displaying)
            print ""
        return
    }
    if (text ~ /^ +([0-9]\.|-) /) {
        put_paragraph()
        wants_paragraph = listing = 1
    } else if (text ~ /^    / && !listing) {
        put_paragraph()
        open_display()
        print as_it_is(substr(text, 5))
        return
    }
    close_display()
    if (wants_paragraph)
        begin_paragraph()
    wants_paragraph = 0
    sub(/^ */, "", text)
    paragraph = paragraph == "" ? text : paragraph " " text
}

# None begins right behind a title.
function begin_paragraph() {
    if (!after_title)
        print ".Pp"
    after_title = 0
}

function end_comment() {
    put_paragraph()
    close_display()
    listing = 0
    wants_paragraph = 0
}

# A line that is in a comment, or the first of one; returns whether it is the
# last.
function read_comment(line,   last) {
    last = sub(/ *\*\/ *$/, "", line)
    sub(/^(\/\*| \*) ?/, "", line)
    if (line != "" || !last)
        put_comment(line)
    if (last)
        end_comment()
    return last
}

# ---- The page ----------------------------------------------------------

function begin_page(   i) {
    print ".\\\" Made by doc/update from addrspec.h."
    print ".\\\" SPDX-License-Identifier: MIT"
    print ".Dd " date
    print ".Dt ADDRSPEC 3"
    print ".Os"
    print ".Sh NAME"
    print ".Nm addrspec"
    print ".Nd " about
    print ".Sh SYNOPSIS"
    print ".In addrspec/addrspec.h"
    print ".Pp"
    print "cc program.c $(pkg\\-config \\-\\-cflags \\-\\-libs addrspec)"
    print ".Sh DESCRIPTION"
    after_title = 1
}

# The declarations of a section that stand together.
function close_code() {
    sub(/\n+$/, "\n", code)
    if (code != "") {
        print ".Bd -literal -offset indent"
        after_title = 0
        printf "%s", code
        print ".Ed"
    }
    code = ""
}

FNR == NR && FILENAME ~ /manual\.h$/ {
    if (/define PAGE_DATE/) {
        sub(/^[^"]*"/, "")
        sub(/".*/, "")
        date = $0
    }
    next
}

FNR == 1 {
    about = $0
    sub(/^.* - /, "", about)
    begin_page()
    in_comment = before_sections = 1
    getline # licence
    getline
    getline
}

/^\/\* ----/ {
    close_code()
    title = $0
    gsub(/^\/\* -+ | -+.*$/, "", title)
    print ".Ss " title
    after_title = 1
    before_sections = 0
    in_comment = !/\*\/ *$/
    first = 1
    next
}

in_comment && first && /^ \*$/ { next }

in_comment {
    first = 0
    in_comment = !read_comment($0)
    next
}

# Of what stands in front of the sections only the comment is read.
before_sections { next }

/^#ifdef __cplusplus/, /^#endif/ { next }
/^#(include|endif)/ { next }

/^\/\*/ {
    close_code()
    begin_paragraph()
    in_comment = !read_comment($0)
    next
}

/^ *$/ {
    if (code != "" && code !~ /\n\n$/)
        code = code "\n"
    next
}

{
    # What follows stays under the parenthesis.
    if (sub(/^ADDRSPEC_API /, ""))
        moved = 1
    else if (moved && /^             /)
        $0 = substr($0, 14)
    if (/;$/)
        moved = 0
    sub(/ *\\$/, "")
    code = code as_it_is($0) "\n"
}

END {
    close_code()
    print ".Sh SEE ALSO"
    print ".Xr addrspec 1 ,"
    print ".Xr addrspec-diagnoses 7 ,"
    print ".Xr addrspec-replies 7"
}
