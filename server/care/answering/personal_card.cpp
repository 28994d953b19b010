#include "answering/personal_card.h"

#include <boost/json.hpp>

#include "platform/clock.h"
#include "texts/answering.h"

namespace rongxin::answering {
namespace {

namespace json = boost::json;

json::object words(const Sentence& one) { return {{"zh-CN", one.zh}, {"en", one.en}}; }

}  // namespace

std::shared_ptr<const std::string> card_form() {
  static const auto form = std::make_shared<const std::string>(
      json::serialize(json::object{{"campaign_id", "0"},
                                   {"title", words(texts::answering::my_card())},
                                   {"sections", json::array()},
                                   {"who_reads", words(texts::answering::card_readers())},
                                   {"closes_at_ms", 0}}));
  return form;
}

std::string help_signal_key(CampaignId campaign, int attempt, std::string_view wish, std::int64_t now_ms) {
  const std::string ten_minutes = instant_text(now_ms).substr(0, 15);
  if (campaign == no_campaign) return "card/" + ten_minutes + "/help_button/" + std::string(wish);
  return "c" + std::to_string(campaign.value) + "." + std::to_string(attempt) + "/" + ten_minutes + "/help_button/" +
         std::string(wish);
}

}  // namespace rongxin::answering
