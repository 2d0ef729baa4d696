#!/usr/bin/env bash
# Indexes that are damaged, of another schema, or none: each command says so and never crashes.
. "$(dirname "$0")/lib.sh"
: "${SET_METADATA:?}"

write_folder files 30 20
write_document files/good.txt 1
add files
expect 0
cp -r db whole

# every_command WANTED…: each of the programs' commands ends with one of these codes, with a sentence where it fails.
first() { databases db | head -1; }
every_command() {
  local wanted=" $* " line
  while read -r line; do
    # shellcheck disable=SC2086 # the lines are words
    run timeout 60 $line
    checks=$((checks + 1))
    [[ $wanted == *" $code "* ]] || fail "exit code $* expected"
    [ "$code" -le 1 ] || grep -qE '^tracuu(-index)?: .+' "$work/err" || fail 'no sentence'
  done <<COMMANDS
$TRACUU search --db db lợn
$TRACUU mentions --db db Vạn
$TRACUU documents --db db
$TRACUU documents --db db lợn
$TRACUU show --db db good.txt
$TRACUU show --db db good.txt --source
$TRACUU status --db db
$TRACUU explain --db db lợn
$TRACUU_INDEX check --db db
$TRACUU_INDEX remove --db db files/good.txt
$TRACUU_INDEX compact --db db
$TRACUU_INDEX add --db db files/good.txt
COMMANDS
}
again() { rm -rf db; cp -r whole db; }

# Another version's stamp, none, and a database of another program.
again
run "$SET_METADATA" "$(first)" tracuu:stamp 'tracuu passages 0, analyser of old'
expect 0
every_command 4
ask_index search lợn
expect 4 "'db.*|another version"
expect 4 '^hint: '
index add files
expect 4 '^hint: .*tracuu-index add'
again
run "$SET_METADATA" "$(first)" tracuu:stamp ''
every_command 4

# One that is only being made: empty, and not stamped yet. Its next writer goes on.
rm -rf db
mkdir none
add none
expect 0
run "$SET_METADATA" "$(first)" tracuu:stamp ''
expect 0
ask_index search lợn
expect 3 'is only being made'
expect 3 '^hint: try again'
add files
expect 0
ask_index search lợn
expect 0

# None at all: a folder, a file, a list that names nothing, a list that names what is not there.
rm -rf db
mkdir db
for command in search status documents; do
  ask_index $command lợn 2>/dev/null
  [ $command = status ] && ask_index status
  expect 3
done
rm -rf db
printf '# nothing\n' >plain.shards
mkdir db
cp plain.shards db/tracuu.shards
every_command 6
printf 'nowhere\n' >db/tracuu.shards
ask_index search lợn
expect 3 "nowhere"
index check
expect 3 "nowhere"
printf 'tcp:127.0.0.1:1\n' >db/tracuu.shards
ask_index search lợn
expect 3
index add files
expect 2 'remote database'

# Every table cut off, gone, filled with zeros, filled with noise. check finds each; no other command crashes, and none
# of them says that the index is whole while nothing can be read.
for table in postlist.glass docdata.glass termlist.glass iamglass; do
  for harm in empty half gone zeros noise; do
    again
    file=$(first)/$table
    [ -s "$file" ] || { fail "no $table to harm"; continue; }
    size=$(stat -c %s "$file")
    case $harm in
      empty) : >"$file" ;;
      half) truncate -s $((size / 2)) "$file" ;;
      gone) rm "$file" ;;
      zeros) head -c "$size" /dev/zero >"$file" ;;
      noise) python3 -c 'import random, sys; sys.stdout.buffer.write(random.Random(7).randbytes(int(sys.argv[1])))' "$size" >"$file" ;;
    esac
    index check
    checks=$((checks + 1))
    [[ " 6 3 4 " == *" $code "* ]] || fail "check of $table ($harm)"
    # The readers: damaged, or what can still be read. A version file that is another's is another schema.
    for line in "search --db db lợn" "documents --db db" "show --db db good.txt" "status --db db"; do
      # shellcheck disable=SC2086
      run timeout 60 "$TRACUU" $line
      checks=$((checks + 1))
      [[ " 0 1 3 4 6 " == *" $code "* ]] || fail "$line with $table ($harm)"
    done
    run timeout 60 "$TRACUU_INDEX" add --db db files/good.txt
    checks=$((checks + 1))
    [[ " 0 3 4 6 " == *" $code "* ]] || fail "add with $table ($harm)"
  done
done

# A block in the middle, so that the index still opens.
again
python3 - "$(first)/postlist.glass" "$(first)/docdata.glass" <<'PYTHON'
import sys
for name in sys.argv[1:]:
    with open(name, 'r+b') as file:
        size = file.seek(0, 2)
        for at in range(8192, size, 8192 * 2):
            file.seek(at)
            file.write(bytes(4096))
PYTHON
index check
expect 6 "'.*$(first)': "
expect 6 '^hint: restore a copy'
every_command 0 1 6
finish
