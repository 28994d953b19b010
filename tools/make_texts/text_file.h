#pragma once
// A texts.json: {"key": {"zh": "…{place}…", "en": "…{place}…"}}. What is wrong with it stops the build; the rest
// becomes a header that declares a function for each key and a source file that holds the sentences.
#include <string>
#include <string_view>
#include <vector>

namespace make_texts {

struct Sentence {
  std::string key, zh, en;
  std::vector<std::string> places;  ///< as the Chinese names them, each once
};

struct TextFile {
  std::string slice;
  std::vector<Sentence> sentences;
  std::vector<std::string> faults;  ///< "key: what is wrong", in the order of the file
};

TextFile read_texts(std::string_view slice, std::string_view json);

/// `namespace rongxin::texts::<slice> { const Sentence& key(); Sentence other_key(const other_key_places& places); }`
std::string header_of(const TextFile& file);
std::string source_of(const TextFile& file);

}  // namespace make_texts
