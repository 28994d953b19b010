#include "fieldwork/paper_entry.h"

#include <boost/json.hpp>

#include "access/caller_mint.h"
#include "access/public_id.h"
#include "answering/submit_answers.h"
#include "campaigns/visible_campaign.h"
#include "fieldwork/problems.h"
#include "platform/problem_catalogue.h"
#include "sql/fieldwork/add_paper_entry.h"
#include "sql/fieldwork/end_helper.h"
#include "sql/fieldwork/list_helpers.h"
#include "sql/fieldwork/list_operators.h"
#include "sql/fieldwork/list_paper_entries.h"
#include "sql/fieldwork/list_paper_pupils.h"
#include "sql/fieldwork/name_helper.h"
#include "sql/fieldwork/read_paper_pupil.h"
#include "sql/fieldwork/replace_paper_entry.h"
#include "sql/fieldwork/set_entry_mode.h"

namespace rongxin::fieldwork {
namespace {

namespace json = boost::json;
using campaigns::AnswerSet;
using campaigns::Screening;
using store::StaffTransaction;
constexpr std::string_view paper_place = "paper_entry.sealed_answers";

struct Typed {
  int entry_no;
  std::string mode;
  AnswerSet answers;
  std::int64_t entered_by, entered_at_ms;
};

std::vector<Typed> typings(StaffTransaction& transaction, const Key& key, PupilKey pupil) {
  std::vector<Typed> all;
  transaction.each(sql::fieldwork::list_paper_entries{.student_id = pupil.student, .campaign_id = pupil.campaign},
                   [&](const auto& row) {
                     std::string plain;
                     Typed one{static_cast<int>(row.entry_no()), std::string(row.entry_mode()), campaigns::AnswerSet(0),
                               row.entered_by().value, row.entered_at_ms()};
                     if (access::StudentVault::open(key, pupil.student, paper_place, row.sealed_answers(), plain) &&
                         AnswerSet::decode(plain, one.answers))
                       all.push_back(std::move(one));
                   });
  return all;
}

std::vector<std::size_t> differing(const AnswerSet& one, const AnswerSet& other) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < one.value.size(); ++i)
    if (one.value[i] != other.value[i]) places.push_back(i);
  return places;
}

// Slips of the finger are few. Typings that differ in more were not made from the same sheet of paper, and whoever made
// the second is not shown the first by way of the differences.
bool too_many(const std::vector<std::size_t>& differences, std::size_t items) {
  return differences.size() > std::max<std::size_t>(2, items / 5);
}

/// A pupil whose sheet the caller may type, with all that typing needs.
struct Open {
  std::shared_ptr<const campaigns::CompiledCampaign> campaign;
  Key key;
  int attempt = 1;
  std::optional<Problem> refused;  ///< why nothing is taken; a critical answer is told all the same
};

Result<Open> open_pupil(Screening& screening, StaffTransaction& transaction, const access::Caller& caller,
                        PupilKey pupil) {
  Open open;
  struct Known {
    std::int64_t attempt;
    bool consented, finished, by_acts;
  };
  const auto known =
      transaction.one(sql::fieldwork::read_paper_pupil{.student_id = pupil.student, .campaign_id = pupil.campaign},
                      [](const auto& row) {
                        return Known{row.attempt_no(), row.consent() == "given", row.state() == "finished",
                                     row.consent_source() == "acts"};
                      });
  open.campaign = screening.shelf.find(pupil.campaign);
  const auto key = screening.vault.key_of(pupil.student);
  if (!known || !open.campaign || !key) return problems::not_found;
  open.key = *key;
  open.attempt = static_cast<int>(known->attempt);
  // What holds now, as on the device: a no that came after the campaign began stops paper too.
  const auto standing = consent::read_standing(transaction, pupil.student, screening.clock.today());
  const bool consented = known->by_acts ? standing.may_answer : known->consented && !standing.stopped;
  // Why is for the psychologist: to an operator a no of a family looks like any other sheet that goes to her.
  if (!consented && !open.campaign->recalled && caller.role() == access::Role::psychology_teacher)
    open.refused = problems::paper_without_consent;
  else if (!consented || open.campaign->recalled) open.refused = problems::paper_not_taken;
  else if (known->finished) open.refused = problems::already_finished;
  return open;
}

Result<Open> open_untroubled(Screening& screening, StaffTransaction& transaction, const access::Caller& caller,
                             PupilKey pupil) {
  RONGXIN_TRY(open, open_pupil(screening, transaction, caller, pupil));
  if (open.refused) return *open.refused;
  return open;
}

// The child's own rows are written by the child's own statements, in the transaction of whoever typed.
access::Answerer child(PupilKey pupil, const Open& open) {
  return access::CallerMint::answerer(pupil.student, pupil.campaign, open.attempt, 0, ClassSessionId(0), true);
}

Status hand_in(Screening& screening, StaffTransaction& transaction, PupilKey pupil, const Open& open,
               const AnswerSet& answers, const std::string& mode) {
  answering::SheetToStore sheet;
  sheet.attempt = open.attempt;
  sheet.device = 0;
  sheet.campaign = pupil.campaign;
  sheet.state = "submitted";
  sheet.contact_wish = "none";
  sheet.mac = answering::body_mac(screening.keys.receipt, pupil.student, pupil.campaign, open.attempt,
                                  {answers, "none", false}, answers.encoded());
  sheet.judgement = answering::judge(*open.campaign, answers, "none");
  sheet.sealed_answers =
      access::StudentVault::seal(open.key, pupil.student, answering::answers_place, answers.encoded());
  sheet.signals =
      answering::seal_signals(sheet.judgement.signals, open.key, pupil.student, pupil.campaign, open.attempt);
  store::OwnTransaction own(transaction.connection(), child(pupil, open));
  if (!answering::store_sheet(own, sheet, screening.clock.now_ms())) return problems::already_finished;
  own.run(sql::fieldwork::set_entry_mode{.campaign_id = pupil.campaign, .attempt = open.attempt, .entry_mode = mode});
  return success();
}

// An adult must not wait for the second typing where the paper holds a critical answer, nor for whatever becomes of it.
void raise_critical(Screening& screening, StaffTransaction& transaction, PupilKey pupil, const Open& open,
                    const AnswerSet& answers) {
  const auto signals = answering::seal_signals(answering::critical_signals(*open.campaign, answers), open.key,
                                               pupil.student, pupil.campaign, open.attempt);
  store::OwnTransaction own(transaction.connection(), child(pupil, open));
  for (const auto& signal : signals) alerts::raise(own, signal, screening.clock.now_ms());
}

std::string state_json(std::string_view state) { return json::serialize(json::object{{"state", state}}); }

std::string about(PupilKey pupil, const std::string& what) {
  return "campaign " + std::to_string(pupil.campaign.value) + " " + what;
}

json::array items_json(const campaigns::CompiledCampaign& campaign, const std::string& language) {
  json::array items;
  for (std::size_t place = 0; place < campaign.items; ++place) {
    const auto& item = campaign.item_at(place);
    json::array options;
    for (const auto& option : item.options)
      options.push_back({{"value", option.value}, {"text", option.text.at(language)}});
    items.push_back({{"id", item.id}, {"text", item.text.at(language)}, {"options", std::move(options)}});
  }
  return items;
}

}  // namespace

Result<std::string> list_paper_sheets(Screening& screening, const access::Caller& caller, CampaignId campaign,
                                      std::string_view language) {
  const auto known = screening.shelf.find(campaign);
  const std::string words(language);
  auto body = screening.database.read(caller, [&](StaffTransaction& transaction) -> std::optional<json::object> {
    if (!known || !campaigns::find_visible(transaction, campaign)) return std::nullopt;
    json::array pupils, helpers, operators;
    transaction.each(sql::fieldwork::list_paper_pupils{.campaign_id = campaign}, [&](const auto& row) {
      const bool finished = row.state() == "finished", once = row.first_entered_at_ms() != 0,
                 twice = row.second_entered_by().value != 0;
      json::object one{
          {"id", access::public_id(screening.keys.public_id, access::PublicKind::student, {row.student_id()})},
          {"seat", row.seat_no()},
          {"name", row.name()},
          {"class_name", row.class_name()},
          {"state", finished ? "finished"
                    : twice  ? "differs"
                    : once   ? "entered_once"
                             : "open"}};
      if (once && !twice && !finished)
        one["second_from_ms"] =
            row.first_entered_by() == caller.account() ? row.first_entered_at_ms() + second_typing_after_ms : 0;
      pupils.push_back(std::move(one));
    });
    transaction.each(sql::fieldwork::list_helpers{.campaign_id = campaign}, [&](const auto& row) {
      helpers.push_back({{"account_id", std::to_string(row.account_id().value)}, {"name", row.name()}});
    });
    transaction.each(sql::fieldwork::list_operators{}, [&](const auto& row) {
      operators.push_back({{"account_id", std::to_string(row.account_id().value)}, {"name", row.name()}});
    });
    return json::object{{"title", known->definition.title.at(words)},
                        {"items", items_json(*known, words)},
                        {"pupils", std::move(pupils)},
                        {"helpers", std::move(helpers)},
                        {"operators", std::move(operators)}};
  });
  if (!body) return problems::not_found;
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    screening.audit.append(transaction,
                           audit::by(caller, "listPaperSheets", 0, "campaign " + std::to_string(campaign.value)));
    return success();
  }));
  return json::serialize(*body);
}

namespace {

struct Typist {
  Screening& screening;
  StaffTransaction& transaction;
  const access::Caller& caller;
  PupilKey pupil;
  const Open& open;
  const PaperTyping& typing;
  std::int64_t now_ms;

  Bytes sealed() const {
    return access::StudentVault::seal(open.key, pupil.student, paper_place, typing.answers.encoded());
  }

  Result<std::string> first() const {
    if (transaction.run(sql::fieldwork::add_paper_entry{.student_id = pupil.student,
                                                        .campaign_id = pupil.campaign,
                                                        .entry_no = 1,
                                                        .entry_mode = typing.mode,
                                                        .sealed_answers = sealed(),
                                                        .now_ms = now_ms}) == 0)
      return problems::conflict;
    return std::string("entered_once");
  }

  Result<std::string> second(const Typed& before) const {
    if (before.entered_by == caller.account().value && now_ms < before.entered_at_ms + second_typing_after_ms)
      return problems::paper_second_too_soon;
    if (before.answers.value == typing.answers.value) return take(before.mode);
    if (transaction.run(sql::fieldwork::add_paper_entry{.student_id = pupil.student,
                                                        .campaign_id = pupil.campaign,
                                                        .entry_no = 2,
                                                        .entry_mode = typing.mode,
                                                        .sealed_answers = sealed(),
                                                        .now_ms = now_ms}) == 0)
      return problems::conflict;
    return std::string("differs");
  }

  // Only where two typings cannot have been made from one sheet; not by one of the two who made them, but for the
  // psychologist.
  Result<std::string> third(const std::vector<Typed>& both) const {
    const bool typed_before =
        both[0].entered_by == caller.account().value || both[1].entered_by == caller.account().value;
    if (!too_many(differing(both[0].answers, both[1].answers), open.campaign->items) ||
        (typed_before && caller.role() != access::Role::psychology_teacher))
      return problems::paper_differs;
    const auto to_first = differing(both[0].answers, typing.answers),
               to_second = differing(both[1].answers, typing.answers);
    if (to_first.empty() || to_second.empty()) return take(both[0].mode);
    const int replaced = to_first.size() <= to_second.size() ? both[1].entry_no : both[0].entry_no;
    if (transaction.run(sql::fieldwork::replace_paper_entry{.student_id = pupil.student,
                                                            .campaign_id = pupil.campaign,
                                                            .entry_no = std::int64_t{replaced},
                                                            .sealed_answers = sealed(),
                                                            .entered_by = caller.account(),
                                                            .now_ms = now_ms}) == 0)
      return problems::conflict;
    return std::string("differs");
  }

 private:
  Result<std::string> take(const std::string& mode) const {
    RONGXIN_CHECK(hand_in(screening, transaction, pupil, open, typing.answers, mode));
    return std::string("finished");
  }
};

}  // namespace

Result<std::string> enter_paper_sheet(Screening& screening, const access::Caller& caller, PupilKey pupil,
                                      const PaperTyping& typing) {
  if (typing.answers.answered() == 0) return problems::paper_blank;
  std::optional<Problem> refused;
  auto done = screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    refused.reset();
    RONGXIN_TRY(open, open_pupil(screening, transaction, caller, pupil));
    const Typist typist{screening, transaction, caller, pupil, open, typing, screening.clock.now_ms()};
    const auto before = typings(transaction, open.key, pupil);
    auto state = open.refused         ? Result<std::string>(*open.refused)
                 : before.empty()     ? typist.first()
                 : before.size() == 1 ? typist.second(before[0])
                                      : typist.third(before);
    if (!state && state.problem().is(problems::conflict)) return state;
    // Refused, and what the paper says of danger stands.
    if (!state) refused = state.problem();
    if (!state || *state != "finished") raise_critical(screening, transaction, pupil, open, typing.answers);
    const char* which = before.empty() ? "first" : before.size() == 1 ? "second" : "third";
    screening.audit.append(transaction, audit::by(caller, "enterPaperSheet", pupil.student.value,
                                                  about(pupil, refused ? "not taken" : which)));
    return refused ? std::string() : *state;
  });
  if (refused && done) return *refused;
  if (!done) return done;
  if (*done == "finished") screening.changed.add(pupil.student, pupil.campaign);
  return state_json(*done);
}

Result<std::string> read_paper_differences(Screening& screening, const access::Caller& caller, PupilKey pupil) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(open, open_untroubled(screening, transaction, caller, pupil));
    const auto both = typings(transaction, open.key, pupil);
    json::array differences;
    if (both.size() == 2) {
      const auto places = differing(both[0].answers, both[1].answers);
      if (too_many(places, open.campaign->items)) return problems::paper_third_needed;
      for (std::size_t place : places) differences.push_back(json::object{{"item", open.campaign->item_at(place).id}});
    }
    screening.audit.append(transaction,
                           audit::by(caller, "readPaperDifferences", pupil.student.value, about(pupil, "differences")));
    return json::serialize(json::object{{"differences", std::move(differences)}});
  });
}

namespace {

Status settle(Screening& screening, StaffTransaction& transaction, PupilKey pupil, const Open& open,
              const AnswerSet& values, const std::vector<std::size_t>& settled) {
  const auto both = typings(transaction, open.key, pupil);
  if (both.size() != 2) return problems::paper_not_settled;
  const auto places = differing(both[0].answers, both[1].answers);
  if (too_many(places, open.campaign->items)) return problems::paper_third_needed;
  if (places.empty() || places != settled) return problems::paper_not_settled;
  AnswerSet agreed = both[0].answers;
  for (std::size_t place : places) agreed.value[place] = values.value[place];
  return hand_in(screening, transaction, pupil, open, agreed, both[0].mode);
}

}  // namespace

Result<std::string> settle_paper_sheet(Screening& screening, const access::Caller& caller, PupilKey pupil,
                                       const AnswerSet& values, const std::vector<std::size_t>& settled) {
  std::optional<Problem> refused;
  auto done = screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    refused.reset();
    RONGXIN_TRY(open, open_pupil(screening, transaction, caller, pupil));
    auto handed_in =
        open.refused ? Status(*open.refused) : settle(screening, transaction, pupil, open, values, settled);
    if (!handed_in.ok()) {
      refused = handed_in.problem();
      raise_critical(screening, transaction, pupil, open, values);
    }
    screening.audit.append(transaction,
                           audit::by(caller, "settlePaperSheet", pupil.student.value,
                                     about(pupil, refused ? "not taken" : std::to_string(settled.size()) + " items")));
    return state_json("finished");
  });
  if (refused && done) return *refused;
  if (done) screening.changed.add(pupil.student, pupil.campaign);
  return done;
}

Status name_paper_helper(Screening& screening, const access::Caller& caller, CampaignId campaign, AccountId helper) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::fieldwork::name_helper{.campaign_id = campaign,
                                                    .account_id = helper,
                                                    .school_unit_id = caller.unit(),
                                                    .named_by = caller.account(),
                                                    .now_ms = screening.clock.now_ms()}) == 0)
      return problems::not_found;
    screening.audit.append(transaction, audit::by(caller, "namePaperHelper", 0,
                                                  "campaign " + std::to_string(campaign.value) + " account " +
                                                      std::to_string(helper.value)));
    return success();
  });
}

Status end_paper_helper(Screening& screening, const access::Caller& caller, CampaignId campaign, AccountId helper) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::fieldwork::end_helper{
            .campaign_id = campaign, .account_id = helper, .now_ms = screening.clock.now_ms()}) == 0)
      return problems::not_found;
    screening.audit.append(transaction, audit::by(caller, "endPaperHelper", 0,
                                                  "campaign " + std::to_string(campaign.value) + " account " +
                                                      std::to_string(helper.value)));
    return success();
  });
}

}  // namespace rongxin::fieldwork
