#pragma once
// Taking a campaign back in one action, and telling who has seen what of it.
#include <mutex>
#include <set>
#include <utility>

#include "access/caller.h"
#include "api/fieldwork.h"
#include "campaigns/screening.h"
#include "platform/periodic_worker.h"

namespace rongxin::fieldwork {

inline constexpr std::int64_t undo_lasts_ms = 10 * 60'000;

/// What a recall reaches, or has reached, and who saw what. Only for the unit that sent the campaign; others:
/// not_found.
Result<api::Recall> read_recall(campaigns::Screening& screening, const access::Caller& caller,
                                const api::read_recall::In& in);
/// Nobody can begin any more; what was answered is kept, is nobody's result, and critical answers are
/// still raised. Repeating it changes nothing. Problems: not_found.
Result<api::Recall> recall_campaign(campaigns::Screening& screening, const access::Caller& caller,
                                    const api::recall_campaign::In& in);
/// As if it had not been: within ten minutes. Rules over sheets that came meanwhile are looked at now.
/// Problems: not_found, recall_final.
Result<api::Recall> undo_recall(campaigns::Screening& screening, const access::Caller& caller,
                                const api::undo_recall::In& in);

/// Looks once more at the rules of what came during recalls that were undone lately: the server may have been killed
/// just after the undoing, and a sheet may have been judged before it and stored after.
class UndoneRecalls {
 public:
  explicit UndoneRecalls(campaigns::Screening& screening) : screening_(screening) {}
  ~UndoneRecalls() { stop(); }
  void start(std::int64_t every_ms);
  void stop() { rounds_.stop(); }
  void round();

 private:
  campaigns::Screening& screening_;
  std::mutex moment_;
  std::set<std::pair<std::int64_t, std::int64_t>> settled_;
  PeriodicWorker rounds_;
};

}  // namespace rongxin::fieldwork
