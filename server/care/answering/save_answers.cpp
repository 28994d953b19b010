#include "answering/answering_job.h"
#include "answering/help_promise.h"
#include "answering/personal_card.h"
#include "answering/problems.h"
#include "answering/submit_answers.h"
#include "campaigns/answering_form.h"
#include "platform/json_reader.h"
#include "sql/answering/read_draft.h"
#include "sql/answering/read_help_asked.h"
#include "sql/answering/save_draft.h"

namespace rongxin::answering {
namespace {

namespace json = boost::json;

json::object text_json(const psychometrics::Text& text) {
  json::object out{{"zh-CN", ""}, {"en", ""}};
  for (const auto& [language, words] : text) out[language] = words;
  return out;
}

struct DraftToSave {
  std::int64_t save_no = 0, base_save_no = 0;
  int next_item = 0;
  bool begins = false;  ///< the child has answered something: that is its yes
  Bytes sealed;
  std::vector<alerts::SealedSignal> signals;
};

class SaveJob final : public AnsweringJob {
 public:
  SaveJob(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer, DraftToSave draft)
      : AnsweringJob(screening, std::move(exchange), answerer), draft_(std::move(draft)) {}

 private:
  bool act(store::OwnTransaction& transaction) override {
    const std::int64_t now_ms = screening_.clock.now_ms();
    const auto& bounds = answerer_.bounds();
    const bool stored = transaction.run(sql::answering::save_draft{.campaign_id = answerer_.campaign(),
                                                                   .attempt = answerer_.attempt(),
                                                                   .device_no = answerer_.device(),
                                                                   .class_session_id = answerer_.class_session(),
                                                                   .next_item = draft_.next_item,
                                                                   .save_no = draft_.save_no,
                                                                   .sealed_answers = draft_.sealed,
                                                                   .now_ms = now_ms,
                                                                   .base_save_no = draft_.base_save_no,
                                                                   .code_no = bounds.code_no,
                                                                   .late_after_ms = bounds.late_after_ms}) != 0;
    if (stored) {
      if (draft_.begins) note_assent(transaction, "given");
      for (const auto& signal : draft_.signals) alerts::raise(transaction, signal, now_ms);
      return told(draft_.save_no, answerer_.withdrawn());
    }
    const auto state = ticket_state(transaction);
    // After a withdrawal that another process took, nothing that came later is looked at.
    if (state.withheld) return told(state.save_no, true);
    // A save that is not taken may still say that somebody is in danger.
    for (const auto& signal : draft_.signals) alerts::raise(transaction, signal, now_ms);
    if (state.ended) return keep_and_refuse(problems::ticket_ended);
    if (state.late) return keep_and_refuse(problems::ticket_expired);
    if (draft_.base_save_no != 0) return keep_and_refuse(problems::save_base_unknown);
    return told(state.save_no, false);
  }

  // Stored as always in a campaign that was taken back; the page then says kindly that it is over.
  bool told(std::int64_t save_no, bool over) {
    const auto campaign = screening_.shelf.find(answerer_.campaign());
    answer("{\"save_no\":" + std::to_string(save_no) +
           (over || (campaign && campaign->recalled) ? ",\"recalled\":true}" : "}"));
    return true;
  }

  const DraftToSave draft_;
};

class HelpJob final : public AnsweringJob {
 public:
  HelpJob(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer,
          alerts::SealedSignal signal, std::string body)
      : AnsweringJob(screening, std::move(exchange), answerer),
        signal_(std::move(signal)),
        body_text_(std::move(body)) {}

 private:
  bool act(store::OwnTransaction& transaction) override {
    if (alerts::raise(transaction, signal_, screening_.clock.now_ms()))
      screening_.audit.append(transaction, audit::by(answerer_, "askForHelp"));
    answer(body_text_);
    return true;
  }
  alerts::SealedSignal signal_;
  std::string body_text_;
};

struct StoredDraft {
  std::int64_t save_no = 0;
  campaigns::AnswerSet answers;
};

std::optional<StoredDraft> read_draft(campaigns::Screening& screening, const access::Answerer& answerer,
                                      const Opening& opening) {
  return screening.database.read(answerer, [&](store::OwnTransaction& transaction) {
    std::optional<StoredDraft> found;
    transaction.each(
        sql::answering::read_draft{
            .campaign_id = answerer.campaign(), .attempt = answerer.attempt(), .device_no = answerer.device()},
        [&](const auto& row) {
          std::string plain;
          StoredDraft draft{row.save_no(), campaigns::AnswerSet(0)};
          if (access::StudentVault::open(opening.key, answerer.student(), draft_place,
                                         row.sealed_answers().value_or(BytesView()), plain) &&
              campaigns::AnswerSet::decode(plain, draft.answers) &&
              draft.answers.value.size() == opening.campaign->items)
            found = std::move(draft);
        });
    return found;
  });
}

// What changed since a save joins what that save stored. Upon any other save it joins nothing, except that it was
// stored already and only its reply was lost.
std::optional<StoredDraft> merge(campaigns::Screening& screening, const access::Answerer& answerer,
                                 const Opening& opening, const SaveBody& body) {
  auto stored = read_draft(screening, answerer, opening);
  if (!stored) return std::nullopt;
  StoredDraft merged = *stored;
  merged.answers.take(body.answers, body.named);
  const bool repeated = stored->save_no == body.save_no && merged.answers.encoded() == stored->answers.encoded();
  if (stored->save_no != body.base_save_no && !repeated) return std::nullopt;
  return merged;
}

void add_help(campaigns::Screening& screening, const access::Answerer& answerer, json::object& form,
              const psychometrics::Text& own_words) {
  const auto promises = help_promises(screening, answerer.student(), own_words);
  form["help_promise"] = text_json(promises.today);
  form["help_promises"] = json::object{{"today", text_json(promises.today)}, {"now", text_json(promises.now)}};
  // Whoever finds a card opens its page: that its child has called somebody stands nowhere on it.
  if (answerer.campaign() == no_campaign) return;
  constexpr std::int64_t lately_ms = 24LL * 3600 * 1000;
  const auto rank = screening.database.read(answerer, [&](store::OwnTransaction& transaction) {
    return transaction.one(sql::answering::read_help_asked{.campaign_id = answerer.campaign(),
                                                           .since_ms = screening.clock.now_ms() - lately_ms},
                           [](const auto& row) { return row.tier_rank(); });
  });
  if (rank)
    form["help"] = json::object{{"wish", *rank == 1 ? "now" : "today"}, {"promise", text_json(help_on_its_way())}};
}

}  // namespace

void save_answers(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer) {
  auto opening = open_answering(screening, exchange, answerer);
  if (!opening) return refuse_answering(exchange, opening.problem());
  const auto& campaign = *opening->campaign;
  const auto sealed_signals = [&](const SheetBody& said) {
    return seal_signals(urgent_signals(campaign, said, opening->consented), opening->key, answerer.student(),
                        answerer.campaign(), answerer.attempt());
  };
  auto body = read_save(campaign, exchange.request().body);
  if (!body)
    return raise_and_refuse(screening, std::move(exchange), answerer,
                            sealed_signals(salvage(campaign, exchange.request().body)), body.problem());
  DraftToSave draft{body->save_no, 0, 0, !body->named.empty(), {}, {}};
  if (answerer.bounds().over)
    return raise_and_refuse(screening, std::move(exchange), answerer, sealed_signals({body->answers, "none", false}),
                            problems::ticket_expired);
  if (body->base_save_no != 0) {
    auto merged = merge(screening, answerer, *opening, *body);
    if (!merged)
      return raise_and_refuse(screening, std::move(exchange), answerer, sealed_signals({body->answers, "none", false}),
                              problems::save_base_unknown);
    draft.base_save_no = merged->save_no;
    body->answers = std::move(merged->answers);
  }
  draft.next_item = campaigns::next_on_the_page(campaign, body->answers, opening->consented);
  if (!opening->consented) body->answers = campaigns::AnswerSet(campaign.items);
  draft.signals = sealed_signals({body->answers, "none", false});
  draft.sealed = access::StudentVault::seal(opening->key, answerer.student(), draft_place, body->answers.encoded());
  screening.database.submit(std::make_unique<SaveJob>(screening, std::move(exchange), answerer, std::move(draft)));
}

void ask_for_help(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer) {
  auto opening = open_own_sheet(screening, exchange, answerer);
  if (!opening) return refuse_answering(exchange, opening.problem());
  JsonDocument document(exchange.request().body);
  std::string wish;
  if (!document.fault) {
    const JsonObject root(document, document.root());
    root.only({"wish"});
    wish = std::string(root.one_of("wish", {"today", "now"}));
  }
  // Whatever is wrong with the words, somebody has pressed the button.
  if (document.fault) wish = "today";
  std::vector<alerts::Signal> signals{
      {alerts::Signal::Kind::help_button, wish, wish == "now" ? alerts::Tier::acute : alerts::Tier::same_day, {}}};
  note_way_in(signals, answerer.bounds().by_seat);
  auto sealed = seal_signals(signals, opening->key, answerer.student(), answerer.campaign(), answerer.attempt());
  sealed.front().key = help_signal_key(answerer.campaign(), answerer.attempt(), wish, screening.clock.now_ms());
  if (document.fault)
    return raise_and_refuse(screening, std::move(exchange), answerer, std::move(sealed), *document.fault);
  const auto promises =
      help_promises(screening, answerer.student(),
                    opening->campaign ? opening->campaign->definition.help_promise : psychometrics::Text());
  const std::string answer = json::serialize(
      json::object{{"received_at_ms", screening.clock.now_ms()}, {"promise", text_json(promises.of(wish))}});
  screening.database.submit(
      std::make_unique<HelpJob>(screening, std::move(exchange), answerer, std::move(sealed.front()), answer));
}

void read_form(campaigns::Screening& screening, http::Exchange exchange, const access::Answerer& answerer) {
  if (answerer.bounds().late_after_ms != 0) return refuse_answering(exchange, problems::ticket_expired);
  const auto campaign = screening.shelf.find(answerer.campaign());
  const bool by_card = answerer.campaign() == no_campaign;
  // Nothing new is shown in a campaign that was taken back, nor to a child whose guardian has just withdrawn.
  if (!by_card &&
      (!campaign || campaign->recalled || answerer.withdrawn() || !campaign->open_at(screening.clock.now_ms())))
    return refuse_answering(exchange, problems::campaign_not_open);
  json::object more;
  add_help(screening, answerer, more, campaign ? campaign->definition.help_promise : psychometrics::Text());
  more["hotlines"] = json::parse(hotlines_of(
      screening, answerer.student(), campaign ? campaign->definition.hotlines : std::vector<settings::Hotline>()));
  if (!by_card && answerer.assent_asked() != access::AssentAsked::no) {
    // The same words on both forms: which one it is shows to nobody.
    const auto& text = screening.consent.texts.holding("screening", "child", screening.clock.today());
    more["assent"] = json::object{{"zh-CN", text.body_zh}, {"en", text.body_en}};
  }
  const auto form = by_card ? card_form() : answerer.consented() ? campaign->form : campaign->reading_form;
  http::Response response;
  response.body = form->substr(0, form->size() - 1) + "," + json::serialize(more).substr(1);
  exchange.respond(std::move(response));
}

}  // namespace rongxin::answering
