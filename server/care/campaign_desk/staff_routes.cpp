#include "api/campaign_desk.h"
#include "campaign_desk/campaign_steps.h"
#include "campaign_desk/routes.h"
#include "campaign_desk/rule_words.h"
#include "campaigns/visible_campaign.h"
#include "operations/slice.h"
#include "platform/plain_number.h"
#include "platform/problem_catalogue.h"
#include "sql/campaign_desk/list_campaigns.h"
#include "sql/campaign_desk/list_classes.h"
#include "sql/campaign_desk/list_completion.h"
#include "sql/campaign_desk/list_reachable_adults.h"
#include "sql/campaign_desk/list_schools_of_campaign.h"
#include "sql/campaign_desk/list_schools_with_adult.h"

namespace rongxin::campaign_desk {
namespace {

using access::Caller;
using store::StaffTransaction;
constexpr int page_rows = 50;

std::string_view state_of(std::int64_t opens, std::int64_t closes, bool recalled, std::int64_t now) {
  return recalled ? "recalled" : now < opens ? "planned" : now < closes ? "open" : "closed";
}

Result<api::CampaignList> list_campaigns(const campaigns::Screening& screening, const Caller& caller,
                                         const api::list_campaigns::In& in) {
  const bool en = in.language == "en";
  const std::int64_t now_ms = screening.clock.now_ms();
  const std::int64_t after = plain_number(in.after);
  api::CampaignList out;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(
        sql::campaign_desk::list_campaigns{.before_campaign = after == 0 ? INT64_MAX : after, .rows_max = page_rows},
        [&](const auto& row) {
          out.campaigns.push_back({.id = row.campaign_id(),
                                   .title = en ? row.title_en() : row.title_zh(),
                                   .opens_at_ms = row.opens_at_ms(),
                                   .closes_at_ms = row.closes_at_ms(),
                                   .state = api::CampaignRow::State(
                                       row.is_being_filled() != 0 ? "preparing"
                                                                  : state_of(row.opens_at_ms(), row.closes_at_ms(),
                                                                             row.recalled_at_ms() != 0, now_ms)),
                                   .unit_name = row.name()});
        });
    return 0;
  });
  if (out.campaigns.size() == page_rows) out.next = std::to_string(out.campaigns.back().id.value);
  return out;
}

std::vector<api::CampaignInstrument> instruments_of(const campaigns::CompiledCampaign& campaign,
                                                    const std::string& language) {
  std::vector<api::CampaignInstrument> list;
  const auto add = [&](const campaigns::CampaignInstrument& one) -> api::CampaignInstrument& {
    const auto& source = one.compiled.source;
    return list.emplace_back(api::CampaignInstrument{.id = source.id,
                                                     .version = source.version,
                                                     .title = source.title.at(language),
                                                     .items = static_cast<std::int64_t>(source.items.size()),
                                                     .validated_translation = source.validated_translation,
                                                     .licence = source.licence_status,
                                                     .content_hash = one.content_hash});
  };
  for (const auto& one : campaign.instruments) add(one);
  for (const auto& one : campaign.about)
    add(one).informant = api::CampaignInstrument::Informant(one.compiled.source.informant);
  return list;
}

// Officers are not shown who is on duty; whether a school has nobody they are.
bool somebody_unreachable(StaffTransaction& transaction, const Caller& caller, CampaignId campaign,
                          const std::string& today, bool nobody_here) {
  constexpr auto counting =
      store::SystemKey::because("whether a school of a campaign has nobody on duty; nobody is named");
  std::vector<std::int64_t> schools, reachable;
  transaction.each(counting,
                   sql::campaign_desk::list_schools_of_campaign{.campaign_id = campaign, .unit_id = caller.unit()},
                   [&](const auto& row) { schools.push_back(row.unit_id().value); });
  if (schools.empty()) return nobody_here;
  transaction.each(counting, sql::campaign_desk::list_schools_with_adult{.unit_id = caller.unit()},
                   [&](const auto& row) { reachable.push_back(row.unit_id().value); });
  return std::any_of(schools.begin(), schools.end(), [&](std::int64_t school) {
    return std::find(reachable.begin(), reachable.end(), school) == reachable.end();
  });
}

// What the caller's unit sees of it.
void add_units(StaffTransaction& transaction, CampaignId id, api::Campaign& out) {
  transaction.each(sql::campaign_desk::list_completion{.campaign_id = id}, [&](const auto& row) {
    out.completion.push_back({.unit_id = row.unit_id(),
                              .unit_name = row.name(),
                              .kind = row.kind(),
                              .expected = row.expected(),
                              .started = row.started(),
                              .finished = row.finished()});
  });
  transaction.each(sql::campaign_desk::list_classes{.campaign_id = id}, [&](const auto& row) {
    const ClassSessionId session = row.class_session_id();
    api::ClassSessionRow one{.id = session, .class_id = row.class_unit_id(), .class_name = row.name()};
    if (session.value == 0) one.state = "closed";
    if (row.begins_at_ms() != 0) one.slot_begins_at_ms = row.begins_at_ms();
    out.class_sessions.push_back(std::move(one));
  });
  transaction.each(sql::campaign_desk::list_reachable_adults{}, [&](const auto& row) {
    out.reachable_adults.push_back({.account_id = row.account_id(), .name = row.name()});
  });
}

Result<api::Campaign> read_campaign(const campaigns::Screening& screening, const Caller& caller,
                                    const api::read_campaign::In& in) {
  const std::string language(in.language);
  const auto campaign = screening.shelf.find(in.id);
  auto page = screening.database.read(caller, [&](StaffTransaction& transaction) -> std::optional<api::Campaign> {
    const auto seen = campaigns::find_visible(transaction, in.id);
    if (!seen || !campaign) return std::nullopt;
    api::Campaign out{.id = in.id,
                      .title = language == "en" ? seen->title_en : seen->title_zh,
                      .opens_at_ms = seen->opens_at_ms,
                      .closes_at_ms = seen->closes_at_ms,
                      .state = api::Campaign::State(
                          state_of(seen->opens_at_ms, seen->closes_at_ms, seen->recalled, screening.clock.now_ms()))};
    add_units(transaction, in.id, out);
    out.roster_warning =
        somebody_unreachable(transaction, caller, in.id, screening.clock.today(), out.reachable_adults.empty());
    return out;
  });
  if (!page) return problems::not_found;
  page->instruments = instruments_of(*campaign, language);
  for (const auto& rule : campaign->rules)
    page->rules.push_back({.id = rule.id,
                           .words = rule_words(*campaign, rule, language),
                           .tier = api::CampaignRule::Tier(tier_word(rule.tier))});
  return std::move(*page);
}

}  // namespace

std::vector<http::Route> staff_campaign_routes(campaigns::Screening& screening) {
  operations::Slice slice(screening);
  slice.on<api::list_campaigns>(list_campaigns).on<api::read_campaign>(read_campaign);
  return slice.routes();
}

}  // namespace rongxin::campaign_desk
