#include "fieldwork/lesson_day.h"

#include <boost/json.hpp>

#include "access/public_id.h"
#include "answering/code_look_up.h"
#include "answering/code_proof.h"
#include "answering/sign_in_to_answer.h"
#include "campaigns/visible_campaign.h"
#include "fieldwork/problems.h"
#include "fieldwork/sheet_standing.h"
#include "platform/problem_catalogue.h"
#include "sql/fieldwork/count_attempt.h"
#include "sql/fieldwork/count_attempt_back.h"
#include "sql/fieldwork/count_code.h"
#include "sql/fieldwork/end_code.h"
#include "sql/fieldwork/list_board.h"
#include "sql/fieldwork/list_class_pupils.h"
#include "sql/fieldwork/list_unfinished.h"
#include "sql/fieldwork/read_pupil.h"
#include "sql/fieldwork/release_seats_of.h"
#include "sql/fieldwork/revive_code.h"
#include "sql/fieldwork/set_away.h"
#include "sql/fieldwork/set_sheet_aside.h"
#include "sql/fieldwork/undo_set_aside.h"

namespace rongxin::fieldwork {
namespace {

namespace json = boost::json;
using campaigns::Screening;
using store::StaffTransaction;
constexpr auto giving_codes = store::SystemKey::because(
    "a look-up has no scope; the pupil was found through visible_completion in the same transaction");

std::string about(CampaignId campaign, UnitId class_unit) {
  return "campaign " + std::to_string(campaign.value) + " class " + std::to_string(class_unit.value);
}

Status log_read(Screening& screening, const access::Caller& caller, std::string_view action,
                const std::string& detail) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    screening.audit.append(transaction, audit::by(caller, action, 0, detail));
    return success();
  });
}

std::string public_student(Screening& screening, std::int64_t student) {
  return access::public_id(screening.keys.public_id, access::PublicKind::student, {StudentId(student)});
}

struct Pupil {
  std::int64_t code_no, attempt;
  bool finished, two_devices, begun;
};

std::optional<Pupil> find_pupil(StaffTransaction& transaction, PupilKey pupil) {
  return transaction.one(sql::fieldwork::read_pupil{.student_id = pupil.student, .campaign_id = pupil.campaign},
                         [](const auto& row) {
                           return Pupil{row.code_no(), row.attempt_no(), row.state() == "finished",
                                        row.two_devices() != 0, row.state() != "absent"};
                         });
}

// The old codes lead nowhere from the moment in which the new one leads to the child: the last one, and what an undoing
// may have opened again.
Result<std::string> next_code(Screening& screening, StaffTransaction& transaction, PupilKey pupil,
                              std::int64_t code_no) {
  const auto& keys = screening.keys;
  const auto digest = [&](const std::string& code) { return answering::look_up_digest(keys.look_up, code); };
  for (std::int64_t old_no = std::max<std::int64_t>(1, code_no - 1); old_no <= code_no; ++old_no) {
    const Digest old_one = digest(answering::access_code_of(keys.code, pupil.student, pupil.campaign, old_no));
    transaction.run(giving_codes, sql::fieldwork::end_code{.look_up_digest = BytesView(view(old_one)),
                                                           .now_ms = screening.clock.now_ms(),
                                                           .student_id = pupil.student,
                                                           .campaign_id = pupil.campaign});
  }
  // Digits that already lead to another child are passed over.
  for (;; ++code_no) {
    if (transaction.run(sql::fieldwork::count_code{
            .student_id = pupil.student, .campaign_id = pupil.campaign, .code_no = code_no}) == 0)
      return problems::conflict;
    std::string code = answering::access_code_of(keys.code, pupil.student, pupil.campaign, code_no + 1);
    const Digest new_one = digest(code);
    if (answering::lead_to(transaction, new_one, pupil.student, pupil.campaign)) return code;
  }
}

std::string code_json(const std::string& code) { return json::serialize(json::object{{"code", code}}); }

}  // namespace

Result<std::string> read_board(Screening& screening, const access::Caller& caller, CampaignId campaign,
                               std::string_view language) {
  const auto known = screening.shelf.find(campaign);
  const std::int64_t counted_until_ms = screening.changed.counted_until_ms();
  auto body = screening.database.read(caller, [&](StaffTransaction& transaction) -> std::optional<json::object> {
    const auto seen = campaigns::find_visible(transaction, campaign);
    if (!seen || !known) return std::nullopt;
    json::array rows;
    transaction.each(sql::fieldwork::list_board{.campaign_id = campaign}, [&](const auto& row) {
      rows.push_back({{"unit_id", std::to_string(row.unit_id().value)},
                      {"unit_name", row.name()},
                      {"kind", row.kind()},
                      {"expected", row.expected()},
                      {"started", row.started()},
                      {"finished", row.finished()}});
    });
    const auto& window = known->definition;
    const std::int64_t now_ms = screening.clock.now_ms();
    const char* state = seen->recalled                 ? "recalled"
                        : now_ms < window.opens_at_ms  ? "planned"
                        : now_ms < window.closes_at_ms ? "open"
                                                       : "closed";
    return json::object{{"title", window.title.at(std::string(language))},
                        {"state", state},
                        {"age_ms", std::max<std::int64_t>(0, now_ms - counted_until_ms)},
                        {"rows", std::move(rows)}};
  });
  if (!body) return problems::not_found;
  return json::serialize(*body);
}

Result<std::string> read_class_day(Screening& screening, const access::Caller& caller, CampaignId campaign,
                                   UnitId class_unit) {
  json::array pupils;
  std::string class_name;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    const auto standings = class_standings(transaction, campaign, class_unit);
    transaction.each(sql::fieldwork::list_class_pupils{.campaign_id = campaign, .class_unit_id = class_unit},
                     [&](const auto& row) {
                       json::object one{{"id", public_student(screening, row.student_id().value)},
                                        {"seat", row.seat_no()},
                                        {"name", row.name()},
                                        {"state", row.state()},
                                        {"two_devices", row.two_devices() != 0}};
                       if (!row.away_because().empty()) one["away_because"] = row.away_because();
                       if (!row.entry_mode().empty()) one["entry_mode"] = row.entry_mode();
                       // To the psychologist also what was set aside before the sheet that counts.
                       if (const auto standing = find_standing(standings, row.student_id(), campaign)) {
                         one["sheet"] = standing_json(*standing, standing->attempt, screening.clock.now_ms());
                         if (!standing->set_aside.empty())
                           one["sheet_before"] =
                               standing_json(*standing, standing->set_aside.back().attempt, screening.clock.now_ms());
                       }
                       class_name = std::string(row.class_name());
                       pupils.push_back(std::move(one));
                     });
    return 0;
  });
  if (pupils.empty()) return problems::not_found;
  RONGXIN_CHECK(log_read(screening, caller, "readClassDay", about(campaign, class_unit)));
  return json::serialize(json::object{{"class_name", class_name}, {"pupils", std::move(pupils)}});
}

Result<std::string> list_unfinished(Screening& screening, const access::Caller& caller, CampaignId campaign,
                                    int pupils_max) {
  json::array classes;
  std::int64_t total = 0;
  bool seen = false;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    seen = campaigns::find_visible(transaction, campaign).has_value();
    transaction.each(
        sql::fieldwork::list_unfinished{.campaign_id = campaign, .pupils_max = pupils_max}, [&](const auto& row) {
          const std::string unit = std::to_string(row.class_unit_id().value);
          if (classes.empty() || classes.back().at("class_id").as_string() != unit) {
            classes.push_back(
                json::object{{"class_id", unit}, {"class_name", row.class_name()}, {"pupils", json::array()}});
            if (row.class_session_id().value != 0)
              classes.back().as_object()["session_id"] = std::to_string(row.class_session_id().value);
          }
          json::object one{{"id", public_student(screening, row.student_id().value)},
                           {"seat", row.seat_no()},
                           {"name", row.name()},
                           {"state", row.state()}};
          if (!row.away_because().empty()) one["away_because"] = row.away_because();
          classes.back().at("pupils").as_array().push_back(std::move(one));
          total = row.unfinished();
        });
    return 0;
  });
  if (!seen) return problems::not_found;
  RONGXIN_CHECK(log_read(screening, caller, "listUnfinished", "campaign " + std::to_string(campaign.value) + " "));
  return json::serialize(json::object{{"total", total}, {"classes", std::move(classes)}});
}

Status set_away(Screening& screening, const access::Caller& caller, PupilKey pupil, std::string_view because) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::fieldwork::set_away{
            .student_id = pupil.student, .campaign_id = pupil.campaign, .away_because = because}) == 0)
      return problems::not_found;
    screening.audit.append(transaction,
                           audit::by(caller, "setAway", pupil.student.value,
                                     "campaign " + std::to_string(pupil.campaign.value) + " " + std::string(because)));
    return success();
  });
}

Result<std::string> give_new_code(Screening& screening, const access::Caller& caller, PupilKey pupil) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    const auto found = find_pupil(transaction, pupil);
    if (!found) return problems::not_found;
    if (found->finished) return problems::already_finished;
    RONGXIN_TRY(code, next_code(screening, transaction, pupil, found->code_no));
    screening.audit.append(transaction, audit::by(caller, "giveNewCode", pupil.student.value,
                                                  "campaign " + std::to_string(pupil.campaign.value) + " code " +
                                                      std::to_string(found->code_no + 1)));
    return code_json(code);
  });
}

namespace {

// The sheet is set aside, the next attempt counts, and a new code ends every ticket of the old one.
Result<std::string> begin_anew(Screening& screening, StaffTransaction& transaction, const access::Caller& caller,
                               PupilKey pupil, const Pupil& found, const char* action, std::string_view reason,
                               std::string_view because) {
  transaction.run(sql::fieldwork::set_sheet_aside{.student_id = pupil.student,
                                                  .campaign_id = pupil.campaign,
                                                  .set_aside_by = caller.account(),
                                                  .now_ms = screening.clock.now_ms(),
                                                  .reason = reason,
                                                  .because = because});
  if (transaction.run(sql::fieldwork::count_attempt{
          .student_id = pupil.student, .campaign_id = pupil.campaign, .attempt_no = found.attempt}) == 0)
    return problems::conflict;
  transaction.run(sql::fieldwork::release_seats_of{.student_id = pupil.student,
                                                   .campaign_id = pupil.campaign,
                                                   .now_ms = screening.clock.now_ms(),
                                                   .released_by = caller.account()});
  RONGXIN_TRY(code, next_code(screening, transaction, pupil, found.code_no));
  screening.audit.append(transaction, audit::by(caller, action, pupil.student.value,
                                                "campaign " + std::to_string(pupil.campaign.value) + " attempt " +
                                                    std::to_string(found.attempt) + " set aside, " +
                                                    std::string(reason) + ", " + std::string(because)));
  return code_json(code);
}

}  // namespace

Result<std::string> separate_devices(Screening& screening, const access::Caller& caller, PupilKey pupil) {
  auto done = screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    const auto found = find_pupil(transaction, pupil);
    if (!found) return problems::not_found;
    if (!found->two_devices) return problems::nothing_to_separate;
    return begin_anew(screening, transaction, caller, pupil, *found, "separateDevices", "two_children", "other");
  });
  if (done) screening.changed.add(pupil.student, pupil.campaign);
  return done;
}

Result<std::string> set_sheet_aside(Screening& screening, const access::Caller& caller, PupilKey pupil, int attempt,
                                    std::string_view because) {
  auto done = screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    const auto found = find_pupil(transaction, pupil);
    if (!found) return problems::not_found;
    // Pressed a second time, or on a page of before: the child's own sheet is not meant.
    if (found->attempt != attempt) return problems::conflict;
    if (!found->begun) return problems::nothing_to_set_aside;
    return begin_anew(screening, transaction, caller, pupil, *found, "setSheetAside", "somebody_else", because);
  });
  if (done) screening.changed.add(pupil.student, pupil.campaign);
  return done;
}

Status undo_set_aside(Screening& screening, const access::Caller& caller, PupilKey pupil) {
  const auto done = screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const auto found = find_pupil(transaction, pupil);
    const auto standing = find_standing(sheet_standings(transaction, pupil.student), pupil.student, pupil.campaign);
    if (!found || !standing) return problems::not_found;
    const SetAside* last = standing->set_aside.empty() ? nullptr : &standing->set_aside.back();
    if (last == nullptr || standing->undo_until_ms(*last, screening.clock.now_ms()) == 0)
      return problems::set_aside_final;
    transaction.run(sql::fieldwork::undo_set_aside{
        .student_id = pupil.student, .campaign_id = pupil.campaign, .attempt = last->attempt});
    if (transaction.run(sql::fieldwork::count_attempt_back{.student_id = pupil.student,
                                                           .campaign_id = pupil.campaign,
                                                           .attempt_no = found->attempt,
                                                           .code_tries = answering::code_tries}) == 0)
      return problems::conflict;
    // The slip in the child's hand opens again, beside the new code.
    const Digest old_one = answering::look_up_digest(
        screening.keys.look_up,
        answering::access_code_of(screening.keys.code, pupil.student, pupil.campaign, found->code_no - 1));
    transaction.run(giving_codes, sql::fieldwork::revive_code{.look_up_digest = BytesView(view(old_one)),
                                                              .student_id = pupil.student,
                                                              .campaign_id = pupil.campaign});
    screening.audit.append(transaction, audit::by(caller, "undoSetAside", pupil.student.value,
                                                  "campaign " + std::to_string(pupil.campaign.value) + " attempt " +
                                                      std::to_string(last->attempt) + " counts again"));
    return success();
  });
  if (done) screening.changed.add(pupil.student, pupil.campaign);
  return done;
}

}  // namespace rongxin::fieldwork
