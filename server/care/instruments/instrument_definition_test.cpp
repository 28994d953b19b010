#include "instruments/instrument_definition.h"

#include <doctest/doctest.h>

#include "campaigns/compiled_campaign.h"
#include "psychometrics/validity/validity.h"
#include "store/embedded_text.h"

using namespace rongxin;
using instruments::read_instrument;

namespace {

std::string shipped(const std::string& name) {
  for (const auto& one : store::embedded_instruments())
    if (one.name == name + ".yaml") return std::string(one.text);
  FAIL("not shipped: " << name);
  return {};
}

std::string changed(const std::string& name, const std::string& from, const std::string& to) {
  std::string text = shipped(name);
  REQUIRE(text.find(from) != std::string::npos);
  return text.replace(text.find(from), from.size(), to);
}

bool has(const std::string& yaml, const std::string& code) {
  const auto read = read_instrument(yaml);
  for (const auto& fault : read.faults)
    if (fault.code == code) return true;
  return false;
}

}  // namespace

TEST_CASE("every shipped instrument may be published") {
  CHECK(store::embedded_instruments().size() == 19);
  for (const auto& one : store::embedded_instruments()) {
    CAPTURE(one.name);
    const auto read = read_instrument(one.text);
    for (const auto& fault : read.faults) MESSAGE(fault.path << ": " << fault.text_en);
    CHECK(read.faults.empty());
  }
}

TEST_CASE("a pack is off until somebody has signed, and what may not be shipped comes without words") {
  const auto source = [](const char* name) { return read_instrument(shipped(name)).compiled.source; };
  for (const char* name : {"dass21", "who5", "psc17", "pss10"}) {
    CHECK(source(name).needs_signed_check);
    CHECK(!source(name).text_included);
  }
  for (const char* name : {"mht", "mssmhs", "scl90"}) CHECK(!source(name).text_included);
  for (const char* name : {"k6", "k10", "cesd", "rses", "swls", "yrbs_bullying"}) {
    CHECK(source(name).text_included);
    CHECK(!source(name).needs_signed_check);
    CHECK(!source(name).validated_translation);
  }
  CHECK(source("psc17").informant == "guardian");
}

TEST_CASE("a bad definition says what is wrong with it") {
  CHECK(has(changed("phq9", "{id: mild, from: 5,", "{id: mild, from: 0,"), "band_overlap"));
  CHECK(has(changed("phq9", "{id: minimal, from: 0,", "{id: minimal, from: 1,"), "band_gap"));
  CHECK(has(changed("phq9", "items: [phq9.1, phq9.2]", "items: [phq9.1, phq9.77]"), "unknown_item"));
  CHECK(has(changed("phq9", "scores: {phq9: 0,", "scores: {phq9: 1,"), "golden_failed"));
  CHECK(has(changed("phq9", "  - id: phq9.2\n", "  - id: phq9.1\n"), "duplicate_item"));
  CHECK(has(changed("phq9", "informant: student", "informant: friend"), "not_a_choice"));
  CHECK(has(changed("phq9", "informant: student", "informer: student"), "unknown_key"));
  CHECK(has(changed("phq9", "critical: []", "critical: [phq9.9]"), "golden_critical"));
  CHECK(has(
      changed(
          "phq9",
          "    text: {zh-CN: \"做事时提不起劲，或没有兴趣\", en: \"Little interest or pleasure in doing things\"}\n",
          ""),
      "text_included"));
  CHECK(has(changed("mht", "text_included: no", "text_included: yes"), "text_included"));
  CHECK(has(changed("mht", "mht.100]\n    void_from", "mht.101]\n    void_from"), "unknown_item"));
  CHECK(has(changed("mht", "void_from: 7", "void_from: 6"), "golden_validity"));
  CHECK(has(changed("mssmhs", "[mssmhs_obsessive, mssmhs_paranoid,", "[mssmhs, mssmhs_paranoid,"), "duplicate_item"));
  CHECK(has(changed("phq9", "options:\n", "faces: yes\noptions:\n"), "faces"));
  CHECK(has(changed("mht", "grades: [4, 12]", "grades: [12, 4]"), "grade_range"));
  CHECK(has("a: &x [1]\nb: *x\n", "anchors"));
  CHECK(has("a: [1\n", "not_yaml"));
  CHECK(has(std::string(400 * 1024, 'a'), "too_large"));
  CHECK(has("a: " + std::string(5000, '['), "too_deep"));
}

TEST_CASE("a run of one answer is invalid together with speed only") {
  const psychometrics::CompiledValidity rule{{1000, 0.5, 9, 2}, {}, {}, false};
  const std::vector<std::int8_t> zeros(9, 0);
  const std::vector<std::uint32_t> slow(9, 3000), fast(9, 200), none(9, 0);
  CHECK(psychometrics::judge_validity(rule, zeros, slow).verdict == psychometrics::Validity::valid);
  CHECK(psychometrics::judge_validity(rule, zeros, fast).verdict == psychometrics::Validity::invalid);
  CHECK(psychometrics::judge_validity(rule, zeros, none).verdict == psychometrics::Validity::unknown);
  const std::vector<std::int8_t> holes{-1, -1, -1, 1, 2, 0, 1, 2, 0};
  CHECK(psychometrics::judge_validity(rule, holes, slow).flags == psychometrics::too_many_missing);
}

TEST_CASE("faces and reading aloud reach the page of the child, with consent and without") {
  std::string young = changed("swls", "options:\n", "faces: yes\nread_aloud: yes\noptions:\n");
  for (int value = 1; value <= 7; ++value) {
    const std::string option = "{value: " + std::to_string(value) + ",";
    young.replace(young.find(option), option.size(),
                  option + " face: " + std::to_string(std::min(5, 1 + (7 - value) * 4 / 6)) + ",");
  }
  REQUIRE(read_instrument(young).faults.empty());
  campaigns::CampaignDefinition definition;
  definition.instruments = {"swls", "k6"};
  std::vector<YamlFault> faults;
  const auto campaign = campaigns::compile_campaign(
      CampaignId(1), UnitId(1), definition, [&](const std::string& id) { return id == "swls" ? young : shipped(id); },
      faults);
  REQUIRE(faults.empty());
  for (const auto& form : {campaign->form, campaign->reading_form}) {
    std::size_t faces = 0, aloud = 0;
    for (std::size_t at = 0; (at = form->find("\"face\":", at)) != std::string::npos; ++at) ++faces;
    for (std::size_t at = 0; (at = form->find("\"read_aloud\":true", at)) != std::string::npos; ++at) ++aloud;
    CHECK(faces == 35);
    CHECK(aloud == 5);
  }
}
