# addrspec.bash - completion for bash; made by doc/update
#
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# Of the names that explain knows, those that match; an enhanced code gets
# the class that was typed.
_addrspec_names()
{
    local name rest class=${current%%.*}
    while read -r name rest; do
        # shellcheck disable=SC2053 # a pattern
        [[ $name == $1 ]] || continue
        [[ $class != [245] ]] || name=${name/#X./$class.}
        printf '%s\n' "$name"
    done < <("${COMP_WORDS[0]}" explain --list 2>/dev/null)
}

# Some of the words, with commas between.
_addrspec_list()
{
    local begun= word
    [[ $current != *,* ]] || begun=${current%,*},
    for word; do
        printf '%s ' "$begun$word"
    done
    compopt -o nospace 2>/dev/null
}

_addrspec()
{
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local words=
    COMPREPLY=()
    # --option=value comes as three words.
    if [[ $current == = ]]; then
        current=
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    case ${COMP_WORDS[1]}:$before in
    check:--file)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        compopt -o filenames 2>/dev/null
        return
        ;;
    check:--profile)
        words='smtp rfc5321 rfc6531 rfc5322 html5'
        ;;
    check:--form)
        words='mailbox path header list'
        ;;
    check:--max-record)
        words=
        ;;
    check:--command)
        words='mail rcpt'
        ;;
    check:--refuse)
        words=$(_addrspec_list quoted-string address-literal source-route single-label)
        ;;
    check:--ignore)
        words=$(_addrspec_list $(_addrspec_names '[a-z]*'))
        ;;
    check:--reply-code)
        words='501 550 553'
        ;;
    check:--fail-on)
        words='error warning'
        ;;
    check:--format)
        words='human json tsv'
        ;;
    check:--lang)
        words='en fr'
        ;;
    check:--color)
        words='auto always never'
        ;;
    compare:--format)
        words='human json'
        ;;
    compare:--lang)
        words='en fr'
        ;;
    explain:--file)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        compopt -o filenames 2>/dev/null
        return
        ;;
    explain:--format)
        words='human json'
        ;;
    explain:--lang)
        words='en fr'
        ;;
    generate:--diagnosis)
        words=$(_addrspec_names '[a-z]*')
        ;;
    generate:--profile)
        words='smtp rfc5321 rfc6531 rfc5322 html5'
        ;;
    generate:--form)
        words='mailbox path header'
        ;;
    generate:--command)
        words='mail rcpt'
        ;;
    generate:--count)
        words=
        ;;
    generate:--seed)
        words=
        ;;
    generate:--format)
        words='lines json'
        ;;
    normalize:--file)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        compopt -o filenames 2>/dev/null
        return
        ;;
    normalize:--profile)
        words='smtp rfc5321 rfc6531 rfc5322 html5'
        ;;
    normalize:--form)
        words='mailbox path header'
        ;;
    normalize:--command)
        words='mail rcpt'
        ;;
    normalize:--format)
        words='human json'
        ;;
    probe:--file)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        compopt -o filenames 2>/dev/null
        return
        ;;
    probe:--generate)
        words='valid invalid near-miss cover'
        ;;
    probe:--count)
        words=
        ;;
    probe:--seed)
        words=
        ;;
    probe:--profile)
        words='smtp rfc5321 rfc6531'
        ;;
    probe:--command)
        words='mail rcpt'
        ;;
    probe:--sender)
        words=
        ;;
    probe:--timeout)
        words=
        ;;
    probe:--rate)
        words=
        ;;
    probe:--max-commands)
        words=
        ;;
    probe:--max-connections)
        words=
        ;;
    probe:--format)
        words='human json'
        ;;
    check:*)
        if [[ $current == -* ]]; then
            words='--file --profile --form --max-record --command --refuse --no-idna --ignore --reply-code --fail-on --null --unescape --format --invalid-only --summary --lang --color --help --version'
        else
            words=
        fi
        ;;
    explain:*)
        if [[ $current == -* ]]; then
            words='--list --file --format --lang --help --version'
        else
            words=$(_addrspec_names '*')
        fi
        ;;
    compare:*)
        if [[ $current == -* ]]; then
            words='--format --lang --help --version'
        else
            words=$(_addrspec_names '[0-9X]*')
        fi
        ;;
    normalize:*)
        if [[ $current == -* ]]; then
            words='--ascii --unicode --key --file --profile --form --command --null --unescape --format --help --version'
        else
            words=
        fi
        ;;
    generate:*)
        if [[ $current == -* ]]; then
            words='--valid --invalid --diagnosis --near-miss --cover --profile --form --command --count --seed --null --format --help --version'
        else
            words=
        fi
        ;;
    probe:*)
        if [[ $current == -* ]]; then
            words='--file --generate --count --seed --profile --command --sender --smtputf8 --timeout --rate --max-commands --max-connections --allow-remote --raw --null --unescape --format --departures-only --help --version'
        else
            words=
        fi
        ;;
    *)
        ((COMP_CWORD == 1)) || return
        words='check explain compare normalize generate probe --help --version'
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -F _addrspec addrspec
