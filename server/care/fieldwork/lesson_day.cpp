#include "fieldwork/lesson_day.h"

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

using campaigns::Screening;
using store::StaffTransaction;
constexpr std::int64_t unfinished_max = 2000;
constexpr auto giving_codes = store::SystemKey::because(
    "a look-up has no scope; the pupil was found through visible_completion in the same transaction");

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
Result<api::NewCode> next_code(Screening& screening, StaffTransaction& transaction, PupilKey pupil,
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
    const std::string code = answering::access_code_of(keys.code, pupil.student, pupil.campaign, code_no + 1);
    const Digest new_one = digest(code);
    if (answering::lead_to(transaction, new_one, pupil.student, pupil.campaign)) return api::NewCode{.code = code};
  }
}

std::string about(PupilKey pupil, const std::string& what) {
  return "campaign " + std::to_string(pupil.campaign.value) + " " + what;
}

}  // namespace

Result<api::Board> read_board(Screening& screening, const access::Caller& caller, const api::read_board::In& in) {
  const auto known = screening.shelf.find(in.id);
  const std::int64_t counted_until_ms = screening.changed.counted_until_ms();
  auto board = screening.database.read(caller, [&](StaffTransaction& transaction) -> std::optional<api::Board> {
    const auto seen = campaigns::find_visible(transaction, in.id);
    if (!seen || !known) return std::nullopt;
    const auto& window = known->definition;
    const std::int64_t now_ms = screening.clock.now_ms();
    api::Board out{.title = window.title.at(std::string(in.language)),
                   .state = api::Board::State(seen->recalled                 ? "recalled"
                                              : now_ms < window.opens_at_ms  ? "planned"
                                              : now_ms < window.closes_at_ms ? "open"
                                                                             : "closed"),
                   .age_ms = std::max<std::int64_t>(0, now_ms - counted_until_ms)};
    transaction.each(sql::fieldwork::list_board{.campaign_id = in.id}, [&](const auto& row) {
      out.rows.push_back({.unit_id = row.unit_id(),
                          .unit_name = row.name(),
                          .kind = row.kind(),
                          .expected = row.expected(),
                          .started = row.started(),
                          .finished = row.finished()});
    });
    return out;
  });
  if (!board) return problems::not_found;
  return std::move(*board);
}

Result<api::ClassDay> read_class_day(Screening& screening, const access::Caller& caller,
                                     const api::read_class_day::In& in) {
  api::ClassDay out;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    const auto standings = class_standings(transaction, in.id, in.class_id);
    transaction.each(sql::fieldwork::list_class_pupils{.campaign_id = in.id, .class_unit_id = in.class_id},
                     [&](const auto& row) {
                       api::PupilDay one{.id = row.student_id(),
                                         .seat = row.seat_no(),
                                         .name = row.name(),
                                         .state = api::PupilDay::State(row.state()),
                                         .two_devices = row.two_devices() != 0};
                       if (!row.away_because().empty())
                         one.away_because = api::PupilDay::AwayBecause(row.away_because());
                       if (!row.entry_mode().empty()) one.entry_mode = api::PupilDay::EntryMode(row.entry_mode());
                       // To the psychologist also what was set aside before the sheet that counts.
                       if (const auto standing = find_standing(standings, row.student_id(), in.id)) {
                         const auto now_ms = screening.clock.now_ms();
                         one.sheet = told_standing(*standing, standing->attempt, now_ms);
                         if (!standing->set_aside.empty())
                           one.sheet_before = told_standing(*standing, standing->set_aside.back().attempt, now_ms);
                       }
                       out.class_name = row.class_name();
                       out.pupils.push_back(std::move(one));
                     });
    return 0;
  });
  if (out.pupils.empty()) return problems::not_found;
  return out;
}

Result<api::Unfinished> list_unfinished(Screening& screening, const access::Caller& caller,
                                        const api::list_unfinished::In& in) {
  api::Unfinished out;
  bool seen = false;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    seen = campaigns::find_visible(transaction, in.id).has_value();
    transaction.each(
        sql::fieldwork::list_unfinished{.campaign_id = in.id, .pupils_max = in.pupils.value_or(unfinished_max)},
        [&](const auto& row) {
          if (out.classes.empty() || out.classes.back().class_id != row.class_unit_id()) {
            out.classes.push_back({.class_id = row.class_unit_id(), .class_name = row.class_name()});
            if (row.class_session_id().value != 0) out.classes.back().session_id = row.class_session_id();
          }
          api::PupilDay one{.id = row.student_id(),
                            .seat = row.seat_no(),
                            .name = row.name(),
                            .state = api::PupilDay::State(row.state())};
          if (!row.away_because().empty()) one.away_because = api::PupilDay::AwayBecause(row.away_because());
          out.classes.back().pupils.push_back(std::move(one));
          out.total = row.unfinished();
        });
    return 0;
  });
  if (!seen) return problems::not_found;
  return out;
}

Status set_away(Screening& screening, const access::Caller& caller, const api::set_away::In& in) {
  const std::string because(in.body.because == "none" ? "" : in.body.because.text());
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(
            sql::fieldwork::set_away{.student_id = in.student_id, .campaign_id = in.id, .away_because = because}) == 0)
      return problems::not_found;
    screening.audit.append(transaction, audit::by(caller, api::set_away::operation.name, in.student_id.value,
                                                  about({in.student_id, in.id}, because)));
    return success();
  });
}

Result<api::NewCode> give_new_code(Screening& screening, const access::Caller& caller,
                                   const api::give_new_code::In& in) {
  const PupilKey pupil{in.student_id, in.id};
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::NewCode> {
    const auto found = find_pupil(transaction, pupil);
    if (!found) return problems::not_found;
    if (found->finished) return problems::already_finished;
    RONGXIN_TRY(code, next_code(screening, transaction, pupil, found->code_no));
    screening.audit.append(transaction, audit::by(caller, api::give_new_code::operation.name, pupil.student.value,
                                                  about(pupil, "code " + std::to_string(found->code_no + 1))));
    return std::move(code);
  });
}

namespace {

// The sheet is set aside, the next attempt counts, and a new code ends every ticket of the old one.
Result<api::NewCode> begin_anew(Screening& screening, StaffTransaction& transaction, const access::Caller& caller,
                                PupilKey pupil, const Pupil& found, std::string_view action, std::string_view reason,
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
  screening.audit.append(transaction,
                         audit::by(caller, action, pupil.student.value,
                                   about(pupil, "attempt " + std::to_string(found.attempt) + " set aside, " +
                                                    std::string(reason) + ", " + std::string(because))));
  return std::move(code);
}

}  // namespace

Result<api::NewCode> separate_devices(Screening& screening, const access::Caller& caller,
                                      const api::separate_devices::In& in) {
  const PupilKey pupil{in.student_id, in.id};
  auto done = screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::NewCode> {
    const auto found = find_pupil(transaction, pupil);
    if (!found) return problems::not_found;
    if (!found->two_devices) return problems::nothing_to_separate;
    return begin_anew(screening, transaction, caller, pupil, *found, api::separate_devices::operation.name,
                      "two_children", "other");
  });
  if (done) screening.changed.add(pupil.student, pupil.campaign);
  return done;
}

Result<api::NewCode> set_sheet_aside(Screening& screening, const access::Caller& caller,
                                     const api::set_sheet_aside::In& in) {
  const PupilKey pupil{in.student_id, in.id};
  auto done = screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<api::NewCode> {
    const auto found = find_pupil(transaction, pupil);
    if (!found) return problems::not_found;
    // Pressed a second time, or on a page of before: the child's own sheet is not meant.
    if (found->attempt != in.body.attempt) return problems::conflict;
    if (!found->begun) return problems::nothing_to_set_aside;
    return begin_anew(screening, transaction, caller, pupil, *found, api::set_sheet_aside::operation.name,
                      "somebody_else", in.body.because.text());
  });
  if (done) screening.changed.add(pupil.student, pupil.campaign);
  return done;
}

Status undo_set_aside(Screening& screening, const access::Caller& caller, const api::undo_set_aside::In& in) {
  const PupilKey pupil{in.student_id, in.id};
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
    screening.audit.append(transaction,
                           audit::by(caller, api::undo_set_aside::operation.name, pupil.student.value,
                                     about(pupil, "attempt " + std::to_string(last->attempt) + " counts again")));
    return success();
  });
  if (done) screening.changed.add(pupil.student, pupil.campaign);
  return done;
}

}  // namespace rongxin::fieldwork
