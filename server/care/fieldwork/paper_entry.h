#pragma once
// Sheets of paper: typed twice, compared, then taken in as if the child had sent them.
#include <string>

#include "campaigns/answer_set.h"
#include "fieldwork/lesson_day.h"

namespace rongxin::fieldwork {

inline constexpr std::int64_t second_typing_after_ms = 10 * 60'000;

struct PaperTyping {
  std::string mode;  ///< paper, assisted
  campaigns::AnswerSet answers;
};

/// Pupils, items and helpers of a campaign (schema PaperSheets), logged. Problems: not_found.
Result<std::string> list_paper_sheets(campaigns::Screening& screening, const access::Caller& caller,
                                      CampaignId campaign, std::string_view language);
/// One typing. Critical items raise their alert with it, whatever else becomes of it; the second, when it agrees, hands
/// the sheet in. Consent is looked at as it stands now. Problems: not_found, paper_blank, paper_not_taken,
/// paper_without_consent (to the psychologist), already_finished, paper_second_too_soon, paper_differs (a third typing
/// is taken only where two are too far apart).
Result<std::string> enter_paper_sheet(campaigns::Screening& screening, const access::Caller& caller, PupilKey pupil,
                                      const PaperTyping& typing);
/// Which items of two typings differ (schema PaperDifferences), logged; never what was typed. Problems: not_found,
/// paper_third_needed.
Result<std::string> read_paper_differences(campaigns::Screening& screening, const access::Caller& caller,
                                           PupilKey pupil);
/// Settles every difference and hands the sheet in; `settled` names the places it has settled.
/// Problems: not_found, already_finished, paper_not_settled.
Result<std::string> settle_paper_sheet(campaigns::Screening& screening, const access::Caller& caller, PupilKey pupil,
                                       const campaigns::AnswerSet& values, const std::vector<std::size_t>& settled);

Status name_paper_helper(campaigns::Screening& screening, const access::Caller& caller, CampaignId campaign,
                         AccountId helper);
Status end_paper_helper(campaigns::Screening& screening, const access::Caller& caller, CampaignId campaign,
                        AccountId helper);

}  // namespace rongxin::fieldwork
