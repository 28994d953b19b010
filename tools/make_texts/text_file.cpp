#include "text_file.h"

#include <algorithm>
#include <boost/json.hpp>
#include <regex>
#include <set>

namespace make_texts {
namespace {

namespace json = boost::json;

bool is_name(std::string_view text) {
  static const std::regex form("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  // Words of C++ that somebody may want for a key.
  static const std::set<std::string_view> taken{
      "case",   "class", "continue", "default", "delete", "do",       "double", "else",  "export",  "false",
      "for",    "if",    "int",      "new",     "not",    "operator", "or",     "and",   "private", "public",
      "return", "short", "static",   "switch",  "this",   "true",     "try",    "using", "while"};
  return std::regex_match(text.begin(), text.end(), form) && !taken.contains(text);
}

/// The names in braces; nothing when a brace stands alone or holds no name.
bool places_of(std::string_view text, std::vector<std::string>& names) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '}') return false;
    if (text[at] != '{') continue;
    const auto end = text.find('}', at);
    if (end == std::string_view::npos || !is_name(text.substr(at + 1, end - at - 1))) return false;
    std::string name(text.substr(at + 1, end - at - 1));
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    at = end;
  }
  return true;
}

// The parser takes the last of two keys without a word; a key stands at the beginning of its line.
void refuse_repeated(std::string_view text, std::vector<std::string>& faults) {
  std::set<std::string> seen;
  static const std::regex form("\n  \"([^\"]*)\":");
  for (std::cregex_iterator at(text.data(), text.data() + text.size(), form), end; at != end; ++at)
    if (!seen.insert((*at)[1]).second) faults.push_back((*at)[1].str() + ": stands twice");
}

void read_sentence(const json::key_value_pair& entry, TextFile& file) {
  Sentence one{std::string(entry.key()), "", "", {}};
  const auto fault = [&](const std::string& what) { file.faults.push_back(one.key + ": " + what); };
  if (!is_name(one.key)) return fault("is no name: small letters, digits and _ between them");
  const auto* languages = entry.value().if_object();
  if (languages == nullptr) return fault("is not {\"zh\": …, \"en\": …}");
  for (const auto& language : *languages)
    if (language.key() != "zh" && language.key() != "en") fault("unknown language " + std::string(language.key()));
  bool whole = true;
  for (const auto& [language, text] : {std::pair{"zh", &one.zh}, {"en", &one.en}}) {
    const auto* found = languages->if_contains(language);
    if (found != nullptr && found->is_string()) *text = std::string(found->as_string());
    whole = whole && !text->empty();
    if (text->empty()) fault(std::string("has no ") + language);
  }
  if (!whole) return;
  std::vector<std::string> english;
  if (!places_of(one.zh, one.places) || !places_of(one.en, english)) return fault("a brace that holds no name");
  auto chinese = one.places;
  std::sort(chinese.begin(), chinese.end());
  std::sort(english.begin(), english.end());
  if (chinese != english) return fault("zh and en have different places");
  file.sentences.push_back(std::move(one));
}

std::string quoted(std::string_view text) { return json::serialize(json::string(text)); }

// "第 {row} 行" as "第 " + places.row.zh() + " 行".
std::string expression(std::string_view text, const char* language) {
  std::string out;
  const auto add = [&](const std::string& piece) { out += (out.empty() ? "" : " + ") + piece; };
  if (text.starts_with('{')) add("std::string()");
  for (std::size_t at = 0; at < text.size();) {
    const auto open = std::min(text.find('{', at), text.size());
    if (open > at) add(quoted(text.substr(at, open - at)));
    if (open == text.size()) break;
    const auto end = text.find('}', open);
    add("places." + std::string(text.substr(open + 1, end - open - 1)) + "." + language + "()");
    at = end + 1;
  }
  return out;
}

}  // namespace

TextFile read_texts(std::string_view slice, std::string_view text) {
  TextFile file{std::string(slice), {}, {}};
  boost::system::error_code bad;
  const json::value read = json::parse(text, bad);
  if (bad || !read.is_object()) {
    file.faults.push_back("is not an object of JSON: " + bad.message());
    return file;
  }
  refuse_repeated(text, file.faults);
  for (const auto& entry : read.get_object()) read_sentence(entry, file);
  return file;
}

std::string header_of(const TextFile& file) {
  std::string out = "// Made by tools/make_texts from texts.json of " + file.slice +
                    ".\n#pragma once\n#include \"platform/sentence.h\"\n\nnamespace rongxin::texts::" + file.slice +
                    " {\n";
  for (const auto& one : file.sentences) {
    if (one.places.empty()) {
      out += "const Sentence& " + one.key + "();\n";
      continue;
    }
    out += "struct " + one.key + "_places {\n";
    for (const auto& place : one.places) out += "  Place " + place + ";\n";
    out += "};\nSentence " + one.key + "(const " + one.key + "_places& places);\n";
  }
  return out + "}\n";
}

std::string source_of(const TextFile& file) {
  std::string out = "#include \"texts/" + file.slice + ".h\"\n\nnamespace rongxin::texts::" + file.slice + " {\n";
  for (const auto& one : file.sentences) {
    if (one.places.empty())
      out += "const Sentence& " + one.key + "() {\n  static const Sentence sentence{" + quoted(one.zh) + ", " +
             quoted(one.en) + "};\n  return sentence;\n}\n";
    else
      out += "Sentence " + one.key + "(const " + one.key + "_places& places) {\n  return {" + expression(one.zh, "zh") +
             ",\n          " + expression(one.en, "en") + "};\n}\n";
  }
  return out + "}\n";
}

}  // namespace make_texts
