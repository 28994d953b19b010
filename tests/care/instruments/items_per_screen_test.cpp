// Several items on one screen: where an instrument allows it, for older students, never with an item that may call an
// adult.
#include <boost/json.hpp>

#include "campaigns/grade_name.h"
#include "instruments/changes.h"
#include "instruments/instrument_definition.h"
#include "instruments/instrument_library.h"
#include "instruments/load_licensed_texts.h"
#include "instruments/read_workbook.h"
#include "instruments/worked_example.h"
#include "instruments/write_workbook.h"
#include "store/embedded_text.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
namespace json = boost::json;

namespace {

std::string shipped(const std::string& name) {
  for (const auto& one : store::embedded_instruments())
    if (one.name == name + ".yaml") return std::string(one.text);
  FAIL("not shipped: " << name);
  return {};
}

std::string with_screens(const std::string& name, const std::string& items) {
  std::string text = shipped(name);
  const std::string before = "validated_translation: ";
  return text.insert(text.find(before), "items_per_screen_max: " + items + "\n");
}

/// "code code" of what is wrong with a definition.
std::string faults_of(const std::string& yaml) {
  std::string all;
  for (const auto& fault : instruments::read_instrument(yaml).faults) all += (all.empty() ? "" : " ") + fault.code;
  return all;
}

/// A campaign in memory over these instruments; texts in `written` stand in the place of shipped ones.
struct Asked {
  campaigns::CampaignDefinition definition;
  std::map<std::string, std::string> written;

  explicit Asked(std::vector<std::string> instruments) { definition.instruments = std::move(instruments); }
  std::shared_ptr<const campaigns::CompiledCampaign> campaign() const {
    std::vector<YamlFault> faults;
    auto out = campaigns::compile_campaign(
        CampaignId(1), UnitId(1), definition,
        [&](const std::string& id) { return written.contains(id) ? written.at(id) : shipped(id); }, faults);
    for (const auto& fault : faults) MESSAGE(fault.path << " " << fault.text.en);
    REQUIRE(faults.empty());
    return out;
  }
};

/// "phq9 9x1, cesd 20x4": id, items and items on a screen of every section of a form.
std::string screens_of(std::string_view form) {
  std::string all;
  const auto read = json::parse(form);
  for (const auto& one : read.at("sections").as_array()) {
    const auto* together = one.as_object().if_contains("items_per_screen");
    all += (all.empty() ? "" : ", ") + std::string(one.at("id").as_string()) + " " +
           std::to_string(one.at("items").as_array().size()) + "x" +
           std::to_string(together == nullptr ? 1 : together->to_number<int>());
  }
  return all;
}

std::string campaign_yaml(const std::string& instruments, const std::string& grades = "") {
  return "campaign: older\ntitle: {zh-CN: 测评, en: Screening}\nhelp_promise: {zh-CN: 今天会看到, en: Read "
         "today}\nwho_reads: {zh-CN: 心理老师, en: The psychologist}\nunit: city\n"
         "instruments: [" +
         instruments + "]\n" + (grades.empty() ? "" : "population: {grades: [" + grades + "]}\n") +
         "window: {opens: \"2026-11-01T00:00+08:00\", closes: \"2027-06-30T00:00+08:00\"}\nconsent: {default: "
         "given}\nrules: []\nhotlines: []\n";
}

void publish(World& world, const std::string& yaml) {
  const auto applied = campaign_desk::apply_campaign(world.screening(), yaml);
  REQUIRE_MESSAGE(applied.ok(), (applied.ok() ? "" : applied.problem().text("en")));
  for (const auto& fault : applied->faults) MESSAGE(fault.path << " " << fault.text.en);
  REQUIRE(applied->faults.empty());
}

}  // namespace

TEST_CASE(
    "a definition may put several items on one screen, but not where one calls an adult, opens another, or children "
    "are young") {
  CHECK(instruments::read_instrument(shipped("cesd")).compiled.source.items_per_screen_max == 4);
  CHECK(instruments::read_instrument(shipped("phq9")).compiled.source.items_per_screen_max == 1);
  for (const char* number : {"1", "2", "6"}) CHECK(faults_of(with_screens("k10", number)).empty());
  for (const char* number : {"0", "7", "-3"})
    CHECK_MESSAGE(faults_of(with_screens("k10", number)) == "screen_range", number);
  CHECK(!faults_of(with_screens("k10", "several")).empty());
  CHECK(faults_of(with_screens("phq9", "3")) == "together_critical");
  CHECK(faults_of(with_screens("scl90", "5")) == "together_critical");
  CHECK(faults_of(with_screens("asq", "2")).find("together_condition") != std::string::npos);
  CHECK(faults_of(with_screens("mood_today", "2")).find("together_young") != std::string::npos);
  CHECK(faults_of(with_screens("psc17", "4")) == "together_informant");
  std::string mixed = with_screens("k10", "5");
  const std::string item = "  - id: k10.3\n";
  mixed.insert(mixed.find(item) + item.size(),
               "    options: [{value: 1, zh-CN: 一, en: one}, {value: 2, zh-CN: 二, en: two}, {value: 3, zh-CN: 三, "
               "en: three}, {value: 4, zh-CN: 四, en: four}, {value: 5, zh-CN: 五, en: five}]\n");
  CHECK(faults_of(mixed) == "together_options");
}

TEST_CASE("a grade is one of junior high or above by a name that says so, and by no other") {
  for (const char* name : {"初一", "初三", "高二", "七年级", "九年级", "初中二年级", "高中一年级", "高一年级",
                           "中职一年级", "职高三年级", "10年级", "初四"})
    CHECK_MESSAGE(campaigns::from_junior_high(name), name);
  for (const char* name : {"", "一年级", "六年级", "小学六年级", "高年级", "初年级", "2024级", "预初", "7", "十",
                           "年级", "高一(2)班", "五年级(高)"})
    CHECK_MESSAGE(!campaigns::from_junior_high(name), name);
}

TEST_CASE(
    "several items stand on one screen for older students only: by the grades that a campaign names, or by what an "
    "instrument is for") {
  Asked asked({"phq9", "cesd", "k10"});
  asked.written["k10"] = with_screens("k10", "5");
  CHECK(screens_of(*asked.campaign()->form) == "phq9 9x1, asq 5x1, cesd 20x4, k10 10x1");
  for (const char* young : {"六年级", "2024级"}) {
    asked.definition.grades = {"初一", young};
    CHECK(screens_of(*asked.campaign()->form) == "phq9 9x1, asq 5x1, cesd 20x1, k10 10x1");
  }
  asked.definition.grades = {"初一", "高二"};
  CHECK(screens_of(*asked.campaign()->form) == "phq9 9x1, asq 5x1, cesd 20x4, k10 10x5");
}

TEST_CASE("an item that a rule of the campaign looks at stands alone on its screen, and so does everything beside it") {
  Asked asked({"cesd"});
  alerts::Rule rule{"cries", psychometrics::Tier::same_day, false, {{alerts::Condition::Of::scale, "cesd", -1, 16}}};
  asked.definition.rules = {rule};
  CHECK(screens_of(*asked.campaign()->form) == "cesd 20x4");
  rule.conditions.push_back({alerts::Condition::Of::item, "cesd.17", -1, 3});
  asked.definition.rules = {rule};
  CHECK(screens_of(*asked.campaign()->form) == "cesd 20x1");
  CHECK(screens_of(*asked.campaign()->reading_form) == "reading 20x1");
}

TEST_CASE("both forms of a campaign have the same screens: nobody sees from the number of questions who only reads") {
  Asked asked({"phq9", "gad7", "cesd", "k10", "swls"});
  asked.written["k10"] = with_screens("k10", "5");
  asked.definition.grades = {"高一"};
  CHECK(screens_of(*asked.campaign()->form) == "phq9 9x1, asq 5x1, gad7 7x1, cesd 20x4, k10 10x5, swls 5x1");
  CHECK(screens_of(*asked.campaign()->reading_form) == "reading 16x1, reading.2 20x4, reading.3 10x5, reading.4 5x1");
  const auto read = json::parse(*asked.campaign()->reading_form);
  CHECK(read.at("sections").at(1).at("items").at(0).at("id").as_string() == "cesd.1");
}

TEST_CASE("a campaign whose instruments say nothing of screens has the form that it always had") {
  const auto campaign = Asked({"phq9", "gad7"}).campaign();
  CHECK(campaign->form->find("items_per_screen") == std::string::npos);
  CHECK(screens_of(*campaign->reading_form) == "reading 16x1");
  Asked same({"phq9", "gad7"});
  same.written["gad7"] = with_screens("gad7", "1");
  CHECK(same.campaign()->form_hash == campaign->form_hash);
  CHECK(same.campaign()->reading_form_hash == campaign->reading_form_hash);
}

TEST_CASE(
    "a child gets the screens from the server, with consent and without, and another device leaves out no question of "
    "a screen") {
  on_both_engines([](World& world) {
    publish(world, campaign_yaml("cesd"));
    world.execute(
        "UPDATE campaign_member SET consent = 'refused' WHERE student_id = (SELECT student_id FROM student WHERE name "
        "= '陈曦1')");
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("older", "林晨1").code),
               reader = sign_in(client, world.slip("older", "陈曦1").code);
    CHECK(screens_of(client.request("GET", "/api/answering/form", {}, child.authorization).body) == "cesd 20x4");
    CHECK(screens_of(client.request("GET", "/api/answering/form", {}, reader.authorization).body) == "reading 20x4");
    // The first screen whole, of the second only its first and third: there the next device goes on.
    const auto saved = client.request(
        "PUT", child.sheet + "/answers",
        R"({"save_no":1,"answers":[{"item":"cesd.1","value":1},{"item":"cesd.2","value":1},{"item":"cesd.3","value":0},{"item":"cesd.4","value":2},{"item":"cesd.5","value":1},{"item":"cesd.7","value":1}]})",
        child.authorization);
    REQUIRE_MESSAGE(saved.status == 200, saved.body);
    CHECK(sign_in(client, world.slip("older", "林晨1").code).first_item == 5);
  });
}

TEST_CASE(
    "an installed store goes on with the version that its campaigns have, and new ones ask with the one that allows "
    "several on a screen") {
  on_both_engines([](World& world) {
    std::string before = shipped("cesd");
    before.replace(before.find("\"1.1\""), 5, "\"1.0\"");
    before.erase(before.find("items_per_screen_max"),
                 before.find('\n', before.find("items_per_screen_max")) + 1 - before.find("items_per_screen_max"));
    constexpr auto installing = store::SystemKey::because("what an earlier release has stored");
    const auto put = world.database().write(installing, [&](store::Transaction& transaction) {
      return instruments::publish_version(transaction, "cesd", "1.0", instruments::read_instrument(before).content_hash,
                                          before, 1);
    });
    REQUIRE(put.ok());
    publish(world, campaign_yaml("cesd"));
    CHECK(world.number("SELECT count(*) FROM instrument_version WHERE instrument_id = 'cesd'") == 2);
    CHECK(world.number("SELECT count(*) FROM campaign_instrument WHERE instrument_id = 'cesd' AND version = '1.1'") ==
          1);
    const auto older = world.database().read(installing, [](store::Transaction& transaction) {
      return instruments::library_text(transaction, "cesd", "1.0");
    });
    CHECK(instruments::read_instrument(older).compiled.source.items_per_screen_max == 1);
  });
}

TEST_CASE(
    "whoever has the licence of the words says with them how many stand on a screen, and the key stays as it is") {
  on_both_engines([](World& world) {
    std::string words =
        "texts_of: mht\nversion: \"1.0\"\nlicence: {holder: 福州市教育局, statement: 合同 2026-17 "
        "号}\ntranslation_source: official\nvalidated_translation: yes\nitems_per_screen_max: 5\nstem: {zh-CN: "
        "请选择}\nitems:\n";
    for (int i = 1; i <= 100; ++i)
      words += "  - {id: mht." + std::to_string(i) + ", zh-CN: 第" + std::to_string(i) + "题的文字}\n";
    const auto loaded = instruments::load_instrument_texts(world.screening(), words, "林导");
    REQUIRE(loaded.ok());
    for (const auto& fault : loaded->faults) MESSAGE(fault.path << " " << fault.text_en);
    REQUIRE(loaded->faults.empty());
    CHECK(instruments::read_instrument(shipped("mht")).compiled.source.items_per_screen_max == 1);
    publish(world, campaign_yaml("mht", "初二"));
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("older", "林晨1").code);
    CHECK(screens_of(client.request("GET", "/api/answering/form", {}, child.authorization).body) == "mht 100x5");
  });
}

TEST_CASE(
    "a workbook says how many items stand on a screen; what cannot be is told by its cell, and a change of it is "
    "shown") {
  auto example = instruments::worked_example();
  example.items_per_screen_max = 3;
  const auto refused = instruments::read_workbook(instruments::write_workbook(example, "zh-CN"));
  REQUIRE(refused.ok());
  std::string told;
  for (const auto& one : refused->faults) told += one.at.sheet + " " + one.at.column + " " + one.code + "\n";
  CHECK(told == "基本信息 同屏题数 together_critical\n");
  CHECK(!refused->faults.empty());
  CHECK(refused->faults[0].at.cell.starts_with("B"));
  example.critical.clear();
  for (auto& vector : example.golden) vector.critical.clear();
  for (const char* language : {"zh-CN", "en"}) {
    const auto read = instruments::read_workbook(instruments::write_workbook(example, language));
    REQUIRE(read.ok());
    CHECK(read->faults.empty());
    CHECK(read->source.items_per_screen_max == 3);
    CHECK(instruments::read_instrument(read->yaml).compiled.source.items_per_screen_max == 3);
  }
  auto before = example;
  before.items_per_screen_max = 1;
  const auto changes = instruments::changes_between(before, example);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].field == "items_per_screen");
  CHECK(instruments::read_workbook(instruments::write_workbook(before, "zh-CN"))->yaml.find("items_per_screen_max") ==
        std::string::npos);
}
