#pragma once
// What others' sheets say, for the school's psychologist.
#include <boost/json.hpp>

#include "access/caller.h"
#include "api/informants.h"
#include "campaigns/screening.h"

namespace rongxin::informants {

/// Every sheet that was handed in about a student, newest first, in words (array of schema InformantResult). Whoever
/// shows it logs it.
boost::json::array informant_results(campaigns::Screening& screening, store::StaffTransaction& transaction,
                                     StudentId student, std::string_view language);

/// The same sheets item by item, of a student who has an alert (array of schema InformantItemAnswers). Whoever shows it
/// logs the reason.
boost::json::array informant_answers(campaigns::Screening& screening, store::StaffTransaction& transaction,
                                     StudentId student, std::string_view language);

/// How many sheets of teachers and guardians are in, class by class. Problem not_found.
Result<api::InformantCounts> informant_counts(campaigns::Screening& screening, const access::Caller& caller,
                                              CampaignId campaign, std::string_view language);

}  // namespace rongxin::informants
