#include "lesson/paper_entry.h"

#include <boost/json.hpp>

#include "access/caller_mint.h"
#include "access/public_id.h"
#include "lesson/problems.h"
#include "platform/problem_catalogue.h"
#include "screening/submit_answers.h"
#include "sql/lesson.h"
#include "sql/screening.h"

namespace rongxin::lesson {
namespace {

namespace json = boost::json;
using screening::AnswerSet;
using screening::Screening;
using store::Row;
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
  transaction.each(sql::lesson::list_paper_entries, [&](const Row& row) {
    std::string plain;
    Typed one{static_cast<int>(row.integer(0)), row.string(1), screening::AnswerSet(0), row.integer(3), row.integer(4)};
    if (access::StudentVault::open(key, pupil.student, paper_place, row.bytes(2), plain) && AnswerSet::decode(plain, one.answers)) all.push_back(std::move(one));
  }, pupil.student, pupil.campaign);
  return all;
}

std::vector<std::size_t> differing(const std::vector<Typed>& both) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; both.size() == 2 && i < both[0].answers.value.size(); ++i)
    if (both[0].answers.value[i] != both[1].answers.value[i]) places.push_back(i);
  return places;
}

/// A pupil whose sheet the caller may type, with all that typing needs.
struct Open {
  std::shared_ptr<const screening::CompiledCampaign> campaign;
  Key key;
  int attempt = 1;
};

Result<Open> open_pupil(Screening& screening, StaffTransaction& transaction, PupilKey pupil) {
  Open open;
  struct Known {
    std::int64_t attempt;
    bool consented, finished;
  };
  const auto known = transaction.one(sql::lesson::read_paper_pupil, [](const Row& row) { return Known{row.integer(0), row.text(1) == "given", row.text(2) == "finished"}; }, pupil.student, pupil.campaign);
  open.campaign = screening.shelf.find(pupil.campaign);
  const auto key = screening.vault.key_of(pupil.student);
  if (!known || !open.campaign || !key) return problems::not_found;
  if (!known->consented || open.campaign->recalled) return problems::paper_not_taken;
  if (known->finished) return problems::already_finished;
  open.key = *key;
  open.attempt = static_cast<int>(known->attempt);
  return open;
}

// The child's own rows are written by the child's own statements, in the transaction of whoever typed.
access::Answerer child(PupilKey pupil, const Open& open) { return access::CallerMint::answerer(pupil.student, pupil.campaign, open.attempt, 0, ClassSessionId(0), true); }

Status hand_in(Screening& screening, StaffTransaction& transaction, PupilKey pupil, const Open& open, const AnswerSet& answers, const std::string& mode) {
  screening::SheetToStore sheet;
  sheet.attempt = open.attempt;
  sheet.device = 0;
  sheet.campaign = pupil.campaign;
  sheet.state = "submitted";
  sheet.contact_wish = "none";
  sheet.mac = screening::body_mac(screening.keys.receipt, pupil.student, pupil.campaign, open.attempt, {answers, "none", false}, answers.encoded());
  sheet.judgement = screening::judge(*open.campaign, answers, "none");
  sheet.sealed_answers = access::StudentVault::seal(open.key, pupil.student, screening::answers_place, answers.encoded());
  sheet.signals = screening::seal_signals(sheet.judgement.signals, open.key, pupil.student, pupil.campaign, open.attempt);
  store::OwnTransaction own(transaction.connection(), child(pupil, open));
  if (!screening::store_sheet(own, sheet, screening.clock.now_ms())) return problems::already_finished;
  own.run(sql::lesson::set_entry_mode, pupil.campaign, open.attempt, mode);
  return success();
}

std::string state_json(std::string_view state) { return json::serialize(json::object{{"state", state}}); }

std::string about(PupilKey pupil, const std::string& what) { return "campaign " + std::to_string(pupil.campaign.value) + " " + what; }

json::array items_json(const screening::CompiledCampaign& campaign, const std::string& language) {
  json::array items;
  for (std::size_t place = 0; place < campaign.items; ++place) {
    const auto& item = campaign.item_at(place);
    json::array options;
    for (const auto& option : item.options) options.push_back({{"value", option.value}, {"text", option.text.at(language)}});
    items.push_back({{"id", item.id}, {"text", item.text.at(language)}, {"options", std::move(options)}});
  }
  return items;
}

}  // namespace

Result<std::string> list_paper_sheets(Screening& screening, const access::Caller& caller, CampaignId campaign, std::string_view language) {
  const auto known = screening.shelf.find(campaign);
  const std::string words(language);
  auto body = screening.database.read(caller, [&](StaffTransaction& transaction) -> std::optional<json::object> {
    if (!known || !transaction.one(sql::screening::read_campaign, [](const Row&) { return true; }, campaign)) return std::nullopt;
    json::array pupils, helpers, operators;
    transaction.each(sql::lesson::list_paper_pupils, [&](const Row& row) {
      const bool finished = row.text(4) == "finished", once = row.integer(6) != 0, twice = row.integer(7) != 0;
      json::object one{{"id", access::public_id(screening.keys.public_id, access::PublicKind::student, {StudentId(row.integer(0))})}, {"seat", row.integer(1)}, {"name", row.text(2)},
                       {"class_name", row.text(3)}, {"state", finished ? "finished" : twice ? "differs" : once ? "entered_once" : "open"}};
      if (once && !twice && !finished) one["second_from_ms"] = row.integer(5) == caller.account().value ? row.integer(6) + second_typing_after_ms : 0;
      pupils.push_back(std::move(one));
    }, campaign);
    transaction.each(sql::lesson::list_helpers, [&](const Row& row) { helpers.push_back({{"account_id", std::to_string(row.integer(0))}, {"name", row.text(1)}}); }, campaign);
    transaction.each(sql::lesson::list_operators, [&](const Row& row) { operators.push_back({{"account_id", std::to_string(row.integer(0))}, {"name", row.text(1)}}); });
    return json::object{{"title", known->definition.title.at(words)}, {"items", items_json(*known, words)}, {"pupils", std::move(pupils)}, {"helpers", std::move(helpers)}, {"operators", std::move(operators)}};
  });
  if (!body) return problems::not_found;
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    screening.audit.append(transaction, access::by(caller, "listPaperSheets", 0, "campaign " + std::to_string(campaign.value)));
    return success();
  }));
  return json::serialize(*body);
}

Result<std::string> enter_paper_sheet(Screening& screening, const access::Caller& caller, PupilKey pupil, const PaperTyping& typing) {
  bool handed_in = false;
  auto done = screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    handed_in = false;
    RONGXIN_TRY(open, open_pupil(screening, transaction, pupil));
    const auto before = typings(transaction, open.key, pupil);
    const std::int64_t now_ms = screening.clock.now_ms();
    if (before.size() == 2) return problems::paper_differs;
    const bool second = before.size() == 1;
    if (second && before[0].entered_by == caller.account().value && now_ms < before[0].entered_at_ms + second_typing_after_ms) return problems::paper_second_too_soon;
    if (second && before[0].answers.value == typing.answers.value) {
      RONGXIN_CHECK(hand_in(screening, transaction, pupil, open, typing.answers, before[0].mode));
      handed_in = true;
    } else {
      // An adult must not wait for the second typing where the paper holds a critical answer.
      const auto signals = screening::seal_signals(screening::critical_signals(*open.campaign, typing.answers), open.key, pupil.student, pupil.campaign, open.attempt);
      store::OwnTransaction own(transaction.connection(), child(pupil, open));
      for (const auto& signal : signals) alert::raise(own, signal, now_ms);
    }
    const Bytes sealed = access::StudentVault::seal(open.key, pupil.student, paper_place, typing.answers.encoded());
    if (!handed_in && transaction.run(sql::lesson::add_paper_entry, pupil.student, pupil.campaign, second ? 2 : 1, typing.mode, sealed, now_ms) == 0) return problems::conflict;
    screening.audit.append(transaction, access::by(caller, "enterPaperSheet", pupil.student.value, about(pupil, second ? "second" : "first")));
    return state_json(handed_in ? "finished" : second ? "differs" : "entered_once");
  });
  if (done && handed_in) screening.changed.add(pupil.student, pupil.campaign);
  return done;
}

Result<std::string> read_paper_differences(Screening& screening, const access::Caller& caller, PupilKey pupil) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(open, open_pupil(screening, transaction, pupil));
    const auto both = typings(transaction, open.key, pupil);
    json::array differences;
    for (std::size_t place : differing(both)) {
      json::object one{{"item", open.campaign->item_at(place).id}};
      if (both[0].answers.value[place] >= 0) one["first"] = both[0].answers.value[place];
      if (both[1].answers.value[place] >= 0) one["second"] = both[1].answers.value[place];
      differences.push_back(std::move(one));
    }
    screening.audit.append(transaction, access::by(caller, "readPaperDifferences", pupil.student.value, about(pupil, "differences")));
    return json::serialize(json::object{{"differences", std::move(differences)}});
  });
}

Result<std::string> settle_paper_sheet(Screening& screening, const access::Caller& caller, PupilKey pupil, const AnswerSet& values, const std::vector<std::size_t>& settled) {
  auto done = screening.database.write(caller, [&](StaffTransaction& transaction) -> Result<std::string> {
    RONGXIN_TRY(open, open_pupil(screening, transaction, pupil));
    const auto both = typings(transaction, open.key, pupil);
    const auto places = differing(both);
    if (places.empty() || places != settled) return problems::paper_not_settled;
    AnswerSet agreed = both[0].answers;
    for (std::size_t place : places) agreed.value[place] = values.value[place];
    RONGXIN_CHECK(hand_in(screening, transaction, pupil, open, agreed, both[0].mode));
    screening.audit.append(transaction, access::by(caller, "settlePaperSheet", pupil.student.value, about(pupil, std::to_string(places.size()) + " items")));
    return state_json("finished");
  });
  if (done) screening.changed.add(pupil.student, pupil.campaign);
  return done;
}

Status name_paper_helper(Screening& screening, const access::Caller& caller, CampaignId campaign, AccountId helper) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::lesson::name_helper, campaign, helper, caller.unit(), caller.account(), screening.clock.now_ms()) == 0) return problems::not_found;
    screening.audit.append(transaction, access::by(caller, "namePaperHelper", 0, "campaign " + std::to_string(campaign.value) + " account " + std::to_string(helper.value)));
    return success();
  });
}

Status end_paper_helper(Screening& screening, const access::Caller& caller, CampaignId campaign, AccountId helper) {
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (transaction.run(sql::lesson::end_helper, campaign, helper, screening.clock.now_ms()) == 0) return problems::not_found;
    screening.audit.append(transaction, access::by(caller, "endPaperHelper", 0, "campaign " + std::to_string(campaign.value) + " account " + std::to_string(helper.value)));
    return success();
  });
}

}  // namespace rongxin::lesson
