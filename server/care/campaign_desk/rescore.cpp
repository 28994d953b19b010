#include "campaign_desk/rescore.h"

#include <set>

#include "access/caller_mint.h"
#include "answering/submit_answers.h"
#include "campaign_desk/problems.h"
#include "instruments/instrument_library.h"
#include "sql/campaign_desk/count_sheets_to_rescore.h"
#include "sql/campaign_desk/find_campaign.h"
#include "sql/campaign_desk/list_sheets_to_rescore.h"
#include "sql/campaign_desk/read_instrument_text.h"
#include "sql/campaign_desk/store_rescored_score.h"
#include "sql/campaign_desk/store_rescored_sheet.h"
#include "texts/campaign_desk.h"

namespace rongxin::campaign_desk {
namespace {

using store::Transaction;
constexpr auto rescoring =
    store::SystemKey::because("an operator has sheets scored under another version; nobody is shown anything");
constexpr std::int64_t page_rows = 200;

struct Sheet {
  StudentId student;
  int attempt;
  Bytes sealed;
  bool known;
};

/// The campaign as it was published, and as it would be with the other version.
struct Comparison {
  std::shared_ptr<const campaigns::CompiledCampaign> before, after;
  std::size_t first_scale = 0, scales = 0;  ///< of the instrument in `after`
  std::vector<int> place_before;            ///< for each item of `after`, -1: was not asked
};

const campaigns::CampaignInstrument* instrument_of(const campaigns::CompiledCampaign& campaign, const std::string& id) {
  for (const auto& one : campaign.instruments)
    if (one.compiled.source.id == id) return &one;
  return nullptr;
}

// Told on the command line, where both languages stand beside each other.
Problem impossible(const Sentence& why) {
  return Problem(problems::rescore_impossible, "", {{"detail", why.zh + " / " + why.en}});
}

// Answers are numbers: they mean the same only while the new version offers what was chosen.
Status same_options(const campaigns::CampaignInstrument& before, const campaigns::CampaignInstrument& after) {
  for (std::size_t i = 0; i < after.compiled.source.items.size(); ++i) {
    const int was = before.compiled.item_index(after.compiled.source.items[i].id);
    if (was >= 0 && (before.compiled.allowed[static_cast<std::size_t>(was)] & ~after.compiled.allowed[i]) != 0)
      return impossible(texts::campaign_desk::other_option_values({.item = after.compiled.source.items[i].id}));
  }
  return success();
}

Result<Comparison> compare(campaigns::Screening& screening, Transaction& transaction, const RescoreWish& wish) {
  Comparison out;
  const auto id = transaction.one(rescoring, sql::campaign_desk::find_campaign{.code = wish.campaign_code},
                                  [](const auto& row) { return row.campaign_id(); });
  out.before = id ? screening.shelf.find(*id) : nullptr;
  if (!out.before) return Problem(problems::campaign_unknown, "campaign", {{"campaign", wish.campaign_code}});
  const auto* before = instrument_of(*out.before, wish.instrument);
  if (before == nullptr) return impossible(texts::campaign_desk::instrument_not_asked({.instrument = wish.instrument}));
  if (before->compiled.source.version == wish.version)
    return impossible(texts::campaign_desk::same_version({.version = wish.version}));
  const std::string text = instruments::library_text(transaction, wish.instrument, wish.version);
  if (text.empty())
    return Problem(problems::version_unknown, "to", {{"instrument", wish.instrument}, {"version", wish.version}});
  std::vector<YamlFault> faults;
  out.after = campaigns::compile_campaign(
      *id, out.before->unit, out.before->definition,
      [&](const std::string& one) {
        if (one == wish.instrument) return text;
        const auto stored = transaction.one(
            rescoring, sql::campaign_desk::read_instrument_text{.campaign_id = *id, .instrument_id = one},
            [](const auto& row) { return std::string(row.definition()); });
        return stored ? *stored : instruments::library_text(transaction, one);
      },
      faults);
  if (!faults.empty()) return impossible(faults[0].text);
  const auto* after = instrument_of(*out.after, wish.instrument);
  RONGXIN_CHECK(same_options(*before, *after));
  out.first_scale = after->first_scale;
  out.scales = after->compiled.scales.size();
  for (std::size_t i = 0; i < out.after->items; ++i)
    out.place_before.push_back(out.before->place_of(out.after->item_at(i).id));
  return out;
}

campaigns::AnswerSet moved(const Comparison& comparison, const campaigns::AnswerSet& answers) {
  campaigns::AnswerSet out(comparison.after->items);
  for (std::size_t i = 0; i < out.value.size(); ++i) {
    const int place = comparison.place_before[i];
    if (place < 0 || static_cast<std::size_t>(place) >= answers.value.size()) continue;
    out.value[i] = answers.value[static_cast<std::size_t>(place)];
    out.spent_ms[i] = answers.spent_ms[static_cast<std::size_t>(place)];
  }
  return out;
}

bool same_result(const answering::Judgement& before, const answering::NamedScore& now) {
  for (const auto& one : before.scores)
    if (one.scale->id == now.scale->id) {
      const auto band = [](const answering::NamedScore& of) {
        return of.score.band < 0 ? std::string() : of.scale->band_id[static_cast<std::size_t>(of.score.band)];
      };
      return one.score.state == now.score.state && one.score.value == now.score.value && band(one) == band(now);
    }
  return false;
}

/// Signals that only the new version gives. What was met before has its alert.
std::vector<alerts::Signal> newly_met(const answering::Judgement& before, const answering::Judgement& after,
                                      const RescoreWish& wish) {
  std::set<std::string> met;
  for (const auto& one : before.signals) met.insert(alerts::signal_key(one, CampaignId(0), 0));
  std::vector<alerts::Signal> out;
  for (auto one : after.signals) {
    if (met.contains(alerts::signal_key(one, CampaignId(0), 0))) continue;
    one.rescored = wish.instrument + " " + wish.version;
    out.push_back(std::move(one));
  }
  return out;
}

class Rescoring {
 public:
  Rescoring(campaigns::Screening& screening, const RescoreWish& wish, Comparison comparison)
      : screening_(screening), wish_(wish), comparison_(std::move(comparison)) {}

  Result<RescoreReport> all() {
    report_.sheets = screening_.database.read(rescoring, [&](Transaction& transaction) {
      return transaction
          .one(rescoring, sql::campaign_desk::count_sheets_to_rescore{.campaign_id = comparison_.before->id},
               [](const auto& row) { return row.sheets(); })
          .value_or(0);
    });
    std::int64_t done = 0;
    StudentId after(0);
    int attempt = 0;
    for (;;) {
      const auto page = sheets_after(after, attempt);
      for (const auto& one : page) {
        RONGXIN_CHECK(sheet(one));
        ++done;
        after = one.student;
        attempt = one.attempt;
      }
      if (wish_.progress) wish_.progress(done, report_.sheets);
      if (page.size() < page_rows) return report_;
    }
  }

 private:
  std::vector<Sheet> sheets_after(StudentId student, int attempt) {
    return screening_.database.read(rescoring, [&](Transaction& transaction) {
      std::vector<Sheet> page;
      transaction.each(rescoring,
                       sql::campaign_desk::list_sheets_to_rescore{.campaign_id = comparison_.before->id,
                                                                  .instrument_id = wish_.instrument,
                                                                  .instrument_version = wish_.version,
                                                                  .scorer_version = campaigns::scorer_version,
                                                                  .after_student = student.value,
                                                                  .after_attempt = attempt,
                                                                  .rows_max = page_rows},
                       [&](const auto& row) {
                         page.push_back({row.student_id(), static_cast<int>(row.attempt()),
                                         Bytes{std::string(row.sealed_answers().octets)}, row.rescored() != 0});
                       });
      return page;
    });
  }

  Status sheet(const Sheet& one) {
    if (one.known) {
      ++report_.known;
      return success();
    }
    const auto key = screening_.vault.key_of(one.student);
    std::string plain;
    campaigns::AnswerSet answers;
    if (!key || !access::StudentVault::open(*key, one.student, answering::answers_place, one.sealed, plain) ||
        !campaigns::AnswerSet::decode(plain, answers)) {
      ++report_.unreadable;
      return success();
    }
    const auto before = answering::judge(*comparison_.before, answers, "none");
    const auto after = answering::judge(*comparison_.after, moved(comparison_, answers), "none");
    if (after.scoring_failed) return impossible(texts::campaign_desk::scoring_failed());
    const auto scores = std::span(after.scores).subspan(comparison_.first_scale, comparison_.scales);
    const auto signals = newly_met(before, after, wish_);
    ++report_.rescored;
    report_.newly_met += static_cast<std::int64_t>(signals.size());
    for (const auto& score : scores)
      if (!same_result(before, score)) {
        ++report_.changed;
        break;
      }
    return wish_.dry_run ? success() : store(one, *key, scores, signals);
  }

  Status store(const Sheet& one, const Key& key, std::span<const answering::NamedScore> scores,
               const std::vector<alerts::Signal>& signals) {
    const auto campaign = comparison_.before->id;
    const auto sealed = answering::seal_signals(signals, key, one.student, campaign, one.attempt);
    const auto answerer = access::CallerMint::answerer(one.student, campaign, one.attempt, 0, ClassSessionId(0), true);
    return screening_.database.write(answerer, [&](store::OwnTransaction& transaction) -> Status {
      const std::int64_t now_ms = screening_.clock.now_ms();
      transaction.run(sql::campaign_desk::store_rescored_sheet{.campaign_id = campaign,
                                                               .attempt = one.attempt,
                                                               .instrument_id = wish_.instrument,
                                                               .instrument_version = wish_.version,
                                                               .scorer_version = campaigns::scorer_version,
                                                               .reason = wish_.reason,
                                                               .asked_by = wish_.asked_by,
                                                               .rescored_at_ms = now_ms});
      for (const auto& score : scores) {
        using psychometrics::ScoreState;
        const bool scorable = score.score.state != ScoreState::not_scorable;
        const char* state = score.score.state == ScoreState::scored ? "scored" : scorable ? "prorated" : "not_scorable";
        const std::optional<double> value = scorable ? std::optional(score.score.value) : std::nullopt;
        const std::optional<std::string_view> band =
            score.score.band >= 0
                ? std::optional<std::string_view>(score.scale->band_id[static_cast<std::size_t>(score.score.band)])
                : std::nullopt;
        transaction.run(sql::campaign_desk::store_rescored_score{.campaign_id = campaign,
                                                                 .attempt = one.attempt,
                                                                 .instrument_id = wish_.instrument,
                                                                 .instrument_version = wish_.version,
                                                                 .scorer_version = campaigns::scorer_version,
                                                                 .scale = score.scale->id,
                                                                 .state = state,
                                                                 .value = value,
                                                                 .band = band,
                                                                 .missing = score.score.missing});
      }
      for (const auto& signal : sealed) alerts::raise(transaction, signal, now_ms);
      screening_.audit.append(transaction, {"system", 0, 0, "rescoreSheet", one.student.value,
                                            wish_.campaign_code + " " + wish_.instrument + " " + wish_.version});
      return success();
    });
  }

  campaigns::Screening& screening_;
  const RescoreWish& wish_;
  const Comparison comparison_;
  RescoreReport report_;
};

}  // namespace

Result<RescoreReport> rescore(campaigns::Screening& screening, const RescoreWish& wish) {
  auto comparison = screening.database.read(
      rescoring, [&](Transaction& transaction) { return compare(screening, transaction, wish); });
  if (!comparison) return std::move(comparison).problem();
  return Rescoring(screening, wish, std::move(*comparison)).all();
}

}  // namespace rongxin::campaign_desk
