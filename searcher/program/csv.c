#include "searcher/program/csv.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

void tc_csv_put(tc_csv *r, const char *text, size_t length)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer field = {0};
    bool formula = length && strchr("=+@", *text), quotes = formula;
    for (size_t i = 0; i < length; i++) quotes |= strchr("\",\n\r", text[i]) != NULL;
    if (r->begun) tc_put_char(&field, ',');
    if (quotes) tc_put_char(&field, '"');
    if (formula) tc_put_char(&field, '\'');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '"') tc_put_char(&field, '"');
        tc_put_char(&field, text[i]);
    }
    if (quotes) tc_put_char(&field, '"');
    if (field.status != TC_OK) r->screen->text.status = field.status;
    if (field.length) tc_screen_raw(r->screen, field.data, field.length);
    r->begun = true;
}

void tc_csv_text(tc_csv *r, const char *text)
{
    tc_csv_put(r, text ? text : "", text ? strlen(text) : 0);
}

void tc_csv_count(tc_csv *r, size_t number)
{
    char text[32];
    snprintf(text, sizeof text, "%zu", number);
    tc_csv_text(r, text);
}

void tc_csv_value(tc_csv *r, double value)
{
    char text[40] = "";
    if (!isnan(value)) snprintf(text, sizeof text, "%.15g", value);
    tc_csv_text(r, text);
}

void tc_csv_date(tc_csv *r, tc_date date)
{
    TC_CLEANUP(tc_buffer_free) tc_buffer text = {0};
    if (date.year) tc_date_write(&text, date);
    tc_csv_text(r, text.data);
}

void tc_csv_end(tc_csv *r)
{
    tc_screen_raw(r->screen, "\n", 1);
    r->begun = false;
}

void tc_csv_head(tc_csv *r, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) tc_csv_text(r, names[i]);
    tc_csv_end(r);
}
