#include "casework/observe_class.h"

#include <algorithm>

#include "access/public_id.h"
#include "casework/alert_page.h"
#include "casework/log_read.h"
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
std::optional<alerts::Tier> calls(const ObservedStudent& one, bool has_psychologist) {
  if (one.urgency == "now") return alerts::Tier::acute;
  std::optional<alerts::Tier> most;
  for (const auto& id : one.signs)
    if (const auto* sign = sign_of(id); sign != nullptr && sign->calls)
      most = std::min(most.value_or(*sign->calls), *sign->calls);
  if (!most && !has_psychologist) most = alerts::Tier::ranked;
  return most;
}

std::string sealed_text(const ObservedStudent& one) {
  json::array signs;
  for (const auto& sign : one.signs) signs.push_back(json::value(sign));
  return json::serialize(json::object{{"signs", std::move(signs)}, {"words", one.words}});
}

std::string concern_words(const ObservedStudent& one) {
  std::string words;
  for (const auto& sign : one.signs) words += sign_words(sign, "zh-CN") + texts::casework::between_signs().zh;
  return words + one.words;
}

}  // namespace

const std::vector<std::string_view>& observation_signs() {
  static const std::vector<std::string_view> ids = [] {
    std::vector<std::string_view> all;
    for (const auto& one : catalogue) all.push_back(one.id);
    return all;
  }();
  return ids;
}

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
                                            const std::vector<ObservedStudent>& observed, bool has_psychologist) {
  std::vector<Sealed> sealed;
  for (const auto& one : observed) {
    const auto key = screening.vault.key_of(one.student);
    if (!key) return std::nullopt;
    sealed.push_back({access::StudentVault::seal(*key, one.student, words_place, sealed_text(one)), std::nullopt});
    if (const auto tier = calls(one, has_psychologist))
      sealed.back().signal = seal_concern(
          screening, caller,
          {one.student, urgency_of_tier(static_cast<std::int64_t>(*tier)), concern_words(one), one.urgency != "now"});
  }
  return sealed;
}

}  // namespace

Status observe_class(campaigns::Screening& screening, const access::Caller& caller, UnitId class_unit,
                     const std::vector<ObservedStudent>& observed) {
  const bool has_psychologist = screening.database.read(caller, [&](StaffTransaction& transaction) {
    return psychologist_reads(transaction, class_unit, screening.clock);
  });
  const auto sealed = seal_all(screening, caller, observed, has_psychologist);
  if (!sealed) return problems::not_found;
  return screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    const std::int64_t now_ms = screening.clock.now_ms(), round = store::take_numbers(transaction, "observation_round");
    if (transaction.run(sql::casework::begin_observation_round{
            .round_id = round, .class_unit_id = class_unit, .now_ms = now_ms}) == 0)
      return problems::not_found;
    std::string students;
    for (std::size_t i = 0; i < observed.size(); ++i) {
      const auto& one = (*sealed)[i];
      if (transaction.run(sql::casework::add_observation{.student_id = observed[i].student,
                                                         .class_unit_id = class_unit,
                                                         .round_id = round,
                                                         .urgency = observed[i].urgency,
                                                         .sealed_words = one.words}) == 0)
        return problems::not_found;
      students += " " + std::to_string(observed[i].student.value);
      if (!one.signal) continue;
      store::OwnTransaction own(transaction, on_behalf, observed[i].student);
      alerts::raise(own, *one.signal, now_ms);
    }
    screening.audit.append(
        transaction, audit::by(caller, "observeClass", 0, "class " + std::to_string(class_unit.value) + students));
    return success();
  });
}

Result<std::string> class_observations(campaigns::Screening& screening, const access::Caller& caller, UnitId class_unit,
                                       std::string_view language) {
  json::array students, observations, rounds, signs;
  std::string shown;
  const std::int64_t since_ms = screening.clock.now_ms() - shown_ms;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::casework::list_class{.class_unit_id = class_unit}, [&](const auto& row) {
      students.push_back(
          {{"id", access::public_id(screening.keys.public_id, access::PublicKind::student, {row.student_id()})},
           {"name", row.name()},
           {"class_name", row.class_name()},
           {"seat", row.seat_no()}});
      shown += std::to_string(row.student_id().value) + " ";
    });
    transaction.each(
        sql::casework::list_class_observations{.class_unit_id = class_unit, .since_at_ms = since_ms},
        [&](const auto& row) { observations.push_back(observation_json(screening, observation_of(row), language)); });
    transaction.each(sql::casework::list_observation_rounds{.class_unit_id = class_unit, .since_at_ms = since_ms},
                     [&](const auto& row) {
                       rounds.push_back({{"at_ms", row.observed_at_ms()}, {"observer", row.observer()}});
                     });
    return 0;
  });
  if (students.empty()) return problems::not_found;
  RONGXIN_CHECK(log_read(screening, caller, "readClassObservations", StudentId(0), shown));
  for (const auto& sign : catalogue) {
    signs.push_back({{"id", sign.id}, {"words", sign_words(sign.id, language)}});
    if (sign.calls) signs.back().as_object()["calls"] = tier_name(static_cast<std::int64_t>(*sign.calls));
  }
  return json::serialize(json::object{{"students", std::move(students)},
                                      {"observations", std::move(observations)},
                                      {"rounds", std::move(rounds)},
                                      {"signs", std::move(signs)}});
}

json::object observation_json(campaigns::Screening& screening, const ObservationRow& row, std::string_view language) {
  const StudentId student = row.student;
  const auto round = static_cast<std::uint32_t>(row.round_id);
  json::object one{
      {"id", access::public_id(screening.keys.public_id, access::PublicKind::observation, {student, round, 0})},
      {"student_id", access::public_id(screening.keys.public_id, access::PublicKind::student, {student})},
      {"urgency", row.urgency},
      {"at_ms", row.at_ms},
      {"observer", row.observer}};
  json::array signs;
  std::string plain;
  const auto key = screening.vault.unwrap(student, row.wrapped_key);
  if (key && access::StudentVault::open(*key, student, words_place, row.sealed_words, plain)) {
    const auto read = json::parse(plain);
    for (const auto& sign : read.at("signs").as_array())
      signs.push_back(json::value(sign_words(sign.as_string(), language)));
    if (!read.at("words").as_string().empty()) one["words"] = read.at("words");
  }
  one["signs"] = std::move(signs);
  return one;
}

json::array observations_of(campaigns::Screening& screening, StaffTransaction& transaction, StudentId student,
                            std::string_view language) {
  json::array out;
  transaction.each(sql::casework::list_observations{.student_id = student},
                   [&](const auto& row) { out.push_back(observation_json(screening, observation_of(row), language)); });
  return out;
}

}  // namespace rongxin::casework
