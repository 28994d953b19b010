#include "instruments/instrument_definition.h"

#include <yaml-cpp/yaml.h>

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "platform/crypto.h"
#include "platform/yaml_reader.h"
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

using psychometrics::Fault;
using psychometrics::Text;

constexpr std::size_t definition_octets_max = 256 * 1024;

Text text_of(YamlReader node) {
  Text text;
  if (!node.present()) return text;
  node.only({"zh-CN", "en"});
  text["zh-CN"] = node.string("zh-CN");
  text["en"] = node.string("en");
  return text;
}

psychometrics::Option option_of(YamlReader node) {
  node.only({"value", "zh-CN", "en", "face"});
  psychometrics::Option option{node.integer("value"), {{"zh-CN", node.string("zh-CN")}, {"en", node.string("en")}}};
  if (!node["face"].present()) return option;
  option.face = node.integer("face");
  if (option.face < 1 || option.face > 5) node["face"].fault("expected", texts::instruments::face_expected());
  return option;
}

bool yes_of(const YamlReader& node, const char* key, bool otherwise) {
  return node[key].present() ? node.one_of(key, {"yes", "no"}) == "yes" : otherwise;
}

std::vector<psychometrics::ItemAtLeast> conditions_of(YamlReader node) {
  std::vector<psychometrics::ItemAtLeast> conditions;
  for (auto one : node.list()) {
    one.only({"item", "at_least"});
    conditions.push_back({one.string("item"), one.integer("at_least")});
  }
  return conditions;
}

psychometrics::Item item_of(YamlReader node, const std::vector<psychometrics::Option>& shared,
                            const psychometrics::Item& otherwise) {
  node.only({"id", "text", "options", "ask_when", "faces", "read_aloud"});
  psychometrics::Item item{node.string("id"),
                           text_of(node["text"]),
                           {},
                           conditions_of(node["ask_when"]),
                           yes_of(node, "faces", otherwise.faces),
                           yes_of(node, "read_aloud", otherwise.read_aloud)};
  for (auto option : node["options"].list()) item.options.push_back(option_of(option));
  if (item.options.empty()) item.options = shared;
  return item;
}

psychometrics::Scale scale_of(YamlReader node) {
  node.only(
      {"id", "title", "kind", "count_from", "items", "reversed", "weights", "missing", "bands", "norms", "norm_note"});
  psychometrics::Scale scale;
  scale.id = node.string("id");
  scale.title = text_of(node["title"]);
  const std::string kind = node.one_of("kind", {"sum", "mean", "weighted", "count"});
  using psychometrics::ScaleKind;
  scale.kind = kind == "mean"       ? ScaleKind::mean
               : kind == "weighted" ? ScaleKind::weighted
               : kind == "count"    ? ScaleKind::count
                                    : ScaleKind::sum;
  if (kind == "count") scale.count_from = node.integer("count_from");
  scale.items = node["items"].strings();
  scale.reversed = node["reversed"].strings();
  for (auto weight : node["weights"].list()) scale.weights.push_back(weight.real());
  auto missing = node["missing"];
  missing.only({"rule", "max"});
  const bool prorate = missing.one_of("rule", {"refuse", "prorate"}) == "prorate";
  scale.missing_rule = prorate ? psychometrics::MissingRule::prorate : psychometrics::MissingRule::refuse;
  scale.missing_max = prorate ? missing.integer("max") : 0;
  for (auto band : node["bands"].list()) {
    band.only({"id", "from", "zh-CN", "en"});
    scale.bands.push_back(
        {band.string("id"), band["from"].real(), {{"zh-CN", band.string("zh-CN")}, {"en", band.string("en")}}});
  }
  for (auto norm : node["norms"].list()) {
    norm.only({"population", "date", "n", "mean", "sd"});
    scale.norms.push_back(
        {norm.string("population"), norm.string("date"), norm.integer("n"), norm["mean"].real(), norm["sd"].real()});
  }
  scale.norm_note = text_of(node["norm_note"]);
  return scale;
}

psychometrics::CriticalItem critical_of(YamlReader node) {
  node.only({"item", "at_least", "tier", "follow_up"});
  const auto tier = node.one_of("tier", {"acute", "same_day"}) == "acute" ? psychometrics::Tier::acute
                                                                          : psychometrics::Tier::same_day;
  return {node.string("item"), node.integer("at_least"), tier, node.string_or("follow_up", "")};
}

psychometrics::GoldenVector golden_of(YamlReader node) {
  node.only({"name", "answers", "scores", "bands", "critical", "validity"});
  psychometrics::GoldenVector vector;
  vector.name = node.string("name");
  if (node["validity"].present()) vector.validity = node.one_of("validity", {"valid", "invalid"});
  for (auto answer : node["answers"].list()) vector.answers.push_back(answer.whole());
  for (auto& [scale, value] : node["scores"].entries()) {
    if (value.text() == "not_scorable") vector.scores[scale] = std::nullopt;
    else vector.scores[scale] = value.real();
  }
  for (auto& [scale, band] : node["bands"].entries()) vector.bands[scale] = band.text();
  vector.critical = node["critical"].strings();
  return vector;
}

psychometrics::ValidityRule validity_of(YamlReader node) {
  node.only({"fast_ms_per_item", "fast_share_max", "longstring_min", "missing_max", "variability_min",
             "variability_max", "lie_scale", "even_odd"});
  psychometrics::ValidityRule rule{node.integer("fast_ms_per_item"), node["fast_share_max"].real(),
                                   node.integer("longstring_min"), node.integer("missing_max")};
  if (node["variability_min"].present()) rule.variability_min = node["variability_min"].real();
  if (node["variability_max"].present()) rule.variability_max = node["variability_max"].real();
  if (auto lie = node["lie_scale"]; lie.present()) {
    lie.only({"items", "void_from"});
    rule.lie_scale = {lie["items"].strings(), lie.integer("void_from")};
    if (rule.lie_scale.items.empty()) lie.fault("no_items", texts::instruments::no_items());
  }
  if (auto halves = node["even_odd"]; halves.present()) {
    halves.only({"scales", "consistency_min"});
    rule.even_odd = {halves["scales"].strings(), halves["consistency_min"].real()};
    if (rule.even_odd.consistency_min < -1 || rule.even_odd.consistency_min > 1)
      halves["consistency_min"].fault("expected", texts::instruments::consistency_expected());
  }
  return rule;
}

void read_range(const YamlReader& node, const Sentence& expected, int& low, int& high) {
  const auto ends = node.list();
  if (ends.size() != 2) node.fault("expected", expected);
  else {
    low = ends[0].whole();
    high = ends[1].whole();
  }
}

psychometrics::Instrument instrument_of(YamlReader root) {
  root.only({"id",
             "version",
             "title",
             "stem",
             "informant",
             "age_years",
             "licence_status",
             "source",
             "translation_source",
             "text_included",
             "validated_translation",
             "needs_signed_check",
             "items_per_screen_max",
             "grades",
             "faces",
             "read_aloud",
             "options",
             "items",
             "scales",
             "critical",
             "validity",
             "golden"});
  psychometrics::Instrument out;
  out.id = root.string("id");
  out.version = root.string("version");
  out.title = text_of(root["title"]);
  out.stem = text_of(root["stem"]);
  out.informant = root.one_of("informant", {"student", "guardian", "teacher"});
  read_range(root["age_years"], texts::instruments::two_ages(), out.age_min_years, out.age_max_years);
  if (root["grades"].present()) {
    read_range(root["grades"], texts::instruments::two_grades(), out.grade_min, out.grade_max);
    if (out.grade_min < 1 || out.grade_max > 12)
      root["grades"].fault("expected", texts::instruments::grades_expected());
  }
  out.licence_status = root.string("licence_status");
  out.source = text_of(root["source"]);
  out.translation_source = root.string("translation_source");
  out.text_included = root.one_of("text_included", {"yes", "no"}) == "yes";
  out.validated_translation = root.one_of("validated_translation", {"yes", "no"}) == "yes";
  std::vector<psychometrics::Option> shared;
  for (auto option : root["options"].list()) shared.push_back(option_of(option));
  out.needs_signed_check = yes_of(root, "needs_signed_check", false);
  if (root["items_per_screen_max"].present()) out.items_per_screen_max = root.integer("items_per_screen_max");
  psychometrics::Item otherwise;
  otherwise.faces = yes_of(root, "faces", false);
  otherwise.read_aloud = yes_of(root, "read_aloud", false);
  for (auto item : root["items"].list()) out.items.push_back(item_of(item, shared, otherwise));
  for (auto scale : root["scales"].list()) out.scales.push_back(scale_of(scale));
  for (auto one : root["critical"].list()) out.critical.push_back(critical_of(one));
  out.validity = validity_of(root["validity"]);
  for (auto vector : root["golden"].list()) out.golden.push_back(golden_of(vector));
  return out;
}

// Reading is a pure function of the text, and proving the golden vectors costs milliseconds: the library page
// asks for nineteen definitions at once. The oldest goes first.
class ReadBefore {
 public:
  std::optional<ReadInstrument> find(const std::string& content_hash) const {
    const std::lock_guard guard(lock_);
    const auto found = read_.find(content_hash);
    return found == read_.end() ? std::nullopt : std::optional(*found->second);
  }
  void keep(const ReadInstrument& one) {
    const std::lock_guard guard(lock_);
    if (!read_.try_emplace(one.content_hash, std::make_shared<const ReadInstrument>(one)).second) return;
    order_.push_back(one.content_hash);
    if (order_.size() <= kept_max) return;
    read_.erase(order_.front());
    order_.pop_front();
  }

 private:
  static constexpr std::size_t kept_max = 128;
  mutable std::mutex lock_;
  std::map<std::string, std::shared_ptr<const ReadInstrument>> read_;
  std::deque<std::string> order_;
};

ReadInstrument read_text(const std::string& normal, std::string content_hash) {
  ReadInstrument out;
  out.content_hash = std::move(content_hash);
  YamlDocument document(normal, definition_octets_max);
  psychometrics::Instrument source;
  if (document.faults().empty()) source = instrument_of(document.root());
  for (const auto& fault : document.faults())
    out.faults.push_back({fault.path, fault.code, fault.text.zh, fault.text.en});
  if (out.faults.empty()) out.compiled = psychometrics::compile(source, out.faults);
  return out;
}

}  // namespace

ReadInstrument read_instrument(std::string_view yaml) {
  static ReadBefore before;
  std::string normal;
  for (char c : yaml)
    if (c != '\r') normal.push_back(c);
  auto hash = hex(view(CryptoProvider::standard().digest(normal)));
  if (auto known = before.find(hash)) return *std::move(known);
  auto out = read_text(normal, std::move(hash));
  before.keep(out);
  return out;
}

}  // namespace rongxin::instruments
