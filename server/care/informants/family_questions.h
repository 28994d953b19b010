#pragma once
// A guardian answers about their child, behind the slip of consent: the same address, the same birthday, the same
// tries.
#include <string>
#include <string_view>

#include "consent/consent.h"
#include "informants/informant_sheets.h"

namespace rongxin::informants {

/// What a slip asks of the guardian now; nothing before "yes" or after "no". Problems: those
/// of prove_guardian.
Result<api::FamilyQuestions> open_questions(campaigns::Screening& screening, std::string_view token,
                                            std::string_view birthday);

/// Saves or hands in. Problems: those of prove_guardian and keep_sheet, not_found,
/// family_decide_first.
Result<api::FamilySheetState> save_answers(campaigns::Screening& screening, std::string_view token,
                                           std::string_view birthday, const Asked& asked, const Written& written);

}  // namespace rongxin::informants
