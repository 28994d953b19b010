#include "consent/consent.h"
#include "sql/consent/add_assent.h"
#include "sql/consent/count_class.h"
#include "sql/consent/find_class_of.h"
#include "sql/consent/list_acts.h"
#include "sql/consent/list_against.h"
#include "sql/consent/list_changed.h"
#include "sql/consent/list_uncounted_classes.h"
#include "sql/consent/read_assent.h"
#include "sql/consent/withhold_drafts.h"
#include "store/numbers.h"

namespace rongxin::consent {
namespace {

using store::Transaction;
constexpr auto deciding =
    store::SystemKey::because("whether a child may be asked is decided before anybody is shown anything");
constexpr std::int64_t overlap_ms = 60'000, count_anew_after_ms = 600'000, classes_a_round = 200;

void count_class(Transaction& transaction, UnitId unit, const Clock& clock) {
  transaction.run(deciding, sql::consent::count_class{.class_unit_id = unit,
                                                      .born_fourteen_years_ago = born_fourteen_years_ago(clock.today()),
                                                      .now_ms = clock.now_ms()});
}

void take_over(Consent& consent, const std::vector<StudentId>& students) {
  for (StudentId student : students)
    consent.withdrawals.set(student, consent.database.read(deciding, [&](Transaction& transaction) {
      return read_standing(transaction, student, consent.clock.today()).stopped;
    }));
}

}  // namespace

Standing read_standing(Transaction& transaction, StudentId student, std::string_view day, std::string_view purpose) {
  std::string born_on;
  std::optional<Said> guardian, child;
  transaction.each(deciding, sql::consent::list_acts{.student_id = student, .purpose = purpose, .day = day},
                   [&](const auto& row) {
                     born_on = std::string(row.born_on());
                     if (row.party().empty()) return;
                     // A yes to a text whose purpose has changed since is silence again; a no stays a no.
                     auto& party = row.party() == "guardian" ? guardian : child;
                     if (row.is_asked_again() != 0) party.reset();
                     else
                       party = Said{std::string(row.decision().value_or("")), std::string(row.way().value_or("")),
                                    band_of(row.age_band().value_or(""))};
                   });
  return standing_of(age_band(born_on, day), guardian, child);
}

bool settle(Transaction& transaction, StudentId student, const Clock& clock) {
  const bool stopped = read_standing(transaction, student, clock.today()).stopped;
  if (stopped)
    transaction.run(deciding, sql::consent::withhold_drafts{.student_id = student, .now_ms = clock.now_ms()});
  const auto unit = transaction.one(deciding, sql::consent::find_class_of{.student_id = student},
                                    [](const auto& row) { return row.class_unit_id(); });
  if (unit) count_class(transaction, *unit, clock);
  return stopped;
}

void note_assent(const Consent& consent, store::OwnTransaction& transaction, std::string_view decision, AgeBand band) {
  const auto& text = consent.texts.holding("screening", "child", consent.clock.today());
  const auto* again = consent.texts.asked_again("screening", "child", consent.clock.today());
  const auto last = transaction.one(
      sql::consent::read_assent{.age_band = band_name(band),
                                .text_version_min = again == nullptr ? std::int64_t{0} : again->version},
      [](const auto& row) { return std::string(row.decision()); });
  if (last == decision) return;
  transaction.run(sql::consent::add_assent{.act_no = store::take_numbers(transaction, "consent_act"),
                                           .decision = decision,
                                           .age_band = band_name(band),
                                           .text_version = text.version,
                                           .text_hash = text.content_hash,
                                           .now_ms = consent.clock.now_ms()});
}

void load_withdrawals(Consent& consent) {
  std::vector<StudentId> against;
  consent.database.read(deciding, [&](Transaction& transaction) {
    transaction.each(deciding, sql::consent::list_against{},
                     [&](const auto& row) { against.emplace_back(row.student_id().value); });
    return 0;
  });
  take_over(consent, against);
}

void keep_up(Consent& consent) {
  const std::int64_t now_ms = consent.clock.now_ms();
  std::vector<StudentId> changed;
  std::vector<UnitId> classes;
  consent.texts.keep_up(consent.database);
  consent.database.read(deciding, [&](Transaction& transaction) {
    transaction.each(deciding, sql::consent::list_changed{.since_ms = now_ms - overlap_ms},
                     [&](const auto& row) { changed.emplace_back(row.student_id().value); });
    transaction.each(
        deciding,
        sql::consent::list_uncounted_classes{.before_ms = now_ms - count_anew_after_ms, .rows_max = classes_a_round},
        [&](const auto& row) { classes.push_back(row.unit_id()); });
    return 0;
  });
  take_over(consent, changed);
  if (classes.empty()) return;
  (void)consent.database.write(deciding, [&](Transaction& transaction) -> Status {
    for (const UnitId unit : classes) count_class(transaction, unit, consent.clock);
    return success();
  });
}

}  // namespace rongxin::consent
