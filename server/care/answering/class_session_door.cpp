#include "answering/problems.h"
#include "answering/sign_in_to_answer.h"
#include "sql/answering/find_class_session.h"

namespace rongxin::answering {

Result<api::ClassSessionFound> class_session_door(campaigns::Screening& screening, std::string_view code,
                                                  std::string_view language) {
  constexpr auto opening = store::SystemKey::because("a room's code is looked up before there is a caller");
  struct Session {
    CampaignId campaign;
    bool by_seat;
    std::string class_name;
  };
  const auto session = screening.database.read(opening, [&](store::Transaction& transaction) {
    return transaction.one(
        opening, sql::answering::find_class_session{.code = normal_base32(code), .now_ms = screening.clock.now_ms()},
        [](const auto& row) {
          return Session{row.campaign_id(), row.sign_in() == "code_or_seat", std::string(row.name())};
        });
  });
  if (!session) return problems::class_session_closed;
  const auto campaign = screening.shelf.find(session->campaign);
  if (!campaign || campaign->recalled) return problems::campaign_not_open;
  return api::ClassSessionFound{.state = "class_session",
                                .code = normal_base32(code),
                                .class_session = {.title = campaign->definition.title.at(std::string(language)),
                                                  .class_name = session->class_name,
                                                  .open = true,
                                                  .by_seat = session->by_seat}};
}

}  // namespace rongxin::answering
