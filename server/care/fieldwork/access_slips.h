#pragma once
// What is handed out on paper: slips with the code of a campaign, and lasting personal cards.
#include <string>
#include <vector>

#include "access/caller.h"
#include "api/fieldwork.h"
#include "campaign_desk/apply_campaign.h"
#include "settings/hotlines.h"

namespace rongxin::fieldwork {

inline constexpr int slips_a_page = 8;

struct SlipSheet {
  std::string title;                        ///< of the campaign
  std::string foot;                         ///< who printed it and when: a watermark on every page
  std::string address;                      ///< "https://rongxin.fuzhou.example"
  int a_page = slips_a_page;                ///< even, 4 … 12
  std::vector<settings::Hotline> hotlines;  ///< as shown; printed where there is room for all of them
};

/// A PDF of slips with cutting lines, in the order given.
std::string draw_slips(const SlipSheet& sheet, const std::vector<campaign_desk::AccessSlip>& slips,
                       std::string_view language);
/// "7KQ4 M2XD 5": by fours, as people read aloud.
std::string grouped_by_four(std::string_view code);

/// The slips of one class. Problems: not_found.
Result<operations::File> print_access_slips(campaigns::Screening& screening, const access::Caller& caller,
                                            const api::print_access_slips::In& in);
/// The lasting cards of one class: their QR code opens the child's own door. Problems: not_found.
Result<operations::File> print_personal_cards(campaigns::Screening& screening, const access::Caller& caller,
                                              const api::print_personal_cards::In& in);

}  // namespace rongxin::fieldwork
