#include "platform/utf8.h"

#include <doctest/doctest.h>

using namespace rongxin;
using namespace std::string_view_literals;

TEST_CASE("text for the store is UTF-8 as the standard has it, without NUL") {
  for (const auto good : {""sv, "abc"sv, "榕心"sv, "é"sv, "\xF0\x9F\x8C\xB3"sv, "\xED\x9F\xBF"sv, "\xEE\x80\x80"sv,
                          "\xF4\x8F\xBF\xBF"sv, "\x7F"sv})
    CHECK_MESSAGE(is_plain_utf8(good), good);
  // NUL, longer than needed, a half of a pair, beyond the last code point, cut, begun in the middle.
  for (const auto bad :
       {"a\0b"sv, "\xC0\x80"sv, "\xC1\xBF"sv, "\xE0\x9F\xBF"sv, "\xF0\x8F\xBF\xBF"sv, "\xED\xA0\x80"sv,
        "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv, "\xE6\xA6"sv, "a\xE6"sv, "\x80"sv, "\xFF"sv, "\xE6\xA6x"sv})
    CHECK_MESSAGE(!is_plain_utf8(bad), bad);
}

TEST_CASE("the first character of a text is as long as it is, or none") {
  CHECK(utf8_character_octets("") == 0);
  CHECK(utf8_character_octets("a榕") == 1);
  CHECK(utf8_character_octets("榕a") == 3);
  CHECK(utf8_character_octets("\xF0\x9F\x8C\xB3x") == 4);
  CHECK(utf8_character_octets("\xE6\xA6") == 0);
}
