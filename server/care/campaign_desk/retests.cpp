#include "campaign_desk/retests.h"

#include "platform/problem_catalogue.h"
#include "sql/campaign_desk/begin_second_attempt.h"
#include "sql/campaign_desk/list_class_anomalies.h"
#include "sql/campaign_desk/list_retests.h"
#include "sql/campaign_desk/read_retest.h"
#include "sql/campaign_desk/release_retest.h"

namespace rongxin::campaign_desk {
namespace {

using store::StaffTransaction;
constexpr std::int64_t half_a_year_ms = 183LL * 24 * 3600 * 1000;
constexpr std::uint8_t second_attempt = 2;

struct Stage {
  api::Retest::State state;
  const char* zh;
  const char* en;
};

Stage stage_of(const auto& row) {
  if (row.second_validity() == "invalid")
    return {"neither_used", "两次结果都不采用：请班主任留意观察，您和学生谈一谈，不再做第三次测评。",
            "Neither result is used: an observation by the class teacher and a conversation, never a third test."};
  if (row.second_at_ms() != 0) return {"done", "已再测，采用第二次的结果。", "Retested; the second result is used."};
  if (row.released_at_ms() != 0)
    return {"released", "已放开：学生用原来的答题码即可再测一次。",
            "Released: the student's own code gives the second attempt."};
  return {"waiting", "本次结果不采用，建议再测。请找一个安静的时间，先和学生说明。",
          "This result is not used; a retest is advised. Choose a quiet moment and explain it first."};
}

api::Retest retest_of(const campaigns::Screening& screening, const auto& row, bool en) {
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
                  .words = en ? stage.en : stage.zh};
  if (row.released_at_ms() != 0) out.released_at_ms = row.released_at_ms();
  if (const auto known = screening.shelf.find(campaign)) {
    out.campaign_title = known->definition.title.at(en ? "en" : "zh-CN");
    out.campaign_open = known->open_at(screening.clock.now_ms());
  }
  return out;
}

api::RoomThatStandsOut room_of(const campaigns::Screening& screening, const auto& row, bool en) {
  const std::int64_t sheets = row.sheets(), alike = row.alike(), hurried = row.hurried();
  const auto n = [](std::int64_t number) { return std::to_string(number); };
  api::RoomThatStandsOut out{.class_name = row.name(), .found_at_ms = row.found_at_ms()};
  if (alike > 1)
    out.words.emplace_back(en ? n(alike) + " of " + n(sheets) + " sheets are the same answer for answer."
                              : n(sheets) + " 份答卷中有 " + n(alike) + " 份逐题相同。");
  if (hurried > 0)
    out.words.emplace_back(en ? n(hurried) + " of " + n(sheets) + " sheets were done faster than the items can be read."
                              : n(sheets) + " 份答卷中有 " + n(hurried) + " 份的作答比读题还快。");
  out.words.emplace_back(en ? "The slowest sheet took " + n(row.slowest_ms() / 1000) + " s."
                            : "最慢的一份用时 " + n(row.slowest_ms() / 1000) + " 秒。");
  if (const auto campaign = screening.shelf.find(row.campaign_id()))
    out.campaign_title = campaign->definition.title.at(en ? "en" : "zh-CN");
  out.what_to_do = en ? "Ask the teacher of that lesson, without blame, how it went: was it quiet, was the purpose "
                        "explained, did somebody read answers aloud? If need be, offer the class another time."
                      : "请心平气和地向当堂老师了解情况：教室是否安静、有没有说明目的、有没有人念答案。必要时换个时间"
                        "，请全班再做一次。";
  return out;
}

}  // namespace

Result<api::RetestList> list_retests(const campaigns::Screening& screening, const access::Caller& caller,
                                     const api::list_retests::In& in) {
  const bool en = in.language == "en";
  api::RetestList out;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::campaign_desk::list_retests{},
                     [&](const auto& row) { out.retests.push_back(retest_of(screening, row, en)); });
    transaction.each(sql::campaign_desk::list_class_anomalies{.since_ms = screening.clock.now_ms() - half_a_year_ms},
                     [&](const auto& row) { out.rooms.push_back(room_of(screening, row, en)); });
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
