#pragma once
// From a definition to a campaign that children can enter: stored at once, filled with its students by
// batches, open when the last is in. Files and pages publish through here.
#include <condition_variable>
#include <mutex>
#include <thread>

#include "campaigns/screening.h"

namespace rongxin::campaign_desk {

struct PublicationNote {
  std::optional<AccountId> published_by{};                ///< account; nobody for a file
  std::optional<std::string> rules_reason{};              ///< why rules above capacity were published
  std::optional<AccountId> confirmed_by{};                ///< the second person, for rules that are not the city's
  std::int64_t limits_version = 0, capacity_version = 0;  ///< settings that the rules were measured by
};

/// Students of a definition's population, as counts; nobody is named.
struct SchoolCount {
  UnitId unit;
  std::string name;
  std::int64_t students = 0, classes = 0;
};
struct Population {
  std::int64_t students = 0, classes = 0;
  std::vector<SchoolCount> schools;
};
/// Units below another chosen one count once. Problems: unit_unknown.
Result<std::vector<UnitId>> population_units(store::Transaction& transaction, UnitId whole,
                                             const std::vector<std::string>& codes);
Population count_population(store::Transaction& transaction, const std::vector<UnitId>& units,
                            const std::vector<std::string>& grades);

/// Stores campaign, instruments and the beginning of its filling; nothing can be answered yet.
/// Problems: instrument_differs, campaign_broken (faults say where).
Status store_campaign(campaigns::Screening& screening, store::Transaction& transaction,
                      const campaigns::CompiledCampaign& campaign, const std::string& text, const std::string& hash,
                      std::int64_t expected, const PublicationNote& note);

/// Puts the students of one stored campaign in, a batch a transaction. Begins where another stopped.
class CampaignFilling {
 public:
  static Result<std::unique_ptr<CampaignFilling>> open(campaigns::Screening& screening, CampaignId id);
  /// One batch; true while there is more to do. The last one opens the campaign.
  Result<bool> step(std::size_t rows_max);

 private:
  CampaignFilling(campaigns::Screening& screening, std::shared_ptr<const campaigns::CompiledCampaign> campaign,
                  std::vector<UnitId> units)
      : screening_(screening), campaign_(std::move(campaign)), units_(std::move(units)) {}
  void add_member(store::Transaction& transaction, StudentId student, UnitId class_unit,
                  std::optional<std::int64_t> seat);
  void add_code(store::Transaction& transaction, StudentId student);
  campaigns::Screening& screening_;
  std::shared_ptr<const campaigns::CompiledCampaign> campaign_;
  std::vector<UnitId> units_;
};

/// Fills beside the requests whatever has been begun, also what a stopped server left.
class CampaignPublisher {
 public:
  explicit CampaignPublisher(campaigns::Screening& screening) : screening_(screening) {}
  ~CampaignPublisher() { stop(); }
  void start();
  void stop();
  /// There is something new to fill.
  void wake();

 private:
  void work();
  bool fill(CampaignId id);
  campaigns::Screening& screening_;
  std::mutex lock_;
  std::condition_variable signal_;
  bool woken_ = true, stopping_ = false;
  std::thread thread_;
};

}  // namespace rongxin::campaign_desk
