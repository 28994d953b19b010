#pragma once
// What the three writes of the answering page share: the checks before, the transaction, and the
// answer after the commit.
#include <optional>

#include "answering/submitted_sheet.h"
#include "campaigns/screening.h"
#include "http/exchange.h"

namespace rongxin::answering {

struct Opening {
  std::shared_ptr<const campaigns::CompiledCampaign> campaign;
  Key key;
  bool consented = false;
};

/// Checks that the sheet in the address is the ticket's own. Tickets are given while the campaign is
/// open, and what they send is taken as long as they last: an answer that waited through an outage,
/// past the end or a recall, still raises its critical alert. Problems: sheet_of_another, campaign_not_open.
Result<Opening> open_answering(campaigns::Screening& screening, const http::Exchange& exchange,
                               const access::Answerer& answerer);
/// The same for who asks for help, which needs no campaign: then `campaign` is empty.
Result<Opening> open_own_sheet(campaigns::Screening& screening, const http::Exchange& exchange,
                               const access::Answerer& answerer);

void refuse_answering(http::Exchange& exchange, const Problem& problem);
/// Raises what a sending holds of danger and wishes, then refuses it: a body at fault, a campaign that is gone.
void raise_and_refuse(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer,
                      std::vector<alerts::SealedSignal> signals, Problem problem);

class AnsweringJob : public store::WriteJob {
 public:
  AnsweringJob(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer)
      : screening_(screening), answerer_(answerer), exchange_(std::move(exchange)) {}

  bool run(store::Connection& connection) final {
    store::OwnTransaction transaction(connection, answerer_);
    problem_.reset();
    return act(transaction);
  }
  void finish(Outcome outcome) final {
    if (outcome == Outcome::committed && !problem_) {
      answers().emplace_back(exchange_, http::Response::json(std::move(body_)));
      return;
    }
    const bool ours = problem_ && (outcome == Outcome::refused || outcome == Outcome::committed);
    const Problem problem = ours ? *problem_ : store::Database::problem_of(outcome);
    exchange_.respond(http::Response::problem(problem, exchange_.request().language()));
  }
  void group_finished() final {
    if (!answers().empty()) http::respond_all(std::exchange(answers(), {}));
  }

 protected:
  /// The child's own word, where the page asks for it: written with its first save, or its no.
  void note_assent(store::OwnTransaction& transaction, std::string_view decision) const;
  /// Why nothing was stored, once nothing was: asked only then.
  struct TicketState {
    bool ended = false;        ///< another code or seat holds now
    bool withheld = false;     ///< a withdrawal has set this device's draft aside
    bool late = false;         ///< the ticket had expired before anything was begun with it
    std::int64_t save_no = 0;  ///< what is stored of this device
  };
  TicketState ticket_state(store::OwnTransaction& transaction) const;
  virtual bool act(store::OwnTransaction& transaction) = 0;
  void answer(std::string json) { body_ = std::move(json); }
  /// Refused, and what was written stays: a signal stands whatever becomes of the sheet it came with.
  bool keep_and_refuse(Problem problem) {
    problem_ = std::move(problem);
    return true;
  }
  campaigns::Screening& screening_;
  const access::Answerer answerer_;

 private:
  // One wake-up per event loop and group, instead of one per sheet.
  static std::vector<std::pair<http::Exchange, http::Response>>& answers() {
    thread_local std::vector<std::pair<http::Exchange, http::Response>> waiting;
    return waiting;
  }
  http::Exchange exchange_;
  std::string body_;
  std::optional<Problem> problem_;
};

}  // namespace rongxin::answering
