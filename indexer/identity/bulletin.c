/* The bulletin for party cells, which often has neither number nor title: told by its form. */
#include "indexer/identity/identity.h"
#include <ctype.h>
#include <string.h>

/* What stands behind the numbering of a line ("2.1. ", "I- ", "* "). */
static const char *behind_numbering(const char *folded)
{
    const char *at = folded;
    while (*at && (isdigit((unsigned char)*at) || strchr(".-*()+ ", *at))) at++;
    return at;
}

/* Counts the signs of a bulletin that a block shows. */
typedef struct bulletin_signs {
    int named, news_heading, directives, news;
} bulletin_signs;

static tc_status see_block(bulletin_signs *signs, const tc_id_line *line, bool in_head)
{
    const char *text = behind_numbering(line->folded);
    bool heading = line->kind == TC_BLOCK_HEADING || line->kind == TC_BLOCK_CONTENTS || line->frame != TC_FRAME_NONE ||
                   line->upper || text != line->folded;
    static const char *const NEWS[] = {"tin hoat dong",  "tin thanh pho",  "tin tuc",
                                       "tin trong tinh", "tin dia phuong", NULL};
    static const char *const TIMES[] = {"sang", "chieu", "toi", "ngay", NULL};
    if (in_head && heading && tc_folded_find(text, "sinh hoat chi bo", 0) != SIZE_MAX) signs->named = 1;
    if (heading && tc_folded_any(text, NEWS)) signs->news_heading = 1;
    size_t time = tc_folded_any(text, TIMES);
    if (time && text[time] == ' ' && isdigit((unsigned char)text[time + 1])) signs->news = 1;
    if (!heading || !isdigit((unsigned char)*line->folded)) return TC_OK;
    tc_type_match match;
    TRY(tc_type_match_read(&match, text));
    static const char *const PARTY[] = {"/tu", "/hu", "/tw", "thanh uy", "tinh uy", "huyen uy", "ban thuong vu", NULL};
    bool party = false;
    for (const char *const *p = PARTY; *p; p++) party = party || strstr(text, *p);
    if (match.type && party && strncmp(text + match.folded, " so ", 4) == 0) signs->directives++;
    return TC_OK;
}

tc_status tc_identity_bulletin(tc_identity *id)
{
    bulletin_signs signs = {0};
    const tc_blocks *blocks = id->blocks;
    for (size_t i = 0; i < blocks->count; i++) {
        /* Only short looks: the signs stand at the front of blocks. */
        tc_block part = blocks->items[i];
        size_t most = part.text_length < 90 ? part.text_length : 90;
        while (most < part.text_length && ((unsigned char)part.text[most] & 0xC0) == 0x80) most++;
        unsigned char first = part.text_length ? (unsigned char)part.text[0] : 0;
        if (part.kind == TC_BLOCK_PARAGRAPH && !isdigit(first) && !strchr("SCTNI*", first)) continue;
        part.text_length = (uint32_t)most;
        tc_blocks one = {.items = &part, .count = 1};
        TC_CLEANUP(tc_id_lines_free) tc_id_lines line = {0};
        TRY(tc_id_lines_make(&line, &one, 0, 1));
        if (line.count) TRY(see_block(&signs, &line.items[0], i < id->head.count));
    }
    int directives = signs.directives < 2 ? signs.directives : 2;
    id->bulletin = 3 * signs.named + 2 * signs.news_heading + directives + signs.news >= 3;
    if (id->bulletin && !id->document->type) return tc_identity_type(id, TC_BULLETIN, strlen(TC_BULLETIN));
    return TC_OK;
}
