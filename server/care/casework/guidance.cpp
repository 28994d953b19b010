#include "casework/guidance.h"

#include "texts/casework.h"

namespace rongxin::casework {
namespace {

namespace words = texts::casework;

boost::json::array lines(std::initializer_list<const Sentence*> all, std::string_view language) {
  boost::json::array out;
  for (const auto* one : all) out.push_back(boost::json::value(one->in(language)));
  return out;
}

}  // namespace

boost::json::array card_of_call(std::int64_t tier_rank, std::string_view language) {
  if (tier_rank == 1)
    return lines({&words::card_sign_in(), &words::go_now(), &words::listen(), &words::call_guardian_or_leader(),
                  &words::in_danger()},
                 language);
  return lines({&words::card_sign_in(), &words::arrange_talk()}, language);
}

boost::json::array steps_when_taken(std::int64_t tier_rank, std::string_view language) {
  if (tier_rank == 1)
    return lines({&words::go_now(), &words::listen(), &words::call_guardian_or_psychologist(), &words::in_danger(),
                  &words::hand_on()},
                 language);
  return lines({&words::talk_today(), &words::listen(), &words::call_guardian_or_psychologist(), &words::hand_on()},
               language);
}

boost::json::array steps_of_alert(std::int64_t tier_rank, std::string_view language) {
  if (tier_rank == 1)
    return lines({&words::stay_with_student(), &words::talk_before_leaving(), &words::in_danger()}, language);
  return lines(
      {tier_rank == 2 ? &words::talk_within_two_days() : &words::talk_within_ten_days(), &words::flag_means_talk()},
      language);
}

}  // namespace rongxin::casework
