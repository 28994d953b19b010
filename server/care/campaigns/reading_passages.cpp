#include "campaigns/reading_passages.h"

#include <array>

#include "instruments/local_text.h"
#include "texts/campaigns.h"

namespace rongxin::campaigns {

using instruments::text_of;
using psychometrics::Text;
namespace said = texts::campaigns;

const Text& reading_passage(std::size_t at) {
  static const std::array<Text, 10> passages{text_of(said::passage_banyan()),       text_of(said::passage_roots()),
                                             text_of(said::passage_wushan()),       text_of(said::passage_jasmine()),
                                             text_of(said::passage_walls()),        text_of(said::passage_birds()),
                                             text_of(said::passage_stone_houses()), text_of(said::passage_gushan()),
                                             text_of(said::passage_plums()),        text_of(said::passage_rain())};
  return passages[at % passages.size()];
}

const Text& reading_choice(std::size_t at) {
  static const std::array<Text, 4> choices{text_of(said::read_it()), text_of(said::read_and_knew()),
                                           text_of(said::read_and_did_not_know()), text_of(said::read_and_curious())};
  return choices[at % choices.size()];
}

const Text& reading_stem() {
  static const Text stem = text_of(said::read_the_passage());
  return stem;
}

}  // namespace rongxin::campaigns
