#include "campaign_desk/publish_campaign.h"

#include <chrono>
#include <map>

#include "answering/code_look_up.h"
#include "answering/sign_in_to_answer.h"
#include "campaign_desk/problems.h"
#include "consent/consent.h"
#include "instruments/instrument_library.h"
#include "instruments/licence_check.h"
#include "platform/log.h"
#include "platform/problem_catalogue.h"
#include "school_roll/school_roll.h"
#include "sql/campaign_desk/add_campaign.h"
#include "sql/campaign_desk/add_campaign_instrument.h"
#include "sql/campaign_desk/add_member.h"
#include "sql/campaign_desk/add_to_campaign_class.h"
#include "sql/campaign_desk/advance_publication.h"
#include "sql/campaign_desk/begin_publication.h"
#include "sql/campaign_desk/count_population.h"
#include "sql/campaign_desk/find_closure.h"
#include "sql/campaign_desk/finish_publication.h"
#include "sql/campaign_desk/list_population_after.h"
#include "sql/campaign_desk/list_unfilled.h"
#include "sql/campaign_desk/read_campaign_text.h"
#include "sql/campaign_desk/read_instrument_text.h"
#include "sql/campaign_desk/read_publication.h"
#include "sql/campaign_desk/set_code_no.h"

namespace rongxin::campaign_desk {
namespace {

using store::SystemKey;
using store::Transaction;
constexpr auto publishing =
    SystemKey::because("a campaign is stored and filled with its students; nobody is shown anything");
constexpr std::size_t batch_rows = 400;
constexpr std::chrono::seconds look_again{30};

bool chosen(const std::vector<std::string>& grades, std::string_view grade) {
  return grades.empty() || std::find(grades.begin(), grades.end(), grade) != grades.end();
}

std::string instrument_of(Transaction& transaction, CampaignId campaign, const std::string& id) {
  return transaction
      .one(publishing, sql::campaign_desk::read_instrument_text{.campaign_id = campaign, .instrument_id = id},
           [](const auto& row) { return std::string(row.definition()); })
      .value_or("");
}

}  // namespace

Result<std::vector<UnitId>> population_units(Transaction& transaction, UnitId whole,
                                             const std::vector<std::string>& codes) {
  std::vector<UnitId> units;
  for (const auto& code : codes) {
    const auto unit = school_roll::find_unit(transaction, code);
    if (!unit) return Problem(problems::unit_unknown, "population.units", {{"code", code}});
    if (std::find(units.begin(), units.end(), *unit) == units.end()) units.push_back(*unit);
  }
  if (units.empty()) return std::vector<UnitId>{whole};
  std::vector<UnitId> highest;
  for (const auto unit : units) {
    const bool below_another = std::any_of(units.begin(), units.end(), [&](UnitId other) {
      return other != unit &&
             transaction
                 .one(publishing, sql::campaign_desk::find_closure{.ancestor_id = other, .descendant_id = unit},
                      [](const auto&) { return true; })
                 .has_value();
    });
    if (!below_another) highest.push_back(unit);
  }
  return highest;
}

Population count_population(Transaction& transaction, const std::vector<UnitId>& units,
                            const std::vector<std::string>& grades) {
  Population out;
  for (const auto unit : units)
    transaction.each(publishing, sql::campaign_desk::count_population{.unit_id = unit}, [&](const auto& row) {
      if (!chosen(grades, row.grade_name())) return;
      if (out.schools.empty() || out.schools.back().unit.value != row.unit_id().value)
        out.schools.push_back({row.unit_id(), std::string(row.school_name())});
      out.schools.back().students += row.students();
      out.schools.back().classes += row.classes();
      out.students += row.students();
      out.classes += row.classes();
    });
  return out;
}

namespace {

// The first Problem that keeps one of a campaign's instruments from being used.
Status check_licences(Transaction& transaction, const campaigns::CompiledCampaign& campaign) {
  for (const auto* list : {&campaign.instruments, &campaign.about})
    for (const auto& one : *list)
      if (const auto entry = instruments::find_in_library(transaction, one.compiled.source.id))
        if (const auto why_not = instruments::why_not_usable(*entry); !why_not.empty()) return why_not.front();
  return success();
}

}  // namespace

Status store_campaign(campaigns::Screening& screening, Transaction& transaction,
                      const campaigns::CompiledCampaign& campaign, const std::string& text, const std::string& hash,
                      std::int64_t expected, const PublicationNote& note) {
  RONGXIN_CHECK(check_licences(transaction, campaign));
  const std::int64_t now_ms = screening.clock.now_ms();
  const auto& d = campaign.definition;
  transaction.run(publishing, sql::campaign_desk::add_campaign{.campaign_id = campaign.id,
                                                               .code = d.code,
                                                               .unit_id = campaign.unit,
                                                               .title_zh = d.title.at("zh-CN"),
                                                               .title_en = d.title.at("en"),
                                                               .opens_at_ms = d.opens_at_ms,
                                                               .closes_at_ms = d.closes_at_ms,
                                                               .definition = text,
                                                               .definition_hash = hash,
                                                               .published_at_ms = now_ms});
  transaction.run(publishing, sql::campaign_desk::begin_publication{.campaign_id = campaign.id,
                                                                    .published_by = note.published_by,
                                                                    .rules_reason = note.rules_reason,
                                                                    .expected = expected,
                                                                    .now_ms = now_ms,
                                                                    .confirmed_by = note.confirmed_by,
                                                                    .limits_version = note.limits_version,
                                                                    .capacity_version = note.capacity_version});
  std::int64_t position = 0;
  for (const auto* list : {&campaign.instruments, &campaign.about})
    for (const auto& one : *list) {
      const auto& source = one.compiled.source;
      RONGXIN_CHECK(instruments::publish_version(transaction, source.id, source.version, one.content_hash,
                                                 instruments::library_text(transaction, source.id), now_ms));
      transaction.run(publishing,
                      sql::campaign_desk::add_campaign_instrument{.campaign_id = campaign.id,
                                                                  .position = ++position,
                                                                  .instrument_id = source.id,
                                                                  .version = source.version,
                                                                  .usage = one.follow_up ? "follow_up" : "asked"});
    }
  return success();
}

Result<std::unique_ptr<CampaignFilling>> CampaignFilling::open(campaigns::Screening& screening, CampaignId id) {
  return screening.database.read(publishing, [&](Transaction& transaction) -> Result<std::unique_ptr<CampaignFilling>> {
    UnitId unit;
    const auto text =
        transaction.one(publishing, sql::campaign_desk::read_campaign_text{.campaign_id = id}, [&](const auto& row) {
          unit = row.unit_id();
          return std::string(row.definition());
        });
    if (!text) return problems::not_found;
    const auto read = campaigns::read_campaign(*text);
    std::vector<YamlFault> faults = read.faults;
    auto compiled = campaigns::compile_campaign(
        id, unit, read.definition,
        [&](const std::string& instrument) { return instrument_of(transaction, id, instrument); }, faults);
    if (!faults.empty())
      return Problem(problems::campaign_broken, "",
                     {{"campaign", read.definition.code}, {"detail", faults[0].text.en}});
    RONGXIN_TRY(units, population_units(transaction, unit, read.definition.population_units));
    return std::unique_ptr<CampaignFilling>(new CampaignFilling(screening, std::move(compiled), std::move(units)));
  });
}

void CampaignFilling::add_member(Transaction& transaction, StudentId student, UnitId class_unit,
                                 std::optional<std::int64_t> seat) {
  const auto& definition = campaign_->definition;
  std::string consent = definition.consent_default, source = "file";
  if (!definition.consent.empty())
    for (const auto& number : school_roll::registry_auxiliaries(screening_.vault, transaction, student))
      if (const auto own = definition.consent.find(number); own != definition.consent.end()) consent = own->second;
  if (consent == "acts") {
    source = consent;
    consent = consent::state_name(consent::read_standing(transaction, student, screening_.clock.today()).state);
  }
  transaction.run_later(publishing, sql::campaign_desk::add_member{.student_id = student,
                                                                   .campaign_id = campaign_->id,
                                                                   .class_unit_id = class_unit,
                                                                   .seat_no = seat,
                                                                   .consent = consent,
                                                                   .consent_source = source,
                                                                   .lawful_basis = definition.lawful_basis});
  const auto card = answering::card_of(screening_.keys.code, student);
  answering::lead_to_later(transaction, answering::look_up_digest(screening_.keys.look_up, card), student,
                           std::nullopt);
  add_code(transaction, student);
}

// Of a million codes of forty bits two are the same every other campaign: the second child's next code is taken then.
// Waited for, which also keeps what PostgreSQL answers from piling up behind a whole batch.
void CampaignFilling::add_code(Transaction& transaction, StudentId student) {
  for (std::int64_t code_no = 1;; ++code_no) {
    const auto code = answering::access_code_of(screening_.keys.code, student, campaign_->id, code_no);
    if (!answering::lead_to(transaction, answering::look_up_digest(screening_.keys.look_up, code), student,
                            campaign_->id))
      continue;
    if (code_no > 1)
      transaction.run(publishing, sql::campaign_desk::set_code_no{
                                      .student_id = student, .campaign_id = campaign_->id, .code_no = code_no});
    return;
  }
}

Result<bool> CampaignFilling::step(std::size_t rows_max) {
  struct Place {
    std::int64_t place, after_student, filled_at_ms;
  };
  bool more = true;
  const auto status = screening_.database.write(publishing, [&](Transaction& transaction) -> Status {
    const auto at = transaction.one(publishing, sql::campaign_desk::read_publication{.campaign_id = campaign_->id},
                                    [](const auto& row) {
                                      return Place{row.place(), row.after_student(), row.filled_at_ms()};
                                    });
    if (!at || at->filled_at_ms != 0) {
      more = false;
      return success();
    }
    if (static_cast<std::size_t>(at->place) >= units_.size()) {
      more = false;
      transaction.run(publishing, sql::campaign_desk::finish_publication{.campaign_id = campaign_->id,
                                                                         .now_ms = screening_.clock.now_ms()});
      screening_.audit.append(transaction, {"system", 0, 0, "fillCampaign", 0, campaign_->definition.code});
      return success();
    }
    std::size_t rows = 0;
    std::int64_t members = 0, last = at->after_student;
    struct Member {
      StudentId student;
      UnitId class_unit;
      std::optional<std::int64_t> seat;
    };
    std::vector<Member> found;
    transaction.each(publishing,
                     sql::campaign_desk::list_population_after{.unit_id = units_[static_cast<std::size_t>(at->place)],
                                                               .after_student = at->after_student,
                                                               .rows_max = static_cast<std::int64_t>(rows_max)},
                     [&](const auto& row) {
                       ++rows;
                       last = row.student_id().value;
                       if (chosen(campaign_->definition.grades, row.name()))
                         found.push_back({row.student_id(), row.class_unit_id(), row.seat_no()});
                     });
    std::map<std::int64_t, std::int64_t> classes;
    for (const auto& one : found) {
      add_member(transaction, one.student, one.class_unit, one.seat);
      ++classes[one.class_unit.value];
    }
    for (const auto& [unit, more_of_it] : classes)
      transaction.run(publishing, sql::campaign_desk::add_to_campaign_class{.campaign_id = campaign_->id,
                                                                            .class_unit_id = UnitId(unit),
                                                                            .more = more_of_it,
                                                                            .now_ms = screening_.clock.now_ms()});
    members = static_cast<std::int64_t>(found.size());
    const bool unit_done = rows < rows_max;
    const auto advanced = transaction.run(
        publishing, sql::campaign_desk::advance_publication{.campaign_id = campaign_->id,
                                                            .place = at->place,
                                                            .after_student = at->after_student,
                                                            .next_place = unit_done ? at->place + 1 : at->place,
                                                            .next_after_student = unit_done ? 0 : last,
                                                            .batch = members});
    return advanced == 1 ? success() : Status(problems::conflict);
  });
  if (!status) return status.problem();
  if (!more) screening_.shelf.put(campaign_);
  return more;
}

void CampaignPublisher::start() {
  thread_ = std::thread([this] { work(); });
}

void CampaignPublisher::stop() {
  {
    const std::lock_guard hold(lock_);
    stopping_ = true;
  }
  signal_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void CampaignPublisher::wake() {
  {
    const std::lock_guard hold(lock_);
    woken_ = true;
  }
  signal_.notify_all();
}

void CampaignPublisher::work() {
  std::unique_lock hold(lock_);
  while (!stopping_) {
    signal_.wait_for(hold, look_again, [&] { return stopping_ || woken_; });
    if (stopping_) return;
    woken_ = false;
    hold.unlock();
    try {
      std::vector<CampaignId> unfilled;
      screening_.database.read(publishing, [&](Transaction& transaction) {
        transaction.each(publishing, sql::campaign_desk::list_unfilled{},
                         [&](const auto& row) { unfilled.emplace_back(row.campaign_id().value); });
        return 0;
      });
      for (const auto id : unfilled) fill(id);
    } catch (const std::exception& broken) {
      // The worker's one place: what is in stays, and the next look goes on from there.
      log::error("filling a campaign failed", {{"detail", broken.what()}});
    }
    hold.lock();
  }
}

bool CampaignPublisher::fill(CampaignId id) {
  const auto filling = CampaignFilling::open(screening_, id);
  if (!filling) {
    log::error("a campaign cannot be filled",
               {{"campaign", std::to_string(id.value)}, {"detail", filling.problem().text("en")}});
    return false;
  }
  while (true) {
    const auto began = std::chrono::steady_clock::now();
    const auto more = (*filling)->step(batch_rows);
    if (!more)
      log::error("a batch of a campaign was not stored",
                 {{"campaign", std::to_string(id.value)}, {"detail", more.problem().text("en")}});
    if (!more || !*more) return more.ok();
    // The writer rests as long as it worked: children who answer meanwhile wait for one batch at most.
    std::unique_lock hold(lock_);
    if (signal_.wait_for(hold, std::chrono::steady_clock::now() - began, [&] { return stopping_; })) return false;
  }
}

}  // namespace rongxin::campaign_desk
