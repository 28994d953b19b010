#include "screening/instrument_definition.h"

#include <yaml-cpp/yaml.h>

#include "platform/crypto.h"
#include "platform/yaml_reader.h"

namespace rongxin::screening {
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
  node.only({"value", "zh-CN", "en"});
  return {node.integer("value"), {{"zh-CN", node.string("zh-CN")}, {"en", node.string("en")}}};
}

std::vector<psychometrics::ItemAtLeast> conditions_of(YamlReader node) {
  std::vector<psychometrics::ItemAtLeast> conditions;
  for (auto one : node.list()) {
    one.only({"item", "at_least"});
    conditions.push_back({one.string("item"), one.integer("at_least")});
  }
  return conditions;
}

psychometrics::Item item_of(YamlReader node, const std::vector<psychometrics::Option>& shared) {
  node.only({"id", "text", "options", "ask_when"});
  psychometrics::Item item{node.string("id"), text_of(node["text"]), {}, conditions_of(node["ask_when"])};
  for (auto option : node["options"].list()) item.options.push_back(option_of(option));
  if (item.options.empty()) item.options = shared;
  return item;
}

psychometrics::Scale scale_of(YamlReader node) {
  node.only({"id", "title", "kind", "items", "reversed", "weights", "missing", "bands", "norms", "norm_note"});
  psychometrics::Scale scale;
  scale.id = node.string("id");
  scale.title = text_of(node["title"]);
  const std::string kind = node.one_of("kind", {"sum", "mean", "weighted"});
  scale.kind = kind == "mean" ? psychometrics::ScaleKind::mean : kind == "weighted" ? psychometrics::ScaleKind::weighted : psychometrics::ScaleKind::sum;
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
    scale.bands.push_back({band.string("id"), band["from"].real(), {{"zh-CN", band.string("zh-CN")}, {"en", band.string("en")}}});
  }
  for (auto norm : node["norms"].list()) {
    norm.only({"population", "date", "n", "mean", "sd"});
    scale.norms.push_back({norm.string("population"), norm.string("date"), norm.integer("n"), norm["mean"].real(), norm["sd"].real()});
  }
  scale.norm_note = text_of(node["norm_note"]);
  return scale;
}

psychometrics::CriticalItem critical_of(YamlReader node) {
  node.only({"item", "at_least", "tier", "follow_up"});
  const auto tier = node.one_of("tier", {"acute", "same_day"}) == "acute" ? psychometrics::Tier::acute : psychometrics::Tier::same_day;
  return {node.string("item"), node.integer("at_least"), tier, node.string_or("follow_up", "")};
}

psychometrics::GoldenVector golden_of(YamlReader node) {
  node.only({"name", "answers", "scores", "bands", "critical"});
  psychometrics::GoldenVector vector;
  vector.name = node.string("name");
  for (auto answer : node["answers"].list()) vector.answers.push_back(answer.whole());
  for (auto& [scale, value] : node["scores"].entries()) {
    if (value.text() == "not_scorable") vector.scores[scale] = std::nullopt;
    else vector.scores[scale] = value.real();
  }
  for (auto& [scale, band] : node["bands"].entries()) vector.bands[scale] = band.text();
  vector.critical = node["critical"].strings();
  return vector;
}

psychometrics::Instrument instrument_of(YamlReader root) {
  root.only({"id", "version", "title", "stem", "informant", "age_years", "licence_status", "source", "translation_source", "text_included",
             "validated_translation", "options", "items", "scales", "critical", "validity", "golden"});
  psychometrics::Instrument out;
  out.id = root.string("id");
  out.version = root.string("version");
  out.title = text_of(root["title"]);
  out.stem = text_of(root["stem"]);
  out.informant = root.one_of("informant", {"student", "guardian", "teacher"});
  const auto ages = root["age_years"].list();
  if (ages.size() != 2) root["age_years"].fault("expected", "两个年龄", "two ages");
  else out.age_min_years = ages[0].whole(), out.age_max_years = ages[1].whole();
  out.licence_status = root.string("licence_status");
  out.source = text_of(root["source"]);
  out.translation_source = root.string("translation_source");
  out.text_included = root.one_of("text_included", {"yes", "no"}) == "yes";
  out.validated_translation = root.one_of("validated_translation", {"yes", "no"}) == "yes";
  std::vector<psychometrics::Option> shared;
  for (auto option : root["options"].list()) shared.push_back(option_of(option));
  for (auto item : root["items"].list()) out.items.push_back(item_of(item, shared));
  for (auto scale : root["scales"].list()) out.scales.push_back(scale_of(scale));
  for (auto one : root["critical"].list()) out.critical.push_back(critical_of(one));
  auto validity = root["validity"];
  validity.only({"fast_ms_per_item", "fast_share_max", "longstring_min", "missing_max"});
  out.validity = {validity.integer("fast_ms_per_item"), validity["fast_share_max"].real(), validity.integer("longstring_min"), validity.integer("missing_max")};
  for (auto vector : root["golden"].list()) out.golden.push_back(golden_of(vector));
  return out;
}

}  // namespace

ReadInstrument read_instrument(std::string_view yaml) {
  ReadInstrument out;
  std::string normal;
  for (char c : yaml)
    if (c != '\r') normal.push_back(c);
  out.content_hash = hex(view(CryptoProvider::standard().digest(normal)));
  YamlDocument document(normal, definition_octets_max);
  psychometrics::Instrument source;
  if (document.faults().empty()) source = instrument_of(document.root());
  for (const auto& fault : document.faults()) out.faults.push_back({fault.path, fault.code, fault.text_zh, fault.text_en});
  if (out.faults.empty()) out.compiled = psychometrics::compile(source, out.faults);
  return out;
}

}  // namespace rongxin::screening
