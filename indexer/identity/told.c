/* What a document is, where it is told in a sentence and not by a title: its closing sentence, and the subject line of
 * an official letter. */
#include "indexer/identity/identity.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <tracuu/text.h>

/* ---- the closing sentence: "Trên đây là Báo cáo … của Ủy ban nhân dân …" ---- */

static const char *const FILLERS[] = {"toan bo noi dung", "toan van", "noi dung", "toan bo", NULL};

/* Where the sentence names who speaks: " của " or ", " before an agency. SIZE_MAX when it does not. */
static size_t closing_agency(const char *folded, size_t from, size_t *agency)
{
    size_t found = SIZE_MAX;
    for (size_t i = from; folded[i]; i++) {
        size_t width = strncmp(folded + i, " cua ", 5) == 0 ? 5 : strncmp(folded + i, ", ", 2) == 0 ? 2 : 0;
        if (!width || !tc_agency_head(folded + i + width)) continue;
        if (width == 2 && found != SIZE_MAX) break;
        found = i;
        *agency = i + width;
        if (width == 2) break;
    }
    return found;
}

static size_t clause_end(const char *folded, size_t from, const char *set)
{
    size_t at = from;
    while (folded[at] && !(strchr(set, folded[at]) && !isdigit((unsigned char)folded[at + 1]))) at++;
    return at;
}

static tc_status keep_closing(tc_identity *id, const tc_id_line *line, size_t start, const tc_type_match *match)
{
    size_t agency = 0, cut = closing_agency(line->folded, start, &agency);
    size_t end = clause_end(line->folded, start, ".;(");
    if (cut < end) {
        size_t stop = clause_end(line->folded, agency, ".,;:(");
        size_t from = line->origin[agency];
        free(id->closing_issuer);
        id->closing_issuer = tc_strndup(line->text + from, line->origin[stop] - from);
        if (!id->closing_issuer) return tc_fail(TC_MEMORY, "no memory for the issuer of a document");
        end = cut;
    }
    if (!id->document->type) TRY(tc_identity_type(id, match->type, strlen(match->type)));
    if (id->document->title || end < start + match->folded + 10) return TC_OK;
    TC_CLEANUP(tc_buffer_free) tc_buffer title = {0};
    TRY(tc_title_begin(&title, match->type));
    size_t from = line->origin[start + match->folded];
    tc_put(&title, line->text + from, line->origin[end] - from);
    return tc_title_keep(id, &title);
}

tc_status tc_identity_closing(tc_identity *id)
{
    for (size_t i = id->tail.count; i-- > 0;) {
        const tc_id_line *line = &id->tail.items[i];
        size_t at = tc_folded_find(line->folded, "tren day la", 0);
        if (at == SIZE_MAX) continue;
        at += strlen("tren day la");
        while (line->folded[at] == ' ') at++;
        size_t filler = tc_folded_any(line->folded + at, FILLERS);
        if (filler) at += filler + (line->folded[at + filler] == ' ');
        tc_type_match match;
        TRY(tc_type_match_read(&match, line->folded + at));
        if (match.type) return keep_closing(id, line, at, &match);
    }
    return TC_OK;
}

/* ---- the subject line of an official letter: "V/v …", or "Về việc …" right below the number ---- */

/* Whether folded text begins with "v/v", also where a scanner took the stroke for another sign or dropped it: "V⁄v",
 * "V/ v", "V/y", "Vlv", "Vv". */
static bool begins_short_about(const char *folded)
{
    enum { SIGNS_MOST = 4 };
    size_t at = 1;
    if (folded[0] != 'v') return false;
    while (folded[at] && !isalnum((unsigned char)folded[at]) && at <= SIGNS_MOST) at++;
    bool stroke = at > 1 && folded[1] != ' ';
    if (at == 1 && folded[at] && strchr("li1", folded[at])) at++;
    bool second = folded[at] == 'v' || (stroke && folded[at] == 'y');
    return second && (folded[at + 1] == ' ' || folded[at + 1] == ':');
}

/* Whether folded text begins with "ve viec", one letter of which may be misread, or the space lost. */
static bool begins_long_about(const char *folded)
{
    static const char ABOUT[] = "veviec";
    static const double SLIP = 1.3;
    char front[sizeof ABOUT];
    size_t n = 0, at = 0;
    for (; n < strlen(ABOUT) && folded[at]; at++)
        if (folded[at] != ' ') front[n++] = folded[at];
    if (n < strlen(ABOUT) || (folded[at] && isalpha((unsigned char)folded[at]))) return false;
    return tc_slip_cost(front, n, ABOUT, n, false) <= SLIP;
}

static size_t subject_start(const tc_identity *id, size_t index)
{
    const tc_id_line *line = &id->head.items[index];
    size_t at = tc_folded_find(line->folded, "v/v", 0);
    if (at != SIZE_MAX || !index || index - 1 != id->number_line) return at;
    return begins_short_about(line->folded) || begins_long_about(line->folded) ? 0 : SIZE_MAX;
}

tc_status tc_identity_subject(tc_identity *id)
{
    for (size_t i = 0; i < id->zone && i < id->head.count; i++) {
        const tc_id_line *line = &id->head.items[i];
        size_t at = subject_start(id, i);
        if (at == SIZE_MAX) continue;
        TC_CLEANUP(tc_buffer_free) tc_buffer title = {0};
        tc_put(&title, line->text + line->origin[at], line->length - line->origin[at]);
        for (size_t k = i + 1; k < id->head.count && tc_id_line_lower(&id->head.items[k]); k++)
            tc_put_format(&title, " %.*s", (int)id->head.items[k].length, id->head.items[k].text);
        if (!id->document->type) TRY(tc_identity_type(id, "công văn", strlen("công văn")));
        return tc_title_keep(id, &title);
    }
    return TC_OK;
}
