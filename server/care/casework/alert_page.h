#pragma once
#include <string>
#include <vector>

#include "access/caller.h"
#include "alerts/rules.h"
#include "campaigns/screening.h"
#include "platform/json_reader.h"

namespace rongxin::casework {

struct AlertKey {
  StudentId student;
  std::int64_t number = 0;
};

/// One alert as its page tells it (schema Alert), logged before it is given. Problem not_found
/// for what is not there and for what is not the caller's.
Result<std::string> alert_page(campaigns::Screening& screening, const access::Caller& caller, const AlertKey& key,
                               std::string_view language);

/// A page of the inbox (schema AlertList) in the one order (urgency.h); the ids shown are logged. `whose`: open (nobody
/// is on it), mine, all.
Result<std::string> alert_inbox(campaigns::Screening& screening, const access::Caller& caller, const std::string& after,
                                const std::string& whose, std::string_view language);

/// The item answers of the alert's newest sheet (schema ItemAnswers); the reason is logged first.
Result<std::string> alert_answers(campaigns::Screening& screening, const access::Caller& caller, const AlertKey& key,
                                  const std::string& reason, std::string_view language);

std::string alert_id(const Key& key, const AlertKey& alert);
std::optional<AlertKey> read_alert_id(const Key& key, std::string_view text);

/// Why a signal was raised, sentence by sentence, in words for a psychologist; never a diagnosis.
std::vector<std::string> signal_words(const alerts::Signal& signal, const campaigns::CompiledCampaign* campaign,
                                      std::string_view language);
/// Name of the signal of a concern that a sign of the class observation raised by itself.
inline constexpr std::string_view observed_sign = "observed_sign";
const char* tier_name(std::int64_t rank);
/// How urgent the page showed an alert (member `tier`; absent: same_day), for acts on many at once.
alerts::Tier shown_tier(const JsonObject& one);

}  // namespace rongxin::casework
