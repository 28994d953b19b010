#include "casework/read_signals.h"

#include <stdexcept>

#include "alerts/raise_alert.h"
#include "sql/casework.h"

namespace rongxin::casework {
namespace {

using store::Row;
using store::StaffTransaction;

alerts::Signal::Kind kind_of(std::string_view name) {
  using Kind = alerts::Signal::Kind;
  for (Kind kind : {Kind::rule, Kind::critical_item, Kind::help_button, Kind::contact_wish, Kind::scoring_failed,
                    Kind::manual_concern})
    if (name == alerts::kind_name(kind)) return kind;
  throw std::runtime_error("unknown kind of signal in the store");
}

// Columns from `first` on: kind, tier, time, campaign, attempt, sealed grounds, wrapped key, who raised it.
ReadSignal signal_of(campaigns::Screening& screening, const Row& row, int first, StudentId student) {
  ReadSignal one;
  const auto student_key = screening.vault.unwrap(student, row.bytes(first + 6));
  std::string grounds;
  if (student_key &&
      access::StudentVault::open(*student_key, student, alerts::grounds_place, row.bytes(first + 5), grounds))
    alerts::read_grounds(grounds, one.signal);
  one.signal.kind = kind_of(row.text(first));
  one.signal.tier = static_cast<alerts::Tier>(row.integer(first + 1));
  one.at_ms = row.integer(first + 2);
  one.campaign = CampaignId(row.integer(first + 3));
  one.attempt = static_cast<int>(row.integer(first + 4));
  one.raised_by = row.string(first + 7);
  return one;
}

}  // namespace

std::vector<ReadSignal> read_signals(campaigns::Screening& screening, StaffTransaction& transaction,
                                     const AlertKey& key) {
  std::vector<ReadSignal> all;
  transaction.each(
      sql::casework::list_signals, [&](const Row& row) { all.push_back(signal_of(screening, row, 0, key.student)); },
      key.student, key.number);
  return all;
}

std::map<AlertNumber, std::vector<ReadSignal>> read_open_signals(campaigns::Screening& screening,
                                                                 StaffTransaction& transaction) {
  std::map<AlertNumber, std::vector<ReadSignal>> all;
  transaction.each(sql::casework::list_open_signals, [&](const Row& row) {
    all[{row.integer(0), row.integer(1)}].push_back(signal_of(screening, row, 2, StudentId(row.integer(0))));
  });
  return all;
}

std::string first_reason(const std::vector<ReadSignal>& signals, const campaigns::CampaignCache& shelf,
                         std::string_view language) {
  for (const auto& one : signals) {
    const auto campaign = shelf.find(one.campaign);
    const auto words = signal_words(one.signal, campaign.get(), language);
    if (!words.empty()) return words[0];
  }
  return "";
}

}  // namespace rongxin::casework
