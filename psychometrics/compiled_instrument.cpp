#include "psychometrics/compiled_instrument.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "psychometrics/classical/score.h"
#include "psychometrics/validity/validity.h"

namespace psychometrics {
namespace {

std::string place(const char* list, std::size_t i) { return std::string(list) + "[" + std::to_string(i) + "]"; }

bool same_options(const Item& a, const Item& b) {
  return std::equal(a.options.begin(), a.options.end(), b.options.begin(), b.options.end(),
                    [](const Option& x, const Option& y) { return x.value == y.value && x.text == y.text; });
}

class Checker {
 public:
  Checker(const Instrument& source, std::vector<Fault>& faults) : source_(source), faults_(faults) {}

  void fault(std::string path, std::string code, std::string zh, std::string en) {
    faults_.push_back({std::move(path), std::move(code), std::move(zh), std::move(en)});
  }

  void items(CompiledInstrument& out) {
    std::set<std::string> seen;
    if (source_.items.empty()) fault("items", "no_items", "没有题目", "there are no items");
    for (std::size_t i = 0; i < source_.items.size(); ++i) {
      const Item& item = source_.items[i];
      if (!seen.insert(item.id).second)
        fault(place("items", i), "duplicate_item", "题目编号重复：" + item.id, "duplicate item id " + item.id);
      std::uint64_t bits = 0;
      for (const Option& option : item.options) {
        if (option.value < 0 || option.value > 63)
          fault(place("items", i), "option_range", "选项的值须在 0 到 63 之间", "option values lie between 0 and 63");
        else if (bits >> option.value & 1)
          fault(place("items", i), "duplicate_option", "选项的值重复", "duplicate option value");
        else bits |= std::uint64_t{1} << option.value;
      }
      if (item.options.size() < 2)
        fault(place("items", i), "few_options", "至少要有两个选项", "at least two options are needed");
      out.allowed.push_back(bits);
      for (const auto& condition : item.ask_when)
        if (out.item_index(condition.item) < 0)
          fault(place("items", i) + ".ask_when", "unknown_item", "没有这道题：" + condition.item,
                "unknown item " + condition.item);
    }
  }

  void scale(std::size_t at, CompiledInstrument& out) {
    const Scale& scale = source_.scales[at];
    const std::string path = place("scales", at);
    CompiledScale compiled{scale.id, scale.kind, scale.missing_rule, scale.missing_max, {}, {}, {}, 0, 0,
                           {},       {},         scale.count_from};
    const std::set<std::string> reversed(scale.reversed.begin(), scale.reversed.end());
    if (scale.items.empty()) fault(path, "no_items", "量表没有题目", "the scale has no items");
    if (scale.kind == ScaleKind::weighted && scale.weights.size() != scale.items.size())
      return fault(path + ".weights", "weights_length", "权重的个数与题目数不同",
                   "as many weights as items are needed");
    for (const auto& id : reversed)
      if (std::find(scale.items.begin(), scale.items.end(), id) == scale.items.end())
        fault(path + ".reversed", "unknown_item", "反向题不在本量表内：" + id,
              "reversed item is not in the scale: " + id);
    std::set<std::string> used;
    for (std::size_t i = 0; i < scale.items.size(); ++i) {
      const int index = out.item_index(scale.items[i]);
      if (index < 0 || source_.items[static_cast<std::size_t>(index)].options.empty())
        return fault(path + "." + place("items", i), "unknown_item", "没有这道题：" + scale.items[i],
                     "unknown item " + scale.items[i]);
      if (!used.insert(scale.items[i]).second)
        fault(path + "." + place("items", i), "duplicate_item", "题目重复计分：" + scale.items[i],
              "item counted twice: " + scale.items[i]);
      add_item(compiled, static_cast<std::uint16_t>(index), scale.kind == ScaleKind::weighted ? scale.weights[i] : 1.0,
               reversed.contains(scale.items[i]));
    }
    if (scale.kind == ScaleKind::mean) {
      compiled.lowest /= static_cast<double>(scale.items.size());
      compiled.highest /= static_cast<double>(scale.items.size());
    }
    if (scale.kind == ScaleKind::count) {
      compiled.lowest = 0;
      compiled.highest = static_cast<double>(scale.items.size());
      if (!reversed.empty())
        fault(path + ".reversed", "count_reversed", "计数的量表没有反向题", "a scale that counts reverses nothing");
    }
    bands(scale, path, compiled);
    if (scale.missing_max < 0 || scale.missing_max >= static_cast<int>(scale.items.size()))
      fault(path + ".missing_max", "missing_range", "允许缺答的题数不合理",
            "missing_max must be below the number of items");
    out.scales.push_back(std::move(compiled));
  }

  void critical(CompiledInstrument& out) {
    for (std::size_t i = 0; i < source_.critical.size(); ++i) {
      const auto& one = source_.critical[i];
      const int index = out.item_index(one.item);
      if (index < 0) fault(place("critical", i), "unknown_item", "没有这道题：" + one.item, "unknown item " + one.item);
      else out.critical.push_back({static_cast<std::uint16_t>(index), one.at_least, one.tier, one.follow_up});
    }
  }

  void texts() {
    if (source_.grade_min > source_.grade_max)
      fault("grades", "grade_range", "年级的起止颠倒了", "the lowest grade is above the highest");
    for (std::size_t i = 0; i < source_.items.size(); ++i) {
      const Item& item = source_.items[i];
      const bool worded = item.text.contains("zh-CN");
      if (worded != source_.text_included)
        fault(place("items", i), "text_included",
              source_.text_included ? "题目没有文字" : "text_included 为 no，题目却有文字",
              source_.text_included ? "the item has no words" : "the item has words though text_included is no");
      for (const Option& option : item.options)
        if (item.faces != (option.face != 0))
          fault(place("items", i), "faces", "表情须与 faces: yes 一致，每个选项一个（1 到 5）",
                "faces: yes and a face from 1 to 5 on every option belong together");
    }
  }

  // Several items on one screen share their options, and none of them decides what comes next or calls an adult.
  void screens() {
    const auto& items = source_.items;
    const int together = source_.items_per_screen_max;
    const auto refuse = [&](const char* code, const char* zh, const char* en) {
      fault("items_per_screen_max", code, zh, en);
    };
    if (together < 1 || together > items_per_screen_limit)
      refuse("screen_range", "同屏题数应为 1 到 6", "1 to 6 items stand on one screen");
    if (together <= 1) return;
    const auto any = [&](auto test) { return std::any_of(items.begin(), items.end(), test); };
    const bool young = source_.grade_max != 0 ? source_.grade_max < together_from_grade
                                              : source_.age_max_years < together_from_age_years;
    if (source_.informant != "student")
      refuse("together_informant", "只有学生作答的量表可以一屏多题",
             "only what students answer may stand several on one screen");
    if (young || any([](const Item& one) { return one.faces || one.read_aloud; }))
      refuse("together_young", "低年级的量表须一屏一题", "for young children one item stands on one screen");
    if (!source_.critical.empty())
      refuse("together_critical", "有关键题的量表须一屏一题",
             "an instrument with a critical item shows one item on one screen");
    if (any([](const Item& one) { return !one.ask_when.empty(); }))
      refuse("together_condition", "有“何时才问”的量表须一屏一题",
             "an instrument with conditional items shows one item on one screen");
    if (any([&](const Item& one) { return !same_options(one, items.front()); }))
      refuse("together_options", "一屏多题要求每题的选项相同", "items on one screen share the same options");
  }

  void validity(CompiledInstrument& out) {
    CompiledValidity& to = out.validity;
    to.rule = source_.validity;
    for (const auto& id : to.rule.lie_scale.items) {
      const int index = out.item_index(id);
      if (index < 0) fault("validity.lie_scale", "unknown_item", "没有这道题：" + id, "unknown item " + id);
      else to.lie_items.push_back(static_cast<std::uint16_t>(index));
    }
    std::set<int> used;
    for (const auto& id : to.rule.even_odd.scales) {
      const auto scale =
          std::find_if(out.scales.begin(), out.scales.end(), [&](const auto& one) { return one.id == id; });
      if (scale == out.scales.end() || scale->item.size() < 2) {
        fault("validity.even_odd", "unknown_scale", "没有这个量表，或不足两题：" + id,
              "no such scale, or fewer than two items: " + id);
        continue;
      }
      for (int item : scale->item)
        if (!used.insert(item).second)
          fault("validity.even_odd", "duplicate_item", "各量表的题目不能重复：" + id,
                "the scales may not share an item: " + id);
      to.halved.push_back(*scale);
    }
    if (!to.rule.even_odd.scales.empty() && to.halved.size() < 3)
      fault("validity.even_odd", "few_scales", "奇偶一致性至少需要三个量表",
            "the even-odd index needs at least three scales");
    for (const auto& scale : source_.scales) to.reversal = to.reversal || !scale.reversed.empty();
  }

  void golden(const CompiledInstrument& out) {
    if (source_.golden.empty()) fault("golden", "no_golden", "没有计分样例", "there are no golden vectors");
    for (std::size_t i = 0; i < source_.golden.size(); ++i) golden_vector(out, source_.golden[i], place("golden", i));
  }

 private:
  void add_item(CompiledScale& compiled, std::uint16_t index, double weight, bool reversed) {
    const auto& options = source_.items[index].options;
    const auto [low, high] =
        std::minmax_element(options.begin(), options.end(), [](auto& a, auto& b) { return a.value < b.value; });
    compiled.item.push_back(index);
    compiled.factor.push_back(reversed ? -weight : weight);
    compiled.offset.push_back(reversed ? weight * (low->value + high->value) : 0.0);
    compiled.lowest += weight * (weight < 0 ? high->value : low->value);
    compiled.highest += weight * (weight < 0 ? low->value : high->value);
  }

  void bands(const Scale& scale, const std::string& path, CompiledScale& compiled) {
    for (std::size_t i = 0; i < scale.bands.size(); ++i) {
      const double from = scale.bands[i].from;
      if (i == 0 && from != compiled.lowest)
        fault(path + "." + place("bands", i), "band_gap", "第一个分段没有从最低分开始",
              "the first band does not begin at the lowest score");
      if (i > 0 && from <= scale.bands[i - 1].from)
        fault(path + "." + place("bands", i), "band_overlap", "分段重叠", "bands overlap");
      if (from > compiled.highest)
        fault(path + "." + place("bands", i), "band_range", "分段超出最高分", "the band lies above the highest score");
      compiled.band_from.push_back(from);
      compiled.band_id.push_back(scale.bands[i].id);
    }
  }

  void golden_vector(const CompiledInstrument& out, const GoldenVector& vector, const std::string& path) {
    if (vector.answers.size() != source_.items.size())
      return fault(path, "golden_length", "样例的答案数与题目数不同",
                   "the golden vector has another number of answers");
    std::vector<std::int8_t> answers;
    for (std::size_t i = 0; i < vector.answers.size(); ++i) {
      if (vector.answers[i] != -1 && !out.allows(i, vector.answers[i]))
        return fault(path, "golden_answer", "样例中有选项之外的答案", "an answer is not among the options");
      answers.push_back(static_cast<std::int8_t>(vector.answers[i]));
    }
    for (const auto& [id, expected] : vector.scores) {
      const auto scale = std::find_if(out.scales.begin(), out.scales.end(), [&](auto& one) { return one.id == id; });
      if (scale == out.scales.end()) {
        fault(path, "unknown_scale", "没有这个量表：" + id, "unknown scale " + id);
        continue;
      }
      const ScaleScore found = score(*scale, answers);
      const bool same = expected ? found.state != ScoreState::not_scorable && std::abs(found.value - *expected) < 1e-9
                                 : found.state == ScoreState::not_scorable;
      const auto band = vector.bands.find(id);
      const bool same_band = band == vector.bands.end() ||
                             (found.band >= 0 && scale->band_id[static_cast<std::size_t>(found.band)] == band->second);
      if (!same || !same_band)
        fault(path, "golden_failed", "样例未通过：" + id + " 得到 " + std::to_string(found.value),
              "golden vector fails: " + id + " gives " + std::to_string(found.value));
    }
    std::set<std::string> raised;
    for (const auto& one : out.critical)
      if (answers[one.item] >= one.at_least) raised.insert(source_.items[one.item].id);
    if (!vector.validity.empty()) {
      const std::vector<std::uint32_t> unmeasured(answers.size(), 0);
      const auto verdict = judge_validity(out.validity, answers, unmeasured);
      if ((verdict.verdict == Validity::invalid) != (vector.validity == "invalid"))
        fault(path, "golden_validity", "样例的效度不符", "the validity is not what the golden vector says");
    }
    if (raised != std::set<std::string>(vector.critical.begin(), vector.critical.end()))
      fault(path, "golden_critical", "样例中的危机题目不符",
            "other critical items are raised than the golden vector says");
  }

  const Instrument& source_;
  std::vector<Fault>& faults_;
};

}  // namespace

int CompiledInstrument::item_index(std::string_view id) const {
  for (std::size_t i = 0; i < source.items.size(); ++i)
    if (source.items[i].id == id) return static_cast<int>(i);
  return -1;
}

CompiledInstrument compile(const Instrument& source, std::vector<Fault>& faults) {
  CompiledInstrument out;
  out.source = source;
  Checker checker(out.source, faults);
  checker.items(out);
  for (std::size_t i = 0; i < source.scales.size(); ++i) checker.scale(i, out);
  checker.critical(out);
  checker.texts();
  checker.screens();
  checker.validity(out);
  if (faults.empty()) checker.golden(out);
  return out;
}

}  // namespace psychometrics
