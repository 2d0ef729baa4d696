# What the tests of the program share: a temporary folder with a few documents of an invented town, their index, and
# checks that name what failed. Sourced by test_program_*.sh, which run with TRACUU and TRACUU_INDEX set.
set -u
unset TRACUU_DB XDG_DATA_HOME NO_COLOR PAGER LESS LC_ALL LC_MESSAGES LANGUAGE
export LANG=C.UTF-8 TERM=xterm
[ -x "${TRACUU:-}" ] && [ -x "${TRACUU_INDEX:-}" ] || exit 77
command -v python3 >/dev/null || exit 77

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
docs=$work/van-ban db=$work/index failures=0
mkdir -p "$docs/bao-cao" "$docs/nghi-quyet"

cat >"$docs/bao-cao/thang-01-2022.txt" <<'END'
ỦY BAN NHÂN DÂN
THÀNH PHỐ LAM GIANG
Số: 12/BC-UBND
Lam Giang, ngày 20 tháng 01 năm 2022

BÁO CÁO
Tình hình kinh tế - xã hội tháng 01 năm 2022

I. Kinh tế
1. Nông nghiệp
Tổng đàn lợn toàn thành phố đạt 8.412 con, bằng 97,3% kế hoạch năm. Diện tích gieo trồng vụ xuân đạt 1.250 ha.
2. Ngân sách
Thu ngân sách trên địa bàn đạt 31,25 tỷ đồng, bằng 9,8% dự toán.
II. Xã hội
1. Y tế
Trung tâm y tế thành phố đã tiêm phòng cho 2.315 người. Tiến độ dự án đường vành đai phía tây chậm so với kế hoạch.
END

cat >"$docs/bao-cao/thang-02-2023.txt" <<'END'
ỦY BAN NHÂN DÂN
THÀNH PHỐ LAM GIANG
Số: 31/BC-UBND
Lam Giang, ngày 18 tháng 02 năm 2023

BÁO CÁO
Tình hình kinh tế - xã hội tháng 02 năm 2023

I. Kinh tế
1. Nông nghiệp
Tổng đàn lợn toàn thành phố đạt 9.105 con. Thực hiện Nghị quyết số 07-NQ/TU của Thành ủy về phát triển chăn nuôi.
2. Giao thông
Dự án đường vành đai phía tây đã giải phóng mặt bằng được 3,2 km.
END

cat >"$docs/nghi-quyet/nq-07.txt" <<'END'
THÀNH ỦY LAM GIANG
Số: 07-NQ/TU
Lam Giang, ngày 05 tháng 9 năm 2022

NGHỊ QUYẾT
về phát triển chăn nuôi giai đoạn 2022 - 2025

1. Mục tiêu: đến năm 2025 tổng đàn lợn đạt 12.000 con, có ít nhất 5 trang trại quy mô lớn.
2. Tổ chức thực hiện: Phòng Kinh tế chủ trì, phối hợp với các xã, phường.
END

"$TRACUU_INDEX" add --quiet --db "$db" "$docs" || { echo "indexing failed"; exit 1; }

fail() {
    echo "FAILED: $*"
    failures=$((failures + 1))
}

# run CODE COMMAND…: runs tracuu with the index; output in $out, errors in $err; the exit code must be CODE.
run() {
    local want=$1 code
    shift
    "$TRACUU" "$1" --db "$db" "${@:2}" >"$work/out" 2>"$work/err" </dev/null
    code=$?
    out=$(cat "$work/out") err=$(cat "$work/err")
    [ "$code" = "$want" ] || fail "tracuu $*: exit $code, not $want: $err"
}

# json EXPRESSION: a Python expression over j, the object printed last, that must hold.
json() {
    python3 - "$work/out" "$1" <<'END' || fail "not so: $1"
import json, sys
lines = open(sys.argv[1], encoding='utf-8').read().splitlines()
assert len(lines) == 1, 'not one line'
j = json.loads(lines[0])
sys.exit(0 if eval(sys.argv[2]) else 1)
END
}

# lines EXPRESSION: the same over a, the list of objects of a batch.
lines() {
    python3 - "$work/out" "$1" <<'END' || fail "not so: $1"
import json, sys
a = [json.loads(l) for l in open(sys.argv[1], encoding='utf-8').read().splitlines()]
sys.exit(0 if eval(sys.argv[2]) else 1)
END
}

says() { [[ $out == *"$1"* ]] || fail "the output lacks '$1': $out"; }
complains() { [[ $err == *"$1"* ]] || fail "the error lacks '$1': $err"; }
silent() { [ -z "$out" ] || fail "unexpected output: $out"; }
finish() { [ "$failures" = 0 ] || { echo "$failures failed"; exit 1; }; }
