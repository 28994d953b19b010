#include "campaign_desk/campaign_draft.h"
#include "campaign_desk/class_slots.h"
#include "campaign_desk/draft_rules.h"
#include "campaign_desk/propose_rules.h"
#include "campaign_desk/routes.h"
#include "operations/slice.h"

namespace rongxin::campaign_desk {
namespace {

using access::Caller;

Result<api::RuleSimulation> simulate(const CampaignDesk& desk, const Caller& caller,
                                     const api::simulate_rules::In& in) {
  const auto& wanted = in.body;
  const RulesToTry to_try{.rules = rules_of(wanted.rules),
                          .instruments = {wanted.instruments.begin(), wanted.instruments.end()},
                          .units = {wanted.units.begin(), wanted.units.end()},
                          .grades = {wanted.grades.begin(), wanted.grades.end()},
                          .interviews_a_week = wanted.interviews_a_week};
  RONGXIN_TRY(found, desk.simulator.run(caller, to_try));
  const auto campaign = desk.screening.shelf.find(CampaignId(found.campaign));
  return told_simulation(found, campaign ? campaign->definition.title.at(std::string(in.language)) : "");
}

// What answers from the store alone.
auto of_screening(auto answer) {
  return [answer](const CampaignDesk& desk, const Caller& caller, const auto& in) {
    return answer(desk.screening, caller, in);
  };
}

}  // namespace

std::vector<http::Route> campaign_desk_routes(const CampaignDesk& desk) {
  operations::Slice slice(desk.screening, desk);
  slice.on<api::read_campaign_options>(campaign_options)
      .on<api::list_campaign_drafts>(list_drafts)
      .on<api::make_campaign_draft>(make_draft)
      .on<api::read_campaign_draft>(read_draft)
      .on<api::save_campaign_draft>(save_draft)
      .on<api::delete_campaign_draft>(delete_draft)
      .on<api::check_campaign_draft>(check_draft)
      .on<api::publish_campaign_draft>(publish_draft)
      .on<api::read_campaign_publication>(read_publication)
      .on<api::propose_campaign>(propose_campaign)
      .on<api::read_campaign_rules>(campaign_rules)
      .on<api::propose_campaign_rules>(propose_rules)
      .on<api::simulate_rules>(simulate)
      .on<api::read_slots>(of_screening(read_slots))
      .on<api::choose_slots>(of_screening(choose_slots))
      .on<api::forget_slots>(of_screening(forget_slots))
      .on<api::read_slot_coverage>(of_screening(slot_coverage));
  return slice.routes();
}

}  // namespace rongxin::campaign_desk
