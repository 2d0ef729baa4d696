#!/usr/bin/env bash
# Adding keeps Xapian from deflating what it writes; compacting does not.
. "$(dirname "$0")/lib.sh"

write_document files/1.txt 1
run env LD_DEBUG=bindings LD_BIND_NOW=1 "$TRACUU_INDEX" add --db "$work/db" files
expect 0 "binding file [^ ]*libxapian[^ ]* \[0\] to [^ ]*tracuu-index \[0\]: normal symbol .deflateInit2_'"

# Words that deflate would make smaller lie in the tables as they are.
mkdir -p plain
echo 'acrograph bibliograph cardiograph demograph ethnograph flexograph geograph holograph' >plain/1.txt
run "$TRACUU_INDEX" add --db "$work/plain.db" plain
expect 0
checks=$((checks + 1))
grep -qa flexograph "$work"/plain.db/*/termlist.glass || fail 'the list of terms of a passage is packed'
run "$TRACUU_INDEX" compact --db "$work/plain.db"
expect 0
checks=$((checks + 1))
! grep -qa flexograph "$work"/plain.db/*/termlist.glass || fail 'the list of terms is not packed by compact'
finish
