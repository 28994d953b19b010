#include "instruments/definition_yaml.h"

#include <cstdio>

namespace rongxin::instruments {
namespace {

using namespace psychometrics;

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') out += "\\n";
    else if (c == '\r') out += "";
    else if (c == '\t') out += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20) out += ' ';
    else out += c;
  }
  return out + "\"";
}

std::string pair(const Text& text) {
  const auto get = [&](const char* language) {
    const auto found = text.find(language);
    return found == text.end() ? std::string() : found->second;
  };
  return "zh-CN: " + quoted(get("zh-CN")) + ", en: " + quoted(get("en"));
}

// Twelve digits: a workbook keeps sixteen and rounds the last, and the same instrument must give the same text.
std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.12g", value);
  return text;
}

template <class List, class F>
std::string flow(const List& list, F text_of) {
  std::string out;
  for (const auto& one : list) out += (out.empty() ? "" : ", ") + text_of(one);
  return "[" + out + "]";
}
std::string names(const std::vector<std::string>& list) { return flow(list, quoted); }

void add_options(std::string& out, const std::vector<Option>& options, const std::string& indent) {
  for (const auto& one : options)
    out += indent + "- {value: " + std::to_string(one.value) + ", " + pair(one.text) +
           (one.face == 0 ? "" : ", face: " + std::to_string(one.face)) + "}\n";
}

void add_items(std::string& out, const std::vector<Item>& items) {
  out += items.empty() ? "items: []\n" : "items:\n";
  for (const auto& item : items) {
    out += "  - id: " + quoted(item.id) + "\n" + (item.text.empty() ? "" : "    text: {" + pair(item.text) + "}\n") +
           (item.faces ? "    faces: yes\n" : "") + (item.read_aloud ? "    read_aloud: yes\n" : "") + "    options:\n";
    add_options(out, item.options, "      ");
    if (!item.ask_when.empty())
      out += "    ask_when: " +
             flow(item.ask_when,
                  [](const ItemAtLeast& one) {
                    return "{item: " + quoted(one.item) + ", at_least: " + std::to_string(one.at_least) + "}";
                  }) +
             "\n";
  }
}

void add_scale(std::string& out, const Scale& scale) {
  out += "  - id: " + quoted(scale.id) + "\n    title: {" + pair(scale.title) + "}\n";
  out += std::string("    kind: ") +
         (scale.kind == ScaleKind::mean       ? "mean"
          : scale.kind == ScaleKind::weighted ? "weighted"
          : scale.kind == ScaleKind::count    ? "count"
                                              : "sum") +
         "\n";
  if (scale.kind == ScaleKind::count) out += "    count_from: " + std::to_string(scale.count_from) + "\n";
  out += "    items: " + names(scale.items) + "\n";
  if (!scale.reversed.empty()) out += "    reversed: " + names(scale.reversed) + "\n";
  if (!scale.weights.empty()) out += "    weights: " + flow(scale.weights, number) + "\n";
  out += scale.missing_rule == MissingRule::prorate
             ? "    missing: {rule: prorate, max: " + std::to_string(scale.missing_max) + "}\n"
             : "    missing: {rule: refuse}\n";
  if (!scale.bands.empty()) out += "    bands:\n";
  for (const auto& band : scale.bands)
    out += "      - {id: " + quoted(band.id) + ", from: " + number(band.from) + ", " + pair(band.text) + "}\n";
  if (!scale.norms.empty()) out += "    norms:\n";
  for (const auto& norm : scale.norms)
    out += "      - {population: " + quoted(norm.population) + ", date: " + quoted(norm.date) +
           ", n: " + std::to_string(norm.n) + ", mean: " + number(norm.mean) + ", sd: " + number(norm.sd) + "}\n";
  if (!scale.norm_note.empty()) out += "    norm_note: {" + pair(scale.norm_note) + "}\n";
}

std::string validity_more(const ValidityRule& rule) {
  std::string out;
  if (rule.variability_min != 0) out += ", variability_min: " + number(rule.variability_min);
  if (rule.variability_max != 0) out += ", variability_max: " + number(rule.variability_max);
  if (!rule.lie_scale.items.empty())
    out += ", lie_scale: {items: " + names(rule.lie_scale.items) +
           ", void_from: " + std::to_string(rule.lie_scale.void_from) + "}";
  if (!rule.even_odd.scales.empty())
    out += ", even_odd: {scales: " + names(rule.even_odd.scales) +
           ", consistency_min: " + number(rule.even_odd.consistency_min) + "}";
  return out;
}

void add_golden(std::string& out, const GoldenVector& vector) {
  out += "  - name: " + quoted(vector.name) +
         "\n    answers: " + flow(vector.answers, [](int one) { return std::to_string(one); }) + "\n    scores: {";
  std::string scores, bands;
  for (const auto& [scale, score] : vector.scores)
    scores += (scores.empty() ? "" : ", ") + scale + ": " + (score ? number(*score) : "not_scorable");
  for (const auto& [scale, band] : vector.bands) bands += (bands.empty() ? "" : ", ") + scale + ": " + quoted(band);
  out += scores + "}\n    bands: {" + bands + "}\n    critical: " + names(vector.critical) + "\n";
  if (!vector.validity.empty()) out += "    validity: " + vector.validity + "\n";
}

}  // namespace

std::string definition_yaml(const Instrument& of) {
  std::string out = "# Written by the platform from a workbook. Its fields are explained in instruments/README.md.\n";
  out += "id: " + quoted(of.id) + "\nversion: " + quoted(of.version) + "\ntitle: {" + pair(of.title) + "}\n";
  if (!of.stem.empty()) out += "stem: {" + pair(of.stem) + "}\n";
  out += "informant: " + of.informant + "\nage_years: [" + std::to_string(of.age_min_years) + ", " +
         std::to_string(of.age_max_years) + "]\n";
  if (of.grade_max != 0)
    out += "grades: [" + std::to_string(of.grade_min) + ", " + std::to_string(of.grade_max) + "]\n";
  out += "licence_status: " + quoted(of.licence_status) + "\nsource: {" + pair(of.source) +
         "}\ntranslation_source: " + quoted(of.translation_source) + "\n";
  out += std::string("text_included: ") + (of.text_included ? "yes" : "no") +
         "\nvalidated_translation: " + (of.validated_translation ? "yes" : "no") + "\n";
  if (of.needs_signed_check) out += "needs_signed_check: yes\n";
  if (of.items_per_screen_max != 1) out += "items_per_screen_max: " + std::to_string(of.items_per_screen_max) + "\n";
  add_items(out, of.items);
  out += of.scales.empty() ? "scales: []\n" : "scales:\n";
  for (const auto& scale : of.scales) add_scale(out, scale);
  out += "critical: " +
         flow(of.critical,
              [](const CriticalItem& one) {
                return "{item: " + quoted(one.item) + ", at_least: " + std::to_string(one.at_least) +
                       ", tier: " + (one.tier == Tier::acute ? "acute" : "same_day") +
                       (one.follow_up.empty() ? "" : ", follow_up: " + quoted(one.follow_up)) + "}";
              }) +
         "\n";
  out += "validity: {fast_ms_per_item: " + std::to_string(of.validity.fast_ms_per_item) +
         ", fast_share_max: " + number(of.validity.fast_share_max) +
         ", longstring_min: " + std::to_string(of.validity.longstring_min) +
         ", missing_max: " + std::to_string(of.validity.missing_max) + validity_more(of.validity) + "}\n";
  out += of.golden.empty() ? "golden: []\n" : "golden:\n";
  for (const auto& vector : of.golden) add_golden(out, vector);
  return out;
}

}  // namespace rongxin::instruments
