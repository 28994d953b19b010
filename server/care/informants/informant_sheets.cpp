#include "informants/informant_sheets.h"

#include <map>

#include "alerts/raise_alert.h"
#include "answering/submitted_sheet.h"
#include "consent/consent.h"
#include "informants/problems.h"
#include "instruments/local_text.h"
#include "platform/log.h"
#include "platform/problem_catalogue.h"
#include "sql/informants/add_score.h"
#include "sql/informants/count_handed_in.h"
#include "sql/informants/count_pupils.h"
#include "sql/informants/list_pupils.h"
#include "sql/informants/read_membership.h"
#include "sql/informants/read_own_answers.h"
#include "sql/informants/read_pupil.h"
#include "sql/informants/read_sheet.h"
#include "sql/informants/save_sheet.h"

namespace rongxin::informants {
namespace {

using campaigns::AnswerSet;
using campaigns::Screening;
using store::OwnTransaction;
using store::StaffTransaction;
using store::Transaction;
constexpr auto on_behalf = store::SystemKey::because(
    "a sheet about a student is kept among the student's own rows, by whoever has shown that they may write it");
constexpr std::string_view answers_place = "informant_sheet.sealed_answers";
constexpr std::int64_t begun_anew_after_ms = 3LL * 24 * 3600 * 1000;
// No attempt of the child's: the child's sheet is numbered from 1.
constexpr int no_attempt = 0;

std::vector<alerts::Signal> critical_signals(const psychometrics::CompiledInstrument& compiled,
                                             const AnswerSet& answers) {
  std::vector<alerts::CriticalItem> critical;
  for (const auto& one : compiled.critical)
    critical.push_back({compiled.source.items[one.item].id, one.item, one.at_least, one.tier});
  return alerts::evaluate_critical(critical, answers.value);
}

// The same question as at the child's own sign-in; a child who said no on the page has said no here too.
bool may_be_kept(Screening& screening, Transaction& transaction, StudentId student, CampaignId campaign) {
  struct Membership {
    bool given, by_acts;
  };
  const auto found = transaction.one(
      on_behalf, sql::informants::read_membership{.student_id = student, .campaign_id = campaign}, [](const auto& row) {
        return Membership{row.consent() == "given", row.consent_source() == "acts"};
      });
  if (!found) return false;
  const auto standing = consent::read_standing(transaction, student, screening.clock.today());
  return found->by_acts ? standing.may_answer && standing.state != consent::Standing::State::refused
                        : found->given && !standing.stopped;
}

// False when scoring broke: the sheet stands, and somebody is told.
bool add_scores(OwnTransaction& own, const Asked& asked, const AnswerSet& answers) {
  using psychometrics::ScoreState;
  std::vector<psychometrics::ScaleScore> scores;
  try {
    for (const auto& scale : asked.instrument->compiled.scales)
      scores.push_back(psychometrics::score(scale, answers.value));
  } catch (const std::exception& broken) {
    log::error("scoring failed", {{"instrument", asked.source().id}, {"detail", broken.what()}});
    return false;
  }
  for (std::size_t i = 0; i < scores.size(); ++i) {
    const auto& scale = asked.instrument->compiled.scales[i];
    const bool scorable = scores[i].state != ScoreState::not_scorable;
    const std::optional<double> value = scorable ? std::optional(scores[i].value) : std::nullopt;
    const std::optional<std::string_view> band =
        scores[i].band >= 0 ? std::optional<std::string_view>(scale.band_id[static_cast<std::size_t>(scores[i].band)])
                            : std::nullopt;
    own.run_later(sql::informants::add_score{.campaign_id = asked.campaign->id,
                                             .informant = asked.source().informant,
                                             .instrument_id = asked.source().id,
                                             .scale = scale.id,
                                             .state = scores[i].state == ScoreState::scored ? "scored"
                                                      : scorable                            ? "prorated"
                                                                                            : "not_scorable",
                                             .value = value,
                                             .band = band,
                                             .missing = scores[i].missing});
  }
  return true;
}

std::string about(const SheetKey& key) {
  return "campaign " + std::to_string(key.campaign.value) + " instrument " + key.instrument;
}

struct Progress {
  std::string state;
  bool own;
};

std::optional<Progress> find_pupil(StaffTransaction& transaction, const SheetKey& key) {
  return transaction.one(
      sql::informants::read_pupil{
          .student_id = key.student, .campaign_id = key.campaign, .instrument_id = key.instrument},
      [](const auto& row) {
        return Progress{std::string(row.state()), row.own() != 0};
      });
}

}  // namespace

std::optional<Asked> find_asked(const Screening& screening, CampaignId campaign, std::string_view instrument,
                                std::string_view informant) {
  Asked asked{screening.shelf.find(campaign)};
  if (!asked.campaign) return std::nullopt;
  asked.instrument = asked.campaign->about_by_id(instrument);
  if (asked.instrument == nullptr || asked.source().informant != informant) return std::nullopt;
  return asked;
}

namespace {

// What was saved before and is not named now stays: a second phone of the same guardian overwrites nothing.
AnswerSet joined(OwnTransaction& own, const Asked& asked, StudentId student, const Key& student_key,
                 const Author& author, const AnswerSet& written) {
  AnswerSet all = written;
  own.each(
      sql::informants::read_sheet{
          .campaign_id = asked.campaign->id, .informant = asked.source().informant, .instrument_id = asked.source().id},
      [&](const auto& row) {
        if (row.author() == author.number && row.state() == "open")
          all.fill_from(open_answers(student, student_key, row.sealed_answers()));
      });
  return all;
}

}  // namespace

std::optional<Problem> keep_sheet(Screening& screening, Transaction& transaction, const Asked& asked, StudentId student,
                                  const Key& student_key, const Author& author, const Written& written) {
  const std::int64_t now_ms = screening.clock.now_ms();
  const auto& source = asked.source();
  OwnTransaction own(transaction, on_behalf, student);
  auto signals = critical_signals(asked.instrument->compiled, written.answers);
  // What each author reports is a ground of its own; what is reported again after the sheet is closed is one of its
  // day.
  const auto raise_all = [&](bool stored) {
    for (auto& signal : answering::seal_signals(signals, student_key, student, asked.campaign->id, no_attempt)) {
      signal.key += "/" + std::to_string(author.number) + (stored ? "" : "/" + screening.clock.today());
      signal.raised_by = author.account;
      alerts::raise(own, signal, now_ms);
    }
  };
  // Refused or not, what an adult answered about danger is told.
  if (!asked.campaign->open_at(now_ms)) {
    raise_all(false);
    return problems::informant_closed;
  }
  const bool kept = !written.hand_in || may_be_kept(screening, transaction, student, asked.campaign->id);
  const AnswerSet answers =
      kept ? joined(own, asked, student, student_key, author, written.answers) : AnswerSet(source.items.size());
  const Bytes sealed = access::StudentVault::seal(student_key, student, answers_place, answers.encoded());
  const char* state = !written.hand_in ? "open" : kept ? "submitted" : "read";
  const bool stored = own.run(sql::informants::save_sheet{.campaign_id = asked.campaign->id,
                                                          .informant = source.informant,
                                                          .instrument_id = source.id,
                                                          .instrument_version = source.version,
                                                          .scorer_version = campaigns::scorer_version,
                                                          .author = author.number,
                                                          .state = state,
                                                          .sealed_answers = sealed,
                                                          .untouched_since_ms = now_ms - begun_anew_after_ms,
                                                          .now_ms = now_ms}) != 0;
  if (stored && written.hand_in && kept && !add_scores(own, asked, answers))
    signals.push_back({alerts::Signal::Kind::scoring_failed, "scoring " + source.id, alerts::Tier::same_day, {}});
  raise_all(stored);
  if (stored) return std::nullopt;
  const auto done = own.one(
      sql::informants::read_sheet{
          .campaign_id = asked.campaign->id, .informant = source.informant, .instrument_id = source.id},
      [](const auto& row) { return row.state() != "open"; });
  return done.value_or(false) ? problems::informant_sheet_done : problems::informant_sheet_taken;
}

api::InformantForm form_of(const psychometrics::Instrument& instrument) {
  using instruments::local_text;
  api::InformantForm out{
      .instrument = instrument.id, .title = local_text(instrument.title), .stem = local_text(instrument.stem)};
  for (const auto& item : instrument.items) {
    out.items.push_back({.id = item.id, .text = local_text(item.text)});
    for (const auto& option : item.options)
      out.items.back().options.push_back({.value = option.value, .text = local_text(option.text)});
  }
  return out;
}

AnswerSet open_answers(StudentId student, const Key& student_key, BytesView sealed) {
  std::string plain;
  AnswerSet answers;
  if (!access::StudentVault::open(student_key, student, answers_place, sealed, plain) ||
      !AnswerSet::decode(plain, answers))
    return AnswerSet();
  return answers;
}

std::vector<api::InformantAnswer> told_answers(const psychometrics::Instrument& instrument, StudentId student,
                                               const Key& student_key, BytesView sealed) {
  std::vector<api::InformantAnswer> out;
  const AnswerSet answers = open_answers(student, student_key, sealed);
  for (std::size_t i = 0; i < answers.value.size() && i < instrument.items.size(); ++i)
    if (answers.value[i] >= 0) out.push_back({.item = instrument.items[i].id, .value = answers.value[i]});
  return out;
}

api::InformantTasks list_tasks(Screening& screening, const access::Caller& caller, std::string_view language) {
  const std::string words(language);
  std::vector<std::pair<CampaignId, std::int64_t>> campaigns;
  std::map<std::pair<std::int64_t, std::string>, std::int64_t> handed_in;
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::informants::count_pupils{},
                     [&](const auto& row) { campaigns.emplace_back(row.campaign_id(), row.pupils()); });
    transaction.each(sql::informants::count_handed_in{}, [&](const auto& row) {
      handed_in[{row.campaign_id().value, std::string(row.instrument_id())}] = row.pupils();
    });
    return 0;
  });
  api::InformantTasks out;
  for (const auto& [id, pupils] : campaigns) {
    const auto campaign = screening.shelf.find(id);
    if (!campaign || !campaign->open_at(screening.clock.now_ms())) continue;
    for (const auto& one : campaign->about) {
      const auto& source = one.compiled.source;
      if (source.informant != "teacher") continue;
      out.tasks.push_back({.campaign_id = id,
                           .campaign_title = campaign->definition.title.at(words),
                           .closes_at_ms = campaign->definition.closes_at_ms,
                           .instrument = source.id,
                           .title = source.title.at(words),
                           .items = static_cast<std::int64_t>(source.items.size()),
                           .pupils = pupils,
                           .handed_in = handed_in[{id.value, source.id}]});
    }
  }
  return out;
}

Result<api::InformantClass> list_class(Screening& screening, const access::Caller& caller, CampaignId campaign,
                                       const std::string& instrument, std::string_view language) {
  const auto asked = find_asked(screening, campaign, instrument, "teacher");
  if (!asked) return problems::not_found;
  const auto& definition = asked->campaign->definition;
  api::InformantClass out{.campaign_title = definition.title.at(std::string(language)),
                          .closes_at_ms = definition.closes_at_ms,
                          .open = asked->campaign->open_at(screening.clock.now_ms()),
                          .form = form_of(asked->source())};
  screening.database.read(caller, [&](StaffTransaction& transaction) {
    transaction.each(sql::informants::list_pupils{.campaign_id = campaign, .instrument_id = instrument},
                     [&](const auto& row) {
                       out.pupils.push_back({.id = row.student_id(),
                                             .name = row.name(),
                                             .seat = row.seat_no(),
                                             .state = api::InformantPupil::State(row.state()),
                                             .own = row.own() != 0});
                     });
    return 0;
  });
  if (out.pupils.empty()) return problems::not_found;
  return out;
}

Result<api::InformantSheet> read_sheet(Screening& screening, const access::Caller& caller, const SheetKey& key) {
  const auto asked = find_asked(screening, key.campaign, key.instrument, "teacher");
  if (!asked) return problems::not_found;
  return screening.database.read(caller, [&](StaffTransaction& transaction) -> Result<api::InformantSheet> {
    const auto progress = find_pupil(transaction, key);
    if (!progress) return problems::not_found;
    api::InformantSheet out{.state = api::InformantSheet::State(progress->state), .own = progress->own};
    transaction.each(
        sql::informants::read_own_answers{
            .student_id = key.student, .campaign_id = key.campaign, .instrument_id = key.instrument},
        [&](const auto& row) {
          if (const auto student_key = screening.vault.unwrap(key.student, row.wrapped_key().value_or(BytesView())))
            out.answers = told_answers(asked->source(), key.student, *student_key, row.sealed_answers());
        });
    return out;
  });
}

Status save_sheet(Screening& screening, const access::Caller& caller, const SheetKey& key, const Asked& asked,
                  const Written& written) {
  const auto student_key = screening.vault.key_of(key.student);
  std::optional<Problem> refused;
  RONGXIN_CHECK(screening.database.write(caller, [&](StaffTransaction& transaction) -> Status {
    if (!find_pupil(transaction, key) || !student_key) return problems::not_found;
    refused = keep_sheet(screening, transaction, asked, key.student, *student_key,
                         {caller.account().value, caller.account()}, written);
    screening.audit.append(transaction, audit::by(caller, "saveInformantSheet", key.student.value,
                                                  about(key) + (refused           ? " not taken"
                                                                : written.hand_in ? " handed in"
                                                                                  : "")));
    return success();
  }));
  return refused ? Status(*refused) : success();
}

}  // namespace rongxin::informants
