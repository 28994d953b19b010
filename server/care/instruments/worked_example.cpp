#include "instruments/worked_example.h"

#include "instruments/local_text.h"
#include "texts/instruments.h"

namespace rongxin::instruments {
namespace {

using namespace psychometrics;
namespace said = texts::instruments;

// Cells that have one language for everybody: the words stand behind each other.
std::string in_one(const Sentence& words) { return words.zh + " " + words.en; }

Scale total() {
  Scale one;
  one.id = "sleep4";
  one.title = text_of(said::example_total());
  one.items = {"sleep4.1", "sleep4.2", "sleep4.3", "sleep4.4"};
  one.reversed = {"sleep4.3"};
  one.missing_rule = MissingRule::prorate;
  one.missing_max = 1;
  one.bands = {{"low", 0, text_of(said::example_little())},
               {"some", 3, text_of(said::example_some())},
               {"much", 6, text_of(said::example_much())}};
  one.norm_note = text_of(said::example_norm_note());
  return one;
}

}  // namespace

Instrument worked_example() {
  Instrument example;
  example.id = "sleep4";
  example.version = "1.0";
  example.title = text_of(said::example_title());
  example.stem = text_of(said::example_stem());
  example.informant = "student";
  example.age_min_years = 8;
  example.age_max_years = 18;
  example.licence_status = in_one(said::example_licence());
  example.source = text_of(said::example_source());
  example.translation_source = in_one(said::example_translation());
  example.text_included = true;
  const std::vector<Option> often{{0, text_of(said::example_never())},
                                  {1, text_of(said::example_sometimes())},
                                  {2, text_of(said::example_often())}};
  example.items = {{"sleep4.1", text_of(said::example_item_asleep()), often, {}},
                   {"sleep4.2", text_of(said::example_item_awake()), often, {}},
                   {"sleep4.3", text_of(said::example_item_rested()), often, {}},
                   {"sleep4.4", text_of(said::example_item_afraid()), often, {}}};
  example.scales = {total()};
  example.critical = {{"sleep4.4", 2, Tier::same_day, ""}};
  example.validity = {300, 0.5, 0, 1};
  example.golden = {
      {in_one(said::example_sleeps_well()), {0, 0, 2, 0}, {{"sleep4", 0.0}}, {{"sleep4", "low"}}, {}},
      {in_one(said::example_second_band()), {1, 1, 1, 0}, {{"sleep4", 3.0}}, {{"sleep4", "some"}}, {}},
      {in_one(said::example_everything()), {2, 2, 0, 2}, {{"sleep4", 8.0}}, {{"sleep4", "much"}}, {"sleep4.4"}},
      {in_one(said::example_one_unanswered()), {2, -1, 1, 0}, {{"sleep4", 4.0}}, {{"sleep4", "some"}}, {}},
      {in_one(said::example_two_unanswered()), {2, -1, -1, 2}, {{"sleep4", std::nullopt}}, {}, {"sleep4.4"}}};
  return example;
}

}  // namespace rongxin::instruments
