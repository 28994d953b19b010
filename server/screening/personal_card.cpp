#include "screening/personal_card.h"

#include <boost/json.hpp>

#include "platform/clock.h"

namespace rongxin::screening {
namespace {

namespace json = boost::json;

json::object words(const char* zh, const char* en) { return {{"zh-CN", zh}, {"en", en}}; }

}  // namespace

std::shared_ptr<const std::string> card_form() {
  static const auto form = std::make_shared<const std::string>(json::serialize(json::object{
      {"campaign_id", "0"},
      {"title", words("我的个人卡", "My personal card")},
      {"sections", json::array()},
      {"hotlines", json::array()},
      {"who_reads", words("学校的心理老师和值班老师。", "The school psychologist and the adult on duty.")},
      {"help_promise", words("上学日当天会有老师看到；选“现在”，值班老师马上会收到。", "On a school day somebody reads it the same day; with “now” the adult on duty is called at once.")},
      {"closes_at_ms", 0}}));
  return form;
}

psychometrics::Text card_promise(std::string_view wish) {
  if (wish == "now") return {{"zh-CN", "值班老师现在就会收到，请到老师身边去，或者等在这里。"}, {"en", "The adult on duty is being called now. Go to a teacher, or wait here."}};
  return {{"zh-CN", "今天会有老师看到，并来找你。"}, {"en", "Somebody reads it today and comes to you."}};
}

std::string card_signal_key(std::string_view wish, std::int64_t now_ms) { return "card/" + instant_text(now_ms).substr(0, 13) + "/help_button/" + std::string(wish); }

}  // namespace rongxin::screening
