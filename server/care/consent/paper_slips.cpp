#include "consent/paper_slips.h"

#include <map>

#include "consent/problems.h"
#include "platform/problem_catalogue.h"
#include "sql/consent/enter_paper.h"
#include "sql/consent/list_acts_of_class.h"
#include "sql/consent/list_class.h"
#include "sql/consent/list_entries.h"
#include "sql/consent/list_links_of_class.h"
#include "sql/consent/read_class_name.h"
#include "sql/consent/read_last_word.h"
#include "sql/consent/release_drafts.h"
#include "sql/consent/sees_act.h"
#include "sql/consent/take_back_entries.h"
#include "store/numbers.h"

namespace rongxin::consent {
namespace {

using store::StaffTransaction;
constexpr auto taking_back =
    store::SystemKey::because("what an entry reaches, and what it must not overrule, is more than who enters it sees");

/// A slip that went home is not opened while it still lies in the printer.
constexpr std::int64_t opened_soon_ms = 10 * 60'000;

using Bands = std::map<std::int64_t, AgeBand>;

Bands bands_of(StaffTransaction& transaction, UnitId school_class, const Clock& clock) {
  Bands bands;
  transaction.each(sql::consent::list_class{.class_unit_id = school_class,
                                            .born_fourteen_years_ago = born_fourteen_years_ago(clock.today())},
                   [&](const auto& row) {
                     bands[row.student_id().value] = row.is_fourteen() != 0 ? AgeBand::from_14 : AgeBand::under_14;
                   });
  return bands;
}

// A yes on paper, entered by somebody who cannot see that the family has said no from its own phone,
// changes nothing: the slip has come back already, and the psychology teacher sees the no.
bool overrules_unseen(StaffTransaction& transaction, const api::PaperConsent::Slip& slip, std::string_view party) {
  if (slip.decision != "given" || party != "guardian") return false;
  struct Word {
    std::int64_t act_no;
    bool own_no;
  };
  const auto last =
      transaction.one(taking_back, sql::consent::read_last_word{.student_id = slip.student_id}, [](const auto& row) {
        return Word{row.act_no(), row.decision() != "given" && row.way() == "link"};
      });
  return last && last->own_no &&
         !transaction.one(sql::consent::sees_act{.student_id = slip.student_id, .act_no = last->act_no},
                          [](const auto&) { return true; });
}

struct Both {
  std::optional<Said> guardian, child;
  std::int64_t at_ms = 0;
};

}  // namespace

Result<std::int64_t> enter_paper(Consent& consent, const access::Caller& caller, UnitId school_class,
                                 const std::vector<api::PaperConsent::Slip>& slips) {
  std::map<std::int64_t, bool> stopped;
  auto batch = consent.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::int64_t> {
    stopped.clear();
    const std::int64_t now_ms = consent.clock.now_ms();
    const auto bands = bands_of(transaction, school_class, consent.clock);
    const auto count = static_cast<std::int64_t>(slips.size());
    const std::int64_t first = store::take_numbers(transaction, "consent_act", count + 1);
    std::int64_t next = first;
    std::string detail = "batch " + std::to_string(first);
    for (const auto& slip : slips) {
      const auto band = bands.find(slip.student_id.value);
      if (band == bands.end()) return problems::not_found;
      const std::string_view party = band->second == AgeBand::from_14 ? "child" : "guardian";
      detail += " " + std::to_string(slip.student_id.value);
      // It is kept, and counts for nothing from the start: taking the batch back looks the same.
      const std::optional<std::int64_t> void_since =
          overrules_unseen(transaction, slip, party) ? std::optional(now_ms) : std::nullopt;
      const auto& text = consent.texts.holding("screening", "guardian", consent.clock.today());
      if (transaction.run(sql::consent::enter_paper{.student_id = slip.student_id,
                                                    .class_unit_id = school_class,
                                                    .act_no = next++,
                                                    .party = party,
                                                    .decision = slip.decision.text(),
                                                    .age_band = band_name(band->second),
                                                    .text_version = text.version,
                                                    .text_hash = text.content_hash,
                                                    .entered_by = caller.account(),
                                                    .batch_id = first,
                                                    .now_ms = now_ms,
                                                    .taken_back_at_ms = void_since}) == 0)
        return problems::not_found;
      stopped[slip.student_id.value] = settle(transaction, slip.student_id, consent.clock);
    }
    consent.audit.append(transaction, audit::by(caller, "enterPaperConsent", 0, detail));
    return first;
  });
  if (batch)
    for (const auto& [student, no] : stopped) consent.withdrawals.set(StudentId(student), no);
  return batch;
}

Status undo_paper(Consent& consent, const access::Caller& caller, std::int64_t batch) {
  std::map<std::int64_t, bool> stopped;
  const Status undone = consent.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    stopped.clear();
    const std::int64_t now_ms = consent.clock.now_ms();
    std::map<std::int64_t, std::int64_t> entries;
    transaction.each(sql::consent::list_entries{.batch_id = batch},
                     [&](const auto& row) { entries[row.student_id().value] = row.at_ms(); });
    if (entries.empty()) return problems::not_found;
    if (entries.begin()->second < now_ms - undo_within_ms) return problems::consent_undo_late;
    transaction.run(sql::consent::take_back_entries{.batch_id = batch, .now_ms = now_ms});
    for (const auto& [student, at_ms] : entries) {
      stopped[student] = settle(transaction, StudentId(student), consent.clock);
      if (!stopped[student])
        transaction.run(taking_back, sql::consent::release_drafts{.student_id = StudentId(student), .since_ms = at_ms});
    }
    consent.audit.append(transaction, audit::by(caller, "undoPaperConsent", 0, "batch " + std::to_string(batch)));
    return success();
  });
  if (undone.ok())
    for (const auto& [student, no] : stopped) consent.withdrawals.set(StudentId(student), no);
  return undone;
}

namespace {

using Pupil = api::ClassConsent::Student;

// Who printed which slip and when it was opened: a psychologist sees what a class teacher might have opened
// themselves.
std::map<std::int64_t, std::vector<Pupil::Slip>> slips_out(StaffTransaction& transaction, UnitId school_class) {
  std::map<std::int64_t, std::vector<Pupil::Slip>> slips;
  transaction.each(
      sql::consent::list_links_of_class{
          .class_unit_id = school_class, .now_ms = std::int64_t{0}, .asked_again_since_ms = std::int64_t{0}},
      [&](const auto& row) {
        if (row.caller_role() != "psychology_teacher") return;
        Pupil::Slip slip{.printed_at_ms = row.made_at_ms(), .printed_by = row.made_by_name()};
        if (row.opened_at_ms() != 0) {
          slip.opened_at_ms = row.opened_at_ms();
          slip.opened_soon = row.opened_at_ms() - row.made_at_ms() < opened_soon_ms;
          slip.opened_where_printed = row.opened_where_made() != 0;
        }
        slips[row.student_id().value].push_back(std::move(slip));
      });
  return slips;
}

void add_said(Pupil& pupil, AgeBand band, const Both& both) {
  pupil.state = Pupil::State(state_name(standing_of(band, both.guardian, both.child).state));
  if (band == AgeBand::under_14 && both.guardian) pupil.guardian = both.guardian->decision;
  if (both.child && both.child->band == band) pupil.child = both.child->decision;
  pupil.last_at_ms = both.at_ms;
}

}  // namespace

Result<api::ClassConsent> class_consent(Consent& consent, const access::Caller& caller, UnitId school_class) {
  const std::string today = consent.clock.today();
  api::ClassConsent out{.class_id = school_class};
  consent.database.read(caller, [&](StaffTransaction& transaction) {
    out.class_name = transaction
                         .one(sql::consent::read_class_name{.class_unit_id = school_class},
                              [](const auto& row) { return std::string(row.name()); })
                         .value_or("");
    std::map<std::int64_t, Both> said;
    transaction.each(sql::consent::list_acts_of_class{.class_unit_id = school_class}, [&](const auto& row) {
      Both& both = said[row.student_id().value];
      auto& party = row.party() == "guardian" ? both.guardian : both.child;
      if (row.is_asked_again() != 0) party.reset();
      else party = Said{std::string(row.decision()), std::string(row.way()), band_of(row.age_band())};
      both.at_ms = row.at_ms();
    });
    auto slips = slips_out(transaction, school_class);
    transaction.each(sql::consent::list_class{.class_unit_id = school_class,
                                              .born_fourteen_years_ago = born_fourteen_years_ago(today)},
                     [&](const auto& row) {
                       const StudentId id = row.student_id();
                       const AgeBand band = row.is_fourteen() != 0 ? AgeBand::from_14 : AgeBand::under_14;
                       Pupil one{.id = id,
                                 .name = row.name(),
                                 .seat = row.seat_no(),
                                 .asked = band == AgeBand::from_14 ? Pupil::Asked("child") : Pupil::Asked("guardian"),
                                 .returned = row.has_returned() != 0};
                       if (const auto own = said.find(id.value); own != said.end()) add_said(one, band, own->second);
                       if (const auto printed = slips.find(id.value); printed != slips.end())
                         one.slips = std::move(printed->second);
                       out.students.push_back(std::move(one));
                     });
    return 0;
  });
  if (out.students.empty()) return problems::not_found;
  return out;
}

}  // namespace rongxin::consent
