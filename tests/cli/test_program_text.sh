# The text that people read: plain in a pipe, wrapped, coloured, clickable and paged on a terminal.
source "$(dirname "$0")/program_setup.bash"
escape=$'\033'

run 0 search tổng đàn lợn
says "1.  "; says "8.412 con"; says "bao-cao/thang-01-2022.txt:"; says "found"; says "nông nghiệp"
[[ $out != *$escape* ]] || fail "escapes in a pipe"
run 0 search tổng đàn lợn --color always; says "$escape[1;33m"
[[ $out != *"$escape]8"* ]] || fail "links in a pipe"
run 0 search tổng đàn lợn --quiet; [[ $out != *found* ]] || fail "--quiet prints totals"
run 0 search tổng đàn lợn --verbose; says "sha256"; says " ms"
# What the headings above a passage say is not said again at its beginning; of a passage that is told whole it is.
run 0 search "nông nghiệp lợn" --limit 1; says "1. Nông nghiệp"$'\n'"    Tổng đàn lợn"
run 0 search "nông nghiệp lợn" --limit 1 --verbose; says "    I. Kinh tế 1. Nông nghiệp Tổng đàn lợn"
run 1 search xyzzyx; says "nothing found"; [ -z "$err" ] || fail "nothing found is no error: $err"
LANG=vi_VN.UTF-8 run 1 search xyzzyx; says "không tìm thấy gì"

run 0 ask tổng đàn lợn tháng 02 năm 2023 là bao nhiêu; says "9.105"; says "confidence"; says " · 02/2023 · "
run 1 ask giá vàng hôm nay là bao nhiêu; says "no passage says so"
run 0 mentions đường vành đai; says "by period:"; says "▇"
[[ $out == *01/2022*02/2023* ]] || fail "mentions are in order of time: $out"
run 0 series tổng đàn lợn; says "8.412 con"; says "plan"; says "thang-01-2022.txt:"; says "3 figures"
[[ $out == *01/2022*02/2023* ]] || fail "figures are in order of time: $out"
run 0 series tổng đàn lợn --plot; says "▇"; says "░"; says "in con"
[ "$(grep -c 'con$' "$work/out")" = 4 ] || fail "a bar a point, and the legend: $out"
run 0 series tổng đàn lợn --csv; [ "$(wc -l <"$work/out")" = 4 ] || fail "a line a point below the names: $out"
python3 - "$work/out" <<'END' || fail "the table reads as comma-separated values"
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding='utf-8', newline='')))
sys.exit([(r['value'], r['unit'], r['kind']) for r in rows] != [('8412', 'con', 'result'), ('9105', 'con', 'result'), ('12000', 'con', 'plan')]
         or rows[0]['from'] != '2022-01-01' or any(None in r or None in r.values() for r in rows))
END
run 1 series tổng đàn hươu; says "nothing found"; says "no passage holds the word 'hươu'"
LANG=vi_VN.UTF-8 run 0 series tổng đàn lợn; says "kế hoạch"; says "3 số liệu"; says "tháng 01/2022"; says "năm 2025"
run 0 series tổng đàn lợn năm ngoái; says "8.412 con"; says "warning: figures of 2022; 2 of other periods are left out"
run 0 documents; says "12/BC-UBND"; says "3 found"
run 0 status; says "documents: 3"; says "last written"
run 0 fields; says "linhvuc: sector:"
run 0 explain tong dan lon; says "words:"; says "Xapian:"; says " × "; says "lợn"
run 0 show thang-01-2022.txt; says "Trung tâm y tế"
run 0 show van-ban/bao-cao/thang-01-2022.txt; says "Trung tâm y tế"
run 0 show BAO-CAO/Thang-01-2022.txt; says "Trung tâm y tế"
run 0 show thang-01-2022.txt --source
cmp -s "$work/out" "$docs/bao-cao/thang-01-2022.txt" || fail "--source is the file byte for byte"
[ -z "$err" ] || fail "an unchanged file needs no note: $err"

# A file that changes, vanishes, or cannot be read.
cp "$docs/nghi-quyet/nq-07.txt" "$work/before"
echo "Thêm một dòng." >>"$docs/nghi-quyet/nq-07.txt"
run 0 show nq-07.txt --source; complains "has changed"
cmp -s "$work/out" "$work/before" || fail "--source is what was indexed"
rm "$docs/nghi-quyet/nq-07.txt"
run 0 show nq-07.txt --source; complains "is gone"
printf '\x00\x01\x02\xff\xfe\x00bad' >"$docs/bao-cao/hong.txt"
if ! "$TRACUU_INDEX" add --quiet --db "$db" "$docs" 2>/dev/null; then
    run 0 search lợn; says "could not be read: 1"
    run 0 search lợn --quiet; [[ $out != *"could not"* ]] || fail "--quiet tells of files"
    run 0 status; says "hong.txt"
fi

# On a terminal: python3 makes one of a given size.
cat >"$work/terminal.py" <<'END'
import fcntl, os, pty, struct, sys, termios
rows, columns = int(sys.argv[1]), int(sys.argv[2])
leader, follower = pty.openpty()
fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack('HHHH', rows, columns, 0, 0))
child = os.fork()
if child == 0:
    os.close(leader)
    os.dup2(follower, 1)
    os.execv(sys.argv[3], sys.argv[3:])
os.close(follower)
out = b''
while True:
    try:
        piece = os.read(leader, 65536)
    except OSError:
        break
    if not piece:
        break
    out += piece
code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
sys.stdout.write(out.decode().replace('\r\n', '\n'))
sys.exit(code)
END
terminal() { # terminal ROWS COLUMNS COMMAND…
    out=$(python3 "$work/terminal.py" "$1" "$2" "$TRACUU" "$3" --db "$db" "${@:4}" 2>&1 </dev/null) || fail "on a terminal: $*: $out"
}
terminal 200 60 search tổng đàn lợn
says "$escape[1;33m"; says "$escape]8;;file://"; says "thang-01-2022.txt:"
NO_COLOR=1 terminal 200 60 search tổng đàn lợn; [[ $out != *"$escape["* ]] || fail "NO_COLOR is not obeyed"
terminal 200 60 search tổng đàn lợn --color never
python3 -c "
import sys
long = [l for l in sys.argv[1].split('\n') if len(l) > 60]
sys.exit('wider than the terminal: %r' % long if long else 0)" "$out" || fail "wrapping"
PAGER="sed s/^/PAGED:/" terminal 5 60 search tổng đàn lợn; says "PAGED:"
PAGER="sed s/^/PAGED:/" terminal 500 60 search tổng đàn lợn; [[ $out != *PAGED* ]] || fail "a short output is not paged"
PAGER=/nonexistent/pager terminal 5 60 search tổng đàn lợn; says "8.412"
PAGER=cat terminal 5 60 search tổng đàn lợn; says "8.412"
PAGER="sed s/^/PAGED:/" terminal 5 60 search --json tổng đàn lợn; [[ $out != *PAGED* ]] || fail "JSON is not paged"
finish
