#pragma once
// Sheets of paper: typed twice, compared, then taken in as if the child had sent them.
#include "fieldwork/lesson_day.h"

namespace rongxin::fieldwork {

inline constexpr std::int64_t second_typing_after_ms = 10 * 60'000;

/// Pupils, items and helpers of a campaign. Problems: not_found.
Result<api::PaperSheets> list_paper_sheets(campaigns::Screening& screening, const access::Caller& caller,
                                           const api::list_paper_sheets::In& in);
/// One typing; a place without a value is blank on the paper. Critical items raise their alert with it, whatever else
/// becomes of it; the second, when it agrees, hands the sheet in. Consent is looked at as it stands now. Problems:
/// not_found, field_invalid, paper_blank, paper_not_taken, paper_without_consent (to the psychologist),
/// already_finished, paper_second_too_soon, paper_differs (a third typing is taken only where two are too far apart).
Result<api::PaperState> enter_paper_sheet(campaigns::Screening& screening, const access::Caller& caller,
                                          const api::enter_paper_sheet::In& in);
/// Which items of two typings differ; never what was typed. Problems: not_found, paper_third_needed.
Result<api::PaperDifferences> read_paper_differences(campaigns::Screening& screening, const access::Caller& caller,
                                                     const api::read_paper_differences::In& in);
/// Settles every difference and hands the sheet in. Problems: not_found, field_invalid, already_finished,
/// paper_not_settled.
Result<api::PaperState> settle_paper_sheet(campaigns::Screening& screening, const access::Caller& caller,
                                           const api::settle_paper_sheet::In& in);

Status name_paper_helper(campaigns::Screening& screening, const access::Caller& caller,
                         const api::name_paper_helper::In& in);
Status end_paper_helper(campaigns::Screening& screening, const access::Caller& caller,
                        const api::end_paper_helper::In& in);

}  // namespace rongxin::fieldwork
