# What the tests of the command line share. A test is a script that sources this file, runs the two programs as a user
# does, and says with the words below what must come of it. Each failed expectation is printed with what was seen; the
# script ends with `finish`, which is the test's verdict.
#
# From ctest: TRACUU, TRACUU_INDEX (the programs), SOURCE (the project), BUILD (the build).
set -u
: "${TRACUU:?}" "${TRACUU_INDEX:?}" "${SOURCE:?}" "${BUILD:?}"
export LC_ALL=C.UTF-8
unset TRACUU_DB TRACUU_SYNONYMS TRACUU_THESAURUS TRACUU_BIGRAMS XDG_DATA_HOME

work=$(mktemp -d "${TMPDIR:-/tmp}/tracuu-test.XXXXXX")
# Tests that give up root still have to reach the folder.
chmod 755 "$work"
helpers=()
clean_up() {
  [ ${#helpers[@]} -eq 0 ] || kill "${helpers[@]}" 2>/dev/null
  chmod -R u+rwx "$work" 2>/dev/null
  rm -rf "$work"
}
trap clean_up EXIT
cd "$work" || exit 1

failures=0 checks=0 code=0
fail() {
  failures=$((failures + 1))
  printf 'FAILED (line %s): %s\n' "$(caller_line)" "$*"
  printf '  command: %s\n  exit: %s\n' "${command_run:-none}" "$code"
  [ -s "$work/out" ] && head -c 1500 "$work/out" | sed 's/^/  out: /;$s/$/\n/'
  [ -s "$work/err" ] && head -c 1500 "$work/err" | sed 's/^/  err: /;$s/$/\n/'
  return 0
}
# The line of the test, not of this file.
caller_line() {
  local at=0
  while [[ ${BASH_SOURCE[at]} == */lib.sh ]]; do at=$((at + 1)); done
  echo "${BASH_LINENO[at - 1]}"
}
skip() { echo "skipped: $*"; exit 77; }
finish() {
  echo "$checks checks, $failures failed"
  [ "$failures" -eq 0 ]
  exit
}

# run COMMAND…: keeps standard output in $work/out, standard error in $work/err, the exit code in $code.
run() {
  command_run=${*:1:12}
  command_run=${command_run:0:300}
  "$@" >"$work/out" 2>"$work/err"
  code=$?
}
add() { run "$TRACUU_INDEX" add --db "$work/db" "$@"; }
index() { local command=$1; shift; run "$TRACUU_INDEX" "$command" --db "$work/db" "$@"; }
ask_index() { local command=$1; shift; run "$TRACUU" "$command" --db "$work/db" "$@"; }

# expect CODE [PATTERN]: the exit code, and an extended regular expression that standard error must match.
expect() {
  checks=$((checks + 1))
  [ "$code" -eq "$1" ] || { fail "exit code $1 expected"; return; }
  [ $# -lt 2 ] || grep -qE -- "$2" "$work/err" || fail "standard error should match: $2"
}
expect_out() {
  checks=$((checks + 1))
  grep -qE -- "$1" "$work/out" || fail "standard output should match: $1"
}
expect_no_out() {
  checks=$((checks + 1))
  ! grep -qE -- "$1" "$work/out" || fail "standard output should not match: $1"
}
# expect_same WHAT SEEN WANTED
expect_same() {
  checks=$((checks + 1))
  [ "$2" = "$3" ] || fail "$1: '$2', expected '$3'"
}
# expect_json FILTER VALUE: what jq finds in standard output.
expect_json() {
  expect_same "jq '$1'" "$(jq -c "$1" "$work/out" 2>&1)" "$2"
}
# counts FIELD: a number of the JSON that add --json ends with.
expect_counts() {
  local pair
  for pair in "$@"; do expect_json ".${pair%%=*}" "${pair#*=}"; done
}

# databases INDEX: the Xapian databases that the index is made of.
databases() { sed "/^#/d;s|^|$1/|" "$1/tracuu.shards"; }

# Whether the programs are built with a sanitizer, under which everything takes longer.
sanitized() { grep -qE '^CMAKE_C_FLAGS:.*-fsanitize' "$BUILD/CMakeCache.txt"; }

# write_document FILE NUMBER [WORDS]: a small report. NUMBER makes its text different from all others.
write_document() {
  mkdir -p "$(dirname "$1")"
  cat >"$1" <<DOCUMENT
ỦY BAN NHÂN DÂN
THÀNH PHỐ MỘC GIANG

Số: $2/BC-UBND

BÁO CÁO
Tình hình thực hiện nhiệm vụ lần thứ $2

I. KẾT QUẢ

1. Nông nghiệp
Tổng đàn lợn kỳ thứ $2 đạt $(($2 * 7 + 1000)) con, bằng 96% kế hoạch năm. ${3:-}

2. Giao thông
Hoàn thành sửa chữa tuyến đường số $2 dài $(($2 + 3)) km.
DOCUMENT
}

# write_folder FOLDER COUNT KILOBYTES: so many reports of about that length each.
write_folder() {
  python3 - "$@" <<'PYTHON'
import os, sys
folder, count, kilobytes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.makedirs(folder, exist_ok=True)
for number in range(1, count + 1):
    lines = [f'BÁO CÁO\nTình hình kinh tế - xã hội lần thứ {number}\n\nI. KẾT QUẢ\n']
    size = 0
    while size < kilobytes * 1024:
        line = (f'{len(lines)}. Kết quả mục {number}.{len(lines)}\nTrong kỳ đã trồng {number * 31 + len(lines) * 7} ha rừng, '
                f'thu ngân sách được {len(lines) * 13 + number} triệu đồng, sửa chữa {len(lines)} km đường, '
                f'khám bệnh cho {number * len(lines)} lượt người trên địa bàn thành phố.\n')
        size += len(line.encode())
        lines.append(line)
    with open(f'{folder}/{number:05d}.txt', 'w', encoding='utf-8') as file:
        file.write('\n'.join(lines))
PYTHON
}

# wait_for SECONDS COMMAND…: until the command succeeds.
wait_for() {
  local tries=$(($1 * 20))
  shift
  while ! "$@" >/dev/null 2>&1; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || return 1
    sleep 0.05
  done
}

# as_nobody COMMAND…: without root's right to read and write everything; the exit code 77 when that cannot be had.
as_nobody() {
  if [ "$(id -u)" -ne 0 ]; then "$@"; return; fi
  setpriv --reuid=65534 --regid=65534 --clear-groups "$@"
}
