# Options, operands, help, errors and exit codes of tracuu.
source "$(dirname "$0")/program_setup.bash"

environment=(LANG=C.UTF-8)
plain() { # plain CODE ARGUMENT…: without an index given, in the environment of that name
    local want=$1 code
    shift
    env "${environment[@]}" "$TRACUU" "$@" >"$work/out" 2>"$work/err" </dev/null
    code=$?
    out=$(cat "$work/out") err=$(cat "$work/err")
    [ "$code" = "$want" ] || fail "tracuu $*: exit $code, not $want: $err"
}

plain 2; silent; complains "tracuu: a command is wanted"; complains "hint: "
plain 2 frobnicate; silent; complains "no command 'frobnicate'"
plain 0 --version; says "tracuu "; says "Xapian"
plain 0 --help; says "usage: tracuu"; says "mentions"; says "--batch FILE"
for command in search ask mentions names series show documents status fields explain eval; do
    plain 0 $command --help; says "usage: tracuu $command"; says "examples:"; says "--json"
done
plain 0 show --help; says "--context N"; [[ $out != *--batch* ]] || fail "show --help names --batch"

plain 3 search --db "$work/none" lợn; silent; complains "tracuu: "; complains "hint: "
printf 'no list\n' >"$work/file"
plain 3 search --db "$work/file" lợn; silent; complains "'$work/file': neither an index nor a list of databases"
plain 2 search --db "$work/none" ""; complains "empty query"
[ "$(wc -l <"$work/err")" = 2 ] || fail "an error is two lines: $err"

run 2 search; silent; complains "empty query"; complains "hint: "
run 2 search "   "
run 2 search $'\xc2\xa0'
run 2 series lợn --plot --csv; complains "only one of"; run 2 series lợn --plot --json; run 2 search lợn --csv; complains "--csv"
run 2 ask ""; run 2 mentions " "; run 2 series ""; run 2 show ""; run 2 explain
run 2 ask "" --sector "y tế"
run 2 search --nonsense lợn; complains "--nonsense"; complains "'--'"
run 2 search đàn -cá; complains "no option '-c'"; complains "'--'"
run 2 search -đê; complains "no option '-đê'"; complains "'--'"
run 2 search -z lợn; complains "-z"
run 2 search lợn --limit -3; complains "--limit"
run 2 search lợn --limit x; complains "'x'"
run 2 search lợn --limit 1.5
run 0 search lợn --limit 9223372036854775807 --offset 9223372036854775807
run 2 search lợn --offset -1; complains "--offset"
run 2 search lợn --sort sideways; complains "sideways"
run 2 search lợn --color maybe; complains "maybe"
run 2 search lợn --from yesterday-ish
run 2 search lợn --limit; complains "wants a value"
run 2 status now; complains "'now'"
run 2 fields now
run 2 show x --batch "$work/q"; complains "--batch"
run 2 search lợn --context 2; complains "--context"
run 2 search lợn --source
run 2 show x --context -1
run 2 search lợn --batch "$work/q"; complains "--batch"
run 7 search --batch "$work/missing"; complains "missing"
run 1 show no-such-document; silent

# Options before the command, several operands, `--`.
plain 0 --db "$db" search tổng đàn lợn --limit=1
run 0 search --json tổng đàn lợn; json "j['query'] == 'tổng đàn lợn'"
run 0 search --json -- lợn -gà; json "j['query'] == 'lợn -gà'"

# The index by the environment.
TRACUU_DB=$db "$TRACUU" search lợn >/dev/null || fail "TRACUU_DB is not read"
mkdir -p "$work/data/tracuu" && ln -s "$db" "$work/data/tracuu/index"
XDG_DATA_HOME=$work/data "$TRACUU" search lợn >/dev/null || fail "XDG_DATA_HOME is not read"

# Vietnamese by the locale, whether the system has it or not; keys of JSON stay English.
environment=(LANG=vi_VN.UTF-8)
plain 2 search ""; complains "gợi ý: "
plain 0 --help; says "cách dùng"
plain 0 status --json --db "$db"; json "'documents' in j"
environment=(LANG=en_US.UTF-8 LC_MESSAGES=vi); plain 0 --help; says "cách dùng"
environment=(LANG=vi_VN.UTF-8 LC_ALL=C); plain 0 --help; says "usage"
environment=(LANG=vie); plain 0 --help; says "usage"
environment=()

if [ -e /dev/full ]; then
    "$TRACUU" search --db "$db" lợn >/dev/full 2>"$work/err"
    [ $? = 8 ] || fail "a full disk is exit 8"
    grep -q "standard output" "$work/err" || fail "a full disk is said"
fi
finish
