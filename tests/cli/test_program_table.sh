# Questions to a table: the row is the sentence, the head of the column stands beside the answer and gives it its unit.
source "$(dirname "$0")/program_setup.bash"

mkdir "$work/bang"
{
    printf 'ỦY BAN NHÂN DÂN\nTHÀNH PHỐ LAM GIANG\nSố: 44/BC-UBND\nLam Giang, ngày 28 tháng 6 năm 2023\n\nBÁO CÁO\n'
    printf 'Tiến độ đào ao làng tháng 6 năm 2023\nI. THEO DÕI ĐÀO AO\n'
    printf 'TT\tTên ao\tDiện tích (m2)\tTiến độ (%%)\tXong\tChậm\n'
    printf '1\tAo Đình Thượng\t1.420\t100\tx\t\n2\tAo Cây Gạo\t860\t45\t\tx\n'
} >"$work/bang/dao-ao.txt"
db=$work/bang.db
"$TRACUU_INDEX" add --quiet --db "$db" "$work/bang" || fail "indexing failed"

run 0 ask --json tiến độ đào ao Cây Gạo tháng 6/2023 đạt bao nhiêu %
json "j['answer']['text'] == '45' and j['answer']['value'] == 45 and j['answer']['unit'] == '%'"
json "j['answer']['column'] == 'Tiến độ (%)' and j['answer']['sentence'] == '2 Ao Cây Gạo 860 45 x'"
run 0 ask tiến độ đào ao Cây Gạo tháng 6/2023 đạt bao nhiêu %; says "45 · Tiến độ (%)"
run 0 ask --json diện tích ao Đình Thượng bao nhiêu m2
json "j['answer']['text'] == '1.420' and j['answer']['value'] == 1420 and j['answer']['unit'] == 'm2'"
run 1 ask --json diện tích ao Giếng Chùa bao nhiêu m2; json "j['answer'] is None and j['reason']"
finish
