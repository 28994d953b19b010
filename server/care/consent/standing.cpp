#include "consent/consent.h"
#include "sql/consent.h"
#include "store/numbers.h"

namespace rongxin::consent {
namespace {

using store::Row;
using store::Transaction;
constexpr auto deciding =
    store::SystemKey::because("whether a child may be asked is decided before anybody is shown anything");
constexpr std::int64_t overlap_ms = 60'000, count_anew_after_ms = 600'000, classes_a_round = 200;

void count_class(Transaction& transaction, std::int64_t unit, const Clock& clock) {
  transaction.run(deciding, sql::consent::count_class, unit, born_fourteen_years_ago(clock.today()), clock.now_ms(),
                  clock.today());
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
  transaction.each(
      deciding, sql::consent::list_acts,
      [&](const Row& row) {
        born_on = row.string(0);
        if (row.text(1).empty()) return;
        // A yes to a text whose purpose has changed since is silence again; a no stays a no.
        auto& party = row.text(1) == "guardian" ? guardian : child;
        if (row.integer(5) != 0) party.reset();
        else party = Said{row.string(2), row.string(3), band_of(row.text(4))};
      },
      student, purpose, day);
  return standing_of(age_band(born_on, day), guardian, child);
}

bool settle(Transaction& transaction, StudentId student, const Clock& clock) {
  const bool stopped = read_standing(transaction, student, clock.today()).stopped;
  if (stopped) transaction.run(deciding, sql::consent::withhold_drafts, student, clock.now_ms());
  const auto unit = transaction.one(
      deciding, sql::consent::find_class_of, [](const Row& row) { return row.integer(0); }, student);
  if (unit) count_class(transaction, *unit, clock);
  return stopped;
}

void note_assent(const Consent& consent, store::OwnTransaction& transaction, std::string_view decision, AgeBand band) {
  const auto& text = consent.texts.holding("screening", "child", consent.clock.today());
  const auto* again = consent.texts.asked_again("screening", "child", consent.clock.today());
  const auto last = transaction.one(
      sql::consent::read_assent, [](const Row& row) { return row.string(0); }, band_name(band),
      again == nullptr ? std::int64_t{0} : again->version);
  if (last == decision) return;
  transaction.run(sql::consent::add_assent, store::take_numbers(transaction, "consent_act"), decision, band_name(band),
                  text.version, text.content_hash, consent.clock.now_ms());
}

void load_withdrawals(Consent& consent) {
  std::vector<StudentId> against;
  consent.database.read(deciding, [&](Transaction& transaction) {
    transaction.each(deciding, sql::consent::list_against,
                     [&](const Row& row) { against.emplace_back(row.integer(0)); });
    return 0;
  });
  take_over(consent, against);
}

void keep_up(Consent& consent) {
  const std::int64_t now_ms = consent.clock.now_ms();
  std::vector<StudentId> changed;
  std::vector<std::int64_t> classes;
  consent.texts.keep_up(consent.database);
  consent.database.read(deciding, [&](Transaction& transaction) {
    transaction.each(
        deciding, sql::consent::list_changed, [&](const Row& row) { changed.emplace_back(row.integer(0)); },
        now_ms - overlap_ms);
    transaction.each(
        deciding, sql::consent::list_uncounted_classes, [&](const Row& row) { classes.push_back(row.integer(0)); },
        now_ms - count_anew_after_ms, classes_a_round);
    return 0;
  });
  take_over(consent, changed);
  if (classes.empty()) return;
  (void)consent.database.write(deciding, [&](Transaction& transaction) -> Status {
    for (std::int64_t unit : classes) count_class(transaction, unit, consent.clock);
    return success();
  });
}

}  // namespace rongxin::consent
