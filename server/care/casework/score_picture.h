#pragma once
#include "api/casework.h"
#include "campaigns/screening.h"
#include "store/transaction.h"

namespace rongxin::casework {

/// Scores of a sheet with the distribution that each is seen against. Where no norm fits, the campaign's own
/// distribution from `cell_min` sheets on; below, none.
std::vector<api::ScorePicture> score_pictures(store::StaffTransaction& transaction,
                                              const campaigns::CompiledCampaign& campaign, StudentId student,
                                              int attempt, std::string_view language);
api::ValidityPicture validity_picture(store::StaffTransaction& transaction, StudentId student, CampaignId campaign,
                                      int attempt, std::string_view language);
/// Each scale over all campaigns of a student that the caller may see, oldest first.
std::vector<api::WavePicture> wave_pictures(store::StaffTransaction& transaction, const campaigns::CampaignCache& shelf,
                                            StudentId student, std::string_view language);

inline constexpr std::int64_t cell_min = 10;

}  // namespace rongxin::casework
