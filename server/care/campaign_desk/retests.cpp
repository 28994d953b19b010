#include "campaign_desk/retests.h"

#include "platform/problem_catalogue.h"
#include "sql/campaign_desk/begin_second_attempt.h"
#include "sql/campaign_desk/list_class_anomalies.h"
#include "sql/campaign_desk/list_retests.h"
#include "sql/campaign_desk/read_retest.h"
#include "sql/campaign_desk/release_retest.h"
#include "texts/campaign_desk.h"

namespace rongxin::campaign_desk {
namespace {

using store::StaffTransaction;
constexpr std::int64_t half_a_year_ms = 183LL * 24 * 3600 * 1000;
constexpr std::uint8_t second_attempt = 2;

struct Stage {
  api::Retest::State state;
  Sentence words;
};

Stage stage_of(const auto& row) {
  if (row.second_validity() == "invalid") return {"neither_used", texts::campaign_desk::stage_neither_used()};
  if (row.second_at_ms() != 0) return {"done", texts::campaign_desk::stage_done()};
  if (row.released_at_ms() != 0) return {"released", texts::campaign_desk::stage_released()};
  return {"waiting", texts::campaign_desk::stage_waiting()};
}

api::Retest retest_of(const campaigns::Screening& screening, const auto& row, std::string_view language) {
  const StudentId student = row.student_id();
  const CampaignId campaign = row.campaign_id();
  const Stage stage = stage_of(row);
  api::Retest out{.id = {student, static_cast<std::uint32_t>(campaign.value), second_attempt},
                  .student_id = student,
                  .student_name = row.name(),
                  .class_name = row.class_name(),
                  .seat = row.seat_no(),
                  .opened_at_ms = row.opened_at_ms(),
                  .state = stage.state,
                  .words = stage.words.in(language)};
  if (row.released_at_ms() != 0) out.released_at_ms = row.released_at_ms();
  if (const auto known = screening.shelf.find(campaign)) {
    out.campaign_title = known->definition.title.at(std::string(language));
    out.campaign_open = known->open_at(screening.clock.now_ms());
  }
  return out;
}

api::RoomThatStandsOut room_of(const campaigns::Screening& screening, const auto& row, std::string_view language) {
  const std::int64_t sheets = row.sheets(), alike = row.alike(), hurried = row.hurried();
  const auto n = [](std::int64_t number) { return std::to_string(number); };
  api::RoomThatStandsOut out{.class_name = row.name(), .found_at_ms = row.found_at_ms()};
  if (alike > 1)
    out.words.emplace_back(texts::campaign_desk::sheets_alike({.sheets = n(sheets), .alike = n(alike)}).in(language));
  if (hurried > 0)
    out.words.emplace_back(
        texts::campaign_desk::sheets_hurried({.sheets = n(sheets), .hurried = n(hurried)}).in(language));
  out.words.emplace_back(texts::campaign_desk::slowest_sheet({.seconds = n(row.slowest_ms() / 1000)}).in(language));
  if (const auto campaign = screening.shelf.find(row.campaign_id()))
    out.campaign_title = campaign->definition.title.at(std::string(language));
  out.what_to_do = texts::campaign_desk::ask_the_teacher().in(language);
  return out;
}

}  // namespace

Result<api::RetestList> list_retests(const campaigns::Screening& screening, const access::Caller& caller,
                                     const api::list_retests::In& in) {
  api::RetestList out;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::campaign_desk::list_retests{},
                     [&](const auto& row) { out.retests.push_back(retest_of(screening, row, in.language)); });
    transaction.each(sql::campaign_desk::list_class_anomalies{.since_ms = screening.clock.now_ms() - half_a_year_ms},
                     [&](const auto& row) { out.rooms.push_back(room_of(screening, row, in.language)); });
    return 0;
  });
  return out;
}

Status release_retest(const campaigns::Screening& screening, const access::Caller& caller,
                      const api::release_retest::In& in) {
  const StudentId student = in.id.student;
  const CampaignId campaign(in.id.first);
  if (in.id.second != second_attempt) return problems::not_found;
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto attempt =
        transaction.one(sql::campaign_desk::read_retest{.student_id = student, .campaign_id = campaign},
                        [](const auto& row) { return row.attempt(); });
    if (!attempt) return problems::not_found;
    if (transaction.run(sql::campaign_desk::release_retest{.student_id = student,
                                                           .campaign_id = campaign,
                                                           .now_ms = screening.clock.now_ms(),
                                                           .released_by = caller.account()}) == 0)
      return success();
    transaction.run(
        sql::campaign_desk::begin_second_attempt{.student_id = student, .campaign_id = campaign, .attempt = *attempt});
    screening.audit.append(transaction, audit::by(caller, api::release_retest::operation.name, student.value,
                                                  "campaign " + std::to_string(campaign.value)));
    return success();
  });
}

}  // namespace rongxin::campaign_desk
