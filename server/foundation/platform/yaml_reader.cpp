#include "platform/yaml_reader.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>

#include "platform/shortened.h"
#include "texts/platform.h"

namespace rongxin {
namespace {

constexpr int depth_max = 16;

/// Looks at the events before any tree is built: anchors and depth are refused here.
class Guard final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t anchor) override { see(anchor); }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { anchors = true; }
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t anchor, const std::string&) override {
    see(anchor);
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    enter(anchor);
  }
  void OnSequenceEnd() override { --depth; }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    enter(anchor);
  }
  void OnMapEnd() override { --depth; }
  bool anchors = false;
  bool deep = false;

 private:
  void see(YAML::anchor_t anchor) { anchors = anchors || anchor != 0; }
  void enter(YAML::anchor_t anchor) {
    see(anchor);
    deep = deep || ++depth > depth_max;
  }
  int depth = 0;
};

}  // namespace

YamlDocument::YamlDocument(const std::string& text, std::size_t octets_max) : root_(std::make_unique<YAML::Node>()) {
  if (text.size() > octets_max) {
    faults_.push_back({"", "too_large", texts::platform::too_large({.kib = octets_max / 1024})});
    return;
  }
  try {
    std::istringstream in(text);
    YAML::Parser parser(in);
    Guard guard;
    // yaml-cpp recurses while it parses: deep brackets are counted before it sees them.
    long depth = 0, deepest = 0;
    for (char c : text) {
      if (c == '[' || c == '{') deepest = std::max(deepest, ++depth);
      if (c == ']' || c == '}') --depth;
    }
    if (deepest > 64) guard.deep = true;
    else parser.HandleNextDocument(guard);
    if (guard.anchors) faults_.push_back({"", "anchors", texts::platform::anchors()});
    if (guard.deep) faults_.push_back({"", "too_deep", texts::platform::too_deep()});
    if (faults_.empty()) *root_ = YAML::Load(text);
    if (faults_.empty() && !root_->IsMap()) faults_.push_back({"", "not_a_map", texts::platform::not_a_map()});
  } catch (const YAML::Exception& e) {
    faults_.push_back({":" + std::to_string(e.mark.line + 1), "not_yaml",
                       texts::platform::not_yaml({.line = e.mark.line + 1, .fault = e.msg})});
  }
}

YamlDocument::~YamlDocument() = default;
YamlReader YamlDocument::root() { return YamlReader(*this, *root_, ""); }

YamlReader::YamlReader(YamlDocument& document, const YAML::Node& node, std::string path)
    : document_(&document), node_(std::make_unique<YAML::Node>(node)), path_(std::move(path)) {}
YamlReader::YamlReader(const YamlReader& other)
    : document_(other.document_), node_(std::make_unique<YAML::Node>(*other.node_)), path_(other.path_) {}
YamlReader::~YamlReader() = default;

bool YamlReader::present() const { return node_->IsDefined() && !node_->IsNull(); }
bool YamlReader::is_map() const { return present() && node_->IsMap(); }
bool YamlReader::is_list() const { return present() && node_->IsSequence(); }

YamlReader YamlReader::operator[](const char* key) const {
  const std::string path = path_.empty() ? key : path_ + "." + key;
  if (!is_map()) return YamlReader(*document_, YAML::Node(YAML::NodeType::Undefined), path);
  const YAML::Node& fixed = *node_;
  const YAML::Node child = fixed[key];
  return YamlReader(*document_, child.IsDefined() ? child : YAML::Node(YAML::NodeType::Null), path);
}

void YamlReader::fault(const char* code, Sentence what) const {
  const int line = node_->IsDefined() ? node_->Mark().line : -1;
  document_->faults_.push_back({path_ + (line >= 0 ? ":" + std::to_string(line + 1) : ""), code, std::move(what)});
}

void YamlReader::only(std::initializer_list<std::string_view> keys) const {
  if (!present()) return;
  if (!node_->IsMap()) return fault("not_a_map", texts::platform::not_a_map_here());
  for (const auto& entry : *node_) {
    const auto key = entry.first.IsScalar() ? entry.first.Scalar() : "?";
    if (std::find(keys.begin(), keys.end(), key) == keys.end())
      fault("unknown_key", texts::platform::unknown_key({.key = shortened(key)}));
  }
}

std::string YamlReader::text() const {
  if (present() && node_->IsScalar()) return node_->Scalar();
  fault("missing", texts::platform::missing_key({.path = path_}));
  return {};
}

std::string YamlReader::string(const char* key) const { return (*this)[key].text(); }

std::string YamlReader::string_or(const char* key, std::string otherwise) const {
  const auto child = (*this)[key];
  return child.present() ? child.text() : otherwise;
}

std::string YamlReader::one_of(const char* key, std::initializer_list<std::string_view> choices) const {
  const auto child = (*this)[key];
  const std::string value = child.text();
  if (value.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) return value;
  std::string list;
  for (auto choice : choices) list += (list.empty() ? "" : ", ") + std::string(choice);
  child.fault("not_a_choice", texts::platform::not_a_choice({.list = list}));
  return value;
}

int YamlReader::integer(const char* key) const { return (*this)[key].whole(); }

int YamlReader::whole() const {
  const double value = real();
  if (value == static_cast<double>(static_cast<int>(value))) return static_cast<int>(value);
  fault("not_whole", texts::platform::not_whole());
  return 0;
}

double YamlReader::real() const {
  double value = 0;
  if (present() && node_->IsScalar() && YAML::convert<double>::decode(*node_, value) && value > -1e9 && value < 1e9)
    return value;
  fault("not_a_number", texts::platform::not_a_number({.path = path_}));
  return 0;
}

std::vector<YamlReader> YamlReader::list() const {
  std::vector<YamlReader> all;
  if (!present()) return all;
  if (!node_->IsSequence()) {
    fault("not_a_list", texts::platform::not_a_list());
    return all;
  }
  for (std::size_t i = 0; i < node_->size(); ++i)
    all.emplace_back(*document_, (*node_)[i], path_ + "[" + std::to_string(i) + "]");
  return all;
}

std::vector<std::pair<std::string, YamlReader>> YamlReader::entries() const {
  std::vector<std::pair<std::string, YamlReader>> all;
  if (!is_map()) return all;
  for (const auto& entry : *node_)
    all.emplace_back(entry.first.Scalar(), YamlReader(*document_, entry.second, path_ + "." + entry.first.Scalar()));
  return all;
}

std::vector<std::string> YamlReader::strings() const {
  std::vector<std::string> all;
  for (const auto& one : list()) all.push_back(one.text());
  return all;
}

}  // namespace rongxin
