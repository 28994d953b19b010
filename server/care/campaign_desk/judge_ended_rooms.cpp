#include "campaign_desk/judge_ended_rooms.h"

#include "answering/submit_answers.h"
#include "psychometrics/validity/class_anomaly.h"
#include "settings/settings.h"
#include "sql/campaign_desk/add_class_anomaly.h"
#include "sql/campaign_desk/list_session_sheets.h"
#include "sql/campaign_desk/list_unjudged_sessions.h"
#include "sql/campaign_desk/note_judged_session.h"

namespace rongxin::campaign_desk {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto judging = SystemKey::because("the server compares the sheets of a room by itself; only counts are kept");

struct Room {
  ClassSessionId session;
  CampaignId campaign;
  UnitId class_unit;
};

std::vector<psychometrics::RoomSheet> sheets_of(campaigns::Screening& screening, const Room& room) {
  std::vector<std::pair<StudentId, Bytes>> sealed;
  screening.database.read(judging, [&](Transaction& transaction) {
    transaction.each(
        judging,
        sql::campaign_desk::list_session_sheets{
            .class_session_id = room.session, .campaign_id = room.campaign, .class_unit_id = room.class_unit},
        [&](const auto& row) {
          sealed.emplace_back(row.student_id(), Bytes{std::string(row.sealed_answers().octets)});
        });
    return 0;
  });
  std::vector<psychometrics::RoomSheet> sheets;
  for (const auto& [student, octets] : sealed) {
    std::string plain;
    campaigns::AnswerSet answers;
    const auto key = screening.vault.key_of(student);
    if (key && access::StudentVault::open(*key, student, answering::answers_place, octets, plain) &&
        campaigns::AnswerSet::decode(plain, answers))
      sheets.push_back({std::move(answers.value), std::move(answers.spent_ms)});
  }
  return sheets;
}

psychometrics::RoomRule rule_of(const settings::Setting& rooms) {
  psychometrics::RoomRule rule;
  rule.sheets_min = rooms.number("sheets_min");
  rule.items_min = rooms.number("items_min");
  rule.alike_min = rooms.number("alike_min");
  rule.alike_share_min = rooms.number("alike_percent_min") / 100.0;
  rule.hurried_ms_per_item = rooms.number("hurried_ms_per_item");
  rule.hurried_share_min = rooms.number("hurried_percent_min") / 100.0;
  return rule;
}

}  // namespace

void judge_ended_rooms(campaigns::Screening& screening) {
  const std::int64_t now_ms = screening.clock.now_ms();
  std::vector<Room> rooms;
  screening.database.read(judging, [&](Transaction& transaction) {
    transaction.each(judging, sql::campaign_desk::list_unjudged_sessions{.now_ms = now_ms}, [&](const auto& row) {
      rooms.push_back({row.class_session_id(), row.campaign_id(), row.class_unit_id()});
    });
    return 0;
  });
  for (const auto& room : rooms) {
    const auto rooms_rule = screening.database.read(judging, [&](Transaction& transaction) {
      return settings::read(transaction, room.class_unit, "rooms", screening.clock.today());
    });
    const auto found = psychometrics::judge_room(rule_of(rooms_rule), sheets_of(screening, room));
    (void)screening.database.write(judging, [&](Transaction& transaction) -> Status {
      transaction.run(judging,
                      sql::campaign_desk::note_judged_session{.class_session_id = room.session, .now_ms = now_ms});
      if (found.stands_out)
        transaction.run(judging,
                        sql::campaign_desk::add_class_anomaly{.class_session_id = room.session,
                                                              .campaign_id = room.campaign,
                                                              .class_unit_id = room.class_unit,
                                                              .sheets = found.sheets,
                                                              .alike = found.alike,
                                                              .hurried = found.hurried,
                                                              .slowest_ms = static_cast<std::int64_t>(found.slowest_ms),
                                                              .now_ms = now_ms,
                                                              .rule_version = rooms_rule.version});
      return success();
    });
  }
}

}  // namespace rongxin::campaign_desk
