// What the build says of the sentences of a slice, and what it makes of them.
#include <doctest/doctest.h>

#include "make_texts/text_file.h"
#include "platform/sentence.h"

using namespace rongxin;

namespace {

std::vector<std::string> faults_of(std::string_view json) { return make_texts::read_texts("duty", json).faults; }
using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("a sentence that lacks a language stops the build, in words that name it") {
  CHECK(faults_of(R"({
  "call": {"zh": "请来"}
})") == Faults{"call: has no en"});
  CHECK(faults_of(R"({
  "call": {"zh": "", "en": "come"}
})") == Faults{"call: has no zh"});
  CHECK(faults_of(R"({
  "call": {"zh": "请来", "en": "come", "fr": "venez"}
})") == Faults{"call: unknown language fr"});
  CHECK(faults_of(R"({
  "call": "请来"
})") == Faults{"call: is not {\"zh\": …, \"en\": …}"});
}

TEST_CASE("a sentence whose places differ between the languages stops the build") {
  CHECK(faults_of(R"({
  "call": {"zh": "{who} 请来 {where}", "en": "{who}, come"}
})") == Faults{"call: zh and en have different places"});
  CHECK(faults_of(R"({
  "call": {"zh": "{who} 请来 {where}", "en": "come to {where}, {who}"}
})")
            .empty());
  CHECK(faults_of(R"({
  "call": {"zh": "{who 请来", "en": "{who, come"}
})") == Faults{"call: a brace that holds no name"});
}

TEST_CASE("a key that stands twice, or that is no name, stops the build") {
  CHECK(faults_of(R"({
  "call": {"zh": "请来", "en": "come"},
  "call": {"zh": "快来", "en": "come soon"}
})") == Faults{"call: stands twice"});
  CHECK(faults_of(R"({
  "Call me": {"zh": "请来", "en": "come"}
})") == Faults{"Call me: is no name: small letters, digits and _ between them"});
  CHECK(faults_of("[]").size() == 1);
}

TEST_CASE("of a sentence the code sees a name and its places, never the words") {
  const auto file = make_texts::read_texts("duty", R"({
  "come": {"zh": "请来", "en": "come"},
  "come_to": {"zh": "{who}，请来 {room}", "en": "come to {room}, {who}"}
})");
  REQUIRE(file.faults.empty());
  const auto header = header_of(file), source = source_of(file);
  CHECK(header.find("const Sentence& come();") != std::string::npos);
  CHECK(header.find("struct come_to_places {\n  Place who;\n  Place room;\n};") != std::string::npos);
  CHECK(header.find("请来") == std::string::npos);
  CHECK(source.find(R"(return {std::string() + places.who.zh() + "，请来 " + places.room.zh(),
          "come to " + places.room.en() + ", " + places.who.en()};)") != std::string::npos);
}

TEST_CASE("a place of a sentence takes one value for both languages, or one for each") {
  const Place number(3), word(Sentence{"楼", "house"});
  CHECK(number.zh() == "3");
  CHECK(number.en() == "3");
  CHECK(word.zh() == "楼");
  CHECK(word.en() == "house");
  CHECK(Sentence{"楼", "house"}.in("zh-CN") == "楼");
  CHECK(Sentence{"楼", "house"}.in("en") == "house");
  static_assert(!std::is_default_constructible_v<Place>, "a forgotten place does not compile");
}
