#include "campaign_desk/retests.h"

#include <boost/json.hpp>

#include "access/public_id.h"
#include "platform/problem_catalogue.h"
#include "sql/campaign_desk/begin_second_attempt.h"
#include "sql/campaign_desk/list_class_anomalies.h"
#include "sql/campaign_desk/list_retests.h"
#include "sql/campaign_desk/read_retest.h"
#include "sql/campaign_desk/release_retest.h"
#include "texts/campaign_desk.h"

namespace rongxin::campaign_desk {
namespace {

namespace json = boost::json;
using store::StaffTransaction;
constexpr std::int64_t half_a_year_ms = 183LL * 24 * 3600 * 1000;
constexpr std::uint8_t second_attempt = 2;

struct Stage {
  const char* state;
  Sentence words;
};

Stage stage_of(const auto& row) {
  if (row.second_validity() == "invalid") return {"neither_used", texts::campaign_desk::stage_neither_used()};
  if (row.second_at_ms() != 0) return {"done", texts::campaign_desk::stage_done()};
  if (row.released_at_ms() != 0) return {"released", texts::campaign_desk::stage_released()};
  return {"waiting", texts::campaign_desk::stage_waiting()};
}

json::object retest_json(campaigns::Screening& screening, const auto& row, std::string_view language) {
  const StudentId student = row.student_id();
  const CampaignId campaign = row.campaign_id();
  const Stage stage = stage_of(row);
  json::object out{{"id", access::public_id(screening.keys.public_id, access::PublicKind::sheet,
                                            {student, static_cast<std::uint32_t>(campaign.value), second_attempt})},
                   {"student_id", access::public_id(screening.keys.public_id, access::PublicKind::student, {student})},
                   {"student_name", row.name()},
                   {"class_name", row.class_name()},
                   {"seat", row.seat_no()},
                   {"opened_at_ms", row.opened_at_ms()},
                   {"state", stage.state},
                   {"words", stage.words.in(language)}};
  if (row.released_at_ms() != 0) out["released_at_ms"] = row.released_at_ms();
  if (const auto known = screening.shelf.find(campaign)) {
    out["campaign_title"] = known->definition.title.at(std::string(language));
    out["campaign_open"] = known->open_at(screening.clock.now_ms());
  } else {
    out["campaign_title"] = "";
    out["campaign_open"] = false;
  }
  return out;
}

json::object room_json(campaigns::Screening& screening, const auto& row, std::string_view language) {
  const std::int64_t sheets = row.sheets(), alike = row.alike(), hurried = row.hurried();
  const auto n = [](std::int64_t number) { return std::to_string(number); };
  json::array words;
  if (alike > 1)
    words.push_back(
        json::value(texts::campaign_desk::sheets_alike({.sheets = n(sheets), .alike = n(alike)}).in(language)));
  if (hurried > 0)
    words.push_back(
        json::value(texts::campaign_desk::sheets_hurried({.sheets = n(sheets), .hurried = n(hurried)}).in(language)));
  words.push_back(
      json::value(texts::campaign_desk::slowest_sheet({.seconds = n(row.slowest_ms() / 1000)}).in(language)));
  const auto campaign = screening.shelf.find(row.campaign_id());
  return {{"class_name", row.name()},
          {"campaign_title", campaign ? campaign->definition.title.at(std::string(language)) : ""},
          {"found_at_ms", row.found_at_ms()},
          {"words", std::move(words)},
          {"what_to_do", texts::campaign_desk::ask_the_teacher().in(language)}};
}

}  // namespace

Result<std::string> list_retests(campaigns::Screening& screening, const access::Caller& caller,
                                 std::string_view language) {
  json::array retests, rooms;
  std::string shown;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::campaign_desk::list_retests{}, [&](const auto& row) {
      retests.push_back(retest_json(screening, row, language));
      shown += std::to_string(row.student_id().value) + " ";
    });
    transaction.each(sql::campaign_desk::list_class_anomalies{.since_ms = screening.clock.now_ms() - half_a_year_ms},
                     [&](const auto& row) { rooms.push_back(room_json(screening, row, language)); });
    return 0;
  });
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    screening.audit.append(transaction, audit::by(caller, "listRetests", 0, shown));
    return success();
  }));
  return json::serialize(json::object{{"retests", std::move(retests)}, {"rooms", std::move(rooms)}});
}

Status release_retest(campaigns::Screening& screening, const access::Caller& caller, std::string_view id) {
  const auto number = access::read_public_id(screening.keys.public_id, access::PublicKind::sheet, id);
  if (!number || number->second != second_attempt) return problems::not_found;
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const CampaignId campaign(number->first);
    const auto attempt =
        transaction.one(sql::campaign_desk::read_retest{.student_id = number->student, .campaign_id = campaign},
                        [](const auto& row) { return row.attempt(); });
    if (!attempt) return problems::not_found;
    if (transaction.run(sql::campaign_desk::release_retest{.student_id = number->student,
                                                           .campaign_id = campaign,
                                                           .now_ms = screening.clock.now_ms(),
                                                           .released_by = caller.account()}) == 0)
      return success();
    transaction.run(sql::campaign_desk::begin_second_attempt{
        .student_id = number->student, .campaign_id = campaign, .attempt = *attempt});
    screening.audit.append(transaction, audit::by(caller, "releaseRetest", number->student.value,
                                                  "campaign " + std::to_string(campaign.value)));
    return success();
  });
}

}  // namespace rongxin::campaign_desk
