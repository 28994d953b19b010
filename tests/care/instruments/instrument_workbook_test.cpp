// An officer writes an instrument in a workbook: faults come by cell, examples prove the scoring, a
// second person publishes, campaigns ask with it.
#include <unzip.h>
#include <zip.h>

#include <boost/json.hpp>
#include <fstream>
#include <set>

#include "instruments/definition_yaml.h"
#include "instruments/instrument_definition.h"
#include "instruments/read_workbook.h"
#include "instruments/worked_example.h"
#include "instruments/write_workbook.h"
#include "store/embedded_text.h"
#include "tests/fixtures/people.h"

using namespace rongxin;
using namespace rongxin::test;
using access::Role;
namespace json = boost::json;

namespace {

using psychometrics::Instrument;

struct Office {
  explicit Office(World& world)
      : client((add_person(world, "first", Role::city_officer, "city"),
                add_person(world, "second", Role::city_officer, "city"),
                add_person(world, "county", Role::county_officer, "350102"),
                add_person(world, "teacher", Role::psychology_teacher, "2135010201"), world.serve())) {}
  http::PlainClient client;
  http::PlainClient::Answer call(const std::string& who, const std::string& method, const std::string& path,
                                 const std::string& body = {}) {
    if (!sessions.contains(who)) sessions[who] = sign_in_staff(client, who);
    return client.request(method, path, body, sessions[who].headers);
  }
  json::value told(const std::string& who, const std::string& method, const std::string& path,
                   const std::string& body = {}) {
    const auto answer = call(who, method, path, body);
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    return json::parse(answer.body);
  }
  json::value preview(const Instrument& of) {
    return told("first", "POST", "/api/instrument-workbooks/preview", instruments::write_workbook(of, "zh-CN"));
  }
  std::string propose(const Instrument& of) {
    return std::string(told("first", "POST", "/api/instrument-proposals", instruments::write_workbook(of, "zh-CN"))
                           .at("proposal_id")
                           .as_string());
  }
  std::map<std::string, Session> sessions;
};

/// "分段 C3: band_overlap" of every fault.
std::vector<std::string> faults_of(const json::value& preview) {
  std::vector<std::string> all;
  for (const auto& one : preview.at("faults").as_array()) {
    CHECK(!one.at("reason").at("zh-CN").as_string().empty());
    CHECK(!one.at("reason").at("en").as_string().empty());
    all.push_back(std::string(one.at("sheet").as_string()) + " " + std::string(one.at("cell").as_string()) + ": " +
                  std::string(one.at("code").as_string()));
  }
  return all;
}

bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

using Exchanges = std::vector<std::pair<std::string, std::string>>;

/// The same workbook with texts of its XML exchanged: what an office program would have written.
std::string with_texts(const Instrument& of, const Exchanges& exchanges) {
  TemporaryFolder folder;
  std::ofstream(folder / "from.xlsx", std::ios::binary) << instruments::write_workbook(of, "zh-CN");
  const unzFile in = unzOpen64((folder / "from.xlsx").c_str());
  const zipFile out = zipOpen64((folder / "to.xlsx").c_str(), APPEND_STATUS_CREATE);
  std::set<std::string> exchanged;
  for (int more = unzGoToFirstFile(in); more == UNZ_OK; more = unzGoToNextFile(in)) {
    char name[256] = {};
    unz_file_info64 about{};
    unzGetCurrentFileInfo64(in, &about, name, sizeof name - 1, nullptr, 0, nullptr, 0);
    std::string text(about.uncompressed_size, '\0');
    unzOpenCurrentFile(in);
    unzReadCurrentFile(in, text.data(), static_cast<unsigned>(text.size()));
    unzCloseCurrentFile(in);
    for (const auto& [from, to] : exchanges)
      for (auto at = text.find(from); at != std::string::npos;
           at = text.find(from, at + to.size()), exchanged.insert(from))
        text.replace(at, from.size(), to);
    zipOpenNewFileInZip64(out, name, nullptr, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 1, 1);
    zipWriteInFileInZip(out, text.data(), static_cast<unsigned>(text.size()));
    zipCloseFileInZip(out);
  }
  zipClose(out, nullptr);
  unzClose(in);
  for (const auto& one : exchanges) REQUIRE_MESSAGE(exchanged.contains(one.first), one.first);
  std::ifstream made(folder / "to.xlsx", std::ios::binary);
  return {std::istreambuf_iterator<char>(made), {}};
}

std::string with_sheet_text(const Instrument& of, const std::string& from, const std::string& to) {
  return with_texts(of, {{from, to}});
}

/// "基本信息 B3: text_wanted" of every fault of a workbook that can be read.
std::string faults_in(const std::string& octets) {
  TemporaryFolder folder;
  const auto read = instruments::read_workbook(octets);
  if (!read) return read.problem().text("en");
  std::string all;
  for (const auto& one : read->faults) all += one.at.sheet + " " + one.at.cell + ": " + one.code + "\n";
  return all;
}

std::string campaign_with(const std::string& instruments, const std::string& code) {
  return "campaign: " + code + R"(
title: {zh-CN: 睡眠调查, en: Sleep}
help_promise: {zh-CN: 今天会看到, en: Read today}
who_reads: {zh-CN: 心理老师, en: The psychologist}
unit: city
instruments: [)" +
         instruments + R"(]
window: {opens: "2026-11-01T00:00+08:00", closes: "2027-06-30T00:00+08:00"}
consent: {default: given}
rules: []
hotlines: []
)";
}

}  // namespace

TEST_CASE("the worked example of the template may be published as it is, in both languages") {
  TemporaryFolder folder;
  for (const char* language : {"zh-CN", "en"}) {
    CAPTURE(language);
    const auto octets = instruments::write_workbook(instruments::worked_example(), language);
    const auto read = instruments::read_workbook(octets);
    REQUIRE(read.ok());
    for (const auto& fault : read->faults) MESSAGE(fault.at.sheet << " " << fault.at.cell << " " << fault.text.en);
    CHECK(read->faults.empty());
    CHECK(read->yaml == instruments::definition_yaml(instruments::worked_example()));
    CHECK(instruments::read_instrument(read->yaml).content_hash == read->content_hash);
    CHECK(read->golden.size() == 5);
  }
}

TEST_CASE("every shipped instrument survives the way into a workbook and back") {
  TemporaryFolder folder;
  for (const auto& one : store::embedded_instruments()) {
    CAPTURE(one.name);
    const auto source = instruments::read_instrument(one.text).compiled.source;
    const auto read = instruments::read_workbook(instruments::write_workbook(source, "en"));
    REQUIRE(read.ok());
    for (const auto& fault : read->faults) MESSAGE(fault.at.sheet << " " << fault.at.cell << " " << fault.text.en);
    CHECK(read->faults.empty());
    CHECK(read->yaml == instruments::definition_yaml(source));
  }
}

TEST_CASE("faults of a workbook come all at once, each with its sheet, row and column") {
  on_both_engines([](World& world) {
    Office office(world);
    Instrument bad = instruments::worked_example();
    bad.scales[0].bands[2].from = 3;            // overlaps the second
    bad.scales[0].items.push_back("sleep4.9");  // no such item
    bad.critical[0].item = "sleep4.7";
    bad.items[1].text["zh-CN"] = "";
    bad.version = "1 a";
    const auto page = office.preview(bad);
    CHECK(page.at("state").as_string() == "faulty");
    CHECK(!page.as_object().contains("instrument"));
    const auto faults = faults_of(page);
    CAPTURE(json::serialize(page.at("faults")));
    CHECK(has(faults, "基本信息 B3: version"));
    CHECK(has(faults, "题目 B3: cell_empty"));
    CHECK(has(faults, "分段 C4: band_overlap") == false);  // bands are judged once the scale's items are known
    CHECK(has(faults, "分量表 E2: unknown_item"));
    CHECK(has(faults, "关键题 A2: unknown_item"));
    bad.scales[0].items.pop_back();
    CHECK(has(faults_of(office.preview(bad)), "分段 C4: band_overlap"));
    CHECK(office.call("first", "POST", "/api/instrument-proposals", instruments::write_workbook(bad, "zh-CN")).status ==
          422);
    CHECK(world.number("SELECT count(*) FROM proposal") == 0);
  });
}

TEST_CASE(
    "a golden vector that fails is shown with what it must give and what it gives, and nothing can be published") {
  on_both_engines([](World& world) {
    Office office(world);
    Instrument bad = instruments::worked_example();
    bad.golden[1].scores["sleep4"] = 4;
    bad.golden[2].critical.clear();
    const auto page = office.preview(bad);
    const auto faults = faults_of(page);
    CHECK(has(faults, "计分样例 F3: golden_failed"));
    CHECK(has(faults, "计分样例 H4: golden_critical"));
    const auto& golden = page.at("instrument").at("golden").as_array();
    CHECK(golden[0].at("passed").as_bool());
    CHECK(!golden[1].at("passed").as_bool());
    CHECK(golden[1].at("scores").at(0).at("expected").to_number<double>() == 4);
    CHECK(golden[1].at("scores").at(0).at("computed").to_number<double>() == 3);
    CHECK(golden[4].at("scores").at(0).as_object().contains("computed") == false);  // not scorable, as told
    CHECK(office.call("first", "POST", "/api/instrument-proposals", instruments::write_workbook(bad, "zh-CN")).status ==
          422);
  });
}

TEST_CASE("a missing sheet, a renamed column and a formula are told in words that name them") {
  TemporaryFolder folder;
  const auto faults_after = [&](const std::string& from, const std::string& to) {
    auto read = instruments::read_workbook(with_sheet_text(instruments::worked_example(), from, to));
    REQUIRE(read.ok());
    std::string all;
    for (const auto& one : read->faults)
      all += one.at.sheet + "/" + one.at.column + "/" + one.code + "/" + one.text.zh + "\n";
    return all;
  };
  CHECK(faults_after("<sheet name=\"分段\"", "<sheet name=\"别的表\"").find("分段//sheet_missing/缺少工作表“分段”") !=
        std::string::npos);
  const auto renamed = faults_after("<t>起始分</t>", "<t>起始的分数</t>");
  CHECK(renamed.find("分段/起始分/column_missing/缺少列“起始分”；最接近的是“起始的分数”，请改回原名") !=
        std::string::npos);
  const auto formula = faults_after("<v>3</v>", "<f>1+2</f><v>3</v>");
  CHECK(formula.find("formula/这里是公式，请改成数值或文字") != std::string::npos);
  CHECK(faults_after("<t>选项组1</t>", "<t>别的组</t>").find("identifier") == std::string::npos);
}

TEST_CASE("a version that an office program has made a number, a date or a truth of is refused by its cell") {
  const auto typed = [](const std::string& cell) {
    auto example = instruments::worked_example();
    example.version = "typedhere";
    const auto octets =
        with_texts(example, {{"<c r=\"B3\" s=\"2\" t=\"inlineStr\"><is><t>typedhere</t></is></c>", cell}});
    return faults_in(octets);
  };
  for (const char* number : {"1.1000000000000001", "1", "1.0", "46023", "2.0E0"})
    CHECK_MESSAGE(typed("<c r=\"B3\"><v>" + std::string(number) + "</v></c>").starts_with("基本信息 B3: text_wanted"),
                  number);
  CHECK(typed("<c r=\"B3\" t=\"b\"><v>1</v></c>").starts_with("基本信息 B3: text_wanted"));
  CHECK(typed("<c r=\"B3\" t=\"d\"><v>2026-01-02</v></c>").starts_with("基本信息 B3: cell_date"));
  CHECK(typed("<c r=\"B3\" t=\"inlineStr\"><is><t>1.10</t></is></c>") == "");
}

TEST_CASE(
    "an instrument's workbook is read by its relations, whatever their prefix and spelling, and a hidden sheet is "
    "told") {
  const auto example = instruments::worked_example();
  CHECK(faults_in(with_texts(example, {{"xmlns:r=", "xmlns:rel="}, {" r:id=", " rel:id="}})) == "");
  CHECK(faults_in(with_texts(example, {{"Target=\"worksheets/", "Target=\"./worksheets/"}})) == "");
  CHECK(faults_in(with_texts(example, {{"Target=\"worksheets/", "Target=\"/XL\\WorkSheets/"}})) == "");
  CHECK(faults_in(with_texts(example, {{"<sheet name=\"分段\"", "<sheet state=\"hidden\" name=\"分段\""}}))
            .find("分段 : sheet_hidden\n") != std::string::npos);
}

TEST_CASE("no sheet, column or field of an instrument's workbook is passed over without a word") {
  const auto example = instruments::worked_example();
  CHECK(faults_in(with_texts(example, {{"<sheet name=\"常模\"", "<sheet name=\"常模 (2)\""}})) ==
        "常模 (2) : sheet_unknown\n");  // may be gone, but not lost
  CHECK(faults_in(with_texts(example, {{"<sheet name=\"常模\"", "<sheet state=\"hidden\" name=\"草稿\""}})) == "");
  CHECK(faults_in(with_texts(example, {{"<sheet name=\"常模\"", "<sheet name=\"Items\""}}))
            .find("Items : sheet_twice\n") != std::string::npos);
  CHECK(faults_in(with_texts(example, {{"<t>需要签字核准</t>", "<t>要签字</t>"}})).find(": unknown_heading\n") !=
        std::string::npos);
  CHECK(faults_in(with_texts(example, {{"<t>自动朗读</t>", "<t>朗读</t>"}})).find("题目 G1: unknown_heading\n") !=
        std::string::npos);
}

TEST_CASE("what children read holds no reading aid and no escape of an office program") {
  TemporaryFolder folder;
  auto example = instruments::worked_example();
  example.items[0].text["zh-CN"] = "写在这里";
  const auto read = instruments::read_workbook(with_texts(
      example,
      {{"<is><t>写在这里</t></is>", "<is><t>写在_x000D_\n这里</t><rPh sb=\"0\" eb=\"1\"><t>XIE</t></rPh></is>"}}));
  REQUIRE(read.ok());
  CHECK(read->source.items[0].text.at("zh-CN") == "写在\n这里");
}

TEST_CASE("one officer proposes, another publishes; one's own confirmation is refused with words") {
  on_both_engines([](World& world) {
    Office office(world);
    const auto example = instruments::worked_example();
    CHECK(office.preview(example).at("state").as_string() == "new");
    CHECK(world.number("SELECT count(*) FROM proposal") == 0);
    const std::string id = office.propose(example);
    CHECK(office.propose(example) == id);  // the same file twice changes nothing
    CHECK(world.number("SELECT count(*) FROM proposal") == 1);
    const auto own = office.call("first", "POST", "/api/instrument-proposals/" + id + "/publish", "{}");
    CHECK(own.status == 409);
    CHECK(own.body.find("own_confirmation") != std::string::npos);
    CHECK(world.number("SELECT count(*) FROM instrument_version") == 0);
    // Nobody else's door: a county officer and a psychologist find nothing there.
    for (const char* who : {"county", "teacher"})
      CHECK(office.call(who, "POST", "/api/instrument-proposals/" + id + "/publish", "{}").status == 404);
    CHECK(office.told("second", "GET", "/api/instrument-proposals/" + id).at("yours").as_bool() == false);
    const auto published = office.told("second", "POST", "/api/instrument-proposals/" + id + "/publish", "{}");
    CHECK(published.at("state").as_string() == "published");
    CHECK(published.at("published_by").as_string() == "second");
    CHECK(office.call("second", "POST", "/api/instrument-proposals/" + id + "/publish", "{}").status == 409);
    CHECK(office.call("first", "POST", "/api/instrument-proposals/" + id + "/withdraw", "{}").status == 409);
    CHECK(world.number("SELECT count(*) FROM instrument_version WHERE instrument_id = 'sleep4'") == 1);
    CHECK(world.number(
              "SELECT count(*) FROM audit_line WHERE action IN ('proposeInstrument', 'publishInstrumentProposal')") ==
          2);
    CHECK(office.preview(example).at("state").as_string() == "published");
    // The published version never changes: other content under it is a fault of the version's cell.
    auto other = example;
    other.title["zh-CN"] = "改过的名称";
    CHECK(has(faults_of(office.preview(other)), "基本信息 B3: version_taken"));
  });
}

TEST_CASE("what was withdrawn makes room for a corrected file") {
  on_both_engines([](World& world) {
    Office office(world);
    auto example = instruments::worked_example();
    const std::string id = office.propose(example);
    example.title["zh-CN"] = "改过的名称";
    CHECK(has(faults_of(office.preview(example)), "基本信息 B3: version_proposed"));
    CHECK(office.told("first", "POST", "/api/instrument-proposals/" + id + "/withdraw", "{}").at("state").as_string() ==
          "withdrawn");
    CHECK(office.call("second", "POST", "/api/instrument-proposals/" + id + "/publish", "{}").status == 409);
    CHECK(office.propose(example) != id);
  });
}

TEST_CASE("a campaign asks with a published instrument, and still does after a restart") {
  on_both_engines([](World& world) {
    {
      Office office(world);
      const std::string id = office.propose(instruments::worked_example());
      const auto before = campaign_desk::apply_campaign(world.screening(), campaign_with("sleep4", "early"));
      CHECK(!before->faults.empty());  // proposed is not published
      office.told("second", "POST", "/api/instrument-proposals/" + id + "/publish", "{}");
    }
    const auto applied = campaign_desk::apply_campaign(world.screening(), campaign_with("sleep4", "sleep"));
    REQUIRE(applied.ok());
    REQUIRE(applied->faults.empty());
    world.stop_serving();
    world.reopen();
    auto client = world.serve();
    const auto child = sign_in(client, world.slip("sleep", "林晨1").code);
    CHECK(client.request("GET", "/api/answering/form", {}, child.authorization).body.find("我因为害怕而不敢睡") !=
          std::string::npos);
    const auto sent = client.request(
        "PUT", child.sheet,
        R"({"answers":[{"item":"sleep4.1","value":2},{"item":"sleep4.2","value":2},{"item":"sleep4.3","value":0},{"item":"sleep4.4","value":2}]})",
        child.authorization);
    CHECK_MESSAGE(sent.status == 200, sent.body);
    CHECK(world.number("SELECT CAST(value AS BIGINT) FROM score WHERE scale = 'sleep4'") == 8);
    CHECK(world.number("SELECT count(*) FROM alert_signal WHERE kind = 'critical_item'") == 1);
  });
}

TEST_CASE("what is no workbook is refused with words, and the upload leaves nothing behind") {
  on_both_engines([](World& world) {
    Office office(world);
    for (const std::string& octets :
         {std::string("PK not a zip"), std::string("\xD0\xCF\x11\xE0 an old xls"), std::string("id: phq9")}) {
      const auto answer = office.call("first", "POST", "/api/instrument-workbooks/preview", octets);
      CHECK(answer.status == 422);
      CHECK(answer.header("Content-Type").find("problem+json") != std::string::npos);
    }
    CHECK(!std::filesystem::exists(std::filesystem::path(world.config().keys.folder) / ".." / "uploads"));
  });
}
