#pragma once
// Taking a campaign back in one action, and telling who has seen what of it.
#include <string>

#include "access/caller.h"
#include "screening/screening.h"

namespace rongxin::lesson {

inline constexpr std::int64_t undo_lasts_ms = 10 * 60'000;

/// What a recall reaches, or has reached, and who saw what (schema Recall). Only for the unit that sent
/// the campaign; others: not_found.
Result<std::string> read_recall(screening::Screening& screening, const access::Caller& caller, CampaignId campaign);
/// Nobody can begin any more; what was answered is kept, is nobody's result, and critical answers are
/// still raised. Repeating it changes nothing. Problems: not_found.
Result<std::string> recall_campaign(screening::Screening& screening, const access::Caller& caller, CampaignId campaign, std::string_view reason);
/// As if it had not been: within ten minutes. Rules over sheets that came meanwhile are looked at now.
/// Problems: not_found, recall_final.
Result<std::string> undo_recall(screening::Screening& screening, const access::Caller& caller, CampaignId campaign);

}  // namespace rongxin::lesson
