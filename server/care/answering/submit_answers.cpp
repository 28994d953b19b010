#include "answering/submit_answers.h"

#include <boost/json.hpp>

#include "access/public_id.h"
#include "answering/answering_job.h"
#include "answering/help_promise.h"
#include "answering/problems.h"
#include "campaigns/answering_form.h"
#include "sql/answering/keep_as_draft.h"
#include "sql/answering/list_drafts.h"
#include "sql/answering/list_last_scores.h"
#include "sql/answering/read_sheet.h"

namespace rongxin::answering {
namespace {

using Kind = alerts::Signal::Kind;

std::string sheet_receipt_json(const std::string& receipt, std::int64_t received_at_ms, bool over,
                               const std::string& promise) {
  return "{\"receipt\":\"" + receipt + "\",\"received_at_ms\":" + std::to_string(received_at_ms) +
         (over ? ",\"recalled\":true" : "") + promise + "}";
}

void seal_judged(const Opening& opening, StudentId student, const campaigns::AnswerSet& answers, SheetToStore& sheet,
                 const std::vector<std::optional<double>>& previous = {}) {
  auto judged = judge(*opening.campaign, answers, sheet.contact_wish, previous);
  if (sheet.state == "submitted") {
    sheet.judgement = std::move(judged);
  } else {
    // A wish to talk and a critical answer count whatever became of the sheet.
    sheet.judgement.validity.verdict = psychometrics::Validity::unknown;
    sheet.judgement.signals = std::move(judged.signals);
    std::erase_if(sheet.judgement.signals,
                  [](const alerts::Signal& signal) { return signal.kind == alerts::Signal::Kind::rule; });
  }
  // A recalled campaign has no results; a critical answer beats the recall.
  if (opening.campaign->recalled)
    std::erase_if(sheet.judgement.signals,
                  [](const alerts::Signal& signal) { return signal.kind == alerts::Signal::Kind::rule; });
  note_way_in(sheet.judgement.signals, sheet.by_seat);
  sheet.sealed_answers = access::StudentVault::seal(opening.key, student, answers_place, answers.encoded());
  sheet.signals = seal_signals(sheet.judgement.signals, opening.key, student, sheet.campaign, sheet.attempt);
}

class SubmitJob final : public AnsweringJob {
 public:
  SubmitJob(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer, Opening opening,
            SheetToStore sheet, SheetBody body, std::string promise)
      : AnsweringJob(screening, std::move(exchange), answerer),
        opening_(std::move(opening)),
        sheet_(std::move(sheet)),
        body_(std::move(body)),
        promise_(std::move(promise)) {}

 private:
  bool act(store::OwnTransaction& transaction) override {
    const std::int64_t now_ms = screening_.clock.now_ms();
    if (store_sheet(transaction, sheet_, now_ms)) return taken(transaction, now_ms, answerer_.withdrawn());
    const auto state = ticket_state(transaction);
    if (state.withheld && !state.ended && sheet_.state != "read" && store_sheet(transaction, reading(), now_ms))
      return taken(transaction, now_ms, true);
    std::int64_t received_at_ms = 0;
    const auto same = transaction.one(
        sql::answering::read_sheet{.campaign_id = sheet_.campaign, .attempt = sheet_.attempt}, [&](const auto& row) {
          received_at_ms = row.received_at_ms();
          return equal_in_constant_time(row.body_mac().octets, sheet_.mac.octets);
        });
    if (same.value_or(false)) return told(received_at_ms, state.withheld || answerer_.withdrawn());
    return not_taken(transaction, state, now_ms);
  }

  bool taken(store::OwnTransaction& transaction, std::int64_t now_ms, bool over) {
    note_assent(transaction, body_.declined ? "refused" : "given");
    screening_.audit.append(transaction, audit::by(answerer_, "submitAnswers"));
    screening_.changed.add(answerer_.student(), sheet_.campaign);
    return told(now_ms, over);
  }

  bool told(std::int64_t received_at_ms, bool over) {
    answer(sheet_receipt_json(
        receipt_of(screening_.keys.receipt, answerer_.student(), sheet_.campaign, sheet_.attempt, sheet_.mac),
        received_at_ms, over, promise_));
    return true;
  }

  // Whatever becomes of a sheet, what it holds of danger and its wish raise their signals, and what may be kept of it
  // is kept as its device's draft, in the transaction in which it is refused.
  bool not_taken(store::OwnTransaction& transaction, const TicketState& state, std::int64_t now_ms) {
    for (const auto& signal : sheet_.signals)
      if (signal.kind == Kind::contact_wish || (signal.kind == Kind::critical_item && !state.withheld))
        alerts::raise(transaction, signal, now_ms);
    if (state.ended) return keep_and_refuse(problems::ticket_ended);
    if (state.late) return keep_and_refuse(problems::ticket_expired);
    const bool kept = opening_.consented && !state.withheld;
    if (kept)
      transaction.run(sql::answering::keep_as_draft{
          .campaign_id = sheet_.campaign,
          .attempt = sheet_.attempt,
          .device_no = sheet_.device,
          .class_session_id = sheet_.session,
          .next_item = campaigns::next_on_the_page(*opening_.campaign, body_.answers, true),
          .sealed_answers =
              access::StudentVault::seal(opening_.key, answerer_.student(), draft_place, body_.answers.encoded()),
          .now_ms = now_ms});
    screening_.audit.append(
        transaction, audit::by(answerer_, "submitAnswers",
                               kept ? "not taken: handed in before; kept as a draft" : "not taken: handed in before"));
    return keep_and_refuse(
        Problem(problems::sheet_differs, {}, {{"kept", kept ? "draft" : "nothing"}, {"wish", sheet_.contact_wish}}));
  }

  /// What is taken in its place after a withdrawal: the same sending, nothing in it.
  SheetToStore reading() const {
    SheetToStore empty;
    empty.attempt = sheet_.attempt;
    empty.device = sheet_.device;
    empty.campaign = sheet_.campaign;
    empty.session = sheet_.session;
    empty.contact_wish = sheet_.contact_wish;
    empty.by_seat = sheet_.by_seat;
    empty.mac = sheet_.mac;
    empty.state = "read";
    empty.code_no = sheet_.code_no;
    empty.late_after_ms = sheet_.late_after_ms;
    seal_judged(opening_, answerer_.student(), campaigns::AnswerSet(opening_.campaign->items), empty);
    return empty;
  }

  const Opening opening_;
  SheetToStore sheet_;
  const SheetBody body_;       ///< what this device sent; earlier devices' parts have joined only the sheet
  const std::string promise_;  ///< of a wish, as a member of the reply
};

// What earlier devices saved and this one never saw belongs to the same sheet.
void add_earlier_devices(campaigns::Screening& screening, const access::Answerer& answerer, const Key& key,
                         campaigns::AnswerSet& answers) {
  if (answerer.device() <= 1) return;
  screening.database.read(answerer, [&](store::OwnTransaction& transaction) {
    fill_from_drafts(transaction, {answerer.student(), answerer.campaign(), answerer.attempt()}, key, answers);
    return 0;
  });
}

}  // namespace

void fill_from_drafts(store::OwnTransaction& transaction, const DraftsOf& sheet, const Key& key,
                      campaigns::AnswerSet& answers) {
  transaction.each(sql::answering::list_drafts{.campaign_id = sheet.campaign, .attempt = sheet.attempt},
                   [&](const auto& row) {
                     std::string plain;
                     campaigns::AnswerSet part;
                     if (access::StudentVault::open(key, sheet.student, draft_place,
                                                    row.sealed_answers().value_or(BytesView()), plain) &&
                         campaigns::AnswerSet::decode(plain, part))
                       answers.fill_from(part);
                   });
}

std::vector<std::optional<double>> previous_scores(store::OwnTransaction& transaction,
                                                   const campaigns::CompiledCampaign& campaign) {
  std::vector<std::optional<double>> previous;
  if (!campaign.measures_change) return previous;
  previous.resize(campaign.scales);
  transaction.each(sql::answering::list_last_scores{.campaign_id = campaign.id}, [&](const auto& row) {
    for (const auto& instrument : campaign.instruments)
      for (std::size_t i = 0; i < instrument.compiled.scales.size(); ++i)
        if (auto& known = previous[instrument.first_scale + i];
            !known && instrument.compiled.scales[i].id == row.scale())
          known = row.value().value_or(0);
  });
  return previous;
}

namespace {

std::string promise_member(campaigns::Screening& screening, const access::Answerer& answerer,
                           const campaigns::CompiledCampaign& campaign, std::string_view wish) {
  if (wish != "now" && wish != "today") return {};
  boost::json::object promise;
  const auto promises = help_promises(screening, answerer.student(), campaign.definition.help_promise);
  for (const auto& [language, text] : promises.of(wish)) promise[language] = text;
  return ",\"promise\":" + boost::json::serialize(promise);
}

}  // namespace

void submit_answers(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer) {
  auto opening = open_answering(screening, exchange, answerer);
  if (!opening) return refuse_answering(exchange, opening.problem());
  const auto& campaign = *opening->campaign;
  const auto refuse = [&](const SheetBody& said, Problem problem) {
    auto signals = urgent_signals(campaign, said, opening->consented);
    note_way_in(signals, answerer.bounds().by_seat);
    raise_and_refuse(screening, std::move(exchange), answerer,
                     seal_signals(signals, opening->key, answerer.student(), answerer.campaign(), answerer.attempt()),
                     std::move(problem));
  };
  auto body = read_sheet(campaign, exchange.request().body);
  if (!body) return refuse(salvage(campaign, exchange.request().body), body.problem());
  if (answerer.bounds().over) return refuse(*body, problems::ticket_expired);

  SheetToStore sheet;
  sheet.attempt = answerer.attempt();
  sheet.device = answerer.device();
  sheet.campaign = answerer.campaign();
  sheet.session = answerer.class_session();
  sheet.contact_wish = body->contact_wish;
  sheet.by_seat = answerer.bounds().by_seat;
  sheet.code_no = answerer.bounds().code_no;
  sheet.late_after_ms = answerer.bounds().late_after_ms;
  // The comparison of two sendings is over what this device sent; earlier devices' parts join after it.
  sheet.mac = body_mac(screening.keys.receipt, answerer.student(), sheet.campaign, sheet.attempt, *body,
                       body->answers.encoded());
  campaigns::AnswerSet answers = body->answers;
  if (!opening->consented) {
    // Without consent nothing that was tapped is kept: the page was for reading.
    answers = campaigns::AnswerSet(campaign.items);
    sheet.state = "read";
  } else {
    sheet.state = body->declined ? "declined" : "submitted";
    add_earlier_devices(screening, answerer, opening->key, answers);
  }
  std::vector<std::optional<double>> previous;
  if (sheet.state == "submitted" && campaign.measures_change)
    previous = screening.database.read(
        answerer, [&](store::OwnTransaction& transaction) { return previous_scores(transaction, campaign); });
  seal_judged(*opening, answerer.student(), answers, sheet, previous);
  const std::string promise = promise_member(screening, answerer, campaign, sheet.contact_wish);
  screening.database.submit(std::make_unique<SubmitJob>(screening, std::move(exchange), answerer, std::move(*opening),
                                                        std::move(sheet), std::move(*body), promise));
}

}  // namespace rongxin::answering
