# The manual pages name every command and option, and both languages of a message take the same values.
source "$(dirname "$0")/program_setup.bash"

manual() { # manual PROGRAM PAGE
    "$1" --help >"$work/help"
    while read -r word; do
        grep -q -- "$word" "$2" || fail "$2 lacks $word"
    done < <(grep -oE '(^|[ ,])--[a-z]+' "$work/help" | grep -oE -- '--[a-z]+' | sort -u)
    while read -r word; do
        grep -q "^### $word" "$2" || fail "$2 lacks the command $word"
    done < <(sed -n '/^$/,/^$/s/^  \([a-z]*\) .*/\1/p' "$work/help")
}
manual "$TRACUU" "$SOURCE/docs/tracuu.1.md"
manual "$TRACUU_INDEX" "$SOURCE/docs/tracuu-index.1.md"

# Every field of the JSON stands in docs/output.md.
for arguments in "search lợn" "explain lợn" "mentions lợn" "names" "decisions" "decisions 07-NQ/TU --as-of 2023" "decisions --graph json" "series tổng đàn lợn" "documents" "status" "fields" "show nq-07.txt" "show nq-07.txt --source"; do
    run 0 $arguments --json
    python3 - "$work/out" "$SOURCE/docs/output.md" <<'END' || fail "tracuu $arguments prints a field that is not documented"
import json, re, sys
page = open(sys.argv[2], encoding='utf-8').read()
named = set(re.findall(r'\w+', ' '.join(re.findall(r'`[^`]*`|"\w+"', page))))
counts = {'facets', 'by_type', 'by_year', 'by_sector'}
def keys(j, inside=''):
    if isinstance(j, list):
        for x in j:
            yield from keys(x)
    elif isinstance(j, dict):
        for k, x in j.items():
            yield k
            if k not in counts:
                yield from keys(x)
missing = set(keys(json.load(open(sys.argv[1], encoding='utf-8')))) - named
sys.exit('not in the page: %s' % sorted(missing) if missing else 0)
END
done

python3 - "$SOURCE/searcher/program/messages.h" <<'END' || fail "the languages of a message differ in what they take"
import re, sys
text = open(sys.argv[1], encoding='utf-8').read().replace('\\\n', ' ')
string = r'"((?:[^"\\]|\\.)*)"'
rows = re.findall(r'X\((\w+),\s*' + string + r',\s*' + string + r'\)', text)
conversions = lambda s: re.findall(r'%[-0-9.]*[a-z]+?[a-z]?(?=\W|$)', s)
bad = [name for name, english, vietnamese in rows if conversions(english) != conversions(vietnamese)]
sys.exit('differ: %s' % bad if bad or len(rows) < 50 else 0)
END
finish
