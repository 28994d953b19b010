#include "platform/normal_text.h"

#include <doctest/doctest.h>

#include <rapidcheck.h>

#include <vector>

using namespace rongxin;

TEST_CASE("one person has one name, however it was written") {
  for (const char* written : {"艾力·买买提",
                              "艾力•买买提",
                              "艾力・买买提",
                              "艾力‧买买提",
                              "艾力∙买买提",
                              "艾力⋅买买提",
                              "艾力･买买提",
                              "艾力.买买提",
                              "艾力．买买提",
                              "艾力 · 买买提",
                              "艾力··买买提",
                              "\uFEFF艾力·买买提",
                              "艾力·买买提\u00A0",
                              "艾力\u200B·买买提",
                              "艾力·买\n买提",
                              "艾力·买_x000D_买提_x000A_",
                              "\u202A艾力·买买提\u202C",
                              "艾 力·买\t买提",
                              "艾力·买买提\uFE00",
                              "艾力·买\u2060买提"})
    CHECK_MESSAGE(normal_name(written) == "艾力·买买提", written);
  CHECK(normal_name("林⼩⼀") == "林小一");               // radicals of Kangxi
  CHECK(normal_name("⻢⻰") == "马龙");                   // radicals of the supplement
  CHECK(normal_name("\uF96E") == normal_name("\u8449"));  // a compatibility character
  CHECK(normal_name("Ａｎｎａ　 Maria") == "Anna Maria");
  CHECK(normal_name("张三（大）") == "张三(大)");
  CHECK(normal_name("张三【大】") == "张三(大)");
  CHECK(normal_name("O’Brien") == "O'Brien");
  CHECK(normal_name("J. Smith") == "J.Smith");
  CHECK(normal_name("e\u0301") == "\u00E9");
  CHECK(name_key("ANNA-maria o'Neil") == name_key("Anna Maria O’Neil"));
}

TEST_CASE("one class has one name, and two classes have two") {
  for (const char* written : {"初二(1)班", "初二（1）班", "初二(１)班", "初二(1)班 ", "初二(1)班\u200B", "初二 (1)班",
                              "初二(01)班", "初二〔1〕班", "初二[1]班", "初二(①)班", " 初二 ( 1 ) 班"})
    CHECK_MESSAGE(normal_unit_name(written) == "初二(1)班", written);
  CHECK(normal_unit_name("初二(10)班") == "初二(10)班");
  CHECK(normal_unit_name("初二(100)班") == "初二(100)班");
  CHECK(normal_unit_name("0班") == "0班");
  CHECK(normal_unit_name("Class 1 A") == "Class 1 A");
  CHECK(unit_key("初二(a)班") == unit_key("初二（Ａ）班"));
  CHECK(unit_key("初二(1)班") != unit_key("初二(11)班"));
  CHECK(unit_key("初一(2)班") != unit_key("初二(1)班"));
}

TEST_CASE("one number has one form") {
  for (const char* written :
       {"35010220120301009x", "'35010220120301009X", "３５０１０２２０１２０３０１００９Ｘ", "350102 20120301 009X",
        "350102\u200B20120301009X\r\n", "＇35010220120301009ｘ", "350102\u00A020120301009X_x000D_"})
    CHECK_MESSAGE(normal_number(written) == "35010220120301009X", written);
  CHECK(normal_number(" e12 345678") == "E12345678");
  CHECK(normal_number("''350102") == "350102");  // the mark of a text cell, twice
  CHECK(normal_number("'").empty());
}

TEST_CASE("what was taken off is told, unless it was only an outer blank, a width or an apostrophe") {
  CHECK(is_tidied("林晓\u200B雨", normal_name("林晓\u200B雨")));
  CHECK(is_tidied("林小\n一", normal_name("林小\n一")));
  CHECK(is_tidied("艾力•买买提", normal_name("艾力•买买提")));
  CHECK(!is_tidied("　林小一 ", normal_name("　林小一 ")));
  CHECK(!is_tidied("'3501x", normal_number("'3501x")));
  CHECK(!is_tidied("初二（1）班", normal_unit_name("初二（1）班")));
}

TEST_CASE("the normal form of a normal form is itself, whatever was written") {
  const std::vector<std::string> pieces{
      "艾", "力", "·",       "•",       ".",       "．", "。",     " ",  "\u00A0", "\u200B",    "\uFEFF",
      "\t", "\n", "_x000D_", "_x005F_", "_",       "x",  "0",      "１", "(",      "（",        "[",
      "】", "a",  "Ｂ",      "é",       "e\u0301", "´",  "ﬁ",      "⼩", "⻢",     "'",         "’",
      "-",  "—",  "①",       "\xFF",    "\u3164",  "ｶﾞ", "\uFDFA", "…",  "℃",      "\U000E0100"};
  CHECK(rc::check([&](const std::vector<unsigned>& chosen) {
    std::string text;
    for (const unsigned one : chosen) text += pieces[one % pieces.size()];
    RC_ASSERT(normal_text(normal_text(text)) == normal_text(text));
    RC_ASSERT(normal_name(normal_name(text)) == normal_name(text));
    RC_ASSERT(normal_unit_name(normal_unit_name(text)) == normal_unit_name(text));
    RC_ASSERT(normal_number(normal_number(text)) == normal_number(text));
  }));
}
