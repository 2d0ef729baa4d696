/* Records compressed by zstd with a dictionary of Vietnamese administrative text (script/make-dictionary): a passage of
 * 500 bytes by itself holds too little that repeats for any compressor. */
#include "store.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>

extern const char tc_passages_dict[];
extern const size_t tc_passages_dict_length;

enum { LEVEL = 3 };
static const size_t RECORD_MOST = 64u << 20;

static ZSTD_CDict *packing;
static ZSTD_DDict *unpacking;
static pthread_key_t packer_key, unpacker_key;
static pthread_once_t packing_once = PTHREAD_ONCE_INIT, unpacking_once = PTHREAD_ONCE_INIT;

static void free_packer(void *context)
{
    ZSTD_freeCCtx(context);
}

static void free_unpacker(void *context)
{
    ZSTD_freeDCtx(context);
}

/* Making the tables for compressing takes a while that a reader does not have: each side starts by itself. */
static void start_packing(void)
{
    if (pthread_key_create(&packer_key, free_packer) != 0) return;
    packing = ZSTD_createCDict(tc_passages_dict, tc_passages_dict_length, LEVEL);
}

static void start_unpacking(void)
{
    if (pthread_key_create(&unpacker_key, free_unpacker) != 0) return;
    unpacking = ZSTD_createDDict(tc_passages_dict, tc_passages_dict_length);
}

/* A context a thread, without magic number, size or checksum in its frames: the record says its size. */
static ZSTD_CCtx *packer(void)
{
    pthread_once(&packing_once, start_packing);
    ZSTD_CCtx *context = packing ? pthread_getspecific(packer_key) : NULL;
    if (context || !packing || !(context = ZSTD_createCCtx())) return context;
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, LEVEL);
    ZSTD_CCtx_setParameter(context, ZSTD_c_format, ZSTD_f_zstd1_magicless);
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, 0);
    ZSTD_CCtx_setParameter(context, ZSTD_c_dictIDFlag, 0);
    ZSTD_CCtx_refCDict(context, packing);
    pthread_setspecific(packer_key, context);
    return context;
}

static ZSTD_DCtx *unpacker(void)
{
    pthread_once(&unpacking_once, start_unpacking);
    ZSTD_DCtx *context = unpacking ? pthread_getspecific(unpacker_key) : NULL;
    if (context || !unpacking || !(context = ZSTD_createDCtx())) return context;
    ZSTD_DCtx_setParameter(context, ZSTD_d_format, ZSTD_f_zstd1_magicless);
    ZSTD_DCtx_refDDict(context, unpacking);
    pthread_setspecific(unpacker_key, context);
    return context;
}

tc_status tc_pack(tc_buffer *out, const char *data, size_t length)
{
    ZSTD_CCtx *context = packer();
    if (!context) return tc_fail(TC_MEMORY, "no memory to compress a record");
    tc_put_uint(out, length);
    size_t most = ZSTD_compressBound(length);
    if (!tc_buffer_reserve(out, most)) return tc_buffer_check(out);
    size_t n = ZSTD_compress2(context, out->data + out->length, most, data, length);
    if (ZSTD_isError(n)) return tc_fail(TC_INTERNAL, "a record does not compress: %s", ZSTD_getErrorName(n));
    out->length += n;
    out->data[out->length] = '\0';
    return TC_OK;
}

tc_status tc_unpack(tc_buffer *out, const char *data, size_t length)
{
    ZSTD_DCtx *context = unpacker();
    if (!context) return tc_fail(TC_MEMORY, "no memory to read a record of the index");
    tc_reader in = {data, data + length, false};
    uint64_t size = tc_get_uint(&in);
    if (in.bad || size > RECORD_MOST) return tc_fail(TC_DAMAGED, "a record of the index does not read");
    if (!tc_buffer_reserve(out, (size_t)size)) return tc_buffer_check(out);
    size_t n = ZSTD_decompressDCtx(context, out->data + out->length, (size_t)size, in.next, (size_t)(in.end - in.next));
    if (ZSTD_isError(n) || n != size) return tc_fail(TC_DAMAGED, "a record of the index does not read");
    out->length += n;
    out->data[out->length] = '\0';
    return TC_OK;
}
