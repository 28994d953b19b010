#include "casework/observe_class.h"

#include <algorithm>
#include <boost/json.hpp>

#include "casework/raise_concern.h"
#include "platform/problem_catalogue.h"
#include "sql/casework/add_observation.h"
#include "sql/casework/begin_observation_round.h"
#include "sql/casework/list_class.h"
#include "sql/casework/list_class_observations.h"
#include "sql/casework/list_observation_rounds.h"
#include "sql/casework/list_observations.h"
#include "store/numbers.h"
#include "texts/casework.h"

namespace rongxin::casework {
namespace {

namespace json = boost::json;
using store::StaffTransaction;
constexpr std::string_view words_place = "observation.sealed_words";
constexpr std::int64_t shown_ms = 60LL * 24 * 3600 * 1000;
constexpr auto on_behalf =
    store::SystemKey::because("a student who needs somebody now becomes an alert that the class teacher never sees");

struct Sign {
  std::string_view id;
  std::optional<alerts::Tier> calls;  ///< how urgently it calls an adult, whatever the teacher chose beside it
  const Sentence& (*words)();
};
constexpr auto today = alerts::Tier::same_day;
constexpr Sign catalogue[] = {
    {"withdrawn", {}, texts::casework::sign_withdrawn},
    {"low", {}, texts::casework::sign_low},
    {"asleep", {}, texts::casework::sign_asleep},
    {"absent", {}, texts::casework::sign_absent},
    {"irritable", {}, texts::casework::sign_irritable},
    {"eating", alerts::Tier::ranked, texts::casework::sign_eating},
    {"work_drops", {}, texts::casework::sign_work_drops},
    {"bullied", today, texts::casework::sign_bullied},  // goes on while nobody stops it
    {"injury", today, texts::casework::sign_injury},
    {"farewell", today, texts::casework::sign_farewell},
};

const Sign* sign_of(std::string_view id) {
  const auto found =
      std::find_if(std::begin(catalogue), std::end(catalogue), [&](const Sign& one) { return one.id == id; });
  return found == std::end(catalogue) ? nullptr : found;
}

// How urgently what was seen of a student calls an adult; nothing where the psychologist's list of marked
// pupils is enough. In a school without one nobody reads that list: then it calls, if in no hurry.
std::optional<alerts::Tier> calls(const api::ObservedStudent& one, bool has_psychologist) {
  if (one.urgency == api::ObservedStudent::Urgency("now")) return alerts::Tier::acute;
  std::optional<alerts::Tier> most;
  for (const auto& [id] : one.signs)
    if (const auto* sign = sign_of(id); sign->calls) most = std::min(most.value_or(*sign->calls), *sign->calls);
  if (!most && !has_psychologist) most = alerts::Tier::ranked;
  return most;
}

std::string words_of(const api::ObservedStudent& one) { return one.words.value_or(""); }

std::string sealed_text(const api::ObservedStudent& one) {
  json::array signs;
  for (const auto& [id] : one.signs) signs.push_back(json::value(id));
  return json::serialize(json::object{{"signs", std::move(signs)}, {"words", words_of(one)}});
}

std::string concern_words(const api::ObservedStudent& one) {
  std::string words;
  for (const auto& [id] : one.signs) words += sign_words(id, "zh-CN") + texts::casework::between_signs().zh;
  return words + words_of(one);
}

}  // namespace

std::string sign_words(std::string_view id, std::string_view language) {
  const auto* sign = sign_of(id);
  return sign == nullptr ? std::string(id) : sign->words().in(language);
}

namespace {

// Sealed before the writer's turn: the words, and what calls an adult because of them.
struct Sealed {
  Bytes words;
  std::optional<alerts::SealedSignal> signal;
};

std::optional<std::vector<Sealed>> seal_all(campaigns::Screening& screening, const access::Caller& caller,
                                            const std::vector<api::ObservedStudent>& observed, bool has_psychologist) {
  std::vector<Sealed> sealed;
  for (const auto& one : observed) {
    const auto key = screening.vault.key_of(one.student_id);
    if (!key) return std::nullopt;
    sealed.push_back({access::StudentVault::seal(*key, one.student_id, words_place, sealed_text(one)), std::nullopt});
    if (const auto tier = calls(one, has_psychologist))
      sealed.back().signal =
          seal_concern(screening, caller,
                       {one.student_id, std::string(urgency_of_tier(static_cast<std::int64_t>(*tier))),
                        concern_words(one), one.urgency.text() != "now"});
  }
  return sealed;
}

}  // namespace

Status observe_class(campaigns::Screening& screening, const access::Caller& caller, const api::observe_class::In& in) {
  const auto& observed = in.body.worried;
  for (std::size_t i = 0; i < observed.size(); ++i)
    for (std::size_t k = 0; k < observed[i].signs.size(); ++k)
      if (sign_of(observed[i].signs[k].id) == nullptr)
        return operations::refused("worried[" + std::to_string(i) + "].signs[" + std::to_string(k) + "].id",
                                   "one of signs");
  const bool has_psychologist = screening.database.read(
      caller, [&](StaffTransaction& transaction) { return psychologist_reads(transaction, in.id, screening.clock); });
  const auto sealed = seal_all(screening, caller, observed, has_psychologist);
  if (!sealed) return problems::not_found;
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const std::int64_t now_ms = screening.clock.now_ms(), round = store::take_numbers(transaction, "observation_round");
    if (transaction.run(
            sql::casework::begin_observation_round{.round_id = round, .class_unit_id = in.id, .now_ms = now_ms}) == 0)
      return problems::not_found;
    std::string students;
    for (std::size_t i = 0; i < observed.size(); ++i) {
      const auto& one = (*sealed)[i];
      const StudentId student = observed[i].student_id;
      if (transaction.run(sql::casework::add_observation{.student_id = student,
                                                         .class_unit_id = in.id,
                                                         .round_id = round,
                                                         .urgency = observed[i].urgency.text(),
                                                         .sealed_words = one.words}) == 0)
        return problems::not_found;
      students += " " + std::to_string(student.value);
      if (!one.signal) continue;
      store::OwnTransaction own(transaction, on_behalf, student);
      alerts::raise(own, *one.signal, now_ms);
    }
    screening.audit.append(transaction, audit::by(caller, api::observe_class::operation.name, 0,
                                                  "class " + std::to_string(in.id.value) + students));
    return success();
  });
}

Result<api::ClassObservations> class_observations(campaigns::Screening& screening, const access::Caller& caller,
                                                  const api::read_class_observations::In& in) {
  api::ClassObservations out;
  const std::int64_t since_ms = screening.clock.now_ms() - shown_ms;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::casework::list_class{.class_unit_id = in.id},
                     [&](const auto& row) { out.students.push_back(seated_student(row)); });
    transaction.each(sql::casework::list_class_observations{.class_unit_id = in.id, .since_at_ms = since_ms},
                     [&](const auto& row) {
                       out.observations.push_back(read_observation(screening, observation_of(row), in.language));
                     });
    transaction.each(
        sql::casework::list_observation_rounds{.class_unit_id = in.id, .since_at_ms = since_ms},
        [&](const auto& row) { out.rounds.push_back({.at_ms = row.observed_at_ms(), .observer = row.observer()}); });
    return 0;
  });
  if (out.students.empty()) return problems::not_found;
  for (const auto& sign : catalogue) {
    auto& one = out.signs.emplace_back(api::ObservableSign{.id = sign.id, .words = sign_words(sign.id, in.language)});
    if (sign.calls) one.calls = api::ObservableSign::Calls(tier_name(*sign.calls));
  }
  return out;
}

api::Observation read_observation(campaigns::Screening& screening, const ObservationRow& row,
                                  std::string_view language) {
  api::Observation one{.id = {row.student, static_cast<std::uint32_t>(row.round_id), 0},
                       .student_id = row.student,
                       .urgency = api::Observation::Urgency(row.urgency),
                       .at_ms = row.at_ms,
                       .observer = row.observer};
  std::string plain;
  const auto key = screening.vault.unwrap(row.student, row.wrapped_key);
  if (key && access::StudentVault::open(*key, row.student, words_place, row.sealed_words, plain)) {
    const auto read = json::parse(plain);
    for (const auto& sign : read.at("signs").as_array()) one.signs.push_back(sign_words(sign.as_string(), language));
    if (const auto& words = read.at("words").as_string(); !words.empty()) one.words = std::string_view(words);
  }
  return one;
}

std::vector<api::Observation> observations_of(campaigns::Screening& screening, StaffTransaction& transaction,
                                              StudentId student, std::string_view language) {
  std::vector<api::Observation> out;
  transaction.each(sql::casework::list_observations{.student_id = student},
                   [&](const auto& row) { out.push_back(read_observation(screening, observation_of(row), language)); });
  return out;
}

}  // namespace rongxin::casework
