#include "instruments/changes.h"

#include <algorithm>

#include "instruments/local_text.h"
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

using namespace psychometrics;

namespace said = texts::instruments;

Text plain(const std::string& text) { return {{"zh-CN", text}, {"en", text}}; }

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

template <class List, class F>
std::string joined(const List& list, F text_of) {
  std::string out;
  for (const auto& one : list) out += (out.empty() ? "" : ", ") + text_of(one);
  return out;
}
std::string names(const std::vector<std::string>& list) {
  return joined(list, [](const std::string& one) { return one; });
}

Text yes_or_no(bool yes) { return text_of(yes ? said::choice_yes() : said::choice_no()); }
Text kind_words(ScaleKind kind) {
  return text_of(kind == ScaleKind::mean       ? said::choice_mean()
                 : kind == ScaleKind::weighted ? said::choice_weighted()
                 : kind == ScaleKind::count    ? said::choice_count()
                                               : said::choice_sum());
}

Text missing_words(const Scale& scale) {
  return text_of(scale.missing_rule == MissingRule::refuse ? said::no_score_with_missing()
                                                           : said::prorated_up_to({.missing_max = scale.missing_max}));
}

Text critical_words(const CriticalItem& one) {
  const Sentence& clock = one.tier == Tier::acute ? said::at_once() : said::same_day();
  if (one.follow_up.empty()) return text_of(said::critical_from({.at_least = one.at_least, .clock = clock}));
  return text_of(said::critical_then_ask({.at_least = one.at_least, .clock = clock, .follow_up = one.follow_up}));
}

std::string golden_words(const GoldenVector& one) {
  std::string text =
      joined(one.answers, [](int answer) { return answer < 0 ? std::string("–") : std::to_string(answer); });
  for (const auto& [scale, score] : one.scores) text += "; " + scale + " = " + (score ? number(*score) : "–");
  for (const auto& [scale, band] : one.bands) text += "; " + scale + ": " + band;
  if (!one.validity.empty()) text += "; " + one.validity;
  if (!one.critical.empty()) text += "; " + names(one.critical);
  return text;
}

class Comparison {
 public:
  std::vector<Change> all;

  void field(const char* part, const std::string& place, const char* name, const Text& before, const Text& after) {
    if (before != after) all.push_back({part, place, name, "changed", before, after});
  }
  void field(const char* part, const std::string& place, const char* name, const std::string& before,
             const std::string& after) {
    field(part, place, name, plain(before), plain(after));
  }

  /// Things with a name: what is on one side only came or went; what is on both is compared.
  template <class List, class Key, class Words, class Same>
  void things(const char* part, const std::string& of, const List& before, const List& after, Key key, Words words,
              Same compare) {
    for (const auto& one : before) {
      const auto other =
          std::find_if(after.begin(), after.end(), [&](const auto& two) { return key(two) == key(one); });
      if (other == after.end()) all.push_back({part, of + key(one), "", "removed", words(one), {}});
      else compare(one, *other);
    }
    for (const auto& one : after)
      if (std::none_of(before.begin(), before.end(), [&](const auto& two) { return key(two) == key(one); }))
        all.push_back({part, of + key(one), "", "added", {}, words(one)});
  }

  void about(const Instrument& a, const Instrument& b) {
    field("about", "", "title", a.title, b.title);
    field("about", "", "stem", a.stem, b.stem);
    field("about", "", "informant", a.informant, b.informant);
    field("about", "", "ages", std::to_string(a.age_min_years) + "–" + std::to_string(a.age_max_years),
          std::to_string(b.age_min_years) + "–" + std::to_string(b.age_max_years));
    field("about", "", "licence", a.licence_status, b.licence_status);
    field("about", "", "source", a.source, b.source);
    field("about", "", "translation", a.translation_source, b.translation_source);
    field("about", "", "validated", yes_or_no(a.validated_translation), yes_or_no(b.validated_translation));
    field("about", "", "grades", std::to_string(a.grade_min) + "–" + std::to_string(a.grade_max),
          std::to_string(b.grade_min) + "–" + std::to_string(b.grade_max));
    field("about", "", "signed_check", yes_or_no(a.needs_signed_check), yes_or_no(b.needs_signed_check));
    field("about", "", "items_per_screen", std::to_string(a.items_per_screen_max),
          std::to_string(b.items_per_screen_max));
    field("about", "", "text_included", yes_or_no(a.text_included), yes_or_no(b.text_included));
  }

  void items(const Instrument& a, const Instrument& b) {
    const auto id = [](const Item& one) { return one.id; };
    const auto when = [](const Item& one) {
      return joined(one.ask_when, [](const ItemAtLeast& c) { return c.item + " ≥ " + std::to_string(c.at_least); });
    };
    things(
        "item", "", a.items, b.items, id, [](const Item& one) { return one.text; },
        [&](const Item& x, const Item& y) {
          field("item", x.id, "text", x.text, y.text);
          field("item", x.id, "ask_when", when(x), when(y));
          field("item", x.id, "faces", yes_or_no(x.faces), yes_or_no(y.faces));
          field("item", x.id, "read_aloud", yes_or_no(x.read_aloud), yes_or_no(y.read_aloud));
          things(
              "option", x.id + " = ", x.options, y.options, [](const Option& one) { return std::to_string(one.value); },
              [](const Option& one) { return one.text; },
              [&](const Option& p, const Option& q) {
                field("option", x.id + " = " + std::to_string(p.value), "text", p.text, q.text);
              });
        });
    const std::string before = joined(a.items, id), after = joined(b.items, id);
    auto sorted_a = a.items, sorted_b = b.items;
    const auto by_id = [](const Item& x, const Item& y) { return x.id < y.id; };
    std::sort(sorted_a.begin(), sorted_a.end(), by_id);
    std::sort(sorted_b.begin(), sorted_b.end(), by_id);
    if (before != after && joined(sorted_a, id) == joined(sorted_b, id)) field("about", "", "order", before, after);
  }

  void scales(const Instrument& a, const Instrument& b) {
    things(
        "scale", "", a.scales, b.scales, [](const Scale& one) { return one.id; },
        [](const Scale& one) { return one.title; },
        [&](const Scale& x, const Scale& y) {
          field("scale", x.id, "title", x.title, y.title);
          field("scale", x.id, "kind", kind_words(x.kind), kind_words(y.kind));
          field("scale", x.id, "items", names(x.items), names(y.items));
          field("scale", x.id, "reversed", names(x.reversed), names(y.reversed));
          field("scale", x.id, "weights", joined(x.weights, number), joined(y.weights, number));
          field("scale", x.id, "count_from", std::to_string(x.count_from), std::to_string(y.count_from));
          field("scale", x.id, "missing", missing_words(x), missing_words(y));
          field("scale", x.id, "norm_note", x.norm_note, y.norm_note);
          things(
              "band", x.id + " / ", x.bands, y.bands, [](const Band& one) { return one.id; },
              [](const Band& one) {
                return text_of(said::band_from(
                    {.from = number(one.from), .words = Sentence{one.text.at("zh-CN"), one.text.at("en")}}));
              },
              [&](const Band& p, const Band& q) {
                field("band", x.id + " / " + p.id, "from", number(p.from), number(q.from));
                field("band", x.id + " / " + p.id, "text", p.text, q.text);
              });
          const auto norm = [](const Norm& one) {
            return plain(one.date + ", n = " + std::to_string(one.n) + ", " + number(one.mean) + " ± " +
                         number(one.sd));
          };
          things(
              "norm", x.id + " / ", x.norms, y.norms, [](const Norm& one) { return one.population; }, norm,
              [&](const Norm& p, const Norm& q) {
                field("norm", x.id + " / " + p.population, "figures", norm(p), norm(q));
              });
        });
  }

  void rest(const Instrument& a, const Instrument& b) {
    // An item may be critical at two thresholds: each is a thing of its own.
    const auto key = [](const CriticalItem& one) { return one.item + (one.tier == Tier::acute ? " !" : ""); };
    things("critical", "", a.critical, b.critical, key, critical_words,
           [&](const CriticalItem& x, const CriticalItem& y) {
             field("critical", x.item, "threshold", critical_words(x), critical_words(y));
           });
    field("validity", "", "fast_ms", std::to_string(a.validity.fast_ms_per_item),
          std::to_string(b.validity.fast_ms_per_item));
    field("validity", "", "fast_share", number(a.validity.fast_share_max), number(b.validity.fast_share_max));
    field("validity", "", "longstring", std::to_string(a.validity.longstring_min),
          std::to_string(b.validity.longstring_min));
    field("validity", "", "missing", std::to_string(a.validity.missing_max), std::to_string(b.validity.missing_max));
    field("validity", "", "variability", number(a.validity.variability_min) + "–" + number(a.validity.variability_max),
          number(b.validity.variability_min) + "–" + number(b.validity.variability_max));
    field("validity", "", "lie_scale",
          names(a.validity.lie_scale.items) + " ≥ " + std::to_string(a.validity.lie_scale.void_from),
          names(b.validity.lie_scale.items) + " ≥ " + std::to_string(b.validity.lie_scale.void_from));
    field("validity", "", "even_odd",
          names(a.validity.even_odd.scales) + " ≥ " + number(a.validity.even_odd.consistency_min),
          names(b.validity.even_odd.scales) + " ≥ " + number(b.validity.even_odd.consistency_min));
    const auto golden = [](const GoldenVector& one) { return plain(golden_words(one)); };
    things(
        "golden", "", a.golden, b.golden, [](const GoldenVector& one) { return one.name; }, golden,
        [&](const GoldenVector& x, const GoldenVector& y) { field("golden", x.name, "vector", golden(x), golden(y)); });
  }
};

}  // namespace

std::vector<Change> changes_between(const Instrument& before, const Instrument& after) {
  Comparison comparison;
  comparison.about(before, after);
  comparison.items(before, after);
  comparison.scales(before, after);
  comparison.rest(before, after);
  return std::move(comparison.all);
}

std::vector<api::InstrumentChange> told_changes(const Instrument& before, const Instrument& after) {
  using Told = api::InstrumentChange;
  std::vector<Told> out;
  for (const auto& one : changes_between(before, after))
    out.push_back({.part = Told::Part(one.part),
                   .place = one.place,
                   .field = one.field,
                   .kind = Told::Kind(one.kind),
                   .before = local_text(one.before),
                   .after = local_text(one.after)});
  return out;
}

}  // namespace rongxin::instruments
