#pragma once
#include <string>
#include <vector>

#include "access/caller.h"
#include "api/casework.h"
#include "campaigns/screening.h"
#include "casework/alert_key.h"

namespace rongxin::casework {

/// One alert as its page tells it, logged before it is given. Problem not_found for what is not there and for what is
/// not the caller's.
Result<api::Alert> alert_page(campaigns::Screening& screening, const access::Caller& caller,
                              const api::read_alert::In& in);

/// A page of the inbox in the one order (urgency.h).
Result<api::AlertList> alert_inbox(campaigns::Screening& screening, const access::Caller& caller,
                                   const api::list_alerts::In& in);

/// The item answers of the alert's newest sheet; the reason is logged first. Problem not_found.
Result<api::ItemAnswers> alert_answers(campaigns::Screening& screening, const access::Caller& caller,
                                       const api::open_item_answers::In& in);

/// Why a signal was raised, sentence by sentence, in words for a psychologist; never a diagnosis.
std::vector<std::string> signal_words(const alerts::Signal& signal, const campaigns::CompiledCampaign* campaign,
                                      std::string_view language);

}  // namespace rongxin::casework
