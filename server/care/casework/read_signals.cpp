#include "casework/read_signals.h"

#include <stdexcept>

#include "alerts/raise_alert.h"
#include "sql/casework/list_open_signals.h"
#include "sql/casework/list_signals.h"

namespace rongxin::casework {
namespace {

using store::StaffTransaction;

alerts::Signal::Kind kind_of(std::string_view name) {
  using Kind = alerts::Signal::Kind;
  for (Kind kind : {Kind::rule, Kind::critical_item, Kind::help_button, Kind::contact_wish, Kind::scoring_failed,
                    Kind::manual_concern})
    if (name == alerts::kind_name(kind)) return kind;
  throw std::runtime_error("unknown kind of signal in the store");
}

ReadSignal signal_of(campaigns::Screening& screening, const auto& row, StudentId student) {
  ReadSignal one;
  const auto student_key = screening.vault.unwrap(student, row.wrapped_key().value_or(BytesView()));
  std::string grounds;
  if (student_key &&
      access::StudentVault::open(*student_key, student, alerts::grounds_place, row.sealed_grounds(), grounds))
    alerts::read_grounds(grounds, one.signal);
  one.signal.kind = kind_of(row.kind());
  one.signal.tier = static_cast<alerts::Tier>(row.tier_rank());
  one.at_ms = row.at_ms();
  one.campaign = row.campaign_id();
  one.attempt = static_cast<int>(row.attempt());
  one.raised_by = std::string(row.raised_by_name());
  return one;
}

}  // namespace

std::vector<ReadSignal> read_signals(campaigns::Screening& screening, StaffTransaction& transaction,
                                     const AlertKey& key) {
  std::vector<ReadSignal> all;
  transaction.each(sql::casework::list_signals{.student_id = key.student, .alert_no = key.number},
                   [&](const auto& row) { all.push_back(signal_of(screening, row, key.student)); });
  return all;
}

std::map<AlertNumber, std::vector<ReadSignal>> read_open_signals(campaigns::Screening& screening,
                                                                 StaffTransaction& transaction) {
  std::map<AlertNumber, std::vector<ReadSignal>> all;
  transaction.each(sql::casework::list_open_signals{}, [&](const auto& row) {
    all[{row.student_id().value, row.alert_no()}].push_back(signal_of(screening, row, row.student_id()));
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
