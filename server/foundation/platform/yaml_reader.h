#pragma once
// YAML from people: every value is asked for by name, what is not known is a fault, and all faults
// are told at once with line and path. Anchors and aliases are refused (they are how bombs are made).
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/sentence.h"

namespace YAML {
class Node;
}

namespace rongxin {

struct YamlFault {
  std::string path;  ///< "scales[0].bands[2]:14" (line at the end)
  std::string code;
  Sentence text;
};

class YamlReader;

class YamlDocument {
 public:
  YamlDocument(const std::string& text, std::size_t octets_max);
  ~YamlDocument();
  YamlReader root();
  const std::vector<YamlFault>& faults() const { return faults_; }

 private:
  friend class YamlReader;
  std::unique_ptr<YAML::Node> root_;
  std::vector<YamlFault> faults_;
};

/// A place in the document. Reading what is missing or of another kind notes a fault and gives an
/// empty value, so that one pass finds everything.
class YamlReader {
 public:
  YamlReader(YamlDocument& document, const YAML::Node& node, std::string path);
  YamlReader(const YamlReader&);
  ~YamlReader();
  bool present() const;
  YamlReader operator[](const char* key) const;
  void only(std::initializer_list<std::string_view> keys) const;
  std::string string(const char* key) const;
  std::string string_or(const char* key, std::string otherwise) const;
  std::string one_of(const char* key, std::initializer_list<std::string_view> choices) const;
  int integer(const char* key) const;
  std::vector<YamlReader> list() const;  ///< empty when absent
  std::vector<std::pair<std::string, YamlReader>> entries() const;
  std::vector<std::string> strings() const;
  std::string text() const;
  double real() const;
  int whole() const;
  bool is_map() const;
  bool is_list() const;
  const std::string& path() const { return path_; }
  void fault(const char* code, Sentence what) const;

 private:
  YamlDocument* document_;
  std::unique_ptr<YAML::Node> node_;
  std::string path_;
};

}  // namespace rongxin
