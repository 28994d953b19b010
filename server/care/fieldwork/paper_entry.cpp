#include "fieldwork/paper_entry.h"

#include "access/caller_mint.h"
#include "answering/submit_answers.h"
#include "campaigns/answer_set.h"
#include "fieldwork/problems.h"
#include "operations/operation.h"
#include "platform/problem_catalogue.h"
#include "sql/fieldwork/add_paper_entry.h"
#include "sql/fieldwork/list_paper_entries.h"
#include "sql/fieldwork/read_paper_pupil.h"
#include "sql/fieldwork/replace_paper_entry.h"
#include "sql/fieldwork/set_entry_mode.h"

namespace rongxin::fieldwork {
namespace {

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
               const AnswerSet& answers, std::string_view mode) {
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

struct Typing {
  std::string_view mode;  ///< paper, assisted
  AnswerSet answers;
  std::vector<std::size_t> places;  ///< that were named, in order
};

// A place without a value is blank on the paper.
Result<Typing> typing_of(const campaigns::CompiledCampaign& campaign, std::string_view mode,
                         const std::vector<api::PaperAnswer>& answers) {
  Typing out{mode, AnswerSet(campaign.items), {}};
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string at = "answers[" + std::to_string(i) + "].";
    const int place = campaign.place_of(answers[i].item);
    if (place < 0) return operations::refused(at + "item", "an item of this campaign");
    const int value = static_cast<int>(answers[i].value.value_or(-1));
    if (value >= 0 && !campaign.allows(static_cast<std::size_t>(place), value))
      return operations::refused(at + "value", "an option of the item");
    out.answers.value[static_cast<std::size_t>(place)] = static_cast<std::int8_t>(value);
    out.places.push_back(static_cast<std::size_t>(place));
  }
  std::sort(out.places.begin(), out.places.end());
  if (std::adjacent_find(out.places.begin(), out.places.end()) != out.places.end())
    return operations::refused("answers", "each item once");
  return out;
}

std::string about(PupilKey pupil, const std::string& what) {
  return "campaign " + std::to_string(pupil.campaign.value) + " " + what;
}

using State = api::PaperState::State;

struct Typist {
  Screening& screening;
  StaffTransaction& transaction;
  const access::Caller& caller;
  PupilKey pupil;
  const Open& open;
  const Typing& typing;
  std::int64_t now_ms;

  Bytes sealed() const {
    return access::StudentVault::seal(open.key, pupil.student, paper_place, typing.answers.encoded());
  }

  Result<State> first() const {
    if (transaction.run(sql::fieldwork::add_paper_entry{.student_id = pupil.student,
                                                        .campaign_id = pupil.campaign,
                                                        .entry_no = 1,
                                                        .entry_mode = typing.mode,
                                                        .sealed_answers = sealed(),
                                                        .now_ms = now_ms}) == 0)
      return problems::conflict;
    return State("entered_once");
  }

  Result<State> second(const Typed& before) const {
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
    return State("differs");
  }

  // Only where two typings cannot have been made from one sheet; not by one of the two who made them, but for the
  // psychologist.
  Result<State> third(const std::vector<Typed>& both) const {
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
    return State("differs");
  }

 private:
  Result<State> take(std::string_view mode) const {
    RONGXIN_CHECK(hand_in(screening, transaction, pupil, open, typing.answers, mode));
    return State("finished");
  }
};

}  // namespace

Result<api::PaperState> enter_paper_sheet(Screening& screening, const access::Caller& caller,
                                          const api::enter_paper_sheet::In& in) {
  const PupilKey pupil{in.student_id, in.id};
  const auto campaign = screening.shelf.find(in.id);
  if (!campaign) return problems::not_found;
  RONGXIN_TRY(typing, typing_of(*campaign, in.body.mode.text(), in.body.answers));
  if (typing.answers.answered() == 0) return problems::paper_blank;
  std::optional<Problem> refused;
  auto done = screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<State> {
    refused.reset();
    RONGXIN_TRY(open, open_pupil(screening, transaction, caller, pupil));
    const Typist typist{screening, transaction, caller, pupil, open, typing, screening.clock.now_ms()};
    const auto before = typings(transaction, open.key, pupil);
    auto state = open.refused         ? Result<State>(*open.refused)
                 : before.empty()     ? typist.first()
                 : before.size() == 1 ? typist.second(before[0])
                                      : typist.third(before);
    if (!state && state.problem().is(problems::conflict)) return state;
    // Refused, and what the paper says of danger stands.
    if (!state) refused = state.problem();
    if (!state || *state != "finished") raise_critical(screening, transaction, pupil, open, typing.answers);
    const char* which = before.empty() ? "first" : before.size() == 1 ? "second" : "third";
    screening.audit.append(transaction, audit::by(caller, api::enter_paper_sheet::operation.name, pupil.student.value,
                                                  about(pupil, refused ? "not taken" : which)));
    return refused ? State() : *state;
  });
  if (refused && done) return *refused;
  if (!done) return done.problem();
  if (*done == "finished") screening.changed.add(pupil.student, pupil.campaign);
  return api::PaperState{.state = *done};
}

Result<api::PaperDifferences> read_paper_differences(Screening& screening, const access::Caller& caller,
                                                     const api::read_paper_differences::In& in) {
  const PupilKey pupil{in.student_id, in.id};
  screening.vault.key_of(pupil.student);  // known before: a reading must not wait for another one
  return screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<api::PaperDifferences> {
    RONGXIN_TRY(open, open_untroubled(screening, transaction, caller, pupil));
    const auto both = typings(transaction, open.key, pupil);
    api::PaperDifferences out;
    if (both.size() == 2) {
      const auto places = differing(both[0].answers, both[1].answers);
      if (too_many(places, open.campaign->items)) return problems::paper_third_needed;
      for (std::size_t place : places) out.differences.push_back({.item = open.campaign->item_at(place).id});
    }
    return out;
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

Result<api::PaperState> settle_paper_sheet(Screening& screening, const access::Caller& caller,
                                           const api::settle_paper_sheet::In& in) {
  const PupilKey pupil{in.student_id, in.id};
  const auto campaign = screening.shelf.find(in.id);
  if (!campaign) return problems::not_found;
  RONGXIN_TRY(typing, typing_of(*campaign, "", in.body.answers));
  std::optional<Problem> refused;
  const Status done = screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    refused.reset();
    RONGXIN_TRY(open, open_pupil(screening, transaction, caller, pupil));
    auto handed_in = open.refused ? Status(*open.refused)
                                  : settle(screening, transaction, pupil, open, typing.answers, typing.places);
    if (!handed_in.ok()) {
      refused = handed_in.problem();
      raise_critical(screening, transaction, pupil, open, typing.answers);
    }
    screening.audit.append(
        transaction, audit::by(caller, api::settle_paper_sheet::operation.name, pupil.student.value,
                               about(pupil, refused ? "not taken" : std::to_string(typing.places.size()) + " items")));
    return success();
  });
  if (!done.ok()) return done.problem();
  if (refused) return *refused;
  screening.changed.add(pupil.student, pupil.campaign);
  return api::PaperState{.state = "finished"};
}

}  // namespace rongxin::fieldwork
