#include <errno.h>
#include <stdio.h>
#include <tracuu/buffer.h>

tc_status tc_file_read(tc_buffer *out, const char *path)
{
    char block[65536];
    FILE *file = fopen(path, "rbe");
    if (!file) return tc_fail_errno("'%s'", path);
    for (size_t n; out->status == TC_OK && (n = fread(block, 1, sizeof block, file)) > 0;) tc_put(out, block, n);
    int failed = ferror(file) ? errno : 0;
    fclose(file);
    errno = failed;
    return failed ? tc_fail_errno("'%s'", path) : tc_buffer_check(out);
}
