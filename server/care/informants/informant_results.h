#pragma once
// What others' sheets say, for the school's psychologist.
#include "access/caller.h"
#include "api/informants.h"
#include "campaigns/screening.h"

namespace rongxin::informants {

/// Every sheet that was handed in about a student, newest first, in words. Whoever shows it logs it.
std::vector<api::InformantResult> informant_results(campaigns::Screening& screening,
                                                    store::StaffTransaction& transaction, StudentId student,
                                                    std::string_view language);

/// The same sheets item by item, of a student who has an alert. Whoever shows it logs the reason.
std::vector<api::InformantItemAnswers> informant_answers(campaigns::Screening& screening,
                                                         store::StaffTransaction& transaction, StudentId student,
                                                         std::string_view language);

/// How many sheets of teachers and guardians are in, class by class. Problem not_found.
Result<api::InformantCounts> informant_counts(campaigns::Screening& screening, const access::Caller& caller,
                                              CampaignId campaign, std::string_view language);

}  // namespace rongxin::informants
